"""Child rows that several page types have: deadlines, costs, contacts, links."""

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from core.clock import campus_zone
from core.status import deadline_instant
from taxonomy.enums import CostKind, DeadlineKind, Period, Term


def validate_time_zone(name: str) -> None:
    """Accept names of the IANA time zone database."""
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone of the IANA database, such as Europe/Lisbon."),
            params={"name": name},
        )


def validate_currency(code: str) -> None:
    """Accept three letters; which of them are currencies, the vocabulary says when labels are made (ISO 4217)."""
    if not (len(code) == 3 and code.isascii() and code.isupper()):  # noqa: PLR2004 -- ISO 4217 codes have three letters
        raise ValidationError(_("Give the currency's three letters, for example EUR."))


class TimeZoneField(models.CharField):
    """The name of an IANA time zone; empty means the campus's."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", _("For example Asia/Tokyo. Leave empty for the campus's own."))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- passed on as they came
        if validate_time_zone not in self.validators:
            self.validators.append(validate_time_zone)


class CurrencyField(models.CharField):
    """An ISO 4217 currency code."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 3)
        kwargs.setdefault("default", "EUR")
        kwargs.setdefault("help_text", _("Three letters (ISO 4217), such as EUR."))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- passed on as they came
        if validate_currency not in self.validators:
            self.validators.append(validate_currency)


class DeadlineRow(TranslatableMixin, Orderable):
    """Something that must be done by a date; without a time it is the end of that day (decisions.md 7)."""

    kind = models.CharField(
        _("what for"), max_length=20, choices=DeadlineKind.choices, default=DeadlineKind.APPLICATION,
        help_text=_("What must be done by then."),
    )  # fmt: skip
    on = models.DateField(_("date"), help_text=_("The last day on which it can be done."))
    at = models.TimeField(
        _("time"), null=True, blank=True, help_text=_("Leave empty for the end of the day.")
    )
    time_zone = TimeZoneField(_("time zone"))
    term = models.CharField(
        _("term"), max_length=20, choices=Term.choices, blank=True,
        help_text=_("Only where the date holds for one term."),
    )  # fmt: skip
    note = models.CharField(
        _("note"), max_length=160, blank=True, help_text=_("For example “for stays in spring”.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("on")]),
        FieldRowPanel([FieldPanel("at"), FieldPanel("time_zone")]),
        FieldRowPanel([FieldPanel("term"), FieldPanel("note")]),
    ]
    api_fields = ["kind", "on", "at", "time_zone", "term", "note", "instant"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        ordering = ["on", "at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"

    @property
    def instant(self) -> datetime:
        """The last moment that is still in time, aware."""
        return deadline_instant(self.on, campus_zone(), self.at, self.time_zone)

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the date is meant."""
        return ZoneInfo(self.time_zone) if self.time_zone else campus_zone()


class CostRow(TranslatableMixin, Orderable):
    """What something costs."""

    kind = models.CharField(
        _("what for"), max_length=20, choices=CostKind.choices, help_text=_("What is paid for.")
    )
    amount = models.DecimalField(
        _("amount"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)],
        help_text=_("The number alone, such as 450 or 79.50."),
    )  # fmt: skip
    currency = CurrencyField(_("currency"))
    period = models.CharField(
        _("how often"), max_length=10, choices=Period.choices, default=Period.ONCE,
        help_text=_("How often it is paid."),
    )  # fmt: skip
    included = models.BooleanField(
        _("included in the fee"), default=False, help_text=_("Tick this if it is paid with the fee.")
    )
    note = models.CharField(
        _("note"), max_length=160, blank=True,
        help_text=_("A few words beside the amount, such as “for a room in a shared flat”."),
    )  # fmt: skip

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("period")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("included"), FieldPanel("note")]),
    ]
    api_fields = ["kind", "amount", "currency", "period", "included", "note"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount} {self.currency}"


class ContactRow(Orderable):
    """Somebody of the office who answers."""

    contact = models.ForeignKey(
        "core.Contact", verbose_name=_("contact"), on_delete=models.CASCADE, related_name="+",
        help_text=_("Somebody from the list of contacts."),
    )  # fmt: skip

    panels = [FieldPanel("contact")]
    api_fields = ["contact"]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.contact)


class LinkRow(TranslatableMixin, Orderable):
    """A link to another site."""

    title = models.CharField(
        _("title"), max_length=160, help_text=_("Where the link leads, in the language of this page.")
    )
    url = models.URLField(
        pgettext_lazy("web", "address"), max_length=500,
        help_text=_("The whole address, beginning with https://."),
    )  # fmt: skip

    panels = [FieldRowPanel([FieldPanel("title"), FieldPanel("url")])]
    api_fields = ["title", "url"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title
