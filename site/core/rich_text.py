"""Links inside rich text, written for the reader's language; ``core.navigation.links`` says where they lead."""

from typing import Any

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.rich_text.pages import PageLinkHandler

from core.navigation.items import MenuItem
from core.navigation.links import links_to


class PageLinks(PageLinkHandler):
    """Writes the links of a rich text; the words of a link that leads nowhere stay words."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags, with one look-up for all of them."""
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        found = links_to(ids, get_language() or settings.LANGUAGE_CODE)
        return [_opening_tag(found.get(page_id)) for page_id in ids]


def _opening_tag(link: MenuItem | None) -> str:
    return f'<a href="{escape(link.url)}">' if link else "<a>"


def register_page_links(features: Any) -> None:
    """Write links to pages our way: registered after Wagtail's own handler, whose name it has."""
    features.register_link_type(PageLinks)
