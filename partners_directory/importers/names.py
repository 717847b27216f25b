"""An institution's names: one to show, one in each language, and all the others by which it is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partners_directory.importers.rows import InvalidRecordError, Note
from partners_directory.importers.shape import Object, as_list, as_text, optional
from partners_directory.importers.text import clean_text

NAME_LENGTH = 300
ACRONYM_LENGTH = 60
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one record; ``by_language`` holds one a language, the displayed one where it has a language."""

    display: str
    by_language: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    acronym: str


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    language: str
    kinds: frozenset[str]


def ror_names(entries: list[Object], notes: list[Note]) -> Names:
    """Names of a ROR record (schema v2, ``names``). Raises InvalidRecordError if there is none to show."""
    names = [name for index, entry in enumerate(entries) if (name := _name(entry, f"names[{index}]", notes))]
    shown = [name for name in names if "ror_display" in name.kinds] or [
        name for name in names if "label" in name.kinds
    ]
    if not shown:
        raise InvalidRecordError("names", "has no name of the type ror_display or label")
    by_language: dict[str, str] = {}
    for name in [*shown[:1], *(name for name in names if "label" in name.kinds)]:
        if name.language:
            by_language.setdefault(name.language, name.text)
    acronyms = [name.text for name in names if "acronym" in name.kinds and len(name.text) <= ACRONYM_LENGTH]
    taken = {shown[0].text, *by_language.values(), *acronyms[:1]}
    aliases = dict.fromkeys(name.text for name in names if name.text not in taken)
    return Names(shown[0].text, tuple(by_language.items()), tuple(aliases), acronyms[0] if acronyms else "")


def _name(entry: Object, field: str, notes: list[Note]) -> _Name | None:
    """One entry, or None if it is empty, or left out with a note because it isn't the one to show."""
    kinds = frozenset(kind for kind in as_list(entry.get("types"), f"{field}.types") if isinstance(kind, str))
    value = entry.get("value")
    if not isinstance(value, str):
        raise InvalidRecordError(f"{field}.value", "is not a text")
    if "ror_display" in kinds:
        text = as_text(value, f"{field}.value", NAME_LENGTH)
    else:
        text = optional(clean_text, notes, f"{field}.value", value, NAME_LENGTH, default="")
    if not text:
        return None
    language = entry.get("lang")
    known = isinstance(language, str) and _LANGUAGE.fullmatch(language)
    return _Name(text, str(language) if known else "", kinds)
