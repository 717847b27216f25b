"""Page types of events."""

from events.models.event import (
    AbstractEventPage,
    ConferenceContact,
    ConferenceDeadline,
    ConferenceFee,
    ConferenceInstitution,
    ConferencePage,
    EventContact,
    EventInstitution,
    EventPage,
)
from events.models.index import EventIndexPage

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
