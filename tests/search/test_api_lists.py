from events.models import EventIndexPage
from search.api_lists import spec_of
from search.facets import KIND_FACET


def test_a_list_of_the_api_has_the_filters_of_the_list_on_the_site():
    assert spec_of(frozenset({"event", "conference"})) is EventIndexPage.finder_spec


def test_kinds_without_a_list_on_the_site_have_the_filters_of_search():
    spec = spec_of(frozenset({"standard", "contact"}))

    assert spec.kinds == ("contact", "standard")
    assert KIND_FACET in spec.facets
    assert spec.orders == ("newest", "title")
