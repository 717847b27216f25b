"""Whatever changes what a reader may see changes both indexes: with the real signals, the real outbox, real engines."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from core.models import Contact
from core.models.outbox import OutboxItem
from guides.models import GuidePage
from home.models import StandardPage
from opportunities.models import ExchangePage
from search import healing
from search.indexing import all_documents, sync_page, take_version
from search.models import DocumentVersion
from tests.factories import InstitutionFactory, make_page
from tests.home.conftest import as_, person
from tests.search.equality import assert_equal, both

__all__ = ["as_", "assert_equal", "both", "person"]
pytestmark = pytest.mark.django_db


def test_pages_and_both_indexes_stay_equal(assert_equal, now):
    parent = make_page(StandardPage, title="Living here")
    page = make_page(StandardPage, title="Housing", parent=parent)
    document = f"page:{page.pk}"
    assert document in assert_equal("published")

    page.unpublish()
    assert document not in assert_equal("unpublished")

    page.save_revision().publish()
    page.title = "Housing and rent"
    page.save_revision().publish()
    assert assert_equal("edited")[document].title == "Housing and rent"

    page.slug = "rent"
    page.save_revision().publish()
    assert assert_equal("renamed")[document].url.endswith("/rent/")

    parent.refresh_from_db()
    parent.slug = "life"
    parent.save_revision().publish()
    assert "/life/rent/" in assert_equal("renamed above")[document].url

    other = make_page(StandardPage, title="Elsewhere")
    parent.refresh_from_db()
    parent.move(other, pos="last-child")
    assert assert_equal("moved above")[document].url.endswith(f"{other.slug}/life/rent/")

    restriction = PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert document not in assert_equal("made private above")

    restriction.delete()
    assert document in assert_equal("made public above")

    Page.objects.get(pk=parent.pk).delete()
    assert document not in assert_equal("deleted above")


def test_dates_and_languages_change_both_indexes(assert_equal, settings, now):
    page = make_page(ExchangePage, title="Exchange", live=False)
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(seconds=1), clean=False)
    assert f"page:{page.pk}" not in assert_equal("scheduled")
    call_command("publish_scheduled")
    assert f"page:{page.pk}" in assert_equal("published by its date")

    page.refresh_from_db()
    german = Locale.objects.get(language_code="de")
    alias = page.copy_for_translation(german, copy_parents=True, alias=True)
    found = assert_equal("alias")[f"page:{alias.pk}"]
    assert (found.locale, found.language) == ("de", "en")

    source, _made = TranslationSource.update_or_create_from_instance(ExchangePage.objects.get(pk=page.pk))
    Translation.objects.create(source=source, target_locale=german)
    source.create_or_update_translation(german, publish=True, fallback=True)
    found = assert_equal("alias turned into a translation")[f"page:{alias.pk}"]
    assert (found.language, found.source_title) == ("de", "Exchange")

    page.refresh_from_db()
    page.title = "Semester away"
    page.save_revision().publish()
    assert assert_equal("source edited")[f"page:{alias.pk}"].source_title == "Semester away"

    languages = settings.LANGUAGES
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [one for one in languages if one[0] != "de"]
    get_content_languages.cache_clear()
    healing.heal()
    assert f"page:{alias.pk}" not in assert_equal("language taken away")
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    get_content_languages.cache_clear()
    healing.heal()
    assert f"page:{alias.pk}" in assert_equal("language given back")

    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    call_command("publish_scheduled")
    assert f"page:{page.pk}" not in assert_equal("expired")


def test_a_translation_changes_both_indexes_until_an_alias_takes_its_place(assert_equal, as_, now):
    page = make_page(StandardPage, title="Housing")
    german = Locale.objects.get(language_code="de")
    translation = page.copy_for_translation(german, copy_parents=True, alias=False)
    document = f"page:{translation.pk}"
    assert document not in assert_equal("a draft")

    translation.title = "Wohnen"
    translation.save_revision().publish()
    found = assert_equal("translation published")[document]
    assert (found.language, found.title, found.source_title) == ("de", "Wohnen", "Housing")

    page.refresh_from_db()
    page.unpublish()
    assert_equal("source unpublished")

    page.refresh_from_db()
    page.save_revision().publish()
    as_("moderator").post(reverse("wagtailadmin_pages:delete", args=[translation.pk]))
    alias = Page.objects.get(translation_key=page.translation_key, locale=german)
    wanted = assert_equal("translation deleted")
    assert document not in wanted
    assert wanted[f"page:{alias.pk}"].language == "en"


def test_records_change_both_indexes(assert_equal, now):
    institution = InstitutionFactory()
    exchange = make_page(ExchangePage)
    exchange.institutions.create(institution=institution)
    exchange.save()
    contact = Contact.objects.create(name="Ada Lovelace", email="ada@example.org")
    guide = make_page(GuidePage)
    guide.contacts.create(contact=contact)
    guide.save()
    assert_equal("made")

    institution.acronym = "NEWNAME"
    institution.save()
    assert "NEWNAME" in assert_equal("institution edited")[f"page:{exchange.pk}"].names

    institution.country.names = {"en": "Gaul"}
    institution.country.save()
    assert "Gaul" in assert_equal("country edited")[f"page:{exchange.pk}"].names

    contact.name = "Ada King"
    contact.save()
    assert "Ada King" in assert_equal("contact edited")[f"page:{guide.pk}"].names

    contact.delete()
    assert "Ada King" not in assert_equal("contact deleted")[f"page:{guide.pk}"].names


def test_a_change_that_is_undone_leaves_nothing_and_a_late_job_loses(assert_equal, both, now):
    page = make_page(StandardPage, title="As it was")
    assert_equal("made")

    def undone():
        with transaction.atomic():
            page.title = "Never"
            page.save_revision().publish()
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    assert not OutboxItem.objects.exists()
    assert assert_equal("undone")[f"page:{page.pk}"].title == "As it was"

    late = next(one for one in all_documents() if one.id == f"page:{page.pk}")
    sync_page(page.pk)
    both.put([replace(late, title="Late")])
    both.delete({late.id: late.version})
    assert_equal("late")


def test_what_differs_in_either_index_is_found_and_repaired(assert_equal, both, now, base_documents):
    page, lost = make_page(StandardPage), make_page(StandardPage)
    assert_equal("made")
    primary, embedded = both.primary, both.fallback
    primary.delete({f"page:{lost.pk}": 10})
    embedded.put([replace(one, id="page:999999", version=1) for one in all_documents()][:1])
    assert take_version(f"page:{page.pk}", 2)

    with pytest.raises(CommandError, match="4 documents differ"):
        call_command("check_search_index", stdout=StringIO())
    DocumentVersion.objects.filter(document_id=f"page:{lost.pk}").update(version=20)
    call_command("check_search_index", repair=True, stdout=StringIO())

    call_command("check_search_index", stdout=StringIO())
    assert_equal("repaired")


def test_a_rebuild_of_one_language_makes_both_anew(assert_equal, both, now):
    assert_equal("before")

    call_command("rebuild_search_index", locale="fr", stdout=StringIO())

    assert_equal("rebuilt")
