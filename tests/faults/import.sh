#!/usr/bin/env bash
# An import of 500 institutions with a fault near row 250 (hardening.md 31): a broken row, kill -9, a full disk.
# After each: whole rows only, a sentence that says how to go on, and a second run that makes no doubles.
# Takes about 3 minutes on two cores, 5 on busy ones. The full disk needs root (a small tmpfs); without, it is skipped and said.
#   tests/faults/import.sh          prints PASS or FAIL a check; exit status 1 if any failed
set -uo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d) failed=0
disk=$work/disk
trap 'umount "$disk" 2>/dev/null; rm -rf "$work"' EXIT
python=$PWD/.venv/bin/python
export MERIDIAN_STATE_DIR=$work/state DJANGO_SETTINGS_MODULE=config.settings.dev DATABASE_URL= PYTHONPATH=site:. PYTHONUNBUFFERED=1
mkdir "$MERIDIAN_STATE_DIR"
use() { export DATABASE_URL=sqlite:///$1; }
check() { if [ "$2" = "$3" ]; then echo "PASS $1"; else echo "FAIL $1: $2, not $3"; failed=1; fi; }
matches() { if [[ $2 =~ $3 ]]; then echo "PASS $1"; else echo "FAIL $1: ${2: -300}"; failed=1; fi; }
import() { "$python" site/manage.py import_institutions "$1" 2>&1; }
ask() { "$python" -c "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone())" "$1" "$2"; }
institutions() { ask "$1" "select count(*) from partners_directory_institution"; }
# Rows without their code, codes given twice, and what SQLite thinks of the file.
whole() {
    ask "$1" "select (select count(*) from partners_directory_institution i where not exists
        (select 1 from partners_directory_institutionidentifier c where c.institution_id = i.id)),
        (select count(*) - count(distinct scheme || value) from partners_directory_institutionidentifier),
        (select * from pragma_integrity_check limit 1)"
}

"$python" - "$work" <<'PYTHON'
import csv, sys
for name, broken in (("good.csv", 0), ("broken.csv", 250)):
    with open(f"{sys.argv[1]}/{name}", "w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["erasmus_code", "legal_name", "country", "pic"])
        for number in range(1, 501):
            pic = "broken" if number == broken else f"{900000000 + number}"
            rows.writerow([f"A  TEST{number:03}", f"Hochschule {number} " + "für Angewandte Künste " * 8, "AT", pic])
PYTHON
use "$work/empty.sqlite3"
"$python" site/manage.py migrate --verbosity 0 && "$python" site/manage.py load_taxonomy --verbosity 0 || exit 1
"$python" -c "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('pragma journal_mode=delete')" "$work/empty.sqlite3"
fresh() { rm -f "$1"*; cp "$work/empty.sqlite3" "$1"; use "$1"; }

fresh "$work/error.sqlite3"
said=$(import "$work/broken.csv"); status=$?
check "a broken row: exit status" $status 1
matches "a broken row: named by row, field and reason" "$said" "row 251: pic: "
check "a broken row: the other 499 are in" "$(institutions "$work/error.sqlite3")" 499
matches "a broken row: again nothing is made" "$(import "$work/broken.csv")" "0 created, 0 changed, 499 unchanged, 1 rejected"
import "$work/good.csv" >/dev/null
check "a broken row: mended, all 500 are in" "$(institutions "$work/error.sqlite3")" 500

for wait in 0 0.02 0.05 0.1 0.2; do
    fresh "$work/kill.sqlite3"
    # Rows are reported when their batch of 200 is committed: after row 200 it is at work on the next.
    "$python" - "$work/good.csv" "$wait" <<'PYTHON'
import subprocess, sys, time
run = subprocess.Popen([sys.executable, "site/manage.py", "import_institutions", "-v2", sys.argv[1]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
for number, _line in enumerate(run.stdout, start=1):
    if number == 200:
        time.sleep(float(sys.argv[2]))
        run.kill()
        break
run.stdout.close(); run.wait()
PYTHON
    kept=$(institutions "$work/kill.sqlite3")
    case $kept in 200 | 400) kept=whole ;; esac
    check "kill -9 $wait s after row 200: whole batches are in" "$kept" whole
    check "kill -9 $wait s: every row has its code, none twice, file sound" "$(whole "$work/kill.sqlite3")" "0 0 ok"
    matches "kill -9 $wait s: again, nothing changed or rejected" "$(import "$work/good.csv")" " created, 0 changed, [24]00 unchanged, 0 rejected"
    check "kill -9 $wait s: 500 and no doubles" "$(institutions "$work/kill.sqlite3") $(whole "$work/kill.sqlite3")" "500 0 0 ok"
done

mkdir "$disk"
if mount -t tmpfs -o size=64m none "$disk" 2>/dev/null; then
    fresh "$disk/db.sqlite3"
    size=$(( $(stat -c %s "$disk/db.sqlite3") / 1024 + 450 ))  # the first batch fits beside its log, the second does not
    mount -o "remount,size=${size}k" "$disk"
    said=$(import "$work/good.csv"); status=$?
    check "disk full: exit status" $status 1
    matches "disk full: said in one line, with what is in and how to go on" "$(tail -n 1 <<<"$said")" "full.*Run it again to go on|I/O.*Run it again to go on"
    check "disk full: no traceback" "$(grep -c Traceback <<<"$said")" 0
    kept=$(institutions "$disk/db.sqlite3"); echo "     $kept of 500 are in"
    check "disk full: whole batches" $((kept % 200)) 0
    check "disk full: whole rows, file sound" "$(whole "$disk/db.sqlite3")" "0 0 ok"
    mount -o remount,size=64m "$disk"
    import "$work/good.csv" >/dev/null
    check "disk full: with room again, 500 and no doubles" "$(institutions "$disk/db.sqlite3") $(whole "$disk/db.sqlite3")" "500 0 0 ok"
else
    echo "SKIP disk full: no right to mount a tmpfs"
fi
exit $failed
