"""The order of names in lists. Babel has no collation (decisions.md 18)."""

import unicodedata

from taxonomy.cldr import babel_locale

#: Latin letters that Unicode does not decompose into a base letter and a mark; ß is done by ``casefold``.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ـ": ""}
)


def fold(text: str) -> str:
    """The text without case, marks and Arabic tatweel, so that "École" and "ecole" are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").translate(_LETTERS)


def sort_key(text: str, language: str) -> bytes:
    """A key that sorts names as readers of a language expect; equal only for equal texts.

    Simplified Chinese sorts by GB18030 bytes, which is pinyin order for the common characters of GB 2312.
    """
    if babel_locale(language).language == "zh" and babel_locale(language).script != "Hant":
        return text.encode("gb18030", "replace")
    return f"{fold(text)}\0{text}".encode("utf-8", "replace")
