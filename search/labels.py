"""The text of a facet's code in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import override

from core.page_types import own_page_types
from search.facets import FACETS, KIND, RECORD
from taxonomy.cldr import CldrKind, running_name
from taxonomy.labels import label

if TYPE_CHECKING:
    from core.models import BasePage

#: From ids of records to their names in a language, in one query.
RecordLabels = Callable[[Iterable[str], str], Mapping[str, str]]


@lru_cache(maxsize=1)
def page_types() -> dict[str, type[BasePage]]:
    """Page types by their code."""
    return {model.kind: model for model in own_page_types() if model.kind}


def kind_label(kind: str, language: str) -> str:
    """What a page type is called: “Exchange offer”."""
    model = page_types().get(kind)
    if model is None:
        return kind
    with override(language):
        return capfirst(str(model.kind_name or model._meta.verbose_name))  # noqa: SLF001 -- Django's API


def record_labels(codes: Iterable[str], language: str) -> Mapping[str, str]:
    """Names of institutions; they lie above search, so a setting says who knows them."""
    wanted = list(codes)
    if not wanted:
        return {}
    labels: RecordLabels = import_string(settings.MERIDIAN_SEARCH["RECORD_LABELS"])
    return labels(wanted, language)


def facet_labels(facet: str, codes: Iterable[str], language: str) -> dict[str, str]:
    """Texts of some codes of a facet."""
    vocabulary = FACETS[facet].vocabulary
    if vocabulary == RECORD:
        return dict(record_labels(codes, language))
    if vocabulary == KIND:
        return {code: kind_label(code, language) for code in codes}
    return {code: label(vocabulary, code, language) for code in codes}


def running_label(facet: str, code: str, label: str, language: str) -> str:
    """A label inside a list of several: names of languages begin small where the reader's language writes them so."""
    if FACETS[facet].vocabulary == "language":
        return running_name(CldrKind.LANGUAGES, code, language) or label
    return label
