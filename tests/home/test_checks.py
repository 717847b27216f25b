"""House rules as system checks: each has a case that breaks it."""

import pytest
from django.conf.locale import LANG_INFO
from wagtail.blocks import ListBlock, RawHTMLBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.models import Page

from home import checks
from home.models import StandardPage


def ids(messages):
    return sorted({message.id for message in messages})


def test_the_site_keeps_its_rules():
    assert checks.page_types_are_complete(None) == []
    assert checks.stream_fields_hold_no_raw_html(None) == []
    assert checks.languages_are_complete(None) == []


def test_incomplete_page_type_is_named():
    class Incomplete:
        kind = ""
        template = "nowhere/incomplete_page.html"

    assert [code for code, _text in checks.faults(Incomplete)] == ["E001", "E002", "E003"]
    assert list(checks.faults(StandardPage)) == []


@pytest.mark.parametrize(
    "block", [StreamBlock([("html", RawHTMLBlock())]), StreamBlock([("box", ListBlock(StructBlock([("html", RawHTMLBlock())])))])]
)  # fmt: skip
def test_raw_html_is_found_at_any_depth(block):
    assert checks.has_raw_html(block)
    assert not checks.has_raw_html(StreamBlock([("text", RichTextBlock())]))


def test_language_without_analyser_or_catalogue_is_named(settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("cy", LANG_INFO["cy"]["name_local"])]

    assert ids(checks.languages_are_complete(None)) == ["home.W001", "home.W002"]


@pytest.mark.django_db
def test_language_without_pages_is_named(settings):
    assert checks.languages_have_trees(None, databases=["default"]) == []

    settings.LANGUAGES = [*settings.LANGUAGES, ("it", LANG_INFO["it"]["name_local"])]

    assert ids(checks.languages_have_trees(None, databases=["default"])) == ["home.W003"]
    assert checks.languages_have_trees(None, databases=[]) == []
    assert Page.objects.filter(depth=2).exists()
