"""Words that mean the same, kept by editors per language; a search for one of them finds the others."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel

from search.models.languages import site_languages
from search.phrases import folded_words

#: Each term of a group is one more question to the engine: more are a thesaurus, not synonyms.
MOST_TERMS = 20
#: A phrase of some words; what is longer nobody types.
LONGEST_TERM = 60


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
        first: dict[str, str] = {}
        for line in self.words.splitlines():
            term = " ".join(line.split())
            if term:
                first.setdefault(folded_words(term) or term, term)
        return tuple(first.values())

    def clean(self) -> None:
        """Keep one term a line; refuse what cannot work, with every reason at once."""
        super().clean()
        terms = self.terms
        errors = [*_wrong_number(len(terms)), *_wrong_terms(terms)] or self._taken(terms)
        if errors:
            raise ValidationError({"words": errors})
        self.words = "\n".join(terms)

    def _taken(self, terms: tuple[str, ...]) -> list[str]:
        """Say which terms stand in another group of the language: they would make one group of two."""
        others = SynonymGroup.objects.filter(language=self.language).exclude(pk=self.pk)
        known = {folded_words(term): group for group in others for term in group.terms}
        return [
            str(_("“%(term)s” stands already in another group: %(group)s."))
            % {"term": term, "group": known[folded_words(term)]}
            for term in terms
            if folded_words(term) in known
        ]


def _wrong_number(count: int) -> list[str]:
    if count < 2:  # noqa: PLR2004 -- one word has no synonym
        return [str(_("Give at least two words or phrases, one a line."))]
    if count > MOST_TERMS:
        text = ngettext("At most %(count)d word.", "At most %(count)d words or phrases.", MOST_TERMS)
        return [text % {"count": MOST_TERMS}]
    return []


def _wrong_terms(terms: tuple[str, ...]) -> list[str]:
    errors = []
    for term in terms:
        if len(term) > LONGEST_TERM:
            text = _("“%(term)s …” is too long: at most %(count)d characters.")
            errors.append(str(text) % {"term": term[:20], "count": LONGEST_TERM})
        elif not folded_words(term):
            errors.append(str(_("“%(term)s” has no letter or digit.")) % {"term": term})
    return errors
