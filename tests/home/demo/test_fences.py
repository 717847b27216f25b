"""The blocks of a demo text's body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.demo.errors import InvalidDemoFile
from home.demo.fences import Block, parse_body


def fenced(opening, *lines):
    return "\n".join([f":::{opening}", *lines, ":::"])


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("One", {"html": "<p>One</p>"}),
        (
            fenced(
                "steps",
                "1. **Ask.** First [us](page:pages/contact).",
                "2. **Wait**",
                "   a day",
                "3. **Go：** 好",
            ),
            {
                "items": [
                    {"title": "Ask", "html": '<p>First <a href="page:pages/contact">us</a>.</p>'},
                    {"title": "Wait", "html": "<p>a day</p>"},
                    {"title": "Go", "html": "<p>好</p>"},
                ]
            },
        ),
        (fenced("steps", "1. **Only a title**"), {"items": [{"title": "Only a title", "html": ""}]}),
        (
            fenced("facts", "- Phone: 112", "", "- 电话：112"),
            {
                "rows": [
                    {"label": "Phone", "value": "112"},
                    {"label": "电话", "value": "112"},
                ]
            },
        ),
        (fenced('quote author="A B"', "Two", "lines"), {"text": "Two lines", "author": "A B", "role": ""}),
        (fenced('callout title="T"', "Text"), {"kind": "info", "title": "T", "html": "<p>Text</p>"}),
        (
            fenced('table caption="C"', "| a | b |", "|---|---|", "| 1 |  |"),
            {"caption": "C", "header": ["a", "b"], "rows": [["1", ""]]},
        ),
        (
            fenced("accordion", "### Why?", "", "Because.", "", "### How?", "- a", "- b"),
            {
                "items": [
                    {"title": "Why?", "html": "<p>Because.</p>"},
                    {"title": "How?", "html": "<ul><li>a</li><li>b</li></ul>"},
                ]
            },
        ),
        (
            fenced('cta title="T" label="L" href="page:guides/visa"'),
            {"title": "T", "label": "L", "href": "page:guides/visa", "text": ""},
        ),
        (fenced('image src="a.png" alt="A"'), {"src": "a.png", "alt": "A", "caption": ""}),
    ],
)
def test_parse_body_gives_plain_data(body, value):
    (block,) = parse_body(body)

    assert block.value == value


def test_parse_body_keeps_the_order_and_lines():
    blocks = parse_body("Before\n\n" + fenced('callout title="T"', "In") + "\n\n## After")

    assert blocks == (
        Block("rich_text", {"html": "<p>Before</p>"}, 1),
        Block("callout", {"kind": "info", "title": "T", "html": "<p>In</p>"}, 4),
        Block("rich_text", {"html": "<h2>After</h2>"}, 6),
    )


def test_links_of_a_block_name_pages():
    (action,) = parse_body(fenced('cta title="T" label="L" href="page:partners"', "Go"))
    (steps,) = parse_body(fenced("steps", "1. **A.** [b](page:guides/money)"))

    assert action.links == ("pages/partners-index",)
    assert steps.links == ("guides/money",)


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        ("a\n\n:::unknown\n:::", 4, "no block"),
        ("a\n:::steps\n1. **A.** b", 2, "not closed"),
        (":::steps\n1. **A.** b\n:::facts\n- a: b\n:::", 3, "line 1 is not closed"),
        ("::: steps\n:::", 1, "a fence opens as"),
        (fenced("steps", "- **A.** b"), 2, "numbered list"),
        (fenced("steps", "1. **A.** b", "2. no title"), 3, "title in bold"),
        (fenced("steps"), 2, "numbered list"),
        (fenced("facts", "- a: b", "c"), 3, "- Label: value"),
        (fenced("facts", "- *a*: b"), 2, "bold"),
        (fenced("facts", "- a: [b](tel:112)"), 2, "links"),
        (fenced("facts", "- a: " + "b" * 241), 2, "241 characters"),
        (fenced("facts"), 2, "empty"),
        (fenced("quote", "a"), 2, "needs author"),
        (fenced('callout kind="loud"', "a"), 2, "kind is one of"),
        (fenced('callout size="big"', "a"), 2, "has no size"),
        (fenced('table caption="C"', "a"), 2, "rows only"),
        (fenced('table caption="C"'), 2, "empty"),
        (fenced('table caption="C"', "| **a** |", "|---|", "| b |"), 2, "bold"),
        (fenced("accordion", "text"), 2, "### question"),
        (fenced('cta title="T" label="L" href="/en/"'), 2, "neither"),
        (fenced('image src="a.png" alt=" "'), 2, "alternative text"),
    ],
)
def test_parse_body_names_the_line(body, line, problem):
    with pytest.raises(InvalidDemoFile, match=problem) as caught:
        parse_body(body)

    assert caught.value.line == line


@given(st.text(alphabet=':#-*[]()|<>&"=\n abc1.你ع', max_size=80))
def test_parse_body_fails_only_with_a_line(text):
    try:
        lines = [block.line for block in parse_body(text)]
    except InvalidDemoFile as error:
        lines = [error.line]

    assert all(lines)
