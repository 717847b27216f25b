"""Pictures: with an alternative text, or marked as decorative."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.examples import example


class ImageBlock(blocks.StructBlock):
    """A picture. Refuses one that has neither an alternative text nor the mark “decorative”."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=250,
        required=False,
        help_text=_("What the picture shows, for readers who cannot see it, in this page's language."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"), required=False, help_text=_("The picture adds no information.")
    )

    def clean(self, value: Any) -> Any:
        """Exactly one of alternative text and decorative."""
        cleaned = super().clean(value)
        if not cleaned["alt"] and not cleaned["decorative"]:
            message = _("Write an alternative text, or mark the picture as decorative.")
            raise StructBlockValidationError(block_errors={"alt": ValidationError(message)})
        if cleaned["decorative"]:
            cleaned["alt"] = ""
        return cleaned

    def get_preview_value(self) -> Any:
        """The first picture, as an example."""
        image = example(self.child_blocks["image"])
        caption = {"caption": image.title if image else ""} if "caption" in self.child_blocks else {}
        return self.normalize({"image": image, "alt": "", "decorative": True, **caption})

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture across the text column.")
        template = "blocks/image_block.html"


class FigureBlock(ImageBlock):
    """A picture with a caption below it."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=300)

    class Meta:
        icon = "image"
        label = _("Figure")
        description = _("A picture with a caption and its credit.")
        template = "blocks/figure_block.html"
