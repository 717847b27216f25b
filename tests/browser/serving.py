"""Makes a site in a folder of its own and serves it as production does; for the browser tests and the benchmarks."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: Seconds until a server that has not answered is given up.
PATIENCE = 60


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of(state: Path, port: int, settings: str = "config.settings.production") -> dict[str, str]:
    """The environment of a site whose database, index and files lie in a folder."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("MERIDIAN_")}
    return ours | {
        "DATABASE_URL": f"sqlite:///{state / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": settings,
        "ELASTICSEARCH_URL": "",
        "MERIDIAN_BASE_URL": f"http://127.0.0.1:{port}",
        "MERIDIAN_SECRET_KEY": secrets.token_urlsafe(50),
        "MERIDIAN_STATE_DIR": str(state),
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "REDIS_URL": "",
    }


def make_site(environment: dict[str, str]) -> dict[str, Any]:
    """Fill the site's folder; returns one page's addresses of each type, and the languages."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.make_site", "--make"],
        env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    return dict(json.loads(made.stdout.splitlines()[-1]))  # demo logins come before it


@contextmanager
def served(environment: dict[str, str], threads: int = 4) -> Iterator[str]:
    """Run gunicorn while the block lasts; the site's address."""
    base = environment["MERIDIAN_BASE_URL"]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", base.removeprefix("http://"), "--workers", "1",
         "--threads", str(threads), "--log-level", "error"],
        env=environment, cwd=ROOT,
    )  # fmt: skip
    try:
        _wait(base)
        yield base
    finally:
        server.terminate()
        server.wait()


def _wait(base: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{base}/livez", timeout=2).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return
