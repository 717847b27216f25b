"""The columns at the foot of every page, and what an editor may put there."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, PageViewRestriction

from core import memo
from core.models.menus import FooterColumn, FooterLink
from core.navigation.menus import footer
from home.models import StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def column():
    FooterColumn.objects.all().delete()
    return FooterColumn.objects.create(names={"en": "Help", "fr": "Aide"})


def links(locale):
    memo.forget()
    return [(group.title, [(link.title, link.url) for link in group.links]) for group in footer(locale)]


def test_a_page_is_linked_in_the_readers_language(column):
    page = make_page(StandardPage, title="Insurance")
    french = page.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.title = "Assurance"
    french.save_revision().publish()
    FooterLink.objects.create(column=column, page=page)
    FooterLink.objects.create(column=column, page=page, labels={"en": "Cover", "fr": "Couverture"})

    assert links("en") == [("Help", [("Insurance", page.get_url()), ("Cover", page.get_url())])]
    assert links("fr") == [("Aide", [("Assurance", french.get_url()), ("Couverture", french.get_url())])]


def test_addresses_of_the_site_begin_with_the_readers_language(column):
    FooterLink.objects.create(column=column, url="/guides/places/", labels={"en": "Places"})
    FooterLink.objects.create(column=column, url="/api/docs/", labels={"en": "Data"})
    FooterLink.objects.create(column=column, url="https://example.org/")

    assert links("de") == [
        (
            "Help",
            [
                ("Places", "/de/guides/places/"),
                ("Data", "/api/docs/"),
                ("https://example.org/", "https://example.org/"),
            ],
        )
    ]


def test_pages_that_readers_may_not_see_are_no_links_and_empty_columns_are_not_shown(column):
    draft, private = make_page(StandardPage, live=False), make_page(StandardPage)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    FooterLink.objects.create(column=column, page=draft)
    FooterLink.objects.create(column=column, page=private)

    assert links("en") == []


@pytest.mark.parametrize(
    ("url", "with_page", "accepted"),
    [
        ("https://example.org/", False, True),
        ("/guides/places/", False, True),
        ("mailto:office@example.org", False, True),
        ("tel:+351210000000", False, True),
        ("", True, True),
        ("", False, False),
        ("/guides/", True, False),
        ("javascript:alert(1)", False, False),
        ("example.org", False, False),
    ],
)
def test_a_link_leads_to_one_page_or_one_address(column, url, with_page, accepted):
    link = FooterLink(column=column, url=url, page=make_page(StandardPage) if with_page else None)

    if accepted:
        link.full_clean()
    else:
        with pytest.raises(ValidationError):
            link.full_clean()
