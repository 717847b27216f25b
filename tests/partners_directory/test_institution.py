"""The record, its questions and its form."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.models.outbox import OutboxItem
from partners_directory.fields import TextListField, WebsiteField
from partners_directory.models import Institution, InstitutionIdentifier, PartnerPage
from partners_directory.viewsets import institution_viewset
from tests.factories import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def tides():
    institution = Institution(
        display_name="Instituto das Marés", names={"en": "Institute of Tides", "pt": "Instituto das Marés"},
        aliases=["Escola Náutica"], acronym="IM", country_id="PT", city="Évora", ror_id="0fabcd126",
        domains=["tides.example"], hei_id="tides.example",
    )  # fmt: skip
    institution.identifiers.add(
        InstitutionIdentifier(scheme="erasmus", value="P  EVORA01"),
        InstitutionIdentifier(scheme="pic", value="999000777"),
    )
    institution.save()
    return institution


@pytest.mark.parametrize(
    "words",
    [
        "maresx"[:5], "INSTITUTE tides", "nautica", "evora", "Évora marés", "P  EVORA01", "evora01", "999000777", "0fabcd126",
        "https://ror.org/0fabcd126", "tides.example", "im", "", "  ", "a e i o u s t n z"[:15],
    ],
)  # fmt: skip
def test_search_finds_by_names_codes_and_city(tides, words):
    assert list(Institution.objects.search(words)) == [tides]


@pytest.mark.parametrize("words", ["tides lisbon", "%", "evora02", "\0", "_ _", "🌊"])
def test_search_finds_nothing_else(tides, words):
    found = list(Institution.objects.search(words))

    assert found == ([tides] if words == "\0" else [])


def test_search_puts_beginnings_and_acronyms_first(tides):
    Institution.objects.create(display_name="A Tides Imitation", country_id="PT")
    Institution.objects.create(display_name="Tides College", country_id="PT")

    assert [row.display_name for row in Institution.objects.search("tides")] == [
        "Tides College", "Instituto das Marés", "A Tides Imitation",
    ]  # fmt: skip
    assert Institution.objects.search("im").first() == tides


def test_search_puts_names_in_other_languages_before_those_that_hold_them():
    for name, local in (
        ("Asian Centre", "京都大学亚洲中心"),
        ("Kyoto University", "京都大学"),
        ("Arts Hall", "大京都大学"),
    ):
        Institution.objects.create(display_name=name, names={"zh": local}, city="Kyoto", country_id="JP")

    found = [row.display_name for row in Institution.objects.search("京都大学")]

    assert found == ["Kyoto University", "Asian Centre", "Arts Hall"]


def test_codes_in_any_spelling(tides):
    find = Institution.objects.by_identifier

    for scheme, value in (
        ("ror", "https://ror.org/0fabcd126"), ("schac", "Tides.Example"), ("erasmus", "p evora01"), ("pic", "999 000 777"),
    ):  # fmt: skip
        assert list(find(scheme, value)) == [tides]
    assert list(find("pic", "999000778")) == []
    assert list(find("pic", "seven")) == []


def test_only_active_ones_can_be_chosen(tides):
    Institution.objects.create(display_name="Ended", country_id="PT", status="inactive")
    Institution.objects.create(display_name="Gone", country_id="PT", status="withdrawn")

    assert list(Institution.objects.choosable()) == [tides]


def test_who_has_a_charter(tides):
    Institution.objects.create(display_name="No charter", country_id="PT")

    assert list(Institution.objects.with_erasmus_code()) == [tides]


@pytest.mark.parametrize("count", [1, 3])
def test_card_data_takes_two_queries(tides, count, django_assert_num_queries):
    for number in range(count - 1):
        Institution.objects.create(display_name=f"Other {number}", country_id="PT")

    with django_assert_num_queries(2):
        assert (
            len(
                [
                    (row.country.code, row.erasmus_codes, row.successor, row.logo)
                    for row in Institution.objects.with_card_data()
                ]
            )
            == count
        )


def test_names_follow_the_reader(tides):
    with override("fr"):
        assert (str(tides), tides.in_reader_language.local_name) == (
            "Institute of Tides",
            "Instituto das Marés",
        )
    with override("pt"):
        assert (tides.name, tides.in_reader_language.local_name) == ("Instituto das Marés", "")


def test_search_names_hold_every_name_and_code(tides):
    assert tides.search_names() == [
        "Instituto das Marés", "Institute of Tides", "IM", "Escola Náutica", "0fabcd126", "tides.example", "P  EVORA01",
        "999000777",
    ]  # fmt: skip
    assert (tides.ror_url, tides.pics) == ("https://ror.org/0fabcd126", ["999000777"])
    assert Institution().ror_url == ""


def test_codes_are_brought_into_form_and_checked():
    good = Institution(
        display_name="A", country_id="PT", ror_id="https://ror.org/0fabcd126", hei_id="A.Example"
    )
    good.full_clean()
    bad = Institution(display_name="A", country_id="PT", ror_id="0fabcd127", hei_id="no domain", latitude=1.0)

    with pytest.raises(ValidationError) as caught:
        bad.full_clean()

    assert (good.ror_id, good.hei_id) == ("0fabcd126", "a.example")
    assert set(caught.value.error_dict) == {"ror_id", "hei_id", "longitude"}


def test_an_institution_does_not_succeed_itself(tides):
    tides.successor = tides

    with pytest.raises(ValidationError) as caught:
        tides.clean()

    assert set(caught.value.error_dict) == {"successor"}


@pytest.mark.parametrize("scheme", ["erasmus", "pic", "oid", "isni", "wikidata"])
def test_a_malformed_code_says_what_it_should_look_like(tides, scheme):
    with pytest.raises(ValidationError) as caught:
        InstitutionIdentifier(institution=tides, scheme=scheme, value="?").clean()

    assert set(caught.value.error_dict) == {"value"}


def test_identifying_codes_belong_to_one_and_others_may_be_shared(tides):
    other = Institution.objects.create(display_name="Other", country_id="PT")
    InstitutionIdentifier.objects.create(institution=tides, scheme="isni", value="0000000123456789")

    InstitutionIdentifier(institution=other, scheme="isni", value="0000 0001 2345 6789").full_clean()
    with pytest.raises(ValidationError, match="Another institution has this code"):
        InstitutionIdentifier(institution=other, scheme="pic", value="999000777").full_clean()
    assert str(tides.identifiers.first()) == "Erasmus code P  EVORA01"


def form(data, instance=None):
    base = {
        "display_name": "Instituto das Marés", "acronym": "", "aliases": "", "country": "PT", "city": "", "region_name": "",
        "latitude": "", "longitude": "", "ror_id": "", "hei_id": "", "website": "", "domains": "", "established": "",
        "status": "active", "successor": "", "possible_duplicate_of": "", "logo": "", "types": [],
        "identifiers-TOTAL_FORMS": "0", "identifiers-INITIAL_FORMS": "0",
    }  # fmt: skip
    return institution_viewset.get_form_class()({**base, **data}, instance=instance or Institution())


def codes(*pairs):
    rows = {"identifiers-TOTAL_FORMS": str(len(pairs))}
    for number, (scheme, value) in enumerate(pairs):
        rows |= {f"identifiers-{number}-scheme": scheme, f"identifiers-{number}-value": value}
    return rows


def test_the_form_remembers_what_was_written_by_hand(db):
    bound = form({"city": "Évora", "website": "tides.example", **codes(("erasmus", "p evora01"))})

    assert bound.is_valid(), bound.errors
    saved = bound.save()

    saved = Institution.objects.get(pk=saved.pk)
    assert saved.edited_fields == ["city", "country", "display_name", "identifiers", "website"]
    assert (saved.website, saved.erasmus_codes) == ("https://tides.example", ["P  EVORA01"])
    assert "p evora01" in saved.search_text.splitlines()


def test_the_form_keeps_earlier_marks_and_adds_new_ones(tides):
    tides.edited_fields = ["city"]
    bound = form({"aliases": "Escola Náutica\n\nEscola Náutica\nTides", "city": "Évora"}, tides)

    assert bound.is_valid(), bound.errors
    bound.save()

    tides.refresh_from_db()
    assert tides.aliases == ["Escola Náutica", "Tides"]
    assert {"city", "aliases", "acronym"} <= set(tides.edited_fields)


def test_the_form_refuses_one_code_twice(db):
    bound = form(codes(("pic", "999000777"), ("pic", "999 000 777")))

    assert not bound.is_valid()
    assert bound.formsets["identifiers"].forms[1].errors == {"value": ["This code is here twice."]}


def test_the_form_refuses_malformed_codes(tides):
    bound = form({"ror_id": "0fabcd127", **codes(("pic", "12"))})

    assert not bound.is_valid()
    assert set(bound.errors) == {"ror_id"}
    assert bound.formsets["identifiers"].forms[0].errors == {"value": ["A PIC has nine digits."]}


def test_lists_of_texts_are_tidied_and_limited():
    field = TextListField()

    assert field.to_python([" a\u202e ", "", "a", "b"]) == ["a", "b"]
    for wrong in ("a", [1], ["x" * 301]):
        with pytest.raises(ValidationError):
            field.to_python(wrong)
    assert field.formfield().has_changed(["a"], "x" * 301)
    assert not field.formfield().has_changed(["a"], "a\n")
    assert field.formfield().prepare_value(["a", "b"]) == "a\nb"
    assert field.formfield().prepare_value("typed") == "typed"


def test_a_website_without_a_scheme_in_a_migration_is_a_plain_url():
    assert WebsiteField(name="website").deconstruct()[1] == "django.db.models.URLField"


def test_a_saved_institution_refreshes_the_pages_that_show_it(tides):
    page = make_page(PartnerPage, institution=tides)
    OutboxItem.objects.all().delete()

    tides.save()

    assert set(OutboxItem.objects.values_list("topic", "key")) == {
        ("search.page", str(page.pk)), ("search.records", str(tides.pk)), ("site.edition", "institutions"),
    }  # fmt: skip
