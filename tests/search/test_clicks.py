"""``POST /search/click/``: counts for pages of ours, answers nothing, whatever is sent."""

import pytest

from search import clicks, log, log_buffer

ADDRESS = "/search/click/"
HERE = {"Sec-Fetch-Site": "same-origin"}
FORM = clicks.FORM


@pytest.fixture
def waiting(monkeypatch):
    """What waits to be written."""
    buffer = log_buffer.Buffer()
    monkeypatch.setattr(log, "buffer", buffer)
    return lambda: [
        (words, counts[log_buffer.CLICK]) for (_day, _language, words), counts in buffer._counts.items()
    ]


def send(client, body="q=Visa&l=en&id=page:7", content_type=FORM, **headers):
    return client.post(ADDRESS, body, content_type=content_type, headers=headers or HERE)


def test_a_click_is_counted_without_cookie_query_or_words(client, db, waiting, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = send(client)

    assert (answer.status_code, answer.content, list(answer.cookies)) == (204, b"", [])
    assert waiting() == [("visa", 1)]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://testserver"}, 204),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 204),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Accept": "*/*"}, 403),
    ],
)
def test_only_pages_of_ours_are_heard(client, waiting, headers, status):
    assert send(client, **headers).status_code == status
    assert waiting() == ([("visa", 1)] if status == 204 else [])


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("", FORM),
        ("q=visa&l=en", FORM),
        ("q=visa&l=en&id=../etc", FORM),
        ("q=visa&l=xx&id=page:7", FORM),
        ("q=%00%ED%A0%80&l=en&id=page:7", FORM),
        ("q=a%40example.org&l=en&id=page:7", FORM),
        ("q=" + "x" * 5000 + "&l=en&id=page:7", FORM),
        ("q=visa&l=en&id=page:7", "text/plain"),
        ('{"q": "visa"}', "application/json"),
        ("--x\r\nbroken", "multipart/form-data; boundary=x"),
    ],
)
def test_nonsense_is_answered_with_nothing_and_not_counted(client, waiting, body, content_type):
    assert send(client, body, content_type).status_code == 204
    assert waiting() == []


@pytest.mark.parametrize("length", ["", "x", "-1", "9" * 5000])
def test_a_length_that_is_none_is_too_long(rf, length):
    request = rf.post(ADDRESS)
    request.META["CONTENT_LENGTH"] = length

    assert clicks._length(request) > clicks.LONGEST_BODY


def test_it_is_only_posted(client):
    assert client.get(ADDRESS).status_code == 405
