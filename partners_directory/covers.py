"""The drawn cover of an institution: a globe centred on it, joined to the campus."""

from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.chrome import site_settings
from core.covers.urls import distance_from_campus, globe_cover
from core.templatetags.formats import distance
from partners_directory.naming import place_name

if TYPE_CHECKING:
    from partners_directory.models.institution import Institution


def institution_cover(institution: "Institution") -> str:
    """Address of the globe; empty where the coordinates are not known."""
    if institution.latitude is None or institution.longitude is None:
        return ""
    country = institution.country
    return globe_cover(
        institution.latitude,
        institution.longitude,
        region=country.region if country else "",
        country=country.code if country else "",
    )


def institution_cover_alt(institution: "Institution") -> str:
    """What the globe shows, in the active language."""
    if institution.latitude is None or institution.longitude is None:
        return ""
    country = institution.country.name(get_language()) if institution.country else ""
    place = place_name(institution.city, country)
    kilometres = distance_from_campus(institution.latitude, institution.longitude)
    city = site_settings().city_name
    if kilometres is None or not city:
        return _("Globe centred on %(place)s") % {"place": place}
    return _("Globe centred on %(place)s, %(distance)s from %(city)s") % {
        "place": place,
        "distance": distance(kilometres),
        "city": city,
    }
