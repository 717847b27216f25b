"""Questions that open to their answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import PLAIN_TEXT_FEATURES


class AccordionItemBlock(blocks.StructBlock):
    """One question with its answer."""

    title = blocks.CharBlock(label=_("Question"), max_length=200)
    text = blocks.RichTextBlock(label=_("Answer"), features=PLAIN_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class AccordionBlock(blocks.StructBlock):
    """Questions and answers; closed on screen, open on paper."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    items = blocks.ListBlock(AccordionItemBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that open to their answers. Only for what few readers need.")
        template = "blocks/accordion_block.html"
        preview_value = {
            "heading": "",
            "items": [{"title": "Can I go twice?", "text": "<p>Yes, up to twelve months a degree.</p>"}],
        }
