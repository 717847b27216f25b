"""Every field that an editor meets on a page says what belongs there."""

import pytest
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import get_page_models

from core.models import BasePage

PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
#: Wagtail asks for these in a window of its own, which explains them.
SCHEDULE = {"go_live_at", "expire_at"}


def panels_below(panel):
    """The panel and all within it, rows included."""
    yield panel
    children = (
        panel.child_edit_handler.children
        if isinstance(panel, InlinePanel)
        else getattr(panel, "children", ())
    )
    for child in children:
        yield from panels_below(child)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_field_has_its_help_text(model):
    fields = [panel for panel in panels_below(model.get_edit_handler()) if isinstance(panel, FieldPanel)]

    silent = [
        f"{panel.model.__name__}.{panel.field_name}"
        for panel in fields
        if panel.field_name not in SCHEDULE and not (panel.help_text or panel.db_field.help_text)
    ]
    assert len(fields) > 5
    assert silent == []
