"""Counting searches: what is counted, what never, what a flood and a dead database do."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError

from core import clock
from search import log, log_buffer
from search.log import log_click, log_search, loggable
from search.models import AskedWords

DAY = date(2027, 3, 1)


@pytest.fixture
def counted(db, now, monkeypatch):
    """Write what waits and return the rows."""
    buffer = log_buffer.Buffer()
    monkeypatch.setattr(log, "buffer", buffer)

    def rows():
        buffer.flush()
        fields = ("day", "language", "words", "count", "empty", "clicks")
        return list(AskedWords.objects.order_by("language", "words").values_list(*fields))

    rows.buffer = buffer
    return rows


def test_searches_are_counted_by_day_language_and_folded_words(counted):
    log_search("Résumé  Lisbon", "en", 4)
    log_search("resume LISBON!", "en", 0)
    log_search("resume lisbon", "fr", 1)
    log_click("résumé lisbon", "en", "page:7")

    assert counted() == [(DAY, "en", "resume lisbon", 2, 1, 1), (DAY, "fr", "resume lisbon", 1, 0, 0)]


def test_the_day_is_the_campus_one(counted):
    """In summer its Monday begins while it is Sunday in UTC: the week of the report is that of the office."""
    with clock.frozen(datetime(2027, 6, 13, 23, 30, tzinfo=UTC)):
        log_search("visa", "en", 1)

    assert counted() == [(date(2027, 6, 14), "en", "visa", 1, 0, 0)]


def test_later_counts_are_added(counted):
    log_search("visa", "en", 4)
    counted()
    log_search("visa", "en", 4)
    log_search("grant", "en", 4)

    assert counted() == [(DAY, "en", "grant", 1, 0, 0), (DAY, "en", "visa", 2, 0, 0)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Erasmus 2027", "erasmus 2027"),
        ('"study abroad" -online', "study abroad"),
        ("签证 延期", "签证 延期"),
        ("rui@example.org", ""),
        ("rui＠example.org", ""),
        ("https://example.org/?token=a", ""),
        ("912 345 678", ""),
        ("٩١٢٣٤ visa", ""),
        ("born 12.05.2004", ""),
        ("x" * 81, ""),
        ("a b c d e f g h i j", "a b c d e f g h i j"),
        ("a b c d e f g h i j k", ""),
        ("…!", ""),
        ("", ""),
        ("\x00\ud800visa", "visa"),
    ],
)
def test_what_may_be_somebodys_is_not_counted(text, words):
    assert loggable(text) == words


def test_only_languages_of_the_site_and_documents_are_counted(counted):
    log_search("visa", "xx", 1)
    log_click("visa", "en", "page:x")
    log_click("visa", "en", "page:" + "9" * 19)

    assert counted() == []


def test_a_flood_is_cut_off_in_memory_and_in_the_table(counted, monkeypatch):
    monkeypatch.setattr(log_buffer, "MOST_WAITING", 3)
    monkeypatch.setattr(log_buffer, "MOST_A_DAY", 2)
    for word in ("aa", "bb", "cc", "dd", "aa"):
        log_search(word, "en", 1)

    assert counted() == [(DAY, "en", "aa", 2, 0, 0), (DAY, "en", "bb", 1, 0, 0)]

    log_search("ee", "en", 1)
    log_search("bb", "en", 1)

    assert counted() == [(DAY, "en", "aa", 2, 0, 0), (DAY, "en", "bb", 2, 0, 0)]


def test_clicks_have_a_limit_of_their_own(counted, monkeypatch):
    monkeypatch.setattr(log_buffer, "MOST_CLICKS", 2)
    for _number in range(4):
        log_click("visa", "en", "page:7")
    assert counted() == [(DAY, "en", "visa", 0, 0, 2)]

    log_click("visa", "en", "page:7")
    assert counted() == [(DAY, "en", "visa", 0, 0, 3)]


def test_searching_and_clicking_ask_the_database_nothing(counted, django_assert_num_queries):
    with django_assert_num_queries(0):
        log_search("visa", "en", 1)
        log_click("visa", "en", "page:7")


def test_many_counts_are_few_statements(counted, django_assert_max_num_queries):
    for number in range(200):
        log_search(f"word{number}", "en", 1)

    with django_assert_max_num_queries(8):
        counted.buffer.flush()

    assert AskedWords.objects.count() == 200


def test_a_database_that_is_away_loses_nothing(counted, monkeypatch):
    def refuse(taken):
        raise DatabaseError("locked")

    log_search("visa", "en", 1)
    with monkeypatch.context() as patched:
        patched.setattr(log_buffer, "write", refuse)
        counted.buffer.flush()
    log_search("visa", "en", 0)

    assert counted() == [(DAY, "en", "visa", 2, 1, 0)]


class Timer:
    """A timer that is started by the test."""

    made = []

    def __init__(self, seconds, work):
        self.seconds, self.work, self.daemon = seconds, work, False
        self.made.append(self)

    def start(self):
        if self.seconds > 10:
            raise RuntimeError("can't start new thread")


@pytest.fixture
def timers(settings, monkeypatch):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "LOG_SECONDS": 10}
    monkeypatch.setattr(log_buffer.threading, "Timer", Timer)
    monkeypatch.setattr(log_buffer.connection, "close", lambda: Timer.made.append("closed"))
    left = []
    monkeypatch.setattr(log_buffer.atexit, "register", left.append)
    Timer.made = []
    return left


def test_a_thread_writes_after_some_seconds_and_at_the_end(counted, timers):
    log_search("visa", "en", 1)
    log_search("visa", "en", 1)
    timer = Timer.made[0]

    timer.work()
    log_search("visa", "en", 1)

    assert Timer.made[1:] == ["closed", Timer.made[2]]
    assert (timer.seconds, timer.daemon) == (10, True)
    assert timers == [counted.buffer.flush]
    assert AskedWords.objects.get().count == 2
    assert counted() == [(DAY, "en", "visa", 3, 0, 0)]


def test_a_machine_without_threads_answers_all_the_same(counted, timers, settings):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "LOG_SECONDS": 11}

    log_search("visa", "en", 1)
    log_search("visa", "en", 1)

    assert len(Timer.made) == 2
    assert counted() == [(DAY, "en", "visa", 2, 0, 0)]
