"""From the database to the engines. ``sync_page`` is the only writer; it is idempotent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page

from core import clock, memo
from core.models import BasePage
from core.page_types import own_page_types
from core.processes import in_processes, spare_processors
from core.restrictions import not_expired, unrestricted
from search.backends import get_backend
from search.contract import SearchUnavailableError
from search.documents import Content, document_id, outline, page_ids
from search.loading import load, loaded_pages
from search.models import DocumentVersion
from search.visibility import is_public
from taxonomy import memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from search.contract import SearchDocument

__all__ = [
    "TOPIC",
    "all_documents",
    "document_for",
    "document_id",
    "handle_job",
    "indexable_pages",
    "outline",
    "page_ids",
    "sync_page",
    "sync_pages",
]

#: Pages read at once while an index is rebuilt: with more of them a query costs nothing a page already.
CHUNK = 600
#: Chunks for which it is worth while to start processes that read, which takes as long as a thousand pages; and how many
#: processes the engines keep up with.
WORTH_READERS = 10
MOST_READERS = 3
TOPIC = "search.page"
#: Jobs of one page at the same time are two at most, one after the commit and one of the worker.
ATTEMPTS = 5


def document_for(page: BasePage, version: int = 0) -> SearchDocument:
    """The document of one page, its rows loaded in a few queries."""
    load([page])
    source = loaded_pages(_source_ids([page]).values())
    return Content(page).document(page, next(map(Content, source.values()), None), version)


def _source_ids(pages: Iterable[Page]) -> dict[str, int]:
    """The pages from which some were translated, by translation key; source pages and aliases have none.

    Only those that readers may see: words of a page that is private find none of its translations.
    """
    keys = {
        page.translation_key
        for page in pages
        if not page.alias_of_id and page.locale.language_code != settings.LANGUAGE_CODE
    }
    if not keys:
        return {}
    sources = unrestricted(
        Page.objects.filter(
            not_expired(clock.now()),
            translation_key__in=keys,
            locale__language_code=settings.LANGUAGE_CODE,
            live=True,
        )
    )
    return {str(key): pk for key, pk in sources.values_list("translation_key", "pk")}


def version_of(identifier: str) -> int:
    """The version that was last taken for a document."""
    versions = DocumentVersion.objects.filter(document_id=identifier).values_list("version", flat=True)
    return versions.first() or 0


def take_version(identifier: str, version: int) -> bool:
    """Take a version for a document unless somebody took it since the one before was read.

    Who reads the page after ``version_of`` and takes the next one has read it later than all who took one before: nobody
    needs a lock while a document is made, for which editors' saves would wait.
    """
    if version == 1:
        DocumentVersion.objects.get_or_create(document_id=identifier)
    before = DocumentVersion.objects.filter(document_id=identifier, version=version - 1)
    return bool(before.update(version=version, raised_at=clock.now()))


def handle_job(key: str) -> None:
    """Make the engines say of a page (its primary key) what the database says now.

    Raises ``SearchUnavailableError`` itself, no kind of it: the outbox notes the name, by which jobs are woken.
    """
    try:
        sync_page(int(key))
    except SearchUnavailableError as error:
        raise SearchUnavailableError(str(error)) from error


def sync_page(page_id: int) -> None:
    """Put or remove one page's document. Raises SearchUnavailableError where an engine cannot be reached."""
    identifier = document_id(page_id)
    for _attempt in range(ATTEMPTS):
        version = version_of(identifier) + 1
        page = Page.objects.filter(pk=page_id).select_related("locale", "alias_of__locale").first()
        document = _document_if_public(page, version)
        if take_version(identifier, version):
            break
    else:
        raise SearchUnavailableError(f"others write {identifier} again and again")
    backend = get_backend()
    if document is None:
        backend.delete({identifier: version})
    else:
        backend.put([document])


def sync_pages(keys: Sequence[str]) -> None:
    """Do for many pages at once what ``sync_page`` does for one: a bulk takes a tenth of the time. Raises the same."""
    ids = [int(key) for key in keys]
    counters = DocumentVersion.objects.filter(document_id__in=map(document_id, ids))
    before = dict(counters.values_list("document_id", "version"))
    versions = {one: before.get(one, 0) + 1 for one in map(document_id, ids)}
    _forget_records()
    pages = list(indexable_pages().filter(pk__in=ids).select_related("locale", "alias_of__locale"))
    documents = list(_documents(pages, versions))
    taken = {one: version for one, version in versions.items() if take_version(one, version)}
    _write([one for one in documents if one.id in taken], taken)
    for page_id in page_ids(sorted(versions.keys() - taken.keys())):
        sync_page(page_id)


def _write(documents: Sequence[SearchDocument], versions: Mapping[str, int]) -> None:
    """Store documents, and remove those of the other versions."""
    backend = get_backend()
    gone = {one: versions[one] for one in versions.keys() - {document.id for document in documents}}
    if documents:
        backend.put(documents)
    if gone:
        backend.delete(gone)


def _document_if_public(page: Page | None, version: int) -> SearchDocument | None:
    if page is None or not _has_tree(page) or not is_public(page, clock.now()):
        return None
    specific = page.specific
    if not isinstance(specific, BasePage) or not specific.in_search:
        return None
    _forget_records()
    return document_for(specific, version)


def _forget_records() -> None:
    """Read names of records anew: one corrected a moment ago is why we are here, and its edition may not have begun yet."""
    memory.forget()
    memo.forget()


def _has_tree(page: Page) -> bool:
    """Whether the page's language is one of the site's: another's pages stay in the database when it is taken away."""
    return page.locale.language_code in dict(settings.LANGUAGES)


def indexable_pages(locale: str = "") -> QuerySet[Page]:
    """Every page that belongs into the index: what readers may see, in the languages of the site."""
    found = [model for model in own_page_types() if model.in_search]
    languages = [locale] if locale else list(dict(settings.LANGUAGES))
    pages: QuerySet[Page] = Page.objects.type(tuple(found)).live().public()
    return pages.filter(not_expired(clock.now()), locale__language_code__in=languages)


def all_documents(locale: str = "") -> Iterator[SearchDocument]:
    """Documents of all pages as of their last job.

    Counters are read before the pages and not raised: what a job writes while an index is rebuilt has a higher version,
    and wins over a page that was read before the change.
    """
    chunks = list(_chunks(locale))
    readers = min(spare_processors(), MOST_READERS)
    if readers < 1 or len(chunks) < WORTH_READERS:
        read: Iterable[list[SearchDocument]] = map(documents_of, chunks)
    else:
        read = in_processes(documents_of, chunks, readers)
    for documents in read:
        yield from documents


def documents_of(ids: Sequence[int]) -> list[SearchDocument]:
    """Documents of the pages that there still are of some, by primary key, as of their last job."""
    counters = DocumentVersion.objects.filter(document_id__in=map(document_id, ids))
    versions = dict(counters.values_list("document_id", "version"))
    pages = list(Page.objects.filter(pk__in=ids).select_related("locale", "alias_of__locale"))
    return list(_documents(pages, versions))


def _documents(pages: Sequence[Page], versions: Mapping[str, int]) -> Iterator[SearchDocument]:
    """The documents of some pages; what a page says is worked out once for its aliases and translations."""
    sources = _source_ids(pages)
    wanted = {page.alias_of_id or page.pk for page in pages}
    contents = {pk: Content(page) for pk, page in loaded_pages({*wanted, *sources.values()}).items()}
    for page in pages:
        content = contents.get(page.alias_of_id or page.pk)
        if content is not None:
            source = None if page.alias_of_id else contents.get(sources.get(str(page.translation_key), 0))
            yield content.document(
                page, None if source is content else source, versions.get(document_id(page.pk), 0)
            )


def _chunks(locale: str) -> Iterator[list[int]]:
    """Primary keys of pages that readers may see, some at a time, a page beside its aliases and translations."""
    ids = list(indexable_pages(locale).order_by("translation_key", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
