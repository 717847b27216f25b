"""Searching in a real browser: completions by keyboard and screen reader, filters as links, and what is counted."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.reader import beyond_the_edge, reading, violations

pytestmark = pytest.mark.browser

FIELD = "#page-q"


def completed(page: Page, field: str = FIELD, text: str = "univ") -> list[str]:
    """Type into a field and wait for its list; what stands in it."""
    page.locator(field).press_sequentially(text, delay=20)
    page.locator(".suggest__list:not([hidden]) li").first.wait_for()
    return page.locator(".suggest__list:not([hidden]) li").all_inner_texts()


def state(page: Page, field: str = FIELD) -> tuple[str | None, str]:
    """What assistive technology hears of the field: whether its list is open, and which line is meant."""
    one = page.locator(field)
    active = one.get_attribute("aria-activedescendant")
    return one.get_attribute("aria-expanded"), page.locator(f"#{active}").inner_text() if active else ""


def test_completions_are_used_by_keyboard(site: Site, browser: Browser) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/search/"))
        top = page.locator("#results").bounding_box()
        lines = completed(page)
        jumped = page.locator("#results").bounding_box() != top
        problems = violations(page)
        said = page.locator(".search-form--page [role=status]").inner_text()
        closed_at_first = state(page)
        page.keyboard.press("ArrowDown")
        first = state(page)
        page.keyboard.press("ArrowUp")
        back = state(page)
        page.keyboard.press("ArrowUp")
        last = state(page)
        page.keyboard.press("Escape")
        escaped, words = state(page), page.input_value(FIELD)
        page.keyboard.press("ArrowDown")
        reopened = state(page)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/en/(?!search/$)"))

    assert (jumped, problems) == (False, [])
    assert said == f"Suggestions: {len(lines)}"
    assert (closed_at_first, back) == (("true", ""), ("true", ""))
    assert (first, last) == (("true", lines[0]), ("true", lines[-1]))
    assert (escaped, words) == (("false", ""), "univ")
    assert reopened == ("true", "")
    assert trouble == []


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "Alt+ArrowUp"])
def test_keys_of_the_caret_leave_the_list_for_the_field(site: Site, browser: Browser, key: str) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/search/"))
        completed(page)
        page.keyboard.press("ArrowDown")
        chosen = state(page)
        page.keyboard.press(key)
        left = state(page)
        selected = page.locator(".suggest__list [aria-selected=true]").count()
        caret = page.evaluate("() => document.activeElement.selectionStart")

    assert chosen[1]
    assert left == ("false" if key == "Alt+ArrowUp" else "true", "")
    assert selected == 0 or key == "Alt+ArrowUp"
    assert caret == {"Home": 0, "ArrowLeft": 3}.get(key, 4)
    assert trouble == []


def test_enter_without_a_choice_searches_for_the_words(site: Site, browser: Browser) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/search/"))
        completed(page)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"q=univ"))

    assert trouble == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_head_searches_on_every_page_of_a_phone(site: Site, browser: Browser, language: str) -> None:
    with reading(browser, site, viewport={"width": 360, "height": 700}) as (page, trouble):
        page.goto(site.url(f"/{language}/guides/"))
        page.click("button[popovertarget=site-search]")
        focused = page.evaluate("() => document.activeElement.id")
        lines = completed(page, "#site-q", "جا" if language == "ar" else "univ")
        problems = violations(page) + beyond_the_edge(page)
        page.keyboard.press("Escape")
        still_open = page.is_visible("#site-q")
        page.keyboard.press("Escape")

    assert (focused, bool(lines), problems, still_open) == ("site-q", True, [], True)
    assert trouble == []


def test_a_line_can_be_pressed(site: Site, browser: Browser) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/"))
        completed(page, "#hero-q")
        page.locator(".suggest__list:not([hidden]) li").nth(1).click()
        page.wait_for_url(re.compile(r"/en/.+"))

    assert trouble == []


def test_filters_are_links_without_a_script_and_boxes_with_one(site: Site, browser: Browser) -> None:
    with reading(browser, site, java_script_enabled=False) as (page, plain):
        page.goto(site.url("/en/search/?q=university"))
        page.locator("#filters .choice__name").first.click()
        followed = page.url
        page.fill(FIELD, "exchange")
        page.press(FIELD, "Enter")
        kept = page.url
    with reading(browser, site, viewport={"width": 360, "height": 700}) as (page, trouble):
        page.goto(site.url("/en/search/?q=university"))
        page.click(".finder__open")
        for place in (0, 1):
            page.locator("#filters .choice__name").nth(place).click()
        ticked = page.locator("#filters input:checked").count()
        problems = violations(page) + beyond_the_edge(page)
        page.locator(".filters__submit button").click()
        page.wait_for_url(re.compile(r"type=.*type="))
        url = page.url

    assert re.search(r"q=university&type=", followed)
    assert re.search(r"q=exchange&type=|type=.*q=exchange", kept)
    assert (ticked, problems) == (2, [])
    assert "q=university" in url
    assert (plain, trouble) == ([], [])


def test_the_button_of_the_sheet_says_what_it_will_show(site: Site, browser: Browser) -> None:
    with reading(browser, site, viewport={"width": 360, "height": 700}) as (page, trouble):
        page.goto(site.url("/fr/search/"))
        page.click(".finder__open")
        button = page.locator(".filters__submit button")
        before = button.inner_text()
        page.locator("#filters .choice").first.click(position={"x": 6, "y": 4})
        page.wait_for_function(
            "(text) => document.querySelector('.filters__submit button').innerText !== text", arg=before
        )
        promised = button.inner_text()
        counts = page.locator("#filters .choice input").evaluate_all(
            "(boxes) => boxes.map((box) => [box.id, box.ariaLabel])"
        )
        button.click()
        page.wait_for_url(re.compile(r"\?type="))
        shown = page.locator(".finder__count").inner_text()
        fresh = dict(
            page.locator("#filters .choice input").evaluate_all(
                "(boxes) => boxes.map((box) => [box.id, box.ariaLabel])"
            )
        )

    assert promised.removeprefix("Afficher ") == shown
    assert promised != before
    assert {name: label for name, label in counts if name in fresh} == fresh
    assert trouble == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_longest_word_of_a_title_breaks(site: Site, browser: Browser, language: str) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation"
    with reading(browser, site, viewport={"width": 320, "height": 700}) as (page, trouble):
        page.goto(site.url(f"/{language}/search/"))
        page.locator(".row__title a").first.evaluate("(link, word) => { link.textContent = word; }", word)
        wide = beyond_the_edge(page)
        completed(page, text="جا" if language == "ar" else "univ")
        line = page.locator(".suggest__list:not([hidden]) li > :first-child").first
        line.evaluate("(title, word) => { title.textContent = word; }", word)
        reaches = line.evaluate("(title) => title.scrollWidth > title.parentElement.clientWidth")

    assert (wide, reaches) == ([], False)
    assert trouble == []


def test_an_opened_answer_is_counted_without_saying_who(site: Site, browser: Browser) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/search/?q=university"))
        with page.expect_request("**/search/click/") as sent:
            page.locator(".row__title a").first.click()
        request = sent.value

    assert request.method == "POST"
    assert re.fullmatch(r"q=university&l=en&id=page%3A\d+", request.post_data or "")
    assert trouble == []
