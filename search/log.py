"""What readers search for: counted by day, language and folded words, nothing else (decisions.md 22).

Never counted: what holds an ``@`` or ``//`` (addresses), more than four digits (telephone, passport and matriculation
numbers, dates of birth), or is longer than a question is. A name that somebody types is gone with ``tidy_search_log``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.conf import settings

from core import clock
from search.analysis.folding import compose
from search.log_buffer import CLICK, EMPTY, SEARCH, buffer
from search.models.asked import LONGEST_WORDS
from search.phrases import folded_words

if TYPE_CHECKING:
    from datetime import date

#: "Erasmus 2027" and "KA131" have fewer; a telephone number has more.
MOST_DIGITS = 4
MOST_WORDS = 10
_ADDRESS = re.compile(r"@|//")
_DOCUMENT = re.compile(r"page:[0-9]{1,18}")


def log_search(text: str, locale: str, total: int) -> None:
    """Count a question once (its first page): ``total`` is how many have all its words. Costs no query, never raises."""
    key = _key(text, locale)
    if key:
        buffer.add(key, SEARCH, *([] if total else [EMPTY]))


def log_click(text: str, locale: str, document_id: str) -> None:
    """Count that one of the answers to a question was opened. Costs no query, never raises, whatever comes in."""
    key = _key(text, locale)
    if key and _DOCUMENT.fullmatch(document_id):
        buffer.add(key, CLICK)


def loggable(text: str) -> str:
    """Return the words under which a question is counted, or nothing for what is not counted."""
    plain = compose(text[: LONGEST_WORDS * 4])
    if _ADDRESS.search(plain) or sum(character.isdigit() for character in plain) > MOST_DIGITS:
        return ""
    words = folded_words(text)
    return words if len(words) <= LONGEST_WORDS and words.count(" ") < MOST_WORDS else ""


def _key(text: str, locale: str) -> tuple[date, str, str] | None:
    words = loggable(text) if locale in dict(settings.LANGUAGES) else ""
    return (clock.today(), locale, words) if words else None
