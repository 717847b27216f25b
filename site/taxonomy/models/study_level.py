"""Levels of study."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.models.base import Vocabulary


class StudyLevel(Vocabulary):
    """The cycles of the European Higher Education Area with their EQF and ISCED 2011 levels."""

    vocabulary = "level"
    by_name = False

    eqf = models.PositiveSmallIntegerField(_("EQF level"), unique=True)
    isced = models.PositiveSmallIntegerField(_("ISCED level"), unique=True)

    class Meta(Vocabulary.Meta):
        verbose_name = _("level of study")
        verbose_name_plural = _("levels of study")
        ordering = ("eqf",)
