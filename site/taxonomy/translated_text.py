"""A text in several languages as data: ``{language: text}``. What is let in, and how it is tidied."""

import re
import unicodedata
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taxonomy.cldr import language_name
from taxonomy.names import source_language

#: A language tag in lower case, as Django writes them; languages that the site no longer has stay in the data.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")

#: Embeddings, overrides and isolates change the direction of what follows; marks (U+200E, U+200F) do not.
_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def tidy(text: str, *, multiline: bool) -> str:
    """The text in NFC without control characters and bidi overrides; line breaks stay in multiline texts only."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BIDI_CONTROLS))
    kept = "".join(
        c if unicodedata.category(c) not in {"Cc", "Cs"} or (multiline and c == "\n") else " " for c in text
    )
    return kept.strip() if multiline else " ".join(kept.split())


def clean_texts(value: object, *, max_length: int, multiline: bool = False) -> dict[str, str]:
    """The texts tidied, empty ones left out. Raises ValidationError that names each language with a fault."""
    if value is None or value == "":
        return {}
    if not isinstance(value, Mapping):
        raise ValidationError(_("Expected one text per language."), code="invalid")
    texts: dict[str, str] = {}
    errors: list[ValidationError] = []
    for language, text in value.items():
        if not isinstance(language, str) or not LANGUAGE_TAG.fullmatch(language) or not isinstance(text, str):
            raise ValidationError(_("Expected one text per language."), code="invalid")
        tidied = tidy(text, multiline=multiline)
        if len(tidied) > max_length:
            errors.append(_too_long(language, len(tidied), max_length))
        elif tidied:
            texts[language] = tidied
    if errors:
        raise ValidationError(errors)
    return texts


def require_source(texts: Mapping[str, str]) -> None:
    """Raises ValidationError unless the source language has a text: it is what every fallback ends at."""
    source = source_language()
    if not texts.get(source):
        raise ValidationError(
            _("A text in %(language)s is needed: it is shown where a translation is missing."),
            code="required",
            params={"language": _display(source)},
        )


def _too_long(language: str, length: int, limit: int) -> ValidationError:
    return ValidationError(
        _("%(language)s: at most %(limit)d characters, this has %(length)d."),
        code="max_length",
        params={"language": _display(language), "limit": limit, "length": length},
    )


def _display(language: str) -> str:
    return language_name(language, get_language() or source_language())
