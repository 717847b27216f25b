"""Reads the demo's files: one page and language a file, a TOML head between +++ lines and a Markdown body.

Pure: bytes in, frozen records out, no database. Every error names file and line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from home.demo.errors import InvalidDemoFile
from home.demo.fences import Block, parse_body

#: The folder of the demo's files: `<section>/<slug>/<language>.md` and `records/*.toml`.
ROOT = Path(__file__).parent
#: The language whose files hold the facts; the other languages' files hold text only.
SOURCE = "en"
SECTIONS = ("home", "pages", "partners", "opportunities", "research", "events", "guides", "news")
_MARK = "+++"
_TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class DemoPage:
    """A page's facts and texts in one language, as its file has them."""

    section: str
    slug: str
    language: str
    head: Mapping[str, Any]
    blocks: tuple[Block, ...]
    path: Path

    @property
    def key(self) -> str:
        """What links and references call the page: `<section>/<slug>`."""
        return f"{self.section}/{self.slug}"

    @property
    def links(self) -> tuple[str, ...]:
        """The keys of the pages that the body points at."""
        return tuple(link for block in self.blocks for link in block.links)


def read_page(path: Path) -> DemoPage:
    """Read `…/<section>/<slug>/<language>.md`; raises InvalidDemoFile."""
    head, body, line = _parts(path)
    try:
        blocks = parse_body(body)
    except InvalidDemoFile as error:
        raise error.at(path, line) from error
    return DemoPage(path.parent.parent.name, path.parent.name, path.stem, _toml(head, path), blocks, path)


def read_section(section: str, language: str = SOURCE, root: Path = ROOT) -> tuple[DemoPage, ...]:
    """Read a section's pages in one language, by slug; pages without that language are left out."""
    return tuple(read_page(path) for path in sorted(root.glob(f"{section}/*/{language}.md")))


def read_sources(root: Path = ROOT) -> dict[str, DemoPage]:
    """Read every source page of every section, by key, in the order of SECTIONS and slugs."""
    return {page.key: page for section in SECTIONS for page in read_section(section, root=root)}


def read_translations(page: DemoPage) -> Iterator[DemoPage]:
    """Read the other languages' files that lie beside a source page."""
    for path in sorted(page.path.parent.glob("*.md")):
        if path.stem != page.language:
            yield read_page(path)


def read_records(name: str, root: Path = ROOT) -> tuple[Mapping[str, Any], ...]:
    """Read the tables of `records/<name>s.toml`, e.g. "place" for [[place]]; none if there is no file."""
    path = root / "records" / f"{name}s.toml"
    if not path.exists():
        return ()
    return tuple(_toml(path.read_text(encoding="utf-8"), path, first_line=1).get(name, ()))


def _parts(path: Path) -> tuple[str, str, int]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InvalidDemoFile(f"not UTF-8: {error.reason}", path) from error
    if not lines or lines[0].strip() != _MARK:
        raise InvalidDemoFile(f"the file begins with a line {_MARK}", path, 1)
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == _MARK:
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    raise InvalidDemoFile(f"the head is not closed by a line {_MARK}", path, len(lines))


def _toml(text: str, path: Path, first_line: int = 2) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = (int(found[1]) if found else len(text.splitlines())) + first_line - 1
        raise InvalidDemoFile(f"TOML: {error}", path, line) from error
