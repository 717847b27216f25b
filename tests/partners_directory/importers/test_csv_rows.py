"""Tables as programs and people really save them."""

import io

import pytest

from partners_directory.importers.csv_rows import BrokenCsv, CsvRow, read_csv
from partners_directory.importers.sources import MAX_BYTES, ByteSource, UnreadableFileError


def rows(text, lacks=lambda _header: ""):
    data = text if isinstance(text, bytes) else text.encode()
    return list(read_csv(ByteSource(io.BytesIO(data), MAX_BYTES), lacks))


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;2\n",
        "sep=;\r\na;b\r\n1;2\r\n",
        "\ufeff\n \n\x00\na,b\n1,2\n",
        "a,b,,\n1,2,,\n",
        "a,b\n1,2,,,\n",
        "A,  B \r1,2\r",
    ],
)
def test_the_same_table_in_several_spellings(text):
    (row,) = rows(text)

    assert {name: cell for name, cell in row.cells.items() if name} == {"a": "1", "b": "2"}


def test_a_header_may_break_inside_quotes_and_hold_other_delimiters():
    text = '"Erasmus\nCode";"Name, official"\nX;Y\n'

    assert rows(text) == [CsvRow(3, {"erasmus_code": "X", "name_official": "Y"})]


def test_a_line_break_in_a_cell_does_not_glue_words():
    assert rows('a,b\n"Hochschule\nAlm",1\n')[0].cells["a"].split() == ["Hochschule", "Alm"]


def test_of_columns_with_one_name_the_first_filled_counts():
    assert [row.cells for row in rows("a,a\n1,\n,2\n3,4\n")] == [{"a": "1"}, {"a": "2"}, {"a": "3"}]


def test_too_few_cells_are_a_row_that_was_cut_off():
    assert rows("a,b,c\n1,2\n") == [BrokenCsv(2, "has 2 cells, the first line has 3")]


@pytest.mark.parametrize("data", [b"x" * 200_000, b"\0" * 200_000, b"", b"sep=;\n\n"])
def test_a_file_without_a_header_is_refused(data):
    with pytest.raises(UnreadableFileError):
        rows(data, lambda header: "" if "a" in header else "no column a")
