import shutil
import threading
from contextlib import closing

import pytest

from search.backends import has_index
from search.backends.sqlite import engine as module
from search.backends.sqlite import schema
from search.backends.sqlite.engine import SqliteBackend
from search.contract import SearchUnavailableError
from tests.search.contracts.documents import document, numbers, query


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def backend(folder):
    made = SqliteBackend(folder)
    yield made
    made.close()


def indexes(folder):
    return sorted(path.name for path in folder.glob("*.sqlite3"))


def test_the_index_is_made_when_first_asked(backend, folder):
    assert backend.search(query()).total == 0
    assert backend.suggest("a", "en") == ()
    assert len(indexes(folder)) == 1


def test_another_process_sees_what_was_written(backend, folder):
    backend.put([document(1)])
    other = SqliteBackend(folder)
    assert other.search(query()).total == 1

    backend.put([document(2)])

    assert other.search(query()).total == 2
    other.close()


def test_a_rebuild_takes_over_in_every_process_and_leaves_one_file(backend, folder):
    backend.put([document(1)])
    other = SqliteBackend(folder)
    other.search(query())

    backend.rebuild([document(2)])

    assert numbers(other.search(query())) == [2]
    assert len(indexes(folder)) == 1
    other.close()


def test_a_write_that_waited_for_a_rebuild_goes_to_the_new_index(backend, folder, monkeypatch):
    backend.put([document(1)])
    old = backend._index()
    stale = iter([old])
    backend.rebuild([document(2)])
    real = backend._index
    monkeypatch.setattr(backend, "_index", lambda: next(stale, None) or real())

    backend.put([document(3)])

    assert sorted(numbers(backend.search(query()))) == [2, 3]


def test_a_write_that_had_the_old_index_still_open_goes_to_the_new_one(backend, folder, monkeypatch):
    backend.put([document(1)])
    files = backend._files
    old = files.new()
    schema.create(old)
    stale = iter([old])
    real = backend._index
    monkeypatch.setattr(backend, "_index", lambda: next(stale, None) or real())

    backend.put([document(2)])

    assert backend.versions() == {"page:1": 1, "page:2": 1}


def test_a_write_gives_up_when_the_index_is_replaced_again_and_again(backend, monkeypatch):
    gone = backend._files.new()
    monkeypatch.setattr(backend, "_index", lambda: gone)

    with pytest.raises(SearchUnavailableError, match="again and again"):
        backend.put([document(1)])


def test_a_write_into_a_damaged_index_is_told(backend):
    backend.put([document(1)])
    backend._index().write_bytes(b"no database" * 999)
    for companion in ("-wal", "-shm"):
        path = backend._index()
        path.with_name(path.name + companion).unlink(missing_ok=True)

    with pytest.raises(SearchUnavailableError):
        backend.put([document(2)])


def other_format(folder, monkeypatch):
    monkeypatch.setattr(schema, "FORMAT", 999)


def damaged(folder, monkeypatch):
    (folder / "broken.sqlite3").write_bytes(b"no database" * 999)
    (folder / "current").write_text("broken.sqlite3")


def truncated(folder, monkeypatch):
    (folder / "short.sqlite3").touch()
    (folder / "current").write_text("short.sqlite3")


def missing(folder, monkeypatch):
    (folder / "current").write_text("missing.sqlite3")


@pytest.mark.parametrize("harm", [other_format, damaged, truncated, missing])
def test_an_index_that_cannot_be_read_answers_nobody_until_it_is_made_anew(folder, monkeypatch, harm):
    first = SqliteBackend(folder)
    first.put([document(1)])
    first.close()
    harm(folder, monkeypatch)
    backend = SqliteBackend(folder)

    for ask in (
        lambda: backend.search(query()),
        lambda: backend.suggest("page", "en"),
        backend.versions,
        lambda: backend.put([document(2)]),
        lambda: backend.delete({"page:1": 2}),
        lambda: backend.rebuild([document(2, locale="fr")], "fr"),
    ):
        with pytest.raises(SearchUnavailableError):
            ask()  # an empty index would say that there is nothing, or nothing but what was written last

    assert backend.rebuild([document(1), document(2)]) == 2
    assert backend.search(query()).total == 2
    assert len(indexes(folder)) == 1
    backend.close()


def test_an_index_whose_folder_is_deleted_under_a_process_is_lost_not_empty(backend, folder):
    backend.put([document(1)])
    backend.close()
    shutil.rmtree(folder)

    with pytest.raises(SearchUnavailableError, match="lost"):
        backend.search(query())

    backend.rebuild([document(1)])
    assert backend.search(query()).total == 1


def test_an_index_with_damage_inside_is_condemned_for_every_process(backend, folder):
    backend.put([document(number, title=f"Visa {number}", body="word " * 500) for number in range(200)])
    path = backend._index()
    with closing(schema.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other = SqliteBackend(folder)
    assert other.search(query("visa")).total == 200
    backend.close()
    other.close()
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))

    with pytest.raises(SearchUnavailableError):
        backend.search(query("visa"))

    assert not has_index(folder)
    with pytest.raises(SearchUnavailableError, match="lost or damaged"):
        other.search(query())
    other.rebuild([document(1, title="Visa")])
    assert backend.search(query("visa")).total == 1


def test_a_rebuild_that_meets_damage_leaves_the_index_to_the_next_one(backend, folder):
    backend.put([document(number, body="word " * 500) for number in range(200)])
    path = backend._index()
    with closing(schema.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    backend.close()
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))

    with pytest.raises(SearchUnavailableError):
        backend.rebuild([document(1)])

    assert backend.rebuild([document(1)]) == 1
    assert len(indexes(folder)) == 1


def test_a_full_disk_stops_a_rebuild_and_leaves_no_half(backend, folder, monkeypatch):
    backend.put([document(1)])
    before = indexes(folder)
    real = schema.connect

    def small(path):
        connection = real(path)
        connection.execute("PRAGMA max_page_count = 40")
        return connection

    monkeypatch.setattr(schema, "connect", small)

    with pytest.raises(SearchUnavailableError, match="full"):
        backend.rebuild(document(number, body=f"word{number} " * 2000) for number in range(100))
    with pytest.raises(SearchUnavailableError, match="full"):
        backend.put([document(number, body=f"word{number} " * 2000) for number in range(100)])

    assert indexes(folder) == before
    assert backend.search(query()).total == 1


def test_a_folder_that_cannot_be_used_is_trouble_of_the_index(tmp_path):
    (tmp_path / "index").write_text("a file where the folder should be")
    backend = SqliteBackend(tmp_path / "index")

    for ask in (
        lambda: backend.search(query()),
        lambda: backend.put([document(1)]),
        lambda: backend.rebuild([]),
    ):
        with pytest.raises(SearchUnavailableError):
            ask()


def test_two_that_make_the_first_index_make_one(folder, monkeypatch):
    backend = SqliteBackend(folder)
    other = SqliteBackend(folder)
    real = backend._files.current
    answers = iter([None])

    def current():
        if next(answers, "x") is None:
            other.put([document(1)])
            return None
        return real()

    monkeypatch.setattr(backend._files, "current", current)

    assert backend.search(query()).total == 1


def test_a_search_that_fails_in_the_engine_is_told(backend, monkeypatch):
    backend.put([document(1)])

    class Broken:
        def __init__(self, connection, *_args):
            self.connection = connection

        def results(self):
            self.connection.execute("SELECT nonsense")

    monkeypatch.setattr(module, "Search", Broken)

    with pytest.raises(SearchUnavailableError):
        backend.search(query())
    monkeypatch.undo()
    assert backend.search(query()).total == 1


def test_threads_search_while_others_write_and_rebuild(backend):
    backend.put([document(number, title="Visa") for number in range(20)])
    seen, errors = set(), []
    stop = threading.Event()

    def read():
        try:
            while not stop.is_set():
                seen.add(backend.search(query("visa")).total)
        except SearchUnavailableError as error:
            errors.append(error)
        finally:
            backend.close()

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for version in range(2, 6):
        backend.put([document(3, title="Visa", version=version)])
        backend.rebuild([document(number, title="Visa", version=version) for number in range(20)])
    stop.set()
    for thread in threads:
        thread.join()

    assert (seen, errors) == ({20}, [])


def test_a_tree_without_documents_of_its_own_number_is_skipped(backend):
    backend.put([document(1, locale="fr")])
    backend.delete({"page:1": 2})

    assert backend.search(query(locale="fr")).total == 0
    assert backend.suggest("page", "fr") == ()


def test_a_hit_whose_row_has_gone_is_left_out(backend, monkeypatch):
    backend.put([document(1), document(2)])
    backend.search(query())
    from search.backends.sqlite import searching

    monkeypatch.setattr(
        searching, "_CONTENT", "SELECT content FROM document WHERE tree = ? AND place = ? AND id != 'page:1'"
    )

    assert numbers(backend.search(query())) == [2]


def test_a_rebuild_deletes_what_a_killed_one_left(backend, folder):
    backend.put([document(1)])
    orphan = backend._files.new()
    schema.create(orphan)
    (folder / f"{orphan.name}-journal").touch()

    backend.rebuild([document(2)])

    assert indexes(folder) == [backend._index().name]
    assert not list(folder.glob("*-journal"))
