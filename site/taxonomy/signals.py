"""A row that was saved or deleted is read again."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from taxonomy.memory import forget
from taxonomy.models import Vocabulary


@receiver((post_save, post_delete), dispatch_uid="taxonomy.forget")
def forget_changed(sender: type[Any], **_kwargs: Any) -> None:
    """Now for this process, and after the commit again: another thread may have read the old row meanwhile."""
    if issubclass(sender, Vocabulary):
        forget(sender.vocabulary)
        transaction.on_commit(partial(forget, sender.vocabulary))
