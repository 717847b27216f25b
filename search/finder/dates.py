"""The ranges of dates of a list: two fields each, and what people mostly mean as links."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.contract import STATUS_FACET
from search.finder.model import DateRange, Shortcut

if TYPE_CHECKING:
    from datetime import date

    from search.contract import SearchResults
    from search.finder.request import FinderRequest
    from search.finder.spec import FinderSpec

#: Two weeks are "closing soon", a month is what one plans by, three are a semester's lead.
SHORTCUTS = (14, 30, 90)


def date_ranges(spec: FinderSpec, asked: FinderRequest, path: str, today: date) -> tuple[DateRange, ...]:
    """The ranges that a list offers, deadlines first."""
    found = []
    if spec.deadlines:
        names = ("deadline_from", "deadline_to")
        found.append(_range(str(spec.deadlines), names, (asked.deadline_from, asked.deadline_to)))
    if spec.dates:
        found.append(_range(str(spec.dates), ("from", "to"), (asked.starts_from, asked.starts_to)))
    return tuple(_with_shortcuts(one, asked, path, today) for one in found)


def that_narrow(ranges: tuple[DateRange, ...], results: SearchResults) -> tuple[DateRange, ...]:
    """Those that are set, and all where something found has a state, which only dates give."""
    counts = results.facets.get(STATUS_FACET)
    is_dated = results.total if counts is None else any(one.count for one in counts)
    return tuple(one for one in ranges if is_dated or one.value_from or one.value_to)


def _range(label: str, names: tuple[str, str], days: tuple[date | None, date | None]) -> DateRange:
    first, last = (day.isoformat() if day else "" for day in days)
    return DateRange(label, names[0], first, _("From"), names[1], last, _("To"))


def _with_shortcuts(found: DateRange, asked: FinderRequest, path: str, today: date) -> DateRange:
    shortcuts = []
    for days in SHORTCUTS:
        values = (today.isoformat(), (today + timedelta(days=days)).isoformat())
        selected = (found.value_from, found.value_to) == values
        first, last = ("", "") if selected else values
        label = ngettext("Next %(days)d day", "Next %(days)d days", days) % {"days": days}
        url = asked.url(path, **{found.name_from: first, found.name_to: last})
        shortcuts.append(Shortcut(label, url, selected))
    return replace(found, shortcuts=tuple(shortcuts))
