from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core import clock
from search.backends import get_backend
from search.indexing import document_id, indexable_pages, sync_page
from tests.factories import make_page

NOW = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("Europe/Lisbon"))


@pytest.fixture
def now():
    """Noon of the day on which the factories count, held for the test."""
    with clock.frozen(NOW):
        yield NOW


@pytest.fixture
def backend(settings):
    """The engine of this test, on its own files."""
    made = get_backend()
    yield made
    made.close()


@pytest.fixture
def base_documents(db):
    """Ids of documents of pages that come with the trees."""
    return frozenset(document_id(page.pk) for page in indexable_pages())


@pytest.fixture
def indexed(db, now, backend):
    """Make a live page of a type that search knows."""

    def make(model, **fields):
        page = make_page(model, **fields)
        sync_page(page.pk)
        return page

    return make
