"""Names of countries, and of states that stand for one, in a text: CLDR's names in the languages of most affiliations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from babel import Locale

from search.records.reading import canonical_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Languages in which authors write their country; others are so rare in affiliations that the lookup would only grow.
_LANGUAGES: Final = ("en", "fr", "de", "es", "pt", "it", "ru", "zh", "ja", "ar", "tr", "pl", "nl", "fa", "ko")
#: What people write and CLDR doesn't: short and former forms, parts of the United Kingdom.
_ALSO: Final = {
    "US": "usa|u s a|u s|united states of america|america|us",
    "GB": "uk|u k|great britain|england|scotland|wales|northern ireland|britain",
    "CN": "p r china|pr china|people s republic of china|peoples republic of china|prc|p r of china|mainland china",
    "KR": "korea|republic of korea|rok|south korea",
    "TW": "taiwan roc|taiwan r o c|republic of china",
    "RU": "russian federation|russia|ussr",
    "NL": "the netherlands|holland|netherlands",
    "AE": "uae|u a e",
    "TR": "turkey|turkiye",
    "CZ": "czech republic|czech",
    "IR": "iran|islamic republic of iran|i r iran",
    "VN": "viet nam|vietnam",
    "SA": "ksa|kingdom of saudi arabia|saudi arabia",
    "CI": "ivory coast",
    "BR": "brasil|brazil",
    "MK": "macedonia|republic of macedonia",
    "SY": "syria",
    "TZ": "tanzania",
    "MD": "moldova",
    "HK": "hong kong|hongkong",
    "PS": "palestine|gaza",
    "BN": "brunei",
    "IE": "republic of ireland|ireland|eire",
    "ZA": "republic of south africa|rsa|south africa",
    "XK": "kosovo",
}
#: States and provinces by the two letters of the postal services, which stand where a country would.
_STATES: Final = {
    "US": "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|"
    "GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|"
    "MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|"
    "NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|"
    "SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming",
    "CA": "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|ON Ontario|"
    "PE Prince Edward Island|QC Quebec|SK Saskatchewan",
    "AU": "NSW New South Wales|QLD Queensland|VIC Victoria|TAS Tasmania",
}
#: Codes of two letters: of countries in CLDR (longer ones are regions of the world), of states in addresses.
_SHORT: Final = 2


class Place(NamedTuple):
    """A country or state named in a text: its words' numbers, the country, and the state's name where it is one."""

    first: int
    last: int  #: exclusive
    country: str
    region: str = ""


@cache
def country_words(code: str) -> tuple[str, ...]:
    """Return a country's English name as words, by which names are told apart: National Cancer Centre Japan."""
    return tuple(canonical_words(Locale("en").territories.get(code, "")))


def places(words: Sequence[str], capitals: Sequence[bool]) -> Iterator[Place]:
    """Yield countries and states named by some words; the longest name wins, and two letters count in capitals alone."""
    names, longest = _names()
    first = 0
    while first < len(words):
        length = next(
            (
                size
                for size in range(min(longest, len(words) - first), 0, -1)
                if _stands(words[first : first + size], capitals[first], names)
            ),
            0,
        )
        for country, region in names.get(tuple(words[first : first + length]), ()) if length else ():
            yield Place(first, first + length, country, region)
        first += length or 1


def _stands(
    words: Sequence[str], in_capitals: bool, names: dict[tuple[str, ...], set[tuple[str, str]]]
) -> bool:
    is_short = len(words) == 1 and len(words[0]) <= _SHORT
    return tuple(words) in names and (in_capitals or not is_short)


@cache
def _names() -> tuple[dict[tuple[str, ...], set[tuple[str, str]]], int]:
    """Return every known name as words, with the countries and states it may mean, and the longest one's length."""
    found: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for name, country, region in (*_territories(), *_spoken(), *_states()):
        if words := tuple(canonical_words(name)):
            found.setdefault(words, set()).add((country, region))
    return found, max(map(len, found))


def _territories() -> Iterator[tuple[str, str, str]]:
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == _SHORT and code.isalpha():
                yield name, code, ""


def _spoken() -> Iterator[tuple[str, str, str]]:
    for code, names in _ALSO.items():
        for name in names.split("|"):
            yield name, code, ""


def _states() -> Iterator[tuple[str, str, str]]:
    for country, states in _STATES.items():
        for state in states.split("|"):
            short, _space, name = state.partition(" ")
            yield from ((short, country, name), (name, country, name))
