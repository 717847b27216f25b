"""Tables with headers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock as WagtailTypedTableBlock


class TableBlock(blocks.StructBlock):
    """A table: a caption, a header for each column, and cells of text."""

    caption = blocks.CharBlock(
        label=pgettext_lazy("table", "Caption"),
        max_length=200,
        help_text=_("What the table shows; read out before it."),
    )
    row_headers = blocks.BooleanBlock(label=_("First column holds headers"), required=False, default=True)
    table = WagtailTypedTableBlock(
        [("text", blocks.CharBlock(required=False, label=_("Text")))], label=_("Table")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with headers. For facts that are compared, never for layout.")
        template = "blocks/table_block.html"
        preview_value = {
            "caption": "Rooms in the city, per month",
            "row_headers": True,
            "table": {
                "columns": [{"type": "text", "heading": "Kind"}, {"type": "text", "heading": "Rent"}],
                "rows": [{"values": ["Room in a shared flat", "€450"]}, {"values": ["Studio", "€780"]}],
            },
        }
