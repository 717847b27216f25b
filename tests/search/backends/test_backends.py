from search.backends import get_backend
from search.backends.sqlite.engine import SqliteBackend


def test_the_embedded_engine_answers_and_is_kept(settings, tmp_path):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "DIRECTORY": tmp_path}

    first = get_backend()

    assert isinstance(first, SqliteBackend)
    assert get_backend() is first
