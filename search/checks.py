"""System checks: settings of search that would otherwise fail in the middle of a job."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 -- Django's names
from django.utils.module_loading import import_string

from search.analysis.analyzers import PLAIN, analyzer_names
from search.analysis.languages import analyzer_for

if TYPE_CHECKING:
    from collections.abc import Sequence


@register
def check_analyzers(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every analyser named in the settings is one that there is, and every language of the site has one."""
    del app_configs, kwargs
    names = settings.MERIDIAN_SEARCH["ANALYZERS"]
    unknown = {language: name for language, name in names.items() if name not in analyzer_names()}
    if unknown:
        hint = f"There are: {', '.join(sorted(analyzer_names()))}."
        return [
            Error(f"No analyser is called “{name}” (language {language}).", hint=hint, id="search.E001")
            for language, name in unknown.items()
        ]
    return [
        Warning(
            f"Search finds words of {code} only as they are spelled.",
            hint='Name an analyser in MERIDIAN_SEARCH["ANALYZERS"], or "plain" if there is none for the language.',
            id="search.W001",
        )
        for code, _name in settings.LANGUAGES
        if analyzer_for(code, names).name == PLAIN and names.get(code) != PLAIN
    ]


@register
def check_record_labels(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """The function that knows the names of institutions can be imported."""
    del app_configs, kwargs
    name = settings.MERIDIAN_SEARCH["RECORD_LABELS"]
    try:
        import_string(name)
    except ImportError as error:
        return [Error(f"Names of institutions cannot be read: {error}", id="search.E002")]
    return []


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
    parts = _parts(url)
    if parts is None:
        hint = "For example http://127.0.0.1:9200 or https://name:password@search.example.org:9243."
        found.append(Error("ELASTICSEARCH_URL is no http address of a server.", hint=hint, id="search.E003"))
    elif parts.scheme == "http" and parts.password and not _is_here(parts.hostname or ""):
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


def _parts(url: str) -> SplitResult | None:
    """The parts of an address that names a server, nothing for any other text."""
    try:
        parts = urlsplit(url)
        is_server = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that are none
        return None
    return parts if is_server and not parts.query and not parts.fragment else None


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
