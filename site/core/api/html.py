"""Rich text as HTML that another site may show: links resolved to addresses, everything but plain markup dropped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

import nh3
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from core.meta import absolute

if TYPE_CHECKING:
    from core.api.references import References

#: What the editor can write (``core.blocks.text``), and what converters made of it before.
TEXT_TAGS = {"p", "h2", "h3", "h4", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br", "hr"}
#: What the templates of blocks write besides: no forms, frames, scripts.
PAGE_TAGS = TEXT_TAGS | {
    "article", "aside", "blockquote", "caption", "cite", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer",
    "img", "picture", "section", "small", "source", "span", "summary", "table", "tbody", "td", "th", "thead", "time", "tr",
    "bdi",
}  # fmt: skip
PAGE_ATTRIBUTES = {
    "*": {"class", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading"},
    "source": {"srcset", "sizes", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
#: Links of rich text by the name that the editor gives them.
LINKED = {"page": Page, "document": get_document_model()}


def rich_text(html: str, references: References) -> str:
    """A rich text with its links resolved; a link to what readers may not see stays as plain text."""
    resolved = FIND_A_TAG.sub(lambda match: _link(extract_attrs(match.group(1)), references), html or "")
    return nh3.clean(resolved, tags=TEXT_TAGS, attributes={"a": {"href"}}, link_rel=None, url_schemes=SCHEMES)


def _link(attributes: dict[str, str], references: References) -> str:
    model = LINKED.get(attributes.get("linktype", ""))
    if model is None:
        href = attributes.get("href", "")
        return f'<a href="{escape(absolute(href) if href.startswith("/") else href)}">'
    number = attributes.get("id", "")
    target = references.find(model, int(number)) if number.isascii() and number.isdigit() else None
    return f'<a href="{escape(address_of(target))}">' if target is not None else "<a>"


def address_of(thing: Any) -> str:
    """Absolute address of a page or a document."""
    return absolute((thing.get_url() if isinstance(thing, Page) else thing.url) or "")


def page_html(html: str) -> str:
    """What templates drew, without what acts, and with absolute addresses."""
    return nh3.clean(
        html,
        tags=PAGE_TAGS,
        attributes=PAGE_ATTRIBUTES,
        attribute_filter=_absolute,
        link_rel=None,
        url_schemes=SCHEMES,
    ).strip()


def _absolute(tag: str, attribute: str, value: str) -> str:
    del tag
    if attribute in {"href", "src"} and value.startswith("/"):
        return absolute(value)
    if attribute == "srcset":
        return re.sub(r"(^|,\s*)(/\S+)", lambda match: match.group(1) + absolute(match.group(2)), value)
    return value
