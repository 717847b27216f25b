import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.cache import raise_edition
from core.models.outbox import OutboxItem
from search.finder.build import run_finder
from search.finder.spec import EVERYTHING
from tests.search.conftest import NOW


@pytest.fixture
def find():
    """The search page's list for a query."""

    def run(query="", spec=EVERYTHING, language="en"):
        with override(language):
            request = RequestFactory().get(f"/{language}/search/{query}")
            finder = run_finder(request, spec, language, NOW, "Search")
        finder_request.append(request)
        return finder

    finder_request = []
    run.requests = finder_request
    return run


@pytest.fixture
def promote(db):
    """Put pages above the results of some words."""

    def make(words, *pages):
        query = Query.get(words)
        for order, page in enumerate(pages):
            SearchPromotion.objects.create(query=query, page=page, sort_order=order)
        OutboxItem.objects.all().delete()
        raise_edition()

    return make
