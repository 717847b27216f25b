"""What a long text costs grows with its length, not with its square: a page of hostile text must not stop the worker.

Seconds of computing: each of these took ten times as much, or far more, when it grew with the square.
"""

import time

import pytest

from search.analysis.languages import analyzer_for
from search.backends.elasticsearch.documents import source_of
from search.highlights import highlights
from search.marker import marker
from search.records.affiliation import read
from search.terms import asked
from search.words import clauses
from tests.search.contracts.documents import at, document

ENGLISH = analyzer_for("en")
#: Seconds of computing, on a machine that has other things to do and traces each line.
LONG = 5.0


@pytest.fixture
def quick():
    """Fail where the test has computed for long."""
    began = time.process_time()
    yield
    spent = time.process_time() - began
    assert spent < LONG


#: A letter; marks alone, on a letter, and of two classes, which normalisation sorts; what expands; scripts without spaces.
TEXTS = ["a", "e\u0301", "\u0301", "a\u0327\u0301\u0316", "ก", "\u0e48\u0e38", "\u0eb8\u0ec8", "ب\u0651\u0650", "ﷺ", "学", "\u1112\u1161\u11ab", "क\u094d", "👩\u200d🎓", "İ"]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.usefixtures("quick")
def test_one_long_word_is_analysed_in_proportion(text):
    long = text * (60_000 // len(text))

    for language in ("en", "ar", "hi", "th", "tr"):
        analyzer_for(language).tokens(long)
    clauses(long)
    read(long)


@pytest.mark.usefixtures("quick")
def test_many_synonyms_of_several_words_are_looked_for_in_proportion():
    words = marker("visa", ENGLISH, tuple(("visa", f"a{number} b", f"a c{number}") for number in range(200)))

    assert highlights(("a b " * 5_000,), words) == ()


@pytest.mark.usefixtures("quick")
def test_thousands_of_groups_are_analysed_once():
    groups = tuple((f"one{number}", f"two{number} words", f"three{number}") for number in range(2_000))

    for _question in range(30):
        (term, *_others) = asked("two7 words and others", ENGLISH, groups).terms

    assert term.synonyms == ("one7", "three7")


@pytest.mark.usefixtures("quick")
def test_thousands_of_deadlines_name_each_term_once():
    terms = tuple(("autumn", "spring", "")[number % 3] for number in range(5_000))

    fields = source_of(document(1, deadlines=(at(1),) * 5_000, deadline_terms=terms), {})

    assert {tuple(one["terms"]) for one in fields["deadline"]} == {("autumn", "spring", "*")}
