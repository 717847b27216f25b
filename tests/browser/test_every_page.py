"""One page of each type, as readers see it: accessible, quiet, and never wider than the screen.

English and Arabic, one of each direction, are judged by all rules in light, in dark and on the smallest phone. The other
four languages share the templates and differ in the length of their words: each of their pages is judged by all rules in
one of the three, in turn, so that together they meet each page in each; and none is wider than the smallest phone.
"""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.reader import beyond_the_edge, reading, violations

pytestmark = pytest.mark.browser

#: Width of the screen and colours.
MODES = {"light": (1280, "light"), "dark": (1280, "dark"), "phone": (320, "light")}
#: Pages without a type: found, narrowed, nothing found, missing, and the lists that are no page of the tree.
OTHERS = (
    "search/?q=universities",
    "search/?q=zzzzqqq",
    "opportunities/?type=exchange&status=open",
    "nowhere/",
    "guides/places/",
    "shortlist/",
)


def judged(page: Page, mode: str) -> list[str]:
    """What is wrong with the page that is open."""
    width, scheme = MODES[mode]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    return [f"{mode}: {problem}" for problem in violations(page) + beyond_the_edge(page)]


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
            page.goto(site.url(path))
            found[path] = [problem for mode in MODES for problem in judged(page, mode)]

    assert {path: problems for path, problems in found.items() if problems} == {}
    assert trouble == []


@pytest.mark.parametrize(("place", "language"), [(0, "fr"), (1, "de"), (2, "es"), (3, "zh-hans")])
def test_every_language_is_accessible_and_fits_a_small_phone(
    site: Site, browser: Browser, place: int, language: str
) -> None:
    found, modes = {}, list(MODES)

    with reading(browser, site) as (page, trouble):
        for turn, path in enumerate(paths(site, language), start=place):
            page.set_viewport_size({"width": 320, "height": 800})
            page.goto(site.url(path))
            found[path] = beyond_the_edge(page) + judged(page, modes[turn % len(modes)])

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
