"""Opportunities for search engines: programmes with their dates of application, scholarships as grants."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from core import jsonld
from core.chrome import site_settings
from core.meta import absolute
from core.status import next_deadline
from taxonomy.enums import CostKind, Direction

if TYPE_CHECKING:
    from opportunities.models.base import OpportunityPage

#: schema.org's words for how one takes part.
MODES = {"on_site": "onsite", "online": "online", "blended": "blended"}


def programme_thing(page: "OpportunityPage", now: datetime) -> dict[str, Any]:
    """An exchange offer or a programme: who offers it, when it is, by when one applies, what it costs."""
    deadlines = sorted(row.instant for row in page.deadlines.all())
    fees = [row for row in page.costs.all() if row.kind == CostKind.TUITION and not row.included]
    fee = fees[0] if len(fees) == 1 else None
    ects = getattr(page, "ects", None)
    facts = jsonld.ProgrammeFacts(
        name=page.title,
        url=absolute(page.get_url() or ""),
        provider=_provider(page),
        description=page.summary,
        language=page.content_language,
        starts=getattr(page, "starts_on", None),
        ends=getattr(page, "ends_on", None),
        deadline=next_deadline(now, deadlines) or (deadlines[-1] if deadlines else None),
        opens=page.opens_on,
        mode=MODES.get(getattr(page, "mode", ""), ""),
        credits=int(ects) if ects is not None else None,
        price=fee.amount if fee else None,
        currency=fee.currency if fee else "",
    )
    return jsonld.programme(facts)


def _provider(page: "OpportunityPage") -> str:
    """Where one studies: the first partner for those who leave, our university for those who come."""
    rows = page.institutions.all()
    if page.direction == Direction.OUTGOING and rows:
        return str(rows[0].institution.name)
    return site_settings().university_name or site_settings().name


def grant_thing(page: "OpportunityPage") -> dict[str, Any]:
    """A scholarship."""
    return {
        "@type": "MonetaryGrant",
        "name": page.title,
        "url": absolute(page.get_url() or ""),
        "description": page.summary,
        "inLanguage": page.content_language,
        "amount": {"@type": "MonetaryAmount", "value": page.grant_amount, "currency": page.grant_currency}
        if page.grant_amount is not None
        else None,
        "funder": {"@type": "Organization", "name": site_settings().university_name or site_settings().name},
    }
