"""What the site says of itself: host, city, coordinates, who to call."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core.fields import PhoneField
from taxonomy.fields import TranslatedTextField
from taxonomy.names import name_in


@register_setting(icon="site")
class SiteSettings(BaseGenericSetting):
    """One row for the whole site; texts in every language."""

    names = TranslatedTextField(
        _("name of the site"), blank=True, help_text=_("For example “International Office”.")
    )
    university = TranslatedTextField(_("name of the university"), blank=True)
    taglines = TranslatedTextField(
        _("tagline"), blank=True, help_text=_("One sentence below the name, for search engines.")
    )
    city = TranslatedTextField(_("city"), blank=True)
    country = models.ForeignKey(
        "taxonomy.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Of the campus; drawn covers join it to each partner."),
    )  # fmt: skip
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    address = models.TextField(
        _("address"), blank=True, help_text=_("As it is written on a letter, one line a row.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneField(_("telephone"), blank=True)
    hours = TranslatedTextField(
        _("opening hours"), blank=True, help_text=_("One line, for the foot of each page.")
    )
    emergency_phone = PhoneField(
        _("emergency telephone"), blank=True, help_text=_("The campus's own; 112 is always shown.")
    )
    data_licence = models.CharField(
        _("licence of the open data"),
        max_length=120,
        default="CC BY 4.0",
        help_text=_("Named in the API's document."),
    )
    data_licence_url = models.URLField(
        _("address of the licence"), default="https://creativecommons.org/licenses/by/4.0/", blank=True
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("names"), FieldPanel("university"), FieldPanel("taglines")], heading=_("Names")
        ),
        MultiFieldPanel(
            [
                FieldPanel("city"),
                FieldPanel("country"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("address"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("hours"), FieldPanel("emergency_phone")],
            heading=_("How to reach us"),
        ),
        MultiFieldPanel([FieldPanel("data_licence"), FieldPanel("data_licence_url")], heading=_("Open data")),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def name(self) -> str:
        """Name of the site in the reader's language."""
        return name_in(self.names)

    @property
    def university_name(self) -> str:
        """Name of the university in the reader's language."""
        return name_in(self.university)

    @property
    def tagline(self) -> str:
        """Tagline in the reader's language."""
        return name_in(self.taglines)

    @property
    def city_name(self) -> str:
        """Name of the city in the reader's language."""
        return name_in(self.city)

    @property
    def hours_text(self) -> str:
        """Opening hours in the reader's language."""
        return name_in(self.hours)


class Notice(models.Model):
    """A site-wide notice, shown between two moments in the languages in which it is written."""

    texts = TranslatedTextField(
        _("text"),
        multiline=True,
        max_length=600,
        help_text=_("Shown only in the languages that have a text."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[("info", _("Information")), ("warning", _("Warning"))],
        default="info",
    )
    url = models.URLField(_("read more at"), blank=True)
    starts_at = models.DateTimeField(pgettext_lazy("first moment", "from"))
    ends_at = models.DateTimeField(_("until"))

    panels = [
        FieldPanel("texts"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return name_in(self.texts)[:60]
