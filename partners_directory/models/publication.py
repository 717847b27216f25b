"""Publications that came from joint projects; each is a record of its own."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Publication(index.Indexed, models.Model):
    """A publication, once, whatever projects it came from."""

    title = models.CharField(_("title"), max_length=500)
    authors = models.CharField(
        _("authors"), max_length=500, blank=True, help_text=_("As they are cited: “Reis, A.; Costa, M.”")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    venue = models.CharField(_("published in"), max_length=300, blank=True)
    doi = models.CharField(
        _("DOI"), max_length=200, blank=True, null=True, unique=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", _("A DOI begins with 10. and has a slash."))],
    )  # fmt: skip
    url = models.URLField(pgettext_lazy("web", "address"), max_length=500, blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("venue")]),
        FieldRowPanel([FieldPanel("doi"), FieldPanel("url")]),
    ]
    search_fields = [
        index.AutocompleteField("title"),
        index.SearchField("title"),
        index.SearchField("authors"),
    ]
    api_fields: ClassVar = ["title", "authors", "year", "venue", "doi", "url"]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-year", "title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self.doi = self.doi or None

    @property
    def link(self) -> str:
        """Where it can be read."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
