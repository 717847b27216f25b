from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from core import clock
from core.models import Contact, FooterColumn, Notice, Place, SiteSettings
from home.demo.loading import load as loading
from home.demo.loading import pages as demo_pages
from home.demo.loading.many import FULL, many
from home.demo.loading.people import as_lines, keep, load_people
from home.demo.reader import read_sources
from opportunities.models import ExchangePage
from partners_directory.models import Institution, PartnerPage, ResearchProjectPage

TODAY = date(2027, 3, 1)
SAMPLE = (
    "home/home", "pages/partners-index", "partners/kyoto-university", "partners/aarhus-university",
    "opportunities/exchange-kyoto", "opportunities/internship-grenoble-energy", "opportunities/welcome-scholarship",
    "events/exchange-in-japan-online", "guides/arrival", "news/kyoto-agreement-renewed", "research/steady-walls",
)  # fmt: skip


class Forgiving(dict):
    """Pages of the sample, and the home page for what it leaves out."""

    def __missing__(self, key):
        return self["home/home"]


@pytest.fixture
def sample(db, monkeypatch, settings, tmp_path):
    """A closed piece of the demo; its institutions are those of all partners that it names."""
    sources = read_sources()
    chosen = {key: sources[key] for key in SAMPLE}
    named = {slug for page in chosen.values() for slug in page.head.get("partners", [])}
    named |= {row["partner"] for row in chosen["research/steady-walls"].head["participants"]} - {"host"}
    chosen |= {f"partners/{slug}": sources[f"partners/{slug}"] for slug in sorted(named)}
    monkeypatch.setattr(loading, "read_sources", lambda: chosen)
    original = demo_pages.DemoTree.__post_init__

    def forgiving(tree):
        original(tree)
        tree.pages = Forgiving()

    monkeypatch.setattr(demo_pages.DemoTree, "__post_init__", forgiving)
    settings.STATE_DIR = tmp_path
    return chosen


def quiet(step, done, total):
    assert done <= total


def test_load_makes_the_site_once(sample):
    """One load, looked at from all sides: it takes seconds."""
    Institution.objects.create(display_name="Kyoto as it was", ror_id="02kpeqv85", country_id="JP")

    loaded = loading.load(TODAY, quiet)

    assert loaded.pages == len(sample)
    offer = ExchangePage.objects.get(locale__language_code="en", slug="exchange-kyoto")
    assert offer.live
    assert offer.deadlines.count() > 0
    assert [row.institution.ror_id for row in offer.institutions.all()] == ["02kpeqv85"]
    assert Institution.objects.get(ror_id="02kpeqv85").display_name == "Kyoto as it was"
    assert SiteSettings.load().names["ar"]
    assert FooterColumn.objects.count() > 2
    assert Notice.objects.count() == 1
    assert Contact.objects.count() >= 12
    assert Place.objects.count() >= 15
    assert ResearchProjectPage.objects.get(locale__language_code="en").participants.count() > 1
    _translations_are_real_and_can_be_edited()
    _pages_without_a_translation_are_aliases()
    _loading_again_changes_nothing()


def _translations_are_real_and_can_be_edited():
    french = PartnerPage.objects.get(locale__language_code="fr", slug="kyoto-university")
    source = PartnerPage.objects.get(locale__language_code="en", slug="kyoto-university")
    assert french.alias_of is None
    assert french.summary != source.summary
    assert french.institution == source.institution
    translation = Translation.objects.get(
        source__object_id=source.translation_key, target_locale=french.locale
    )
    strings = translation.source.stringsegment_set.count()
    typed = StringTranslation.objects.filter(locale=french.locale, context__object_id=source.translation_key)
    assert typed.count() >= strings * 0.9


def _pages_without_a_translation_are_aliases():
    aarhus = PartnerPage.objects.get(locale__language_code="ar", slug="aarhus-university")
    assert aarhus.is_untranslated
    assert aarhus.content_language == "en"


def _loading_again_changes_nothing():
    before = dict(Page.objects.values_list("pk", "latest_revision_created_at"))
    loaded = loading.load(TODAY + timedelta(days=3), quiet)
    assert (loaded.pages, loaded.translations, loaded.moved) == (0, 0, 0)
    assert dict(Page.objects.values_list("pk", "latest_revision_created_at")) == before


def test_first_part_then_the_rest_then_dates(sample, settings, capsys):
    loading.load(TODAY, quiet, first=True)

    assert (settings.STATE_DIR / loading.UNFINISHED).exists()
    assert not PartnerPage.objects.filter(locale__language_code="fr").exists()

    with clock.frozen(datetime(2027, 3, 1, 12, tzinfo=UTC)):
        call_command("load_demo", verbosity=1)

    assert not (settings.STATE_DIR / loading.UNFINISHED).exists()
    assert "translations" in capsys.readouterr().out
    partners = [key for key in sample if key.startswith("partners/")]
    assert PartnerPage.objects.filter(locale__language_code="fr").count() == len(partners)
    _dates_move_and_words_stay()


def _dates_move_and_words_stay():
    page = ExchangePage.objects.get(locale__language_code="fr", slug="exchange-kyoto")
    page.title = "Un titre de la rédaction"
    page.save_revision().publish()
    before = [row.on for row in page.deadlines.all()]

    loaded = loading.load(TODAY + timedelta(days=10), quiet, dates=True)

    page = ExchangePage.objects.get(pk=page.pk)
    assert loaded.moved > 0
    assert page.title == "Un titre de la rédaction"
    assert [row.on for row in page.deadlines.all()] == [day + timedelta(days=10) for day in before]


def test_people_are_made_once_with_passwords_of_their_own(db, tmp_path):
    made = load_people()
    again = load_people()
    path = tmp_path / "logins.txt"
    keep(made, path)

    assert len({login.password for login in made}) == len(made) == 14
    assert again == []
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text() == as_lines(made)


def test_the_full_size_has_as_many_pages_as_promised():
    found = many(read_sources())

    assert len(found) == FULL == 3500
    assert all(key == page.key for key, page in found.items())


def test_partners_are_real_institutions(shared_data):
    import gzip
    import json

    with gzip.open(shared_data / "universities/ror_education.jsonl.gz", "rt") as file:
        registry = {row["id"]: row for row in map(json.loads, file)}
    partners = [page.head for key, page in read_sources().items() if key.startswith("partners/")]
    known = [(head, registry[head["ror"]]) for head in partners if head["ror"] in registry]

    assert len(partners) >= 60
    assert len({head["ror"] for head in partners}) == len(partners)
    assert len(known) >= 60
    for head, row in known:
        assert head["country"] == row["country_code"], head["title"]
        assert abs(head["latitude"] - row["lat"]) < 0.2, head["title"]
        assert abs(head["longitude"] - row["lng"]) < 0.2, head["title"]
        codes = head.get("erasmus") or []
        assert (
            set([codes] if isinstance(codes, str) else codes)
            <= {one["erasmus_code"] for one in row["erasmus"]}
            or not codes
        )
