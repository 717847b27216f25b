import pytest

from taxonomy import memory
from taxonomy.models import Topic


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1000.0

        def __call__(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(memory, "monotonic", clock)
    return clock


def test_rows_ask_the_database_once(vocabularies, django_assert_num_queries):
    with django_assert_num_queries(1):
        first = memory.rows("topic")
        second = memory.rows("topic")

    assert first is second
    assert first["visa"].name("en") == "Visa and residence"


def test_rows_are_read_again_after_their_lifetime(vocabularies, clock, django_assert_num_queries):
    memory.rows("topic")
    Topic.objects.filter(code="visa").update(names={"en": "Visas"})

    clock.now += memory.LIFETIME - 1
    assert memory.rows("topic")["visa"].name("en") == "Visa and residence"

    clock.now += 1
    with django_assert_num_queries(1):
        assert memory.rows("topic")["visa"].name("en") == "Visas"


def test_rows_are_read_again_when_one_is_saved_or_deleted(vocabularies):
    topic = Topic.objects.get(code="visa")
    assert "visa" in memory.rows("topic")

    topic.names = {"en": "Visas"}
    topic.save()
    assert memory.rows("topic")["visa"].name("en") == "Visas"

    topic.delete()
    assert "visa" not in memory.rows("topic")


def test_rows_are_read_again_after_the_commit(vocabularies, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Topic(code="new", names={"en": "New"}).save()
        Topic.objects.filter(code="new").update(names={"en": "Newer"})
        stale = memory.rows("topic")

    assert memory.rows("topic") is not stale


def test_rows_of_an_empty_table_are_not_remembered(db, clock):
    assert memory.rows("topic") == {}

    Topic.objects.bulk_create([Topic(code="new", names={"en": "New"})])
    assert list(memory.rows("topic")) == ["new"]

    Topic.objects.all().delete()
    clock.now += memory.LIFETIME
    assert memory.rows("topic") == {}


def test_saving_something_else_forgets_nothing(vocabularies, django_user_model, django_assert_num_queries):
    memory.rows("topic")

    django_user_model.objects.create(username="someone")

    with django_assert_num_queries(0):
        memory.rows("topic")
