"""Records that pages point at."""

from io import BytesIO

import factory
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from factory.django import DjangoModelFactory
from PIL import Image as PillowImage

from core.models import Contact, CustomImage, Place, Unit
from partners_directory.models import Institution, Publication
from taxonomy.enums import PlaceKind


def png(width: int = 8, height: int = 6) -> bytes:
    """The bytes of a small real picture."""
    buffer = BytesIO()
    PillowImage.new("RGB", (width, height), (200, 60, 30)).save(buffer, "PNG")
    return buffer.getvalue()


class UserFactory(DjangoModelFactory):
    """Somebody who may sign in."""

    username = factory.Sequence(lambda number: f"user{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("correct horse battery staple")

    class Meta:
        model = get_user_model()


class ImageFactory(DjangoModelFactory):
    """A picture with a real file."""

    title = factory.Sequence(lambda number: f"Picture {number}")
    file = factory.LazyFunction(lambda: ImageFile(BytesIO(png()), name="picture.png"))

    class Meta:
        model = CustomImage


class PlaceFactory(DjangoModelFactory):
    """A place on campus."""

    slug = factory.Sequence(lambda number: f"place-{number}")
    names = factory.LazyAttribute(lambda place: {"en": f"Place {place.slug}", "fr": f"Lieu {place.slug}"})
    kind = PlaceKind.OFFICE
    latitude = 38.7
    longitude = -9.18

    class Meta:
        model = Place


class UnitFactory(DjangoModelFactory):
    """A unit of the office."""

    key = factory.Sequence(lambda number: f"unit-{number}")
    names = factory.LazyAttribute(lambda unit: {"en": f"Unit {unit.key}"})

    class Meta:
        model = Unit


class ContactFactory(DjangoModelFactory):
    """A person of the office."""

    key = factory.Sequence(lambda number: f"person-{number}")
    name = factory.Sequence(lambda number: f"Ana Reis {number}")
    roles = factory.LazyFunction(lambda: {"en": "Outgoing exchange"})
    unit = factory.SubFactory(UnitFactory)
    email = factory.LazyAttribute(lambda contact: f"{contact.key}@alcantara.example")

    class Meta:
        model = Contact


class InstitutionFactory(DjangoModelFactory):
    """A university with coordinates and names; the country must be loaded."""

    display_name = factory.Sequence(lambda number: f"University of Testing {number}")
    names = factory.LazyAttribute(lambda institution: {"en": institution.display_name})
    country_id = "ES"
    city = "Granada"
    latitude = 37.18
    longitude = -3.6

    class Meta:
        model = Institution


class PublicationFactory(DjangoModelFactory):
    """A publication."""

    title = factory.Sequence(lambda number: f"On testing, part {number}")
    year = 2025

    class Meta:
        model = Publication
