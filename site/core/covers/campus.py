"""Where the campus is, for the second point on every globe."""

from __future__ import annotations

from django.db import DatabaseError

from core.covers.sphere import Point
from core.memo import edition_memo
from core.models.settings import SiteSettings


def campus_point() -> Point | None:
    """Return the campus from the site's settings, read once an edition; nothing while it is unknown."""
    try:
        return edition_memo(("campus_point",), _read)
    except DatabaseError:
        return None


def _read() -> Point | None:
    row = SiteSettings.objects.values_list("latitude", "longitude").first()
    if row is None or None in row:
        return None
    return Point(round(row[0], 1), round(row[1], 1))
