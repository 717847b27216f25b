"""Child rows of the four kinds of opportunity; wagtail-localize wants one table a parent."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.models.rows import ContactRow, CostRow, DeadlineRow
from opportunities.models.pages import ExchangePage, ScholarshipPage, StaffMobilityCallPage, StudyAbroadPage
from partners_directory.models.rows import InstitutionRow


class ExchangeInstitution(InstitutionRow):
    """A partner of the offer."""

    page = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="institutions")


class ExchangeDeadline(DeadlineRow):
    """A date of the offer."""

    page = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="deadlines")


class ExchangeCost(CostRow):
    """A cost of the stay."""

    page = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="costs")


class ExchangeContact(ContactRow):
    """Who answers."""

    page = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="contacts")


class StudyAbroadInstitution(InstitutionRow):
    """A partner of the programme."""

    page = ParentalKey(StudyAbroadPage, on_delete=models.CASCADE, related_name="institutions")


class StudyAbroadDeadline(DeadlineRow):
    """A date of the programme."""

    page = ParentalKey(StudyAbroadPage, on_delete=models.CASCADE, related_name="deadlines")


class StudyAbroadCost(CostRow):
    """A cost of the programme."""

    page = ParentalKey(StudyAbroadPage, on_delete=models.CASCADE, related_name="costs")


class StudyAbroadContact(ContactRow):
    """Who answers."""

    page = ParentalKey(StudyAbroadPage, on_delete=models.CASCADE, related_name="contacts")


class Intake(Orderable):
    """One of several times at which a programme begins."""

    page = ParentalKey(StudyAbroadPage, on_delete=models.CASCADE, related_name="intakes")
    starts_on = models.DateField(_("begins on"), help_text=_("The first day."))
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("The last day."))
    places = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, help_text=_("How many people can begin then.")
    )

    panels = [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("places")])]
    api_fields: ClassVar = ["starts_on", "ends_on", "places"]

    class Meta(Orderable.Meta):
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return str(self.starts_on)


class StaffMobilityInstitution(InstitutionRow):
    """A host."""

    page = ParentalKey(StaffMobilityCallPage, on_delete=models.CASCADE, related_name="institutions")


class StaffMobilityDeadline(DeadlineRow):
    """A date of the call."""

    page = ParentalKey(StaffMobilityCallPage, on_delete=models.CASCADE, related_name="deadlines")


class StaffMobilityCost(CostRow):
    """A cost of the stay."""

    page = ParentalKey(StaffMobilityCallPage, on_delete=models.CASCADE, related_name="costs")


class StaffMobilityContact(ContactRow):
    """Who answers."""

    page = ParentalKey(StaffMobilityCallPage, on_delete=models.CASCADE, related_name="contacts")


class ScholarshipInstitution(InstitutionRow):
    """Where the money may be used."""

    page = ParentalKey(ScholarshipPage, on_delete=models.CASCADE, related_name="institutions")


class ScholarshipDeadline(DeadlineRow):
    """A date of the scholarship."""

    page = ParentalKey(ScholarshipPage, on_delete=models.CASCADE, related_name="deadlines")


class ScholarshipCost(CostRow):
    """A cost that the scholarship does not cover."""

    page = ParentalKey(ScholarshipPage, on_delete=models.CASCADE, related_name="costs")


class ScholarshipContact(ContactRow):
    """Who answers."""

    page = ParentalKey(ScholarshipPage, on_delete=models.CASCADE, related_name="contacts")


class ScholarshipOpportunity(Orderable):
    """An opportunity that the scholarship may pay for; each reader gets it in their language."""

    page = ParentalKey(ScholarshipPage, on_delete=models.CASCADE, related_name="opportunities")
    opportunity = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("opportunity"), on_delete=models.CASCADE, related_name="+",
        help_text=_("What it may pay for; readers get the page in their language."),
    )  # fmt: skip

    panels = [
        FieldPanel("opportunity"),
    ]
    api_fields: ClassVar = ["opportunity"]
