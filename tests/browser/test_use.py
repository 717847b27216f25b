"""Using the site with a keyboard, with open menus, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.reader import beyond_the_edge, reading, violations

pytestmark = pytest.mark.browser

#: The outline of what has the focus, or of the row around a link that fills it.
OUTLINED = """() => {
  const one = document.activeElement;
  return [one, one.closest(".row, .card, .option, label, form")].some((each) => each &&
    (getComputedStyle(each).outlineStyle !== "none" && parseFloat(getComputedStyle(each).outlineWidth) >= 2));
}"""
FOCUSED = "() => document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || ''"


def tab(page: Page, times: int = 1) -> str:
    """Press Tab; the text of what has the focus then."""
    for _time in range(times):
        page.keyboard.press("Tab")
    return str(page.evaluate(FOCUSED)).strip()


def test_the_first_stop_leads_to_the_content(site: Site, browser: Browser) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/opportunities/"))
        first = tab(page)
        page.keyboard.press("Enter")
        target = page.evaluate("() => document.activeElement.id")

    assert (first, target) == ("Skip to content", "main")
    assert trouble == []


@pytest.mark.parametrize("path", ["/en/", "/en/opportunities/", "/ar/search/?q=university"])
def test_every_stop_is_visible_and_none_is_a_trap(site: Site, browser: Browser, path: str) -> None:
    invisible, seen = [], []

    with reading(browser, site) as (page, trouble):
        page.goto(site.url(path))
        for _stop in range(45):
            seen.append(tab(page))
            page.wait_for_timeout(20)
            if not page.evaluate(OUTLINED):
                invisible.append(
                    seen[-1] or page.evaluate("() => document.activeElement.outerHTML.slice(0, 150)")
                )

    assert invisible == []
    assert len(set(seen)) > 15
    assert trouble == []


def test_the_language_menu_opens_and_closes_by_keyboard(site: Site, browser: Browser) -> None:
    with reading(browser, site) as (page, trouble):
        page.goto(site.url("/en/guides/"))
        page.focus(".languages summary")
        page.keyboard.press("Enter")
        opened = page.eval_on_selector(".languages", "menu => menu.open")
        problems = violations(page)
        names = page.eval_on_selector_all(".languages a", "all => all.map(one => one.lang)")
        page.keyboard.press("Escape")
        closed = page.eval_on_selector(".languages", "menu => !menu.open")
        back = page.evaluate("() => document.activeElement.tagName")

    assert (opened, problems, closed, back) == (True, [], True, "SUMMARY")
    assert {name.lower() for name in names} == set(site.languages)
    assert trouble == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_menu_and_filters_on_a_phone(site: Site, browser: Browser, language: str) -> None:
    with reading(browser, site, viewport={"width": 320, "height": 700}) as (page, trouble):
        page.goto(site.url(f"/{language}/opportunities/"))
        page.click(".site-head__menu")
        menu = violations(page) + beyond_the_edge(page)
        page.keyboard.press("Escape")
        hidden = page.is_hidden("#site-nav a")
        page.click(".finder__open")
        sheet = violations(page) + beyond_the_edge(page)
        shown = page.is_visible("#filters input[type=checkbox]")

    assert (menu, hidden, sheet, shown) == ([], True, [], True)
    assert trouble == []


def test_without_javascript(site: Site, browser: Browser) -> None:
    """Search, filters, the language menu and a guide's checklist are there."""
    with reading(browser, site, java_script_enabled=False) as (page, trouble):
        page.goto(site.url("/en/"))
        page.fill("main input[name=q]", "exchange")
        page.press("main input[name=q]", "Enter")
        results = page.locator(".row").count()
        page.goto(site.url("/en/opportunities/"))
        page.locator("#filters input[type=checkbox]").first.check()
        page.locator("#filters button[type=submit]").last.click()
        filtered, chips = page.url, page.locator(".chip").count()
        page.click(".languages summary")
        page.click(".languages a[lang=fr]")
        french = page.url
        page.goto(site.url(site.types["GuidePage"]["en"]))
        headings = page.locator("main h2").count()

    assert results > 0
    assert re.search(r"/en/opportunities/\?.*type=", filtered)
    assert chips == 1
    assert re.search(r"/fr/[^/]+/\?.*type=", french)
    assert headings > 0
    assert trouble == []


def test_larger_text_needs_no_sideways_scrolling(site: Site, browser: Browser) -> None:
    """200 % zoom of a 1280-pixel window is a window of 640."""
    found = {}

    with reading(browser, site, viewport={"width": 640, "height": 400}) as (page, trouble):
        for pages in site.types.values():
            page.goto(site.url(pages["de"]))
            found[pages["de"]] = beyond_the_edge(page)

    assert {path: problems for path, problems in found.items() if problems} == {}
    assert trouble == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_way_through_the_site_without_javascript(
    site: Site, browser: Browser, language: str, width: int
) -> None:
    """Menu, breadcrumbs, another language, paging."""
    with reading(browser, site, java_script_enabled=False, viewport={"width": width, "height": 800}) as (
        page,
        trouble,
    ):
        page.goto(site.url(f"/{language}/"))
        if width < 1000:
            page.click(".site-head__menu")
        page.locator("#site-nav a[href$='/opportunities/']:visible").first.click()
        section = page.url
        page.locator("main .row a, main .card a").first.click()
        detail = page.url
        page.locator(".breadcrumbs a:not([aria-current]):visible").last.click()
        back = page.url
        page.goto(section)
        if language == "en":  # the others have few pages here
            page.locator(".pager a[rel=next]").click()
        second = page.url
        page.click(".languages summary")
        page.click(".languages a[lang=de]")
        german = page.url

    assert section.startswith(site.url(f"/{language}/"))
    assert detail.startswith(section)
    assert detail != section == back
    assert second == (f"{section}?page=2" if language == "en" else section)
    assert german.startswith(site.url("/de/"))
    assert trouble == []
