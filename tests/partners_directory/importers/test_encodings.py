"""JSON that is no UTF-8."""

import io
import json

import pytest

from partners_directory.importers.institutions import read_institutions
from partners_directory.importers.rows import ImportedRow, RejectedRow
from tests.partners_directory.importers.test_institutions import FLAT, ROR, ROR_IDS, keys


def read(data):
    return list(read_institutions("file", io.BytesIO(data)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marked_encodings_are_read(encoding):
    assert keys(read(ROR.decode().encode(encoding))) == ROR_IDS
    assert keys(read(FLAT.decode().encode(encoding))) == ["0fabcd417", "0fabcd514"]


def test_names_in_wide_scripts_come_through_windows_of_any_size():
    record = json.loads(ROR)[0]
    record["names"] = [{"value": "清華大學" * 70, "types": ["ror_display"], "lang": "zh"}]

    (row,) = read(json.dumps([record], ensure_ascii=False).encode("utf-16"))

    assert row.record.display_name == "清華大學" * 70


def test_what_does_not_fit_costs_its_row():
    first, second = FLAT.decode().splitlines()
    data = (first + "\n" + second + "\n").encode("utf-16")
    at = data.index("Hochschule".encode("utf-16-le"))

    good, bad = sorted(
        read(data[:at] + b"\x00\xd8" + data[at + 2 :]), key=lambda row: isinstance(row, RejectedRow)
    )

    assert isinstance(good, ImportedRow)
    assert bad.reason == "holds bytes that are not in the file's encoding"
