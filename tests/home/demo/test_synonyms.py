"""The demo's synonyms against the demo's own pages: what one word misses, another of its group finds."""

from itertools import combinations

import pytest

from core import clock
from home.demo.loading.records import load_synonyms
from home.demo.reader import ROOT, read_page, read_records
from search.analysis.languages import analyzer_for
from search.analysis.segments import segments
from search.contract import SearchQuery
from search.models import SynonymGroup
from search.quality.spelling import text_document
from tests.search.conftest import backend  # noqa: F401 -- the engine of a test, on its own files

#: A language, what is typed, and a page that has only another word of its group.
MISSED = (
    ("en", "subway", "guides/getting-around"),
    ("en", "women", "partners/university-of-padua"),
    ("en", "curricula", "opportunities/exchange-kyoto"),
    ("fr", "directrice", "guides/leaving"),
    ("fr", "chercheuse", "guides/insurance"),
    ("de", "Stipendien", "opportunities/internship-grenoble-energy"),
    ("de", "Studentin", "opportunities/mobility-grant"),
    ("de", "Praktika", "partners/stellenbosch-university"),
    ("es", "fecha límite", "opportunities/exchange-kyoto"),
    ("es", "veces", "events/study-abroad-fair"),
    ("ar", "شركاء", "opportunities/exchange-sao-paulo"),
    ("ar", "مواعيد", "guides/finding-a-room"),
    ("zh-hans", "医保", "guides/student-visa"),
    ("zh-hans", "银行开户", "guides/tax-number"),
)
ROWS = read_records("synonym")


def text_of(language, key):
    page = read_page(ROOT / key / f"{language}.md")
    body = page.path.read_text(encoding="utf-8").split("+++", 2)[2]
    return f"{page.head['title']}\n{page.head.get('summary', '')}\n{body}"


def keys(language, term):
    """What stands for each word of a term in the index."""
    return [analyzer_for(language).forms(one.text).alike for one in segments(term)]


def test_every_group_is_one_that_an_editor_could_have_made(db):
    load_synonyms()

    assert SynonymGroup.objects.count() == len(ROWS)


def test_no_group_runs_into_another_by_a_stem():
    spaced = [row for row in ROWS if row["language"] != "zh-hans"]
    known = [(number, row["language"], term) for number, row in enumerate(spaced) for term in row["words"]]
    alike = [
        (one, other)
        for (first, language, one), (second, its, other) in combinations(known, 2)
        if first != second and language == its
        and len(mine := keys(language, one)) == len(theirs := keys(language, other))
        and all(left & right for left, right in zip(mine, theirs, strict=True))
    ]  # fmt: skip

    assert alike == []


def test_no_single_word_is_found_where_a_word_stands_that_says_nothing():
    """The stem of "theses" is "these": who searches for "thesis" would get every page."""
    assert [
        term
        for row in ROWS
        for term in row["words"]
        if len(found := list(segments(term))) == 1 and not found[0].unspaced
        for own in (analyzer_for(row["language"]),)
        if own.forms(term).stem in own.stop
    ] == []


@pytest.mark.parametrize(("language", "typed", "key"), MISSED)
def test_a_word_finds_pages_that_have_only_another_of_its_group(backend, language, typed, key):  # noqa: F811
    groups = tuple(tuple(row["words"]) for row in ROWS if row["language"] == language)
    backend.rebuild([text_document("page:1", language, text_of(language, key))])

    def found(synonyms):
        asked = SearchQuery(locale=language, now=clock.now(), text=typed, synonyms=synonyms)
        results = backend.search(asked)
        return [hit.document.id for hit in results.hits if not results.softened]

    assert found(()) == []
    assert found(groups) == ["page:1"]
