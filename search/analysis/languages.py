"""Which language has which analyser: adding a language is adding its name here or in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.analyzers import PLAIN, analyzer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.analysis.analyzer import Analyzer

#: Analyser of a language without a setting, by the first part of its code (ISO 639-1).
DEFAULTS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "ja": "cjk", "km": "cjk", "ko": "cjk", "lo": "cjk", "lt": "lithuanian",
    "my": "cjk", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "th": "cjk",
    "tr": "turkish", "yi": "yiddish", "zh": "cjk",
}  # fmt: skip


def analyzer_for(language: str, names: Mapping[str, str] | None = None) -> Analyzer:
    """Return the analyser of a language code: the one named for it, else the one known for its first part, else plain."""
    code = language.lower()
    base = code.partition("-")[0]
    names = names or {}
    return analyzer(names.get(code) or names.get(base) or DEFAULTS.get(base, PLAIN))
