"""Work that must follow a change (decisions.md 5), and signs of life of what does it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Self


class OutboxQuerySet(models.QuerySet["OutboxItem"]):
    """Sentences about queued work."""

    def waiting(self) -> Self:
        """Jobs that will be tried, now or later."""
        return self.filter(failed_at__isnull=True)

    def failed(self) -> Self:
        """Jobs given up after a day; a person may ask for another try."""
        return self.filter(failed_at__isnull=False)

    def due(self, now: datetime) -> Self:
        """Jobs to try now that nobody is trying, least tried first, then in the order they were asked for."""
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
        return self.waiting().filter(free, next_try_at__lte=now).order_by("tries", "next_try_at", "pk")

    def asleep(self, topic: str, error: str, now: datetime) -> Self:
        """Jobs of a topic that failed with an error of this name and are not due yet, or were given up."""
        later = Q(next_try_at__gt=now) | Q(failed_at__isnull=False)
        return self.filter(later, topic=topic, error__startswith=f"{error}: ")


class OutboxItem(models.Model):
    """One thing to do for one key; it is written in the transaction that makes it necessary and deleted when done.

    A key has at most one row: asking again renews it. ``stamp`` tells a renewed row from the one that a
    running job has seen, so that a change made meanwhile is never lost.
    """

    topic = models.CharField(_("topic"), max_length=50)
    key = models.CharField(_("key"), max_length=255)
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("asked for"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now, db_index=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        constraints = [models.UniqueConstraint(fields=["topic", "key"], name="core_outboxitem_one_per_key")]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Heartbeat(models.Model):
    """When a named part last showed that it is alive, or a daily job last ran."""

    name = models.CharField(max_length=50, primary_key=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def beat(cls, name: str, at: datetime) -> None:
        """Note that a part is alive."""
        cls.objects.update_or_create(name=name, defaults={"seen_at": at})

    @classmethod
    def claim(cls, name: str, at: datetime, not_since: datetime) -> bool:
        """Take a turn at a regular job unless it was taken since a moment: one of several workers wins."""
        if cls.objects.filter(name=name, seen_at__lt=not_since).update(seen_at=at):
            return True
        return cls.objects.get_or_create(name=name, defaults={"seen_at": at})[1]

    @classmethod
    def last(cls, name: str) -> datetime | None:
        """Return when a part was last seen, or nothing if never."""
        return cls.objects.filter(name=name).values_list("seen_at", flat=True).first()

    @classmethod
    def is_fresh(cls, name: str, now: datetime, within: timedelta) -> bool:
        """Return whether a part was seen within a span of time."""
        seen = cls.last(name)
        return seen is not None and now - seen <= within
