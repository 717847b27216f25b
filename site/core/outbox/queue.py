"""Writing and reading rows of the outbox."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction

from core import clock
from core.models.outbox import OutboxItem
from core.outbox import runner

#: What asking again renews. ``claimed_until`` is not among it: a job that runs now is not run twice at once.
RENEWED = ("stamp", "created_at", "tries", "next_try_at", "failed_at", "error")


def enqueue(topic: str, *keys: str) -> None:
    """Ask for work on keys in the present transaction; one attempt is made right after its commit.

    A key that waits or has failed already is renewed. A rolled back transaction leaves nothing.
    """
    now = clock.now()
    asked = list(dict.fromkeys(keys))
    # Tried in the order asked for, but written in one that is the same for everybody: of two transactions that renew the
    # same rows in different orders PostgreSQL undoes one, and an editor's save with it.
    tried = {key: now - timedelta(microseconds=behind) for behind, key in enumerate(reversed(asked))}
    jobs = [
        OutboxItem(topic=topic, key=key, stamp=uuid.uuid4(), created_at=now, next_try_at=tried[key])
        for key in sorted(asked)
    ]
    if not jobs:
        return
    OutboxItem.objects.bulk_create(
        jobs, update_conflicts=True, unique_fields=["topic", "key"], update_fields=RENEWED, batch_size=100
    )
    _attempt_after_commit()


def again(*ids: int) -> None:
    """Try jobs again from the start, also those given up."""
    now = clock.now()
    OutboxItem.objects.filter(pk__in=ids).update(
        stamp=uuid.uuid4(), created_at=now, next_try_at=now, tries=0, failed_at=None, error=""
    )
    _attempt_after_commit()


def wake(topic: str, error: str) -> int:
    """Make jobs of a topic due at once that wait, or were given up, because of an error of this name; returns how many.

    For who sees that the cause has gone: nobody has to wait for the next hour then.
    """
    now = clock.now()
    asleep = OutboxItem.objects.asleep(topic, error, now)
    return asleep.update(next_try_at=now, failed_at=None)


def waiting_keys(topic: str) -> frozenset[str]:
    """Return the keys whose work is not done yet, given up ones included."""
    return frozenset(OutboxItem.objects.filter(topic=topic).values_list("key", flat=True))


class _Attempt:
    """A callback of a transaction; of all those that it registers the first one works and the others don't.

    Each row registers its own, because the rollback of a savepoint drops those registered within it.
    """

    def __init__(self, batch: list[bool]) -> None:
        self.batch = batch

    def __call__(self) -> None:
        if not self.batch:
            self.batch.append(True)
            runner.attempt_inline()


def _attempt_after_commit() -> None:
    """Make one attempt follow the commit, however many rows the transaction writes."""
    registered = (entry[1] for entry in reversed(transaction.get_connection().run_on_commit))
    before = next((callback for callback in registered if isinstance(callback, _Attempt)), None)
    batch = before.batch if before is not None and not before.batch else []
    transaction.on_commit(_Attempt(batch), robust=True)
