"""What holds for every page type; a new one is tested before its author writes a line (conventions.md 29)."""

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import get_page_models

from core.cache import raise_edition
from core.models import BasePage
from search.backends import get_backend
from search.indexing import document_for, sync_page
from tests.factories import PAGE_FACTORIES, UserFactory, make_page
from tests.factories.pages import INDEX_TYPES

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
#: Most queries that a page may cost uncached (house.md); lists, texts and the home page are cheaper.
MOST = 12
MOST_WITH_RELATIONS = 18
WITH_RELATIONS = {
    "partner",
    "exchange",
    "study_abroad",
    "staff_mobility",
    "scholarship",
    "event",
    "conference",
    "project",
}

by_type = pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
pytestmark = pytest.mark.django_db


def queries(client, page):
    """How many queries the page costs, uncached, with what every page shares in memory already."""
    past_the_cache = {"authorization": "none"}
    raise_edition()
    client.get(page.url, headers=past_the_cache)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(page.url, headers=past_the_cache)
    assert response.status_code == 200
    return len(captured)


def test_every_type_has_a_factory_or_comes_with_the_tree():
    assert {*PAGE_FACTORIES, *INDEX_TYPES} == set(TYPES)


@by_type
def test_type_declares_kind_parents_and_children(model):
    assert model.kind
    assert "parent_page_types" in vars(model) or any(
        "parent_page_types" in vars(base) for base in model.__mro__[1:3]
    )
    assert model.allowed_parent_page_models()


def test_kinds_are_unique():
    kinds = [model.kind for model in TYPES]

    assert len(kinds) == len(set(kinds))


@by_type
def test_page_answers_in_its_layout(client, model):
    page = make_page(model, rows_each=1)

    response = client.get(page.url)

    assert response.status_code == 200
    html = response.content.decode()
    assert page.title in html
    assert '<main id="main"' in html
    assert "<script>" not in html
    assert "style=" not in html


@by_type
def test_page_costs_the_same_for_one_and_three_children(client, model):
    one = queries(client, make_page(model, rows_each=1))
    three = queries(client, make_page(model, rows_each=3))

    assert one == three
    assert one <= (MOST_WITH_RELATIONS if model.kind in WITH_RELATIONS else MOST)


@by_type
def test_page_can_be_edited_and_previewed(client, model):
    client.force_login(UserFactory(is_superuser=True))
    page = make_page(model, rows_each=1)

    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    preview = page.make_preview_request()

    assert response.status_code == 200
    assert preview.status_code == 200


@by_type
def test_template_lies_on_wagtails_path(model):
    name = model.__name__[0].lower() + "".join(
        f"_{char.lower()}" if char.isupper() else char for char in model.__name__[1:]
    )

    assert model.template == f"{model._meta.app_label}/{name}.html"
    get_template(model.template)


@by_type
def test_every_field_says_what_it_is_in_the_form(model):
    untold = [
        field.name for field in model._meta.local_fields if field.editable and not str(field.verbose_name)
    ]

    assert untold == []


@by_type
def test_document_goes_through_the_engine(model):
    page = make_page(model, rows_each=1)
    if not model.in_search:
        pytest.skip("index pages are found by their menus")

    sync_page(page.pk)

    stored = get_backend().versions("en")
    assert f"page:{page.pk}" in stored
    document = document_for(page)
    assert document.kind == model.kind
    assert document.title == page.title
    assert document.language == "en"
