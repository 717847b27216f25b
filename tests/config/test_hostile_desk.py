"""Nothing that somebody who is signed in can write into the addresses of the CMS's searches breaks them (hardening.md 51)."""

import json
from itertools import cycle

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from core.outbox import run_due
from guides.models import GuidePage
from search.models import AskedWords, SynonymGroup
from tests.config.test_hostile import HANGS, ask
from tests.factories import make_page
from tests.faults import hostile
from tests.home.conftest import person

__all__ = ["person"]
pytestmark = pytest.mark.django_db

#: Screens of ours, and Wagtail's own in which one searches.
SCREENS = {
    "search_report": ("q", "language", "week", "outcome", "ordering", "p", "export"),
    "search_report_results": ("q", "language", "week", "outcome", "ordering", "p"),
    "search_found": ("q",),
    "search_promotions": ("q", "ordering", "p"),
    "wagtailsearchpromotions:add": ("words",),
    "wagtailsnippets_search_synonymgroup:list": ("q", "language", "ordering", "p", "export"),
    "wagtailsnippets_search_synonymgroup:add": ("language", "words"),
    "wagtailadmin_pages:search": ("q", "content_type", "ordering", "p"),
    "wagtailadmin_choose_page_search": ("q", "page_type", "p"),
    "wagtailimages:index": ("q", "collection_id", "ordering", "p"),
    "wagtaildocs:index": ("q", "collection_id", "ordering", "p"),
}


@pytest.fixture
def desk(person):
    """Whoever may do everything; a fault of ours is a 500."""
    made = Client(raise_request_exception=False)
    made.force_login(person("superuser"), backend="core.accounts.backends.AccountBackend")
    return made


@pytest.mark.parametrize("screen", SCREENS)
def test_screens_take_any_query(desk, screen):
    page = make_page(GuidePage, title="Visa")
    run_due()
    AskedWords.objects.create(day=clock.today(), language="en", words="visa", count=3)
    SynonymGroup.objects.create(language="en", words="visa\nentry permit")
    path = reverse(screen, args=[page.pk] if screen == "search_found" else [])
    turn = cycle(hostile.VALUES.values())
    queries = [f"{name}={value}" for name in SCREENS[screen][:1] for value in hostile.VALUES.values()]
    queries += [f"{name}={next(turn)}" for name in SCREENS[screen][1:] for _time in range(4)]

    answers = {query: ask(desk, f"{path}?{query}") for query in queries}

    bad = [
        (query[:80], *one) for query, one in answers.items() if one[0] not in hostile.GOOD or one[1] > HANGS
    ]
    assert bad == []
    assert ask(desk, path)[0] == 200


def test_clicks_take_any_body(client):
    for value in hostile.VALUES.values():
        for name in ("q", "l", "id"):
            sent = {"q": "visa", "l": "en", "id": "page:1"} | {name: ""}
            body = "&".join(f"{key}={value if key == name else said}" for key, said in sent.items())
            answer = client.post(
                "/search/click/",
                body,
                content_type="application/x-www-form-urlencoded",
                headers={"sec-fetch-site": "same-origin"},
            )
            assert (answer.status_code, answer.content) == (204, b""), (name, ascii(value)[:80])


def test_the_api_says_what_it_does_not_take(client):
    refused = []
    for path in (
        "search",
        "suggest",
        "institutions",
        "partners",
        "opportunities",
        "events",
        "guides",
        "news",
    ):
        for query in ("nothing=1", "limit=-1", "limit=NaN", f"limit={2**63}", "locale=xx", "locale=en&locale=de", "q%5B%5D=a", "q.x=a"):  # fmt: skip
            answer = client.get(
                f"/api/v1/{path}/?{query}", headers={"x-forwarded-for": f"10.0.0.{len(refused) % 250}"}
            )
            refused.append((path, query, answer.status_code, answer["Content-Type"], bool(json.loads(answer.content)["errors"])))  # fmt: skip

    assert [one for one in refused if one[2:] != (400, "application/problem+json", True)] == []
