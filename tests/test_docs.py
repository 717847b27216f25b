"""The docs are complete: every setting of the environment and every command has its line (conventions.md 33)."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
OURS = {"core", "taxonomy", "search", "partners_directory", "opportunities", "events", "guides", "home"}


def _operations() -> str:
    return (ROOT / "site/docs/operations.md").read_text(encoding="utf-8")


def test_every_variable_of_the_environment_is_described():
    read = set(
        re.findall(
            r'"((?:MERIDIAN|DATABASE|ELASTICSEARCH|REDIS)_[A-Z_]+)"',
            (ROOT / "site/config/env.py").read_text(),
        )
    )
    described = set(re.findall(r"^\| `([A-Z_]+)`", _operations(), re.MULTILINE))

    assert read == described


def test_every_command_is_described():
    commands = {name for name, app in get_commands().items() if app in OURS}
    described = set(re.findall(r"^\| `([a-z_]+)", _operations(), re.MULTILINE))

    assert commands - described == set()


def test_every_relative_link_leads_somewhere():
    broken = []
    for page in [ROOT / "README.md", *(ROOT / "site/docs").rglob("*.md")]:
        targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
        broken += [f"{page.name}: {target}" for target in targets if not (page.parent / target).exists()]

    assert broken == []
