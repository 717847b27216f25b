"""Questions that are asked of institutions, as they are read in a sentence."""

from typing import Self

from django.db import models
from django.db.models import Case, Q, When

from partners_directory.enums import IdentifierScheme, InstitutionStatus
from partners_directory.identifiers import normalise
from search.analysis.folding import fold_text

#: Words of a search that count; more make the query slow and narrow nothing.
MAX_WORDS = 8
_FIELDS = {"ror": "ror_id", "schac": "hei_id"}


class InstitutionQuerySet(models.QuerySet["Institution"]):  # type: ignore[name-defined]  # -- the model imports this
    """Institutions."""

    def choosable(self) -> Self:
        """Those that a page may newly point at: withdrawn and inactive ones stay where they are used."""
        return self.filter(status=InstitutionStatus.ACTIVE)

    def with_card_data(self) -> Self:
        """All that a card or a list line shows, in two queries."""
        return self.select_related("country", "logo", "successor").prefetch_related("identifiers")

    def search(self, words: str) -> Self:
        """Those of whose names, codes, domains and city every word is a part, case and accents aside.

        First come names, codes and acronyms that equal the words, then what begins with them, names before cities.
        """
        text = fold_text(words.replace("\0", " ")).replace("https://", "").replace("ror.org/", "")
        found = self
        for word in text.split()[:MAX_WORDS]:
            found = found.filter(search_text__contains=word)
        if found is self:
            return self
        # One line a name or code; the city stands last, and is no name.
        rank = Case(
            When(Q(search_text__startswith=f"{text}\n") | Q(search_text__contains=f"\n{text}\n"), then=0),
            When(sort_name__startswith=text, then=1),
            When(Q(search_text__startswith=text) | Q(search_text__contains=f"\n{text}"), then=2),
            default=3,
        )
        return found.order_by(rank, "sort_name", "pk")

    def by_identifier(self, scheme: str, value: str) -> Self:
        """Those with this code in any spelling of it: ``ror``, ``schac`` or an ``IdentifierScheme``. None if malformed."""
        try:
            value = normalise(scheme, value)
        except ValueError:
            return self.none()
        if scheme in _FIELDS:
            return self.filter(**{_FIELDS[scheme]: value})
        return self.filter(identifiers__scheme=scheme, identifiers__value=value)

    def with_erasmus_code(self) -> Self:
        """Those that take part in Erasmus+: they have a code."""
        return self.filter(identifiers__scheme=IdentifierScheme.ERASMUS).distinct()
