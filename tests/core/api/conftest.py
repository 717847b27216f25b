from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from core import clock
from core.outbox import run_due
from tests.factories import make_page

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon():
    """The day on which the factories' dates are counted; nobody has asked anything yet."""
    cache.clear()
    with clock.frozen(NOW):
        yield


@pytest.fixture
def listed(db):
    """Make pages that are in the index, as after their jobs have run."""

    def make(model, number=1, **kwargs):
        pages = [make_page(model, **kwargs) for _ in range(number)]
        run_due()
        return pages

    return make


@pytest.fixture
def ask(client):
    """Ask the API: status and JSON."""

    def get(path, /, **query):
        response = client.get(f"/api/v1/{path}", query)
        return response.status_code, response.json()

    return get
