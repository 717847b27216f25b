"""Child rows of events and conferences; wagtail-localize wants one table a parent."""

from django.db import models
from modelcluster.fields import ParentalKey

from core.models.rows import ContactRow, CostRow, DeadlineRow
from events.models.pages import ConferencePage, EventPage
from partners_directory.models.rows import InstitutionRow


class EventInstitution(InstitutionRow):
    """A partner that takes part."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="institutions")


class ConferenceInstitution(InstitutionRow):
    """A partner that takes part."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="institutions")


class EventContact(ContactRow):
    """Who answers."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="contacts")


class ConferenceContact(ContactRow):
    """Who answers."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="contacts")


class ConferenceDeadline(DeadlineRow):
    """A date of the call for papers or of registration."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="deadlines")


class ConferenceFee(CostRow):
    """What taking part costs."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="costs")
