"""Words that mean the same, kept by editors per language; a search for one of them finds the others."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.models.languages import site_languages
from search.models.synonym_terms import (
    LONGEST_TERM,
    MOST_TERMS,
    folded_term,
    taken,
    terms_of,
    what_is_wrong,
)


class SynonymGroup(models.Model):
    """Words and phrases of one language that mean the same, one a line."""

    language = models.CharField(
        _("language"),
        max_length=12,
        choices=site_languages,
        help_text=_("In searches of this language the words stand for each other."),
    )
    words = models.TextField(
        _("words that mean the same"),
        max_length=MOST_TERMS * (LONGEST_TERM + 2),
        help_text=_(
            "One word or phrase a line, at least two. Capitals, accents and endings don't matter. It works at once."
        ),
    )

    panels = [FieldPanel("language"), FieldPanel("words")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return ", ".join(self.terms)

    @property
    def terms(self) -> tuple[str, ...]:
        """The words and phrases, each once, as they were typed."""
        return terms_of(self.words)

    def clean(self) -> None:
        """Keep one term a line; refuse what cannot work, with every reason at once."""
        super().clean()
        if not self.words:
            return  # missing, or refused by the field already: that says why
        terms = self.terms
        errors = what_is_wrong(terms) or taken(terms, self._others())
        if errors:
            raise ValidationError({"words": errors})
        self.words = "\n".join(terms)

    def overlapping(self) -> list[SynonymGroup]:
        """The other groups of the language that have one of its terms."""
        others = self._others()
        found = (others.get(folded_term(term)) for term in self.terms)
        return list(dict.fromkeys(group for group in found if group))

    def _others(self) -> dict[str, SynonymGroup]:
        """The other groups of the language, by each of their terms."""
        others = SynonymGroup.objects.filter(language=self.language).exclude(pk=self.pk)
        return {folded_term(term): group for group in others for term in group.terms}
