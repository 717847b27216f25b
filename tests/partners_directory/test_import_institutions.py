"""The command, as its user sees it."""

import csv
import io
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from partners_directory.management.progress import Progress
from partners_directory.models import Institution
from partners_directory.sync import institutions as sync_module

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parent / "fixtures"
ROR, FLAT, ECHE = (str(FIXTURES / name) for name in ("ror_v2.json", "ror_flat.jsonl", "eche.csv"))


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_institutions", *arguments, stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue().strip()


def test_any_number_of_files_and_again():
    assert run(ROR, FLAT, ECHE) == ("7 created, 1 changed, 1 unchanged, 0 rejected", "")
    assert run(ROR, FLAT, ECHE) == ("0 created, 0 changed, 9 unchanged, 0 rejected", "")


def test_a_rejected_row_is_one_line_and_the_others_are_in(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "erasmus_code,legal_name,country,pic\nA  ALM01,Alm,AT,\nA  BURG01,Burg,AT,77\nA  DORF01,Dorf,AT,\n"
    )
    err = io.StringIO()

    with pytest.raises(CommandError) as caught:
        call_command("import_institutions", path, stdout=io.StringIO(), stderr=err)

    assert caught.value.returncode == 1
    assert err.getvalue() == f"{path}: row 3: pic: is not a PIC: nine digits\n"
    assert str(caught.value) == "1 rejected; the other rows are in."
    assert set(Institution.objects.values_list("display_name", flat=True)) == {"Alm", "Dorf"}


def test_a_missing_file_does_not_stop_the_others(tmp_path):
    err = io.StringIO()

    with pytest.raises(CommandError):
        call_command("import_institutions", tmp_path / "none.csv", FLAT, stdout=io.StringIO(), stderr=err)

    assert err.getvalue() == f"{tmp_path / 'none.csv'}: file: No such file or directory\n"
    assert Institution.objects.count() == 2


def test_files_that_are_none_do_not_stop_the_others(tmp_path):
    (tmp_path / "page.html").write_bytes(b"<html>" + b"x" * 200_000)
    (tmp_path / "table.xlsx").write_bytes(b"PK\x03\x04")
    os.mkfifo(tmp_path / "pipe")
    writer = os.open(tmp_path / "pipe", os.O_RDWR)
    err = io.StringIO()

    with pytest.raises(CommandError):
        call_command(
            "import_institutions", tmp_path, *(tmp_path / name for name in ("page.html", "table.xlsx", "pipe")), FLAT,
            stdout=io.StringIO(), stderr=err,
        )  # fmt: skip
    os.close(writer)

    assert [
        line.removeprefix(str(tmp_path)).split(": ", 2)[2][:30] for line in err.getvalue().splitlines()
    ] == [
        "Is a directory",
        "its first line names no column",
        "the zip file is damaged: File ",
        "is a pipe: give a file, its st",
    ]
    assert Institution.objects.count() == 2


def test_a_report_that_cannot_be_written_stops_before_the_import(tmp_path):
    with pytest.raises(CommandError, match="No such file or directory; 0 created"):
        run("--report", tmp_path / "none" / "report.csv", FLAT)

    assert not Institution.objects.exists()


def test_a_database_that_is_busy_is_one_line(monkeypatch):
    def busy(_batch, _rows):
        raise OperationalError("database is locked")

    monkeypatch.setattr(sync_module._Batch, "store", busy)

    with pytest.raises(
        CommandError, match=r"The database: database is locked; 0 created.*Run it again to go on"
    ):
        run(FLAT)


def test_dry_run_writes_nothing():
    assert run("--dry-run", FLAT) == ("Would be: 2 created, 0 changed, 0 unchanged, 0 rejected", "")
    assert not Institution.objects.exists()


def test_verbose_tells_every_row_and_what_was_left_out():
    out, _err = run("-v2", ECHE)

    assert f"{ECHE}: row 5: row: created ΣΧΟΛΗ ΘΑΛΑΣΣΗΣ\n  website: left out: is an e-mail address" in out


def test_the_report_file_has_every_row_and_no_formula(tmp_path):
    source, report = tmp_path / "list.csv", tmp_path / "report.csv"
    source.write_text("erasmus_code,legal_name,country\nA  ALM01,=1+1,AT\n")

    run("--report", report, source)

    with report.open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream)
    assert header == ["file", "row", "outcome", "name", "field", "reason", "left out"]
    assert row == [str(source), "2", "created", "'=1+1", "", "", ""]


def test_interrupted_it_says_what_is_in(monkeypatch):
    monkeypatch.setattr(sync_module, "BATCH", 2)
    original, calls = sync_module._Batch.store, []

    def interrupt(batch, rows):
        calls.append(rows)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return original(batch, rows)

    monkeypatch.setattr(sync_module._Batch, "store", interrupt)

    with pytest.raises(CommandError) as caught:
        call_command("import_institutions", ROR, stdout=io.StringIO())

    assert caught.value.returncode == 130
    assert (
        str(caught.value)
        == "Interrupted; 2 created, 0 changed, 0 unchanged, 0 rejected. Run it again to go on."
    )
    assert Institution.objects.count() == 2


def test_progress_rewrites_a_line_on_a_terminal(monkeypatch):
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    progress = Progress(terminal, "ror.json", 200)

    progress.show(49, 10)
    progress.show(50, 100)
    progress.finish()

    assert terminal.getvalue() == f"\rror.json [{'#' * 15:<30}]  50% 50 rows\r\x1b[K"


def test_progress_is_plain_lines_elsewhere():
    log = io.StringIO()
    progress = Progress(log, "ror.json", 0)

    progress.show(50, 1)
    progress.show(2000, 1)
    progress.finish()

    assert log.getvalue() == "ror.json: 2,000 rows, 100%\n"


def test_the_real_registries_go_in_whole(shared_data):
    folder = shared_data / "universities"
    err = io.StringIO()

    with pytest.raises(CommandError):
        call_command(
            "import_institutions", folder / "ror_education.jsonl.gz", folder / "eche_institutions.csv",
            stdout=io.StringIO(), stderr=err,
        )  # fmt: skip

    # Two schools of the list have one OID: the second claims what belongs to the first.
    assert [line.split(": ")[1:3] for line in err.getvalue().splitlines()] == [["row 3111", "oid"]]
    assert Institution.objects.filter(ror_id__isnull=False).count() == 9357
    assert Institution.objects.filter(identifiers__scheme="erasmus").count() == 4249
    assert Institution.objects.choosable().count() == Institution.objects.count() - 500
    assert list(Institution.objects.search("baden paedagogische").values_list("country", flat=True)) == ["AT"]
