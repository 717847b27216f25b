"""Submitting and updating translations needs rights on the page, not only the global permission."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import resolve, reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource

from core.admin.translations import SubmitTranslation, UpdateTranslations

pytestmark = pytest.mark.django_db


def submit_url(page):
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def update_url(page):
    return reverse(
        "wagtail_localize:update_translations", args=[TranslationSource.objects.get_for_instance(page).pk]
    )


def languages(page):
    return set(
        Page.objects.filter(translation_key=page.translation_key, alias_of=None).values_list(
            "locale__language_code", flat=True
        )
    )


def test_addresses_lead_to_the_wrapped_views(about):
    assert resolve(submit_url(about)).func.view_class is SubmitTranslation
    assert resolve("/cms/localize/update/1/").func.view_class is UpdateTranslations


def test_translator_is_offered_the_own_language_only(as_, about, locale):
    about.get_translations().get(locale=locale("fr")).delete()

    form = as_("french translator").get(submit_url(about)).context["form"]

    assert [option.language_code for option in form.fields["locales"].queryset] == ["fr"]


def test_translator_cannot_translate_into_another_language(as_, about, locale):
    response = as_("french translator").post(submit_url(about), {"locales": [locale("de").pk]})

    assert response.status_code == 200
    assert languages(about) == {"en", "fr"}


def test_moderator_translates(as_, about, locale):
    response = as_("moderator").post(submit_url(about), {"locales": [locale("de").pk]})

    assert response.status_code == 302
    assert languages(about) == {"en", "fr", "de"}


def test_global_permission_alone_opens_nothing(as_, person, about, locale):
    user = person("guides editor")
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    client = as_("guides editor")

    assert client.get(submit_url(about)).status_code == 302
    assert client.post(submit_url(about), {"locales": [locale("de").pk]}).url == reverse("wagtailadmin_home")
    assert languages(about) == {"en", "fr"}


def test_update_needs_rights_on_the_page(as_, person, submitted):
    user = person("guides editor")
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))

    assert as_("guides editor").get(update_url(submitted)).url == reverse("wagtailadmin_home")
    assert as_("moderator").get(update_url(submitted)).status_code == 200


def test_translator_updates_but_does_not_publish_what_belongs_to_others(as_, submitted):
    client = as_("french translator")

    refused = client.post(update_url(submitted), {"publish_translations": "on"})
    saved = client.post(update_url(submitted), {})

    assert refused.status_code == 200
    assert "You may not publish in all languages" in refused.content.decode()
    assert saved.status_code == 302
