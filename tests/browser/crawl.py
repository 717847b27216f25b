"""Reads a whole running site as a crawler does and says what does not hold together (hardening.md 61).

As a program, for the demo in all its languages (about 4 minutes):    python -m tests.browser.crawl http://127.0.0.1:8000
"""

import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import icalendar

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}link"
ATOM = "{http://www.w3.org/2005/Atom}"
#: What schema.org asks of the types that we use, beside a type.
NEEDED = {
    "Event": {"name", "startDate"},
    "NewsArticle": {"headline", "datePublished"},
    "BreadcrumbList": {"itemListElement"},
}


@dataclass
class Document(HTMLParser):
    """The parts of a page that lead elsewhere or are for machines."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    canonical: str = ""
    robots: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    reading: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids |= {found[name] for name in ("id", "name") if found.get(name)}
        if tag == "link" and found.get("rel") == "canonical":
            self.canonical = found["href"]
        elif tag == "link" and found.get("hreflang"):
            self.alternates[found["hreflang"]] = found["href"]
        elif tag == "meta" and found.get("name") == "robots":
            self.robots = found["content"]
        self.links += [found[name] for name in ("href", "src", "action") if found.get(name)]
        self.links += [part.split()[0] for part in found.get("srcset", "").split(", ") if part]
        self.reading = tag == "script" and found.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.reading:
            self.data.append(data)
            self.reading = False


class Crawler:
    """One site; every address is asked for once."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.answers: dict[str, tuple[int, str, bytes]] = {}
        self.documents: dict[str, Document] = {}

    def fetch(self, url: str) -> tuple[int, str, bytes]:
        """Status, media type and body."""
        if url not in self.answers:
            try:
                with urllib.request.urlopen(url, timeout=60) as answer:
                    got = answer.status, answer.headers.get_content_type(), answer.read()
            except urllib.error.HTTPError as error:
                with error:
                    got = error.code, error.headers.get_content_type(), error.read()
            self.answers[url] = got
        return self.answers[url]

    def document(self, url: str) -> Document:
        """A page, read."""
        if url not in self.documents:
            self.documents[url] = Document()
            self.documents[url].feed(self.fetch(url)[2].decode())
        return self.documents[url]

    def problems(self) -> Iterator[str]:
        """Everything that does not hold, one sentence each."""
        entries = self._sitemap()
        yield from self._for_robots(entries)
        yield from self._security()
        for url, alternates in entries.items():
            yield from self._alternates(url, alternates, entries)
            yield from self._page(url, alternates)
        for url in list(self.documents):
            yield from self._links(url)

    def _sitemap(self) -> dict[str, dict[str, str]]:
        root = ET.fromstring(self.fetch(f"{self.base}/sitemap.xml")[2])
        return {
            str(entry.findtext(f"{SITEMAP}loc")): {
                link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall(XHTML)
            }
            for entry in root
        }

    def _for_robots(self, entries: dict[str, dict[str, str]]) -> Iterator[str]:
        text = self.fetch(f"{self.base}/robots.txt")[2].decode()
        if f"Sitemap: {self.base}/sitemap.xml" not in text:
            yield "robots.txt does not name the sitemap"
        closed = [re.escape(path).replace(r"\*", ".*") for path in re.findall(r"Disallow: (\S+)", text)]
        for url in entries:
            if any(re.match(path, url.removeprefix(self.base)) for path in closed):
                yield f"robots.txt closes {url} of the sitemap"

    def _security(self) -> Iterator[str]:
        status, kind, body = self.fetch(f"{self.base}/.well-known/security.txt")
        fields = dict(line.split(": ", 1) for line in body.decode().splitlines() if line)
        expires = datetime.fromisoformat(fields.get("Expires", "1970-01-01T00:00:00Z"))
        if (status, kind) != (200, "text/plain") or not {"Contact", "Expires", "Canonical"} <= set(fields):
            yield "security.txt lacks what RFC 9116 asks for"
        if not datetime.now(UTC) < expires < datetime.now(UTC) + timedelta(days=365):
            yield "security.txt has expired or holds for more than a year"

    def _alternates(
        self, url: str, alternates: dict[str, str], entries: dict[str, dict[str, str]]
    ) -> Iterator[str]:
        if alternates and url not in alternates.values():
            yield f"{url}: its own language is not among its alternates"
        for code, other in alternates.items():
            if other not in entries:
                yield f"{url}: alternate {code} {other} is not in the sitemap"
            elif entries[other] != alternates:
                yield f"{url}: {other} names other alternates"

    def _page(self, url: str, alternates: dict[str, str]) -> Iterator[str]:
        status, kind, _body = self.fetch(url)
        if (status, kind) != (200, "text/html"):
            yield f"{url}: {status} {kind}"
            return
        page = self.document(url)
        if page.canonical != url:
            yield f"{url}: its canonical address is {page.canonical or 'missing'}"
        if "noindex" in page.robots:
            yield f"{url}: in the sitemap and not to be indexed"
        if page.alternates != alternates:
            yield f"{url}: alternates of the page and of the sitemap differ"
        for text in page.data:
            yield from self._data(url, text)

    def _data(self, url: str, text: str) -> Iterator[str]:
        try:
            found = json.loads(text)
        except ValueError as error:
            yield f"{url}: JSON-LD {error}"
            return
        for one in found if isinstance(found, list) else found.get("@graph", [found]):
            lacks = NEEDED.get(str(one.get("@type")), set()) - set(one)
            if lacks or "@type" not in one:
                yield f"{url}: JSON-LD {one.get('@type')} lacks {sorted(lacks)}"

    def _links(self, url: str) -> Iterator[str]:
        for link in dict.fromkeys(self.documents[url].links):
            target, anchor = urldefrag(urljoin(url, link))
            parts = urlsplit(target)
            if not target.startswith(self.base):
                if parts.scheme not in ("http", "https", "mailto", "tel", "geo", "data") or (
                    parts.scheme.startswith("http") and "." not in parts.netloc
                ):
                    yield f"{url}: odd address {link}"
                continue
            if parts.query and not re.fullmatch(r"v=\w+", parts.query):
                continue  # filters: without end
            status, kind, body = self.fetch(target)
            if status != 200:
                yield f"{url}: {link} answers {status}"
            elif anchor and kind == "text/html" and unquote(anchor) not in self._ids(target):
                yield f"{url}: no anchor {link}"
            elif target.endswith((".atom", ".ics")) and (fault := _fault(target, body)):
                yield f"{target}: {fault}"

    def _ids(self, url: str) -> set[str]:
        if url in self.documents:
            return self.documents[url].ids
        page = Document()
        page.feed(self.fetch(url)[2].decode())
        return page.ids


def _fault(url: str, body: bytes) -> str:
    """What is wrong with a feed or a calendar; empty if nothing is."""
    try:
        if url.endswith(".ics"):
            calendar = icalendar.Calendar.from_ical(body)
            lacks = [
                one
                for one in calendar.walk("VEVENT")
                if not {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(one)
            ]
            return "an entry lacks what RFC 5545 asks for" if lacks else ""
        feed = ET.fromstring(body)
    except (ValueError, ET.ParseError) as error:
        return str(error)
    entries = [feed, *feed.findall(f"{ATOM}entry")]
    lacks = [
        one
        for one in entries
        if any(one.find(f"{ATOM}{name}") is None for name in ("id", "title", "updated"))
    ]
    return "an entry lacks what RFC 4287 asks for" if lacks else ""


if __name__ == "__main__":
    crawler = Crawler(sys.argv[1].rstrip("/"))
    found = list(dict.fromkeys(crawler.problems()))
    sys.stdout.write("".join(f"FAIL {problem}\n" for problem in found))
    sys.stdout.write(
        f"{len(crawler.documents):,} pages, {len(crawler.answers):,} addresses, {len(found)} problems\n"
    )
    sys.exit(bool(found))
