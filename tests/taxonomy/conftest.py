from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from taxonomy import memory

LANGUAGES = ("en", "fr", "de", "es", "ar", "zh-hans")


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    memory.forget()
    yield
    memory.forget()


@pytest.fixture(autouse=True)
def six_languages(settings) -> None:
    settings.LANGUAGES = [(code, code) for code in LANGUAGES]


@pytest.fixture
def vocabularies(db) -> None:
    call_command("load_taxonomy", verbosity=0, stdout=_Silent())


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no shared data in {folder}")
    return folder


class _Silent:
    def write(self, text: str) -> None:
        pass
