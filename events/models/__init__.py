"""Page types of events."""

from events.models.base import AbstractEventPage
from events.models.index import EventIndexPage
from events.models.pages import ConferencePage, EventPage
from events.models.rows import (
    ConferenceContact,
    ConferenceDeadline,
    ConferenceFee,
    ConferenceInstitution,
    EventContact,
    EventInstitution,
)

__all__ = [
    "AbstractEventPage",
    "ConferenceContact",
    "ConferenceDeadline",
    "ConferenceFee",
    "ConferenceInstitution",
    "ConferencePage",
    "EventContact",
    "EventIndexPage",
    "EventInstitution",
    "EventPage",
]
