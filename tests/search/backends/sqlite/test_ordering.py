from search.backends.sqlite.engine import SqliteBackend
from search.contract import EVENT_RULE
from tests.search.contracts.documents import at, document, numbers, query


def test_groups_stand_one_after_the_other_and_stop_when_full(tmp_path):
    backend = SqliteBackend(tmp_path)
    backend.put(
        [
            document(1, locale="fr", language="en", deadlines=(at(-1),)),
            document(2, locale="fr", deadlines=(at(-1),)),
            document(3, locale="fr", language="en"),
            document(4, locale="fr"),
            document(5, locale="fr", status_rule=EVENT_RULE, starts_at=at(2)),
        ]
    )

    found = numbers(backend.search(query(locale="fr", order="start", include_closed=True)))

    assert found == [5, 4, 3, 2, 1]
    assert numbers(backend.search(query(locale="fr", order="start", include_closed=True, limit=1))) == [5]
    backend.close()
