"""Languages that are taught in and spoken."""

from django.utils.translation import gettext_lazy as _

from taxonomy.cldr import CldrKind
from taxonomy.models.base import CldrVocabulary, Vocabulary


class Language(CldrVocabulary):
    """ISO 639-1."""

    vocabulary = "language"
    cldr = CldrKind.LANGUAGES

    class Meta(Vocabulary.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")
