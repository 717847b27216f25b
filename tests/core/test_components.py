"""Components render what they are given, in the reader's language and direction, and nothing they are not."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from search.cards import Card, Fact
from search.finder.model import Chip, FacetGroup, FacetOption, Finder, OrderLink, PageLink, Paging

CARD = Card(
    id="page:1",
    key="k1",
    kind="exchange",
    kind_label="Exchange",
    title="A year in Kyoto",
    url="/en/opportunities/kyoto/",
    lang="en",
    dir="ltr",
    is_foreign=False,
    summary="Two places.",
    status="closing_soon",
    status_label="Closing soon",
    days_text="closes in 5 days",
    next_deadline=datetime(2027, 1, 15, 23, 59, tzinfo=UTC),
    facts=(
        Fact("country", "Country", "facet", text="Japan", values=("Japan",)),
        Fact("grant", "Grant", "money", amount=Decimal(850), currency="EUR", period_label="per month"),
    ),
)
FINDER = Finder(
    title="Opportunities: France",
    heading="Opportunities",
    text="",
    total=24,
    count_text="24 results",
    action="/en/opportunities/",
    locale="en",
    cards=(CARD,),
    groups=(
        FacetGroup(
            "country", "Country", (FacetOption("FR", "France", 24, selected=True, url="?", input_id="c-FR"),)
        ),
    ),
    chips=(Chip("Country", "France", "/en/opportunities/", "Remove filter Country: France"),),
    orders=(
        OrderLink("deadline", "Deadline", "?", selected=True),
        OrderLink("title", "Name", "?o=t", selected=False),
    ),
    paging=Paging(
        1, 2, 1, 20, 24, "Page 1 of 2", "", "?page=2", (PageLink(1, "", current=True), PageLink(2, "?page=2"))
    ),
    clear_url="/en/opportunities/",
    hidden_closed_text="3 closed also match",
    show_closed_url="?closed=1",
)


def drawn(template: str, language: str = "en", **context: object) -> Any:
    """A component as parsed HTML, of whose tags a test is sure."""
    with override(language):
        return BeautifulSoup(render_to_string(f"components/{template}.html", context), "html.parser")


def words(soup: Any) -> str:
    """All text with single spaces."""
    return " ".join(soup.get_text(" ").split())


def test_row_begins_with_the_date_that_decides() -> None:
    row = drawn("card", card=CARD)

    assert words(row).startswith("Deadline Fri 15 Jan 2027 Closes in 5 days Exchange A year in Kyoto")
    assert [fact.get_text(" ", strip=True) for fact in row.select(".row__facts dd")] == [
        "Japan",
        "€850 per month",
    ]


def test_row_in_another_language_says_so_and_marks_it() -> None:
    card = replace(CARD, is_foreign=True, language_name="الإنجليزية")

    row = drawn("card", "ar", card=card)

    title = row.find("h3")
    assert (title["lang"], title["dir"]) == ("en", "ltr")
    assert "الإنجليزية" in words(row)


def test_row_of_what_is_over_says_so() -> None:
    row = drawn(
        "card", card=replace(CARD, status="closed", status_label="Closed", days_text="", next_deadline=None)
    )

    assert "row--over" in row.article["class"]
    assert row.select_one(".badge--closed").get_text(strip=True) == "Closed"


def test_row_without_state_has_no_badge() -> None:
    assert drawn("card", card=replace(CARD, status="", next_deadline=None)).select(".badge") == []


@pytest.mark.parametrize("kind", ["card", "card_picture"])
def test_titles_are_escaped(kind: str) -> None:
    assert drawn(kind, card=replace(CARD, title="<script>alert(1)</script>")).script is None


def test_filters_are_a_plain_form_with_counts() -> None:
    form = drawn("finder/filters", finder=FINDER).form

    assert (form["method"], form["action"]) == ("get", "/en/opportunities/#results")
    box = form.select_one("input[name=country]")
    assert (box["value"], box.has_attr("checked")) == ("FR", True)
    assert "Show 24 results" in words(form)


def test_results_announce_count_and_lead_to_hidden_ones() -> None:
    head, results = drawn("finder/head", finder=FINDER), drawn("finder/results", finder=FINDER)

    assert head.select_one("[role=status]").get_text(strip=True) == "24 results"
    assert head.select_one(".chip")["aria-label"] == "Remove filter Country: France"
    assert results.select_one(".finder__also a")["href"] == "?closed=1"
    assert results.select_one(".pager [aria-current=page]").get_text(strip=True) == "1"


def test_empty_list_leads_on() -> None:
    results = drawn("finder/results", finder=replace(FINDER, total=0, cards=()))

    assert "/en/opportunities/" in {link["href"] for link in results.select(".empty a")}


def test_deadlines_tell_time_zone_and_state() -> None:
    row = SimpleNamespace(
        on=date(2027, 1, 15), at=time(23, 59), time_zone="Asia/Tokyo", note="online", get_kind_display="Application",
        term="", state="next", days_text="in 53 days",
    )  # fmt: skip

    line = drawn("deadlines", items=[row])

    assert words(line) == "Fri 15 Jan 2027, 23:59 Application Tokyo time · in 53 days · online"
    assert line.li["class"] == ["line__next"]


def test_dates_of_one_day_tell_both_times() -> None:
    dates = drawn(
        "dates",
        starts=datetime(2027, 1, 15, 9, tzinfo=UTC),
        ends=datetime(2027, 1, 15, 11, tzinfo=UTC),
        all_day=False,
        zone="Europe/Paris",
    )

    assert words(dates) == "Fri 15 Jan 2027, 10:00 – 12:00 Paris time"


def test_legend_lead_without_a_date_shows_only_the_state() -> None:
    lead = drawn("legend_lead", status="open", status_label="Open", when=None)

    assert words(lead) == "Open"


def test_telephone_numbers_keep_their_direction_in_arabic() -> None:
    contact = SimpleNamespace(
        name="Inês Carvalho",
        role="",
        email="",
        phone="+351215550117",
        photo=None,
        hours=SimpleNamespace(all=[]),
    )

    link = drawn("contact_card", "ar", contact=contact).select_one("a[href^=tel]")

    assert link["href"] == "tel:+351215550117"
    assert (link.bdi["dir"], link.bdi.get_text()) == ("ltr", "+351 21 555 0117")
