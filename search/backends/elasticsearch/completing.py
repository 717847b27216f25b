"""Titles that begin with what was typed, or have words that do; then pages with a name that does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore, Prefix, Query, Term

from search.analysis.folding import fold_text
from search.analysis.languages import analyzer_for
from search.backends.elasticsearch.documents import safe
from search.backends.elasticsearch.parts import any_of, ids
from search.backends.elasticsearch.schema import WINDOW
from search.words import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELDS = ("heading", "names")
#: Name of the clause that titles fulfil: an answer says of each hit whether it did.
_TITLED = "titled"


def completions(
    text: str, locale: str, limit: int, excluded_ids: tuple[str, ...], analyzers: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the search for titles: every word whole, the last one begun; nothing where nothing typed is a word.

    The reader's language first, then titles that begin as typed, titles with the words, the shortest first.
    """
    typed = clean(text)
    tokens = analyzer_for(locale, analyzers).tokens(typed).exact
    if not tokens or limit < 1:
        return None
    needed: list[Query] = [any_of([Term(**{field: token}) for field in _FIELDS]) for token in tokens[:-1]]
    needed.append(any_of([Prefix(**{field: tokens[-1]}) for field in _FIELDS]))
    titled: list[Query] = [Term(heading=token) for token in tokens[:-1]]
    titled.append(Prefix(heading=tokens[-1]))
    begins = ConstantScore(filter=Prefix(sort_title=safe(fold_text(typed))))
    # The first thing that decides.
    has_them = ConstantScore(filter=Bool(filter=titled), boost=2, _name=_TITLED)
    query = Bool(
        filter=[Term(alive=True), *needed],
        must_not=[ids(excluded_ids)],
        should=[has_them, begins],
    )
    search = Search().query(query).source(["content"]).extra(size=min(limit, WINDOW), track_total_hits=False)
    order: tuple[Any, ...] = (
        {"own": "desc"},
        "_score",
        {"title_length": "asc"},
        {"sort_title": "asc"},
        {"id": "asc"},
    )
    return dict(search.sort(*order).to_dict())


def is_titled(hit: Mapping[str, Any]) -> bool:
    """Whether the title of a hit has what was typed."""
    return _TITLED in hit.get("matched_queries", ())
