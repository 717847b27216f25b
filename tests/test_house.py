"""The budgets of the house (house.md): growth is a decision, so it fails a test first."""

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    "site/config",
    "site/core",
    "site/taxonomy",
    "search",
    "partners_directory",
    "opportunities",
    "events",
    "guides",
    "home",
)
FILE, MEDIAN, FUNCTION, CLASS, TEMPLATE, SETTINGS, README = 300, 60, 40, 200, 120, 250, 150


def _ours(suffix: str, *folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob(f"*{suffix}")
        if "migrations" not in path.parts and "vendor" not in path.parts
    )


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


PYTHON = _ours(".py", *PACKAGES)


def test_files_are_small():
    styles = [*_ours(".css", "site/static"), *_ours(".js", "site/static")]

    assert {
        str(path.relative_to(ROOT)): _lines(path) for path in [*PYTHON, *styles] if _lines(path) > FILE
    } == {}


def test_half_of_the_files_are_very_small():
    assert statistics.median(_lines(path) for path in PYTHON) <= MEDIAN


def _too_long(kind: tuple[type[ast.AST], ...], limit: int) -> dict[str, int]:
    found = {}
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind) and node.end_lineno - node.lineno + 1 > limit:
                found[f"{path.relative_to(ROOT)}:{node.name}"] = node.end_lineno - node.lineno + 1
    return found


def test_functions_are_short():
    assert _too_long((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION) == {}


def test_classes_are_short():
    assert _too_long((ast.ClassDef,), CLASS) == {}


def test_templates_are_short():
    templates = _ours(".html", "templates")

    assert {str(path.relative_to(ROOT)): _lines(path) for path in templates if _lines(path) > TEMPLATE} == {}


def test_settings_are_short():
    assert _lines(ROOT / "site/config/settings/base.py") <= SETTINGS


def test_readme_is_short():
    assert _lines(ROOT / "README.md") <= README


def test_the_environment_is_read_in_one_place():
    readers = [
        str(path.relative_to(ROOT))
        for path in PYTHON
        if re.search(r"os\.environ\b(?! \|)|getenv", path.read_text())
    ]

    assert [name for name in readers if name not in {"site/config/wsgi.py", "site/manage.py"}] == []


def test_imports_stand_at_the_top():
    ours = {Path(package).name for package in PACKAGES}
    inline = []
    for path in PYTHON:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name != "ready"
        ):
            for node in ast.walk(function):
                module = node.module if isinstance(node, ast.ImportFrom) else None
                if module and module.partition(".")[0] in ours:
                    inline.append(f"{path.relative_to(ROOT)}: {module}")

    assert inline == []


def test_names_of_files_say_what_is_in_them():
    vague = {"utils.py", "helpers.py", "misc.py", "common.py"}

    assert [str(path) for path in PYTHON if path.name in vague] == []


def test_no_exception_is_made_without_a_reason():
    bare = []
    for path in PYTHON:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"#\s*(noqa(?!: \w+[\w, ]* -- )|type: ignore\[[^\]]+\](?!\s+# -- ))", line):
                bare.append(f"{path.relative_to(ROOT)}:{number}")

    assert bare == []


def test_broad_guards_are_the_documented_ones():
    documented = (ROOT / "site/docs/architecture.md").read_text(encoding="utf-8")
    undocumented = [
        str(path.relative_to(ROOT))
        for path in PYTHON
        if re.search(r"except (Base)?Exception\b", path.read_text(encoding="utf-8"))
        and str(path.relative_to(ROOT)) not in documented
    ]

    assert undocumented == []


def test_style_sheets_know_no_left_and_right():
    physical = re.compile(
        r"^\s*(margin|padding|border)-(left|right)\b|^\s*(left|right)\s*:|text-align:\s*(left|right)",
        re.MULTILINE,
    )

    assert [path.name for path in _ours(".css", "site/static/css") if physical.search(path.read_text())] == []


def test_templates_have_no_inline_script_or_style():
    inline = re.compile(r"\son[a-z]+=|<style\b|style=\"|<script(?![^>]*(src=|type=\"application/))")
    public = [path for path in _ours(".html", "templates") if "wagtailadmin" not in path.parts]

    assert [str(path.relative_to(ROOT)) for path in public if inline.search(path.read_text())] == []


def test_the_tree_has_the_folders_of_the_house():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    folders = {name.partition("/")[0] for name in tracked if "/" in name}

    assert folders <= {
        "site", "search", "partners_directory", "opportunities", "events", "guides", "home", "templates", "tests", ".ci",
    }  # fmt: skip
