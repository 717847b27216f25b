"""The publications of the demo's research projects."""

from collections.abc import Mapping
from typing import Any

from core.models import BasePage
from partners_directory.models import Publication, ResearchProjectPage


def load_publications(page: BasePage, head: Mapping[str, Any]) -> None:
    """Make a project's publications, once each, and let the page point at them; other pages have none."""
    if not isinstance(page, ResearchProjectPage):
        return
    rows = page.publications.model
    page.publications = [
        rows(sort_order=place, publication=_publication(row))
        for place, row in enumerate(head.get("publications", []))
    ]


def _publication(row: Mapping[str, Any]) -> Publication:
    authors = row.get("authors", "")
    found, _made = Publication.objects.get_or_create(
        title=row["title"],
        defaults={
            "authors": "; ".join(authors) if isinstance(authors, list) else authors,
            "year": row.get("year"),
            "venue": row.get("venue", ""),
            "url": row.get("url", ""),
        },
    )
    return found
