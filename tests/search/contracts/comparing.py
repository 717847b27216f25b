"""What every engine answers is what looking at every document finds: filters, counts, states, pages."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from search.contract import ORDERS
from tests.search.contracts.brute import differences, pages, some_documents
from tests.search.contracts.documents import query

DOCUMENTS, QUESTIONS = 400, 80


class ComparingContract:
    """Mix into a test class that has a fixture ``engine``."""

    def test_random_questions_are_answered_as_by_looking_at_every_document(self, engine):
        documents = some_documents(DOCUMENTS, seed=7)
        engine.rebuild(documents)

        assert differences(engine, documents, random.Random(11), QUESTIONS) == []

    @pytest.mark.parametrize("text", ["", "quorla", "dravok zembit"])
    def test_every_document_stands_once_and_in_one_place_whatever_the_size_of_a_page(self, engine, text):
        documents = some_documents(DOCUMENTS, seed=8)
        engine.rebuild(documents)

        for order in ORDERS:
            asked = query(text, order=order, include_closed=True, highlight=False, correct=False)
            whole = [hit.document.id for hit in engine.search(_all(asked)).hits]

            assert len(set(whole)) == len(whole)
            assert pages(engine, asked, size=37) == (whole, {len(whole)})


def _all(asked):
    """The same question for everything at once."""
    return replace(asked, limit=DOCUMENTS)
