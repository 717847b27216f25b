"""From a page to its document: its hooks' codes and dates, its own texts, its source's, and names that stand for codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import override

from core import clock
from core.status import day_start
from search.contract import SearchDocument
from search.page_text import body_text
from taxonomy.collation import sort_key
from taxonomy.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from wagtail.models import Page

    from core.models import BasePage

#: Facets whose codes readers name in words: “Japan” finds what lies there, in whatever language its text is.
NAMED_FACETS = ("country",)
#: As many digits as any database's numbers have.
_PAGE = re.compile("page:([0-9]{1,18})")


def document_id(page_id: int | str) -> str:
    """Id of a page's document."""
    return f"page:{page_id}"


def page_ids(identifiers: Iterable[str]) -> list[int]:
    """Primary keys of documents' ids; 0, which no page has, for what is no page's: nobody may see it."""
    found = (_PAGE.fullmatch(identifier) for identifier in identifiers)
    return [int(one[1]) if one else 0 for one in found]


@dataclass(frozen=True)
class Content:
    """What a page says, worked out once for itself and for all its aliases."""

    page: BasePage

    @cached_property
    def dates(self) -> Any:
        """The page's dates (``core.models.page.PageDates``)."""
        return self.page.search_dates()

    @cached_property
    def facts(self) -> list[Any]:
        """What its card says."""
        return [dict(fact) for fact in self.page.card_facts()]

    @cached_property
    def body(self) -> str:
        """Its text."""
        return body_text(self.page)

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Codes by facet."""
        return {name: tuple(codes) for name, codes in self.page.search_facets().items() if codes}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names and codes for which readers look, people of the office included."""
        return (*self.page.search_names(), *_people(self.page))

    def outline(self, page: Page) -> SearchDocument:
        """What cards and calendars need of this content at the address of a page, itself or an alias of it."""
        locale = page.locale.language_code
        dates = self.dates
        with override(locale):  # the frame's language: a cover names its month
            cover = self.page.drawn_cover()
        return SearchDocument(
            id=document_id(page.pk),
            key=str(page.translation_key),
            kind=self.page.kind,
            locale=locale,
            language=self.page.content_language,
            url=page.get_url() or "",
            title=page.title,
            summary=self.page.summary,
            status_rule=dates.rule,
            opens_on=dates.opens_on,
            deadlines=dates.deadlines,
            deadline_terms=dates.deadline_terms,
            starts_at=dates.starts_at,
            ends_at=dates.ends_at,
            published_at=_published_at(self.page, page),
            card={"facts": self.facts, "cover": cover},
        )

    def document(self, page: Page, source: Content | None, version: int) -> SearchDocument:
        """Return the whole document of a page; ``source`` is what it was translated from."""
        found = self.outline(page)
        named = (
            name
            for language in dict.fromkeys((found.locale, found.language))
            for name in self._named(language)
        )
        texts: dict[str, Any] = {} if source is None else source.as_source()
        return replace(
            found,
            body=self.body,
            names=tuple(dict.fromkeys((*self.names, *named))),
            facets=self.facets,
            sort_title=sort_key(page.title, found.locale).hex(),
            version=version,
            **texts,
        )

    def as_source(self) -> dict[str, str]:
        """The fields that its translations have of it."""
        return {
            "source_language": self.page.locale.language_code,
            "source_title": self.page.title,
            "source_summary": self.page.summary,
            "source_body": self.body,
        }

    def _named(self, language: str) -> Iterator[str]:
        for facet in NAMED_FACETS:
            for code in self.facets.get(facet, ()):
                yield label(facet, code, language)


def outline(page: BasePage) -> SearchDocument:
    """What cards and calendars need of a page that is loaded: dates and facts, no words of its text, no query."""
    return Content(page).outline(page)


def _people(page: BasePage) -> Iterator[str]:
    """Names of the contacts and places that a page shows."""
    for relation, rows in page.row_relations.items():
        for row in getattr(page, relation).all() if rows.record else ():
            record = getattr(row, rows.record)
            yield from record.names.values() if hasattr(record, "names") else (record.name,)


def _published_at(content: BasePage, page: Page) -> datetime | None:
    dated: date | None = getattr(content, "published_on", None)
    return day_start(dated, clock.campus_zone()) if dated else page.first_published_at
