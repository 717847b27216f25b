"""What completes the words that somebody is typing: institutions, titles, topics, and what others asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import clock
from core.memo import edition_memo
from search.analysis.folding import fold_text
from search.analysis.languages import analyzer_for
from search.analysis.segments import segments
from search.backends import get_backend
from search.contract import SearchQuery, SearchUnavailableError
from search.facets import FACETS, TOPIC_FACETS
from search.indexing import page_ids
from search.labels import facet_labels, kind_label
from search.popular import popular
from search.together import whole
from search.visibility import visible_ids, withheld_ids

if TYPE_CHECKING:
    from search.contract import SearchBackend, SearchResults, Suggestion

PAGE: Final = "page"
INSTITUTION: Final = "institution"
TOPIC: Final = "topic"
QUERY: Final = "query"
#: Page types that stand for an institution.
INSTITUTION_KINDS = frozenset({"partner"})
#: Titles asked of the engine: enough that institutions are among them.
CANDIDATES = 24
MOST_INSTITUTIONS = 3
MOST_TOPICS = 2
MOST_QUERIES = 2


@dataclass(frozen=True, slots=True)
class Completion:
    """One line of the list below a search field."""

    group: str  #: page, institution, topic or query
    title: str
    url: str  #: path
    language: str
    label: str  #: what it is, in the reader's language: "Exchange offer", "Country"
    type: str  #: page type, facet, or "query"
    id: str = ""  #: of a page's document
    query: tuple[tuple[str, str], ...] = ()  #: of what is no page: the search to which it leads


def completions(text: str, locale: str, limit: int) -> tuple[Completion, ...]:
    """The best of each group; each leads to something. Raises SearchUnavailableError."""
    if not text:
        return ()
    asker = _Asker(locale)
    more = (*asker.topics(text)[:MOST_TOPICS], *asker.queries(text))
    titles = asker.titles(text)
    institutions = [one for one in titles if one.group == INSTITUTION][:MOST_INSTITUTIONS]
    pages = [one for one in titles if one.group == PAGE]
    room = max(limit - len(more), -(-limit // 2))
    found = [*[*institutions, *pages][:room], *more]
    # "Japan" the country before a page with a Japanese name: what begins as was typed is what is meant.
    begun = _beginnings(text, locale)
    return tuple(sorted(found, key=lambda one: not fold_text(one.title).startswith(begun))[:limit])


def _beginnings(text: str, locale: str) -> tuple[str, ...]:
    """How a name may begin that was begun so: in Arabic with or without its article."""
    return analyzer_for(locale, settings.MERIDIAN_SEARCH["ANALYZERS"]).beginnings(fold_text(text))


class _Asker:
    """Asks the engine in one language; two queries to the database, whatever is typed."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._now = clock.now()
        self._backend: SearchBackend = get_backend()
        self._withheld = withheld_ids(self._now)

    def titles(self, text: str) -> list[Completion]:
        """Pages whose titles are completed, institutions by any of their names; those in the reader's language first."""
        found = self._backend.suggest(text, self._locale, CANDIDATES, self._withheld)
        seen = visible_ids(page_ids(one.id for one in found if one.id), self._now)
        return [
            Completion(
                INSTITUTION if one.kind in INSTITUTION_KINDS else PAGE,
                one.title,
                one.url,
                one.language,
                kind_label(one.kind, self._locale),
                one.kind,
                one.id,
            )
            for one in found
            if one.id and page_ids([one.id])[0] in seen and _shows_why(one)
        ]

    def topics(self, text: str) -> list[Completion]:
        """Topics, kinds, countries and fields of which a word begins so, those that begin so themselves first."""
        begun = fold_text(text)
        key = ("search.topics", self._locale, self._now.date())
        try:
            known: list[tuple[str, Completion]] = edition_memo(key, self._topics) if begun else []
        except SearchUnavailableError:
            return []  # titles may still be had from the fallback
        forms = _beginnings(text, self._locale)
        first = [one for name, one in known if name.startswith(forms)]
        unspaced = any(part.unspaced for part in segments(begun))
        inside = [form if unspaced else f" {form}" for form in forms]
        return first + [
            one for name, one in known if any(form in name for form in inside) and one not in first
        ]

    def queries(self, text: str) -> list[Completion]:
        """What others asked for, and still finds something."""
        words = popular(self._locale, text, MOST_QUERIES)
        with override(self._locale):
            label = _("Search")
        try:
            words = tuple(one for one in words if self._finds(one))
        except SearchUnavailableError:
            return []
        return [_search(QUERY, one, self._locale, label, (("q", one),)) for one in words]

    def _topics(self) -> list[tuple[str, Completion]]:
        counts = self._answer(SearchQuery(self._locale, self._now, facets=TOPIC_FACETS, limit=0)).facets
        with override(self._locale):
            kinds = {name: str(FACETS[name].label) for name in TOPIC_FACETS}
        found = []
        for name in TOPIC_FACETS:
            codes = [one.code for one in counts.get(name, ()) if one.count]
            labels = facet_labels(name, codes, self._locale)
            found += [
                (
                    fold_text(labels[code]),
                    _search(name, labels[code], self._locale, kinds[name], ((name, code),)),
                )
                for code in codes
            ]
        return found

    def _finds(self, words: str) -> bool:
        def ask() -> bool:
            query = SearchQuery(self._locale, self._now, words, limit=0, highlight=False, correct=False)
            results = self._answer(query)
            return bool(results.total) and not results.softened

        found: bool = edition_memo(("search.finds", self._locale, words, self._now.date()), ask)
        return found

    def _answer(self, query: SearchQuery) -> SearchResults:
        """An answer that may be kept in memory: not the fallback's."""
        results = self._backend.search(whole(query, self._withheld))
        if results.degraded:
            raise SearchUnavailableError("only the fallback answers")
        return results


def _shows_why(one: Suggestion) -> bool:
    """Whether a reader sees why this is offered: an institution has many names, of other pages the title has the words."""
    return one.by_title or one.kind in INSTITUTION_KINDS


def _search(kind: str, title: str, locale: str, label: str, query: tuple[tuple[str, str], ...]) -> Completion:
    """A completion that leads to a search."""
    with override(locale):
        url = f"{reverse('search')}?{urlencode(query)}"
    return Completion(QUERY if kind == QUERY else TOPIC, title, url, locale, label, kind, query=query)
