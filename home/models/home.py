"""The home page of a language; it routes every address below it in one query."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from core import clock
from core.blocks.text import PLAIN_TEXT_FEATURES
from core.cache import expire_at
from core.models import BasePage
from home.front import front
from home.structured import office_and_site


class HomePage(BasePage):
    """Answers three questions at once: where can I go, what closes soon, how do I arrive."""

    headline = models.CharField(
        _("headline"),
        max_length=120,
        blank=True,
        help_text=_("The sentence that greets the reader. Without one, the title."),
    )
    where_title = models.CharField(
        _("“where can I go”: title"), max_length=80, blank=True,
        help_text=_("The question, as a reader would ask it."),
    )  # fmt: skip
    where_text = models.CharField(
        _("“where can I go”: text"), max_length=240, blank=True, help_text=_("One sentence that leads on.")
    )
    closing_title = models.CharField(
        _("“what closes soon”: title"), max_length=80, blank=True,
        help_text=_("The question, as a reader would ask it."),
    )  # fmt: skip
    closing_text = models.CharField(
        _("“what closes soon”: text"), max_length=240, blank=True, help_text=_("One sentence that leads on.")
    )
    arrive_title = models.CharField(
        _("“how do I arrive”: title"), max_length=80, blank=True,
        help_text=_("The question, as a reader would ask it."),
    )  # fmt: skip
    arrive_text = models.CharField(
        _("“how do I arrive”: text"), max_length=240, blank=True, help_text=_("One sentence that leads on.")
    )
    campaign_title = models.CharField(
        _("campaign: title"), max_length=120, blank=True, help_text=_("Nothing is shown without one.")
    )
    campaign_text = RichTextField(
        _("campaign: text"), features=PLAIN_TEXT_FEATURES, blank=True, help_text=_("Two or three sentences.")
    )
    campaign_label = models.CharField(
        _("campaign: button"), max_length=60, blank=True,
        help_text=_("What happens when it is pressed, such as “See the calls”."),
    )  # fmt: skip
    campaign_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("campaign: page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("Where the button leads."),
    )  # fmt: skip
    campaign_from = models.DateField(
        _("campaign: from"), null=True, blank=True,
        help_text=_("The first day on which it is shown. Leave empty for at once."),
    )  # fmt: skip
    campaign_until = models.DateField(
        _("campaign: until"), null=True, blank=True,
        help_text=_("The last day on which it is shown. Leave empty for no end."),
    )  # fmt: skip

    kind = "home"
    in_search = False
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    content_panels = [
        *BasePage.summary_panels,
        FieldPanel("headline"),
        MultiFieldPanel(
            [
                FieldPanel(f"{door}_{part}")
                for door in ("where", "closing", "arrive")
                for part in ("title", "text")
            ],
            heading=_("Three questions"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"campaign_{part}") for part in ("title", "text", "label", "page", "from", "until")],
            heading=_("Campaign"),
            help_text=_("A box on the home page between two dates; nothing is shown without a title."),
        ),
        InlinePanel("featured_pages", heading=_("Featured pages"), label=_("Page"), max_num=6),
        *BasePage.body_panels,
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields, "headline", "where_title", "where_text", "closing_title", "closing_text", "arrive_title", "arrive_text",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Add what is near, soon and new."""
        context = super().get_context(request, *args, **kwargs)
        context.update(front(self, get_language() or settings.LANGUAGE_CODE, context["now"]))
        return context

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return office_and_site(self.get_url() or "", self.content_language)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the deepest page of the path in one query, so that depth costs nothing (decisions.md 25).

        Raises Http404 where no page of this tree takes what is left of the path.
        """
        if not path_components:
            return RouteResult(self) if self.live else super().route(request, path_components)
        paths: list[str] = []
        for component in path_components:
            paths.append((paths[-1] if paths else self.url_path) + f"{component}/")
        # The slugs say nothing more, but have an index; paths of addresses have none.
        way = list(
            Page.objects.filter(url_path__in=paths, slug__in=set(path_components), path__startswith=self.path)
            .select_related("locale", "alias_of__locale")
            .order_by("depth")
        )
        if not way:
            raise Http404
        page = way.pop()
        if page.expire_at is not None and page.expire_at <= clock.now():
            raise Http404  # the worker takes it down within a minute; nobody waits for it
        expire_at(request, page.expire_at)
        specific = page.specific
        specific.locale = self.locale = page.locale
        if page.alias_of_id:
            specific.alias_of = page.alias_of
        specific.way = (self, *way)
        rest = path_components[page.depth - self.depth :]
        return specific.route(request, rest)


class FeaturedPage(Orderable):
    """A page shown on the home page; each reader gets it in their language."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured_pages")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+",
        help_text=_("Readers get it in their language."),
    )  # fmt: skip

    panels = [FieldPanel("page")]
