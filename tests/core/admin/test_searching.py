import pytest
from modelsearch.query import MATCH_NONE, And, Not, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.admin.searching import MOST, words_only
from guides.models import GuidePage
from tests.factories import make_page


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ('say "visa', "say visa"),
        ("O'Brien's plan-2027.pdf", "O'Brien's plan-2027.pdf"),
        (PlainText('"\x00', operator="or"), MATCH_NONE),
        (Phrase("Visa (new) AND NOT: old"), Phrase("visa new and not old")),
        (Phrase("हिन्दी «étude»"), Phrase("हिन्दी «étude»")),
        (Phrase("()"), MATCH_NONE),
        (Not(Phrase("(")), Not(Phrase("("))),
        ("a " * 600, " ".join("a" * MOST)),
        (And([PlainText("a")] * 600), And([PlainText("a")] * MOST)),
        (And([PlainText("a"), Phrase("`")]), And([PlainText("a")])),
        (And([PlainText('"'), Phrase("`")]), MATCH_NONE),
    ],
)
def test_words_are_left_of_what_is_typed(typed, asked):
    assert repr(words_only(typed)) == repr(asked)


@pytest.mark.parametrize(
    "typed", ["visa", 'visa"', Phrase("a (visa)"), And([PlainText("visa"), Phrase("'a visa'")])]
)
def test_the_words_find_pages_all_the_same(db, typed):
    page = make_page(GuidePage, title="How to get a visa")
    make_page(GuidePage, title="Housing")
    backend = get_search_backend()

    assert [one.pk for one in backend.search(typed, Page)] == [page.pk]
    assert [one.pk for one in backend.autocomplete(typed, Page)] == [page.pk]
