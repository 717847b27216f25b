"""wagtail-localize's views for submitting and updating translations, with the page's own permissions.

The stock views ask only for the global ``submit_translation``: whoever had it could open and copy any page,
private ones too (house.md). Here a language is offered only where the user may publish what is made.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView


def place_in(page: Page, locale: Locale) -> Page | None:
    """The page at whose place a translation would stand: its alias or translation, else its parent's."""
    for ancestor in [page, *page.get_ancestors().filter(depth__gt=1).order_by("-depth")]:
        found = ancestor.get_translation_or_none(locale)
        if found is not None:
            return found
    return None


def may_translate(user: Any, page: Page, locale: Locale) -> bool:
    """Whether the user may change and publish a page's translation into a language."""
    place = place_in(page, locale)
    if place is None or not user.has_perm("wagtail_localize.submit_translation"):
        return False
    rights = place.permissions_for_user(user)
    return rights.can_edit() and (rights.can_publish() or not page.live)


def locales_for(user: Any, page: Page) -> QuerySet[Locale]:
    """The languages into which the user may translate a page."""
    allowed = [
        locale.pk for locale in Locale.objects.exclude(pk=page.locale_id) if may_translate(user, page, locale)
    ]
    return Locale.objects.filter(pk__in=allowed)


class SubmitTranslation(SubmitPageTranslationView):
    """Offers and accepts only languages into which the user may translate this page."""

    def get_form(self) -> Any:
        form = super().get_form()
        offered = form.fields["locales"].queryset
        form.fields["locales"].queryset = offered.filter(pk__in=self.allowed.values("pk"))
        return form

    def get_object(self) -> Page:
        page: Page = super().get_object()
        self.allowed = locales_for(self.request.user, page)
        if not self.allowed:
            raise PermissionDenied
        return page


class UpdateTranslations(UpdateTranslationsView):
    """Asks for rights on the source page or on one of its translations; publishes only what the user may."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        source = self.get_object()
        page = source.get_source_instance() if source.specific_content_type.model_class() else None
        if isinstance(page, Page) and not _may_update(request.user, page):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        page = self.object.get_source_instance()
        targets = [
            t.target_locale
            for t in self.object.translations.filter(enabled=True).select_related("target_locale")
        ]
        if (
            form.cleaned_data["publish_translations"]
            and isinstance(page, Page)
            and not all(may_translate(self.request.user, page, locale) for locale in targets)
        ):
            messages.error(
                self.request, _("You may not publish in all languages of this page. Save without publishing.")
            )
            return self.render_to_response(self.get_context_data())
        response: HttpResponse = super().form_valid(form)
        return response


def _may_update(user: Any, page: Page) -> bool:
    return page.permissions_for_user(user).can_edit() or bool(locales_for(user, page))
