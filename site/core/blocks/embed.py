"""Videos of others: a picture and a link; the frame comes after a click (decisions.md 29)."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock


def frame_url(url: str) -> str | None:
    """The address to frame for a video's address, or None where its site is not on the allow list."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host in {"youtube.com", "m.youtube.com"}:
        video = parse_qs(parts.query).get("v", [""])[0]
    elif host in {"youtu.be", "vimeo.com"}:
        video = parts.path.strip("/")
    else:
        return None
    if parts.scheme != "https" or not video.replace("-", "").replace("_", "").isalnum():
        return None
    return (
        f"https://player.vimeo.com/video/{video}?dnt=1"
        if host == "vimeo.com"
        else f"https://www.youtube-nocookie.com/embed/{video}"
    )


class EmbedBlock(blocks.StructBlock):
    """A video on an allowed site, loaded only when the reader asks for it."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("A video on YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title"), max_length=160, help_text=_("Read out before the video."))
    image = ImageChooserBlock(
        label=_("Picture"), required=False, help_text=_("Shown until the reader starts the video.")
    )

    def clean(self, value: Any) -> Any:
        """Refuse what is not on the allow list."""
        cleaned = super().clean(value)
        if frame_url(cleaned["url"]) is None:
            message = _("Only videos on YouTube and Vimeo can be shown here. Link to others in the text.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["frame_url"] = frame_url(value["url"])
        return context

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video on YouTube or Vimeo; nothing is loaded from there before the reader asks.")
        template = "blocks/embed_block.html"
        preview_value = {"url": "https://vimeo.com/76979871", "title": "A walk on our campus", "image": None}
