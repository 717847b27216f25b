"""Guides and news as articles for search engines."""

from typing import TYPE_CHECKING, Any

from core import jsonld
from core.chrome import site_settings
from core.meta import absolute

if TYPE_CHECKING:
    from core.models import BasePage


def article_of(page: "BasePage") -> dict[str, Any]:
    """The page as an article of the office."""
    return jsonld.article(
        jsonld.ArticleFacts(
            headline=page.title,
            url=absolute(page.get_url() or ""),
            publisher=site_settings().name,
            published=page.first_published_at,
            modified=page.last_published_at,
            description=page.summary,
            language=page.content_language,
            is_news=page.schema_type == "NewsArticle",
        )
    )
