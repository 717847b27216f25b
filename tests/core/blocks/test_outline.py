"""What a screen reader makes of blocks: an outline without gaps, and no header that heads nothing."""

import pytest
from bs4 import BeautifulSoup

from core.blocks.steps import StepsBlock
from core.blocks.table import TableBlock


def drawn(block, value):
    return BeautifulSoup(block.render(block.to_python(value)), "html.parser")


@pytest.mark.parametrize(("heading", "levels"), [("How to apply", ["h2", "h3"]), ("", ["h2"])])
def test_steps_leave_no_level_out(heading, levels):
    html = drawn(StepsBlock(), {"heading": heading, "steps": [{"title": "Choose", "text": ""}]})

    assert [tag.name for tag in html.find_all(["h2", "h3", "h4"])] == levels


def test_an_empty_cell_is_no_header():
    table = {
        "columns": [{"type": "text", "heading": ""}, {"type": "text", "heading": "Rent"}],
        "rows": [{"values": ["Studio", "780"]}, {"values": ["", "450"]}],
    }

    html = drawn(TableBlock(), {"caption": "Rooms", "row_headers": True, "table": table})

    assert [cell.text for cell in html.find_all("th")] == ["Rent", "Studio"]
    assert [len(row.find_all(["td", "th"])) for row in html.find_all("tr")] == [2, 2, 2]
