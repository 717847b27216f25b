"""Something that must not be missed."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import PLAIN_TEXT_FEATURES


class CalloutBlock(blocks.StructBlock):
    """A short note set apart from the text."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Information")), ("tip", _("Tip")), ("warning", _("Warning"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Note")
        description = _("A short note set apart from the text. Use it rarely.")
        template = "blocks/callout_block.html"
        preview_value = {
            "kind": "tip",
            "title": "Book early",
            "text": "<p>Appointments are taken weeks ahead in September.</p>",
        }


class CallToActionBlock(blocks.StructBlock):
    """The one thing to do next."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)
    label = blocks.CharBlock(
        label=_("Button"), max_length=60, help_text=_("Begin with a verb: “See open calls”.")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        description = _("One button to the one thing to do next.")
        template = "blocks/call_to_action_block.html"
        preview_value = {
            "title": "Ready?",
            "text": "Applications are open.",
            "label": "See open calls",
            "url": "https://example.org/",
        }
