"""Links, anchors, feeds, calendars, structured data, sitemap, hreflang, robots and security.txt of the whole demo."""

import pytest

from tests.browser.conftest import Site
from tests.browser.crawl import Crawler

pytestmark = pytest.mark.browser


def test_the_whole_site_holds_together(site: Site) -> None:
    crawler = Crawler(site.base)

    found = list(dict.fromkeys(crawler.problems()))

    assert found == []
    assert len(crawler.documents) > 250
    assert any(address.endswith(".ics") for address in crawler.answers)
    assert any(address.endswith(".atom") for address in crawler.answers)


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [("bytes=0-9", 206, "bytes 0-9/"), ("bytes=-5", 206, "bytes "), ("bytes=9999999-", 416, "bytes */")],
)
def test_parts_of_static_files(site: Site, asked: str, status: int, said: str) -> None:
    path = "/static/css/base.css"
    whole = site.fetch(path)[1]

    answered, part, headers = site.fetch(path, Range=asked)

    assert answered == status
    assert headers["Content-Range"].startswith(said)
    if status == 206:
        assert part in (whole[:10], whole[-5:])
