"""Two workers at once, in threads with connections of their own and real commits."""

import threading

import pytest
from django.db import connection

from core import outbox
from core.models.outbox import OutboxItem

done: list[str] = []


def work(key):
    done.append(key)


@pytest.fixture
def jobs(django_db_setup, django_db_blocker, settings):
    """Committed rows, taken away afterwards: a transactional test would empty every table instead."""
    settings.MERIDIAN_OUTBOX_HANDLERS = {"test.workers": f"{__name__}.work"}
    with django_db_blocker.unblock():
        waiting = list(OutboxItem.objects.exclude(topic="test.workers"))
        OutboxItem.objects.all().delete()
        OutboxItem.objects.bulk_create(
            OutboxItem(topic="test.workers", key=str(number)) for number in range(40)
        )
        yield OutboxItem.objects.filter(topic="test.workers")
        OutboxItem.objects.filter(topic="test.workers").delete()
        OutboxItem.objects.bulk_create(waiting)
        connection.close()


def test_two_workers_do_each_job_once(jobs):
    done.clear()

    def run():
        try:
            outbox.run_due()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done, key=int) == [str(number) for number in range(40)]
    assert not jobs.exists()
