import pytest
from django.utils.translation import override

from search.finder.paging import paging_of
from search.finder.request import FinderRequest


def links(page, total):
    with override("en"):
        paging = paging_of(FinderRequest(page=page), 20, total, "/en/")
    return [
        "…" if link.is_gap else f"[{link.number}]" if link.current else str(link.number)
        for link in paging.links
    ]


@pytest.mark.parametrize(
    ("page", "total", "shown"),
    [
        (1, 0, ["[1]"]),
        (1, 45, ["[1]", "2", "3"]),
        (5, 200, ["1", "…", "3", "4", "[5]", "6", "7", "…", "10"]),
        (10, 200, ["1", "…", "8", "9", "[10]"]),
    ],
)
def test_links_show_first_last_and_neighbours(page, total, shown):
    assert links(page, total) == shown


def test_paging_says_where_the_reader_is():
    with override("en"):
        paging = paging_of(FinderRequest(text="visa", page=2), 20, 45, "/en/")

    assert (paging.first, paging.last, paging.total, paging.pages, paging.text) == (
        21,
        40,
        45,
        3,
        "Page 2 of 3",
    )
    assert (paging.previous_url, paging.next_url) == ("/en/?q=visa", "/en/?q=visa&page=3")


def test_the_ends_lead_nowhere():
    with override("en"):
        first, last = (paging_of(FinderRequest(page=page), 20, 40, "/en/") for page in (1, 2))

    assert (first.previous_url, last.next_url) == ("", "")
    assert first.next_url == "/en/?page=2"
