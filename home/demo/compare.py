"""Does a translation fit its source? Same blocks, same items, same paragraphs and links; only texts in the head.

A translation goes into wagtail-localize's tables string by string: the n-th text of a page is the n-th text
of its translation, so both must have the same number of texts in the same order.
"""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from home.demo.fences import Block
from home.demo.markdown import html
from home.demo.reader import DemoPage

#: Texts of heads that are Markdown and become rich text.
MARKDOWN_KEYS = frozenset({
    "academic_calendar", "housing", "living", "inclusion", "eligibility", "documents", "requirements", "results",
})  # fmt: skip
#: Keys of heads whose values are texts that every translation has, wherever in the head they stand.
TEXT_KEYS = MARKDOWN_KEYS | {
    "title", "summary", "text", "note", "label", "cover_alt", "venue", "host", "proceedings",
    "headline", "where_title", "where_text", "closing_title", "closing_text", "arrive_title", "arrive_text",
    "campaign_title", "campaign_text", "campaign_label", "office", "university", "tagline", "hours",
}  # fmt: skip
#: Texts that a translation may leave as the source has them: names, and what search engines show.
OPTIONAL_TEXT_KEYS = frozenset({
    "seo_title", "search_description", "faculties", "role", "room", "name", "city", "speakers",
})  # fmt: skip
#: Tables whose texts stay as they were published.
_AS_PUBLISHED = frozenset({"publications"})
#: Attributes of blocks that are facts: the same in every language. An author may be written in another script.
_FACTS = frozenset({"kind", "href", "src"})
_STRING_TAGS = frozenset({"p", "h2", "h3", "li"})
_HAS_LETTERS = re.compile(r"[^\W\d_]")


def compare(source: DemoPage, translation: DemoPage) -> list[str]:
    """Return what keeps the translation from being loaded, one sentence each; none if it fits."""
    problems = list(_head_problems(source.head, translation.head, ""))
    ours, theirs = [block.type for block in source.blocks], [block.type for block in translation.blocks]
    if ours != theirs:
        problems.append(f"blocks are {' '.join(theirs)}, the source's {' '.join(ours)}")
    else:
        for block, other in zip(source.blocks, translation.blocks, strict=True):
            problems += _block_problems(block, other)
    return [f"{translation.path}: {problem}" for problem in problems]


def shape(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the strings of an HTML text as their tag and sorted links, in order."""
    outline = _Outline()
    outline.feed(text)
    return tuple((tag, tuple(sorted(links))) for tag, links in outline.strings)


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.strings: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _STRING_TAGS:
            self.strings.append((tag, []))
        elif tag == "a":
            if not self.strings:
                self.strings.append(("", []))
            self.strings[-1][1].append(dict(attrs).get("href") or "")


def _head_problems(source: Mapping[str, Any], translation: Mapping[str, Any], where: str) -> Iterator[str]:
    for key, value in translation.items():
        if key not in source:
            yield f"{where}{key} is not in the source"
        elif key == "key":
            if value != source[key]:
                yield f"{where}key is “{value}”, the source's “{source[key]}”"
        else:
            yield from _value_problems(source[key], value, f"{where}{key}", key)
    for key, value in source.items():
        if key not in translation and key not in _AS_PUBLISHED and _has_text(value, key):
            yield f"{where}{key} is not translated"


def _value_problems(source: object, value: object, where: str, key: str) -> Iterator[str]:
    if isinstance(source, Mapping) and isinstance(value, Mapping):
        yield from _head_problems(source, value, f"{where}.")
    elif isinstance(source, list) and isinstance(value, list):
        if len(source) != len(value):
            yield f"{where} has {len(value)} rows, the source {len(source)}"
            return
        for number, (ours, theirs) in enumerate(zip(source, value, strict=True), 1):
            yield from _value_problems(ours, theirs, f"{where}[{number}]", key)
    elif isinstance(source, str) and isinstance(value, str):
        yield from _string_problems(source, value, where, key)
    else:
        yield f"{where} is of another kind than in the source"


def _string_problems(source: str, value: str, where: str, key: str) -> Iterator[str]:
    if key not in TEXT_KEYS | OPTIONAL_TEXT_KEYS:
        yield f"{where} is a fact: it stands in the source only"
    elif bool(source.strip()) != bool(value.strip()):
        yield f"{where} is empty here or in the source"
    elif key in MARKDOWN_KEYS and shape(html(source)) != shape(html(value)):
        yield f"{where} has other paragraphs, list items or links than the source"


def _has_text(value: object, key: str) -> bool:
    if isinstance(value, str):
        return key in TEXT_KEYS and bool(_HAS_LETTERS.search(value))
    if isinstance(value, Mapping):
        return any(_has_text(each, name) for name, each in value.items())
    if isinstance(value, list):
        return any(_has_text(each, key) for each in value)
    return False


def _block_problems(source: Block, translation: Block) -> Iterator[str]:
    where = f"{source.type} (line {translation.line} of the body)"
    for name, value in source.value.items():
        other = translation.value[name]
        if name in _FACTS:
            if value != other:
                yield f"{where}: {name} is “{other}”, the source's “{value}”"
        elif isinstance(value, list):
            yield from _items_problems(value, other, f"{where}, {name}")
        elif bool(value) != bool(other):
            yield f"{where}: {name} is empty here or in the source"
        elif name == "html":
            yield from _html_problems(value, other, where)


def _items_problems(source: list[Any], translation: list[Any], where: str) -> Iterator[str]:
    if len(source) != len(translation):
        yield f"{where}: {len(translation)}, the source has {len(source)}"
        return
    for number, (ours, theirs) in enumerate(zip(source, translation, strict=True), 1):
        if isinstance(ours, Mapping) and "html" in ours:
            yield from _html_problems(ours["html"], theirs["html"], f"{where} {number}")
        elif isinstance(ours, list) and len(ours) != len(theirs):
            yield f"{where} {number}: {len(theirs)} cells, the source has {len(ours)}"


def _html_problems(source: str, translation: str, where: str) -> Iterator[str]:
    ours, theirs = shape(source), shape(translation)
    if [tag for tag, _ in ours] != [tag for tag, _ in theirs]:
        yield f"{where}: texts are {_tags(theirs)}, the source's {_tags(ours)}"
        return
    for number, ((tag, links), (_, others)) in enumerate(zip(ours, theirs, strict=True), 1):
        if links != others:
            yield f"{where}, text {number} ({tag}): links are {list(others)}, the source's {list(links)}"


def _tags(found: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return " ".join(tag for tag, _ in found) or "none"
