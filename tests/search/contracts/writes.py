"""What every engine promises of writes: versions, deletion, rebuilding without a pause, and input of any kind."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.contracts.documents import document, numbers, query

HOSTILE = [
    '"',
    '""',
    "'",
    '"open',
    "(((((((((((((((((((((((((((((((((",
    ")" * 300,
    "a AND OR NOT NEAR(b c) ^d* -e",
    "title:visa",
    "{title} : visa",
    "visa*",
    "*",
    "NEAR",
    "AND",
    "a\x00b",
    "\x00",
    "\ud800",
    "visa\udfff",
    "🎓🇵🇹",
    "x" * 10_000,
    "visa " * 2_000,
    '"a ' * 3_000,
    "\u202evisa\u2066",
    "َُِ",
    "़",
    "%_\\",
    "'; DROP TABLE document; --",
    "§§ ~~ ½ ﷺ ⅷ",
    "ﬁ" * 500,
    "ـ",
    '"ـ"',
]

#: Each engine runs the same tests, from a class of its own.
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


class WritesContract:
    """Mix into a test class that has a fixture ``engine``."""

    def test_a_document_comes_back_as_it_was_put(self, engine):
        put = document(
            1,
            summary="Sum \ud800 mary",
            names=("N",),
            facets={"country": ("PT", "FR")},
            card={"facts": [{"t": "money", "amount": "12.50", "currency": "EUR"}]},
        )

        engine.put([put])

        assert engine.search(query()).hits[0].document == put

    def test_a_newer_version_replaces_and_an_older_one_does_not(self, engine):
        engine.put([document(1, title="New", version=5)])
        engine.put([document(1, title="Old", version=4), document(2, version=1)])
        engine.put([document(2, title="Newer", facets={"country": ("PT",)}, version=2)])

        assert {hit.document.title for hit in engine.search(query()).hits} == {"New", "Newer"}
        assert engine.versions() == {"page:1": 5, "page:2": 2}
        assert numbers(engine.search(query("old"))) == []

    def test_a_deleted_document_is_gone_and_an_old_job_does_not_bring_it_back(self, engine):
        engine.put([document(1, facets={"country": ("PT",)}), document(2)])
        engine.search(query())

        engine.delete({"page:1": 3, "page:9": 1})
        engine.put([document(1, version=2), document(9, version=1)])

        found = engine.search(query(facets=("country",)))
        assert (numbers(found), found.facets["country"]) == ([2], ())
        engine.put([document(1, version=4)])
        assert sorted(numbers(engine.search(query()))) == [1, 2]

    def test_an_old_deletion_does_nothing(self, engine):
        engine.put([document(1, version=5)])

        engine.delete({"page:1": 4})

        assert engine.versions() == {"page:1": 5}

    def test_a_document_moves_to_another_tree(self, engine):
        engine.put([document(1, title="Visa"), document(2)])
        engine.search(query())
        engine.put([document(1, title="Visa", locale="fr", version=2)])

        assert engine.search(query("visa")).total == 0
        assert engine.search(query("visa", locale="fr")).total == 1
        assert engine.versions("fr") == {"page:1": 2}
        assert engine.versions("en") == {"page:2": 1}

    def test_a_rebuild_replaces_everything(self, engine):
        engine.put([document(1), document(2, version=7)])

        count = engine.rebuild([document(2, version=3), document(3)])

        assert count == 2
        assert engine.versions() == {"page:2": 3, "page:3": 1}

    def test_a_rebuild_of_one_tree_leaves_the_others(self, engine):
        engine.put([document(1), document(2, locale="fr")])

        count = engine.rebuild([document(3, locale="fr")], "fr")

        assert count == 2
        assert engine.versions() == {"page:1": 1, "page:3": 1}

    def test_what_changes_during_a_rebuild_is_neither_lost_nor_brought_back(self, engine):
        engine.put([document(1), document(2)])

        def documents():
            yield document(1)
            yield document(2)
            engine.put([document(3, title="Published meanwhile"), document(1, title="Changed", version=2)])
            engine.delete({"page:2": 2})
            assert engine.search(query()).total == 2
            yield document(4)

        engine.rebuild(documents())

        assert engine.versions() == {"page:1": 2, "page:3": 1, "page:4": 1}
        assert numbers(engine.search(query("changed"))) == [1]

    @pytest.mark.parametrize("trouble", [RuntimeError, FileNotFoundError, sqlite3.OperationalError])
    def test_a_failed_rebuild_leaves_the_index_as_it_was(self, engine, trouble):
        engine.put([document(1)])

        def documents():
            yield document(2)
            raise trouble

        with pytest.raises(trouble):
            engine.rebuild(documents())

        assert engine.versions() == {"page:1": 1}

    @pytest.mark.parametrize("text", HOSTILE)
    def test_nothing_typed_raises(self, engine, text):
        engine.put([document(1, title="Visa", body=text)])

        for order in ("relevance", "title"):
            assert engine.search(query(text, order=order)).total in {0, 1}
        engine.suggest(text, "en")

    @settings(max_examples=150, deadline=None, suppress_health_check=SHARED)
    @given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=80))
    def test_no_text_raises(self, engine, text):
        engine.put([document(1, title="Visa and 大学")])

        engine.search(query(text))
        engine.suggest(text, "en")

    @settings(max_examples=60, deadline=None, suppress_health_check=SHARED)
    @given(
        text=st.lists(
            st.sampled_from(['"', "(", ")", "*", "-", "^", ":", "{", "}", "AND", "NEAR/2", " ", "a", "学"])
        ).map("".join)
    )
    def test_no_operators_raise(self, engine, text):
        engine.put([document(1, title="Visa and 大学")])

        engine.search(query(text))
        engine.suggest(text, "en")
