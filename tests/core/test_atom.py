"""Feeds are well-formed Atom, whatever the texts."""

from datetime import UTC, datetime

from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from core import atom
from core.atom import AtomEntry, AtomFeed

NS = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MONDAY, TUESDAY = datetime(2027, 1, 11, 9, tzinfo=UTC), datetime(2027, 1, 12, 9, tzinfo=UTC)
ABOUT = AtomFeed(
    title="Actualités",
    url="https://x.example/fr/news/",
    feed_url="https://x.example/fr/news/feed.atom",
    language="fr",
    author="Bureau international",
    updated=MONDAY,
    subtitle="Tout",
    rights="CC BY 4.0",
)


def entry(**facts):
    return AtomEntry(
        **{
            "id": "urn:uuid:1",
            "title": "T",
            "url": "https://x.example/fr/news/t/",
            "updated": TUESDAY,
            **facts,
        }
    )


def read(*entries):
    return ElementTree.fromstring(atom.feed(ABOUT, entries))


def texts(root, path):
    return [element.text for element in root.findall(path, NS)]


def test_a_feed_says_what_it_is():
    root = read()

    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NS)}
    assert links == {"alternate": ABOUT.url, "self": ABOUT.feed_url}
    assert root.get(LANG) == "fr"
    assert [texts(root, f"a:{name}") for name in ("title", "id", "subtitle", "rights", "author/a:name")] == [
        ["Actualités"], [ABOUT.feed_url], ["Tout"], ["CC BY 4.0"], ["Bureau international"],
    ]  # fmt: skip


def test_a_feed_is_as_new_as_its_newest_entry_or_as_itself():
    assert texts(read(entry(updated=MONDAY), entry()), "a:updated") == ["2027-01-12T09:00:00+00:00"]
    assert texts(read(), "a:updated") == ["2027-01-11T09:00:00+00:00"]


def test_an_entry_holds_its_facts_and_its_language():
    root = read(entry(published=MONDAY, summary="1 < 2 & <b>", categories=("Exchange",), language="en"))

    (item,) = root.findall("a:entry", NS)
    assert (item.get(LANG), texts(item, "a:id"), texts(item, "a:summary")) == (
        "en",
        ["urn:uuid:1"],
        ["1 < 2 & <b>"],
    )
    assert item.find("a:summary", NS).get("type") == "text"
    assert item.find("a:category", NS).get("term") == "Exchange"
    assert texts(item, "a:published") == ["2027-01-11T09:00:00+00:00"]


def test_an_entry_without_language_has_the_feed_s():
    assert read(entry()).find("a:entry", NS).get(LANG) is None


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_text_makes_a_well_formed_feed(title, summary):
    root = read(entry(title=title, summary=summary, categories=(title,)))

    assert (texts(root, "a:entry/a:title")[0] or "") == atom.plain(title)


def test_line_ends_and_control_characters():
    assert atom.plain("a\r\nb\rc\x00\x0b\u202ed") == "a\nb\ncd"
