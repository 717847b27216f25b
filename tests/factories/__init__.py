"""Boring factories: one a model, the least that is valid."""

from tests.factories.pages import PAGE_FACTORIES, make_page
from tests.factories.records import (
    ContactFactory,
    ImageFactory,
    InstitutionFactory,
    PlaceFactory,
    PublicationFactory,
    UnitFactory,
    UserFactory,
)

__all__ = [
    "PAGE_FACTORIES",
    "ContactFactory",
    "ImageFactory",
    "InstitutionFactory",
    "PlaceFactory",
    "PublicationFactory",
    "UnitFactory",
    "UserFactory",
    "make_page",
]
