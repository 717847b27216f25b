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
    from collections.abc import Mapping, Sequence

_FIELDS = ("heading", "names")
#: Name of the clause that titles fulfil: an answer says of each hit whether it did.
_TITLED = "titled"


def completions(
    text: str, locale: str, limit: int, excluded_ids: tuple[str, ...], analyzers: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the search for titles: every word whole, the last one begun; nothing where nothing typed is a word.

    Either may have its article or not.
    The reader's language first, then titles that begin as typed, titles with the words, the shortest first.
    """
    typed = clean(text)
    analyzer = analyzer_for(locale, analyzers)
    words = [analyzer.beginnings(token) for token in analyzer.tokens(typed).exact]
    if not words or limit < 1:
        return None
    begun = [Prefix(sort_title=safe(form)) for form in analyzer.beginnings(fold_text(typed))]
    begins = ConstantScore(filter=any_of(begun))
    # The first thing that decides.
    has_them = ConstantScore(filter=Bool(filter=_standing(words, ("heading",))), boost=2, _name=_TITLED)
    query = Bool(
        filter=[Term(alive=True), *_standing(words, _FIELDS)],
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


def _standing(words: Sequence[tuple[str, ...]], fields: tuple[str, ...]) -> list[Query]:
    """Return that each word stands in one of the fields in one of its forms, the last one begun."""
    whole = [any_of([Term(**{field: form}) for field in fields for form in forms]) for forms in words[:-1]]
    return [*whole, any_of([Prefix(**{field: form}) for field in fields for form in words[-1]])]


def is_titled(hit: Mapping[str, Any]) -> bool:
    """Whether the title of a hit has what was typed."""
    return _TITLED in hit.get("matched_queries", ())
