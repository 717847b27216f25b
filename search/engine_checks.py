"""System checks: the settings say where an index can be, and who shares it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 -- Django's names

from search.server_address import is_here, server_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What Elasticsearch allows at the beginning of an index's name.
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")


@register
def check_elasticsearch(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Address and prefix of Elasticsearch are possible, and no password travels in the clear."""
    del app_configs, kwargs
    url, prefix = settings.MERIDIAN_SEARCH["ELASTICSEARCH_URL"], settings.MERIDIAN_SEARCH["PREFIX"]
    if not url:
        return []
    found: list[CheckMessage] = []
    parts = server_parts(url)
    if parts is None:
        hint = "For example http://127.0.0.1:9200 or https://name:password@search.example.org:9243."
        found.append(Error("ELASTICSEARCH_URL is no http address of a server.", hint=hint, id="search.E003"))
    elif parts.scheme == "http" and parts.password and not is_here(parts.hostname or ""):
        found.append(
            Warning(
                "ELASTICSEARCH_URL sends its password in the clear.",
                hint="Use https, or a server on this machine.",
                id="search.W003",
            )
        )
    if not _PREFIX.fullmatch(prefix):
        hint = "Small letters, digits, - and _, at most 64, a letter or digit first."
        found.append(
            Error("MERIDIAN_SEARCH_PREFIX cannot begin the name of an index.", hint=hint, id="search.E004")
        )
    return found


@register
def check_machines(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Several web machines, which is what Redis is for, need an index that they share (decisions.md 4)."""
    del app_configs, kwargs
    if not settings.MERIDIAN_REDIS_URL or settings.MERIDIAN_SEARCH["ELASTICSEARCH_URL"]:
        return []
    return [
        Warning(
            "REDIS_URL is set and ELASTICSEARCH_URL is not: each web machine would search its own files.",
            hint="Several web machines need both. With one machine the site needs neither.",
            id="search.W002",
        )
    ]
