"""What listings and the desk say of pages: their state today, their next deadline, their languages."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core import clock
from core.models import BasePage
from core.status import Span, event_status, next_deadline, opportunity_status
from core.templatetags.formats import day
from taxonomy.enums import Status


def state_of(page: BasePage, now: datetime) -> Status | None:
    """The state of something with dates; None for pages without."""
    dates = page.search_dates()
    if dates.starts_at and dates.ends_at:
        return event_status(now, Span(dates.starts_at, dates.ends_at))
    if dates.starts_at or not hasattr(page, "deadlines"):
        return None
    return opportunity_status(now, clock.campus_zone(), dates.opens_on, dates.deadlines)


def state_label(page: BasePage) -> str:
    """The state today, in words."""
    state = state_of(page, clock.now())
    return str(state.label) if state else ""


def next_deadline_of(page: BasePage) -> str:
    """The next deadline as a date on campus."""
    deadline = next_deadline(clock.now(), page.search_dates().deadlines)
    return day(deadline)


def attach_languages(pages: Iterable[Page]) -> None:
    """Put ``language_states`` on source pages: languages of real translations, with a mark where the source is newer.

    Two queries, however many pages.
    """
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    translated: dict[Any, list[Page]] = defaultdict(list)
    for page in Page.objects.filter(translation_key__in=keys, alias_of__isnull=True).select_related("locale"):
        translated[page.translation_key].append(page)
    synced = dict(
        TranslationSource.objects.filter(object_id__in=keys).values_list("object_id", "last_updated_at")
    )
    for page in pages:
        others = [other for other in translated[page.translation_key] if other.pk != page.pk]
        stale = is_stale(page, synced.get(page.translation_key))
        page.language_states = _in_words(others, stale=stale)


def is_stale(page: Page, synced: datetime | None) -> bool:
    """Whether the source was published after its text was last handed to translators."""
    return bool(synced and page.last_published_at and synced < page.last_published_at)


def _in_words(others: list[Page], *, stale: bool) -> str:
    order = {code: place for place, (code, _name) in enumerate(settings.LANGUAGES)}
    codes = sorted(
        (other.locale.language_code + ("" if other.live else "*") for other in others),
        key=lambda code: order.get(code.rstrip("*"), len(order)),
    )
    text = " ".join(codes) or "–"
    return _("%(languages)s (source changed)") % {"languages": text} if stale and codes else text
