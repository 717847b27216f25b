"""The blocks of a text as typed JSON: what points at a record is that record, never its number."""

import pytest
from django.core.files.base import ContentFile

from core.models import CustomDocument
from events.models import EventPage
from guides.models import GuidePage
from home.models import StandardPage
from tests.factories import ContactFactory, PlaceFactory, make_page

pytestmark = pytest.mark.django_db


def blocks(page, field="body"):
    return {block["type"]: block["value"] for block in page[field]}


@pytest.fixture
def document(db):
    return CustomDocument.objects.create(title="Form", file=ContentFile(b"%PDF-1.4", "form.pdf"))


def test_records_are_drawn_and_the_hidden_are_null(ask, document):
    contact, place, page = ContactFactory(), PlaceFactory(), make_page(StandardPage, title="Target")
    draft = make_page(StandardPage, title="Draft", live=False)
    body = [
        ("contact", {"contact": contact}),
        ("place", {"place": place}),
        ("documents", {"heading": "Forms", "documents": [document]}),
        ("related_pages", {"heading": "", "pages": [page, draft]}),
    ]
    text = make_page(StandardPage, body=body)

    _status, answer = ask(f"pages/{text.pk}/")

    found = blocks(answer)
    assert found["contact"]["contact"]["id"] == contact.pk
    assert found["place"]["place"]["id"] == place.pk
    assert [one["title"] for one in found["documents"]["documents"]] == ["Form"]
    assert [one and one["title"] for one in found["related_pages"]["pages"]] == ["Target", None]


def test_choices_have_codes_and_names_and_tables_have_cells(ask):
    table = {
        "columns": [{"type": "text", "heading": "Kind"}, {"type": "text", "heading": "Rent"}],
        "rows": [{"values": ["Studio", "780"]}],
        "caption": "",
    }
    text = make_page(StandardPage)
    text.body = text.body.stream_block.to_python([
        {"type": "callout", "value": {"kind": "warning", "title": "Mind", "text": "<p>The <b>date</b></p>"}},
        {"type": "table", "value": {"caption": "Rooms", "row_headers": True, "table": table}},
    ])  # fmt: skip
    text.save_revision().publish()

    _status, answer = ask(f"pages/{text.pk}/")

    found = blocks(answer)
    assert found["callout"]["kind"]["code"] == "warning"
    assert found["callout"]["kind"]["name"]
    assert found["callout"]["text"] == "<p>The <b>date</b></p>"
    assert found["table"]["table"] == {"columns": ["Kind", "Rent"], "rows": [["Studio", "780"]]}


def test_moments_and_lists_of_choices(ask):
    guide = make_page(GuidePage)
    guide.checklist = guide.checklist.stream_block.to_python([
        {"type": "item", "value": {"title": "Register", "text": "", "days": 14, "audiences": ["doctoral"], "origins": []}},
    ])  # fmt: skip
    guide.save_revision().publish()
    event = make_page(EventPage)
    event.programme = event.programme.stream_block.to_python([
        {"type": "session", "value": {"title": "Opening", "starts_at": "2027-05-01T09:00:00Z", "ends_at": None, "speakers": [
            {"type": "item", "id": "a", "value": {"name": "Ana", "affiliation": ""}}]}},
    ])  # fmt: skip
    event.save_revision().publish()

    _status, guide_answer = ask(f"guides/{guide.pk}/")
    _status, event_answer = ask(f"events/{event.pk}/")

    item, session = guide_answer["checklist"][0]["value"], event_answer["programme"][0]["value"]
    assert item["audiences"] == [{"code": "doctoral", "name": "Doctoral candidates"}]
    assert session["starts_at"] == "2027-05-01T09:00:00Z"
    assert session["ends_at"] is None
    assert session["speakers"] == [{"name": "Ana", "affiliation": ""}]
