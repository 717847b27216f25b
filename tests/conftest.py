"""Fixtures that every package's tests share. A fixture needed by one package lies in that package's own conftest."""

import os
import shutil
import urllib.request
from pathlib import Path

import pytest
from hypothesis import settings

# The suite says the same of the same code: its values and its order are mixed, and the same in every run.
# `make test ARGS="--hypothesis-profile=explore --randomly-seed=7"` looks for values and orders not seen yet; a value that it
# finds becomes an `@example` beside the test.
ORDER = 20270115
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", database=None, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"


def pytest_configure(config: pytest.Config) -> None:
    """Mix the tests as in every other run, unless the command names an order."""
    if getattr(config.option, "randomly_seed", None) == "default":
        config.option.randomly_seed = ORDER


def is_required(server: str) -> bool:
    """Whether MERIDIAN_REQUIRE turns a skip for want of this server into a failure."""
    required = os.environ.get("MERIDIAN_REQUIRE", "")
    return required == "all" or server in required.split(",")


def missing(server: str, reason: str) -> None:
    """Skip, or fail where the server is required."""
    if is_required(server):
        pytest.fail(f"{server} is required and missing: {reason}")
    pytest.skip(f"{server}: {reason}")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; tests that need it are skipped elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("the real data are not here (../shared/data)")
    return SHARED


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """Address of a real Elasticsearch; what a test makes there has a prefix of its own."""
    url = os.environ.get("ELASTICSEARCH_URL") or "http://127.0.0.1:9200"
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            answer.read()
    except OSError as error:
        missing("elasticsearch", f"nothing answers at its address: {error}")
    return url


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a real Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing("chromium", "no chromium on the path")
    return str(path)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """The database with vocabularies and the language trees, loaded once; every test rolls back to it."""
    del django_db_setup
    with django_db_blocker.unblock():
        load_base_data()


def load_base_data() -> None:
    """Vocabularies, languages, homes and groups, as ``make run`` makes them."""
    from django.core.management import call_command

    call_command("load_taxonomy", verbosity=0)
    call_command("sync_languages", verbosity=0)


@pytest.fixture
def base_data(db):
    """Ask for this in a transactional test: the one before may have emptied the tables."""
    from taxonomy.models import Country

    if not Country.objects.exists():
        load_base_data()


@pytest.fixture(autouse=True)
def _fresh_memory(settings, tmp_path):
    """No test sees what another left in memory, in the search index or on disk."""
    from django.core.cache import caches
    from django.utils import translation

    from core import memo
    from taxonomy import memory

    settings.STATE_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "DIRECTORY": tmp_path / "search"}
    translation.activate(settings.LANGUAGE_CODE)
    memory.forget()
    memo.forget()
    for cache in caches.all(initialized_only=True):
        cache.clear()
    yield
    memory.forget()
    memo.forget()


@pytest.fixture
def home(db):
    """The home page of the source language."""
    from home.models import HomePage

    return HomePage.objects.get(locale__language_code="en", depth=2)


@pytest.fixture
def section(db):
    """A section's index page of the source tree by its class."""

    def find(model):
        return model.objects.get(locale__language_code="en")

    return find
