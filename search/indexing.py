"""From a page to its document, and the document to the engines. ``sync_page`` is the only writer; it is idempotent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import override
from wagtail.models import Page

from core import clock
from core.models import BasePage
from core.status import day_start
from search.backends import get_backend
from search.contract import SearchDocument
from search.models import DocumentVersion
from search.page_text import body_text
from search.visibility import is_public
from taxonomy.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

#: Pages read at once while an index is rebuilt.
CHUNK = 100
TOPIC = "search.page"


def document_id(page_id: int | str) -> str:
    """Id of a page's document."""
    return f"page:{page_id}"


def outline(page: BasePage) -> SearchDocument:
    """What cards and calendars need of a page that is loaded: dates and facts, no words of its text, no query."""
    dates = page.search_dates()
    with override(page.locale.language_code):  # the frame's language: a cover names its month
        cover = page.drawn_cover()
    return SearchDocument(
        id=document_id(page.pk),
        key=str(page.translation_key),
        kind=page.kind,
        locale=page.locale.language_code,
        language=page.content_language,
        url=page.get_url() or "",
        title=page.title,
        summary=page.summary,
        status_rule=dates.rule,
        opens_on=dates.opens_on,
        deadlines=dates.deadlines,
        deadline_terms=dates.deadline_terms,
        starts_at=dates.starts_at,
        ends_at=dates.ends_at,
        published_at=_published_at(page),
        card={"facts": [dict(fact) for fact in page.card_facts()], "cover": cover},
    )


def document_for(page: BasePage, version: int = 0) -> SearchDocument:
    """The document of a page: its hooks' codes and dates, its own texts and its source's."""
    source = _source_of(page)
    return replace(
        outline(page),
        body=body_text(page),
        names=tuple(page.search_names()),
        source_language=source.locale.language_code if source else "",
        source_title=source.title if source else "",
        source_summary=source.summary if source else "",
        source_body=body_text(source) if source else "",
        facets={name: tuple(codes) for name, codes in page.search_facets().items() if codes},
        sort_title=sort_key(page.title, page.locale.language_code).hex(),
        version=version,
    )


def _source_of(page: BasePage) -> BasePage | None:
    """The page from which this one was translated; None for a source page and for an alias, which has its words."""
    if page.alias_of_id or page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    source = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE, live=True
    ).first()
    specific = source.specific if source else None
    return specific if isinstance(specific, BasePage) else None


def _published_at(page: BasePage) -> datetime | None:
    dated: date | None = getattr(page, "published_on", None)
    return day_start(dated, clock.campus_zone()) if dated else page.first_published_at


@transaction.atomic
def next_version(identifier: str) -> int:
    """Raise a document's counter; the row stays locked until the transaction ends, so that readers queue up."""
    row, _made = DocumentVersion.objects.select_for_update().get_or_create(document_id=identifier)
    row.version += 1
    row.save(update_fields=["version"])
    return row.version


def handle_job(key: str) -> None:
    """Make the engines say of a page (its primary key) what the database says now."""
    sync_page(int(key))


def sync_page(page_id: int) -> None:
    """Put or remove one page's document. Raises SearchUnavailableError where an engine cannot be reached."""
    identifier = document_id(page_id)
    with transaction.atomic():
        version = next_version(identifier)
        page = Page.objects.filter(pk=page_id).select_related("locale", "alias_of__locale").first()
        document = _document_if_public(page, version)
    backend = get_backend()
    if document is None:
        backend.delete({identifier: version})
    else:
        backend.put([document])


def _document_if_public(page: Page | None, version: int) -> SearchDocument | None:
    if page is None or not is_public(page, clock.now()):
        return None
    specific = page.specific
    if not isinstance(specific, BasePage) or not specific.in_search:
        return None
    return document_for(specific, version)


def indexable_pages(locale: str = "") -> Iterator[BasePage]:
    """Every page that belongs into the index, in chunks."""
    for chunk in _chunks(locale):
        yield from _pages(chunk)


def all_documents(locale: str = "") -> Iterator[SearchDocument]:
    """Documents of all pages as of their last job.

    Counters are read before the pages and not raised: what a job writes while an index is rebuilt has a higher version,
    and wins over a page that was read before the change.
    """
    for chunk in _chunks(locale):
        ids = [document_id(page_id) for page_id in chunk]
        counters = DocumentVersion.objects.filter(document_id__in=ids)
        versions = dict(counters.values_list("document_id", "version"))
        for page in _pages(chunk):
            yield document_for(page, versions.get(document_id(page.pk), 0))


def _chunks(locale: str) -> Iterator[list[int]]:
    """Primary keys of pages that readers may see, some at a time."""
    not_expired = Q(expire_at__isnull=True) | Q(expire_at__gt=clock.now())
    pages = (
        Page.objects.live().public().filter(not_expired, locale__language_code__in=dict(settings.LANGUAGES))
    )
    if locale:
        pages = pages.filter(locale__language_code=locale)
    ids = list(pages.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _pages(ids: list[int]) -> Iterator[BasePage]:
    pages = Page.objects.filter(pk__in=ids).select_related("locale", "alias_of__locale").order_by("pk")
    for page in pages.specific():
        if isinstance(page, BasePage) and page.in_search:
            yield page


def page_ids(identifiers: Iterable[str]) -> list[int]:
    """Primary keys of documents' ids."""
    return [int(identifier.partition(":")[2]) for identifier in identifiers]
