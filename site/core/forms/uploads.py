"""Pictures and documents from outside: measured before they are opened, with plain names (hardening.md 53, 54)."""

from __future__ import annotations

import struct
import zlib
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image as PILImage
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from taxonomy.translated_text import tidy

#: What Pillow's decoders raise on broken files, besides what they mean to raise.
BROKEN_PICTURE = (
    OSError, ValueError, TypeError, SyntaxError, EOFError, LookupError, OverflowError, struct.error, zlib.error,
)  # fmt: skip
#: Pillow warns of more than 89 megapixels, and refuses twice as many.
BOMBS = (PILImage.DecompressionBombWarning, PILImage.DecompressionBombError)
#: Letters of a file's name: 60 of four bytes each, an ending and Django's suffix fit into the 255 bytes of a file system.
LONGEST_NAME = 60


class ImageUploadField(WagtailImageField):
    """Wagtail's, which answers 500 to a broken picture and counts the pixels when they are all in memory."""

    def to_python(self, data: Any) -> Any:
        """The picture. Raises ValidationError for whatever cannot be opened as one."""
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except BROKEN_PICTURE as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error

    def check_image_pixel_size(self, f: Any) -> None:
        """First by what the file says of itself, then as Wagtail does, which decodes it."""
        try:
            f.image.f.seek(0)
            with PILImage.open(f.image.f) as stated:
                pixels = stated.width * stated.height
        except BOMBS:
            pixels = None
        except PILImage.UnidentifiedImageError:  # HEIC: its own reader measures it
            pixels = 0
        if pixels is None or pixels > self.max_image_pixels:
            # Wagtail's own sentence for the same: without a number where Pillow gives none.
            values = {"num_pixels": pixels or "…", "max_pixels_count": self.max_image_pixels}
            raise ValidationError(
                self.error_messages["file_too_many_pixels"] % values, code="file_too_many_pixels"
            )
        super().check_image_pixel_size(f)


class PlainTitleMixin:
    """Mixed into a form before Wagtail's: its title is one line of plain text."""

    cleaned_data: dict[str, Any]

    def clean_title(self) -> str:
        """Without characters that turn the direction of what follows."""
        return tidy(self.cleaned_data["title"], multiline=False)


class ImageForm(PlainTitleMixin, BaseImageForm):
    """The form of a picture (``WAGTAILIMAGES_IMAGE_FORM_BASE``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:  # Wagtail's form for many at once has none
            theirs = self.fields["file"]
            self.fields["file"] = ImageUploadField(
                label=theirs.label, required=theirs.required, widget=theirs.widget
            )


class DocumentForm(PlainTitleMixin, BaseDocumentForm):
    """The form of a document (``WAGTAILDOCS_DOCUMENT_FORM_BASE``)."""

    def clean_file(self) -> Any:
        """With a name of a length that every file system takes."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            name = PurePath(file.name)
            file.name = f"{name.stem[:LONGEST_NAME]}{name.suffix}"
        return file
