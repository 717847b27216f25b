from search.backends import engines, get_backend, has_index
from search.backends.sqlite.engine import SqliteBackend
from search.backends.sqlite.files import IndexFiles


def test_the_embedded_engine_answers_and_is_kept(settings, tmp_path):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "DIRECTORY": tmp_path}

    first = get_backend()

    assert isinstance(first, SqliteBackend)
    assert get_backend() is first


def test_with_an_address_elasticsearch_answers_with_the_embedded_engine_behind_it(settings, tmp_path):
    settings.MERIDIAN_SEARCH = {
        **settings.MERIDIAN_SEARCH,
        "ELASTICSEARCH_URL": "http://127.0.0.1:1",
        "DIRECTORY": tmp_path,
    }

    found = get_backend()

    assert (found.name, found.primary.name, found.fallback.name) == (
        "elasticsearch",
        "elasticsearch",
        "sqlite",
    )
    assert get_backend() is found
    assert engines() == (found.primary,)  # nothing was written here yet

    found.fallback.rebuild([])
    assert engines() == (found.primary, found.fallback)

    (tmp_path / "current").write_text("nothing.sqlite3")
    assert engines() == (found.primary,)
    found.fallback.close()


def test_without_one_the_embedded_engine_answers_alone():
    assert engines() == (get_backend(),)


def test_an_index_that_takes_the_place_of_another_is_one(tmp_path, monkeypatch):
    SqliteBackend(tmp_path).rebuild([])
    files = iter([tmp_path / "removed-a-moment-ago.sqlite3"])
    current = IndexFiles.current
    monkeypatch.setattr(IndexFiles, "current", lambda self: next(files, None) or current(self))

    assert has_index(tmp_path)
