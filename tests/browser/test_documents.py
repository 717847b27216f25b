"""The pages as documents: valid HTML, and light."""

import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.browser.conftest import Site
from tests.browser.serving import ROOT
from tests.browser.test_every_page import paths
from tests.conftest import missing

pytestmark = pytest.mark.browser

#: The Nu HTML checker as its makers publish it.
CHECKER = "vnu-jar@26.9.27"
#: Of a text page with all it loads, compressed (house.md).
BUDGET = 60_000


@pytest.fixture(scope="session")
def checker() -> Path:
    """The Nu HTML checker, fetched once into build/."""
    folder = ROOT / "build" / "vnu"
    jar = folder / "package" / "build" / "dist" / "vnu.jar"
    if shutil.which("java") is None or (not jar.exists() and shutil.which("npm") is None):
        missing("java", "the Nu HTML checker needs java and npm")
    if not jar.exists():
        folder.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", CHECKER], cwd=folder, check=False, capture_output=True, text=True
        )
        if packed.returncode:
            missing("java", f"npm cannot fetch {CHECKER}: {packed.stderr[-200:]}")
        with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
            archive.extractall(folder, filter="data")
    return jar


def test_html_is_valid(site: Site, checker: Path, tmp_path: Path) -> None:
    names = {}
    for number, path in enumerate([*paths(site, "en"), *paths(site, "ar"), *paths(site, "zh-hans")]):
        names[f"{number}.html"] = path
        (tmp_path / f"{number}.html").write_bytes(site.fetch(path)[1])

    run = subprocess.run(
        ["java", "-jar", str(checker), "--format", "json", "--errors-only", "--exit-zero-always", str(tmp_path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = [
        f"{names[message['url'].rsplit('/', 1)[1]]}: {message['message']} {message.get('extract', '')[:120]!r}"
        for message in json.loads(run.stderr)["messages"]
    ]

    assert found == []


def test_a_text_page_is_light(site: Site) -> None:
    """HTML, style sheets, scripts and the display face, as they travel."""
    path = site.types["StandardPage"]["en"]
    status, body, headers = site.fetch(path, Accept_Encoding="gzip")
    html = site.fetch(path)[1].decode()
    parts = set(re.findall(r'(?:href|src)="(/static/[^"#]+\.(?:css|js|woff2))"', html))
    parts |= set(re.findall(r'"(/static/[^"#]+\.svg)#', html))

    sizes = {part: len(site.fetch(part, Accept_Encoding="gzip")[1]) for part in parts}

    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert len(parts) > 10
    assert len(body) + sum(sizes.values()) <= BUDGET
