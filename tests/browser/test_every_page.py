"""One page of each type, as readers see it: accessible, quiet, and never wider than the screen."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.reader import beyond_the_edge, reading, violations

pytestmark = pytest.mark.browser

#: Pages without a type; the last two are an empty answer and one that is missing.
OTHERS = (
    "search/?q=universities",
    "search/?q=zzzzqqq",
    "opportunities/?type=exchange&status=open",
    "nowhere/",
)


def paths(site: Site, language: str) -> list[str]:
    return [
        *(pages[language] for pages in site.types.values() if language in pages),
        *(f"/{language}/{path}" for path in OTHERS),
    ]


def test_every_type_answers_in_every_language(site: Site) -> None:
    missing = {name: sorted(set(site.languages) - set(pages)) for name, pages in site.types.items()}

    answers = {path: site.fetch(path)[0] for pages in site.types.values() for path in pages.values()}

    assert {name: languages for name, languages in missing.items() if languages} == {}
    assert {path: status for path, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_type_is_accessible_and_quiet(site: Site, browser: Browser, language: str) -> None:
    found = {}

    with reading(browser, site) as (page, trouble):
        for path in paths(site, language):
            page.set_viewport_size({"width": 1280, "height": 800})
            page.emulate_media(color_scheme="light")
            page.goto(site.url(path))
            light = violations(page)
            page.emulate_media(color_scheme="dark")
            page.wait_for_timeout(50)  # colours cross over even where nothing moves
            dark = violations(page, "color-contrast")
            page.set_viewport_size({"width": 320, "height": 700})
            page.emulate_media(color_scheme="light")
            page.wait_for_timeout(50)
            found[path] = light + dark + violations(page) + beyond_the_edge(page)

    assert {path: problems for path, problems in found.items() if problems} == {}
    assert trouble == []


@pytest.mark.parametrize("language", ["fr", "de", "es", "zh-hans"])
def test_nothing_is_wider_than_a_small_phone(site: Site, browser: Browser, language: str) -> None:
    found = {}

    with reading(browser, site, viewport={"width": 320, "height": 700}) as (page, trouble):
        for path in paths(site, language):
            page.goto(site.url(path))
            found[path] = beyond_the_edge(page)

    assert {path: problems for path, problems in found.items() if problems} == {}
    assert trouble == []


@pytest.mark.parametrize("width", [1024, 1280, 1344, 1440])
def test_the_head_keeps_to_its_lines(site: Site, browser: Browser, width: int) -> None:
    """Sections stand in one line, beside the name or below it, however long a language's words are."""
    tall = {}

    with reading(browser, site, viewport={"width": width, "height": 400}) as (page, trouble):
        for language in site.languages:
            page.goto(site.url(f"/{language}/contact/"))
            rows = page.eval_on_selector_all(
                ".site-nav li", "all => new Set(all.map(one => one.offsetTop)).size"
            )
            tall[language] = (rows, page.eval_on_selector(".site-head", "head => head.offsetHeight <= 112"))

    assert tall == dict.fromkeys(site.languages, (1, True))
    assert trouble == []
