"""What of the searches is forgotten, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery, Sum

from core.gaps import Gaps
from search.models import AskedWords

if TYPE_CHECKING:
    from datetime import date

#: Words seen less often may be one person's: a name, an illness.
SELDOM = 3
SELDOM_KEPT = timedelta(days=30)
#: A year, and the same weeks of the year before to compare with.
KEPT = timedelta(days=400)
#: Rows a transaction, so that nobody's save waits.
BATCH = 500


def tidy(today: date) -> int:
    """Forget words seen fewer than three times in all once they are thirty days old; returns how many rows went."""
    same = AskedWords.objects.filter(language=OuterRef("language"), words=OuterRef("words"))
    total = same.order_by().values("words").annotate(total=Sum("count")).values("total")
    forgotten = AskedWords.objects.annotate(total=Subquery(total)).filter(
        Q(day__lt=today - SELDOM_KEPT, total__lt=SELDOM) | Q(day__lt=today - KEPT)
    )
    ids = list(forgotten.values_list("pk", flat=True))
    gap = Gaps()
    for start in range(0, len(ids), BATCH):
        AskedWords.objects.filter(pk__in=ids[start : start + BATCH]).delete()
        gap()
    return len(ids)
