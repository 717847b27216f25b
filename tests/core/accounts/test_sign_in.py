"""One way into the CMS, with limits that hold and a second factor that cannot be gone round."""

import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.db import transaction
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

PASSWORD = "correct horse battery staple"
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    user = get_user_model().objects.create_user("ana", "ana@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


@pytest.fixture
def secret(editor):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(editor, secret)
    return secret


def code(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def sign_in(client, login="ana", password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": login, "password": password}, **extra)


def open_activation(client):
    """The page that shows the key; it asks for the password once more."""
    url = reverse("mfa_activate_totp")
    return client.post(client.get(url).url, {"password": PASSWORD, "next": url}, follow=True)


@pytest.mark.parametrize("path", ["/cms/login/?next=/cms/pages/", "/en/_util/login/"])
def test_every_sign_in_leads_to_the_one(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response.url == path.replace("/cms/login/", "/accounts/login/").replace("/en/_util/", "/accounts/")


def test_cms_sends_strangers_to_the_sign_in(client):
    assert client.get("/cms/").url == "/accounts/login/?next=/cms/"


@pytest.mark.parametrize("login", ["ana", "ana@example.org", "ANA@example.org "])
def test_name_or_address_and_password_open_the_cms(client, editor, login):
    response = sign_in(client, login)

    assert response.url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_sign_in_makes_a_new_session(client, editor):
    session = client.session
    session["before"] = True
    session.save()
    key = session.session_key

    sign_in(client)

    assert client.session.session_key != key


def test_unknown_and_known_accounts_get_the_same_answer(client, editor):
    known, unknown = sign_in(client, "ana", "wrong"), sign_in(client, "nobody", "wrong")

    assert known.status_code == unknown.status_code == 200
    texts = [
        response.content.decode().replace(name, "").split('name="csrfmiddlewaretoken"')[0]
        for response, name in ((known, "ana"), (unknown, "nobody"))
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("login", ["ana", "ana@example.org", "nobody", "nobody@example.org"])
def test_every_try_costs_one_hash(client, editor, monkeypatch, login):
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashes = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, *args, **kwargs: hashes.append(1) or encode(self, *args, **kwargs),
    )

    sign_in(client, login, "wrong")

    assert len(hashes) == 1


def test_guessing_stops_after_ten_tries_whatever_the_address(client, editor):
    answers = [
        sign_in(
            client, login, f"wrong {number}", headers={"x-forwarded-for": f"192.0.2.{number}"}
        ).status_code
        for number, login in enumerate(["ana", "ana@example.org"] * 5)
    ]

    assert answers == [200] * 9 + [429]
    assert sign_in(client).status_code == 429
    assert client.get("/cms/").status_code == 302


def test_unknown_accounts_are_locked_alike(client):
    answers = [sign_in(client, "nobody", "wrong").status_code for _try in range(11)]

    assert answers == [200] * 9 + [429, 429]


def test_nobody_signs_up(client):
    response = client.post(
        reverse("account_signup"),
        {"username": "eve", "email": "eve@example.org", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert "No registration" in response.content.decode()
    assert not get_user_model().objects.filter(username="eve").exists()


def test_reset_answers_alike_and_mails_only_those_who_exist(client, editor):
    known = client.post(reverse("account_reset_password"), {"email": "ana@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "eve@example.org"})

    assert known.url == unknown.url == reverse("account_reset_password_done")
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]


def test_reset_mails_are_limited(client, editor, settings):
    settings.ACCOUNT_RATE_LIMITS = False

    answers = [
        client.post(reverse("account_reset_password"), {"email": "ana@example.org"}).status_code
        for _try in range(12)
    ]

    assert answers[-2:] == [429, 429]
    assert len(mail.outbox) <= 10


def test_second_factor_is_asked_for(client, editor, secret):
    response = sign_in(client)

    assert response.url == reverse("mfa_authenticate")
    assert client.get("/cms/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code(secret)}).url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_codes_cannot_be_guessed(client, editor, secret, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    sign_in(client)

    answers = [client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _try in range(10)]

    assert answers == [200] * 9 + [429]
    assert client.post(reverse("mfa_authenticate"), {"code": code(secret)}).status_code == 429


def test_recovery_code_opens_once(client, editor, secret):
    recovery = RecoveryCodes.activate(editor)
    one = recovery.get_unused_codes()[0]
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": one}).url == "/cms/"
    client.logout()
    sign_in(client)

    again = client.post(reverse("mfa_authenticate"), {"code": one})

    assert again.status_code == 200


def test_who_may_publish_must_set_up_a_second_factor(client, editor, settings):
    settings.MERIDIAN_REQUIRE_MFA = True
    sign_in(client)

    response = client.get("/cms/pages/")

    assert response.url == reverse("mfa_activate_totp")
    assert "<svg" in open_activation(client).content.decode()
    assert client.post("/cms/pages/3/edit/").url == reverse("mfa_activate_totp")


def test_setting_it_up_opens_the_cms(client, editor, settings, monkeypatch):
    settings.MERIDIAN_REQUIRE_MFA = True
    sign_in(client)
    form = open_activation(client).context["form"]

    # A test's transaction never commits; the request's own would, before the session is written.
    monkeypatch.setattr(transaction, "on_commit", lambda callback: callback())
    client.post(reverse("mfa_activate_totp"), {"code": code(form.secret)})

    assert client.get("/cms/").status_code == 200


def test_who_may_not_publish_needs_none(client, settings):
    settings.MERIDIAN_REQUIRE_MFA = True
    user = get_user_model().objects.create_user("rui", "rui@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name="Editors of guides"))
    sign_in(client, "rui")

    assert client.get("/cms/").status_code == 200


def test_session_without_the_second_factor_is_refused(client, editor, secret, settings):
    settings.MERIDIAN_REQUIRE_MFA = True
    client.force_login(editor)

    assert client.get("/cms/").url == "/accounts/login/?next=%2Fcms%2F"
    assert "_auth_user_id" not in client.session


def test_password_reset_does_not_sign_in(client, editor, secret):
    client.post(reverse("account_reset_password"), {"email": "ana@example.org"})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True)

    client.post(
        form.request["PATH_INFO"],
        {"password1": "another long passphrase", "password2": "another long passphrase"},
    )

    editor.refresh_from_db()
    assert editor.check_password("another long passphrase")
    assert client.get("/cms/").status_code == 302


def test_disabled_account_is_out_at_once(client, editor):
    sign_in(client)
    editor.is_active = False
    editor.save()

    assert client.get("/cms/").status_code == 302


def test_idle_session_ends(client, editor):
    sign_in(client)
    client.get("/cms/")
    session = client.session
    session["meridian_seen_at"] -= 3 * 3600
    session.save()

    assert client.get("/cms/").status_code == 302


def test_session_ends_after_a_day_of_work(client, editor):
    sign_in(client)
    client.get("/cms/")
    session = client.session
    session["meridian_opened_at"] -= 13 * 3600
    session.save()

    assert client.get("/cms/").status_code == 302


def test_password_of_a_page_cannot_be_guessed(client):
    page = Page.objects.get(depth=2, locale__language_code="en")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="sesame"
    )
    url = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    data = {"return_url": "/en/"}

    answers = [client.post(url, {**data, "password": f"wrong {number}"}).status_code for number in range(10)]

    assert answers == [200] * 9 + [429]
    assert client.post(url, {**data, "password": "sesame"}).status_code == 429


def test_groups_that_publish_are_those_that_need_it():
    names = set(
        GroupPagePermission.objects.filter(permission__codename="publish_page").values_list(
            "group__name", flat=True
        )
    )

    assert {"Administrators", "Moderators", "Translators (fr)"} <= names
    assert not any(name.startswith("Editors") for name in names)
