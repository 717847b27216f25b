import pytest

from search.facets import FACETS, query_parameters
from search.labels import facet_labels, kind_label, page_types, record_labels, running_label
from taxonomy.labels import choices
from tests.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


def test_every_facet_has_labels_for_its_codes():
    for facet in FACETS.values():
        if facet.vocabulary not in {"record", "kind"}:
            assert choices(facet.vocabulary, "fr"), facet.name


def test_kinds_are_called_as_their_page_types():
    assert kind_label("exchange", "en") == "Exchange offer"
    assert kind_label("nothing", "en") == "nothing"
    assert page_types()["exchange"].kind == "exchange"
    assert facet_labels("type", ["exchange"], "en") == {"exchange": "Exchange offer"}


def test_german_nouns_stay_capital():
    assert kind_label("staff_mobility", "de") == "Ausschreibung für Personal"


def test_institutions_are_called_by_their_records():
    institution = InstitutionFactory()

    assert facet_labels("institution", [str(institution.pk)], "en") == {
        str(institution.pk): institution.display_name
    }
    assert record_labels([], "en") == {}


def test_codes_are_called_by_their_vocabulary():
    assert facet_labels("country", ["PT", "??"], "de") == {"PT": "Portugal", "??": "??"}


def test_parameters_of_lists_are_known_to_the_page_cache():
    assert {"q", "page", "sort", "closed", "from", "to", "country", "type"} <= query_parameters()


@pytest.mark.parametrize(
    ("language", "inside"),
    [("en", "English"), ("fr", "anglais"), ("es", "inglés"), ("de", "Englisch"), ("zh-hans", "英语")],
)
def test_languages_inside_a_list_begin_as_the_readers_language_writes_them(language, inside):
    label = facet_labels("language", ["en"], language)["en"]

    assert running_label("language", "en", label, language) == inside


def test_other_labels_and_unknown_codes_stay_as_they_are():
    assert running_label("country", "PT", "Portugal", "fr") == "Portugal"
    assert running_label("language", "xx-unknown", "xx-unknown", "fr") == "xx-unknown"


def test_readers_hear_their_own_name_of_a_page_type():
    assert kind_label("page", "en") == "Information page"
    assert kind_label("page", "zh-hans") == "信息页面"
    assert kind_label("exchange", "en") == "Exchange offer"
