#!/usr/bin/env bash
# `make serve` without its database (hardening.md 44, 46): gone, locked for writing, and back; the shared cache away as well.
#   tests/faults/database.sh                             an SQLite site in a folder of its own
#   tests/faults/database.sh postgres://user@host/name   the same on an empty PostgreSQL database; also read-only
# Takes about 3 minutes on two cores, half of it to make the site. Prints PASS or FAIL a check; exit status 1 if any failed.
set -uo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d) port=${PORT:-8799} failed=0 database=${1:-}
python=$PWD/.venv/bin/python base=http://127.0.0.1:$port
export MERIDIAN_STATE_DIR=$work/state PYTHONPATH=site:. MERIDIAN_OPS_TOKEN=fault-run
[ -z "$database" ] || export DATABASE_URL=$database
stop() { [ -z "${server:-}" ] || { kill -TERM -- "-$server"; wait "$server"; } 2>/dev/null; server=; }
trap 'stop; rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "PASS $1"; else echo "FAIL $1: $2, not $3"; failed=1; fi; }
has() { if grep -qE -- "$3" <<<"$2"; then echo "PASS $1"; else echo "FAIL $1: no “$3” in ${2:0:200}"; failed=1; fi; }
code() { curl -s -o /dev/null --max-time 20 -w '%{http_code}' "$@"; }
codes() { for _ in 1 2 3 4 5 6; do code "$base$1"; echo; done | sort | uniq -c | awk '{printf "%s%s", (NR > 1 ? " " : ""), $2}'; }
health() { curl -s -H 'Authorization: Bearer fault-run' "$base/healthz" | "$python" -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]][sys.argv[2]])' "$1" "$2"; }
serve() {
    setsid make serve PORT="$port" >>"$work/log" 2>&1 & server=$!
    until [ "$(code "$base/readyz")" = 200 ] && [ "$(code "$base/en/")" = 200 ]; do
        sleep 1; kill -0 "$server" || { tail "$work/log"; exit 1; }
    done
    until [ "$(health outbox waiting)" = 0 ]; do sleep 1; done  # what the worker still does empties the cache
    sleep 2
    for _ in 1 2 3 4 5 6 7 8; do for path in $kept; do code "$base$path" >/dev/null; done; done
}
sql() { "$python" -c 'import os, sys, psycopg
with psycopg.connect(os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/postgres", autocommit=True) as c: [c.execute(one) for one in sys.argv[1:]]' "$@"; }
name=${database##*/}
drop() { sql "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '$name'"; }
gone() {
    if [ -n "$database" ]; then sql "ALTER DATABASE \"$name\" ALLOW_CONNECTIONS false"; drop
    else mkdir -p "$work/away"; mv "$MERIDIAN_STATE_DIR"/db.sqlite3* "$work/away/"; mkdir "$MERIDIAN_STATE_DIR/db.sqlite3"; fi
}
back() {
    if [ -n "$database" ]; then sql "ALTER DATABASE \"$name\" ALLOW_CONNECTIONS true"
    else rmdir "$MERIDIAN_STATE_DIR/db.sqlite3"; mv "$work"/away/* "$MERIDIAN_STATE_DIR/"; fi
}
# Sign in, which writes, or open the CMS: the status and what the page says.
editor() {
    "$python" - "$base" "$work/cookies" "$1" <<'PYTHON'
import http.cookiejar, pathlib, re, sys, urllib.error, urllib.parse, urllib.request
base, jar = sys.argv[1], pathlib.Path(sys.argv[2])
cookies = http.cookiejar.LWPCookieJar(str(jar))
if jar.exists() and sys.argv[3] != "in": cookies.load(ignore_discard=True)
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
def ask(path, data=None):
    try:
        with browser.open(urllib.request.Request(base + path, data and urllib.parse.urlencode(data).encode(), {"Referer": base}), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
def token(html): return (re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html) or [0, ""])[1]
if sys.argv[3] == "in":
    status, html = ask("/accounts/login/")
    status, html = ask("/accounts/login/", {"csrfmiddlewaretoken": token(html), "login": "fault", "password": "a long enough passphrase"})
    cookies.save(ignore_discard=True)
    print(status, "signed in" if "/accounts/logout/" in html or "wagtail" in html else "refused")
else:
    status, html = ask("/cms/"); print(status, *re.findall(r"<h1[^>]*>\s*([^<]+)", html)[:1])
PYTHON
}

manage() { DJANGO_SETTINGS_MODULE=config.settings.dev "$python" site/manage.py "$@"; }
mkdir "$MERIDIAN_STATE_DIR"
for step in migrate load_taxonomy sync_languages "load_demo --first"; do manage $step --verbosity 0 >/dev/null || exit 1; done
rm -f "$MERIDIAN_STATE_DIR/demo-unfinished"  # the other languages are not needed here
DJANGO_SUPERUSER_PASSWORD="a long enough passphrase" manage createsuperuser --noinput --username fault --email fault@example.org >/dev/null
kept="/en/ /fr/ /de/ /es/ /ar/ /zh-hans/ /en/opportunities/ /ar/guides/ /fr/partners/"
serve
has "before: the administrator signs in" "$(editor in)" "200 signed in"

gone
for path in $kept; do check "gone: kept page $path" "$(codes $path)" 200; done
check "gone: /livez" "$(codes /livez)" 200
check "gone: /readyz" "$(codes /readyz)" 503
check "gone: /healthz names it" "$(health database ok)" False
for language in en fr de es ar zh-hans; do
    headers=$(curl -s -D - -o "$work/page" "$base/$language/news/?sort=title")
    page=$(<"$work/page")
    has "gone: a page that is not kept, $language: 503 and when to come back" "$(tr -d '\r' <<<"$headers" | tr '\n' ' ')" "503 .*Retry-After: [0-9]+"
    has "gone: it speaks $language" "$page" "<html lang=\"$language\""
    grep -o '<h1[^>]*>[^<]*' <<<"$page" >>"$work/titles"
    check "gone: no inside of ours, $language" "$(grep -ciE 'traceback|sqlite|psycopg|OperationalError' <<<"$page")" 0
done
check "gone: each language has words of its own" "$(sort -u "$work/titles" | wc -l)" 6
has "gone: the API says so" "$(curl -s -D - "$base/api/v1/news/" | tr -d '\r' | tr '\n' ' ')" "503 .*problem\+json.*Retry-After"
has "gone: the CMS says why" "$(editor open)" "503 .*not available"
check "gone: each fault is noted once, with its cause" "$(grep -cE '(Internal Server Error|Service Unavailable): /ar/news/$' "$work/log") $(grep -c '^django.db.utils.OperationalError' "$work/log" | sed 's/^[1-9][0-9]*$/some/')" "1 some"
check "gone: covers and style sheets" "$(codes /covers/guide/money.svg) $(codes /robots.txt)" "200 200"
back
check "back: ready without a restart" "$(codes /readyz)" 200
check "back: pages" "$(codes '/ar/news/?sort=title') $(codes /en/search/?q=exchange)" "200 200"
has "back: the editor goes on" "$(editor open)" "^200"

if [ -n "$database" ]; then
    sql "ALTER DATABASE \"$name\" SET default_transaction_read_only = on"; drop; sleep 1
    check "read-only: pages" "$(codes '/en/news/?sort=title') $(codes /fr/events/)" "200 200"
    check "read-only: search" "$(codes /de/search/?q=lissabon)" 200
    has "read-only: who signs in is told" "$(editor in)" "503"
    sql "ALTER DATABASE \"$name\" SET default_transaction_read_only = off"; drop
else
    "$python" -c 'import sqlite3, sys, time
c = sqlite3.connect(sys.argv[1]); c.execute("begin immediate"); time.sleep(30)' "$MERIDIAN_STATE_DIR/db.sqlite3" & holder=$!
    sleep 1
    check "locked: pages" "$(codes '/en/news/?sort=title') $(codes /fr/events/)" "200 200"
    check "locked: search" "$(codes /de/search/?q=lissabon)" 200
    check "locked: /readyz" "$(codes /readyz)" 200
    has "locked: who signs in is told" "$(editor in)" "503"
    kill $holder; wait $holder 2>/dev/null
fi
sleep 1
has "and again: the administrator signs in" "$(editor in)" "200 signed in"

stop
export REDIS_URL=redis://127.0.0.1:1/0
serve
check "no shared cache: pages" "$(codes /en/) $(codes /ar/opportunities/)" "200 200"
gone
for language in en fr de es ar zh-hans; do
    has "no shared cache, no database: $language" "$(curl -s --max-time 10 "$base/$language/")" "<html lang=\"$language\".*|<h1"
done
check "no shared cache, no database: status" "$(codes /zh-hans/)" 503
back
check "and back" "$(codes /zh-hans/)" 200
exit $failed
