"""From a demo text's blocks to a StreamField's raw data.

The ids are made from the page and the place of a block, so that a translation's blocks have those of its source, as
wagtail-localize wants, and loading again gives the same data.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from home.demo.fences import Block
from home.demo.markdown import html, page_key, resolve_links

#: From the key of a demo page to the page's id; unknown keys raise KeyError.
FindPage = Callable[[str], int]


def stable_id(*parts: object) -> str:
    """The same UUID for the same parts."""
    return str(uuid5(NAMESPACE_URL, "/".join(str(part) for part in ("meridian-demo", *parts))))


class BodyMaker:
    """Makes raw data for the bodies of one page."""

    def __init__(self, key: str, find_page: FindPage) -> None:
        self.key = key
        self.find_page = find_page

    def body(self, blocks: Sequence[Block]) -> list[dict[str, Any]]:
        """Raw data of ``BasePage.body``."""
        return [
            {
                "type": _TYPES[block.type],
                "value": self._value(block, place),
                "id": stable_id(self.key, "body", place),
            }
            for place, block in enumerate(blocks)
            if block.type in _TYPES
        ]

    def rich(self, markdown: str) -> str:
        """Wagtail's rich text of a Markdown text of a head."""
        return self._links(html(markdown)) if markdown else ""

    def rows(self, name: str, block_type: str, values: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Raw data of a StreamField of one kind of block."""
        return [
            {"type": block_type, "value": dict(value), "id": stable_id(self.key, name, place)}
            for place, value in enumerate(values)
        ]

    def items(self, name: str, values: Iterable[Any]) -> list[dict[str, Any]]:
        """Raw data of a ListBlock."""
        return [
            {"type": "item", "value": value, "id": stable_id(self.key, name, place)}
            for place, value in enumerate(values)
        ]

    def _links(self, text: str) -> str:
        return resolve_links(text, lambda key: f'linktype="page" id="{self.find_page(key)}"')

    def _value(self, block: Block, place: int) -> Any:
        """The raw value of a block; kinds without a method of their own are stored as they were read."""
        make = getattr(self, f"_{block.type}", None)
        return make(block.value, place) if make else dict(block.value)

    def _rich_text(self, value: Mapping[str, Any], place: int) -> str:
        del place
        return self._links(value["html"])

    def _steps(self, value: Mapping[str, Any], place: int) -> dict[str, Any]:
        steps = [{"title": step["title"], "text": self._links(step["html"])} for step in value["items"]]
        return {"heading": "", "steps": self.items(f"{place}/steps", steps)}

    def _facts(self, value: Mapping[str, Any], place: int) -> dict[str, Any]:
        return {"heading": "", "facts": self.items(f"{place}/facts", [dict(row) for row in value["rows"]])}

    def _callout(self, value: Mapping[str, Any], place: int) -> dict[str, Any]:
        del place
        return {"kind": value["kind"], "title": value["title"], "text": self._links(value["html"])}

    def _accordion(self, value: Mapping[str, Any], place: int) -> dict[str, Any]:
        items = [{"title": item["title"], "text": self._links(item["html"])} for item in value["items"]]
        return {"heading": "", "items": self.items(f"{place}/items", items)}

    def _table(self, value: Mapping[str, Any], place: int) -> dict[str, Any]:
        del place
        return {
            "caption": value["caption"],
            "row_headers": True,
            "table": {
                "columns": [{"type": "text", "heading": heading} for heading in value["header"]],
                "rows": [{"values": list(row)} for row in value["rows"]],
                "caption": "",
            },
        }

    def _cta(self, value: Mapping[str, Any], place: int) -> dict[str, Any]:
        del place
        href = value["href"]
        page = self.find_page(page_key(href)) if href.startswith("page:") else None
        return {
            "title": value["title"],
            "text": value["text"],
            "label": value["label"],
            "page": page,
            "url": "" if page else href,
        }


#: The demo's fences and the blocks of ``core.blocks`` they become. Pictures are drawn, so the demo has no image block.
_TYPES = {
    "rich_text": "text",
    "steps": "steps",
    "facts": "key_facts",
    "quote": "quote",
    "callout": "callout",
    "table": "table",
    "accordion": "accordion",
    "cta": "call_to_action",
}
