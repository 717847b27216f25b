"""Where countries lie, and what the European Union calls them."""

from collections.abc import Iterable
from typing import cast

from taxonomy import memory
from taxonomy.models import Country


def _countries() -> dict[str, Country]:
    return cast("dict[str, Country]", memory.rows(Country.vocabulary))


def region_of(country: str) -> str:
    """The M49 code of a country's continental region; empty for none and for unknown countries."""
    row = _countries().get(country)
    return row.region if row else ""


def regions_of(countries: Iterable[str]) -> list[str]:
    """The regions of some countries, each once, sorted."""
    return sorted({region_of(country) for country in countries} - {""})


def countries_in(region: str) -> list[str]:
    """The codes of a region's countries, in the order of codes."""
    return [code for code, row in _countries().items() if row.region == region]


def country_of_eu_code(code: str) -> str:
    """The ISO code of a country by the EU's code (``EL`` is ``GR``, ``UK`` is ``GB``); other codes are ISO's already."""
    return next((row.code for row in _countries().values() if row.eu_code == code), code)
