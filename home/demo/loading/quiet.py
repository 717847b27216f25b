"""Without Wagtail's own search index while much is loaded: it is rebuilt once at the end (decisions.md 26)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.search import index


@contextmanager
def without_admin_search() -> Iterator[None]:
    """Disconnect the update of the admin's search on save; the caller runs ``update_index`` afterwards."""
    models = index.get_indexed_models()
    connected = [model for model in models if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        yield
    finally:
        for model in connected:
            post_save.connect(post_save_signal_handler, sender=model)
