"""How long after an editor's "Publish" a search finds the page: done at once after the commit, and by the worker.

Run as a program in the environment of a site that has the demo; prints JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- Django is set up first
from wagtail.models import Page  # noqa: E402

from core import clock, outbox  # noqa: E402
from search.backends import get_backend  # noqa: E402
from search.contract import SearchQuery  # noqa: E402
from search.indexing import document_id, indexable_pages  # noqa: E402
from search.quality.relevance import percentile  # noqa: E402

PUBLISHED = 40
#: Seconds until a page that is not found is given up; the least time between two looks.
MOST, STEP = 30.0, 0.02


def publish(page: Page, word: str) -> float:
    """Publish a page with a new word in its title; returns the seconds until a reader's search for the word has it.

    Somebody else looks meanwhile: what Wagtail does after the page's own commit, with its aliases, is no reader's wait.
    """
    page.title = f"{page.title.split(' | ')[0]} | {word}"
    began = time.perf_counter()
    with ThreadPoolExecutor(1) as reader:
        seen = reader.submit(first_seen, page, word, began + MOST)
        page.save_revision().publish()
        return seen.result() - began


def first_seen(page: Page, word: str, until: float) -> float:
    """When a search has the page; raises ``SystemExit`` where none has until then."""
    while not is_found(page, word):
        if time.perf_counter() > until:
            raise SystemExit(f"{word} is not found after {MOST:.0f} s")
        time.sleep(STEP)
    return time.perf_counter()


def is_found(page: Page, word: str) -> bool:
    """Whether a search in the page's tree has it."""
    query = SearchQuery(page.locale.language_code, clock.now(), word, include_closed=True, correct=False)
    return document_id(page.pk) in {hit.document.id for hit in get_backend().search(query).hits}


def times(
    pages: list[Page], mark: str, around: Callable[[], AbstractContextManager[None]]
) -> dict[str, float]:
    """Seconds that half of the pages and all but a twentieth take."""
    seconds = []
    for number in range(PUBLISHED):
        with around():
            seconds.append(publish(pages[number % len(pages)], f"{mark}{number:04d}"))
    return {"p50_s": percentile(seconds, 0.5), "p95_s": percentile(seconds, 0.95)}


@contextmanager
def working() -> Iterator[None]:
    """Run a worker meanwhile."""
    worker = subprocess.Popen([sys.executable, "site/manage.py", "worker"])
    try:
        time.sleep(5)  # until it has begun: what is measured is a worker that runs
        yield
    finally:
        worker.terminate()
        worker.wait()


def main() -> None:
    """Measure both ways on pages of all kinds in the source language."""
    call_command("rebuild_search_index", verbosity=0)  # with the engine that is measured
    ids = indexable_pages().filter(alias_of=None).order_by("pk").values_list("pk", flat=True)
    pages = [page.specific for page in Page.objects.filter(pk__in=list(ids)[:: max(1, len(ids) // 20)])]
    is_found(pages[0], "university")  # as in a process that has served readers
    with working():
        at_once = times(pages, "zqinline", nullcontext)
        by_worker = times(pages, "zqworker", outbox.suspended)
    json.dump({"at_once": at_once, "by_worker": by_worker}, sys.stdout)


if __name__ == "__main__":
    main()
