"""Names from the Unicode CLDR, as Babel carries it: countries, languages, currencies and writing directions."""

from enum import StrEnum
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from taxonomy.names import base_language, source_language


class CldrKind(StrEnum):
    """Tables of a CLDR locale that hold our names; the values are Babel's attributes."""

    TERRITORIES = "territories"
    LANGUAGES = "languages"
    CURRENCIES = "currencies"


@lru_cache(maxsize=256)
def _parsed(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def babel_locale(language: str) -> Locale:
    """Babel's locale of a site language (``zh-hans`` is ``zh_Hans``).

    A variant that CLDR lacks gets its base language, an unknown language the source language, that one the root's.
    """
    source = source_language()
    tags = (language, base_language(language), source, base_language(source))
    return next((found for found in map(_parsed, tags) if found), None) or Locale.parse("root")


def cldr_name(kind: CldrKind, code: str, language: str) -> str:
    """The name of a country, language or currency in a language; empty where CLDR has none.

    The first letter is a capital, since names stand in lists and menus (CLDR's ``uiListOrMenu``); ``title`` leaves
    scripts alone whose capitals are for whole words only, such as Georgian.
    """
    name = running_name(kind, code, language)
    return name[:1].title() + name[1:]


def running_name(kind: CldrKind, code: str, language: str) -> str:
    """The same name as it stands in a sentence: "portugais et anglais"."""
    name = str(getattr(babel_locale(language), kind.value).get(code, ""))
    return "" if name == code else name


def language_name(language: str, in_language: str) -> str:
    """A site language with its script or region ("Chinese (Simplified)"), its code if CLDR has none.

    As it stands in a sentence, so without a capital in French or Spanish: "cette page est en anglais".
    """
    locale = _parsed(language)
    return (locale.get_display_name(babel_locale(in_language)) if locale else None) or language


def text_direction(language: str) -> str:
    """``rtl`` or ``ltr``, as the HTML attribute ``dir`` takes it."""
    locale = _parsed(language) or _parsed(base_language(language))
    return locale.text_direction if locale else "ltr"
