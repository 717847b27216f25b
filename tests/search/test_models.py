"""Records of search as a log or a shell shows them."""

from datetime import timedelta

from core import clock
from search.indexing import take_version, version_of
from search.models import AskedWords, DocumentVersion


def test_records_say_what_they_are(db):
    assert str(AskedWords(words="visa", count=3)) == "visa"
    assert str(DocumentVersion(document_id="page:7", version=3)) == "page:7 v3"


def test_a_counter_keeps_the_moment_at_which_it_was_raised(db, now):
    assert take_version("page:x", 1)
    first = DocumentVersion.objects.get(pk="page:x")

    assert (first.version, first.raised_at) == (1, now)
    later = now + timedelta(hours=1)
    with clock.frozen(later):
        assert take_version("page:x", 2)
    assert DocumentVersion.objects.get(pk="page:x").raised_at == later


def test_a_version_is_taken_once(db):
    assert version_of("page:x") == 0
    assert take_version("page:x", 1)
    assert not take_version("page:x", 1)
    assert not take_version("page:x", 3)
    assert version_of("page:x") == 1
