import pytest

from search.engine_checks import check_elasticsearch, check_machines


def messages(settings, url, prefix="meridian"):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ELASTICSEARCH_URL": url, "PREFIX": prefix}
    return [message.id for message in check_elasticsearch(None)]


@pytest.mark.parametrize(
    "url",
    ["", "http://127.0.0.1:9200", "https://user:secret@search.example.org", "http://u:p@localhost:9200", "http://u:p@[::1]:9200/es"],
)  # fmt: skip
def test_possible_addresses_of_elasticsearch_are_sound(settings, url):
    assert messages(settings, url) == []


@pytest.mark.parametrize(
    "url", ["127.0.0.1:9200", "ftp://search.example.org", "http://", "http://[::1", "http://h:99999", "http://h/?a=b", "http://h/#x"]
)  # fmt: skip
def test_an_address_that_is_none_is_an_error(settings, url):
    assert messages(settings, url) == ["search.E003"]


def test_a_password_in_the_clear_is_told(settings):
    assert messages(settings, "http://user:secret@search.example.org:9200") == ["search.W003"]
    assert messages(settings, "http://search.example.org:9200") == []


@pytest.mark.parametrize("prefix", ["Meridian", "_x", "-x", "", "a b", "a*", "x" * 65])
def test_a_prefix_that_can_begin_no_name_is_an_error(settings, prefix):
    assert messages(settings, "http://127.0.0.1:9200", prefix) == ["search.E004"]
    assert messages(settings, "", prefix) == []


def test_several_machines_need_an_index_that_they_share(settings):
    settings.MERIDIAN_REDIS_URL = ""
    assert check_machines(None) == []
    settings.MERIDIAN_REDIS_URL = "redis://cache"
    assert [message.id for message in check_machines(None)] == ["search.W002"]
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ELASTICSEARCH_URL": "http://127.0.0.1:9200"}
    assert check_machines(None) == []
