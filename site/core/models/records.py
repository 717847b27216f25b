"""The office's own records: units, people and places. A fact lives once; pages point at these."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.fields import CodesField, PhoneField
from core.models.hours import OpeningHours
from taxonomy.enums import PlaceKind
from taxonomy.fields import TranslatedTextField
from taxonomy.names import name_in


class Place(index.Indexed, ClusterableModel):
    """A place on the map of the guides and events, with address, opening hours and coordinates (WGS 84)."""

    names = TranslatedTextField(_("name"), help_text=_("The place's name in each language."))
    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, help_text=_("Used in addresses: “main-library”.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind.choices)
    descriptions = TranslatedTextField(
        _("description"),
        blank=True,
        multiline=True,
        help_text=_("What one comes here for, in a sentence or two."),
    )
    address = models.TextField(
        _("address"), blank=True, help_text=_("As it is written on a letter, one line a row.")
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    phone = PhoneField(_("telephone"), blank=True)
    website = models.URLField(_("website"), blank=True)
    step_free = models.BooleanField(
        _("step-free access"), null=True, blank=True, help_text=_("Leave open if you don't know.")
    )

    panels = [
        FieldPanel("names"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("slug")]),
        FieldPanel("descriptions"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("website"), FieldPanel("step_free")], heading=_("Good to know")
        ),
        InlinePanel("hours", heading=_("Opening hours"), label=_("Opening hours")),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = pgettext_lazy("locations", "places")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return name_in(self.names) or self.slug

    @property
    def description(self) -> str:
        """The description in the reader's language."""
        return name_in(self.descriptions)


class PlaceHours(OpeningHours):
    """When a place is open."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="hours")


class Unit(index.Indexed, ClusterableModel):
    """An organisational unit of the office."""

    names = TranslatedTextField(_("name"))
    descriptions = TranslatedTextField(_("what it does"), blank=True, multiline=True, max_length=1000)
    key = models.SlugField(
        _("key"), max_length=60, unique=True, help_text=_("A short name for addresses and imports.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneField(_("telephone"), blank=True)
    place = models.ForeignKey(
        Place, verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("names"),
        FieldPanel("descriptions"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("sort_order")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("place"),
        InlinePanel("hours", heading=_("Office hours"), label=_("Office hours")),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_order", "key"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return name_in(self.names) or self.key

    @property
    def description(self) -> str:
        """The description in the reader's language."""
        return name_in(self.descriptions)


class UnitHours(OpeningHours):
    """When a unit's door is open."""

    unit = ParentalKey(Unit, on_delete=models.CASCADE, related_name="hours")


class Contact(index.Indexed, ClusterableModel):
    """A person of the office who answers for something."""

    key = models.SlugField(_("key"), max_length=60, unique=True, help_text=_("A short name for imports."))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    roles = TranslatedTextField(
        _("role"), blank=True, help_text=_("For example “Outgoing exchange, Asia and Oceania”.")
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneField(_("telephone"), blank=True)
    photo = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    languages = CodesField(_("languages spoken"), vocabulary="language", blank=True)
    topics = CodesField(
        _("topics"), vocabulary="topic", blank=True, help_text=_("What this person answers questions about.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
        FieldPanel("roles"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("sort_order")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("photo"),
        FieldPanel("languages"),
        FieldPanel("topics"),
        InlinePanel("hours", heading=_("Office hours"), label=_("Office hours")),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name"), index.FilterField("unit")]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def role(self) -> str:
        """The role in the reader's language."""
        return name_in(self.roles)


class ContactHours(OpeningHours):
    """When a person receives visitors or calls."""

    contact = ParentalKey(Contact, on_delete=models.CASCADE, related_name="hours")
