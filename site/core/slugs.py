"""Parts of addresses from titles in any script (decisions.md 27)."""

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.models import Page

#: Letters of a slug made from a title; a number may follow, and the column has 255.
LONGEST = 200
#: Emoji become names such as :mortar_board:.
_SIGNS = str.maketrans("_:", "  ")


def slug_of(text: str) -> str:
    """A text as small Latin letters, digits and hyphens; empty where it has neither letters nor signs with a name."""
    return slugify(anyascii(text).translate(_SIGNS))[:LONGEST].strip("-")


def free_slug(page: Page, parent: Page, *texts: str) -> str:
    """The slug of the first of some texts that has one, with a number where another child of the parent has it."""
    base = next(filter(None, map(slug_of, texts)), "page")
    slug, number = base, 1
    while not Page._slug_is_available(slug, parent, page):  # noqa: SLF001 -- Wagtail's only name
        number += 1
        slug = f"{base}-{number}"
    return slug
