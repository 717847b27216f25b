"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: What an editor may use in running text: structure and links, no looks.
RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
#: The same without headings, for texts inside another block.
PLAIN_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Paragraphs, headings, lists and links."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        template = "blocks/rich_text_block.html"
        preview_value = "<h2>Before you apply</h2><p>Talk to your academic adviser first: they sign your <b>learning agreement</b>.</p>"
