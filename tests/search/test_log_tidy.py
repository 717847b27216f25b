"""What of the searches is forgotten after a month, and what after a year."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from core import clock
from search import log_tidy
from search.log_tidy import tidy
from search.models import AskedWords


@pytest.fixture
def kept(db, now):
    """Count words so many days ago, tidy, and return what is left."""

    def count(*rows):
        for words, days, times in rows:
            AskedWords.objects.create(
                day=clock.today() - timedelta(days=days), language="en", words=words, count=times
            )

    def left():
        tidy(clock.today())
        return sorted(AskedWords.objects.values_list("words", flat=True))

    left.count = count
    return left


def test_what_was_seen_twice_goes_after_thirty_days(kept):
    kept.count(("old", 31, 2), ("young", 30, 1), ("often", 31, 3))

    assert kept() == ["often", "young"]


def test_days_and_not_languages_are_added_up(kept):
    kept.count(("together", 40, 1), ("together", 31, 1), ("together", 2, 1), ("alone", 40, 1))
    AskedWords.objects.create(day="2027-02-27", language="fr", words="alone", count=9)

    assert kept() == ["alone", "together", "together", "together"]
    assert AskedWords.objects.get(words="alone").language == "fr"


def test_nothing_is_kept_longer_than_400_days(kept):
    kept.count(("last year", 400, 50), ("before", 401, 50))

    assert kept() == ["last year"]


def test_it_goes_in_small_transactions(kept, monkeypatch):
    monkeypatch.setattr(log_tidy, "BATCH", 2)
    kept.count(*((f"word{number}", 31, 1) for number in range(5)))

    assert kept() == []


def test_the_command_says_how_many(kept):
    kept.count(("old", 31, 2))
    out, silent = StringIO(), StringIO()

    call_command("tidy_search_log", stdout=out)
    call_command("tidy_search_log", stdout=silent, verbosity=0)

    assert out.getvalue() == "1 rows of the search log removed\n"
    assert silent.getvalue() == ""


def test_it_runs_every_morning(settings):
    assert "tidy_search_log" in settings.MERIDIAN_DAILY_JOBS
