import pytest
from wagtail.models import Locale

from core.models import Contact, Place
from core.models.outbox import OutboxItem
from core.outbox import waiting_keys
from events.models import EventPage
from guides.models import GuidePage
from home.models import ContactPage, StandardPage
from opportunities.models import ExchangePage
from partners_directory.models import PartnerPage, ResearchProjectPage
from search.indexing import TOPIC, document_for
from search.related import pages_showing
from taxonomy.models import Country
from tests.factories import InstitutionFactory, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def institution():
    return InstitutionFactory(country=Country.objects.get(code="FR"))


@pytest.fixture
def waiting():
    """Pages that a change asks for, after those of a test's preparation are forgotten."""
    OutboxItem.objects.all().delete()
    return lambda: {int(key) for key in waiting_keys(TOPIC)}


def partner_of(institution):
    return make_page(PartnerPage, institution=institution)


def exchange_with(institution):
    page = make_page(ExchangePage)
    page.institutions.create(institution=institution)
    page.save()
    return page


def test_pages_show_an_institution_themselves_and_by_their_rows(institution):
    partner, exchange = partner_of(institution), exchange_with(institution)
    project = make_page(ResearchProjectPage)
    project.participants.create(institution=institution)
    project.save()
    exchange_with(InstitutionFactory())

    assert pages_showing(type(institution), [institution.pk]) == {partner.pk, exchange.pk, project.pk}
    assert pages_showing(type(institution), []) == set()


def test_an_edited_institution_asks_for_all_pages_that_show_it(institution, waiting):
    partner, exchange = partner_of(institution), exchange_with(institution)
    OutboxItem.objects.all().delete()

    institution.acronym = "NEW"
    institution.save()

    assert waiting() == {partner.pk, exchange.pk}


def test_a_country_is_shown_by_pages_and_by_way_of_institutions(institution, waiting):
    exchange = exchange_with(institution)
    event = make_page(EventPage, country=institution.country)
    OutboxItem.objects.all().delete()

    institution.country.save()

    assert waiting() == {exchange.pk, event.pk}


def test_the_document_has_the_countrys_name_of_its_language(institution, now):
    institution.country.names = {"en": "Gaul"}
    institution.country.save()

    assert "Gaul" in document_for(exchange_with(institution)).names


def test_contacts_and_places_ask_for_the_pages_that_name_them(now, waiting):
    contact = Contact.objects.create(name="Ada Lovelace", email="ada@example.org")
    place = Place.objects.create(slug="office", names={"en": "The Office"})
    page = make_page(GuidePage)
    page.contacts.create(contact=contact)
    page.places.create(place=place)
    page.save()
    OutboxItem.objects.all().delete()

    assert {"Ada Lovelace", "The Office"} <= set(document_for(page).names)

    contact.save()
    assert waiting() == {page.pk, *ContactPage.objects.values_list("pk", flat=True)}
    OutboxItem.objects.all().delete()
    place.save()
    assert waiting() == {page.pk}


def test_a_deleted_record_asks_for_the_pages_that_named_it(now, waiting):
    contact = Contact.objects.create(name="Ada Lovelace", email="ada@example.org")
    page = make_page(GuidePage)
    page.contacts.create(contact=contact)
    page.save()
    OutboxItem.objects.all().delete()

    contact.delete()

    assert page.pk in waiting()


def test_what_readers_do_not_see_asks_for_nothing(waiting):
    contact = Contact.objects.create(name="Ada Lovelace", email="ada@example.org")
    page = make_page(GuidePage, responsible_contact=contact)
    OutboxItem.objects.all().delete()

    contact.save()
    assert page.pk not in waiting()
    OutboxItem.objects.all().delete()
    Locale.objects.first().save()

    assert waiting() == set()


def test_a_page_that_names_all_of_them_follows_each_new_one(waiting):
    Contact.objects.create(name="Ada Lovelace", email="ada@example.org")

    assert waiting() == set(ContactPage.objects.values_list("pk", flat=True)) != set()


def test_a_row_that_goes_with_its_record_asks_for_its_page(institution, waiting):
    page = exchange_with(institution)
    OutboxItem.objects.all().delete()

    page.institutions.all()[0].delete()

    assert waiting() == {page.pk}


def test_translations_follow_a_source_that_is_deleted(waiting):
    page = make_page(StandardPage)
    french = Locale.objects.get(language_code="fr")
    translation = page.copy_for_translation(french, copy_parents=True, alias=False)
    OutboxItem.objects.all().delete()

    page.delete()

    assert translation.pk in waiting()
