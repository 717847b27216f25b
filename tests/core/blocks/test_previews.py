"""Every block says what it is for and shows itself in the editor's chooser."""

import pytest
from django.urls import reverse

from core.blocks import BODY_BLOCKS
from home.models import StandardPage
from tests.factories import ContactFactory, ImageFactory, PlaceFactory, UserFactory

by_block = pytest.mark.parametrize(("name", "block"), BODY_BLOCKS, ids=[name for name, _ in BODY_BLOCKS])


def test_no_block_takes_raw_html():
    assert "raw" not in " ".join(type(block).__name__.lower() for _name, block in BODY_BLOCKS)


@by_block
def test_a_block_has_a_description_and_an_icon(name, block):
    assert block.meta.description
    assert block.meta.icon != "placeholder"


@by_block
@pytest.mark.django_db
def test_a_block_can_be_previewed_before_there_are_records(name, block):
    assert block.is_previewable

    html = block.render(block.get_preview_value())

    assert "<script>" not in html
    assert "style=" not in html


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("name", "factory", "shown"),
    [
        ("contact", ContactFactory, "name"),
        ("place", PlaceFactory, "slug"),
        ("image", ImageFactory, None),
        ("figure", ImageFactory, "title"),
    ],
)
def test_a_block_of_records_shows_the_first_one(name, factory, shown):
    record = factory()
    block = dict(BODY_BLOCKS)[name]

    html = block.render(block.get_preview_value())

    assert (str(getattr(record, shown)) if shown else "<picture") in html


@pytest.mark.django_db
def test_the_preview_has_the_sites_styles(client):
    client.force_login(UserFactory(is_superuser=True))
    body = StandardPage.body.field.stream_block
    block = body.child_blocks["call_to_action"]

    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert response.status_code == 200
    assert "css/prose.css" in response.text
    assert "See open calls" in response.text
