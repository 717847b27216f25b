"""Who writes a document at the same moment, in threads with connections of their own and real commits."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from search.indexing import take_version, version_of
from search.models import DocumentVersion


@pytest.fixture
def identifier(django_db_setup, django_db_blocker):
    """A document's id whose counter is committed, taken away afterwards."""
    made = f"test:{uuid4().hex}"
    with django_db_blocker.unblock():
        yield made
        DocumentVersion.objects.filter(document_id=made).delete()
        connection.close()


def together(work, count=4):
    """Do the same in several threads at once; what each returned."""
    barrier, done = threading.Barrier(count), []

    def run():
        try:
            barrier.wait()
            done.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


@pytest.mark.parametrize("before", [0, 6])
def test_of_those_who_read_the_same_state_one_takes_the_next_version(identifier, before):
    if before:
        DocumentVersion.objects.create(document_id=identifier, version=before)

    taken = together(lambda: take_version(identifier, before + 1))

    assert sorted(taken) == [False, False, False, True]
    assert version_of(identifier) == before + 1


def test_nobody_takes_a_version_twice_and_none_is_left_out(identifier):
    def take_some():
        mine = []
        while len(mine) < 5:
            version = version_of(identifier) + 1
            if take_version(identifier, version):
                mine.append(version)
        return mine

    taken = together(take_some)

    assert sorted(version for mine in taken for version in mine) == list(range(1, 21))
