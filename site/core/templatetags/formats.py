"""Dates, money, distances and sizes as the reader's language writes them, with figures that every reader knows.

Dates and times are shown in the campus's zone unless a zone is given. Without a value every filter says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
from babel import Locale
from babel.dates import format_interval, format_skeleton, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit
from django import template
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from taxonomy.cldr import babel_locale

register = template.Library()

#: CLDR's plain "en" is American; the site writes as European universities do.
EUROPEAN = {"en": "en_GB"}
#: From here on a distance is told to the nearest ten kilometres.
ROUNDED_FROM_KM = 100
KILOBYTE = 1000
#: Where an e-mail address may be broken.
_MAIL_JOINTS = re.compile(r"(?=[@.])")


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    return Locale.parse(EUROPEAN[language]) if language in EUROPEAN else babel_locale(language)


def reader_locale() -> Locale:
    """The locale by which dates and numbers are written for the reader."""
    return _locale(get_language() or "en")


def _zone(name: str) -> tzinfo:
    return ZoneInfo(name) if name else timezone.get_current_timezone()


def _in_zone(value: date | datetime, zone: str = "") -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return value.astimezone(_zone(zone))
    return value


@register.filter
def day(value: date | datetime | None, zone: str = "") -> str:
    """``Fri 15 Jan 2027``."""
    return _day(_as_date(_in_zone(value, zone)), get_language() or "en") if value else ""


@lru_cache(maxsize=2048)  # deadlines gather on few days
def _day(value: date, language: str) -> str:
    locale = _locale(language)
    written = str(format_skeleton("yMMMEd", value, locale=locale))
    return written.replace(",", "") if locale.language == "en" else written


@register.filter
def short_day(value: date | datetime | None, zone: str = "") -> str:
    """``15 Jan``, for columns of dates whose year is said beside."""
    return format_skeleton("MMMd", _in_zone(value, zone), locale=reader_locale()) if value else ""


@register.filter
def month_year(value: date | datetime | None) -> str:
    """``January 2027``."""
    return format_skeleton("yMMMM", _in_zone(value), locale=reader_locale()) if value else ""


@register.filter
def clock_time(value: datetime | time | None, zone: str = "") -> str:
    """``23:59``, always of 24 hours: a deadline must not be read twelve hours wrong."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(_zone(zone)) if timezone.is_aware(value) else value
    return _clock(value.hour, value.minute, get_language() or "en")


@lru_cache(maxsize=2048)  # office hours begin at the same few times
def _clock(hour: int, minute: int, language: str) -> str:
    return str(format_time(time(hour, minute), "HH:mm", locale=_locale(language)))


@register.filter
def moment(value: datetime | None, zone: str = "") -> str:
    """``Fri 15 Jan 2027, 23:59``."""
    if not value:
        return ""
    return _("%(day)s, %(time)s") % {"day": day(value, zone), "time": clock_time(value, zone)}


@register.filter
def until(first: date | datetime | None, last: date | datetime | None) -> str:
    """``12–16 Apr 2027``: two days as one range, or one day where they are the same."""
    if not first or not last:
        return day(first or last)
    start, end = (_as_date(_in_zone(value)) for value in (first, last))
    if start == end:
        return day(start)
    return _interval(start, end, get_language() or "en")


@register.filter
def local_day(value: date | datetime | None, zone: str = "") -> date | None:
    """The day that it is there: of two zones one may have begun the next day already."""
    return _as_date(_in_zone(value, zone)) if value else None


@lru_cache(maxsize=2048)  # as of days
def _interval(start: date, end: date, language: str) -> str:
    return str(format_interval(start, end, "yMMMd", locale=_locale(language)))


def _as_date(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


@register.filter
def from_arrival(days: int | None) -> str:
    """``30 days before arrival`` from -30, for checklists of a stay."""
    if days is None:
        return ""
    if days == 0:
        return _("on the day of arrival")
    if days < 0:
        text = ngettext("%(days)s day before arrival", "%(days)s days before arrival", -days)
        return text % {"days": number(-days)}
    text = ngettext("%(days)s day after arrival", "%(days)s days after arrival", days)
    return text % {"days": number(days)}


@register.filter
def zone_city(zone: str) -> str:
    """The city after which a time zone is called: ``Europe/Lisbon`` is ``Lisbon``."""
    return (
        str(get_timezone_location(ZoneInfo(zone), locale=reader_locale(), return_city=True)) if zone else ""
    )


@register.filter
def listed(values: Iterable[object] | None) -> str:
    """``Ana, Bruno and Chen``; each kept apart in direction (UAX 9, isolates), so that scripts can be mixed."""
    return format_list([f"\u2068{value}\u2069" for value in values or ()], locale=reader_locale())


@register.filter
def number(value: Decimal | float | None) -> str:
    """``1,200`` with the reader's separators."""
    return "" if value is None or value == "" else _number(value, get_language() or "en")


@lru_cache(maxsize=2048)  # counts beside filters: the same few hundred numbers on every list
def _number(value: Decimal | float, language: str) -> str:
    return str(format_decimal(value, locale=_locale(language)))


@register.simple_tag
def money(amount: Decimal | float | None, currency: str) -> str:
    """``€1,200``, with cents only where there are any."""
    if amount is None or amount == "":
        return ""
    return _money(amount, currency, get_language() or "en")


@lru_cache(maxsize=2048)  # grants and fees are round sums that many offers share
def _money(amount: Decimal | float, currency: str, language: str) -> str:
    locale = _locale(language)
    pattern = locale.currency_formats["standard"].pattern
    if amount == int(amount):
        pattern = re.sub(r"0\.0+", "0", pattern)
    return str(format_currency(amount, currency, pattern, locale=locale, currency_digits=False))


@register.filter
def distance(kilometres: float | None) -> str:
    """``1,540 km``; tens of kilometres from a hundred on, since a city is no point."""
    if kilometres is None or kilometres == "":
        return ""
    shown: Any = round(kilometres, -1) if kilometres >= ROUNDED_FROM_KM else round(kilometres)
    return format_unit(int(shown), "length-kilometer", length="short", locale=reader_locale())


@register.filter
@lru_cache(maxsize=512)  # the numbers of an office
def phone(value: str | None) -> str:
    """``+351 21 555 0100`` from E.164; what is no such number stays as it is."""
    try:
        parsed = phonenumbers.parse(value or "", None)
    except phonenumbers.NumberParseException:
        return value or ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@register.filter
def mail_address(value: str) -> SafeString:
    """An address that may be broken before its @ and its dots, so that a narrow column does not cut a word."""
    parts = _MAIL_JOINTS.split(value)
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in parts))


@register.filter
def file_size(size: int | None) -> str:
    """``340 kB`` or ``1.2 MB``: decimal units, as browsers and shops count them."""
    if size is None or size == "":
        return ""
    kilobytes = max(1, round(size / KILOBYTE))
    if kilobytes < KILOBYTE:
        return format_unit(kilobytes, "digital-kilobyte", length="short", locale=reader_locale())
    return format_unit(
        round(kilobytes / KILOBYTE, 1), "digital-megabyte", length="short", locale=reader_locale()
    )
