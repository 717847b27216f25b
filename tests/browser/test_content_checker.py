"""The content checker's rules in a real browser: each finds what it is for, in content that an editor could make."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from core.admin.content_checker import MeridianContentChecker

pytestmark = pytest.mark.browser
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
#: Rules that Wagtail's own script evaluates, and checks there.
WAGTAILS = {"alt-text-quality", "empty-meta-description"}
#: Pieces of a page with one fault each; {} is the pixel.
FAULTS = {
    "button-name": "<button></button>",
    "empty-heading": "<h2> </h2>",
    "empty-table-header": "<table><tr><th></th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
    "frame-title": "<iframe></iframe>",
    "heading-order": "<h2>a</h2><h4>b</h4>",
    "input-button-name": '<input type="submit" value="">',
    "link-name": '<a href="/a"></a>',
    "p-as-heading": "<p><b style='font-size:200%'>Looks like a heading</b></p><p>" + "Text. " * 20 + "</p>",
    "image-alt": '<img src="{}">',
    "image-redundant-alt": '<a href="/a"><img src="{}" alt="Apply now"> Apply now</a>',
    "link-in-text-block": '<p style="color:#000">Words <a href="/a" style="color:#111;text-decoration:none">link</a> words</p>',
    "list": "<ul><p>no item</p></ul>",
    "scope-attr-valid": "<table><tr><th scope='rubbish'>a</th></tr><tr><td>1</td></tr></table>",
    "td-headers-attr": "<table><tr><th id='a'>a</th></tr><tr><td headers='nowhere'>1</td></tr></table>",
    "th-has-data-cells": "<table><tr><th>a</th></tr></table>",
    "table-duplicate-name": "<table summary='same'><caption>same</caption><tr><th>a</th></tr><tr><td>1</td></tr></table>",
    "valid-lang": '<p lang="xx-nowhere">?</p>',
    "object-alt": '<object data="{}"></object>',
    "role-img-alt": '<div role="img"></div>',
    "svg-img-alt": '<svg role="img"></svg>',
    "video-caption": '<video src="data:video/mp4;base64,AAAA"></video>',
}  # fmt: skip
#: Axe cannot decide these alone: it names them for a person to look at.
FOR_A_PERSON = {"video-caption", "identical-links-same-purpose", "th-has-data-cells"}
FAULTS["identical-links-same-purpose"] = (
    '<a href="https://a.example/">More</a> <a href="https://b.example/">More</a>'
)


def test_every_rule_is_tried():
    assert set(FAULTS) | WAGTAILS == set(MeridianContentChecker.axe_run_only)


def test_every_rule_of_ours_has_words_for_editors():
    ours = {
        "image-alt",
        "image-redundant-alt",
        "identical-links-same-purpose",
        "th-has-data-cells",
        "valid-lang",
    }

    assert ours <= set(MeridianContentChecker.axe_messages)
    assert set(MeridianContentChecker.axe_messages) <= set(MeridianContentChecker.axe_run_only)


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_the_checker_finds(browser: Browser, rule: str) -> None:
    only = [one for one in MeridianContentChecker.axe_run_only if one not in WAGTAILS]
    html = f"<!doctype html><html lang=en><title>t</title><main><h1>Title</h1>{FAULTS[rule].replace('{}', PIXEL)}</main>"
    page = browser.new_page()
    try:
        page.set_content(html)
        found = (
            Axe().run(page, context="main", options={"runOnly": {"type": "rule", "values": only}}).response
        )
    finally:
        page.close()

    kinds = ["violations", "incomplete"] if rule in FOR_A_PERSON else ["violations"]
    assert rule in {one["id"] for kind in kinds for one in found[kind]}
