"""Sessions of an event's programme."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.text import PLAIN_TEXT_FEATURES


class SpeakerBlock(blocks.StructBlock):
    """Who speaks."""

    name = blocks.CharBlock(label=pgettext_lazy("person", "Name"), max_length=120)
    affiliation = blocks.CharBlock(label=_("Affiliation"), max_length=200, required=False)

    class Meta:
        icon = "user"
        label = _("Speaker")


class SessionBlock(blocks.StructBlock):
    """One entry of the programme; times are in the event's own zone."""

    starts_at = blocks.DateTimeBlock(label=_("Begins"), help_text=_("In the campus's time."))
    ends_at = blocks.DateTimeBlock(label=_("Ends"), required=False, help_text=_("In the campus's time."))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("What it is about"), features=PLAIN_TEXT_FEATURES, required=False)
    room = blocks.CharBlock(label=_("Room"), max_length=120, required=False)
    speakers = blocks.ListBlock(SpeakerBlock(), label=_("Speakers"), default=[])

    def clean(self, value):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """The end is after the beginning."""
        cleaned = super().clean(value)
        if cleaned["ends_at"] and cleaned["ends_at"] <= cleaned["starts_at"]:
            message = _("The end must be after the beginning.")
            raise StructBlockValidationError(block_errors={"ends_at": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "time"
        label = _("Session")
        template = "blocks/session_block.html"
