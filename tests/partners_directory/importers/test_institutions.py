"""Whole files: formats, damage, limits. What is good comes through."""

import bz2
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partners_directory.importers import csv_rows, json_values, sources
from partners_directory.importers.institutions import read_institutions
from partners_directory.importers.rows import ImportedRow, Origin, RejectedRow

FIXTURES = Path(__file__).parent.parent / "fixtures"
ROR = (FIXTURES / "ror_v2.json").read_bytes()
FLAT = (FIXTURES / "ror_flat.jsonl").read_bytes()
ECHE = (FIXTURES / "eche.csv").read_bytes()
ROR_IDS = ["0fabcd126", "0fabcd223", "0fabcd320"]
HEAD = "erasmus_code,legal_name,country_code\n"


def read(data, limit=sources.MAX_BYTES):
    return list(read_institutions("file", io.BytesIO(data), limit))


def keys(results):
    return [row.record.source_key for row in results if isinstance(row, ImportedRow)]


def faults(results):
    return [(row.origin.row, row.field, row.reason) for row in results if isinstance(row, RejectedRow)]


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def test_published_array():
    results = read(ROR)

    assert (keys(results), faults(results)) == (ROR_IDS, [])
    assert [row.origin for row in results] == [Origin("file", number) for number in (1, 2, 3)]


def test_flat_json_lines_also_with_mark_and_blank_lines():
    results = read(b"\xef\xbb\xbf" + FLAT.replace(b"\n", b"\r\n\r\n"))

    assert (keys(results), faults(results)) == (["0fabcd417", "0fabcd514"], [])
    assert [row.origin.row for row in results] == [1, 3]


def test_charter_list():
    results = read(ECHE)

    assert keys(results) == ["D  WATTST01", "D  WATTST02", "G  THALAS01", "F  COTE-BL01"]
    assert faults(results) == []
    assert [row.origin.row for row in results] == [2, 3, 5, 6]


@pytest.mark.parametrize("data", [ROR, FLAT, ECHE])
def test_gzip_and_zip_hold_the_same(data):
    plain = keys(read(data))

    assert keys(read(gzip.compress(data))) == plain
    assert keys(read(zipped(data__json=data) if data != ECHE else zipped(data__csv=data))) == plain


def test_rors_own_zip_is_read_once_in_schema_v2():
    archive = zipped(
        **{"v1-ror-data__json": FLAT, "v1-ror-data_schema_v2__json": ROR, "v1-ror-data_schema_v2__csv": b"x"}
    )

    results = read(archive)

    assert keys(results) == ROR_IDS
    assert results[0].origin.file == "file/v1-ror-data_schema_v2.json"


def test_members_of_a_zip_stand_each_for_itself():
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, data in (
            ("damaged.jsonl", FLAT),
            ("other.csv", b"x,y\n1,2\n"),
            ("list.csv", ECHE),
            ("b/ror.json", ROR),
        ):
            archive.writestr(name, data)
    data = bytearray(stored.getvalue())
    data[data.index(b"0fabcd417")] ^= 1

    results = read(bytes(data))

    assert keys(results) == ["D  WATTST01", "D  WATTST02", "G  THALAS01", "F  COTE-BL01", *ROR_IDS]
    assert [row.origin.file for row in results if isinstance(row, RejectedRow)] == [
        "file/damaged.jsonl",
        "file/other.csv",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(**{"xl/workbook__xml": b"<x/>"}), "is a spreadsheet: save it as CSV"),
        (zipped(readme__txt=b"hello"), "the zip file holds no .json, .jsonl or .csv file"),
        (
            zipped(**{f"n{number}__csv": b"x" for number in range(101)}),
            "the zip file holds more than 100 files",
        ),
        (b"PK\x03\x04garbage", "the zip file is damaged: File is not a zip file"),
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (
            b"a,b\n1,2\n",
            "is neither ROR's JSON nor a table of Erasmus codes: no column erasmus_code, legal_name, country",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, reason):
    assert faults(read(data)) == [(0, "file", reason)]


def test_an_encrypted_zip_is_refused():
    data = bytearray(zipped(data__json=ROR))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1

    ((row, field, reason),) = faults(read(bytes(data)))

    assert (row, field) == (0, "file")
    assert "encrypted" in reason


def test_a_gzip_without_its_end_keeps_all_that_is_there():
    assert keys(read(gzip.compress(FLAT)[:-8])) == ["0fabcd417", "0fabcd514"]


def test_a_damaged_gzip_keeps_what_came_before():
    lines = b"".join(
        FLAT.splitlines(keepends=True)[0].replace(b"0fabcd417", b"0fabcd417") for _ in range(4000)
    )
    data = gzip.compress(lines)

    results = read(data[: len(data) // 2])

    assert set(keys(results)) == {"0fabcd417"}
    assert faults(results)[-1][:2] == (0, "file")


def test_unpacked_bytes_are_limited_also_over_several_members():
    assert faults(read(gzip.compress(b" " * 5000 + FLAT), limit=4000)) == [
        (0, "file", "the file is larger than the limit of 1 GiB unpacked")
    ]
    archive = zipped(a__csv=ECHE, b__csv=ECHE)
    assert len(keys(read(archive))) == 8
    assert len(keys(read(archive, limit=len(ECHE) + 10))) == 4


def test_a_csv_file_is_limited(monkeypatch):
    monkeypatch.setattr(csv_rows, "MAX_CSV_BYTES", 100)

    assert faults(read(ECHE)) == [(0, "file", "a CSV file may have 0 MB at most")]


def test_a_bomb_of_one_line_is_one_fault(monkeypatch):
    monkeypatch.setattr(json_values, "MAX_RECORD", 5000)

    results = read(b'{"x": "' + b"A" * 1_000_000 + b'"}\n' + FLAT + b"{" + b" " * 600_000)

    assert keys(results) == ["0fabcd417", "0fabcd514"]
    assert faults(results) == [
        (1, "", "is longer than 5000 bytes"),
        (4, "", "is longer than 5000 bytes"),
    ]


def test_broken_lines_cost_themselves_only():
    deep = b'{"a":' * 100_000 + b"\n"
    results = read(b"{nonsense\n" + deep + b"[]\n" + FLAT + b'{"id": "0fabcd417"}')

    assert keys(results) == ["0fabcd417", "0fabcd514"]
    assert [(row, field) for row, field, _reason in faults(results)] == [
        (1, ""),
        (2, ""),
        (3, ""),
        (6, "names"),
    ]
    assert faults(results)[1][2] == "is nested too deeply"


def test_bytes_of_another_encoding_cost_one_line():
    lines = FLAT.splitlines(keepends=True)

    results = read(lines[0].replace(b"Hochschule", b"Universit\xe4t") + lines[1])

    assert keys(results) == ["0fabcd514"]
    assert faults(results) == [(1, "names[0].value", "holds bytes that are not in the file's encoding")]


def elements(*replacements):
    texts = [json.dumps(record) for record in json.loads(ROR)]
    for index, text in replacements:
        texts[index] = text
    return ("[" + ", ".join(texts) + "]").encode()


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": nonsense, "relationships": [{"a": 1}, {"a": 2}, {"a": [}]}',
        '{"id": "never closed',
        '{"a":' * 5000 + "}",
    ],
)
def test_an_array_goes_on_after_a_broken_element(broken):
    results = read(elements((1, broken)))

    assert keys(results) == ["0fabcd126", "0fabcd320"]
    assert [row for row, _field, _reason in faults(results)] == [2]


def test_an_array_goes_on_across_the_window(monkeypatch):
    monkeypatch.setattr(json_values, "_CHUNK", 64)
    monkeypatch.setattr(json_values, "MAX_RECORD", 4000)

    assert keys(read(ROR)) == ROR_IDS
    results = read(elements((1, '{"id": [' + '"x", ' * 2000)))
    assert keys(results) == ["0fabcd126", "0fabcd320"]


@pytest.mark.parametrize("unit", [b" ", b"[,{", b'{"a":1,', b'{"names":', b","])
def test_a_bomb_of_one_array_ends_in_time(unit):
    results = read(gzip.compress(b"[" + unit * (8_000_000 // len(unit)), 1))

    assert keys(results) == []
    assert 1 <= len(results) <= 2


@pytest.mark.parametrize(("cut", "good"), [(-1, 3), (-200, 2)])
def test_an_array_without_its_end_is_reported(cut, good):
    results = read(elements()[:cut])

    assert len(keys(results)) == good
    assert len(faults(results)) == 1


def test_an_array_may_hold_anything():
    assert faults(read(b'[1, "two", null, []]')) == [
        (number, "", "is not an object") for number in (1, 2, 3, 4)
    ]
    assert read(b"[]") == []
    assert faults(read(b"[")) == [(1, "", "the file ends before its array does")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_the_spellings_of_spreadsheets(delimiter, encoding):
    cells = [
        ["Erasmus Code", "Organisation Legal Name", "Country Cd"],
        ["F  COTE-BL01", "École “Bleue”", "FR"],
    ]
    text = "\r\n".join(delimiter.join(row) for row in cells)

    results = read(text.encode(encoding))

    assert faults(results) == []
    assert results[0].record.display_name == "École “Bleue”"


def test_csv_bytes_of_another_encoding_cost_one_row():
    text = (HEAD + "A  AAAAA01,Österreich,AT\nA  BBBBB01,Öst,AT\n").encode() + b"A  CCCCC01,\xd6st,AT\n"

    results = read(text)

    assert keys(results) == ["A  AAAAA01", "A  BBBBB01"]
    assert faults(results) == [(4, "legal_name", "holds bytes that are not in the file's encoding")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("A  BROKE01,two cells", "has 2 cells, the first line has 3"),
        ("A  BROKE01,four,AT,cells", "has 4 cells, the first line has 3"),
        ('A  BROKE01,"never closed,AT', "has 2 cells, the first line has 3"),
        ('"' + "x" * 200_000 + '"', "has 0 cells, the first line has 3"),
    ],
)
def test_a_broken_csv_line_costs_itself_only(line, reason):
    results = read(f"{HEAD}A  AAAAA01,Alm,AT\n{line}\n\n,,\nA  CCCCC01,Burg,AT\n".encode())

    assert keys(results) == ["A  AAAAA01", "A  CCCCC01"]
    assert faults(results) == [(3, "", reason)]


def test_a_stray_quote_is_part_of_the_name():
    results = read(f'{HEAD}A  AAAAA01,"Schule "am" See",AT\n'.encode())

    assert [row.record.display_name for row in results] == ['Schule am" See"']


def test_a_rejected_row_is_one_printable_line():
    row = RejectedRow(Origin("a\nb", 7), "", "is \x1b[31mred")

    assert str(row) == "a\\nb: row 7: row: is \\x1b[31mred"
    assert str(RejectedRow(Origin("a", 0), "file", "gone")) == "a: file: gone"


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from([b"", b"[", b"{", b"PK\x03\x04", b"\x1f\x8b\x08", HEAD.encode()])
)
def test_any_bytes_give_rows_or_reasons(data, start):
    for row in read(start + data):
        assert isinstance(row, ImportedRow | RejectedRow)


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    ),
    st.sampled_from(
        [
            "id",
            "names",
            "status",
            "types",
            "locations",
            "links",
            "external_ids",
            "domains",
            "established",
            "relationships",
        ]
    ),
)
def test_any_value_in_any_field_gives_a_row_or_a_reason(value, field):
    record = {**json.loads(ROR)[0], field: value}

    (row,) = read(json.dumps([record]).encode())

    assert isinstance(row, ImportedRow | RejectedRow)


def test_bzip2_is_not_read():
    assert faults(read(bz2.compress(ECHE)))[0][1] == "file"
