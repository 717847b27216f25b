"""What texts and rows point at: first everything is asked for, then all of it is loaded, one query a kind."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.documents import get_document_model
from wagtail.models import Page

from core.api.briefs import serializer_for
from core.api.visibility import public_documents, public_pages


class References:
    """The targets of links. Pages are found in the reader's language where they are there; the hidden are not found."""

    def __init__(self, locale: str, now: datetime) -> None:
        self.locale = locale
        self.now = now
        self._asked: dict[type[models.Model], set[int]] = defaultdict(set)
        self._found: dict[tuple[type[models.Model], int], Any] = {}

    def find(self, model: type[models.Model], number: int | None) -> Any | None:
        """The target, or None before ``load``, for what is not there, and for what readers may not see."""
        if number is None:
            return None
        self._asked[model].add(number)
        return self._found.get((model, number))

    def load(self) -> None:
        """Load everything that was asked for."""
        for model, numbers in list(self._asked.items()):
            if numbers:
                self._found.update(self._loaded(model, numbers))

    def _loaded(
        self, model: type[models.Model], numbers: set[int]
    ) -> dict[tuple[type[models.Model], int], Any]:
        if model is Page:
            return {(Page, number): page for number, page in self._pages(numbers).items()}
        rows = _queryset(model).filter(pk__in=numbers)
        return {(model, row.pk): row for row in rows}

    def _pages(self, numbers: set[int]) -> dict[int, Page]:
        keys = dict(Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key"))
        pages = public_pages(self.now).filter(translation_key__in=set(keys.values()))
        best: dict[Any, Page] = {}
        own: dict[int, Page] = {}
        for page in pages.select_related("locale", "alias_of__locale"):
            own[page.pk] = page
            if page.locale.language_code == self.locale:
                best[page.translation_key] = page
        found = {number: best.get(key) or own.get(number) for number, key in keys.items()}
        return {number: page for number, page in found.items() if page is not None}


def _queryset(model: type[models.Model]) -> models.QuerySet[Any]:
    rows = public_documents() if model is get_document_model() else model._default_manager.all()  # noqa: SLF001 -- Django's API
    serializer = serializer_for(model)
    return serializer.needs.load(rows) if serializer else rows
