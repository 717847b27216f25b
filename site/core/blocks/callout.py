"""Something that must not be missed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import PLAIN_TEXT_FEATURES
from core.navigation.links import linked_pages


class CalloutBlock(blocks.StructBlock):
    """A short note set apart from the text."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Information")), ("tip", _("Tip")), ("warning", _("Warning"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_TEXT_FEATURES)

    def get_searchable_content(self, value: Any) -> list[str]:
        """What the editor wrote; the kind's name is the interface's, in the language of whoever indexes."""
        written = {name: block for name, block in self.child_blocks.items() if name != "kind"}
        return [text for name, block in written.items() for text in block.get_searchable_content(value[name])]

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
    page = blocks.PageChooserBlock(
        label=_("Page"), required=False, help_text=_("Readers get it in their language.")
    )
    url = blocks.URLBlock(
        label=_("Or an address"),
        required=False,
        help_text=_("Only for another site; a page counts before it."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``href``: the page in the reader's language, else the address; empty where the page is not public."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        links = linked_pages([value["page"]])
        context["href"] = links[0].url if links else value["url"]
        return context

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        description = _("One button to the one thing to do next.")
        template = "blocks/call_to_action_block.html"
        preview_value = {
            "title": "Ready?",
            "text": "Applications are open.",
            "label": "See open calls",
            "page": None,
            "url": "https://example.org/",
        }
