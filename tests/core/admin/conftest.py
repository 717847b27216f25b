"""People of the office, and a page with a real French translation."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from tests.home.conftest import as_, person

__all__ = ["as_", "person"]


@pytest.fixture
def locale(db):
    return lambda code: Locale.objects.get(language_code=code)


@pytest.fixture
def about(home, locale):
    """A live page with a French translation and aliases elsewhere."""
    page = home.add_child(instance=StandardPage(title="About us", slug="about-us"))
    page.save_revision().publish()
    for code in ("de", "es"):
        page.copy_for_translation(locale(code), alias=True)
    french = page.copy_for_translation(locale("fr"))
    french.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def submitted(about, locale):
    """The same, known to the translation editor."""
    translate_object(about, [locale("ar")])
    return about
