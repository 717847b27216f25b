"""The terms of a group of synonyms: read from lines, and held to what a search can use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.phrases import folded_words
from search.words import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Each term of a group is one more question to the engine: more are a thesaurus, not synonyms.
MOST_TERMS = 20
#: A phrase of some words; what is longer nobody types.
LONGEST_TERM = 60
#: Terms and groups kept folded: a new group is compared with every other of its language.
_KEPT = 4_096


@lru_cache(maxsize=_KEPT)
def folded_term(term: str) -> str:
    """Return what is equal for two spellings of one term."""
    return folded_words(term)


@lru_cache(maxsize=_KEPT)
def terms_of(words: str) -> tuple[str, ...]:
    """Return the words and phrases, one a line, each once, as they were typed but for signs that nobody sees."""
    first: dict[str, str] = {}
    for line in words.splitlines():
        term = clean(line)
        if term:
            first.setdefault(folded_term(term) or term, term)
    return tuple(first.values())


def what_is_wrong(terms: tuple[str, ...]) -> list[str]:
    """Return every reason why terms cannot be a group."""
    return [*_wrong_number(len(terms)), *_wrong_terms(terms)]


def taken(terms: tuple[str, ...], others: Mapping[str, object]) -> list[str]:
    """Say which terms stand in another group of the language: they would make one group of two."""
    text = _("“%(term)s” stands already in another group: %(group)s.")
    known = [(term, others.get(folded_term(term))) for term in terms]
    return [text % {"term": term, "group": group} for term, group in known if group]


def _wrong_number(count: int) -> list[str]:
    if count < 2:  # noqa: PLR2004 -- one word has no synonym
        return [_("Give at least two words or phrases, one a line.")]
    if count > MOST_TERMS:
        text = ngettext("At most %(count)d word.", "At most %(count)d words or phrases.", MOST_TERMS)
        return [text % {"count": MOST_TERMS}]
    return []


def _wrong_terms(terms: tuple[str, ...]) -> list[str]:
    errors = []
    for term in terms:
        if len(term) > LONGEST_TERM:
            text = _("“%(term)s …” is too long: at most %(count)d characters.")
            errors.append(text % {"term": term[:20], "count": LONGEST_TERM})
        elif not folded_term(term):
            errors.append(_("“%(term)s” has no letter or digit.") % {"term": term})
    return errors
