"""The shape of ISCED-F 2013 codes: two digits a broad field, three a narrow one, four a detailed one (UNESCO, 2014)."""

from collections.abc import Iterable

LEVELS = {2: "broad", 3: "narrow", 4: "detailed"}


def level_of(code: str) -> str:
    """``broad``, ``narrow`` or ``detailed``; raises KeyError for another length."""
    return LEVELS[len(code)]


def parent_code(code: str) -> str | None:
    """The code one level up, None for a broad field."""
    return code[:-1] if len(code) > min(LEVELS) else None


def path(code: str) -> tuple[str, ...]:
    """The codes from the broad field down to this one: what a page of a detailed field is found under."""
    return tuple(code[:length] for length in LEVELS if length <= len(code))


def with_ancestors(codes: Iterable[str]) -> list[str]:
    """The codes and all fields above them, each once, in the order met."""
    return list(dict.fromkeys(above for code in codes for above in path(code)))
