"""Answers computed the slow way: every document is looked at, as the contract's sentences say."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from search.contract import APPLICATION_RULE, EVENT_RULE
from search.status import OVER, STATES_OF, deadline_ahead, state_of
from tests.search.contracts.documents import at, document, query

WORDS = ("quorla", "zembit", "dravok", "plimus")
CODES = {
    "country": ("PT", "FR", "DE", "XK", "a b"),
    "level": ("6", "7", "8"),
    "field": ("01", "011", "0111", "02"),
    "term": ("autumn", "spring", "year"),
}
KINDS = ("exchange", "event", "guide", "news")
STATES = ("upcoming", "open", "closing_soon", "closed", "now", "past", "nonsense")
FACETS = (*CODES, "type", "status", "topic")
#: From centuries ago to centuries ahead, most of them near.
DAYS = (-200_000, -400, -15, -1, -0.4, 0, 0.4, 1, 13.4, 14, 14.6, 15, 30, 400, 200_000)


def some_document(number, rng):
    """A document by chance, in one of two trees."""
    terms = tuple(rng.choice(("", *CODES["term"])) for _ in range(rng.randrange(4)))
    starts = at(rng.choice(DAYS)) if rng.random() < 0.5 else None
    locale = rng.choice(("en", "fr"))
    return document(
        number,
        kind=rng.choice(KINDS),
        locale=locale,
        language=rng.choice((locale, "en")),
        title=rng.choice(WORDS),
        body=" ".join(rng.sample(WORDS, rng.randrange(3))),
        facets={name: tuple(rng.sample(codes, rng.randrange(3))) for name, codes in CODES.items()},
        status_rule=rng.choice((APPLICATION_RULE, EVENT_RULE, "")),
        opens_on=at(rng.choice(DAYS)) if rng.random() < 0.2 else None,
        deadlines=tuple(sorted(at(rng.choice(DAYS)) for _ in terms)),
        deadline_terms=terms if rng.random() < 0.7 else (),
        starts_at=starts,
        ends_at=max(starts, at(rng.choice(DAYS))) if starts and rng.random() < 0.5 else None,
        published_at=at(rng.choice(DAYS)),
        sort_title=rng.choice(WORDS),
    )


def some_query(rng, **values):
    """A question by chance: words, filters of several facets with values that nothing has, dates in any order."""
    names = rng.sample(("topic", "type", "status", *CODES), rng.choice((0, 0, 1, 1, 2, 3)))
    choices = {**CODES, "type": KINDS, "status": STATES, "topic": ("none",)}
    dates = ("starts_from", "starts_to", "deadline_from", "deadline_to")
    return query(
        rng.choice(("", "", *WORDS)),
        locale=rng.choice(("en", "fr")),
        kinds=tuple(rng.sample(KINDS, rng.choice((0, 0, 0, 2)))),
        filters={name: tuple(rng.choices((*choices[name], "XX"), k=rng.choice((1, 2, 3)))) for name in names},
        facets=FACETS,
        include_closed=rng.random() < 0.4,
        excluded_ids=tuple(f"page:{rng.randrange(300)}" for _ in range(rng.choice((0, 5)))),
        **{name: at(rng.choice(DAYS)) for name in dates if rng.random() < 0.12},
        **values,
    )


class Brute:
    """The answer to one question over some documents."""

    def __init__(self, documents, asked):
        self.asked = asked
        self.terms = asked.filters.get("term", ())
        self.found = [one for one in documents if self._is_asked_for(one)]

    def answer(self):
        """What an engine must agree on."""
        shown = [one for one in self.found if self._passes(one) and not self._is_hidden(one)]
        hidden = [one for one in self.found if self._passes(one) and self._is_hidden(one)]
        return (
            {one.id: (self._state(one), deadline_ahead(one, self.asked.now, self.terms)) for one in shown},
            len(shown),
            {name: self._counts(name) for name in self.asked.facets},
            len(hidden),
            sum(one.language != one.locale for one in shown),
        )

    def _state(self, one):
        return state_of(one, self.asked.now, self.terms)

    def _is_asked_for(self, one):
        asked = self.asked
        return (
            one.locale == asked.locale
            and asked.text in f"{one.title} {one.body}"
            and (not asked.kinds or one.kind in asked.kinds)
            and one.id not in asked.excluded_ids
            and _overlaps(
                [(one.starts_at, one.ends_at or one.starts_at)] if one.starts_at else [],
                asked.starts_from,
                asked.starts_to,
            )
            and _overlaps([(last, last) for last in one.deadlines], asked.deadline_from, asked.deadline_to)
        )

    def _values(self, one, name):
        if name == "type":
            return (one.kind,)
        return (self._state(one),) if name == "status" else one.facets.get(name, ())

    def _passes(self, one, but=""):
        return all(
            self._has_one(one, name, codes) for name, codes in self.asked.filters.items() if name != but
        )

    def _has_one(self, one, name, codes):
        if name == "status":
            return any(self._state(one) in STATES_OF.get(code, ()) for code in codes)
        return bool(set(codes) & set(self._values(one, name)))

    def _is_hidden(self, one):
        chosen = self.asked.include_closed or "status" in self.asked.filters
        return not chosen and self._state(one) in OVER

    def _counts(self, name):
        counted = [
            one
            for one in self.found
            if self._passes(one, but=name) and (name == "status" or not self._is_hidden(one))
        ]
        if name == "status":
            numbers = Counter(
                code for one in counted for code, states in STATES_OF.items() if self._state(one) in states
            )
        else:
            numbers = Counter(code for one in counted for code in set(self._values(one, name)))
        chosen = set(self.asked.filters.get(name, ()))
        return {code: (numbers[code], code in chosen) for code in {*numbers, *chosen}}


def _overlaps(spans, first, last):
    return (first is None and last is None) or any(
        (first is None or ends >= first) and (last is None or starts <= last) for starts, ends in spans
    )


def answered(results):
    """What an engine answered, to be compared."""
    return (
        {hit.document.id: (hit.status, hit.next_deadline) for hit in results.hits},
        results.total,
        {
            name: {one.code: (one.count, one.selected) for one in counts}
            for name, counts in results.facets.items()
        },
        results.hidden_closed,
        results.other_languages,
    )


def differences(engine, documents, rng, times):
    """Ask so many questions; return those that an engine answers otherwise."""
    found = []
    for _ in range(times):
        asked = some_query(rng, limit=len(documents), highlight=False, correct=False)
        mine, theirs = Brute(documents, asked).answer(), answered(engine.search(asked))
        if mine != theirs:
            found.append((asked, mine, theirs))
    return found


def pages(engine, asked, size):
    """All ids of an answer page by page, and the totals said on the pages."""
    ids, totals = [], set()
    while True:
        results = engine.search(replace(asked, offset=len(ids), limit=size))
        totals.add(results.total)
        if not results.hits:
            return ids, totals
        ids += [hit.document.id for hit in results.hits]


def some_documents(count, seed):
    """Documents by chance, the same every time."""
    rng = random.Random(seed)
    return [some_document(number, rng) for number in range(1, count + 1)]
