"""A correction is looked for where one is wanted."""

from datetime import UTC, datetime

import pytest

from search.backends.sqlite.engine import SqliteBackend
from search.contract import SearchDocument, SearchQuery


@pytest.mark.parametrize(("wanted", "suggestion"), [(True, "scholarship"), (False, "")])
def test_words_are_corrected_on_request(tmp_path, wanted, suggestion):
    backend = SqliteBackend(tmp_path)
    page = SearchDocument("page:1", "1", "news", "en", "en", "/en/", "Scholarship", version=1)
    backend.put([page])

    found = backend.search(
        SearchQuery(locale="en", now=datetime(2026, 1, 1, tzinfo=UTC), text="scholarshp", correct=wanted)
    )
    backend.close()

    assert found.suggestion == suggestion
