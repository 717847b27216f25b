"""What no value of any parameter does to an engine: raise, or keep a reader waiting."""

from __future__ import annotations

import time

import pytest

from search.contract import ORDERS
from tests.search.contracts.documents import at, document, query

HUGE = 2**63
#: A busy machine is slower than a reader's; what hangs takes minutes.
PATIENCE = 1.0
VALUES = [
    {"text": "-" * 5_000},
    {"text": "-a " * 3_000},
    {"text": '-"' * 3_000},
    {"text": "(" * 200 + "a" + ")" * 200},
    {"text": "a AND (b OR " * 200},
    {"text": "a NOT " * 200},
    {"text": "-" + "é" * 10_000},
    {"text": "学" * 10_000},
    {"text": "e\u0301" * 5_000},
    {"text": "ﷺ" * 600},
    {"text": "👩‍🎓" * 600},
    {"text": "\u200d\ufe0f\u0301"},
    {"text": "visa\x00 -\x00"},
    {"text": "visa", "offset": HUGE},
    {"text": "visa", "offset": HUGE - 1, "limit": HUGE},
    {"text": "visa", "offset": -HUGE, "limit": -1},
    {"text": "visa", "limit": 0},
    {"text": "visa", "facets": tuple(f"facet{number}" for number in range(50))},
    {"facets": ("country", '"', "a.b", "x" * 5_000, "", "\x00", "\ud800")},
    {"filters": {f"facet{number}": ("a", "b") for number in range(50)}},
    {"filters": {"country": ("\x00", '"', "\ud800", "x" * 10_000, "")}},
    {"filters": {'"': ("PT",), "": ("PT",), "\ud800": ("PT",)}},
    {"filters": {"country": tuple(str(number) for number in range(2_000))}},
    {"kinds": ("\x00", "\ud800", "x" * 10_000)},
    {"statuses": ("open", "nonsense", "\ud800")},
    {"order": "'; DROP TABLE document; --"},
    {"locale": "\ud800"},
    {"locale": "../../etc"},
    {"locale": "x" * 5_000},
    {"locale": "EN*,"},
    {"only_ids": ("page:1", "\ud800", "x" * 10_000)},
    {"excluded_ids": tuple(f"page:{number}" for number in range(2, 5_000))},
    {"starts_from": at(9), "starts_to": at(-9), "deadline_from": at(9), "deadline_to": at(-9)},
    {"text": "visa", "synonyms": (('"', "\x00", "visa"), ("", " "), ("\ud800", "visa"), ("visa",), ())},
    {"text": "visa", "synonyms": tuple((f"visa word{number}", "visa") for number in range(500))},
    {"text": "visa", "synonyms": (("visa", *(f"word{number}" for number in range(300))),)},
]


class HostileContract:
    """Mix into a test class that has a fixture ``engine``."""

    @pytest.mark.parametrize("values", VALUES, ids=range(len(VALUES)))
    def test_no_value_raises_or_takes_long(self, engine, values):
        engine.put([document(1, title="Visa", facets={"country": ("PT",)}, deadlines=(at(5),))])
        engine.search(query("visa"))

        began = time.perf_counter()
        for order in (values.get("order"),) if "order" in values else ORDERS:
            assert engine.search(query(**{**values, "order": order})).total in {0, 1}
        spent = time.perf_counter() - began

        assert spent < PATIENCE * len(ORDERS)

    @pytest.mark.parametrize(("locale", "limit"), [("\ud800", 8), ("x" * 5_000, 8), ("en", 0), ("en", HUGE)])
    def test_no_completion_raises(self, engine, locale, limit):
        engine.put([document(1, title="Visa")])

        found = engine.suggest("visa", locale, limit=limit, excluded_ids=("\ud800", "page:9"))

        assert [one.id for one in found] in ([], ["page:1"])
