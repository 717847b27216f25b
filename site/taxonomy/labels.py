"""What a code is called: the one way from a stored code to a text, for vocabularies and choices alike."""

import re
from functools import lru_cache
from inspect import isclass

from django.db.models import TextChoices
from django.utils.translation import override

from taxonomy import enums, memory
from taxonomy.collation import fold, sort_key
from taxonomy.models import VOCABULARIES, Vocabulary


class UnknownVocabulary(LookupError):
    """No vocabulary or choice has this name: a mistake in code, never in data."""


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


#: Every choice of ``enums`` by its name in snake case: ``cefr_level``, ``cooperation_kind`` …
CHOICES: dict[str, type[TextChoices]] = {
    _snake(name): kind
    for name, kind in vars(enums).items()
    if isclass(kind) and issubclass(kind, TextChoices)
}


def label(vocabulary: str, code: str, language: str) -> str:
    """The label of a code in a language. A code that nobody knows (any more) is its own label.

    Raises UnknownVocabulary.
    """
    if vocabulary in CHOICES:
        return _choice_label(vocabulary, code, language)
    model = _model(vocabulary)
    if row := memory.rows(vocabulary).get(code):
        return row.name(language)
    return model.name_of(code, {}, language)


@lru_cache(maxsize=4096)  # all choices in a dozen languages; a process keeps its catalogues while it lives
def _choice_label(vocabulary: str, code: str, language: str) -> str:
    kind = CHOICES[vocabulary]
    with override(language):
        return str(kind(code).label) if code in kind.values else code


def choices(vocabulary: str, language: str) -> list[tuple[str, str]]:
    """All codes with their labels: sorted by label where the order of codes says nothing, else in their own order.

    Raises UnknownVocabulary.
    """
    if kind := CHOICES.get(vocabulary):
        with override(language):
            return [(str(value), str(text)) for value, text in kind.choices]
    model = _model(vocabulary)
    known = memory.snapshot(vocabulary)
    if language not in known.choices:
        pairs = [(code, row.name(language)) for code, row in known.rows.items()]
        if model.by_name:
            pairs.sort(key=lambda pair: sort_key(pair[1], language))
        known.choices[language] = pairs
    return list(known.choices[language])


def is_code(vocabulary: str, code: str) -> bool:
    """Whether a vocabulary has this code. Raises UnknownVocabulary."""
    if kind := CHOICES.get(vocabulary):
        return code in kind.values
    _model(vocabulary)
    return code in memory.rows(vocabulary)


def find(vocabulary: str, text: str, language: str) -> set[str]:
    """Codes that begin with a text, or whose name in this or any stored language contains it, case and marks aside."""
    _model(vocabulary)
    needle = fold(text.strip())
    return {
        code
        for code, row in memory.rows(vocabulary).items()
        if fold(code).startswith(needle)
        or any(needle in fold(name) for name in (row.name(language), *row.names.values()))
    }


def _model(vocabulary: str) -> type[Vocabulary]:
    if vocabulary not in VOCABULARIES:
        raise UnknownVocabulary(vocabulary)
    return VOCABULARIES[vocabulary]
