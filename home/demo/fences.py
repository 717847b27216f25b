"""The body of a demo text as typed blocks: Markdown, and between lines of three colons the named fences.

    :::callout kind="tip" title="Bring copies"
    Two of each document are enough.
    :::

Each block's value is plain data (strings, lists, dicts); texts that may have bold or links are HTML.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from home.demo.errors import InvalidDemoFile
from home.demo.markdown import (
    PAGE_ADDRESS,
    html,
    inline_text,
    page_key,
    page_links,
    plain,
    render,
    tokens,
)

_OPENING = re.compile(r":::(?P<name>[a-z]+)(?P<attributes>(?: [a-z]+=\"[^\"]*\")*)\s*")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_FACT = re.compile(r"- (?P<label>[^:：]{1,80})[:：]\s*(?P<value>\S.*)")
#: The longest text that each field of a block holds, as the site's blocks have it (`core.blocks`).
LIMITS: dict[str, dict[str, int]] = {
    "steps": {"title": 160},
    "facts": {"label": 80, "value": 240},
    "quote": {"text": 800, "author": 120, "role": 160},
    "callout": {"title": 120},
    "table": {"caption": 200},
    "accordion": {"title": 200},
    "cta": {"title": 120, "label": 60, "text": 300},
    "image": {"alt": 250, "caption": 300},
}
CALLOUT_KINDS = frozenset({"info", "warning", "tip"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body: its type, its plain data, and the line of the body where it begins."""

    type: str
    value: Mapping[str, Any]
    line: int

    @property
    def links(self) -> tuple[str, ...]:
        """The key (`<section>/<slug>`) of each page of the demo that the block points at."""
        href = str(self.value.get("href", ""))
        own = (page_key(href),) if href.startswith("page:") else ()
        return own + tuple(link for text in _texts(self.value) for link in page_links(text))


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence as it stands in the file, before its content is understood."""

    name: str
    attributes: Mapping[str, str]
    text: str
    line: int
    used: set[str] = field(default_factory=set)

    def take(self, name: str, default: str | None = None) -> str:
        """Return an attribute; raises InvalidDemoFile if it is missing and has no default."""
        self.used.add(name)
        value = self.attributes.get(name, default)
        if value is None:
            raise InvalidDemoFile(f'{self.name} needs {name}="…"', line=self.line)
        return value


def parse_body(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body in order; raises InvalidDemoFile with the line within the body."""
    blocks: list[Block] = []
    for fence in _split(body.splitlines()):
        if fence.name == "rich_text":
            blocks.append(Block("rich_text", {"html": html(fence.text, fence.line)}, fence.line))
            continue
        if fence.name not in _READERS:
            raise InvalidDemoFile(f"there is no block “{fence.name}”", line=fence.line)
        value = _READERS[fence.name](fence)
        unknown = set(fence.attributes) - fence.used
        if unknown:
            raise InvalidDemoFile(f"{fence.name} has no {', '.join(sorted(unknown))}", line=fence.line)
        for each in (value, *value.get("items", ()), *value.get("rows", ())):
            _check_lengths(each, fence)
        blocks.append(Block(fence.name, value, fence.line))
    return tuple(blocks)


def _split(lines: list[str]) -> Iterator[Fence]:
    name, start, held = "rich_text", 1, list[str]()
    attributes: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.startswith(":::"):
            held.append(line)
            continue
        if name != "rich_text":
            if line.strip() != ":::":
                raise InvalidDemoFile(f"{name} of line {start - 1} is not closed", line=number)
            yield Fence(name, attributes, "\n".join(held), start)
            name, attributes = "rich_text", {}
        else:
            if "".join(held).strip():
                yield Fence("rich_text", {}, "\n".join(held), start)
            name, attributes = _opening(line, number)
        start, held = number + 1, []
    if name != "rich_text":
        raise InvalidDemoFile(f"{name} is not closed", line=start - 1)
    if "".join(held).strip():
        yield Fence("rich_text", {}, "\n".join(held), start)


def _opening(line: str, number: int) -> tuple[str, dict[str, str]]:
    match = _OPENING.fullmatch(line)
    if match is None:
        raise InvalidDemoFile(f'a fence opens as :::name key="value", not “{line}”', line=number)
    return match["name"], dict(_ATTRIBUTE.findall(match["attributes"]))


def _steps(fence: Fence) -> dict[str, Any]:
    parsed = tokens(fence.text, fence.line)
    if not parsed or parsed[0].type != "ordered_list_open":
        raise InvalidDemoFile("steps are a numbered list: 1. **Title.** text", line=fence.line)
    return {"items": [_step(item, fence.line) for item in _list_items(parsed)]}


def _list_items(parsed: list[Token]) -> Iterator[list[Token]]:
    item: list[Token] = []
    for token in parsed[1:-1]:
        if token.type == "list_item_open" and token.level == 1:
            item = []
        elif token.type == "list_item_close" and token.level == 1:
            yield item
        else:
            item.append(token)


def _step(item: list[Token], first_line: int) -> dict[str, str]:
    line = first_line + (item[0].map or [0])[0] if item else first_line
    children = (item[1].children or []) if len(item) > 1 else []
    kinds = [child.type for child in children]
    if "strong_close" not in kinds or kinds[:2] not in (["text", "strong_open"], ["strong_open", "text"]):
        raise InvalidDemoFile("a step begins with its title in bold: 1. **Title.** text", line=line)
    end = kinds.index("strong_close")
    title = "".join(child.content for child in children[:end]).strip().rstrip(".。:：")
    rest = children[end + 1 :]
    while rest and (rest[0].type == "softbreak" or (rest[0].type == "text" and not rest[0].content.strip())):
        rest = rest[1:]
    if rest and rest[0].type == "text":
        rest[0].content = rest[0].content.lstrip()
    item[1].children = rest
    for token in item:
        token.hidden = False
    empty = not any(child.content.strip() for child in rest)
    return {"title": title, "html": render(item[3:] if empty else item)}


def _facts(fence: Fence) -> dict[str, Any]:
    rows = []
    for number, line in enumerate(fence.text.splitlines(), fence.line):
        if not line.strip():
            continue
        match = _FACT.fullmatch(line.strip())
        if match is None:
            raise InvalidDemoFile("a fact is a line “- Label: value”", line=number)
        rows.append({"label": plain(match["label"], number), "value": plain(match["value"], number)})
    return _at_least_one({"rows": rows}, "rows", fence)


def _quote(fence: Fence) -> dict[str, Any]:
    text = plain(fence.text, fence.line)
    return {"text": text, "author": fence.take("author"), "role": fence.take("role", "")}


def _callout(fence: Fence) -> dict[str, Any]:
    kind = fence.take("kind", "info")
    if kind not in CALLOUT_KINDS:
        raise InvalidDemoFile(
            f"a callout's kind is one of {', '.join(sorted(CALLOUT_KINDS))}", line=fence.line
        )
    return {"kind": kind, "title": fence.take("title", ""), "html": html(fence.text, fence.line)}


def _table(fence: Fence) -> dict[str, Any]:
    rows: list[list[str]] = []
    for token in tokens(fence.text, fence.line):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(inline_text(token, fence.line))
        elif token.type == "paragraph_open":
            raise InvalidDemoFile("a table holds rows only: | a | b |", line=fence.line)
    value = {"caption": fence.take("caption"), "header": rows[0] if rows else [], "rows": rows[1:]}
    return _at_least_one(value, "rows", fence)


def _accordion(fence: Fence) -> dict[str, Any]:
    items: list[tuple[str, list[str], int]] = []
    for number, line in enumerate(fence.text.splitlines(), fence.line):
        if line.startswith("### "):
            items.append((line[4:].strip(), [], number + 1))
        elif items:
            items[-1][1].append(line)
        elif line.strip():
            raise InvalidDemoFile("an accordion begins with a line “### question”", line=number)
    read = [{"title": title, "html": html("\n".join(lines), number)} for title, lines, number in items]
    return _at_least_one({"items": read}, "items", fence)


def _cta(fence: Fence) -> dict[str, Any]:
    href = fence.take("href")
    if not re.fullmatch(rf"{PAGE_ADDRESS}|https://\S+|mailto:\S+", href):
        raise InvalidDemoFile(f"“{href}” is neither page:<section>/<slug> nor an address", line=fence.line)
    text = plain(fence.text, fence.line) if fence.text.strip() else ""
    return {"title": fence.take("title"), "label": fence.take("label"), "href": href, "text": text}


def _image(fence: Fence) -> dict[str, Any]:
    if not fence.take("alt").strip():
        raise InvalidDemoFile("an image needs its alternative text", line=fence.line)
    return {"src": fence.take("src"), "alt": fence.take("alt"), "caption": fence.take("caption", "")}


def _check_lengths(value: object, fence: Fence) -> None:
    for name, limit in LIMITS[fence.name].items():
        length = len(value.get(name, "")) if isinstance(value, Mapping) else 0
        if length > limit:
            raise InvalidDemoFile(f"{name} has {length} characters, at most {limit} fit", line=fence.line)


def _at_least_one(value: dict[str, Any], name: str, fence: Fence) -> dict[str, Any]:
    if not value[name]:
        raise InvalidDemoFile(f"{fence.name} is empty", line=fence.line)
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


_READERS: dict[str, Callable[[Fence], dict[str, Any]]] = {
    "steps": _steps,
    "facts": _facts,
    "quote": _quote,
    "callout": _callout,
    "table": _table,
    "accordion": _accordion,
    "cta": _cta,
    "image": _image,
}
