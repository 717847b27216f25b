"""Single values of an institution's row. Each function raises ValueError with a reason."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from partners_directory.identifiers import domain
from partners_directory.importers.text import clean_text

URL_LENGTH = 500
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
#: The European Commission's country codes that differ from ISO 3166-1.
_EU_COUNTRIES = {"EL": "GR", "UK": "GB"}
_COUNTRY = re.compile(r"[A-Z]{2}")
#: Al-Qarawiyyin, the oldest university, dates from 859; schools that grew into universities are older.
_OLDEST = 500
#: Later than any foundation that is planned; a pure function doesn't ask for today.
_LATEST = 2100


def website(value: str) -> str:
    """An http or https address; one without a scheme gets ``http://``, which such servers redirect from."""
    text = clean_text(value, URL_LENGTH)
    if not text:
        return ""
    if not _SCHEME.match(text):
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError("is not a web address") from error
    if parts.scheme not in {"http", "https"}:
        raise ValueError("is not an http or https address")
    if "@" in parts.netloc:
        raise ValueError("is an e-mail address, not a website")
    if " " in text:
        raise ValueError("is not a web address: it holds a blank")
    host = domain(parts.hostname or "")
    address = parts._replace(netloc=f"{host}:{port}" if port else host).geturl()
    if len(address) > URL_LENGTH:
        raise ValueError(f"is longer than {URL_LENGTH} characters")
    return address


def country(value: str) -> str:
    """A country code of two capital letters, ISO 3166-1 also where the European Commission uses its own."""
    code = value.strip().upper()
    if not _COUNTRY.fullmatch(code):
        raise ValueError("is not a country code of two letters")
    return _EU_COUNTRIES.get(code, code)


def coordinates(latitude: object, longitude: object) -> tuple[float, float] | None:
    """Latitude and longitude in degrees (WGS 84), or None where neither is given."""
    if latitude is None and longitude is None:
        return None
    pair = _degrees(latitude, 90), _degrees(longitude, 180)
    if pair == (0.0, 0.0):
        raise ValueError("0, 0 lies in the sea and stands for “unknown”")
    return pair


def _degrees(value: object, bound: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("are not two numbers")  # noqa: TRY004 -- this module's one kind of error
    if not -bound <= value <= bound:  # NaN fails, too
        raise ValueError(f"are not between -{bound} and {bound}")
    return float(value)


def year(value: object) -> int | None:
    """A year of foundation."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("is not a year")  # noqa: TRY004 -- this module's one kind of error
    if not _OLDEST <= value <= _LATEST:
        raise ValueError("is not a year of foundation")
    return value
