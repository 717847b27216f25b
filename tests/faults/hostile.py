"""Hostile values on every public parameter and path (hardening.md 51), as requests that a client can send.

As a program it sends all of them to a running site and prints every answer that is not as it should be, and the slowest:
    MERIDIAN_PROXIES=1 make serve &    # so that the API's limit counts each request as somebody else's
    python -m tests.faults.hostile http://127.0.0.1:8000
90,000 requests for the demo: about 25 minutes on two cores; a second argument such as 1/8 sends every eighth only, and
``search`` behind it only those that search.
"""

import json
import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from urllib.parse import quote

#: As bytes in percent signs: an address can hold any byte, of UTF-8 or not.
VALUES: dict[str, str] = {
    name: value if isinstance(value, str) and value.startswith("%") else quote(value, safe="")
    for name, value in {
        "empty": "",
        "NUL": "%00",
        "NUL inside": "%61%00%62",
        "broken UTF-8": "%ff%fe%80",
        "overlong UTF-8": "%c0%ae%c0%ae",
        "lone surrogate": "%ed%a0%80",
        "half a percent sign": "%2",
        "line break": "%0d%0aSet-Cookie:%20x=1",
        "quotes": "'\"`",
        "SQL": "' OR 1=1; DROP TABLE core_page; --",
        "union": "1) UNION SELECT password FROM accounts_user--",
        "full-text operators": 'NEAR(a b, 5) AND NOT "c*" OR ^d : e - f + {g}',
        "open phrase": '"university',
        "many quotes": '"' * 150,
        "parentheses": "(" * 150 + ")" * 150,
        "Lucene": "title:* OR _exists_:x /[a-z]{9}/ ~2^9",
        "wildcards": "*%_?" * 40,
        "script": '"><script>alert(1)</script>',
        "template": "{{ settings.SECRET_KEY }}{% debug %}${7*7}#{7*7}",
        "path upwards": "../../../../etc/passwd",
        "command": "$(sleep 9)`sleep 9`;sleep 9|sleep 9",
        "10 kB": "a" * 10_000,
        "nested operators": "a AND (b OR " * 200,
        "nested phrases": '-("' * 200,
        "long without a blank": "学" * 300,
        "long Thai": "มหาวิทยาลัย" * 20,
        "200 words": " ".join(f"word{number}" for number in range(200)),
        "repeating": "ab" * 2_000,
        "1,000 different words": " ".join(f"w{number}" for number in range(1_000)),
        "single letters": " ".join("abcdefghijklmnopqrstuvwxyz"),
        "words that say nothing": "the of and to be or not",
        "nothing but signs": "!?.,;:…—–·•“”‘’«»¿¡§¶",
        "nothing but excluded": '-visa -housing -"student card"',
        "regular expression": "(a+)+$|(.*){50}|[[:alpha:]]{1,99999}",
        "JSON": '{"query":{"match_all":{}},"size":10000}',
        "UTF-16": "%fe%ff%00v%00i%00s%00a",
        "marks of two classes": "\u0e48\u0e38" * 150 + "\u0316\u0301" * 150,
        "year nought": "0000-00-00",
        "five thousand codes": ",".join(["PT"] * 5_000),
        "blanks": " \t" * 2_000,
        "deep JSON": "[" * 2_000,
        "huge number": "9" * 400,
        "beyond 64 bits": str(2**63),
        "below nought": "-1",
        "nought": "0",
        "float": "1e309",
        "not a number": "NaN",
        "other digits": "１２",
        "Arabic digits": "٢٠٢٧-٠١-٠١",
        "impossible day": "2027-02-30",
        "first day": "0001-01-01",
        "last day": "9999-12-31",
        "year 10000": "10000-01-01",
        "emoji": "🎓👩‍🎓🇵🇹",
        "combining marks": "e" + "\u0301" * 300,
        "direction": "\u202eabc\u2066\u200f",
        "zero width": "\u200b\u200d\ufeff",
        "Turkish i": "İıIi",
        "expanding": "ﷺ" * 100 + "ß" * 100 + "ŉ" * 50,
        "CJK": "大学 留学 交换",
        "jamo": "\u1112\u1161\u11ab" * 60 + "\u1112" * 60,
        "tags and selectors": "a\U000e0061\ufe0f\U000e0100\u034f\u061c" * 20,
        "two surrogates": "%ed%a0%bd%ed%b8%80",
        "one of each category": "AaǅʰªٜःͅⅧ٢½_-([)]«»!$+^©\u00a0\u2028\u2029\x07\u00ad\ue000\U0003fffe",
        "private use": "\ue000\U0010ffff\ufdd0",
        "comma list": ",,,,a,,",
        "boolean": "true",
        "null": "null",
        "address": "http://169.254.169.254/latest/meta-data/",
    }.items()
}

#: Answers that are right for something that makes no sense. 414 and 431 are the server's own for too long addresses.
GOOD = frozenset({200, 204, 301, 302, 304, 400, 403, 404, 405, 406, 410, 414, 431})
#: Seconds that an answer may take, and what searches: lists, feeds and calendars with them, everything in the API.
SLOWEST, SLOWEST_SEARCH = 3.0, 1.0
_SECTIONS = "search|partners|opportunities|events|guides|research|news"
SEARCHES = re.compile(
    rf"/[a-z-]+/(?:{_SECTIONS})/(?:feed\.atom|deadlines\.ics|calendar\.ics|map/|partners\.geojson)?\?"
    r"|/api/v1/(?:search|suggest|institutions|partners|opportunities|events|guides|projects|news|partners\.geojson)/?\?"
)


def limit_of(address: str) -> float:
    """The seconds that an address may take."""
    return SLOWEST_SEARCH if SEARCHES.match(address) else SLOWEST


def queries(names: Iterable[str], *, all_pairs: bool) -> Iterator[str]:
    """Query strings: each value in all parameters at once, each parameter with every value, or with some in turn."""
    names = sorted(names)
    for value in VALUES.values():
        if len(value) < 1_000:
            yield "&".join(f"{name}={value}" for name in names)
    turn = cycle(VALUES.values())
    for name in names:
        for value in VALUES.values() if all_pairs else [next(turn)]:
            yield f"{name}={value}"
        yield f"{name}=x&{name}={next(turn)}&{name}%5B%5D={next(turn)}"
    yield "&".join(f"{name}={number}" for name in names for number in range(50))
    yield "&".join(f"p{number}=1" for number in range(2_000))
    yield from ("&&&===", "=", "?", "%", "a%00b=1", ";".join(names))


def paths(prefixes: Iterable[str]) -> Iterator[str]:
    """Paths: each value as a part of an address below each prefix, in the middle and as a file."""
    for prefix in prefixes:
        for value in VALUES.values():
            if value:
                yield f"{prefix}{value}{'.ics' if '/en/' in prefix else '/'}"
        yield f"{prefix}{'a/' * 300}"
        yield f"{prefix}//"
        yield f"{prefix}./../"


def all_requests(pages: Iterable[str], parameters: Iterable[str], api: dict[str, list[str]], *, all_pairs: bool) -> Iterator[str]:  # fmt: skip
    """Every request: pages and files with the site's parameters, API endpoints with their own, odd paths."""
    for page in pages:
        for query in queries(parameters, all_pairs=all_pairs):
            yield f"{page}?{query}"
    for endpoint, names in api.items():
        for query in queries(names, all_pairs=all_pairs):
            yield f"{endpoint}?{query}"
    yield from paths(PREFIXES)


#: Below which anybody can write what they like.
PREFIXES = (
    "/", "/en/", "/ar/opportunities/", "/en/partners/", "/covers/", "/covers/globe/", "/covers/date/", "/covers/guide/", "/documents/",
    "/documents/1/", "/media/images/", "/static/", "/api/", "/api/v1/", "/api/v1/partners/", "/api/v1/taxonomy/", "/.well-known/",
    "/accounts/", "/cms/",
)  # fmt: skip

#: Pages and files that read a query, in a source and in a right-to-left tree.
PAGES = (
    "/", "/en/", "/en/search/", "/ar/search/", "/zh-hans/search/", "/en/search/feed.atom", "/en/search/deadlines.ics", "/en/shortlist/", "/en/compare/", "/en/partners/", "/ar/partners/",
    "/en/partners/map/", "/en/partners/partners.geojson", "/en/partners/feed.atom", "/en/opportunities/", "/zh-hans/opportunities/",
    "/en/opportunities/feed.atom", "/en/opportunities/deadlines.ics", "/en/events/", "/en/events/feed.atom", "/en/events/calendar.ics",
    "/en/guides/", "/en/guides/places/", "/en/research/", "/en/news/", "/en/news/feed.atom", "/sitemap.xml", "/robots.txt",
    "/covers/guide/money.svg", "/accounts/login/", "/nowhere/",
)  # fmt: skip


def main(base: str, part: str = "1/1", only: str = "") -> int:
    """Send everything, or each so manieth; 1 if anything answered badly or slowly, and slowly again when asked alone."""
    first, step = (int(number) for number in part.split("/"))
    with urllib.request.urlopen(f"{base}/api/v1/openapi.json", timeout=30) as answer:
        document = json.load(answer)
    api = {
        path.replace("{id}", "1").replace("{name}", "countries"): [
            one["name"] for one in operations["get"].get("parameters", []) if one["in"] == "query"
        ]
        for path, operations in document["paths"].items()
    }
    parameters = sorted({name for names in api.values() for name in names} | {"page", "ids", "next", "v"})
    addresses = all_requests(PAGES, parameters, api, all_pairs=True)
    if only == "search":
        addresses = filter(SEARCHES.match, addresses)
    bad, count, slowest = [], 0, (0.0, "")
    for address in islice(addresses, first - 1, None, step):
        count += 1
        status, seconds = _asked(base + address, count, limit_of(address))
        slowest = max(slowest, (seconds, address))
        if status not in GOOD or seconds > limit_of(address):
            bad.append(address)
            sys.stderr.write(f"FAIL {status} {seconds:.1f} s {address[:300]}\n")
    sys.stdout.write(
        f"{'FAIL' if bad else 'PASS'} {count:,} requests, {len(bad)} failures, slowest {slowest[0]:.2f} s {slowest[1][:120]}\n"
    )
    return int(bool(bad))


def _asked(url: str, number: int, limit: float) -> tuple[int, float]:
    """The status and the seconds of an answer; of a slow one the best of three, since a machine does other things too.

    Who sends ``Authorization`` is never answered from the page cache.
    """
    began = time.monotonic()
    status = _status(url, number, {})
    spent = [time.monotonic() - began]
    while status in GOOD and min(spent) > limit and len(spent) < 3:
        time.sleep(1)
        began = time.monotonic()
        _status(url, number, {"Authorization": "Bearer again"})
        spent.append(time.monotonic() - began)
    return status, min(spent)


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is the answer."""

    def redirect_request(self, *args: object) -> None:
        del args


_OPENER = urllib.request.build_opener(_Stay)


def _status(url: str, number: int, headers: dict[str, str]) -> int:
    client = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    try:
        with _OPENER.open(
            urllib.request.Request(url, headers={"X-Forwarded-For": client, **headers}), timeout=30
        ) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            error.read()
            return error.code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
