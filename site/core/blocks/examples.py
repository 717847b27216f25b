"""What a block of records shows before anything is chosen."""

from typing import Any

from wagtail.blocks import ChooserBlock


def example(chooser: ChooserBlock) -> Any:
    """The first record that could be chosen; None where there is none yet."""
    return chooser.model_class._default_manager.first()  # noqa: SLF001 -- Django's API
