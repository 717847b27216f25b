"""An index says of itself in which form it was stored; a release that stores another one does not take it for its own."""

import pytest

from search.backends.elasticsearch import schema, trees
from search.contract import SearchUnavailableError
from tests.search.contracts.documents import document


def test_an_index_of_another_form_cannot_be_compared_until_it_is_made_anew(engine, monkeypatch):
    engine.put([document(1)])
    assert engine.versions() == {"page:1": 1}
    for module in (schema, trees):
        monkeypatch.setattr(module, "FORM", "999.1")

    with pytest.raises(SearchUnavailableError, match="another form, run rebuild_search_index"):
        engine.versions()

    engine.rebuild([document(1)])
    assert engine.versions() == {"page:1": 1}


def test_no_index_has_no_form(engine):
    assert engine.versions() == {}
