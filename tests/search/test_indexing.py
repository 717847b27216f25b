from datetime import timedelta

import pytest
from wagtail.models import Locale, Page, PageViewRestriction

from core.cache import raise_edition
from core.processes import in_processes
from home.models import StandardPage
from opportunities.models import ExchangePage, OpportunityIndexPage
from search import indexing
from search.contract import APPLICATION_RULE, SearchUnavailableError
from search.indexing import (
    all_documents,
    document_for,
    document_id,
    handle_job,
    indexable_pages,
    page_ids,
    sync_page,
    sync_pages,
    take_version,
)
from search.models import DocumentVersion
from tests.factories import InstitutionFactory, make_page

pytestmark = pytest.mark.django_db


def alias_in(page, language):
    """The page's alias in another tree."""
    locale = Locale.objects.get(language_code=language)
    parent = page.get_parent().get_translation(locale).specific
    return page.create_alias(parent=parent, update_locale=locale)


def test_document_has_codes_dates_and_texts_of_its_page(now):
    page = make_page(ExchangePage, title="Élan")
    page.institutions.create(institution=InstitutionFactory())
    page.save()

    found = document_for(page, 7)

    assert (found.id, found.kind, found.locale, found.language) == (f"page:{page.pk}", "exchange", "en", "en")
    assert (found.title, found.version, found.status_rule) == ("Élan", 7, APPLICATION_RULE)
    assert len(found.facets["institution"]) == 1
    assert found.facets["field"] == ("02", "023", "0231")
    assert "Students of biology go abroad." in found.body
    assert found.source_title == ""
    assert found.url == page.url


def test_document_of_an_alias_is_in_the_source_language(now):
    alias = alias_in(make_page(ExchangePage), "fr")

    found = document_for(alias)

    assert (found.locale, found.language, found.source_title) == ("fr", "en", "")


def test_document_of_a_translation_has_the_words_of_its_source(now):
    page = make_page(ExchangePage, title="Housing")
    translation = page.copy_for_translation(
        Locale.objects.get(language_code="fr"), copy_parents=True, alias=False
    )
    translation.title = "Logement"

    found = document_for(translation)

    assert (found.language, found.source_language, found.source_title) == ("fr", "en", "Housing")


def test_document_of_a_translation_without_live_source_has_its_own_words_only(now):
    page = make_page(ExchangePage)
    translation = page.copy_for_translation(
        Locale.objects.get(language_code="fr"), copy_parents=True, alias=False
    )
    Page.objects.filter(pk=page.pk).update(live=False)

    assert document_for(translation).source_language == ""


def test_document_of_news_is_dated_by_its_day(now):
    from home.models import NewsPage

    found = document_for(make_page(NewsPage))

    assert found.published_at.isoformat() == "2027-02-28T00:00:00+00:00"


def test_sync_puts_what_readers_may_see_and_removes_the_rest(now, backend):
    page = make_page(ExchangePage)

    sync_page(page.pk)
    assert backend.versions() == {document_id(page.pk): 1}

    Page.objects.filter(pk=page.pk).update(live=False)
    handle_job(str(page.pk))
    assert backend.versions() == {}
    assert str(DocumentVersion.objects.get(document_id=document_id(page.pk))) == f"page:{page.pk} v2"


@pytest.mark.parametrize(
    "what", ["expired", "restricted", "below restricted", "gone", "an index page", "no page of ours"]
)
def test_sync_leaves_out_what_readers_may_not_find(now, backend, what):
    page = make_page(ExchangePage)
    if what == "expired":
        Page.objects.filter(pk=page.pk).update(expire_at=now - timedelta(days=1))
    if what == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if what == "below restricted":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    pk = page.pk
    if what == "gone":
        page.delete()
    if what == "an index page":
        pk = page.get_parent().pk
    if what == "no page of ours":
        pk = Page.objects.get(depth=1).pk

    sync_page(pk)

    assert backend.versions() == {}


def test_indexable_pages_are_those_that_readers_may_find(now, base_documents):
    page = make_page(ExchangePage)
    make_page(ExchangePage, live=False)
    expired = make_page(ExchangePage)
    Page.objects.filter(pk=expired.pk).update(expire_at=now - timedelta(days=1))
    private = make_page(StandardPage)
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    found = {document_id(one.pk) for one in indexable_pages()}

    assert found - base_documents == {document_id(page.pk)}
    assert all(one.pk != page.pk for one in indexable_pages("fr"))
    assert not any(isinstance(one, OpportunityIndexPage) for one in indexable_pages())


def test_all_documents_have_the_version_of_their_last_job(now, backend, base_documents, monkeypatch):
    monkeypatch.setattr(indexing, "CHUNK", 1)
    first, second = make_page(ExchangePage), make_page(ExchangePage)
    sync_page(first.pk)
    sync_page(first.pk)

    versions = {one.id: one.version for one in all_documents("en") if one.id not in base_documents}

    assert versions == {
        f"page:{first.pk}": 2,
        f"page:{second.pk}": 0,
    }


def test_a_page_changed_while_an_index_is_rebuilt_is_as_it_is_now(now, backend):
    page = make_page(ExchangePage, title="Before")
    sync_page(page.pk)

    def documents():
        yield from all_documents()
        Page.objects.filter(pk=page.pk).update(title="After")
        sync_page(page.pk)

    backend.rebuild(documents())

    from tests.search.contracts.documents import query

    hits = backend.search(query(kinds=("exchange",))).hits
    assert [hit.document.title for hit in hits] == ["After"]


def test_processes_read_the_same_documents(base_documents, monkeypatch):
    here = list(all_documents())
    assert len(here) > 4
    monkeypatch.setattr(indexing, "CHUNK", 2)
    monkeypatch.setattr(indexing, "WORTH_READERS", 2)
    monkeypatch.setattr(indexing, "spare_processors", lambda: 2)
    asked = []

    def read_elsewhere(work, chunks, processes):
        asked.append(processes)
        return in_processes(work, chunks, processes)

    monkeypatch.setattr(indexing, "in_processes", read_elsewhere)

    assert list(all_documents()) == here
    assert asked == [2]


def test_page_ids_are_those_of_documents():
    assert page_ids(["page:3", "page:14"]) == [3, 14]
    assert page_ids(["page:x", "page:", "x:3", "page:3 ", "page:٣", "3", f"page:{2**63}"]) == [0] * 7


def test_a_page_that_is_deleted_while_it_is_read_has_no_document(now):
    page = Page.objects.get(pk=make_page(ExchangePage).pk)
    Page.objects.get(pk=page.pk).delete()

    assert list(indexing._documents([page], {})) == []


def test_a_language_that_the_site_has_no_more_is_not_in_the_index(now, backend, settings):
    page = alias_in(make_page(ExchangePage), "fr")
    settings.LANGUAGES = [("en", "English")]

    sync_page(page.pk)

    assert document_id(page.pk) not in backend.versions()
    assert all(one.locale.language_code == "en" for one in indexable_pages())


@pytest.mark.parametrize("count", [1, 3])
def test_reading_documents_costs_the_same_for_any_number_of_pages(now, count, django_assert_num_queries):
    for _ in range(count):
        page = make_page(ExchangePage)
        page.institutions.create(institution=InstitutionFactory())
        page.save()
    pages = list(Page.objects.type(ExchangePage).select_related("locale"))
    raise_edition()
    list(indexing._documents(pages, {}))  # vocabularies and contacts are read once an edition

    with django_assert_num_queries(8):
        documents = list(indexing._documents(pages, {}))

    assert len(documents) == count


def test_who_reads_a_page_while_another_takes_its_version_reads_it_again(now, backend, monkeypatch):
    page = make_page(ExchangePage, title="Before")
    read = []

    def changed_meanwhile(found, version):
        read.append(version)
        document = document_for(found.specific, version)
        if len(read) == 1:
            assert take_version(document_id(page.pk), version)
            Page.objects.filter(pk=page.pk).update(title="After")
        return document

    monkeypatch.setattr(indexing, "_document_if_public", changed_meanwhile)

    sync_page(page.pk)

    assert (read, backend.versions()) == ([1, 2], {document_id(page.pk): 2})


def test_a_page_that_others_write_again_and_again_is_left_to_the_next_try(now, backend, monkeypatch):
    page = make_page(ExchangePage)
    monkeypatch.setattr(indexing, "take_version", lambda identifier, version: False)

    with pytest.raises(SearchUnavailableError, match="again and again"):
        handle_job(str(page.pk))


def test_pages_written_together_are_as_the_database_says_also_those_taken_meanwhile(
    now, backend, monkeypatch
):
    shown, hidden, contested = (make_page(ExchangePage) for _ in range(3))
    sync_pages([str(hidden.pk)])
    Page.objects.filter(pk=hidden.pk).update(live=False)
    before = indexing.take_version
    monkeypatch.setattr(
        indexing,
        "take_version",
        lambda identifier, version: (
            before(identifier, version)
            if identifier != document_id(contested.pk) or version > 1
            else not before(identifier, version)
        ),
    )

    sync_pages([str(page.pk) for page in (shown, hidden, contested)])

    assert backend.versions() == {document_id(shown.pk): 1, document_id(contested.pk): 2}


def test_pages_of_which_none_is_left_are_removed_together(now, backend, monkeypatch):
    page = make_page(ExchangePage)
    sync_pages([str(page.pk)])
    Page.objects.filter(pk=page.pk).update(live=False)

    sync_pages([str(page.pk)])

    assert backend.versions() == {}
