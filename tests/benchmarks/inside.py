"""What is measured inside the site's own process: queries, and rows imported. Makes the empty pages, too; prints JSON."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- Django is set up first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Page  # noqa: E402

#: Rows of the import: enough to outweigh its start.
ROWS = 4_000


def empty_page(path: str) -> str:
    """Make a page without fields beside the page at a path, so that Wagtail finds it as deep in the tree."""
    slugs = [part for part in path.split("/") if part][1:]
    parent = Page.objects.get(locale__language_code="en", depth=2, alias_of=None)
    for slug in slugs[:-1]:
        parent = parent.get_children().get(slug=slug)
    slug = f"empty-{parent.depth}"
    page = parent.get_children().filter(slug=slug).first()
    page = page or parent.add_child(instance=Page(title="Empty", slug=slug, locale=parent.locale))
    return str(page.relative_url(None))


def count_queries(path: str) -> int:
    """Queries of an answer to somebody, whom nothing kept is given; the first answer warms what processes remember."""
    client = Client(headers={"authorization": "Bench", "host": "127.0.0.1"})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def rows() -> Iterator[str]:
    """Rows such as the register of research organisations publishes them; all invented."""
    for number in range(ROWS):
        # Seven figures read in base 32, and their check number (ISO 7064 mod 97-10).
        code = f"{number:07d}"
        value = int(code, 32)
        row: dict[str, Any] = {
            "id": f"{code}{98 - value * 100 % 97:02d}",
            "status": "active",
            "types": ["education"],
            "established": 1900 + number % 120,
            "names": [
                {"value": f"University of Example {number}", "lang": "en", "types": ["label", "ror_display"]},
                {"value": f"Universidade Exemplo {number}", "lang": "pt", "types": ["label"]},
            ],
            "country_code": "PT",
            "city": "Lisbon",
            "lat": 38.7,
            "lng": -9.2,
            "website": f"https://u{number}.example",
            "domains": [f"u{number}.example"],
            "external_ids": {},
            "relationships": [],
            "schema": "v2",
            "erasmus": [],
        }
        yield json.dumps(row)


def import_speed() -> float:
    """Rows a second of a first import."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "institutions.jsonl"
        file.write_text("\n".join(rows()), encoding="utf-8")
        started = time.perf_counter()
        call_command("import_institutions", str(file), verbosity=0, stdout=sys.stderr)
        return ROWS / (time.perf_counter() - started)


def measure(paths: dict[str, str]) -> dict[str, Any]:
    """Everything that is known inside."""
    return {
        "empty": {name: empty_page(path) for name, path in paths.items() if "?" not in path},
        "queries": {name: count_queries(path) for name, path in paths.items()},
        "import_rows_per_second": import_speed(),
    }


if __name__ == "__main__":
    json.dump(measure(json.load(sys.stdin)), sys.stdout)
