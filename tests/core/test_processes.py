import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest
from wagtail.models import Locale

from core.processes import in_processes, spare_processors


def languages(code):
    """The process that asks, and what the site's database says of a language."""
    return os.getpid(), Locale.objects.filter(language_code=code).count()


def inverse(number):
    return 1 / number


def wait(path):
    """Say which process this is, and stay."""
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)


def test_this_process_needs_a_processor_itself():
    assert spare_processors() == len(os.sched_getaffinity(0)) - 1


@pytest.mark.django_db
def test_other_processes_read_the_same_database():
    found = list(in_processes(languages, ["en", "fr", "xx"] * 4, 2))

    assert [count for _, count in found] == [1, 1, 0] * 4
    assert os.getpid() not in {process for process, _ in found}


@pytest.mark.django_db
def test_results_come_in_order_and_what_is_raised_is_raised_here():
    results = in_processes(inverse, [1, 2, 0, 4], 1)

    assert [next(results), next(results)] == [1, 0.5]
    with pytest.raises(ZeroDivisionError):
        next(results)


@pytest.mark.django_db
def test_nobody_is_left_when_the_taker_wants_no_more():
    results = in_processes(inverse, range(1, 1000), 2)
    next(results)
    assert active_children()

    results.close()

    assert active_children() == []


def test_a_process_ends_with_a_parent_that_is_killed(tmp_path):
    told = tmp_path / "process"
    program = (
        "import django; django.setup()\n"
        "from core.processes import in_processes\n"
        "from tests.core.test_processes import wait\n"
        f"list(in_processes(wait, [{str(told)!r}], 1))"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    try:
        until(lambda: told.exists() and told.read_text())
        child = int(told.read_text())
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()

    until(lambda: not is_alive(child))


def until(holds):
    """Wait for something that takes a moment."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
