"""Fields of education and training."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy import isced
from taxonomy.models.base import Vocabulary


class FieldOfEducation(Vocabulary):
    """ISCED-F 2013 (UNESCO): broad, narrow and detailed fields. The order of codes is the order of the tree."""

    vocabulary = "field"
    by_name = False

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
    )

    class Meta(Vocabulary.Meta):
        verbose_name = _("field of education")
        verbose_name_plural = _("fields of education")

    @property
    def level(self) -> str:
        """``broad``, ``narrow`` or ``detailed``."""
        return isced.level_of(self.code)
