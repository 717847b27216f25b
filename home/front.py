"""What the home page shows besides its own words: regions, what closes soon, partners, events, news, featured pages."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.clock import campus_zone
from core.memo import edition_memo
from core.navigation.links import linked_pages
from search.cards import Card, card_of
from search.contract import SearchHit, SearchQuery, SearchResults
from search.indexing import document_id
from search.together import search_together
from taxonomy.enums import GuidePhase, Region, Status

if TYPE_CHECKING:
    from home.models import HomePage

OPPORTUNITIES = ("exchange", "study_abroad", "staff_mobility", "scholarship")
#: Rows of each section: what fits a glance.
CLOSING, PARTNERS, EVENTS, NEWS = 6, 4, 4, 3
#: Lists put the reader's language first; here the nearest deadline counts, among at most so many.
MOST_CLOSING = 100


def front(home: "HomePage", language: str, now: datetime) -> dict[str, Any]:
    """Context of the home page in a language; four searches, one look at what may be seen."""
    local = now.astimezone(campus_zone())
    chosen = _chosen(home)
    found = search_together(_queries(home.locale.language_code, local, chosen))
    hits: dict[str, Sequence[SearchHit]] = {name: results.hits for name, results in found.items()}
    hits["closing"] = _nearest(hits["closing"])
    hits["featured"] = _in_order(hits["featured"], chosen)
    cards = {name: [card_of(hit, language, local) for hit in some] for name, some in hits.items()}
    urls = section_urls(home)
    return {
        **_doors(home, urls, found["partners"], cards["closing"]),
        "ways": _ways(urls),
        "campaign": _campaign(home, local),
        "partners": _section(
            _("A few of our partners"), cards["partners"], urls.get("partners", ""), _("All partners")
        ),
        "events": _section(_("What is on"), cards["events"], urls.get("events", ""), _("All events")),
        "news": _section(_("News"), cards["news"], urls.get("news", ""), _("All news")),
        "featured": _section(_("Worth a look"), cards["featured"], "", ""),
    }


def _doors(
    home: "HomePage", urls: dict[str, str], partners: SearchResults, closing: list[Card]
) -> dict[str, dict[str, Any]]:
    """The three questions: where can I go, what closes soon, how do I arrive."""
    return {
        "where": {
            "title": home.where_title or _("Where can I go?"),
            "text": home.where_text,
            "url": urls.get("partners", ""),
            "regions": _regions(partners, urls.get("partners", "")),
        },
        "closing": {
            "title": home.closing_title or _("What closes soon?"),
            "text": home.closing_text,
            "cards": closing,
            "url": urls.get("opportunities", ""),
            "calendar_url": f"{urls['opportunities']}deadlines.ics" if "opportunities" in urls else "",
        },
        "arrive": {
            "title": home.arrive_title or _("How do I arrive?"),
            "text": home.arrive_text,
            "url": urls.get("guides", ""),
            "phases": _phases(urls.get("guides", "")),
        },
    }


def _queries(locale: str, now: datetime, chosen: Sequence[str]) -> dict[str, SearchQuery]:
    def ask(kinds: Sequence[str], order: str, limit: int, **more: Any) -> SearchQuery:
        return SearchQuery(
            locale=locale, now=now, kinds=tuple(kinds), order=order, limit=limit, highlight=False, **more
        )

    return {
        "closing": ask(OPPORTUNITIES, "deadline", MOST_CLOSING, statuses=(Status.CLOSING_SOON.value,)),
        "partners": ask(("partner",), "newest", PARTNERS, facets=("region",)),
        "events": ask(("event", "conference"), "start", EVENTS),
        "news": ask(("news",), "newest", NEWS),
        "featured": ask((), "newest", len(chosen), only_ids=tuple(chosen)),
    }


def _section(title: str, cards: list[Card], url: str, label: str) -> dict[str, Any]:
    return {"title": title, "cards": cards, "url": url, "label": label if url else "", "text": ""}


def section_urls(home: "HomePage") -> dict[str, str]:
    """Addresses of the sections by the word that names them in addresses, read once an edition."""

    def read() -> dict[str, str]:
        children = Page.objects.child_of(home).live().public().select_related("locale")
        return {page.slug: page.get_url() or "" for page in children}

    return edition_memo(("section_urls", home.pk), read)


def _regions(partners: SearchResults, url: str) -> list[dict[str, Any]]:
    counts = {count.code: count.count for count in partners.facets.get("region", ())}
    return [
        {
            "code": region.value,
            "label": region.label,
            "url": f"{url}?region={region.value}",
            "count": counts[region.value],
        }
        for region in Region
        if counts.get(region.value)
    ]


def _phases(url: str) -> list[dict[str, str]]:
    return [{"title": str(phase.label), "url": f"{url}?phase={phase.value}"} for phase in GuidePhase][:5]


def _ways(urls: dict[str, str]) -> list[dict[str, str]]:
    offers = urls.get("opportunities", "")
    if not offers:
        return []
    return [
        {"title": _("Exchange"), "url": f"{offers}?type=exchange"},
        {"title": _("Summer schools"), "url": f"{offers}?study_abroad_kind=summer_school"},
        {"title": _("Scholarships"), "url": f"{offers}?type=scholarship"},
        {"title": _("For staff"), "url": f"{offers}?type=staff_mobility"},
    ]


def _campaign(home: "HomePage", now: datetime) -> dict[str, str] | None:
    """The box, between its two dates."""
    today = now.date()
    over = (home.campaign_until and today > home.campaign_until) or (
        home.campaign_from and today < home.campaign_from
    )
    if not home.campaign_title or over:
        return None
    links = linked_pages([home.campaign_page])
    return {
        "title": home.campaign_title,
        "text": home.campaign_text,
        "url": links[0].url if links else "",
        "label": home.campaign_label or _("Read more"),
    }


def _chosen(home: "HomePage") -> list[str]:
    """Documents of the pages that an editor chose, as they stand in the home page's tree, in their order."""
    keys = [row.page.translation_key for row in home.featured_pages.select_related("page")]
    here = Page.objects.filter(translation_key__in=keys, locale=home.locale)
    ids = dict(here.values_list("translation_key", "pk")) if keys else {}
    return [document_id(ids[key]) for key in keys if key in ids]


def _nearest(hits: Sequence[SearchHit]) -> list[SearchHit]:
    return sorted(hits, key=lambda hit: hit.next_deadline or datetime.max.replace(tzinfo=UTC))[:CLOSING]


def _in_order(hits: Sequence[SearchHit], chosen: Sequence[str]) -> list[SearchHit]:
    return sorted(hits, key=lambda hit: chosen.index(hit.document.id))
