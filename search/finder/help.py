"""What a reader may ask instead, where nothing was found or no page has all the words. Only what finds something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.chrome import site_settings
from search.analysis.folding import fold_text
from search.analysis.segments import segments
from search.contract import KIND_FACET, SearchQuery
from search.facets import TOPIC_FACETS
from search.finder.model import Help, Way
from search.labels import facet_labels
from search.phrases import folded_words
from search.words import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.contract import FacetCount
    from search.finder.asking import Asking
    from search.finder.groups import Removal
    from search.finder.request import FinderRequest
    from search.finder.spec import FinderSpec

#: Filters and words tried one by one; who set more takes them all away.
MOST_TRIED = 6
#: Topics, kinds, countries and fields offered: a line or two of links.
MOST_NEAR = 8
#: Letters that a word and a label must share: "scholarship" and "scholarships", not "the" and "theatre".
SHARED = 4


@dataclass(frozen=True, slots=True)
class Stuck:
    """A question that found nothing, or nothing with all its words, and whom to ask instead."""

    asking: Asking
    query: SearchQuery
    spec: FinderSpec
    asked: FinderRequest
    path: str
    suggestion: str = ""  #: the words as they may have been meant


def word_ways(stuck: Stuck) -> tuple[Way, ...]:
    """Each of several words alone, with how many pages have it (none included)."""
    words = [clause for clause in clauses(stuck.asked.text) if not clause.is_excluded][:MOST_TRIED]
    found = []
    for clause in words if len(words) > 1 else []:
        text = f'"{clause.text}"' if clause.is_phrase else clause.text
        results = stuck.asking.count(replace(stuck.query, text=text, facets=()))
        if results is None:
            return ()
        count = 0 if results.softened else results.total
        found.append(Way(clause.text, stuck.asked.url(stuck.path, q=text), count))
    return tuple(found)


def help_for(stuck: Stuck, found: list[Removal]) -> Help:
    """Everything that helps on where nothing was found."""
    nearest, is_near = _nearest(stuck)
    settings = site_settings()
    return Help(
        fewer=_fewer(stuck, found),
        everywhere=_everywhere(stuck) if stuck.spec.kinds and stuck.asked.text else None,
        nearest=nearest,
        is_near=is_near,
        email=settings.email,
        phone=settings.phone,
        hours=settings.hours_text,
    )


def _fewer(stuck: Stuck, found: list[Removal]) -> tuple[Way, ...]:
    """The list without one of its filters, where that shows something; most pages first."""
    ways = []
    for one in found[:MOST_TRIED] if len(found) > 1 or not stuck.asked.text else []:
        left = one.left.query(stuck.spec, stuck.query.locale, stuck.query.now)
        results = stuck.asking.count(replace(left, facets=()))
        if results and results.total and not results.softened:
            ways.append(Way(one.label, one.left.url(stuck.path), results.total, one.group))
    return tuple(sorted(ways, key=lambda way: -way.count))


def _everywhere(stuck: Stuck) -> Way | None:
    """The same words over the whole site."""
    text = stuck.asked.text
    results = stuck.asking.count(SearchQuery(locale=stuck.query.locale, now=stuck.query.now, text=text))
    if not results or not results.total or results.softened:
        return None
    return Way(text, f"{reverse('search')}?{urlencode({'q': text})}", results.total)


def _nearest(stuck: Stuck) -> tuple[tuple[Way, ...], bool]:
    """Topics, kinds, countries and fields whose names the words touch; without any, the topics and kinds most used."""
    locale = stuck.query.locale
    results = stuck.asking.count(SearchQuery(locale=locale, now=stuck.query.now, facets=TOPIC_FACETS))
    if results is None:
        return (), False
    ways = [way for name in TOPIC_FACETS for way in _ways(name, results.facets.get(name, ()), locale)]
    words = folded_words(f"{stuck.asked.text} {stuck.suggestion}").split()
    near = [way for way in ways if any(_touches(word, fold_text(way.label)) for word in words)]
    if near:
        return tuple(near[:MOST_NEAR]), True
    used = [
        way for name in (KIND_FACET, "topic") for way in _ways(name, results.facets.get(name, ()), locale)
    ]
    return tuple(sorted(used, key=lambda way: -way.count)[:MOST_NEAR]), False


def _ways(name: str, counts: Iterable[FacetCount], language: str) -> list[Way]:
    usable = [one for one in counts if one.count]
    labels: Mapping[str, str] = facet_labels(name, (one.code for one in usable), language)
    return [
        Way(labels.get(one.code, one.code), f"{reverse('search')}?{urlencode({name: one.code})}", one.count)
        for one in usable
    ]


def _touches(word: str, label: str) -> bool:
    """Whether a word stands in a label, or begins as one of its words does."""
    if any(part.unspaced for part in segments(word)):
        return word in label or label in word
    return any(_begins_alike(word, one) for one in label.split())


def _begins_alike(one: str, other: str) -> bool:
    shared = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= max(SHARED, min(len(one), len(other)) - 1)


def softened_text(words: tuple[Way, ...]) -> str:
    """That no page has all the words, and which nobody has."""
    missing = [way.label for way in words if not way.count]
    if missing and len(missing) < len(words):
        return _("No page has all of these words; these have some. Not found: %(words)s") % {
            "words": " · ".join(missing)
        }
    return _("No page has all of these words; these have some.")
