"""Columns of links at the foot of every page. The sections at the head are the home page's children in menus."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from taxonomy.fields import TranslatedTextField
from taxonomy.names import name_in


class FooterColumn(ClusterableModel):
    """A headed column of links."""

    names = TranslatedTextField(_("heading"))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("names"),
        FieldPanel("sort_order"),
        InlinePanel("links", heading=_("Links"), label=_("Link")),
    ]

    class Meta:
        verbose_name = _("footer column")
        verbose_name_plural = _("footer columns")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The heading in the reader's language."""
        return name_in(self.names)


class FooterLink(Orderable):
    """A link to a page, which each reader gets in their language, or to an address."""

    column = ParentalKey(FooterColumn, on_delete=models.CASCADE, related_name="links")
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.CharField(_("or an address"), max_length=300, blank=True)
    labels = TranslatedTextField(_("label"), blank=True, help_text=_("Leave empty to use the page's title."))

    panels = [FieldPanel("page"), FieldPanel("url"), FieldPanel("labels")]

    def __str__(self) -> str:
        return name_in(self.labels) or self.url or str(self.page)

    def clean(self) -> None:
        super().clean()
        if bool(self.page) == bool(self.url):
            raise ValidationError(_("Choose a page or give an address, not both."))
        if self.url and not self.url.startswith(("https://", "http://", "/", "mailto:", "tel:")):
            raise ValidationError({"url": _("The address must begin with https:// or with a slash.")})
