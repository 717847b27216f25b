"""Requests a second: one reader after the other over one kept connection, targets in turn, medians of rounds."""

import http.client
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Target:
    """An address and the headers with which it is asked."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


def requests_per_second(
    port: int, targets: Mapping[str, Target], rounds: int, seconds: float
) -> dict[str, float]:
    """Ask each target for some seconds in each round; targets take turns, so that a busy machine is busy for all."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    measured: dict[str, list[float]] = {name: [] for name in targets}
    for target in targets.values():
        _ask(connection, target)
    for _round in range(rounds):
        for name, target in targets.items():
            measured[name].append(_rate(connection, target, seconds))
    connection.close()
    return {name: statistics.median(rates) for name, rates in measured.items()}


def _rate(connection: http.client.HTTPConnection, target: Target, seconds: float) -> float:
    count, started = 0, time.perf_counter()
    while (passed := time.perf_counter() - started) < seconds:
        _ask(connection, target)
        count += 1
    return count / passed


def _ask(connection: http.client.HTTPConnection, target: Target) -> None:
    connection.request("GET", target.path, headers=dict(target.headers))
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{target.path}: {answer.status}")


def body_of(port: int, path: str) -> bytes:
    """The answer as it travels to who takes it compressed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    body = connection.getresponse().read()
    connection.close()
    return body
