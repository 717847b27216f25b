"""The page cache keeps what is for everybody, for as long as it is true, and nothing else (decisions.md 6)."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse, HttpResponseNotFound, StreamingHttpResponse
from django.test import RequestFactory

from core import cache, clock
from core.cache.middleware import STORE, PageCacheMiddleware
from core.cache.store import Entry, Store

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
BODY = "<p>Où aller ? </p>" * 100


@pytest.fixture(autouse=True)
def state(settings, tmp_path):
    settings.STATE_DIR = tmp_path
    settings.MERIDIAN_REDIS_URL = ""
    settings.MERIDIAN_QUERY_PARAMETERS = ("country", "page", "q")
    STORE.clear()
    cache.raise_edition()
    with clock.frozen(NOON):
        yield
    STORE.clear()


class Site:
    """A view that counts how often it is asked, behind the middleware."""

    def __init__(self, view=None):
        self.asked = 0
        self.view = view or (lambda request: HttpResponse(BODY))
        self.chain = PageCacheMiddleware(self._respond)

    def _respond(self, request):
        self.asked += 1
        return self.view(request)

    def get(self, path="/en/partners/", **headers):
        method = headers.pop("method", "get")
        request = getattr(RequestFactory(), method)(path, headers=headers)
        return self.chain(request)


def test_second_reader_is_answered_from_memory():
    site = Site()

    first, second = site.get(), site.get()

    assert site.asked == 1
    assert (first.content, dict(first.items())) == (second.content, dict(second.items()))
    assert second["Cache-Control"] == "public, max-age=0, s-maxage=60, stale-if-error=86400"
    assert second["Vary"] == "Accept-Encoding"
    assert second.content.decode() == BODY


def test_compressed_only_for_those_who_take_it():
    site = Site()

    answers = [
        site.get(**headers)
        for headers in (
            {"accept-encoding": "br, gzip"},
            {"accept-encoding": "gzip;q=0"},
            {},
            {"accept-encoding": "gzip"},
        )
    ]

    assert [answer.get("Content-Encoding") for answer in answers] == ["gzip", None, None, "gzip"]
    assert {gzip.decompress(answers[0].content).decode(), answers[1].content.decode()} == {BODY}
    assert len({answer["ETag"] for answer in answers}) == 1
    assert [int(answer["Content-Length"]) for answer in answers] == [
        len(answer.content) for answer in answers
    ]


def test_short_bodies_are_not_compressed_when_made():
    assert Site(lambda request: HttpResponse("short")).get(**{"accept-encoding": "gzip"}).content == b"short"


@pytest.mark.parametrize("weak", [True, False])
def test_reader_who_has_it_gets_304(weak):
    site = Site()
    tag = site.get()["ETag"]

    answer = site.get(**{"if-none-match": tag if weak else tag.removeprefix("W/")})

    assert (answer.status_code, answer.content, answer["ETag"], answer["Vary"]) == (
        304,
        b"",
        tag,
        "Accept-Encoding",
    )
    assert site.asked == 1
    assert site.get(**{"if-none-match": '"another"'}).status_code == 200
    assert site.get(**{"if-none-match": "*"}).status_code == 304


def test_304_also_for_a_page_that_was_just_made_again():
    site = Site()
    tag = site.get()["ETag"]
    cache.raise_edition()

    assert site.get(**{"if-none-match": tag}).status_code == 304
    assert site.asked == 2


def test_head_has_the_headers_of_get_and_no_body():
    site = Site()
    kept = site.get()

    answer = site.get(method="head")

    assert (answer.content, answer["Content-Length"], answer["ETag"]) == (
        b"",
        str(len(kept.content)),
        kept["ETag"],
    )
    assert site.asked == 1


def test_head_is_not_kept_for_get():
    site = Site()
    site.get(method="head")

    assert site.get().content.decode() == BODY
    assert site.asked == 2


def test_order_of_parameters_does_not_matter_but_their_values_do():
    site = Site()

    for query in (
        "country=FR&page=2",
        "page=2&country=FR",
        "page=2&country=DE",
        "page=1&page=2",
        "page=2&page=1",
    ):
        site.get(f"/en/partners/?{query}")

    assert site.asked == 4


def test_host_and_scheme_are_part_of_the_key(settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    site = Site()

    for host in ("one.example", "two.example", "one.example"):
        site.get(host=host)

    assert site.asked == 2


def test_foreign_host_is_left_to_django(settings):
    settings.ALLOWED_HOSTS = ["one.example"]
    site = Site()

    site.get(host="evil.example")

    assert (site.asked, len(STORE)) == (1, 0)


@pytest.mark.parametrize(
    "headers", [{"authorization": "Bearer x"}, {"cookie": "sessionid=x"}], ids=["authorization", "session"]
)
def test_somebody_is_never_answered_from_memory_and_never_kept(headers):
    site = Site()
    site.get()

    answer = site.get(**headers)

    assert site.asked == 2
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Vary"] == "Cookie, Authorization"
    STORE.clear()
    site.get(**headers)
    assert len(STORE) == 0


@pytest.mark.parametrize(
    "view",
    [
        lambda request: HttpResponseNotFound("no"),
        lambda request: HttpResponse("x", headers={"Cache-Control": "private"}),
        lambda request: HttpResponse("x", headers={"Cache-Control": "no-store"}),
        lambda request: HttpResponse("x", headers={"Vary": "HX-Request"}),
        lambda request: HttpResponse("x", headers={"Content-Encoding": "gzip"}),
        lambda request: StreamingHttpResponse(["x"]),
    ],
    ids=["missing", "private", "no-store", "varies", "encoded", "streaming"],
)
def test_what_is_not_for_everybody_is_not_kept(view):
    site = Site(view)

    site.get()
    site.get()

    assert (site.asked, len(STORE)) == (2, 0)


def test_an_answer_that_sets_a_cookie_is_private():
    def view(request):
        response = HttpResponse("x")
        response.set_cookie("a", "b")
        return response

    site = Site(view)

    assert site.get()["Cache-Control"] == "private, no-store"
    assert len(STORE) == 0


@pytest.mark.parametrize("path", ["/cms/", "/api/v1/pages/", "/livez", "/enx/"])
def test_only_public_pages_are_kept(path):
    site = Site()

    site.get(path)
    site.get(path)

    assert site.asked == 2


def test_posts_and_partial_requests_are_not_kept():
    site = Site()

    site.get(method="post")
    site.get(**{"hx-request": "true"})

    assert (site.asked, len(STORE)) == (2, 0)


def test_words_are_not_kept_but_an_empty_search_box_is():
    site = Site()

    for query in ("q=housing", "q=housing", "q=", "q="):
        site.get(f"/en/search/?{query}")

    assert site.asked == 3


def test_an_answer_to_words_is_compressed_though_it_is_not_kept():
    site = Site()

    packed = site.get("/en/search/?q=housing", **{"accept-encoding": "gzip"})
    plain = site.get("/en/search/?q=housing")

    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.content).decode() == plain.content.decode() == BODY
    assert int(packed["Content-Length"]) == len(packed.content)
    assert len(STORE) == 0


def test_unknown_parameters_lead_to_the_clean_address():
    answer = Site().get("/en/partners/?utm_source=x&country=FR&country=DE&fbclid=1")

    assert (answer.status_code, answer["Location"]) == (302, "/en/partners/?country=FR&country=DE")
    assert Site().get("/en/partners/?x=1")["Location"] == "/en/partners/"


def test_without_a_list_of_parameters_queries_are_answered_and_not_kept(settings):
    settings.MERIDIAN_QUERY_PARAMETERS = None
    site = Site()

    site.get("/en/?x=1")
    site.get("/en/?x=1")

    assert (site.asked, len(STORE)) == (2, 0)


@pytest.mark.parametrize("query", ["&".join(["page=1"] * 61), f"page={'1' * 2001}"], ids=["many", "long"])
def test_floods_of_parameters_are_not_kept(query):
    site = Site()

    site.get(f"/en/?{query}")

    assert (site.asked, len(STORE)) == (1, 0)


def test_a_named_function_may_list_the_parameters(settings):
    settings.MERIDIAN_QUERY_PARAMETERS = "tests.core.test_page_cache.parameters"

    assert Site().get("/en/?other=1&page=1")["Location"] == "/en/?other=1"


def parameters():
    return ["other"]


def test_a_new_edition_ends_everything():
    site = Site()
    site.get()

    cache.raise_edition()
    site.get()

    assert site.asked == 2


def test_what_changed_while_it_was_made_is_not_kept():
    def view(request):
        cache.raise_edition()
        return HttpResponse("withdrawn by now")

    site = Site(view)

    site.get()
    site.get()

    assert (site.asked, len(STORE)) == (2, 0)


@pytest.mark.parametrize(
    ("declared", "minutes"),
    [(None, 60), (timedelta(minutes=10), 10), (timedelta(hours=5), 60)],
)
def test_an_entry_ends_after_an_hour_or_when_the_page_says(declared, minutes):
    def view(request):
        response = HttpResponse("x")
        response.meridian_expires_at = declared and NOON + declared
        return response

    site = Site(view)
    site.get()

    with clock.frozen(NOON + timedelta(minutes=minutes) - timedelta(seconds=1)):
        assert site.get()["Cache-Control"] == "public, max-age=0, s-maxage=1, stale-if-error=86400"
    assert site.asked == 1
    with clock.frozen(NOON + timedelta(minutes=minutes)):
        site.get()
    assert site.asked == 2


def test_parts_of_a_page_say_their_limits_and_the_earliest_counts():
    def view(request):
        for minutes in (30, 5, 20):
            cache.expire_at(request, NOON + timedelta(minutes=minutes))
        cache.expire_at(request, None)
        return HttpResponse("x")

    site = Site(view)
    site.get()

    with clock.frozen(NOON + timedelta(minutes=6)):
        site.get()
    assert site.asked == 2


def test_an_entry_ends_at_campus_midnight():
    site = Site()
    with clock.frozen(NOON.replace(hour=23, minute=59, second=50)):
        assert "s-maxage=10," in site.get()["Cache-Control"]
    with clock.frozen(NOON.replace(day=16, hour=0)):
        site.get()

    assert site.asked == 2


def test_a_limit_that_has_passed_keeps_nothing():
    def view(request):
        cache.expire_at(request, NOON - timedelta(seconds=1))
        return HttpResponse("x")

    assert "s-maxage=0," in Site(view).get()["Cache-Control"]
    assert len(STORE) == 0


def test_lazy_templates_are_rendered_before_they_are_kept(rf):
    from django.template.response import SimpleTemplateResponse

    class Lazy(SimpleTemplateResponse):
        @property
        def rendered_content(self):
            return "late"

    site = Site(lambda request: Lazy("none.html"))

    assert [site.get().content, site.get().content] == [b"late", b"late"]
    assert site.asked == 1


def test_the_store_forgets_what_was_used_longest_ago():
    store = Store(size=2)
    entry = Entry(b"", (), "", 10.0)
    for key in "ab":
        store.put("1", key, entry)
    store.get("1", "a", 0.0)

    store.put("1", "c", entry)

    assert [store.get("1", key, 0.0) is not None for key in "abc"] == [True, False, True]
    assert store.get("1", "a", 10.0) is None
    assert store.get("2", "c", 0.0) is None


# -- The edition --------------------------------------------------------------------------------------------------------


def test_the_edition_rises_even_within_one_tick_of_the_clock():
    editions = [cache.current_edition()]
    for _ in range(20):
        cache.raise_edition()
        editions.append(cache.current_edition())

    assert len(set(editions)) == 21
    assert all(cache.is_known(edition) for edition in editions)


def test_the_first_edition_makes_itself(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "new"

    unknown, known = cache.current_edition(), cache.current_edition()

    assert (cache.is_known(unknown), cache.is_known(known)) == (False, True)


def test_an_edition_that_cannot_be_read_is_unknown_and_keeps_nothing(settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.STATE_DIR = blocked
    site = Site()

    site.get()
    site.get()

    assert (site.asked, len(STORE)) == (2, 0)
    assert cache.current_edition() != cache.current_edition()


def test_the_outbox_raises_the_edition():
    before = cache.current_edition()

    cache.handle_job("site")

    assert cache.current_edition() != before
