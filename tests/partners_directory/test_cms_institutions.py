"""Finding, picking and adding an institution in the CMS."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from partners_directory.choosers import InstitutionChooserBlock
from partners_directory.models import Institution, InstitutionIdentifier
from partners_directory.quick_form import QuickInstitutionForm
from search.records.store import rebuild_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("admin", "admin@example.org", "pass-word-12")
    client.force_login(user)
    return client


@pytest.fixture
def tides():
    institution = Institution(
        display_name="Institute of Tides",
        aliases=["Escola Náutica"],
        country_id="PT",
        city="Évora",
        ror_id="0fabcd126",
    )
    institution.identifiers.add(InstitutionIdentifier(scheme="erasmus", value="P  EVORA01"))
    institution.save()
    return institution


def test_the_chooser_finds_by_name_code_and_city(editor, tides):
    Institution.objects.create(display_name="Elsewhere", country_id="FR")

    for words in ("nautica", "P  EVORA01", "évora", "0fabcd126"):
        page = editor.get(reverse("institution_chooser:choose_results"), {"q": words}).content.decode()
        assert "Institute of Tides" in page
        assert "Portugal" in page
        assert "Elsewhere" not in page


def test_the_chooser_finds_misspelt_names_where_nothing_is_spelled_so(editor, tides):
    Institution.objects.create(display_name="Tidea", country_id="FR")
    Institution.objects.create(display_name="Institute of Winds", country_id="FR")
    Institution.objects.create(
        display_name="Institute of Tides and Seas", country_id="PT", status="withdrawn"
    )
    rebuild_records()

    def found(words):
        page = editor.get(reverse("institution_chooser:choose_results"), {"q": words}).content.decode()
        names = ("Institute of Tides and Seas", "Institute of Tides", "Institute of Winds", "Tidea")
        return [name for name in names if f">{name}<" in page.replace("\n", "").replace("  ", "")]

    assert found("Institut of Tidess") == ["Institute of Tides"]
    assert found("tide") == ["Institute of Tides", "Tidea"]
    assert found("xyzzyx") == []


def test_the_chooser_offers_no_ended_institution(editor, tides):
    Institution.objects.create(display_name="Tides of Old", country_id="PT", status="withdrawn")

    page = editor.get(reverse("institution_chooser:choose"), {"q": "tides"}).content.decode()

    assert "Institute of Tides" in page
    assert "Tides of Old" not in page


def test_one_can_be_added_by_hand_while_choosing(editor, tides):
    data = {
        "display_name": "Institute of Tídes",
        "country": "PT",
        "erasmus": "p porto09",
        "pic": "999 000 888",
    }

    answer = editor.post(reverse("institution_chooser:create"), data).json()

    added = Institution.objects.get(pk=answer["result"]["id"])
    assert answer["step"] == "chosen"
    assert (added.erasmus_codes, added.pics) == (["P  PORTO09"], ["999000888"])
    assert added.edited_fields == ["country", "display_name"]
    assert added.possible_duplicate_of == tides
    assert "999000888" in added.search_text


def test_wrong_and_taken_codes_are_form_errors(tides):
    form = QuickInstitutionForm(
        {"display_name": "A", "country": "PT", "erasmus": "P  EVORA01", "pic": "12", "ror_id": "0fabcd127"}
    )

    assert not form.is_valid()
    assert set(form.errors) == {"erasmus", "pic", "ror_id"}
    assert form.errors["erasmus"] == ["Another institution has this code."]


def test_a_form_may_be_saved_later(db):
    form = QuickInstitutionForm({"display_name": "A", "country": "PT", "website": "a.example"})

    institution = form.save(commit=False)

    assert (institution.pk, institution.edited_fields) == (None, ["country", "display_name", "website"])


def test_the_block_chooses_institutions(tides):
    assert InstitutionChooserBlock().to_python(tides.pk) == tides


def test_the_list_searches_filters_and_sorts(editor, tides):
    Institution.objects.create(display_name="Elsewhere", country_id="FR", possible_duplicate_of=tides)
    address = reverse("institutions:index")

    def names(**query):
        page = editor.get(address, query).content.decode()
        return [name for name in ("Institute of Tides", "Elsewhere") if name in page]

    assert names() == ["Institute of Tides", "Elsewhere"]
    assert names(q="nautica") == ["Institute of Tides"]
    assert names(country="FR") == ["Elsewhere"]
    assert names(status="inactive") == []
    assert names(erasmus="true") == ["Institute of Tides"]
    assert names(erasmus="false") == ["Elsewhere"]
    assert names(possible_duplicate="true") == ["Elsewhere"]
    assert names(partner="true") == []
    assert names(ordering="-city") == ["Institute of Tides", "Elsewhere"]


def test_a_search_keeps_the_chosen_order(editor, tides):
    Institution.objects.create(display_name="Tides Academy", country_id="PT", city="Aveiro")

    def first(**query):
        page = editor.get(reverse("institutions:index"), {"q": "tides", **query}).content.decode()
        return min(("Institute of Tides", "Tides Academy"), key=page.index)

    assert first() == "Tides Academy"
    assert first(ordering="-city") == "Institute of Tides"


def test_countries_are_offered_by_name(db):
    names = [str(label) for _value, label in QuickInstitutionForm().fields["country"].choices][1:]

    assert names.index("Germany") < names.index("Greece") < names.index("Switzerland")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries(editor, count, django_assert_max_num_queries):
    for number in range(count):
        row = Institution(display_name=f"School {number}", country_id="PT")
        row.identifiers.add(InstitutionIdentifier(scheme="erasmus", value=f"P  SCHOOL{number:02}"))
        row.save()
    editor.get(reverse("institutions:index"))

    with django_assert_max_num_queries(20):
        editor.get(reverse("institutions:index"))


def test_the_export_has_no_formula(editor, tides):
    Institution.objects.create(display_name="=cmd()", country_id="FR")

    body = b"".join(editor.get(reverse("institutions:index"), {"export": "csv"}).streaming_content).decode(
        "utf-8-sig"
    )

    header, *rows = body.splitlines()
    assert header.startswith("Name,Acronym,Country,City,ROR id,SCHAC code,Erasmus code,PIC,Status,Website")
    assert sorted(row.split(",")[0] for row in rows) == ["'=cmd()", "Institute of Tides"]
    assert any("P  EVORA01" in row for row in rows)


def test_one_can_be_added_and_edited(editor, tides):
    assert editor.get(reverse("institutions:add")).status_code == 200
    page = editor.get(reverse("institutions:edit", args=[tides.pk])).content.decode()

    assert "Escola Náutica" in page
    assert "P  EVORA01" in page
