"""One action takes a page down in every language."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import StandardPage

pytestmark = pytest.mark.django_db


def live(page):
    return set(
        Page.objects.filter(translation_key=page.translation_key, live=True).values_list(
            "locale__language_code", flat=True
        )
    )


def url(page):
    return reverse("meridian_take_down", args=[page.pk])


def test_moderator_takes_a_page_down_everywhere(as_, about):
    client = as_("moderator")
    assert live(about) == {"en", "fr", "de", "es"}
    assert "About us" in client.get(url(about)).content.decode()

    response = client.post(url(about))

    assert response.status_code == 302
    assert live(about) == set()
    assert client.get("/de/about-us/").status_code == 404


def test_it_works_from_the_translation_too(as_, about):
    french = about.get_translations().get(locale__language_code="fr")

    as_("moderator").post(url(french))

    assert live(about) == set()


@pytest.mark.parametrize(("include", "alive"), [({}, {"en"}), ({"include_descendants": "1"}, set())])
def test_pages_below_go_when_asked(as_, about, include, alive):
    below = about.add_child(instance=StandardPage(title="Below", slug="below"))

    as_("moderator").post(url(about), include)

    assert live(below) == alive


@pytest.mark.parametrize("role", ["partners editor", "french translator", "records"])
def test_others_may_not(as_, about, role):
    response = as_(role).post(url(about))

    assert response.status_code == 302  # Wagtail sends the refused to its home with a message
    assert live(about) == {"en", "fr", "de", "es"}


def test_editor_offers_it_only_where_it_works(as_, about):
    edit = reverse("wagtailadmin_pages:edit", args=[about.pk])

    assert url(about) in as_("moderator").get(edit).content.decode()
    about.unpublish()
    assert url(about) not in as_("moderator").get(edit).content.decode()
