from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from core.models.outbox import OutboxItem
from core.outbox import enqueue
from opportunities.models import ExchangePage
from search import drift
from search.contract import SearchUnavailableError
from search.drift import Drift, find_drift
from search.indexing import all_documents, document_for, take_version
from tests.factories import make_page
from tests.search.backends.fakes import FakeBackend
from tests.search.contracts.documents import query

pytestmark = pytest.mark.django_db


def check(**options):
    out = StringIO()
    call_command("check_search_index", stdout=out, **options)
    return out.getvalue().splitlines()


def test_repairing_makes_an_index_anew_that_cannot_be_read(indexed, backend, settings):
    call_command("rebuild_search_index", verbosity=0)
    page = indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    folder = settings.MERIDIAN_SEARCH["DIRECTORY"]
    for pointer in (folder / "current", folder / "records" / "current"):
        pointer.write_text("lost.sqlite3")
    with pytest.raises(CommandError, match="cannot be read"):
        check()

    assert check(repair=True) == ["index and database agree"]

    assert f"page:{page.pk}" in backend.versions()


@pytest.fixture
def drifted(indexed, base_documents, backend):
    """One page missing, one stale, one too much, one on its way, one right."""
    call_command("rebuild_search_index", verbosity=0)
    _right, stale, extra = (indexed(ExchangePage) for _ in range(3))
    missing, waiting = make_page(ExchangePage), make_page(ExchangePage)
    assert take_version(f"page:{stale.pk}", 2)
    Page.objects.filter(pk=extra.pk).update(live=False)
    OutboxItem.objects.all().delete()
    enqueue("search.page", str(waiting.pk))
    return Drift("sqlite", (f"page:{missing.pk}",), (f"page:{stale.pk}",), (f"page:{extra.pk}",))


def test_drift_is_what_is_missing_stale_or_too_much(drifted):
    assert find_drift() == [drifted]


def test_the_command_prints_differences_and_fails(drifted, capsys):
    with pytest.raises(CommandError, match="3 documents differ"):
        check()


def test_the_command_repairs_what_differs(drifted):
    lines = check(repair=True)

    assert lines == [
        f"sqlite missing {drifted.missing[0]}",
        f"sqlite stale {drifted.stale[0]}",
        f"sqlite extra {drifted.extra[0]}",
        "index and database agree",
    ]
    assert check(verbosity=0) == []


def test_what_is_ahead_of_the_database_is_repaired_and_counts_on(indexed, backend):
    call_command("rebuild_search_index", verbosity=0)
    page = indexed(ExchangePage, title="Right")
    OutboxItem.objects.all().delete()
    true = document_for(page)
    backend.put(
        [
            replace(true, title="Of a later day", version=90),
            replace(true, id="page:987654", version=80),
            replace(true, id="ghost", version=70),
        ]
    )

    lines = check(repair=True)

    assert lines == [
        f"sqlite stale page:{page.pk}",
        "sqlite extra ghost",
        "sqlite extra page:987654",
        "index and database agree",
    ]
    assert backend.versions()[f"page:{page.pk}"] == 91
    (hit,) = backend.search(query(kinds=("exchange",))).hits
    assert hit.document.title == "Right"


def test_the_command_says_when_the_index_cannot_be_read(backend, monkeypatch):
    def fail(self, locale=None):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "versions", fail)

    with pytest.raises(CommandError, match="cannot be read: gone"):
        check()


def test_an_engine_far_behind_is_made_anew_and_the_others_get_single_documents(
    now, backend, base_documents, monkeypatch
):
    behind, near = FakeBackend("behind"), FakeBackend("near")
    monkeypatch.setattr(drift, "engines", lambda: (behind, near))
    monkeypatch.setattr(drift, "MOST_SINGLE", 1)
    page = make_page(ExchangePage)
    OutboxItem.objects.all().delete()
    near.documents = {one.id: one for one in all_documents() if one.id != f"page:{page.pk}"}

    found = find_drift()
    drift.repair(found)

    assert [(one.engine, len(one.missing)) for one in found] == [
        ("behind", len(base_documents) + 1),
        ("near", 1),
    ]
    assert set(behind.documents) == {*base_documents, f"page:{page.pk}"}
    assert near.calls == ["versions"]  # what it lacks is written through the site's own engines
    assert f"page:{page.pk}" in backend.versions()
