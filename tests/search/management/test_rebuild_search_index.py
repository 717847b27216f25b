from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from opportunities.models import ExchangePage
from search.contract import SearchUnavailableError
from search.management.commands import rebuild_search_index as module
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def rebuild(**options):
    out = StringIO()
    call_command("rebuild_search_index", stdout=out, **options)
    return out.getvalue()


def test_rebuild_writes_every_page(now, backend, base_documents):
    page = make_page(ExchangePage)

    assert rebuild().splitlines() == [
        f"{len(base_documents) + 1} documents in the search index",
        "0 records in the index of institutions",
    ]
    assert set(backend.versions()) == {f"page:{page.pk}", *base_documents}
    assert rebuild(verbosity=0) == ""
    assert rebuild(locale="fr").splitlines()[1:] == []
    assert set(backend.versions()) == {f"page:{page.pk}", *base_documents}


def test_rebuild_shows_progress_on_a_terminal(now, backend, monkeypatch):
    make_page(ExchangePage)
    make_page(ExchangePage)
    monkeypatch.setattr(module, "STEP", 2)
    monkeypatch.setattr(module.sys.stdout, "isatty", lambda: True, raising=False)

    assert "2 documents read" in rebuild()


def test_rebuild_says_when_the_index_cannot_be_written(backend, monkeypatch):
    def fail(self, documents, locale=None):
        raise SearchUnavailableError("disk full")

    monkeypatch.setattr(type(backend), "rebuild", fail)

    with pytest.raises(CommandError, match="disk full"):
        rebuild()
