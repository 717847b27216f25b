"""Titles and addresses in any script, and characters that play tricks with them (hardening.md 54)."""

import re
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from core.outbox import run_due
from home.models import NewsPage, StandardPage
from tests.core.admin.test_editing import fields
from tests.factories import make_page
from tests.home.conftest import as_, person

__all__ = ["as_", "person"]

pytestmark = pytest.mark.django_db
TITLES = {
    "Arabic": "الدراسة في الخارج",
    "Chinese": "出国留学指南",
    "Hindi": "विदेश में पढ़ाई",
    "Greek": "Σπουδές στο εξωτερικό",
    "Turkish": "İstanbul'da ığdır",
    "German": "Größe über Füße",
    "emoji alone": "🎓🌍",
    "marks": "Cafe\u0301 cre\u0301me",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_every_title_has_an_address_of_plain_letters_and_none_twice(home, title):
    pages = [home.add_child(instance=StandardPage(title=title)) for _again in range(3)]

    slugs = [page.slug for page in pages]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs), slugs
    assert len(set(slugs)) == 3
    run_due()
    assert Client().get(pages[0].get_url()).status_code == 200


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_a_translation_keeps_the_address_of_its_source(home, title):
    source = home.add_child(instance=StandardPage(title="Study abroad"))
    translation = source.copy_for_translation(Locale.objects.get(language_code="ar"), copy_parents=True)
    translation.title = title
    translation.save_revision().publish()

    translation.refresh_from_db()
    assert translation.slug == "study-abroad"
    assert unicodedata.is_normalized("NFC", translation.title)


def test_nothing_turns_what_follows_or_hides_in_a_title(home):
    page = home.add_child(
        instance=StandardPage(
            title="Fees \u202egpj.exe\u202c\x00 cafe\u0301\u2066",
            seo_title="\u202eabc",
            summary="One\u2067\ntwo\x1b",
        )
    )
    page.save_revision().publish()
    page.refresh_from_db()

    assert (page.title, page.draft_title) == ("Fees gpj.exe café", "Fees gpj.exe café")
    assert (page.seo_title, page.summary) == ("abc", "One\ntwo")


def test_a_title_of_nothing_visible_is_no_title(home):
    with pytest.raises(ValidationError) as caught:
        home.add_child(instance=StandardPage(title="\u202e\u2066 \x00", slug="x"))

    assert "title" in caught.value.message_dict


def test_joiners_that_a_script_needs_stay(home):
    page = home.add_child(instance=StandardPage(title="می\u200cخواهم 👩\u200d🎓", slug="joiners"))

    assert page.title == "می\u200cخواهم 👩\u200d🎓"


@pytest.mark.parametrize("words", ["istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul"])
def test_search_knows_both_of_turkish_i(words):
    make_page(NewsPage, title="İstanbul calling", slug="istanbul")
    run_due()

    answer = Client().get("/en/search/", {"q": words})

    assert "İstanbul calling" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "written", "direction"),
    [("en", "en", "ltr"), ("ar", "ar", "rtl"), ("zh-hans", "zh-Hans", "ltr")],
)
def test_language_and_direction_of_a_page_and_of_a_part_in_another(home, language, written, direction):
    source = home.add_child(instance=StandardPage(title="About", slug="about-it"))
    source.save_revision().publish()
    if language != "en":
        source.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True, alias=True)
    run_due()

    html = Client().get(f"/{language}/about-it/").content.decode()

    root = re.search(r"<html[^>]*>", html).group()
    main = re.search(r"<main[^>]*>", html).group()
    assert f'lang="{written}"'.lower() in root.lower()
    assert f'dir="{direction}"' in root
    if language != "en":
        assert 'lang="en"' in main
        assert 'dir="ltr"' in main


def test_letters_are_written_as_they_sound(home):
    titles = ["Größe über Füße", "Ærøskøbing", "Σπουδές", "出国留学"]

    pages = [home.add_child(instance=StandardPage(title=title)) for title in titles]

    assert [page.slug for page in pages] == ["grosse-uber-fusse", "aeroskobing", "spoydes", "chuguoliuxue"]


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_an_editor_need_not_write_an_address_for_a_chinese_title(as_, home, action):
    client = as_("moderator")
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    form = fields(client.get(address))

    response = client.post(
        address, {**form, "title": "出国留学", "slug": "", **({action: "1"} if action else {})}
    )

    assert response.status_code == 302
    assert StandardPage.objects.get(title="出国留学", alias_of__isnull=True).slug == "chuguoliuxue"
