"""A text page with everything it loads stays below 60 kB compressed (house.md, budgets)."""

import gzip
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "site" / "static"
#: Of the 60 kB, what is left for the page's own HTML.
HTML_SHARE = 12_000
BUDGET = 60_000
#: Scripts that a page of text may load.
SCRIPTS = ("menus", "share", "checklist", "shortlist", "suggest", "embed")
PHYSICAL = re.compile(
    r"^\s*(?:margin|padding|border|inset)?-?(?:left|right|top|bottom)(?:-\w+)*:|^\s*(?:min-|max-)?(?:width|height):",
    re.MULTILINE,
)


def packed(path: Path) -> int:
    """Size of a file as it travels."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))


def test_what_every_page_loads_leaves_room_for_its_text() -> None:
    head = (ROOT / "templates" / "components" / "head_styles.html").read_text(encoding="utf-8")
    sheets = [STATIC / name for name in re.findall(r"static '(css/[\w-]+\.css)'", head)]
    fonts = [*STATIC.glob("fonts/*.woff2")]
    scripts = [STATIC / "js" / f"{name}.js" for name in SCRIPTS]

    total = sum(packed(path) for path in [*sheets, *fonts, *scripts, STATIC / "img" / "icons.svg"])

    assert len(sheets) > 1
    assert total <= BUDGET - HTML_SHARE


def test_display_face_is_small() -> None:
    assert sum(path.stat().st_size for path in STATIC.glob("fonts/*.woff2")) <= 25_000


def test_style_sheets_use_logical_properties_only() -> None:
    found = {
        path.name: PHYSICAL.findall(path.read_text(encoding="utf-8")) for path in STATIC.glob("css/*.css")
    }

    assert {name: lines for name, lines in found.items() if lines} == {}
