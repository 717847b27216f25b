"""The demo's synonyms: right in every language, and never instead of an editor's."""

import pytest

from home.demo.loading.records import load_synonyms
from search.models import SynonymGroup

LANGUAGES = {"en", "fr", "de", "es", "ar", "zh-hans"}

pytestmark = pytest.mark.django_db


def languages():
    return set(SynonymGroup.objects.values_list("language", flat=True))


def test_every_language_has_some_and_a_second_run_adds_none():
    load_synonyms()
    first = SynonymGroup.objects.count()
    load_synonyms()

    assert languages() == LANGUAGES
    assert SynonymGroup.objects.count() == first


def test_what_an_editor_has_begun_stays_theirs():
    SynonymGroup.objects.create(language="fr", words="a\nb")
    load_synonyms()

    assert languages() == LANGUAGES
    assert [group.terms for group in SynonymGroup.objects.filter(language="fr")] == [("a", "b")]


def test_a_language_that_the_site_does_not_have_is_left_out(settings):
    settings.LANGUAGES = [("en", "English")]
    load_synonyms()

    assert languages() == {"en"}
