"""Plain text of a page: its body's blocks and its rich texts, without markup."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.models import BasePage

#: A page longer than this is cut in the index; readers find by what stands near the top.
MAX_CHARACTERS = 50_000
_BREAKS = re.compile(r"</(p|li|h[1-6]|td|th|div)>|<br ?/?>")


def plain(text: str) -> str:
    """HTML or plain text as plain text with single spaces; ends of paragraphs stay apart."""
    if "<" in text or "&" in text:  # most texts that blocks give have neither any more
        text = unescape(strip_tags(_BREAKS.sub(" ", text)))
    return " ".join(text.split())


def body_text(page: BasePage) -> str:
    """All words of a page besides title and summary."""
    blocks = page.body.stream_block.get_searchable_content(page.body) if page.body else []
    return _joined([*map(str, blocks), *page.search_texts()])


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(part for part in map(plain, texts) if part)[:MAX_CHARACTERS]
