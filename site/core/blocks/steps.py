"""Numbered steps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import PLAIN_TEXT_FEATURES


class StepBlock(blocks.StructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(
        label=_("What to do"), max_length=160, help_text=_("Begin with a verb: “Choose three universities”.")
    )
    text = blocks.RichTextBlock(label=_("How"), features=PLAIN_TEXT_FEATURES, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """Steps in the order in which they are done."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps, for example how to apply.")
        template = "blocks/steps_block.html"
        preview_value = {
            "heading": "How to apply",
            "steps": [
                {"title": "Choose three universities", "text": "<p>Put them in order of preference.</p>"},
                {"title": "Write your motivation", "text": "<p>One page is enough.</p>"},
            ],
        }
