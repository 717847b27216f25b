"""A record that pages show begins a new edition when it changes; one that they don't see does not."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Site

from core.models.media import CustomImage, CustomRendition
from core.models.outbox import Heartbeat, OutboxItem
from core.models.records import Contact
from core.models.settings import Notice, SiteSettings
from core.outbox import waiting_keys
from core.signals import is_shown
from taxonomy.models import Country


@pytest.mark.parametrize("model", [Contact, Notice, SiteSettings, CustomImage, Country, Site, Locale])
def test_what_readers_see(model):
    assert is_shown(model)


@pytest.mark.parametrize("model", [CustomRendition, Heartbeat, OutboxItem, get_user_model()])
def test_what_readers_do_not_see(model):
    assert not is_shown(model)


def test_models_of_a_migration_are_left_alone():
    assert not is_shown(type("Past", (), {"__module__": "__fake__"}))


@pytest.mark.django_db
def test_saving_and_deleting_ask_for_an_edition():
    OutboxItem.objects.all().delete()

    site = Site.objects.get()
    site.save()

    assert waiting_keys("site.edition") == {"site"}


@pytest.mark.django_db
def test_fixtures_ask_for_nothing():
    OutboxItem.objects.all().delete()

    Site.objects.get().save_base(raw=True)

    assert waiting_keys("site.edition") == frozenset()
