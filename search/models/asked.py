"""What readers searched for, counted: no address, no time of day, no order in which somebody asked (decisions.md 22)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.languages import site_languages

#: Folded words of a question; a longer one is a pasted sentence, which says more about its reader than about the site.
LONGEST_WORDS = 80


class AskedWords(models.Model):
    """How often words were searched for on one day in one language, in vain and with a click."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=12, choices=site_languages)
    words = models.CharField(_("words"), max_length=LONGEST_WORDS)
    count = models.PositiveIntegerField(_("searches"), default=0)
    empty = models.PositiveIntegerField(_("without result"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [models.UniqueConstraint(fields=["day", "language", "words"], name="asked_words_once")]
        indexes = [models.Index(fields=["language", "words"], name="asked_words_in_language")]

    def __str__(self) -> str:
        return self.words
