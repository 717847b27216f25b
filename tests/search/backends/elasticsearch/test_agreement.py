"""The same question gives the same documents and counts on both engines, over the texts of the demo site."""

import random
import tomllib
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.segments import segments
from search.backends.elasticsearch.engine import ElasticsearchBackend
from search.backends.sqlite.engine import SqliteBackend
from search.contract import APPLICATION_RULE, EVENT_RULE
from tests.search.backends.elasticsearch.conftest import remove
from tests.search.contracts.documents import at, document, query

DEMO = Path(__file__).resolve().parents[4] / "home" / "demo"
ANALYZERS = {
    "en": "english", "fr": "french", "de": "german", "es": "spanish", "ar": "arabic", "zh-hans": "cjk",
}  # fmt: skip
#: Words of each language that are asked for; of 345 in each compared once, all found the same.
ASKED = 40
FACETS = ("type", "status", "level", "field", "term", "country", "direction")


def demo_documents():
    """Documents of every text in every tree; what is not translated stands there in the source language."""
    for number, source in enumerate(sorted(DEMO.glob("*/*/en.md")), 1):
        if number % 3 and not source.with_name("fr.md").exists():
            continue  # enough is left that is not translated
        for locale in ANALYZERS:
            own = source.with_name(f"{locale}.md")
            yield demo_document(number, source, own if own.exists() else source, locale)


def demo_document(number, source, own, locale):
    facts, original = read(source)
    head, body = read(own)
    translated = {}
    if own != source:
        translated = {
            "source_language": "en",
            "source_title": facts.get("title", ""),
            "source_summary": facts.get("summary", ""),
            "source_body": original,
        }
    terms = tuple(facts.get("terms", ())) if number % 5 else ()
    rule = {"events": EVENT_RULE, "opportunities": APPLICATION_RULE}.get(source.parts[-3], "")
    return document(
        number * 10 + list(ANALYZERS).index(locale),
        kind=facts.get("type", source.parts[-3]),
        locale=locale,
        language=locale if own != source or locale == "en" else "en",
        title=head.get("title", facts.get("title", "")),
        summary=head.get("summary", ""),
        body=body,
        names=tuple(
            str(facts[name]) for name in ("acronym", "erasmus_code", "short_name") if facts.get(name)
        ),
        facets={
            "level": tuple(facts.get("levels", ())),
            "field": tuple(facts.get("fields", ())),
            "term": tuple(facts.get("terms", ())),
            "direction": (facts["direction"],) if facts.get("direction") else (),
            "country": (("PT", "FR", "DE")[number % 3],),
        },
        status_rule=rule,
        opens_on=at(number % 11 - 5) if rule == APPLICATION_RULE and number % 4 == 0 else None,
        deadlines=tuple(sorted(at(number * (place + 7) % 70 - 25) for place in range(len(terms)))),
        deadline_terms=terms if number % 3 else (),
        starts_at=at(number % 90 - 30) if rule == EVENT_RULE else None,
        sort_title=head.get("title", "").lower(),
        published_at=at(-number),
        **translated,
    )


def read(path):
    """The head and the body of a demo text."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(head), body


@pytest.fixture(scope="module")
def documents():
    return list(demo_documents())


@pytest.fixture(scope="module")
def engines(server, elasticsearch_url, documents, tmp_path_factory):
    """Both engines with the demo's texts; they are only read."""
    prefix = f"test-agreement-{random.SystemRandom().getrandbits(40):x}"
    found = ElasticsearchBackend(elasticsearch_url, prefix, ANALYZERS, timeout=20)
    embedded = SqliteBackend(tmp_path_factory.mktemp("agreement") / "index", ANALYZERS)
    for engine in (found, embedded):
        assert engine.rebuild(documents) == len(documents)
    yield found, embedded
    embedded.close()
    remove(server, prefix)


def answer(engine, **values):
    """What both engines must agree on."""
    results = engine.search(query(limit=2000, highlight=False, correct=False, **values))
    return (
        {one.document.id: (one.status, one.next_deadline) for one in sorted(results.hits, key=_id)},
        results.total,
        dict(results.facets),
        results.hidden_closed,
        results.other_languages,
        results.softened,
        results.until,
    )


def _id(hit):
    return hit.document.id


def both(engines, **values):
    """The answers of both."""
    return tuple(answer(engine, facets=FACETS, **values) for engine in engines)


def vocabulary(documents, locale):
    """The words of a language in its texts."""
    texts = (
        f"{one.title} {one.summary} {one.body}" for one in documents if one.language == one.locale == locale
    )
    return sorted({one.text.lower() for text in texts for one in segments(text)})


@pytest.mark.parametrize("locale", list(ANALYZERS))
def test_single_words_find_the_same(engines, documents, locale):
    words = vocabulary(documents, locale)
    asked = random.Random(locale).sample(words, ASKED)

    different = [word for word in asked if len({*map(repr, both(engines, locale=locale, text=word))}) > 1]

    assert len(words) > 500
    assert different == []


@pytest.mark.parametrize("locale", list(ANALYZERS))
def test_phrases_find_the_same(engines, documents, locale):
    rng = random.Random(locale)
    for one in rng.sample([one for one in documents if one.locale == locale], 8):
        words = one.summary.split()
        place = rng.randrange(max(1, len(words) - 3))

        mine, theirs = both(engines, locale=locale, text=f'"{" ".join(words[place : place + 3])}"')

        assert mine == theirs
        assert one.id in mine[0] or mine[3]


#: What readers type in six languages, what looks like an engine's own language, and characters with a life of their own.
PIECES = (
    "the", "of", "exchange", "Exchanges", "universit\u00e9", "universite", "Stra\u00dfe", "strasse", "\u0130stanbul", "\u7559\u5b66", "\u5b66", "\u0627\u0644\u062c\u0627\u0645\u0639\u0629", "\u0e21\u0e2b\u0e32\u0e27\u0e34\u0e17\u0e22\u0e32\u0e25\u0e31\u0e22",
    "2026-2027", "F PARIS001", "l'\u00e9t\u00e9", "e-mail", "c++", "AND", "OR", "NOT", "NEAR(", "title:", "*", "^", "\u00a7univers", "\u00a4", "\ufdfa", "\u1112\u1161\u11ab", "e\u0301", "\u0345",
    "\u200d", "\ufe0f", "\ufb01n", "\uff46\uff55", "\u00bd", "\u0968", "x" * 70, "a",
)  # fmt: skip
SIGNS = (
    " ",
    " ",
    " ",
    "",
    "-",
    " -",
    '"',
    ' "',
    ' -"',
    "\u201c",
    "\u201d",
    "\u00ab",
    "(",
    "\x00",
    "\u3000",
    "\u00ad",
    "\u200b",
    "\u202e",
    "'",
    "/",
    "_",
    ".",
)
TYPED = st.one_of(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SIGNS)), max_size=12).map(
        lambda pairs: "".join(word + sign for word, sign in pairs)
    ),
    st.text(max_size=60),
    st.text(
        st.characters(categories=("Mn", "Mc", "Cf", "Lo", "Lm", "Nd", "Nl", "No", "Sk", "Co", "Cs")),
        max_size=30,
    ),
)


@given(text=TYPED, locale=st.sampled_from(list(ANALYZERS)))
def test_whatever_is_typed_finds_the_same(engines, text, locale):
    mine, theirs = both(engines, locale=locale, text=text)

    assert mine == theirs
    mine, theirs = ({one.id for one in engine.suggest(text, locale, 500)} for engine in engines)
    assert mine == theirs


@pytest.mark.parametrize(
    "text", ["ETH", "eth", "UJ", "F PARIS001", '"P LISBOA"', "B2", "2026", "exchange -amman", "office hours"]
)
def test_names_and_codes_find_the_same(engines, text):
    mine, theirs = both(engines, text=text)

    assert mine == theirs


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"include_closed": True},
        {"filters": {"level": ("bachelor", "master"), "country": ("PT",)}},
        {"filters": {"term": ("autumn",)}, "include_closed": True},
        {"filters": {"term": ("spring",), "status": ("open", "closed")}},
        {"filters": {"status": ("closing_soon", "past")}, "text": "student"},
        {"kinds": ("exchange", "scholarship"), "filters": {"direction": ("outgoing",)}},
        {"starts_from": at(-10), "starts_to": at(20), "include_closed": True},
        {"deadline_from": at(1), "deadline_to": at(30)},
        {"text": "student exchange", "filters": {"country": ("FR", "XX")}},
        {"only_ids": ("page:10", "page:20", "page:30", "page:990"), "include_closed": True},
        {"excluded_ids": ("page:10", "page:20")},
        {"locale": "fr", "text": "student", "filters": {"type": ("exchange", "guides")}},
    ],
)
def test_filters_and_facets_agree(engines, values):
    mine, theirs = both(engines, **values)

    assert mine == theirs
    assert mine[1] or mine[3]


@pytest.mark.parametrize("order", ["deadline", "start", "title", "newest"])
def test_orders_agree(engines, order):
    mine, theirs = (
        [hit.document for hit in engine.search(query(order=order, limit=500, include_closed=True)).hits]
        for engine in engines
    )

    def keys(found):
        key = {"title": lambda one: one.sort_title, "newest": lambda one: one.published_at}
        return [key.get(order, lambda one: (one.deadlines, one.starts_at))(one) for one in found]

    assert Counter(one.id for one in mine) == Counter(one.id for one in theirs)
    assert [pair for pair in zip_longest(keys(mine), keys(theirs)) if pair[0] != pair[1]] == []
