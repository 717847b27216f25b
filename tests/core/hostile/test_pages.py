"""No text that an editor writes becomes markup: on the page, in its lists, data and files, in search and in the CMS."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from icalendar import Calendar
from modelcluster.models import get_all_child_relations
from wagtail.models import get_page_models

from core.models import (
    BasePage,
    Contact,
    CustomDocument,
    CustomImage,
    FooterColumn,
    Notice,
    Place,
    SiteSettings,
    Unit,
)
from core.outbox import run_due
from events.models import EventPage
from home.models import NewsPage, StandardPage
from partners_directory.models import Institution, PartnerPage, Publication
from taxonomy.models import Topic
from tests.core.hostile.payloads import PAYLOADS, Source, markup_from_texts
from tests.factories import (
    ContactFactory,
    ImageFactory,
    InstitutionFactory,
    PlaceFactory,
    PublicationFactory,
    UnitFactory,
    UserFactory,
    make_page,
)

pytestmark = [
    pytest.mark.django_db,
    # Wagtail reads a payload that looks like an address with a parser that warns of it; uploads in memory are left open.
    pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
FACTORIES = {Contact: ContactFactory, Place: PlaceFactory, Unit: UnitFactory, Institution: InstitutionFactory,
             Publication: PublicationFactory, CustomImage: ImageFactory}  # fmt: skip


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def chosen(source):
    """A row of a model with payloads in its texts."""
    made = {}

    def choose(model):
        if model not in made:
            made[model] = _make(model)
        return made[model]

    def _make(model):
        if model is CustomDocument:
            return CustomDocument.objects.create(
                title=source.text(), file=ContentFile(b"x", "<img src=x onerror=alert(1)>.pdf")
            )
        if model not in FACTORIES:
            return make_page(StandardPage, title=source.text())
        row = FACTORIES[model]()
        source.fill(row, choose)
        row.save()
        return row

    return choose


@pytest.fixture
def hostile(source, chosen):
    """A live page of a type, with rows, in whose texts payloads stand; the site's own texts hold some too."""

    def make(model):
        site = SiteSettings.load()
        source.fill(site, chosen)
        site.email = "office@example.org"
        site.save()
        page = make_page(model, rows_each=1)
        source.fill(page, chosen)
        for relation in get_all_child_relations(page):
            for row in relation.related_model.objects.filter(**{relation.field.name: page.pk}):
                source.fill(row, chosen)
                row.save()
        page.save()
        run_due()
        return model.objects.get(pk=page.pk)

    return make


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_texts_stay_texts_on_the_page(client, hostile, model):
    page = hostile(model)

    response = client.get(page.url)

    assert response.status_code == 200
    html = response.content.decode()
    assert markup_from_texts(html) == []
    assert "49" not in [text.strip() for text in BeautifulSoup(html, "html.parser").stripped_strings]
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
        assert json.loads(block)["@type"]


@pytest.mark.parametrize("model", [PartnerPage, EventPage, NewsPage])
def test_texts_stay_texts_in_the_cms(client, hostile, model):
    page = hostile(model)
    page.save_revision()
    page.save_revision(log_action=True)
    client.force_login(
        UserFactory(
            is_superuser=True,
            first_name="<script>alert(1)</script>",
            last_name="<img src=x onerror=alert(1)>",
        )
    )
    names = ("edit", "history", "delete", "copy", "move", "unpublish", "usage", "view_draft")
    urls = [reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in names]
    urls += [
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        *map(reverse, ("wagtailadmin_home", "wagtailadmin_reports:site_history", "wagtailimages:index", "wagtaildocs:index",
                       "wagtailusers_users:index", "wagtailsnippets_core_contact:list", "institutions:index")),
    ]  # fmt: skip

    for url in urls:
        response = client.get(url)
        assert response.status_code in {200, 302}, url
        assert markup_from_texts(response.content.decode()) == [], url


def test_what_is_searched_for_stays_a_text(client):
    for payload in PAYLOADS:
        make_page(NewsPage, title=f"Needle {payload}", summary=f"Thread {payload}")
    run_due()

    pages = [client.get("/en/search/", {"q": query}) for query in (*PAYLOADS, "needle", "thread alert")]

    assert {page.status_code for page in pages} == {200}
    assert [found for page in pages for found in markup_from_texts(page.content.decode())] == []


def test_what_the_api_finds_is_data(client):
    make_page(NewsPage, title=f"Needle {PAYLOADS[0]}", summary=f"Thread {PAYLOADS[2]}")
    run_due()

    for address in ("suggest/?q=needle", "search/?q=needle", "search/?q=thread", "news/"):
        answer = client.get(f"/api/v1/{address}")
        assert answer["Content-Type"] == "application/json"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Needle" in answer.content.decode()


def test_feeds_and_calendars_keep_their_shape(client, hostile):
    event, news = hostile(EventPage), hostile(NewsPage)

    feed = client.get(f"{news.get_parent().url}feed.atom")
    calendar = client.get(f"{event.get_parent().url}calendar.ics")

    assert ET.fromstring(feed.content).tag.endswith("feed")
    assert b"\nX-EVIL" not in calendar.content.replace(b"\r", b"")
    assert [
        part.name for part in Calendar.from_ical(calendar.content).subcomponents if part.name != "VTIMEZONE"
    ] == ["VEVENT"]


def test_names_of_codes_notices_and_the_footer_stay_texts(client, source, chosen):
    for row in (Topic.objects.get(pk="visa"), FooterColumn(), Notice()):
        source.fill(row, chosen)
        if isinstance(row, Notice):
            row.starts_at, row.ends_at = "2020-01-01T00:00Z", "2090-01-01T00:00Z"
        row.save()
    page = make_page(NewsPage, topics=["visa"])
    run_due()

    for path in (page.url, page.get_parent().url, "/en/search/?q=page"):
        assert markup_from_texts(client.get(path).content.decode()) == []


def test_the_reader_notices():
    """Each payload that is markup at all would be seen."""
    seen = [payload for payload in PAYLOADS if markup_from_texts(f"<p>{payload}</p>")]

    assert len(seen) > 25
