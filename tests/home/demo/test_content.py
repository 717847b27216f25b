"""The demo's own files: every one can be read, its codes, dates and references exist, its translations fit."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from home.demo.compare import MARKDOWN_KEYS, OPTIONAL_TEXT_KEYS, TEXT_KEYS, compare
from home.demo.dates import InvalidDate, resolve, resolve_date
from home.demo.errors import InvalidDemoFile
from home.demo.markdown import html
from home.demo.reader import ROOT, SECTIONS, SOURCE, read_page, read_records
from taxonomy import enums

LANGUAGES = {"en", "fr", "de", "es", "ar", "zh-hans"}
TODAY = date(2026, 11, 23)
TAXONOMY = Path(enums.__file__).parent / "data"

DATES = {
    "last_reviewed", "review_by", "opens_on", "on", "starts_on", "ends_on", "published_on", "fact_sheet_date",
    "campaign_from", "campaign_until",
}  # fmt: skip
MOMENTS = {"starts_at", "ends_at", "registration_closes_at"}
#: A day, or a day and a time: the academic year's terms have days, an event's sessions times.
EITHER = {"starts", "ends"}

LENGTHS = {
    "title": 255, "summary": 300, "note": 160, "headline": 120, "where_title": 80, "where_text": 240,
    "closing_title": 80, "closing_text": 240, "arrive_title": 80, "arrive_text": 240, "campaign_title": 120,
    "campaign_label": 60, "cover_alt": 250,
}  # fmt: skip


def codes_of(file_name):
    with (TAXONOMY / file_name).open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file)}


def choices(name):
    return set(getattr(enums, name).values)


VOCABULARIES = {
    "phase": choices("GuidePhase"),
    "audiences": choices("GuideAudience"),
    "origins": choices("GuideOrigin"),
    "direction": choices("Direction"),
    "mode": choices("Mode"),
    "terms": choices("Term"),
    "term": choices("Term"),
    "funding": choices("Funding"),
    "covers": choices("Coverage"),
    "fee_includes": choices("Coverage"),
    "who": choices("Who"),
    "purposes": choices("StaffPurpose"),
    "period": choices("Period"),
    "grant_period": choices("Period"),
    "our_schools": choices("School"),
    "cooperation_kinds": choices("CooperationKind"),
    "cefr": choices("CefrLevel") | {""},
    "fields": codes_of("isced_f_2013.csv"),
    "levels": codes_of("study_levels.csv"),
    "topics": codes_of("topics.csv"),
    "currency": codes_of("currencies.csv"),
    "grant_currency": codes_of("currencies.csv"),
    "country": codes_of("countries.csv"),
    "language": codes_of("languages.csv"),
    "languages": codes_of("languages.csv"),
    "time_zone": available_timezones(),
}
#: What "kind" means depends on the table it stands in, or on the page's type.
KINDS = {
    "deadlines": choices("DeadlineKind"),
    "costs": choices("CostKind"),
    "fees": choices("CostKind"),
    "event": choices("EventKind"),
    "conference": choices("EventKind"),
    "study_abroad": choices("StudyAbroadKind"),
}
REFERENCES = {
    "partners": "partners",
    "opportunities": "opportunities",
    "events": "events",
    "guides": "guides",
}


def read_all():
    pages, errors = {}, []
    for path in sorted(ROOT.glob("*/*/*.md")):
        try:
            page = read_page(path)
        except InvalidDemoFile as error:
            errors.append(str(error))
        else:
            pages[page.key, page.language] = page
    return pages, errors


PAGES, ERRORS = read_all()
SOURCES = {key: page for (key, language), page in PAGES.items() if language == SOURCE}
RECORDS = {
    name: {str(record.get("key") or record.get("slug")) for record in read_records(name)}
    for name in ("contact", "place", "unit")
}


def values(table, where=""):
    """Every key with its value and the name of the table it stands in; of lists each value."""
    for key, value in table.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                yield from values(each, key)
            else:
                yield where, key, each


def report(problems: Iterator[str]):
    found = sorted(problems)
    assert not found, "\n" + "\n".join(found)


def test_every_file_can_be_read():
    report(iter(ERRORS))


def test_files_lie_where_they_belong():
    assert {page.section for page in PAGES.values()} <= set(SECTIONS)
    assert {page.language for page in PAGES.values()} <= LANGUAGES
    assert {key for key, _ in PAGES} == set(SOURCES)


def test_every_source_has_title_and_summary():
    report(
        f"{page.path}: {key}"
        for page in SOURCES.values()
        for key in ("title", "summary")
        if not page.head.get(key)
    )


def test_texts_fit_their_fields():
    report(
        f"{page.path}: {key} has {len(value)} characters, at most {LENGTHS[key]} fit"
        for page in PAGES.values()
        for _, key, value in values(page.head)
        if key in LENGTHS and len(value) > LENGTHS[key]
    )


def test_every_date_is_relative():
    def problems():
        for page in SOURCES.values():
            for _, key, value in values(page.head):
                try:
                    if key in DATES:
                        resolve_date(value, TODAY)
                    elif key in MOMENTS:
                        assert resolve(value, TODAY).clock or page.head.get("all_day"), value
                    elif key in EITHER:
                        resolve(value, TODAY)
                except (InvalidDate, AssertionError) as error:
                    yield f"{page.path}: {key}: {error}"

    report(problems())


def test_every_code_is_known():
    def problems():
        for page in SOURCES.values():
            for where, key, value in values(page.head):
                known = VOCABULARIES.get(key)
                if key == "kind":
                    known = KINDS.get(where or str(page.head.get("type")))
                if known is not None and value not in known:
                    yield f"{page.path}: {where} {key} “{value}”"

    report(problems())


def test_every_link_leads_to_a_page():
    report(f"{page.path}: {link}" for page in PAGES.values() for link in page.links if link not in SOURCES)


def test_every_reference_leads_to_a_page():
    def problems():
        for page in SOURCES.values():
            for _, key, value in values(page.head):
                if (key in REFERENCES and f"{REFERENCES[key]}/{value}" not in SOURCES) or (
                    key in {"featured", "page", "campaign_page"} and value not in SOURCES
                ):
                    yield f"{page.path}: {key} “{value}”"
            parent = page.head.get("parent")
            if parent and f"{page.section}/{parent}" not in SOURCES:
                yield f"{page.path}: parent “{parent}”"

    report(problems())


@pytest.mark.skipif(not RECORDS["contact"], reason="the records are not written yet")
def test_every_reference_leads_to_a_record():
    def problems():
        for page in SOURCES.values():
            for _, key, value in values(page.head):
                if (key in {"contacts", "responsible_contact"} and value not in RECORDS["contact"]) or (
                    key in {"place", "places"} and isinstance(value, str) and value not in RECORDS["place"]
                ):
                    yield f"{page.path}: {key} “{value}”"

    report(problems())


def test_texts_of_heads_are_markdown():
    def problems():
        for page in PAGES.values():
            for _, key, value in values(page.head):
                if key in MARKDOWN_KEYS:
                    try:
                        html(value)
                    except InvalidDemoFile as error:
                        yield f"{page.path}: {key}: {error}"

    report(problems())


def test_every_translation_fits_its_source():
    report(
        problem
        for (key, language), page in PAGES.items()
        if language != SOURCE
        for problem in compare(SOURCES[key], page)
    )


def test_every_source_can_be_translated():
    """A translation with the source's own words fits: no rule asks for what a source does not have."""
    report(
        problem
        for page in SOURCES.values()
        for problem in compare(page, replace(page, language="xx", head=texts_of(page.head)))
    )


def texts_of(table):
    texts = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            texts[key] = texts_of(value)
        elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
            texts[key] = [texts_of(each) for each in value]
        elif key in TEXT_KEYS | OPTIONAL_TEXT_KEYS:
            texts[key] = value
    return {key: value for key, value in texts.items() if value}


def test_guides_form_a_tree_of_all_phases():
    guides = [page for page in SOURCES.values() if page.section == "guides"]
    depths = {page.slug: depth(page) for page in guides}

    assert len(guides) >= 32
    assert {page.head["phase"] for page in guides if "parent" not in page.head} == choices("GuidePhase")
    assert set(depths.values()) == {1, 2, 3}


def depth(page):
    parent = page.head.get("parent")
    return 1 + depth(SOURCES[f"{page.section}/{parent}"]) if parent else 1


def test_checklists_have_keys_of_their_own():
    keys = [item["key"] for page in SOURCES.values() for item in page.head.get("checklist", ())]

    assert len(keys) == len(set(keys))
