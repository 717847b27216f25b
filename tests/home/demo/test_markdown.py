"""The Markdown of the demo texts."""

import pytest

from home.demo.errors import InvalidDemoFile
from home.demo.markdown import html, page_links, plain, resolve_links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One **bold** and *quiet*\nword", "<p>One <b>bold</b> and <i>quiet</i> word</p>"),
        ("## A\n\n### B", "<h2>A</h2><h3>B</h3>"),
        ("- a\n\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("[a](page:guides/b)", '<p><a href="page:guides/b">a</a></p>'),
        ("AT&T \\* 1 < 2", "<p>AT&amp;T * 1 &lt; 2</p>"),
    ],
)
def test_html_is_what_the_editor_writes(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# One", 1),
        ("a\n\n#### Four", 3),
        ("a <b>b</b>", 1),
        ("a\n\n<script>x</script>", 3),
        ("a\n\n![x](y.png)", 3),
        ("a\n\n    code", 3),
        ("`code`", 1),
        ("> quote", 1),
        ("a\n\n---\n\nb", 3),
        ("[a](http://example.org)", 1),
        ("[a](/en/about/)", 1),
        ("[a](page:Guides)", 1),
        ("[a](page:a/b/c)", 1),
    ],
)
def test_html_refuses_what_rich_text_cannot_hold(text, line):
    with pytest.raises(InvalidDemoFile) as caught:
        html(text)

    assert caught.value.line == line


def test_plain_is_text_only():
    assert plain("Q&A: one\ntwo") == "Q&A: one two"
    for text in ("**bold**", "a\n\nb", "- a"):
        with pytest.raises(InvalidDemoFile):
            plain(text)


def test_page_links_are_found_and_resolved():
    text = html("[a](page:guides/visa), [b](page:events), [c](https://example.org)")

    assert list(page_links(text)) == ["guides/visa", "pages/events-index"]
    assert resolve_links(text, lambda key: f'linktype="page" data-key="{key}"') == (
        '<p><a linktype="page" data-key="guides/visa">a</a>,'
        ' <a linktype="page" data-key="pages/events-index">b</a>, <a href="https://example.org">c</a></p>'
    )
