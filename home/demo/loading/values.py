"""From a demo page's head to a page's fields and child rows, one function a kind; no database but references."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from core.clock import campus_zone
from home.demo import dates
from home.demo.loading.maker import Head, Maker, PageValues, Row


def common(make: Maker, blocks: Sequence[Any]) -> dict[str, Any]:
    """Fields of every page."""
    contact = make.head.get("responsible_contact")
    return {
        **make.take("title", "summary", "seo_title", "search_description"),
        "body": make.bodies.body(blocks),
        "responsible_contact_id": make.find.contact(contact) if contact else None,
        "last_reviewed": make.day("last_reviewed"),
        "review_by": make.day("review_by"),
    }


def partner(make: Maker) -> PageValues:
    """A partner page; its institution is given by the loader."""
    head = make.head
    terms = [
        {
            "term": row["term"],
            "starts_on": dates.resolve_date(row["starts"], make.today),
            "ends_on": dates.resolve_date(row["ends"], make.today) if row.get("ends") else None,
            "note": row.get("note", ""),
        }
        for row in head.get("academic_terms", [])
    ]
    contacts = [
        {key: row.get(key, "") for key in ("name", "role", "email", "url")}
        for row in head.get("partner_contacts", [])
    ]
    return PageValues(
        {
            **make.take("cooperation_kinds", "our_schools", "fields", "levels", "partner_since"),
            "teaching_languages": _skills(head),
            "faculties": "\n".join(head.get("faculties", [])),
            "fact_sheet_date": make.day("fact_sheet_date"),
            **make.rich("academic_calendar", "housing", "living", "inclusion"),
        },
        {
            "academic_terms": terms,
            "costs": make.costs(),
            "partner_contacts": contacts,
            "links": [{"title": row["title"], "url": row["url"]} for row in head.get("links", [])],
        },
    )


def opportunity(make: Maker) -> PageValues:
    """What all opportunities have, and what each kind adds."""
    head = make.head
    steps = (
        {"title": row["title"], "text": make.bodies.rich(row.get("text", ""))}
        for row in head.get("apply_steps", [])
    )
    fields = {
        **make.take(
            "direction", "fields", "levels", "terms", "grant_currency", "grant_period", "funding", "apply_url", "places",
            "duration_months", "mode", "fee_includes", "purposes", "who", "min_days", "max_days", "host", "covers",
        ),
        "teaching_languages": _skills(head),
        "opens_on": make.day("opens_on"),
        "grant_amount": make.money("grant_amount"),
        **make.rich("eligibility", "documents"),
        "apply_steps": make.bodies.rows("apply_steps", "step", steps),
    }  # fmt: skip
    rows: dict[str, list[Row]] = {
        "institutions": make.links_to("partners", "institution", make.find.institution),
        "deadlines": make.deadlines(),
        "costs": make.costs(),
        "contacts": make.links_to("contacts", "contact", make.find.contact),
    }
    match head["type"]:
        case "study_abroad":
            fields |= {
                "study_abroad_kind": head["kind"],
                "starts_on": make.day("starts_on"),
                "ends_on": make.day("ends_on"),
                "ects": make.money("ects"),
                **make.rich("requirements"),
            }
            rows["intakes"] = [_intake(row, make) for row in head.get("intakes", [])]
        case "scholarship":
            rows["opportunities"] = make.links_to(
                "opportunities", "opportunity", lambda slug: make.find.page(f"opportunities/{slug}")
            )
    return PageValues(fields, rows)


def _intake(row: Head, make: Maker) -> Row:
    return {
        "starts_on": dates.resolve_date(row["starts_on"], make.today),
        "ends_on": dates.resolve_date(row["ends_on"], make.today) if row.get("ends_on") else None,
        "places": row.get("places"),
    }


def event(make: Maker) -> PageValues:
    """An event or a conference."""
    head = make.head
    zone = ZoneInfo(head["time_zone"]) if head.get("time_zone") else campus_zone()
    closes = head.get("registration_closes_at")
    sessions = (
        {
            "starts_at": make.moment(row["starts"], zone, time(9)).isoformat(),
            "ends_at": make.moment(row["ends"], zone, time(10)).isoformat() if row.get("ends") else None,
            "title": row["title"],
            "text": make.bodies.rich(row.get("text", "")),
            "room": row.get("room", ""),
            "speakers": make.bodies.items(f"speakers/{place}", _speakers(row)),
        }
        for place, row in enumerate(head.get("sessions", []))
    )
    fields = {
        **make.take(
            "time_zone", "all_day", "mode", "venue", "city", "latitude", "longitude", "online_url", "registration_url",
            "capacity", "languages",
        ),
        "event_kind": head["kind"],
        "starts_at": make.moment(head["starts_at"], zone, time(0)),
        "ends_at": make.moment(head["ends_at"], zone, time(23, 59)) if head.get("ends_at") else None,
        "country_id": head.get("country") or None,
        "place_id": make.find.place(head["place"]) if head.get("place") else None,
        "registration_closes_at": make.moment(closes, zone, time(23, 59)) if closes else None,
        "programme": make.bodies.rows("programme", "session", sessions),
    }  # fmt: skip
    rows: dict[str, list[Row]] = {
        "institutions": make.links_to("partners", "institution", make.find.institution),
        "contacts": make.links_to("contacts", "contact", make.find.contact),
    }
    if head["type"] == "conference":
        fields |= make.take("acronym", "fields", "website", "call_url")
        rows |= {"deadlines": make.deadlines(), "costs": make.costs()}
    return PageValues(fields, rows)


def _speakers(row: Head) -> Iterable[Row]:
    for speaker in row.get("speakers", []):
        name, _, affiliation = (
            speaker.partition(", ")
            if isinstance(speaker, str)
            else (speaker["name"], "", speaker.get("affiliation", ""))
        )
        yield {"name": name, "affiliation": affiliation}


def project(make: Maker) -> PageValues:
    """A research project; its publications are made by the loader."""
    head = make.head
    host = {"host", "us", ""}
    participants = [
        {
            "institution_id": None if row["partner"] in host else make.find.institution(row["partner"]),
            "role": row["role"],
        }
        for row in head.get("participants", [])
    ]
    people = [
        {
            "name": row["name"],
            "orcid": row.get("orcid", ""),
            "leads": "lead" in row.get("role", "").lower() or row.get("leads", False),
        }
        for row in head.get("people", [])
    ]
    return PageValues(
        {
            **make.take("acronym", "funder", "funder_programme", "grant_number", "fields", "website"),
            "starts_on": make.day("starts_on"),
            "ends_on": make.day("ends_on"),
            "budget": make.money("budget"),
            "budget_currency": head.get("budget_currency", head.get("currency", "EUR")),
            **make.rich("results"),
        },
        {"participants": participants, "people": people},
    )


def guide(make: Maker) -> PageValues:
    """A guide."""
    checklist = (
        {
            "title": row["title"],
            "text": make.bodies.rich(row.get("text", "")),
            "days": row["days"],
            "audiences": list(row.get("audiences", [])),
            "origins": list(row.get("origins", [])),
        }
        for row in make.head.get("checklist", [])
    )
    return PageValues(
        {
            **make.take("phase", "audiences", "origins"),
            "checklist": make.bodies.rows("checklist", "item", checklist),
        },
        {
            "contacts": make.links_to("contacts", "contact", make.find.contact),
            "places": make.links_to("places", "place", make.find.place),
        },
    )


def news(make: Maker) -> PageValues:
    """A piece of news."""
    return PageValues(
        {**make.take("topics"), "published_on": make.day("published_on")},
        {"institutions": make.links_to("partners", "institution", make.find.institution)},
    )


def home(make: Maker) -> PageValues:
    """The home page's questions, campaign and featured pages."""
    campaign = make.head.get("campaign_page")
    doors = (f"{door}_{part}" for door in ("where", "closing", "arrive") for part in ("title", "text"))
    return PageValues(
        {
            **make.take("headline", *doors, "campaign_title", "campaign_label"),
            **make.rich("campaign_text"),
            "campaign_page_id": make.find.page(campaign) if campaign else None,
            "campaign_from": make.day("campaign_from"),
            "campaign_until": make.day("campaign_until"),
        },
        {"featured_pages": make.links_to("featured", "page", make.find.page)},
    )


def nothing_more(make: Maker) -> PageValues:
    """A page that has a title and a text only."""
    del make
    return PageValues({})


def _skills(head: Head) -> list[Row]:
    return [
        {"language": row["language"], "cefr": row.get("cefr", "")}
        for row in head.get("teaching_languages", [])
    ]
