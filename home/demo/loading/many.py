"""A large demo: numbered copies of offers, events and news, for measuring with many pages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from home.demo.reader import DemoPage

#: Source pages of the full size (contract.md).
FULL = 3500
#: Sections whose pages stand alone, so that a copy points at nothing that must be copied too.
COPIED = ("opportunities", "events", "news")


def many(sources: Mapping[str, DemoPage], total: int = FULL) -> dict[str, DemoPage]:
    """The pages and as many copies as make the total; a copy has its number in title and slug."""
    copies = _copies([page for page in sources.values() if page.section in COPIED])
    found = dict(sources)
    while len(found) < total:
        page = next(copies)
        found[page.key] = page
    return found


def _copies(pages: list[DemoPage]) -> Iterator[DemoPage]:
    for number in count(2):
        for page in pages:
            head = {**page.head, "title": f"{page.head['title']} ({number})"}
            yield replace(
                page,
                slug=f"{page.slug}-{number}",
                head=head,
                path=page.path.parent / str(number) / page.path.name,
            )
