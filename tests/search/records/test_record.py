from search.backends.stored import content_of
from search.backends.stored import document_of as stored
from search.records.record import document_of, record_of
from tests.search.records.institutions import ALMADA, MIZUNO


def test_a_record_comes_back_from_its_document():
    document = document_of(ALMADA, 7)

    assert record_of(document) == ALMADA
    assert record_of(stored(content_of(document))) == ALMADA


def test_a_document_has_every_word_once():
    document = document_of(MIZUNO, 7)

    assert (document.body, document.version, document.locale) == ("mizuno university 水野大学", 7, "und")
