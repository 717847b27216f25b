"""Work spread over processes: Python computes on one processor a process, however many the machine has."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

import django
from django.db import connections

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

#: Results that may wait for each process while the taker is slower: enough that none stands still.
_AHEAD = 2


def spare_processors() -> int:
    """Processors that this process may use besides the one that it computes on."""
    return len(os.sched_getaffinity(0)) - 1


def in_processes(
    work: Callable[[_Item], _Result], items: Iterable[_Item], processes: int
) -> Iterator[_Result]:
    """Yield the results of a function of a module, in the order of the items; what it raises is raised here.

    The processes have Django set up and read the same databases; they begin anew, for a fork would share connections and
    locks of other threads. One that is killed is a ``concurrent.futures.process.BrokenProcessPool``.
    """
    names = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (names,)) as pool:
        waiting: deque[Future[_Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > _AHEAD * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(names: Mapping[str, Any]) -> None:
    """Make a process ready; it leaves signals of the terminal to its parent, and ends with it however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    for alias, name in names.items():
        connections[alias].settings_dict["NAME"] = name


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
