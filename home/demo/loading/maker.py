"""What makers of pages' values need: relative dates, money, rich texts, rows, references; no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from home.demo import dates
from home.demo.loading.bodies import BodyMaker

Head = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class References:
    """How the values find what they point at; each raises KeyError for what does not exist."""

    page: Callable[[str], int]
    institution: Callable[[str], int]
    contact: Callable[[str], int]
    place: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class PageValues:
    """A page's fields, and its child rows by relation."""

    fields: dict[str, Any]
    rows: dict[str, list[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Maker:
    """What each of the functions below needs: the head, today, and the makers of bodies and references."""

    head: Head
    today: date
    bodies: BodyMaker
    find: References

    def take(self, *names: str) -> dict[str, Any]:
        """The named keys that the head has, as they are."""
        return {name: self.head[name] for name in names if name in self.head}

    def day(self, name: str) -> date | None:
        """A relative date of the head."""
        return dates.resolve_date(self.head[name], self.today) if self.head.get(name) else None

    def moment(self, text: str, zone: ZoneInfo, default: time) -> datetime:
        """A relative moment in a zone."""
        return dates.resolve_moment(text, self.today, zone, default)

    def rich(self, *names: str) -> dict[str, str]:
        """Rich texts of Markdown in the head."""
        return {name: self.bodies.rich(self.head.get(name, "")) for name in names}

    def money(self, name: str) -> Decimal | None:
        """An amount of the head."""
        return Decimal(self.head[name]) if self.head.get(name) not in (None, "") else None

    def deadlines(self) -> list[Row]:
        """Rows of deadlines."""
        return [
            {
                "kind": row["kind"],
                "on": dates.resolve_date(row["on"], self.today),
                "at": time.fromisoformat(row["at"]) if row.get("at") else None,
                "time_zone": row.get("time_zone", ""),
                "term": row.get("term", ""),
                "note": row.get("note", ""),
            }
            for row in self.head.get("deadlines", [])
        ]

    def costs(self) -> list[Row]:
        """Rows of costs."""
        return [
            {
                "kind": row["kind"],
                "amount": Decimal(row["amount"]),
                "currency": row.get("currency", "EUR"),
                "period": row.get("period", "once"),
                "included": row.get("included", False),
                "note": row.get("note", ""),
            }
            for row in self.head.get("costs", [])
        ]

    def links_to(self, name: str, attribute: str, find: Callable[[str], int]) -> list[Row]:
        """Rows that point at records or pages by their keys."""
        return [{f"{attribute}_id": find(key)} for key in self.head.get(name, [])]
