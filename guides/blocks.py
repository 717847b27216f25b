"""Blocks of guides alone."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import PLAIN_TEXT_FEATURES
from taxonomy.enums import GuideAudience, GuideOrigin


class ChecklistItemBlock(blocks.StructBlock):
    """One thing to do, with the day it is due counted from the day of arrival."""

    title = blocks.CharBlock(label=_("What to do"), max_length=160)
    text = blocks.RichTextBlock(label=_("How"), features=PLAIN_TEXT_FEATURES, required=False)
    days = blocks.IntegerBlock(
        label=_("Day"),
        min_value=-365,
        max_value=730,
        help_text=_("Days from arrival: -60 is two months before, 0 the day itself, 14 two weeks after."),
    )
    audiences = blocks.MultipleChoiceBlock(label=_("For whom"), choices=GuideAudience.choices, required=False)
    origins = blocks.MultipleChoiceBlock(label=_("By origin"), choices=GuideOrigin.choices, required=False)

    class Meta:
        icon = "tick"
        label = _("Thing to do")
        template = "blocks/checklist_item_block.html"
        preview_value = {
            "title": "Register at the town hall",
            "text": "<p>Bring your passport.</p>",
            "days": 14,
        }
