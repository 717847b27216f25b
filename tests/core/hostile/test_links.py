"""Addresses that run are written by nobody: not by the editor, the translation editor, a PO file or a form (hardening.md 14, 16)."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail import blocks
from wagtail.models import Locale, get_page_models
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.operations import translate_object

from core.blocks.body import BODY_BLOCKS
from core.blocks.embed import frame_url
from core.models import BasePage, Place
from core.overrides import runs
from home.models import StandardPage
from partners_directory.models import Institution
from tests.core.hostile.payloads import PAYLOADS, markup_from_texts
from tests.factories import make_page

pytestmark = pytest.mark.django_db
RUNS = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "vbscript:alert(1)", "\x01javascript:alert(1)", "javascript://example.org/%0aalert(1)")  # fmt: skip
EVIL_HTML = '<p>Text <a href="javascript:alert(1)">x</a><img src="x" onerror="alert(1)"/><script>alert(1)</script><b onclick="alert(1)">y</b></p>'


def block_types(block):
    yield block
    children = getattr(block, "child_blocks", {})
    inner = [*children.values(), *([block.child_block] if hasattr(block, "child_block") else [])]
    for child in inner:
        yield from block_types(child)


def all_blocks():
    for model in get_page_models():
        for field in model._meta.get_fields():
            if hasattr(field, "stream_block"):
                yield from block_types(field.stream_block)


def test_no_block_takes_raw_html():
    raw = [block.name for block in all_blocks() if isinstance(block, blocks.RawHTMLBlock)]

    assert raw == []
    assert {type(block).__name__ for _name, block in BODY_BLOCKS} >= {"EmbedBlock", "RichTextBlock"}


@pytest.mark.parametrize("url", RUNS)
def test_no_field_and_no_block_takes_an_address_that_runs(url):
    fields = [
        field
        for model in [*(m for m in get_page_models() if issubclass(m, BasePage)), Place, Institution]
        for field in model._meta.get_fields()
        if isinstance(field, models.URLField)
    ]
    urls = [block for block in all_blocks() if isinstance(block, blocks.URLBlock)]

    taken = []
    for taker in [*fields, *urls]:
        try:
            taken.append(
                (taker.name, taker.clean(url, None) if isinstance(taker, models.Field) else taker.clean(url))
            )
        except ValidationError:
            continue

    assert taken == []
    assert fields
    assert urls


@pytest.mark.parametrize(
    "url",
    [*RUNS, "https://evil.example/watch?v=abc", "http://youtube.com/watch?v=abc", "https://youtube.com.evil.example/watch?v=a",
     "https://youtube.com/watch?v=a%22onload=1", "https://evil.example@vimeo.com.evil.example/1", "https://vimeo.com/../1", "//vimeo.com/1"],
)  # fmt: skip
def test_only_listed_sites_are_framed(url):
    assert frame_url(url) is None


def rich_text_blocks():
    found = {
        tuple(block.features or ()): block
        for block in all_blocks()
        if isinstance(block, blocks.RichTextBlock)
    }
    return list(found.values())


def test_the_editor_writes_only_what_it_knows():
    for block in rich_text_blocks():
        content = {
            "blocks": [{"key": "a", "type": "unstyled", "depth": 0, "text": "x" * 30, "inlineStyleRanges": [], "entityRanges":
                        [{"offset": 0, "length": 3, "key": 0}]}],
            "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
        }  # fmt: skip
        widget = block.field.widget
        stored = widget.value_from_datadict({"t": json.dumps(content)}, {}, "t")
        assert markup_from_texts(stored) == []
        reread = widget.value_from_datadict({"t": widget.format_value(EVIL_HTML)}, {}, "t")
        assert markup_from_texts(reread) == []


@pytest.fixture
def translated(home):
    """A page with a link in its text, in the translation editor for French."""
    del home
    page = make_page(
        StandardPage, body=[("text", '<p>Read <a href="https://example.org/">this</a> first.</p>')]
    )
    translate_object(page, [Locale.objects.get(language_code="fr")])
    return Translation.objects.get(source__object_id=page.translation_key)


@pytest.fixture
def publish(client, django_capture_on_commit_callbacks):
    """Publish a translation and read its page as a visitor."""

    def read(translation):
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        client.logout()
        response = client.get(translation.get_target_instance().url)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.mark.parametrize("url", RUNS)
def test_a_translated_link_does_not_run(as_, publish, translated, url):
    override = OverridableSegment.objects.get(source=translated.source, data_json__contains="example.org")
    address = reverse("wagtail_localize:edit_override", args=[translated.pk, override.pk])

    as_("french translator").put(address, f"value={url}", content_type="application/x-www-form-urlencoded")
    html = publish(translated)

    assert "Read" in html
    assert markup_from_texts(html) == []
    assert "script:alert" not in html


def test_a_translator_s_markup_is_left_out(as_, publish, translated):
    segments = StringSegment.objects.filter(source=translated.source)
    for segment, payload in zip(list(segments) * 20, PAYLOADS, strict=False):
        address = reverse("wagtail_localize:edit_string_translation", args=[translated.pk, segment.pk])
        as_("french translator").put(
            address, f"value={payload}", content_type="application/x-www-form-urlencoded"
        )
        assert markup_from_texts(publish(translated)) == [], payload


def test_a_po_file_writes_no_markup(as_, publish, translated):
    catalogue = translated.export_po()
    for entry, payload in zip(catalogue, PAYLOADS[2:], strict=False):
        entry.msgstr = f"{entry.msgid} {payload}"
    file = SimpleUploadedFile("fr.po", str(catalogue).encode())
    address = reverse("wagtail_localize:upload_pofile", args=[translated.pk])

    as_("french translator").post(address, {"file": file})

    assert markup_from_texts(publish(translated)) == []


def test_the_translation_editor_s_writes_arrive(as_, publish, translated):
    """Without this the tests above would show nothing; its script sends a form with PUT."""
    override = OverridableSegment.objects.get(source=translated.source, data_json__contains="example.org")
    segment = StringSegment.objects.get(source=translated.source, string__data__contains="Read")
    client = as_("french translator")
    texts = {
        reverse(
            "wagtail_localize:edit_override", args=[translated.pk, override.pk]
        ): "https://example.org/fr/",
        reverse(
            "wagtail_localize:edit_string_translation", args=[translated.pk, segment.pk]
        ): 'Lisez <a id="a1">ceci</a>.',
    }

    for address, value in texts.items():
        body = encode_multipart(BOUNDARY, {"value": value})
        assert client.put(address, body, content_type=MULTIPART_CONTENT).status_code in {200, 201}

    html = publish(translated)
    assert "Lisez" in html
    assert "https://example.org/fr/" in html


def test_a_wrong_override_says_so_and_a_good_one_is_taken_again(as_, publish, translated):
    override = OverridableSegment.objects.get(source=translated.source, data_json__contains="example.org")
    address = reverse("wagtail_localize:edit_override", args=[translated.pk, override.pk])
    client = as_("french translator")

    wrong, good = (
        client.put(address, encode_multipart(BOUNDARY, {"value": value}), content_type=MULTIPART_CONTENT)
        for value in ("javascript:alert(1)", "https://example.org/fr/")
    )

    assert wrong.json()["error"] == "Enter a valid URL."
    assert good.json()["error"] is None
    assert "https://example.org/fr/" in publish(translated)


@pytest.mark.parametrize(
    "value",
    ["Note: bring a copy", "https://example.org/", "mailto:a@example.org", "/en/", "", None, 7, {"a": 1}],
)
def test_what_runs_is_told_from_what_reads(value):
    assert not runs(value)
