import pytest

from home.models import StandardPage
from opportunities.models import ExchangePage
from search import page_text
from search.page_text import body_text, plain
from tests.factories import make_page


def test_plain_keeps_paragraphs_apart_and_drops_markup():
    assert (
        plain("<h2>Visa</h2><p>For&nbsp;all &amp; you</p><ul><li>one</li><li>two</li></ul>a<br>b")
        == "Visa For all & you one two a b"
    )


@pytest.mark.django_db
def test_body_text_is_blocks_and_texts():
    page = make_page(ExchangePage, eligibility="<p>Second year</p>")

    assert body_text(page) == "Heading Students of biology go abroad.\nSecond year"


@pytest.mark.django_db
def test_body_text_is_limited(monkeypatch):
    monkeypatch.setattr(page_text, "MAX_CHARACTERS", 10)

    assert len(body_text(make_page(StandardPage))) == 10


@pytest.mark.django_db
def test_body_text_of_an_empty_page_is_empty():
    assert body_text(make_page(StandardPage, body=[])) == ""


@pytest.mark.django_db
def test_the_kind_of_a_note_is_no_text_of_the_page():
    callout = {"kind": "warning", "title": "Note", "text": "<p>Come early</p>"}

    assert body_text(make_page(StandardPage, body=[("callout", callout)])) == "Note\nCome early"
