"""The Markdown of the demo texts: what Wagtail's rich text can hold, and nothing else.

Headings 2 and 3, paragraphs, lists, bold, italic and links. Raw HTML, images, code and the rest are errors,
so that a text looks the same in the editor as on the page. Bold and italic come out as `<b>` and `<i>`, the
tags Wagtail's editor writes. A link to a page of the demo keeps `href="page:<section>/<slug>"` for the loader.
"""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from home.demo.errors import InvalidDemoFile

_ALLOWED = frozenset(
    [
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "bullet_list_open",
        "bullet_list_close",
        "ordered_list_open",
        "ordered_list_close",
        "list_item_open",
        "list_item_close",
        "inline",
        "text",
        "softbreak",
        "hardbreak",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "link_open",
        "link_close",
        "text_special",
        "table_open",
        "table_close",
        "thead_open",
        "thead_close",
        "tbody_open",
        "tbody_close",
        "tr_open",
        "tr_close",
        "th_open",
        "th_close",
        "td_open",
        "td_close",
    ]
)
_SCHEMES = ("page:", "https://", "mailto:", "tel:")
_RENAMED = {"strong": "b", "em": "i"}
_RAW_HTML = re.compile(r"</?[A-Za-z][^>]*>")
_AROUND_BLOCKS = re.compile(r"\n*(</?(?:ul|ol|li|p|h2|h3)(?: [^>]*)?>)\n*")
#: What a link to the demo reads: page:<section>/<slug>, or page:<section> for the section's index page.
PAGE_ADDRESS = r"page:[a-z]+(?:/[a-z0-9-]+)?"
_PAGE_LINK = re.compile(rf'href="({PAGE_ADDRESS})"')

_PARSER = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")


def tokens(text: str, first_line: int = 1) -> list[Token]:
    """Return the checked tokens of a text; raises InvalidDemoFile with the line, counted from first_line."""
    parsed = _PARSER.parse(text)
    line = first_line
    for token in parsed:
        line = first_line + token.map[0] if token.map else line
        for each in (token, *(token.children or ())):
            problem = _problem(each)
            if problem:
                raise InvalidDemoFile(problem, line=line)
    return parsed


def html(text: str, first_line: int = 1) -> str:
    """Return a text as the HTML of Wagtail's rich text."""
    return render(tokens(text, first_line))


def plain(text: str, first_line: int = 1) -> str:
    """Return one line as plain text; raises InvalidDemoFile if it has bold, links or the like."""
    parsed = tokens(text, first_line)
    if [token.type for token in parsed] != ["paragraph_open", "inline", "paragraph_close"]:
        raise InvalidDemoFile("plain text of one paragraph is expected here", line=first_line)
    return inline_text(parsed[1], first_line)


def inline_text(token: Token, line: int = 1) -> str:
    """Return an inline token's text; raises InvalidDemoFile if it has bold, links or the like."""
    parts = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "text_special"}:
            parts.append(child.content)
        else:
            raise InvalidDemoFile("bold, italic and links are not possible here", line=line)
    return "".join(parts).strip()


def render(parsed: list[Token]) -> str:
    """Return tokens as HTML: lists without paragraphs inside (as the editor writes them), `<b>` and `<i>`."""
    depth = 0
    for token in parsed:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        token.hidden = token.hidden or (depth > 0 and token.type.startswith("paragraph_"))
        for child in token.children or ():
            child.tag = _RENAMED.get(child.tag, child.tag)
    out = str(_PARSER.renderer.render(parsed, _PARSER.options, {}))
    return _AROUND_BLOCKS.sub(r"\1", out).replace("\n", " ").strip()


def page_links(text: str) -> Iterator[str]:
    """Yield the key of each link to a page of the demo in a piece of HTML."""
    for address in _PAGE_LINK.findall(text):
        yield page_key(address)


def page_key(address: str) -> str:
    """Return the `<section>/<slug>` that a page address means; an index page is `pages/<section>-index`."""
    key = address.removeprefix("page:")
    return key if "/" in key else f"pages/{key}-index"


def resolve_links(text: str, attributes: Callable[[str], str]) -> str:
    """Return HTML whose page links carry what `attributes` says of their key, e.g. `linktype="page" id="7"`."""
    return _PAGE_LINK.sub(lambda match: attributes(page_key(match[1])), text)


def _problem(token: Token) -> str:
    if token.type not in _ALLOWED:
        return f"{token.type} is not possible in rich text"
    if token.type == "heading_open" and token.tag not in {"h2", "h3"}:
        return f"headings are ## or ###, not {token.tag}"
    if token.type == "text" and _RAW_HTML.search(token.content):
        return "raw HTML is not possible"
    return _link_problem(str(token.attrGet("href") or "")) if token.type == "link_open" else ""


def _link_problem(href: str) -> str:
    if not href.startswith(_SCHEMES):
        return f"a link begins with one of {', '.join(_SCHEMES)}: “{href}”"
    if href.startswith("page:") and not re.fullmatch(PAGE_ADDRESS, href):
        return f"a page link reads page:<section>/<slug>: “{href}”"
    return ""
