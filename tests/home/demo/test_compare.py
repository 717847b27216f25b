"""Does a translation fit its source?"""

from pathlib import Path

import pytest

from home.demo.compare import compare, shape
from home.demo.fences import parse_body
from home.demo.reader import DemoPage

HEAD = {
    "title": "Visa",
    "audiences": ["exchange"],
    "eligibility": "- one\n- two",
    "checklist": [{"key": "passport", "title": "Passport", "days": -60}],
    "publications": [{"title": "On visas"}],
}
TRANSLATED = {
    "title": "Visum",
    "eligibility": "- eins\n- zwei",
    "checklist": [{"key": "passport", "title": "Reisepass"}],
}
BODY = """Ask [us](page:pages/contact).

:::callout kind="tip" title="T"
One
:::

:::steps
1. **A.** a
2. **B.** b
:::

:::table caption="C"
| a | b |
|---|---|
| 1 | 2 |
:::
"""


def page(language, head, body=BODY):
    return DemoPage("guides", "visa", language, head, parse_body(body), Path(f"{language}.md"))


def problems(head=None, body=BODY):
    found = compare(page("en", HEAD), page("de", TRANSLATED | (head or {}), body))
    return [problem.removeprefix("de.md: ") for problem in found]


def test_compare_finds_nothing_in_a_translation_that_fits():
    assert problems(body=BODY.replace("Ask", "Fragen Sie").replace("**A.** a", "**Ä.** ä")) == []


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ({"subtitle": "x"}, "subtitle is not in the source"),
        ({"audiences": ["Austausch"]}, "audiences[1] is a fact: it stands in the source only"),
        ({"audiences": []}, "audiences has 0 rows, the source 1"),
        ({"title": " "}, "title is empty here or in the source"),
        ({"title": 3}, "title is of another kind than in the source"),
        ({"eligibility": "- eins"}, "eligibility has other paragraphs, list items or links than the source"),
        (
            {"checklist": [{"key": "visa", "title": "x"}]},
            "checklist[1].key is “visa”, the source's “passport”",
        ),
        ({"checklist": [{"key": "passport"}]}, "checklist[1].title is not translated"),
    ],
)
def test_compare_reads_the_head(head, problem):
    assert problems(head) == [problem]


def test_compare_misses_texts_that_are_not_there():
    found = compare(page("en", HEAD), page("de", {}))

    assert [problem.split(": ", 1)[1] for problem in found] == [
        "title is not translated",
        "eligibility is not translated",
        "checklist is not translated",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (":::callout", "More\n\n:::callout", "rich_text (line 1 of the body): texts are p p, the source's p"),
        ("(page:pages/contact)", "(page:guides/visa)", "links are ['page:guides/visa']"),
        ('kind="tip"', 'kind="info"', "kind is “info”, the source's “tip”"),
        (' title="T"', "", "title is empty here or in the source"),
        ("2. **B.** b\n", "", "items: 1, the source has 2"),
        ("1. **A.** a", "1. **A**", "items 1: texts are none, the source's p"),
        ("| a | b |\n|---|---|", "| a | b | c |\n|---|---|---|", "header: 3, the source has 2"),
        (
            "\n:::steps",
            "\n:::facts\n- a: b\n:::\n\n:::steps",
            "blocks are rich_text callout facts steps table",
        ),
    ],
)
def test_compare_reads_the_body(old, new, problem):
    assert old in BODY
    assert any(problem in found for found in problems(body=BODY.replace(old, new)))


def test_shape_has_tags_and_links():
    assert shape('<h2>A</h2><p><a href="b">c</a></p>') == (("h2", ()), ("p", ("b",)))
    assert shape('<a href="b">c</a>') == (("", ("b",)),)
