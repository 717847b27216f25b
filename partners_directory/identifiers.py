"""Canonical forms and check digits of institutions' identifiers. Each function raises ValueError with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from taxonomy.translated_text import tidy

#: Characters of any identifier.
MAX_LENGTH = 100
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}\d{2}")
_ROR_PREFIX = re.compile(r"^(?:https?://)?(?:www\.)?ror\.org/", re.IGNORECASE)
_ERASMUS = re.compile(r"[A-Z]{1,3} {0,2}[A-Z][A-Z0-9 .'-]{0,15}\d{2,3}")
_ERASMUS_SHORT_COUNTRY = re.compile(r"^([A-Z]{1,2}) +(?=[A-Z])")
_PIC = re.compile(r"\d{9}")
_OID = re.compile(r"E\d{8}")
_ISNI = re.compile(r"\d{15}[\dX]")
_GRID = re.compile(r"grid\.\d{1,7}\.[0-9a-f]{1,2}")
_WIKIDATA = re.compile(r"Q\d{1,12}")
_FUNDREF = re.compile(r"\d{1,14}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")


def ror_id(value: str) -> str:
    """The nine characters of a ROR id, with or without its address before them.

    The last two are a check number: ISO 7064 mod 97-10 of the seven before them, read as Crockford base 32.
    """
    text = _ROR_PREFIX.sub("", value.strip()).rstrip("/").lower()
    if not _ROR.fullmatch(text):
        raise ValueError("is not a ROR id: 0, six letters or digits, two digits")
    number = 0
    for character in text[:7]:
        number = number * 32 + _CROCKFORD.index(character)
    if 98 - number * 100 % 97 != int(text[7:]):
        raise ValueError("is not a ROR id: its check digits are wrong")
    return text


def erasmus_code(value: str) -> str:
    """An Erasmus code such as ``A  BADEN01``: the country part is padded with blanks to three characters."""
    text = clean_blanks(value).upper()
    text = _ERASMUS_SHORT_COUNTRY.sub(lambda match: f"{match[1]:<3}", text)
    if not _ERASMUS.fullmatch(text):
        raise ValueError("is not an Erasmus code such as “D  BERLIN01”")
    return text


def clean_blanks(value: str) -> str:
    """Every kind of blank as a plain one, none at the ends; their number inside is kept (Erasmus codes)."""
    return "".join(" " if character.isspace() else character for character in value).strip()


def _shaped(pattern: re.Pattern[str], value: str, reason: str) -> str:
    text = "".join(value.split())
    if not pattern.fullmatch(text):
        raise ValueError(reason)
    return text


def pic(value: str) -> str:
    """A Participant Identification Code of the European Commission: nine digits."""
    return _shaped(_PIC, value, "is not a PIC: nine digits")


def oid(value: str) -> str:
    """An organisation id of the Erasmus+ programme: E and eight digits."""
    return _shaped(_OID, value.upper(), "is not an OID: E and eight digits")


def isni(value: str) -> str:
    """An ISNI without its blanks."""
    return _shaped(_ISNI, value.upper(), "is not an ISNI: sixteen digits, the last may be X")


def domain(value: str) -> str:
    """A domain name in lower case, with international names in their ASCII form (also SCHAC's ``hei_id``)."""
    text = value.strip().rstrip(".").lower()
    try:
        text = text.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError("is not a domain name") from error
    if len(text) > 253 or not _DOMAIN.fullmatch(text):  # noqa: PLR2004 -- RFC 1035, section 2.3.4
        raise ValueError("is not a domain name")
    return text


_NORMALISERS: dict[str, Callable[[str], str]] = {
    "ror": ror_id,
    "erasmus": erasmus_code,
    "pic": pic,
    "oid": oid,
    "schac": domain,
    "isni": isni,
    "grid": lambda value: _shaped(_GRID, value.lower(), "is not a GRID id"),
    "wikidata": lambda value: _shaped(_WIKIDATA, value.upper(), "is not a Wikidata id"),
    "fundref": lambda value: _shaped(_FUNDREF, value, "is not a funder id"),
}


def normalise(scheme: str, value: str) -> str:
    """The canonical form of an identifier; schemes without a rule here give text of 1 to 100 characters."""
    if scheme in _NORMALISERS:
        return _NORMALISERS[scheme](value)
    text = tidy(value, multiline=False)
    if not 1 <= len(text) <= MAX_LENGTH:
        raise ValueError(f"has not 1 to {MAX_LENGTH} characters")
    return text
