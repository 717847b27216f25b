"""Which name of an institution a reader sees, and which local one beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel.languages import get_official_languages
from django.utils.translation import gettext

from taxonomy.cldr import text_direction
from taxonomy.names import base_language

#: Where neither the reader's language nor the site's source language has a name: the language of registries.
_LINGUA_FRANCA = "en"


@dataclass(frozen=True, slots=True)
class LocalizedName:
    """A name with its language, for ``<bdi lang dir>``; ``lang`` is empty where no source says it.

    ``local_name`` is the name in a language of the institution's country, empty where ``name`` is that already.
    """

    name: str
    lang: str
    dir: str
    local_name: str = ""
    local_lang: str = ""
    local_dir: str = ""


@lru_cache(maxsize=512)
def official_languages(country: str) -> tuple[str, ...]:
    """CLDR's official and de-facto official languages of a country, the most spoken first, as keys of names.

    A script is kept and also left out: ``zh-hant``, ``zh``.
    """
    found: dict[str, None] = {}
    for code in get_official_languages(country, de_facto=True):
        tag = code.replace("_", "-").lower()
        found.update(dict.fromkeys((tag, base_language(tag))))
    return tuple(found)


def localized_name(
    names: Mapping[str, str], display_name: str, country: str, language: str, source_language: str
) -> LocalizedName:
    """The reader's language, then the site's source language, then English, then the name that is always there."""
    lang = next((key for key in _wanted(language, source_language) if names.get(key)), "")
    name = names.get(lang) or display_name
    if not lang:
        lang = next((key for key, text in names.items() if text == display_name), "")
    own = official_languages(country)
    local_lang = "" if lang in own else next((key for key in own if names.get(key)), "")
    local_name = names.get(local_lang, "")
    if not local_name or local_name == name:
        return LocalizedName(name, lang, _direction(lang))
    return LocalizedName(name, lang, _direction(lang), local_name, local_lang, _direction(local_lang))


def place_name(city: str, country: str) -> str:
    """A city with its country as the active language writes it, or the one that is known."""
    if city and country:
        return gettext("%(city)s, %(country)s") % {"city": city, "country": country}
    return city or country


def _wanted(language: str, source_language: str) -> Iterator[str]:
    for tag in (language, source_language, _LINGUA_FRANCA):
        yield tag
        yield base_language(tag)


def _direction(language: str) -> str:
    """``auto`` lets the browser see for itself where the language is not known."""
    return text_direction(language) if language else "auto"
