"""Promoted pages: whose readers get them, in which language, in which order, and what nobody may see."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from core.cache import raise_edition
from home.models import StandardPage
from search.promotions import promoted_ids
from tests.factories import make_page


@pytest.fixture
def promote(db, now):
    """Promote pages for words, in order."""

    def make(words, *pages):
        query = Query.get(words)
        for order, page in enumerate(pages):
            SearchPromotion.objects.create(query=query, page=page, sort_order=order)
        raise_edition()

    return make


@pytest.fixture
def page(db):
    return lambda **fields: make_page(StandardPage, **fields)


def ids(*pages):
    return tuple(f"page:{page.pk}" for page in pages)


def translated(page, locale):
    """A real translation of a page."""
    from wagtail.models import Locale

    alias = (
        page.get_translations().get(locale__language_code=locale)
        if page.has_translation(Locale.objects.get(language_code=locale))
        else None
    )
    copy = (
        alias.specific
        if alias
        else page.copy_for_translation(Locale.objects.get(language_code=locale), copy_parents=True)
    )
    copy.alias_of = None
    copy.live = True
    copy.save()
    return copy


def test_pages_are_promoted_for_the_same_words_in_any_order(promote, page):
    first, second = page(), page()
    promote("Résidence permit", second, first)

    assert promoted_ids("permit RESIDENCE", "en") == ids(second, first)
    assert promoted_ids("permit", "en") == ()
    assert promoted_ids("residence permit card", "en") == ()
    assert promoted_ids("", "en") == ()
    assert promoted_ids("…", "en") == ()


def test_at_most_three_are_shown(promote, page):
    pages = [page() for _number in range(4)]
    promote("visa", *pages)

    assert promoted_ids("visa", "en") == ids(*pages[:3])


def test_what_nobody_may_see_is_not_promoted(promote, page, django_assert_num_queries):
    draft, private, gone, shown = page(live=False), page(), page(), page()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    gone.expire_at = "2027-02-01T00:00Z"
    gone.save()
    promote("visa", draft, private, gone, shown)

    assert promoted_ids("visa", "en") == ids(shown)
    with django_assert_num_queries(1):
        promoted_ids("visa", "en")
    with django_assert_num_queries(0):
        promoted_ids("grant", "en")


def test_readers_of_another_language_get_the_translation_where_there_is_one(promote, page):
    only_english, both = page(), page()
    french = translated(both, "fr")
    promote("visa", only_english, both)

    assert promoted_ids("visa", "en") == ids(only_english, both)
    assert promoted_ids("visa", "fr") == ids(french)


def test_pages_promoted_in_the_readers_language_come_first(promote, page):
    english, other = page(), page()
    french, own = translated(english, "fr"), translated(other, "fr")
    promote("visa", english, own)

    assert promoted_ids("visa", "fr") == ids(own, french)
    assert promoted_ids("visa", "en") == ids(english, other)


def test_an_address_elsewhere_is_no_page(promote, db, now):
    SearchPromotion.objects.create(query=Query.get("visa"), external_link_url="https://example.org/")

    assert promoted_ids("visa", "en") == ()
