"""The search of the CMS's own screens: Wagtail's in the database, asked for words only.

On SQLite Wagtail hands phrases to FTS5 as they were typed, and words with their quotation marks: what FTS5 takes for its
own syntax raises. On every database some hundred words raise, because each is a level of the query.
"""

import re
from typing import TYPE_CHECKING, Any

from modelsearch.query import MATCH_NONE, And, Or, Phrase, PlainText, SearchQuery
from wagtail.search.backends import database

if TYPE_CHECKING:
    from modelsearch.backends.base import BaseSearchBackend as _Backend
else:
    _Backend = object

#: Words and phrases of one search: more are a pasted text.
MOST = 40
#: No word of any database's: NUL ends a text, a quotation mark the word that stands in it.
_UNQUOTED = re.compile('[\x00"]')
#: Signs that mean something to FTS5 outside of quotation marks; in small letters its operators are words.
_SIGNS = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]")


def words_only(query: SearchQuery | str) -> SearchQuery | str:
    """Return what somebody looks for without what a database would take for syntax, and not too much of it."""
    if isinstance(query, str):
        return _words(_UNQUOTED, query)
    if isinstance(query, PlainText):
        words = _words(_UNQUOTED, query.query_string)
        return PlainText(words, operator=query.operator, boost=query.boost) if words else MATCH_NONE
    if isinstance(query, Phrase):
        words = _words(_SIGNS, query.query_string.lower())
        return Phrase(words) if words else MATCH_NONE
    if isinstance(query, And | Or):
        parts = [part for one in query.subqueries[:MOST] if (part := words_only(one)) is not MATCH_NONE]
        return type(query)(parts) if parts else MATCH_NONE
    return query


def _words(unwanted: re.Pattern[str], text: str) -> str:
    return " ".join(unwanted.sub(" ", text).split()[:MOST])


class _WordsOnly(_Backend):
    """Mixed into a backend before its own class."""

    def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super().search(words_only(query), *args, **kwargs)

    def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(words_only(query), *args, **kwargs)


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 -- the name for which Wagtail asks
    """The backend of the database that there is, asked for words only."""
    own = type(database.SearchBackend(params))
    return type(own.__name__, (_WordsOnly, own), {})(params)
