from datetime import date

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.finder.request import (
    MAX_CODES,
    MAX_OFFSET,
    MAX_TEXT,
    FinderRequest,
    clean_text,
    default_order,
    read,
)
from search.finder.spec import FinderSpec
from tests.search.contracts.documents import NOW

SPEC = FinderSpec(kinds=("event",), facets=("country", "status"), orders=("start", "title"), dates="Dates")
PLAIN = FinderSpec(facets=("country",))


def asked(query, spec=SPEC):
    return read(QueryDict(query), spec)


def test_read_takes_what_the_list_knows():
    found = asked(
        "q=visa&country=PT&country=FR&country=PT&status=open&from=2027-03-01&to=2027-04-01&sort=title&closed=1&page=3"
    )

    assert found == FinderRequest(
        text="visa",
        chosen={"country": ("PT", "FR"), "status": ("open",)},
        order="title",
        closed=True,
        page=3,
        starts_from=date(2027, 3, 1),
        starts_to=date(2027, 4, 1),
    )


def test_read_takes_impossible_values_for_none():
    for query in (
        "page=0",
        "page=-1",
        "page=x",
        "page=²",
        "page=" + "9" * 6000,
        "sort=nonsense",
        "from=soon",
        "to=2027-02-30",
        "from=２０２７",
    ):
        assert asked(query) == FinderRequest(), query


def test_read_knows_when_a_parameter_means_nothing():
    assert asked("utm_source=x").unknown
    assert asked("from=2027-03-01", PLAIN).unknown
    assert not asked("q=&page=").unknown


def test_read_limits_pages_codes_and_texts():
    assert asked("page=99999").page == MAX_OFFSET // SPEC.page_size
    many = asked("&".join(f"country={number}" for number in range(500)) + "&country=" + "x" * 500)
    assert len(many.chosen["country"]) == MAX_CODES
    assert len(clean_text("x" * 9000)) == MAX_TEXT
    assert clean_text("a\x00\ud800  b\u202e") == "a b"


def test_urls_hold_what_is_on_and_begin_at_the_first_page():
    one = asked("q=visa&country=PT&country=FR&closed=1&page=4&from=2027-03-01")

    assert one.url("/en/events/") == "/en/events/?q=visa&country=PT&country=FR&from=2027-03-01&closed=1"
    assert (
        one.url("/en/events/", country=("FR",), q="", closed="") == "/en/events/?country=FR&from=2027-03-01"
    )
    assert one.url("/", page="2").endswith("page=2")
    assert FinderRequest().url("/en/") == "/en/"


def test_a_query_asks_for_a_page_of_the_list():
    found = asked("q=visa&country=PT&status=open&from=2027-03-01&to=2027-03-02&page=2").query(SPEC, "fr", NOW)

    assert (found.locale, found.text, found.kinds, found.filters) == (
        "fr",
        "visa",
        ("event",),
        {"country": ("PT",)},
    )
    assert (found.statuses, found.order, found.offset, found.limit) == (("open",), "relevance", 20, 20)
    assert (found.starts_from.isoformat(), found.starts_to.day) == ("2027-03-01T00:00:00+00:00", 2)
    assert asked("").query(SPEC, "fr", NOW).starts_from is None


def test_the_default_order_is_relevance_for_words():
    assert (default_order(SPEC, "visa"), default_order(SPEC, "")) == ("relevance", "start")


@given(st.text())
def test_no_address_raises(text):
    try:
        query = QueryDict(text.encode("utf-8", "ignore"))
    except ValueError:
        return

    found = read(query, SPEC)

    found.url("/en/")
    found.query(SPEC, "en", NOW)
