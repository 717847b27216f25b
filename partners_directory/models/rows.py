"""Child rows that point at institutions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class InstitutionRow(Orderable):
    """An institution that a page is about."""

    institution = models.ForeignKey(
        "partners_directory.Institution", verbose_name=_("institution"), on_delete=models.CASCADE, related_name="+",
        help_text=_("From the register of institutions."),
    )  # fmt: skip

    panels = [FieldPanel("institution")]
    api_fields: ClassVar = ["institution"]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.institution)
