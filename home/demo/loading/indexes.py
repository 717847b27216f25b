"""The CMS's own indexes, made after much was loaded without them (decisions.md 26), in short transactions."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction
from wagtail.models import ReferenceIndex

from core.gaps import Gaps

CHUNK = 25


def rebuild_admin_indexes() -> None:
    """Make the CMS's search and its index of references say what the database says.

    Wagtail's own ``rebuild_references_index`` is one transaction: half a minute in which no editor could save.
    """
    call_command("update_index", verbosity=0, chunk_size=CHUNK)
    gap = Gaps()
    for model in apps.get_models():
        if ReferenceIndex.is_indexed(model):
            for chunk in _chunks(model):
                with transaction.atomic():
                    for record in chunk:
                        ReferenceIndex.create_or_update_for_object(record)
                gap()


def _chunks(model: type[models.Model]) -> Iterator[list[Any]]:
    records = model._default_manager.order_by("pk")  # noqa: SLF001 -- Django's API
    last: Any = None
    while chunk := list((records.filter(pk__gt=last) if last is not None else records)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk
