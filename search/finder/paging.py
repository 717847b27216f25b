"""Pages of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from search.finder.model import PageLink, Paging
from search.finder.request import MAX_OFFSET, FinderRequest

if TYPE_CHECKING:
    from collections.abc import Callable

#: Pages shown on both sides of the current one.
AROUND = 2


def paging_of(asked: FinderRequest, size: int, total: int, path: str) -> Paging:
    """Where the reader is in ``total`` results; a page beyond the last one counts as it was asked for."""
    pages = max(1, min(-(-total // size), MAX_OFFSET // size))
    current = asked.page

    def url(page: int) -> str:
        return asked.url(path, page=str(page) if page > 1 else "")

    return Paging(
        number=current,
        pages=pages,
        first=min(total, (current - 1) * size + 1) if total else 0,
        last=min(total, current * size),
        total=total,
        text=_("Page %(number)d of %(pages)d") % {"number": current, "pages": pages},
        previous_url=url(min(current - 1, pages)) if current > 1 else "",
        next_url=url(current + 1) if current < pages else "",
        links=tuple(_links(current, pages, url)),
    )


def _links(current: int, pages: int, url: Callable[[int], str]) -> list[PageLink]:
    shown = sorted({1, pages, *range(max(1, current - AROUND), min(pages, current + AROUND) + 1)})
    links: list[PageLink] = []
    for page in shown:
        if links and links[-1].number and page - links[-1].number > 1:
            links.append(PageLink(0, ""))
        links.append(PageLink(page, url(page), current=page == current))
    return links
