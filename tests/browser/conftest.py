"""One site for all browser tests: the demo in a folder of its own, served by gunicorn with production settings."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import environment_of, free_port, make_site, served

#: A browser that talks to nobody but the site.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: where it is, its languages, and of each page type one page's path by language."""

    base: str
    languages: list[str]
    types: dict[str, dict[str, str]]

    def url(self, path: str) -> str:
        """Absolute address of a path."""
        return self.base + path

    def fetch(self, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, body as it travels, and headers."""
        request = urllib.request.Request(
            self.url(path), headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read(), dict(error.headers)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo, with one page of each type in all languages, in production."""
    environment = environment_of(tmp_path_factory.mktemp("site"), free_port())
    made = make_site(environment)
    with served(environment) as base:
        yield Site(base, **made)


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for this folder; each test opens contexts of its own.

    Playwright keeps an event loop in the thread until it ends, in which Django refuses to ask the database: it must
    not outlive the folder, whatever the order of the tests.
    """
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield running
        running.close()
