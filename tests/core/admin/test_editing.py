"""Two people in one page's editor, each with the form that their browser loaded."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from home.models import StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db


class Editor:
    """A signed-in person with the editor of a page open."""

    def __init__(self, user, page):
        self.client = Client()
        self.client.force_login(user, backend="core.accounts.backends.AccountBackend")
        self.url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.form = fields(self.client.get(self.url))

    def save(self, *, action="", json=False, **changed):
        """Send the form as the browser has it, with some fields typed over; the form that comes back is open then."""
        headers = {"accept": "application/json"} if json else {}
        data = {**self.form, **changed, **({action: "1"} if action else {})}
        response = self.client.post(self.url, data, headers=headers)
        if response.status_code == 409:
            self.form = fields(response)
        return response


def fields(response):
    """What a browser would send of the editor's form; StreamFields are filled by script: none has a block here."""
    form = BeautifulSoup(response.content, "html.parser").find(id="page-edit-form")
    sent = {"body-count": "0"}
    for field in form.find_all(["input", "textarea", "select"], attrs={"name": True}):
        if field.name == "textarea":
            sent[field["name"]] = field.text.removeprefix("\n")
        elif field.name == "select":
            sent[field["name"]] = [option["value"] for option in field.find_all("option", selected=True)]
        elif field.get("type") not in ("checkbox", "radio", "submit") or field.has_attr("checked"):
            sent[field["name"]] = field.get("value", "")
    return sent


def latest(page):
    return page.__class__.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.fixture
def page(home):
    page = make_page(StandardPage, title="As it was", slug="shared", body=[])
    page.save_revision().publish()
    return page


@pytest.fixture
def two(page, person):
    return Editor(person("moderator"), page), Editor(person("superuser"), page)


@pytest.mark.parametrize("action", ["", "action-publish", "action-submit"])
def test_who_saves_second_is_told_and_nothing_is_overwritten(two, page, action):
    first, second = two

    saved = first.save(title="By the first", action=action)
    refused = second.save(title="By the second", action=action)

    assert (saved.status_code, refused.status_code) == (302, 409)
    assert latest(page).title == "By the first"
    text = BeautifulSoup(refused.content, "html.parser")
    assert "moderator saved this page after you opened it" in text.get_text()
    assert second.form["title"] == "By the second"


def test_the_warning_leads_to_what_differs(two, page):
    first, second = two
    first.save(title="By the first")

    html = second.save(title="By the second").content.decode()
    compared = second.client.get(re.search(r'href="([^"]+/compare/[^"]+)"', html).group(1))

    assert compared.status_code == 200
    assert (
        BeautifulSoup(compared.content, "html.parser").find("span", class_="addition").text == "By the first"
    )


def test_saving_again_is_a_decision(two, page):
    first, second = two
    first.save(title="By the first")
    second.save(title="By the second")

    again = second.save(title="By the second")

    assert again.status_code == 302
    assert latest(page).title == "By the second"


def test_a_third_who_comes_between_is_told_of_too(two, page):
    first, second = two
    first.save(title="One")
    second.save(title="Two")
    Editor(first.client.get(first.url).wsgi_request.user, page).save(title="Three")

    assert second.save(title="Two").status_code == 409
    assert latest(page).title == "Three"


def test_another_window_of_the_same_person(page, person):
    windows = [Editor(person("moderator"), page) for _window in range(2)]
    windows[0].save(title="Left")

    refused = windows[1].save(title="Right")

    assert refused.status_code == 409
    assert "You saved this page in another window" in refused.content.decode()


def test_a_page_that_nobody_had_saved_yet(home, person):
    page = make_page(StandardPage, body=[])
    assert page.latest_revision_id is None
    first, second = (Editor(person(role), page) for role in ("moderator", "superuser"))

    assert first.save(title="By the first").status_code == 302
    assert second.save(title="By the second").status_code == 409
    assert latest(page).title == "By the first"


def test_an_autosave_is_refused_as_wagtail_does(two, page):
    first, second = two
    first.save(title="By the first")

    answer = second.save(title="By the second", json=True)

    assert answer.json()["error_code"] == "invalid_revision"
    assert latest(page).title == "By the first"


def test_one_editor_alone_is_never_asked(page, person):
    editor = Editor(person("moderator"), page)

    assert editor.save(title="Once").status_code == 302
    editor.form = fields(editor.client.get(editor.url))
    assert editor.save(title="Twice", action="action-publish").status_code == 302
    assert StandardPage.objects.get(pk=page.pk).title == "Twice"
