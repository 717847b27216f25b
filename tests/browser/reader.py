"""A reader's browser that notes what a page must never do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Nothing moves: colours are judged when they have arrived.
STILL: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
#: Elements that reach over the edge, for the message.
WHO = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return !one.closest(".table-frame") && (box.right > innerWidth + 1 || box.left < -1);
  }).slice(0, 3).map((one) => `${one.tagName}.${one.className}`)"""


@contextmanager
def reading(browser: Browser, site: Site, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page of a fresh visitor, and a list of what went wrong: console, errors, third parties, cookies."""
    context = browser.new_context(**{**STILL, **options})
    page, trouble = context.new_page(), []
    page.on("console", lambda message: _note(trouble, message))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("request", lambda request: _request(trouble, site, request.url))
    try:
        yield page, trouble
        trouble.extend(f"cookie: {cookie['name']}" for cookie in context.cookies())
    finally:
        context.close()


def _note(trouble: list[str], message: Any) -> None:
    if message.type in ("error", "warning") and "status of 404" not in message.text:
        trouble.append(f"{message.type}: {message.text}")


def _request(trouble: list[str], site: Site, url: str) -> None:
    if not url.startswith((site.base, "data:")):
        trouble.append(f"third party: {url}")


def violations(page: Page) -> list[str]:
    """What axe finds by all rules of WCAG 2.2 AA and best practice."""
    only = {"type": "tag", "values": RULES}
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": only}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def beyond_the_edge(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return [f"sideways: {name}" for name in page.evaluate(WHO)]
