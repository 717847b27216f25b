"""Texts that try to become markup (hardening.md 14), values of every block that hold them, and a reader that notices."""

import itertools
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.utils.html import escape
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

PAYLOADS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    '"><svg onload=alert(1)>', "'><img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='",
    "<iframe src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "<body onload=alert(1)>",
    "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->", "--><script>alert(1)</script>", "]]><script>alert(1)</script>", "<details open ontoggle=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>", "<form action=javascript:alert(1)><button>x", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<link rel=stylesheet href=//evil.example>", "{{ 7*7 }}{% debug %}",
    "\u003cscript\u003ealert(1)\u003c/script\u003e", "&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003cscript\\u003ealert(1)",
    "<scr<script>ipt>alert(1)</script>", "<IMG SRC=x ONERROR=alert(1)>", "<img/src=x/onerror=alert(1)>", "<video><source onerror=alert(1)>",
    "`><img src=x onerror=alert(1)>", "\u2028<script>alert(1)</script>", "<input onfocus=alert(1) autofocus>",
    "${alert(1)}", "\r\nEND:VEVENT\r\nX-EVIL:1", "<style>*{background:url(//evil.example)}</style>", "<xss style=behavior:url(x)>",
)  # fmt: skip


class Source:
    """Deals the payloads in turn, cut to what a field takes."""

    def __init__(self, start: int = 0) -> None:
        self._next = itertools.cycle(PAYLOADS[start:] + PAYLOADS[:start])

    def text(self, longest: int | None = None) -> str:
        return next(text for text in self._next if longest is None or len(text) <= longest)

    def block(self, block: Any, chosen: Any) -> Any:
        """A value of a block with payloads in all its texts; ``chosen`` gives a row for a chooser's model."""
        if isinstance(block, blocks.ListBlock):
            return [self.block(block.child_block, chosen)]
        if isinstance(block, TypedTableBlock):
            return block.to_python(
                {
                    "columns": [{"type": "text", "heading": self.text()}],
                    "rows": [{"values": [self.text()]} for _ in range(3)],
                }
            )
        if isinstance(block, blocks.BaseStreamBlock):
            return [(name, self.block(child, chosen)) for name, child in block.child_blocks.items()]
        if isinstance(block, blocks.BaseStructBlock):
            return {name: self.block(child, chosen) for name, child in block.child_blocks.items()}
        return self._leaf(block, chosen)

    def _leaf(self, block: Any, chosen: Any) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return RichText(f"<p>{escape(self.text())}</p>")
        if isinstance(block, blocks.URLBlock):
            return "https://vimeo.com/76979871"
        if isinstance(
            block, ImageChooserBlock | DocumentChooserBlock | SnippetChooserBlock | blocks.PageChooserBlock
        ):
            return chosen(block.target_model)
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self.text(getattr(block.field, "max_length", None))
        return block.get_default()

    def fill(self, row: models.Model, chosen: Any) -> None:
        """Put payloads into every text of a row: fields, names by language, bodies."""
        for field in row._meta.get_fields():
            kind = type(field).__name__
            if not isinstance(field, models.Field) or field.choices or not field.editable:
                continue
            if kind == "TranslatedTextField":
                setattr(
                    row,
                    field.name,
                    {code: self.text(getattr(field, "max_length", None)) for code in ("en", "fr")},
                )
            elif kind == "StreamField":
                setattr(row, field.name, self.block(field.stream_block, chosen))
            elif kind == "RichTextField":
                setattr(row, field.name, f"<p>{escape(self.text())}</p>")
            elif kind in ("CharField", "TextField") and not field.unique and field.name not in TECHNICAL:
                setattr(row, field.name, self.text(field.max_length))


#: Texts that are addresses, codes or Wagtail's own notes.
TECHNICAL = {"url_path", "path", "draft_title", "slug", "latest_revision", "language", "search_names", "currency", "timezone",
             "time_zone", "kind"}  # fmt: skip
#: Elements that a page of ours never has, unless they come from a text.
FOREIGN = ("iframe", "object", "embed", "base", "math", "xss", "video", "form[action^=javascript]", "style")
BAD = ("javascript:", "data:text", "vbscript:", "//evil", "https://evil")
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href")


def markup_from_texts(html: str) -> list[str]:
    """What in a page came from a text: scripts with a body, handlers, foreign elements, addresses that run."""
    soup = BeautifulSoup(html, "html.parser")
    found = [
        str(one)
        for one in soup.find_all("script")
        if one.get("type") not in {"application/ld+json", "application/json"}
        and "alert(" in (one.string or "")
    ]
    found += [
        str(one) for name in FOREIGN for one in soup.select(name) if "alert" in str(one) or "evil" in str(one)
    ]
    for one in soup.find_all(True):
        for name, value in one.attrs.items():
            text = value if isinstance(value, str) else " ".join(value)
            runs = name in ADDRESSES and text.strip().lower().startswith(BAD)
            if runs or (name.startswith("on") and "alert" in text):
                found.append(str(one)[:200])
    return found
