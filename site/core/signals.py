"""What happens in the site as a whole when something is saved: a new edition, in the same transaction.

Pages have their own job (``search.signals``). Here it is what stands around and within them: menus, notices,
settings, contacts, places, pictures, vocabularies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Site

from core.models.media import CustomRendition
from core.models.outbox import Heartbeat, OutboxItem
from core.models.page import BasePage
from core.outbox import enqueue

if TYPE_CHECKING:
    from django.db.models import Model

EDITION = "site.edition"
#: Packages whose records readers see.
SHOWN = frozenset({"core", "taxonomy"})
#: Not seen by readers, or made while a page is being shown, which must not end it.
UNSEEN = (CustomRendition, Heartbeat, OutboxItem, BasePage)
#: Wagtail's own records that change every page.
FRAMES = (Site, Locale)


@receiver([post_save, post_delete])
def record_changed(sender: type[Model], raw: bool = False, **kwargs: Any) -> None:
    """Ask for a new edition after a change of a record that pages show."""
    del kwargs
    if not raw and is_shown(sender):
        enqueue(EDITION, "site")


def is_shown(model: type[Model]) -> bool:
    """Return whether readers see records of a model; those of a migration's past are nobody's."""
    if model.__module__ == "__fake__" or issubclass(model, UNSEEN):
        return False
    return issubclass(model, FRAMES) or model._meta.app_label in SHOWN  # noqa: SLF001 -- Django's public "private" name
