from collections.abc import Iterator

import pytest
from django.core.management import call_command

from taxonomy import memory
from taxonomy.models import VOCABULARIES, FieldOfEducation

LANGUAGES = ("en", "fr", "de", "es", "ar", "zh-hans")


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    memory.forget()
    yield
    memory.forget()


@pytest.fixture(autouse=True)
def six_languages(settings) -> None:
    settings.LANGUAGES = [(code, code) for code in LANGUAGES]


@pytest.fixture(autouse=True)
def empty_tables(request) -> None:
    """These tests fill the vocabularies themselves; the database comes with them loaded."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        FieldOfEducation.objects.update(parent=None)
        for model in VOCABULARIES.values():
            model.objects.all().delete()


@pytest.fixture
def vocabularies(db, empty_tables) -> None:
    call_command("load_taxonomy", verbosity=0, stdout=_Silent())


class _Silent:
    def write(self, text: str) -> None:
        pass
