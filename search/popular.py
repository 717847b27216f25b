"""What is popular: questions that readers asked on several days, and that found something."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Count, F, Q, Sum

from search.models import AskedWords
from search.phrases import folded_words

#: Asked for on so many days, words are no longer one person's.
POPULAR_DAYS = 3
#: Kept in memory for completions; a reader sees a handful.
MOST_POPULAR = 1000
#: Seconds; what is popular changes by the day.
POPULAR_FRESH = 600


def popular(locale: str, prefix: str, limit: int) -> tuple[str, ...]:
    """Return what others asked for that begins so and found something, on three days or more; the most frequent first.

    Without digits. Who shows them makes sure that they still find something (decisions.md 3).
    """
    begun = folded_words(prefix)
    if not begun:
        return ()
    known = cache.get_or_set(f"search.popular:{locale}", lambda: _popular(locale), POPULAR_FRESH)
    return tuple(words for words in known or () if words.startswith(begun) and words != begun)[:limit]


def _popular(locale: str) -> tuple[str, ...]:
    rows = (
        AskedWords.objects.filter(language=locale)
        .exclude(words__regex="[0-9]")
        .values("words")
        .annotate(
            days=Count("day", filter=Q(count__gt=F("empty")), distinct=True),
            found=Sum("count") - Sum("empty"),
        )
        .filter(days__gte=POPULAR_DAYS)
        .order_by("-found", "words")
    )
    return tuple(row["words"] for row in rows[:MOST_POPULAR])
