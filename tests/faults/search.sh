#!/usr/bin/env bash
# A site with a worker and an Elasticsearch of its own, which is killed in the middle of a bulk and comes back; rebuilds under
# writes, and killed half-way. Nothing may be lost, searches may never be empty, and nobody helps by hand.
#   tests/faults/search.sh          prints PASS or FAIL a check with its figures; exit status 1 if any failed
# Takes about 8 minutes on two cores, most of it to make the site. ELASTICSEARCH_HOME: an installation to use (it is copied).
set -uo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d) failed=0 port=${ES_PORT:-9298} python=$PWD/.venv/bin/python
installed=${ELASTICSEARCH_HOME:-$(.ci/elasticsearch/elasticsearch home 2>/dev/null | xargs dirname 2>/dev/null)}
export ELASTICSEARCH_HOME=$work/es MERIDIAN_STATE_DIR=$work/state DJANGO_SETTINGS_MODULE=config.settings.dev PYTHONPATH=site:.
export MERIDIAN_SEARCH_PREFIX=fault PYTHONUNBUFFERED=1 STOP=$work/stop
unset DATABASE_URL REDIS_URL ELASTICSEARCH_URL
mkdir "$MERIDIAN_STATE_DIR"; chmod 755 "$work"
check() { if [ "$2" = "$3" ]; then echo "PASS $1${4:+ ($4)}"; else echo "FAIL $1: $2, not $3"; failed=1; fi; }
below() { if "$python" -c "import sys; sys.exit(not float('$2') < float('$3'))"; then echo "PASS $1: $2 s"; else echo "FAIL $1: $2 s, not below $3"; failed=1; fi; }
manage() { "$python" site/manage.py "$@"; }
server() { bash .ci/elasticsearch/elasticsearch "$@"; }
indexes() { curl -s "http://127.0.0.1:$port/_cat/indices/fault.*?h=index" | wc -l; }
files() { find "$MERIDIAN_STATE_DIR/search" -maxdepth 1 -name '*.sqlite3' | wc -l; }
started=()
stop() { for pid in "${started[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null; done; server stop >/dev/null 2>&1; rm -rf "$work"; }
trap stop EXIT
if [ -n "$installed" ] && [ -d "$installed" ]; then
    mkdir "$work/es"
    (cd "$installed" && tar c --exclude=data --exclude=logs --exclude=pid --exclude=port .) | tar x -C "$work/es"
fi

# Seconds until index and database agree; 999 where they do not within so many.
agrees_within() {
    local begun=$SECONDS
    until manage check_search_index --verbosity 0 >/dev/null 2>&1 && [ "$(waiting)" = 0 ]; do
        [ $((SECONDS - begun)) -lt "$1" ] || { echo 999; return; }
        sleep 1
    done
    echo $((SECONDS - begun))
}
waiting() { manage shell --no-imports -c "from core.models.outbox import OutboxItem; print(OutboxItem.objects.filter(topic='search.page').count())" 2>/dev/null; }
# Save pages one after the other until told to stop; print how many and the longest save.
cat >"$work/write.py" <<'PYTHON'
import os, pathlib, time
from wagtail.models import Page
longest, count, stop = 0.0, 0, pathlib.Path(os.environ["STOP"])
pages = [page for page in Page.objects.live().filter(locale__language_code="en", depth__gt=3).specific()]
while not stop.exists():
    page = pages[count % len(pages)]
    page.refresh_from_db()
    begun = time.monotonic()
    page.summary = f"Written {count} times"
    page.save_revision().publish()
    longest, count = max(longest, time.monotonic() - begun), count + 1
print(f"{longest:.2f} {count}")
PYTHON
# Ask until told to stop; print the longest answer, how many were empty, how many came from the fallback, and how many there were.
cat >"$work/ask.py" <<'PYTHON'
import logging, os, pathlib, time
from core import clock
from search.contract import SearchQuery
from search.together import search_together
logging.disable(logging.CRITICAL)
longest, empty, simple, count, stop = 0.0, 0, 0, 0, pathlib.Path(os.environ["STOP"])
while not stop.exists():
    begun = time.monotonic()
    found = search_together({"": SearchQuery("en", clock.now(), text="students", include_closed=True)})[""]
    longest, count = max(longest, time.monotonic() - begun), count + 1
    empty, simple = empty + (not found.total), simple + found.degraded
    time.sleep(0.05)
print(f"{longest:.2f} {empty} {simple} {count}")
PYTHON
begin() {
    rm -f "$STOP"
    "$python" site/manage.py shell --no-imports <"$work/write.py" >"$work/write.out" 2>"$work/write.err" & write=$!
    "$python" site/manage.py shell --no-imports <"$work/ask.py" >"$work/ask.out" 2>"$work/ask.err" & ask=$!
    started+=("$write" "$ask"); sleep 8
}
finish() { touch "$STOP"; wait "$write" "$ask"; read -r saved saves <"$work/write.out"; read -r asked empty simple answers <"$work/ask.out"; }

for step in migrate load_taxonomy sync_languages "load_demo --first"; do manage $step --verbosity 0 >/dev/null || exit 1; done
rm -f "$MERIDIAN_STATE_DIR/demo-unfinished"
server start "$port" >/dev/null || exit 1
export ELASTICSEARCH_URL=http://127.0.0.1:$port
manage rebuild_search_index
"$python" site/manage.py worker >"$work/worker.log" 2>&1 & started+=($!)
below "begin: index and database agree" "$(agrees_within 60)" 60

begin
for _ in 1 2; do manage rebuild_search_index --verbosity 0 || failed=1; done
finish
check "rebuilt twice under $saves saves: no answer of $answers was empty" "$empty" 0
below "rebuilt under writes: longest save" "$saved" 3
below "rebuilt under writes: longest answer" "$asked" 2.5
below "rebuilt under writes: index and database agree after" "$(agrees_within 60)" 60

"$python" site/manage.py rebuild_search_index --verbosity 0 & half=$!
until [ "$(indexes)" -gt 6 ] || ! kill -0 $half 2>/dev/null; do sleep 0.2; done
kill -9 $half; wait $half 2>/dev/null
echo "     killed half-way: $(indexes) indexes, $(files) files"
below "killed half-way: index and database agree after" "$(agrees_within 60)" 60
manage rebuild_search_index --verbosity 0
check "after the next run one index a language" "$(indexes)" 6
check "after the next run one file" "$(files)" 1

begin
"$python" site/manage.py rebuild_search_index --verbosity 0 >/dev/null 2>&1 & half=$!
until [ "$(indexes)" -gt 6 ] || ! kill -0 $half 2>/dev/null; do sleep 0.2; done
kill -9 "$(cat "$work/es/pid")"
wait $half; check "killed in a bulk: the rebuild says so" "$?" 1
sleep 20
finish
check "killed in a bulk, $saves saves: no answer of $answers was empty" "$empty" 0 "$simple simplified"
below "killed in a bulk: longest save" "$saved" 3
below "killed in a bulk: longest answer" "$asked" 2.5
echo "     $(waiting) jobs wait"
rm -f "$work/es/pid"; server start "$port" >/dev/null
below "back: index and database agree after" "$(agrees_within 90)" 60
manage rebuild_search_index --verbosity 0
check "back: one index a language after the next run" "$(indexes)" 6

curl -s -X DELETE "http://127.0.0.1:$port/$(curl -s "http://127.0.0.1:$port/_cat/indices/fault.en*?h=index")" >/dev/null
below "index deleted: index and database agree after" "$(agrees_within 90)" 60
exit $failed
