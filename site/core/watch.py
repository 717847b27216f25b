"""Questions to parts that may hang, asked side by side, with an end to patience."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from threading import Lock, Thread
from typing import Any

from django.db import connections

logger = logging.getLogger("meridian.health")

Answer = Mapping[str, Any]
LATE: Answer = {"ok": False, "error": "no answer in time"}

_lock = Lock()
#: Questions not answered yet: a part that hangs is asked once, not once more at every request.
_asked: dict[str, _Question] = {}


class _Question(Thread):
    """A question on its way; its answer stands here when it has come."""

    def __init__(self, name: str, ask: Callable[[], Answer]) -> None:
        super().__init__(daemon=True, name=f"health-{name}")
        self._part, self._ask = name, ask
        self.answer = LATE

    def run(self) -> None:
        try:
            self.answer = self._ask()
        except Exception as error:  # noqa: BLE001 -- documented outer guard: any fault of a part is its answer
            logger.warning("part is down", extra={"part": self._part, "error": type(error).__name__})
            self.answer = {"ok": False, "error": type(error).__name__}
        finally:
            connections.close_all()


def answers_within(seconds: float, questions: Mapping[str, Callable[[], Answer]]) -> dict[str, Answer]:
    """Return each part's answer; one that fails or is late is ``{"ok": False, "error": …}`` without details."""
    end = time.monotonic() + seconds
    asked = {name: _ask(name, question) for name, question in questions.items()}
    for question in asked.values():
        question.join(max(0.0, end - time.monotonic()))
    return {name: question.answer for name, question in asked.items()}


def _ask(name: str, ask: Callable[[], Answer]) -> _Question:
    with _lock:
        running = _asked.get(name)
        if running is None or not running.is_alive():
            running = _asked[name] = _Question(name, ask)
            running.start()
        return running
