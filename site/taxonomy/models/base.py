"""What all vocabularies share: a code that stays, and names in several languages."""

from collections.abc import Mapping
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taxonomy.cldr import CldrKind, cldr_name
from taxonomy.fields import TranslatedTextField
from taxonomy.names import base_language, name_in, source_language

CODE = RegexValidator(
    r"^[A-Za-z0-9_]+\Z", _("Letters, digits and underscores only: the code stands in addresses.")
)


class Vocabulary(models.Model):
    """A row of a vocabulary. Pages, documents and addresses hold its code; names are looked up when shown."""

    #: The name by which ``taxonomy.labels`` knows this vocabulary.
    vocabulary: ClassVar[str]
    #: Whether lists are sorted by name; otherwise by the model's own order.
    by_name: ClassVar[bool] = True

    code = models.CharField(_("code"), max_length=32, primary_key=True, validators=[CODE])
    names = TranslatedTextField(_("names"), help_text=_("The name in each language of the site."))

    class Meta:
        abstract = True
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name(get_language() or source_language())

    def name(self, language: str) -> str:
        """The name in a language, else in the nearest that there is, else the code."""
        return self.name_of(self.code, self.names, language)

    @classmethod
    def name_of(cls, code: str, names: Mapping[str, str], language: str) -> str:
        """The name that a row with this code and these names has in a language."""
        return name_in(names, language) or code


class CldrVocabulary(Vocabulary):
    """A vocabulary whose names the Unicode CLDR keeps in hundreds of languages; ``names`` holds corrections only."""

    cldr: ClassVar[CldrKind]

    names = TranslatedTextField(
        _("names"),
        blank=True,
        help_text=_("Leave a language empty to use the name from the Unicode CLDR; a text here replaces it."),
    )

    class Meta(Vocabulary.Meta):
        abstract = True

    @classmethod
    def name_of(cls, code: str, names: Mapping[str, str], language: str) -> str:
        """The correction in this language, else CLDR's name; the same in the source language; any correction; the code."""
        for wanted in (language, source_language()):
            own = names.get(wanted) or names.get(base_language(wanted))
            if found := own or cldr_name(cls.cldr, code, wanted):
                return found
        return super().name_of(code, names, language)
