"""Forms of promoted results: words, and the pages of this site that stand above the results for them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.forms import (
    QueryForm,
    SearchPromotionForm,
    SearchPromotionsFormSet,
)
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import MAX_QUERY_STRING_LENGTH

from core.models import BasePage
from search.phrases import folded_words

#: What a promotion can have besides its page: no reader would see it.
UNUSED = ("external_link_url", "external_link_text", "description")


class QuestionForm(QueryForm):
    """The words for which pages are promoted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["query_string"].max_length = MAX_QUERY_STRING_LENGTH
        self.fields["query_string"].help_text = _(
            "Exactly these words, in any order. Capitals, accents and signs don't matter."
        )

    def clean_query_string(self) -> str:
        """Words that a search can be equal to."""
        words: str = self.cleaned_data["query_string"]
        if not folded_words(words):
            raise ValidationError(_("“%(term)s” has no letter or digit."), params={"term": words})
        return words

    class Meta(QueryForm.Meta):
        pass


class PromotedPageForm(SearchPromotionForm):
    """A page, and nothing else: results are pages of this site, in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].required = True
        self.fields["page"].help_text = _(
            "Stands above the results for readers of its language; others get its translation, where there is one."
        )
        for name in UNUSED:
            self.fields[name].disabled = True

    def clean_page(self) -> Page:
        """A page that search knows: another one would stand above no results."""
        page: Page = self.cleaned_data["page"]
        model = page.specific_class
        if not (model and issubclass(model, BasePage) and model.in_search):
            raise ValidationError(_("Pages of this type are not part of the search."))
        return page

    class Meta(SearchPromotionForm.Meta):
        model = SearchPromotion


class PromotedPagesFormSet(SearchPromotionsFormSet):
    """The pages of one question, in order."""

    form = PromotedPageForm

    def clean(self) -> None:
        """Each page once, those counted that stand there already and are not shown to this editor."""
        super().clean()
        here = [form.instance.pk for form in self.initial_forms]
        promoted = set(self.instance.editors_picks.exclude(pk__in=here).values_list("page", flat=True))
        for form in self.forms:
            page = form.cleaned_data.get("page") if form.is_valid() else None
            if page is None or self._should_delete_form(form):
                continue
            if page.pk in promoted:
                form.add_error("page", _("This page is promoted for these words already."))
            promoted.add(page.pk)
