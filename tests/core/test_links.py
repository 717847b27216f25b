"""Links inside texts lead to the reader's own language, and cost the same however many there are."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Locale, PageViewRestriction
from wagtail.rich_text import RichText

from core import memo
from core.blocks.callout import CallToActionBlock
from core.blocks.cards import RelatedPagesBlock
from core.cache import current_edition
from core.navigation.links import links_to, prepare_links
from home.models import StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def link(page, words="there"):
    return f'<p><a id="{page.pk}" linktype="page">{words}</a></p>'


@pytest.fixture(autouse=True)
def _begun_edition(db):
    """Answers are remembered from the second look at the edition on; its first value is unknown."""
    current_edition()
    make_page(StandardPage).get_url()


def french(page):
    """The page translated into French, live."""
    translated = page.copy_for_translation(Locale.objects.get(language_code="fr"))
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


def test_a_link_leads_to_the_reader_s_language():
    page = make_page(StandardPage, slug="insurance")
    translated = french(page)

    with override("fr"):
        written = str(RichText(link(page)))
        back = str(RichText(link(translated)))
    with override("en"):
        source = str(RichText(link(translated)))

    assert translated.url.startswith("/fr/")
    assert f'<a href="{translated.url}">there</a>' in written
    assert f'<a href="{translated.url}">there</a>' in back
    assert f'<a href="{page.url}">there</a>' in source


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "delete"])
def test_a_link_to_a_page_that_is_not_public_is_no_link(hide):
    page = make_page(StandardPage, title="Secret plans")
    text = link(page, "see our plans")
    assert "href" in str(RichText(text))
    memo.forget()

    if hide == "unpublish":
        page.unpublish()
    elif hide == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    else:
        page.delete()

    assert "href" not in str(RichText(text))
    assert "see our plans" in str(RichText(text))


def test_addresses_are_escaped_and_odd_ids_are_no_links():
    assert str(RichText('<a id="x" linktype="page">a</a><a linktype="page">b</a>')).count("<a>") == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_many_links_cost_what_one_costs(language):
    pages = [make_page(StandardPage) for _number in range(4)]
    costs = []
    for chosen in (pages[:1], pages[:4]):
        memo.forget()
        with override(language), CaptureQueriesContext(connection) as captured:
            written = str(RichText("".join(link(page) for page in chosen)))
        assert written.count("href") == len(chosen)
        costs.append(len(captured))

    assert costs[0] == costs[1]
    assert costs[0] <= 4


def test_after_preparing_a_page_its_texts_cost_nothing(django_assert_num_queries):
    target, other = make_page(StandardPage), make_page(StandardPage)
    body = [
        ("text", link(target)),
        ("callout", {"kind": "info", "title": "", "text": link(other)}),
    ]
    page = make_page(StandardPage, body=body)

    prepare_links(page, "en")

    with override("en"), django_assert_num_queries(0):
        assert "href" in str(RichText(link(target)))
        assert "href" in str(RichText(link(other)))


def test_an_unknown_id_is_remembered_as_unknown(django_assert_num_queries):
    assert links_to([999_999], "en") == {}

    with django_assert_num_queries(0):
        assert links_to([999_999], "en") == {}


def test_related_pages_are_in_the_reader_s_language_and_cost_the_same():
    first, second = make_page(StandardPage, title="Insurance"), make_page(StandardPage, title="Money")
    translated = french(first)
    second_translated = french(second)
    block = RelatedPagesBlock()
    costs = []
    for chosen in ([first], [first, second]):
        memo.forget()
        with override("fr"), CaptureQueriesContext(connection) as captured:
            html = block.render(block.to_python({"heading": "", "pages": [page.pk for page in chosen]}))
        costs.append(len(captured))

    assert translated.url in html
    assert second_translated.url in html
    assert costs[0] == costs[1]


def test_call_to_action_leads_to_the_reader_s_page_or_nowhere():
    page = make_page(StandardPage)
    translated = french(page)
    block = CallToActionBlock()
    value = block.to_python({"title": "Ready?", "label": "Go", "page": page.pk, "text": "", "url": ""})

    with override("fr"):
        assert f'href="{translated.url}"' in block.render(value)
    memo.forget()
    page.unpublish()
    translated.unpublish()
    with override("fr"):
        assert block.render(value).strip() == ""


def test_related_pages_mark_another_language():
    html = render_to_string(
        "blocks/related_pages_block.html",
        {"links": [{"url": "/fr/x/", "title": "X", "lang": "en"}], "value": {"heading": "Next"}},
    )

    assert 'lang="en"' in html
    assert "Next" in html
