"""Countries and territories."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.cldr import CldrKind
from taxonomy.enums import Region
from taxonomy.models.base import CldrVocabulary, Vocabulary


class Country(CldrVocabulary):
    """ISO 3166-1, with Kosovo under the user-assigned ``XK``.

    Regions are the UN geoscheme's (M49), in which Cyprus and the Caucasus are Asia. M49 does not list Taiwan and
    Kosovo: they have the regions around them. Antarctica and the uninhabited islands near it have none.
    """

    vocabulary = "country"
    cldr = CldrKind.TERRITORIES

    alpha3 = models.CharField(_("three-letter code"), max_length=3, unique=True)
    numeric = models.CharField(_("number"), max_length=3, blank=True)
    region = models.CharField(_("region"), max_length=3, choices=Region.choices, blank=True)
    subregion = models.CharField(_("subregion"), max_length=3, blank=True, help_text=_("UN M49 code."))
    eu_code = models.CharField(
        _("EU code"), max_length=2, blank=True, help_text=_("Where the European Union uses another: EL, UK.")
    )

    class Meta(Vocabulary.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
