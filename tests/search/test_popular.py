"""What is popular: asked on several days, with answers."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache

from search.models import AskedWords
from search.popular import popular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
DAY = date(2027, 3, 1)


def asked(words, days, count=1, empty=0, language="en"):
    for number in range(days):
        AskedWords.objects.create(
            day=DAY - timedelta(days=number), language=language, words=words, count=count, empty=empty
        )


def test_popular_is_what_found_something_on_three_days():
    asked("visa extension", 3)
    asked("visa fees", 3, count=5)
    asked("visa lost", 3, empty=1)
    asked("visa twice", 2, count=9)
    asked("visa", 4)
    asked("visa 2027", 4)
    asked("visa étudiant", 4, language="fr")

    assert popular("en", "Vi", 5) == ("visa fees", "visa", "visa extension")
    assert popular("en", "VISA", 1) == ("visa fees",)
    assert popular("en", "…", 5) == ()
    assert popular("de", "vi", 5) == ()


def test_popular_asks_the_database_once(django_assert_num_queries):
    asked("visa", 3)
    popular("en", "v", 5)

    with django_assert_num_queries(0):
        assert popular("en", "vi", 5) == ("visa",)
    cache.clear()
