"""The search box over a long list of codes, used with the keyboard in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from core.forms.codes import CodesFormField

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).resolve().parents[2] / "site" / "static" / "admin" / "js" / "codes-select.js"
CHOICES = [
    ("023", "Languages"),
    ("0231", "Language acquisition"),
    ("0732", "Building and civil engineering"),
    ("04", "Études d’économie"),
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    widget = CodesFormField(vocabulary="field", choices=lambda: CHOICES).widget
    html = widget.render("fields", ["04"], {"id": "id_fields"})
    page = browser.new_page()
    page.set_content(f'<form><label for="id_fields">Fields</label>{html}</form>')
    page.add_script_tag(content=SCRIPT.read_text(), type="module")
    page.wait_for_selector("[role=combobox]")
    yield page
    page.close()


def chosen(page):
    return page.evaluate("new FormData(document.forms[0]).getAll('fields')")


def options(page):
    return page.locator("[role=option]").all_inner_texts()


def test_keyboard_finds_adds_and_removes(page):
    box = page.get_by_label("Fields")

    box.fill("LANG")
    assert options(page) == ["023 Languages", "0231 Language acquisition"]
    box.press("ArrowDown")
    box.press("Enter")
    box.fill("0732")
    box.press("Enter")

    assert chosen(page) == ["04", "0231", "0732"]
    box.press("Backspace")
    assert chosen(page) == ["04", "0231"]


def test_accents_do_not_matter_and_chosen_ones_are_not_offered(page):
    page.get_by_role("button", name="Remove: Études").click()
    assert chosen(page) == []

    page.get_by_label("Fields").fill("etudes eco")
    page.get_by_role("option").click()

    assert chosen(page) == ["04"]
    page.get_by_label("Fields").fill("etudes")
    assert page.get_by_text("Nothing found").is_visible()


def test_escape_closes_and_enter_does_not_submit(page):
    box = page.get_by_label("Fields")
    box.fill("zzz")
    box.press("Enter")
    box.press("Escape")

    assert page.locator("[role=listbox]").is_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    assert chosen(page) == ["04"]
