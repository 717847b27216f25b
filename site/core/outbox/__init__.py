"""The outbox: work that follows a change is a row written with the change, and is done after the commit.

``enqueue(topic, *keys)`` writes rows; the handlers of a topic are dotted names in
``settings.MERIDIAN_OUTBOX_HANDLERS`` (one name, or several that are called in order). A handler takes the
key, does what the database says *now*, may be called twice, and raises when it could not.
"""

from core.outbox.queue import again, enqueue, waiting_keys, wake
from core.outbox.runner import handler_names, remaining_seconds, run_due, run_together, suspended

__all__ = [
    "again",
    "enqueue",
    "handler_names",
    "remaining_seconds",
    "run_due",
    "run_together",
    "suspended",
    "waiting_keys",
    "wake",
]
