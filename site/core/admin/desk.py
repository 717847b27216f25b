"""The editor's desk: panels of the CMS's first page that say what is stale."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from core import clock
from core.models import OutboxItem
from core.navigation.menus import HOME_DEPTH
from core.page_types import own_page_types
from core.templatetags.formats import day

#: Lines a panel shows; what is left is a number.
SHOWN = 8
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do."""

    text: str
    url: str
    note: str = ""
    language: str = ""


class DeskPanel(Component):
    """A headed list of things to do; nothing is shown where there is nothing to do."""

    template_name = "wagtailadmin/desk/panel.html"
    name = ""
    order = 300

    def __init__(self, user: Any) -> None:
        self.user = user

    def heading(self) -> str:
        """What the lines have in common."""
        raise NotImplementedError

    def lines(self) -> list[Line]:
        """The things to do, most urgent first."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        del parent_context
        lines = self.lines()
        return {
            "name": self.name, "heading": self.heading(), "lines": lines[:SHOWN], "more": max(0, len(lines) - SHOWN)
        }  # fmt: skip

    def editable(self) -> QuerySet[Page]:
        """The live pages that this person may change; aliases are nobody's work."""
        policy = policy_registry.get_by_type(Page)
        pages: QuerySet[Page] = policy.instances_user_has_permission_for(self.user, "change")
        return pages.filter(live=True, alias_of__isnull=True)


def edit_line(page: Page, note: str) -> Line:
    """A line that leads to the page's editor."""
    return Line(
        page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]), note, page.locale.language_code
    )


class ReviewPanel(DeskPanel):
    """Pages whose date of review has passed."""

    name = "reviews"
    order = 310

    def heading(self) -> str:
        return _("To review: the date set for it has passed")

    def lines(self) -> list[Line]:
        editable, due = self.editable(), []
        for model in own_page_types():
            pages = model.objects.filter(pk__in=editable.values("pk"), review_by__lt=clock.today())
            due += [(page.review_by, page) for page in pages.select_related("locale").defer("body")]
        due.sort(key=lambda pair: (pair[0], pair[1].pk))
        return [edit_line(page, day(on)) for on, page in due]


class DeadlinePanel(DeskPanel):
    """What closes within a week, and what closed and is still shown."""

    name = "deadlines"
    order = 320

    def heading(self) -> str:
        return _("Deadlines: closing this week, or passed and still published")

    def lines(self) -> list[Line]:
        today = clock.today()
        found = sorted(self._ends(today), key=lambda pair: (pair[0] < today, abs((pair[0] - today).days)))
        return [edit_line(page, _in_words(on, today)) for on, page in found]

    def _ends(self, today: date) -> list[tuple[date, Page]]:
        editable, found = self.editable(), []
        for model in own_page_types():
            if hasattr(model, "deadlines"):
                pages = (
                    model.objects.filter(
                        pk__in=editable.values("pk"), locale__language_code=settings.LANGUAGE_CODE
                    )
                    .annotate(last_deadline=Max("deadlines__on"))
                    .filter(last_deadline__lte=today + WEEK)
                )
                found += [(page.last_deadline, page) for page in pages.select_related("locale").defer("body")]
        return found


def _in_words(on: date, today: date) -> str:
    text = day(on)
    return (
        _("passed on %(date)s") % {"date": text} if on < today else _("closes on %(date)s") % {"date": text}
    )


class TranslationPanel(DeskPanel):
    """For each language: how many pages it has only in the source language, and how many changed since."""

    name = "translations"
    order = 330

    def heading(self) -> str:
        return _("Translations")

    def lines(self) -> list[Line]:
        missing, stale = _missing(), _stale()
        report = reverse("wagtail_localize:translations_report")
        return [
            Line(
                str(locale),
                f"{report}?target_locale={locale.pk}",
                _("not translated: %(missing)d · source changed since: %(stale)d")
                % {"missing": missing.get(locale.pk, 0), "stale": stale.get(locale.pk, 0)},
            )
            for locale in self._locales()
            if missing.get(locale.pk) or stale.get(locale.pk)
        ]

    def _locales(self) -> list[Locale]:
        """The languages whose home this person may change."""
        policy = policy_registry.get_by_type(Page)
        homes = policy.instances_user_has_permission_for(self.user, "change").filter(depth=HOME_DEPTH)
        return list(
            Locale.objects.filter(pk__in=homes.values("locale")).exclude(language_code=settings.LANGUAGE_CODE)
        )


def _missing() -> dict[int, int]:
    aliases = Page.objects.filter(
        live=True, alias_of__isnull=False, alias_of__locale__language_code=settings.LANGUAGE_CODE
    )
    return dict(aliases.order_by().values_list("locale").annotate(Count("pk")))


def _stale() -> dict[int, int]:
    """Translations whose source was published after its text was last handed to translators."""
    sources = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale__language_code=settings.LANGUAGE_CODE
    )
    changed = (
        Translation.objects.filter(enabled=True)
        .annotate(published=Subquery(sources.values("last_published_at")[:1]))
        .filter(source__last_updated_at__lt=F("published"))
    )
    return dict(changed.order_by().values_list("target_locale").annotate(Count("pk")))


class JobsPanel(DeskPanel):
    """Background jobs that were given up."""

    name = "jobs"
    order = 340

    def heading(self) -> str:
        return _("Background jobs that failed")

    def lines(self) -> list[Line]:
        if not self.user.has_perm("core.view_outboxitem"):
            return []
        url = reverse("outbox_jobs:index")
        failed = OutboxItem.objects.failed().order_by("-failed_at")
        return [Line(str(job), url, job.error.partition(":")[0]) for job in failed[: SHOWN + 1]]


def desk_panels(user: Any) -> list[DeskPanel]:
    """The panels for a person, in order."""
    return [ReviewPanel(user), DeadlinePanel(user), TranslationPanel(user), JobsPanel(user)]
