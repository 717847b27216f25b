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
DUE = FinderSpec(facets=("country",), deadlines="Deadline")
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
        "from=0001-01-01",
        "to=9999-12-31",
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


def test_deadlines_are_read_where_the_list_has_them():
    found = asked("deadline_from=2027-04-01&deadline_to=2027-04-30", DUE)
    query = found.query(DUE, "en", NOW)

    assert (found.deadline_from, found.deadline_to) == (date(2027, 4, 1), date(2027, 4, 30))
    assert query.deadline_from.isoformat() == "2027-03-31T23:00:00+00:00"  # midnight in Lisbon
    assert query.deadline_to.isoformat().startswith("2027-04-30T22:59:59")
    assert found.url("/en/") == "/en/?deadline_from=2027-04-01&deadline_to=2027-04-30"
    assert asked("deadline_to=2027-04-30").unknown
    assert asked("deadline_to=2027-04-30").deadline_to is None


def test_a_last_deadline_alone_means_from_now_on():
    def first(query):
        return asked(query, DUE).query(DUE, "en", NOW).deadline_from

    assert first("deadline_to=2027-04-30") == NOW
    assert first("deadline_to=2027-04-30&closed=1") is None
    assert first("deadline_to=2020-01-01") is None
    assert first("") is None


def test_one_filter_less_begins_at_the_first_page():
    found = asked("q=visa&country=PT&country=FR&from=2027-03-01&page=4")

    assert found.without("country", "PT").chosen == {"country": ("FR",)}
    assert found.without("country", "DE").chosen == found.chosen
    assert (found.without("text").text, found.without("text").page) == ("", 1)
    assert found.without("starts_from").starts_from is None


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
