"""Money."""

from django.utils.translation import gettext_lazy as _

from taxonomy.cldr import CldrKind
from taxonomy.models.base import CldrVocabulary, Vocabulary


class Currency(CldrVocabulary):
    """ISO 4217, the currencies that people pay with; no funds, metals or withdrawn ones."""

    vocabulary = "currency"
    cldr = CldrKind.CURRENCIES

    class Meta(Vocabulary.Meta):
        verbose_name = _("currency")
        verbose_name_plural = _("currencies")
