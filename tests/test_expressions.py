"""No regular expression of ours takes long for any text (hardening.md 55; CVE-2024-39317 is the precedent)."""

import ast
import importlib
import re
import time
from functools import partial

import pytest

from tests.test_house import PACKAGES, PYTHON, ROOT

SIZE, SECONDS = 50_000, 0.1
#: What reads texts of the house alone: the tz database, the demo.
INSIDE = ("core.covers.zones.", "home.demo.")
#: Letters tried of a pattern's own: classes of whole scripts have hundreds.
OWN_LETTERS = 12


def module_of(path):
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removeprefix("site.").removesuffix(".__init__")


def compiled():
    """Patterns that modules keep, by name, and those written where they are used."""
    found = {}
    for path in PYTHON:
        source = path.read_text(encoding="utf-8")
        if "re." not in source or "manage" in path.parts or path.name == "manage.py":
            continue
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                f"re.{name}"
                for name in ("sub", "match", "fullmatch", "search", "findall", "finditer", "split")
            }:
                written = node.args[0]
                if isinstance(written, ast.Constant):
                    found[f"{module_of(path)}:{node.lineno}"] = re.compile(written.value)
        if re.search(r"^import re$", source, re.MULTILINE) and any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" for node in ast.walk(tree)
        ):
            module = importlib.import_module(module_of(path))
            found |= {
                f"{module.__name__}.{name}": value
                for name, value in vars(module).items()
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
            }
    return {name: pattern for name, pattern in found.items() if not name.startswith(INSIDE)}


PATTERNS = compiled()
SOURCES = {module_of(path): path.read_text(encoding="utf-8") for path in PYTHON}


def scan(pattern, text):
    """Every place in the text, as a search or a replacement tries them."""
    return sum(1 for _found in pattern.finditer(text))


def attacks(pattern):
    """Texts on which bad expressions take the square or more of their length: runs of what they are made of."""
    letters = {
        "a",
        "A",
        "0",
        " ",
        ".",
        "-",
        ",",
        ";",
        "<",
        '"',
        "“",
        "é",
        "大",
        "ء",
        "\t",
        "\n",
        "/",
        ":",
        "_",
    }
    own = set(re.sub(r"\\[a-zA-Z]", "", pattern.pattern)) - set("\\^$*+?{}[]()|")
    letters |= set(sorted(own)[:OWN_LETTERS])
    for letter in letters:
        yield letter * SIZE + "\x00"
        yield ("0" + letter) * (SIZE // 2) + "\x00"


def uses(name):
    """How a kept pattern is used: at the beginning of a text, or at every place in it."""
    used = re.compile(rf"\b{re.escape(name.rpartition('.')[2])}\.(\w+)\(")
    return set(used.findall(SOURCES[name.rpartition(".")[0]])) or {"search"}


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_an_expression_answers_at_once(name):
    pattern, slow = PATTERNS[name], []
    at_once = ":" not in name and uses(name) <= {"match", "fullmatch"}
    asks = [pattern.match, pattern.fullmatch] if at_once else [partial(scan, pattern)]

    for text in attacks(pattern):
        for ask in asks:
            began = time.process_time()
            ask(text)
            seconds = time.process_time() - began
            if seconds > SECONDS:
                slow.append((text[:4], round(seconds, 2)))

    assert slow == []


def test_all_packages_were_looked_through():
    assert len(PACKAGES) == 9
    assert len(PATTERNS) > 25
