"""Rebuilding while others write, be it slow, killed, or done twice at once."""

import threading

import pytest

from search.backends.elasticsearch import rebuilding, writing
from search.backends.elasticsearch.engine import ElasticsearchBackend
from search.contract import SearchUnavailableError
from tests.search.contracts.documents import document, numbers, query


def names(server, prefix):
    """Every index of a prefix."""
    return sorted(server.indices.get(index=f"{prefix}.*"))


@pytest.fixture
def other(elasticsearch_url, prefix):
    """Another process, as far as the engine knows."""
    return ElasticsearchBackend(elasticsearch_url, prefix, {"zh-hans": "cjk"}, timeout=20)


def test_old_indexes_and_those_of_killed_rebuilds_are_removed(engine, server, prefix, monkeypatch):
    engine.put([document(1), document(2, locale="fr")])

    def killed():
        yield document(1)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(engine._trees), "remove", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            engine.rebuild(killed())
    assert len(names(server, prefix)) == 4
    engine.put([document(3)])

    assert engine.rebuild([document(1), document(4)]) == 2
    assert engine.versions() == {"page:1": 1, "page:4": 1}
    assert len(names(server, prefix)) == 2


def test_a_failed_rebuild_leaves_no_index_behind(engine, server, prefix):
    engine.put([document(1)])

    def failing():
        yield document(2)
        raise ValueError

    with pytest.raises(ValueError):
        engine.rebuild(failing())

    assert len(names(server, prefix)) == 1


def test_other_processes_write_to_the_index_that_is_being_filled(engine, other):
    engine.put([document(1), document(2), document(3, locale="fr")])

    def documents():
        yield document(1)
        other.put([document(1, title="Changed", version=2), document(5)])
        other.delete({"page:2": 2})
        yield document(2)
        other.put([document(6, locale="de")])

    engine.rebuild(documents())

    assert other.versions() == {"page:1": 2, "page:5": 1, "page:6": 1}
    assert numbers(other.search(query("changed"))) == [1]


def test_writers_and_rebuilds_at_once_lose_nothing(engine, other):
    engine.put([document(number) for number in range(1, 6)])
    stop = threading.Event()
    written = []

    def write():
        version = 2
        while not stop.is_set():
            other.put([document(1, title="Visa", version=version), document(100 + version)])
            written.append(version)
            version += 1

    def documents():
        yield from (document(number) for number in range(1, 6))
        yield from (document(100 + version) for version in list(written))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(3):
            engine.rebuild(documents())
            assert engine.search(query("page")).total >= 4
    finally:
        stop.set()
        writer.join()

    found = engine.versions()
    assert found["page:1"] == written[-1]
    assert {f"page:{100 + version}" for version in written} <= set(found)


def test_the_later_of_two_rebuilds_wins(engine, other, server, prefix):
    engine.put([document(1)])

    def documents():
        yield document(1)
        assert other.rebuild([document(2)]) == 1

    with pytest.raises(SearchUnavailableError):
        engine.rebuild(documents())

    assert engine.versions() == {"page:2": 1}
    assert len(names(server, prefix)) == 1


def test_a_rebuild_of_one_tree_puts_what_belongs_to_another(engine):
    engine.put([document(1), document(2, locale="fr")])

    engine.rebuild([document(3, locale="fr"), document(4)], "FR")

    assert engine.versions() == {"page:1": 1, "page:3": 1, "page:4": 1}


def test_a_rebuild_empties_trees_without_documents(engine):
    engine.put([document(1), document(2, locale="fr")])

    assert engine.rebuild([document(1)]) == 1
    assert engine.search(query(locale="fr")).total == 0


def test_many_documents_go_in_several_requests(engine, monkeypatch):
    for module in (rebuilding, writing):
        monkeypatch.setattr(module, "_MOST_LINES", 4)
    documents = [document(number) for number in range(1, 20)]

    assert engine.rebuild(documents) == 19
    engine.put([document(number, version=2) for number in range(1, 10)])

    assert sum(engine.versions().values()) == 28


def test_versions_come_in_pages(engine, monkeypatch):
    engine.put([document(number) for number in range(1, 6)])
    monkeypatch.setattr("search.backends.elasticsearch.engine._PAGE", 2)

    assert engine.versions("en") == {f"page:{number}": 1 for number in range(1, 6)}
    assert engine.versions("fr") == {}


def test_an_index_that_is_made_while_one_writes_is_written_to(engine, other, monkeypatch):
    engine.put([document(1)])
    real = writing.send
    made = []

    def send(client, operations, *, refresh):
        real(client, operations, refresh=refresh)
        if not made:
            made.append(True)
            other._trees.begin(client, "en")

    monkeypatch.setattr(writing, "send", send)
    engine.put([document(2)])
    monkeypatch.undo()

    client = engine._writer(1)._budget.client
    filling = other._trees.read(client)["en"].filling
    client.indices.refresh(index=filling)
    assert client.count(index=filling)["count"] == 1


def test_an_index_that_is_replaced_again_and_again_is_trouble(engine, other, monkeypatch):
    engine.put([document(1)])
    real = writing.send

    def send(client, operations, *, refresh):
        real(client, operations, refresh=refresh)
        other.rebuild([document(1)])

    monkeypatch.setattr(writing, "send", send)
    monkeypatch.setattr(writing, "_ATTEMPTS", 2)
    with pytest.raises(SearchUnavailableError, match="again and again"):
        engine.delete({"page:1": 5})


def test_of_two_first_writers_one_makes_the_index(engine, other, monkeypatch, server, prefix):
    real = engine._trees.create

    def create(client, locale):
        other.put([document(2)])
        real(client, locale)

    monkeypatch.setattr(engine._trees, "create", create)
    engine.put([document(1)])

    assert engine.versions() == {"page:1": 1, "page:2": 1}
    assert len(names(server, prefix)) == 1


def test_an_older_put_does_not_bring_a_moved_document_back(engine):
    engine.put([document(1, locale="fr", version=2), document(2)])

    engine.put([document(1, version=1)])

    assert engine.versions("en") == {"page:2": 1}
    assert engine.versions("fr") == {"page:1": 2}


def test_nothing_to_put_asks_nothing():
    ElasticsearchBackend("http://127.0.0.1:1", "nothing", {}).put([])


def test_an_empty_site_is_rebuilt(engine):
    assert engine.rebuild([]) == 0
    assert engine.rebuild([], "en") == 0
    assert engine.search(query()).total == 0


def test_indexes_of_others_are_left_alone(engine, server, prefix):
    for name in (f"{prefix}.notes", f"{prefix}.other.en.{0:020d}"):
        server.indices.create(index=name)
    engine.put([document(1)])

    engine.rebuild([document(1)])

    assert {f"{prefix}.notes", f"{prefix}.other.en.{0:020d}"} < set(names(server, prefix))
