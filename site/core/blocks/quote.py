"""A quotation."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(
        label=_("Quotation"),
        max_length=800,
        help_text=_("Without quotation marks: each language sets its own."),
    )
    author = blocks.CharBlock(label=_("Who"), max_length=120, required=False)
    role = blocks.CharBlock(label=_("Who they are"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("What a student or a colleague said.")
        template = "blocks/quote_block.html"
        preview_value = {
            "text": "I learned more in the tram than in the classroom.",
            "author": "Marta S.",
            "role": "Architecture, Granada 2024",
        }
