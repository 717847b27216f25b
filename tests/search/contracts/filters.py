"""What every engine filters, counts, orders and computes from dates."""

from __future__ import annotations

from search.contract import EVENT_RULE, FacetCount
from tests.search.contracts.documents import NOW, at, document, numbers, query


def counts(results, facet):
    """Codes of a facet with their counts."""
    return {count.code: count.count for count in results.facets[facet]}


class FiltersContract:
    """Mix into a test class that has a fixture ``engine``."""

    def test_codes_of_a_facet_are_alternatives_and_facets_add_up(self, engine):
        engine.put(
            [
                document(1, facets={"country": ("PT",), "level": ("6",)}),
                document(2, facets={"country": ("FR",), "level": ("6", "7")}),
                document(3, facets={"country": ("DE",), "level": ("7",)}),
            ]
        )

        found = engine.search(query(filters={"country": ("PT", "FR"), "level": ("7",)}, order="title"))

        assert numbers(found) == [2]

    def test_a_facet_is_counted_under_the_filters_of_the_others(self, engine):
        engine.put(
            [
                document(1, facets={"country": ("PT",), "level": ("6",)}),
                document(2, facets={"country": ("FR",), "level": ("6",)}),
                document(3, facets={"country": ("FR",), "level": ("7",)}),
            ]
        )

        found = engine.search(query(filters={"country": ("PT",)}, facets=("country", "level", "topic")))

        assert found.facets["country"] == (FacetCount("FR", 2), FacetCount("PT", 1, selected=True))
        assert found.facets["level"] == (FacetCount("6", 1),)
        assert found.facets["topic"] == ()

    def test_a_chosen_code_is_counted_even_with_none(self, engine):
        engine.put([document(1, facets={"country": ("PT",)})])

        found = engine.search(query(filters={"country": ("XX",)}, facets=("country",)))

        assert found.facets["country"] == (FacetCount("PT", 1), FacetCount("XX", 0, selected=True))
        assert found.total == 0

    def test_the_type_is_a_facet_and_kinds_are_a_limit(self, engine):
        engine.put([document(1), document(2, kind="event"), document(3, kind="news")])

        found = engine.search(
            query(kinds=("exchange", "event"), filters={"type": ("event",)}, facets=("type",))
        )

        assert numbers(found) == [2]
        assert counts(found, "type") == {"exchange": 1, "event": 1}

    def test_words_and_filters_meet(self, engine):
        engine.put(
            [
                document(1, title="Visa", facets={"country": ("PT",)}),
                document(2, title="Visa", facets={"country": ("FR",)}),
            ]
        )

        assert numbers(engine.search(query("visa", filters={"country": ("FR",)}))) == [2]

    def test_what_is_over_is_hidden_counted_and_last_on_request(self, engine):
        engine.put(
            [
                document(1, title="A", deadlines=(at(-2),), sort_title="a"),
                document(2, title="B", deadlines=(at(20),), sort_title="b"),
                document(
                    3, title="C", status_rule=EVENT_RULE, starts_at=at(-3), ends_at=at(-2), sort_title="c"
                ),
            ]
        )

        hidden = engine.search(query(order="title"))
        shown = engine.search(query(order="title", include_closed=True))

        assert (numbers(hidden), hidden.total, hidden.hidden_closed) == ([2], 1, 2)
        assert (numbers(shown), shown.total, shown.hidden_closed) == ([2, 1, 3], 3, 0)

    def test_states_follow_from_dates(self, engine):
        engine.put(
            [
                document(1, opens_on=at(1), deadlines=(at(30),)),
                document(2, deadlines=(at(30),)),
                document(3, deadlines=(at(-1), at(14))),
                document(4, deadlines=(at(-1),)),
                document(5),
                document(6, status_rule=EVENT_RULE, starts_at=at(-1), ends_at=at(1)),
                document(7, status_rule=EVENT_RULE, starts_at=at(1)),
                document(8, status_rule=EVENT_RULE, starts_at=at(-1)),
                document(9, status_rule=""),
            ]
        )

        found = engine.search(query(include_closed=True, facets=("status",)))

        assert {hit.document.id[5:]: (hit.status, hit.next_deadline) for hit in found.hits} == {
            "1": ("upcoming", at(30)),
            "2": ("open", at(30)),
            "3": ("closing_soon", at(14)),
            "4": ("closed", None),
            "5": ("open", None),
            "6": ("now", None),
            "7": ("upcoming", None),
            "8": ("past", None),
            "9": ("", None),
        }
        assert counts(found, "status") == {
            "open": 3,
            "closed": 2,
            "upcoming": 2,
            "closing_soon": 1,
            "now": 1,
            "past": 1,
        }

    def test_a_state_can_be_chosen(self, engine):
        engine.put([document(1, deadlines=(at(-1),)), document(2, deadlines=(at(3),)), document(3)])

        closed = engine.search(query(statuses=("closed",), facets=("status",)))
        by_filter = engine.search(query(filters={"status": ("closing_soon",)}))

        assert (numbers(closed), closed.hidden_closed) == ([1], 0)
        assert FacetCount("closed", 1, selected=True) in closed.facets["status"]
        assert numbers(by_filter) == [2]

    def test_a_state_changes_when_its_moment_comes(self, engine):
        engine.put([document(1, deadlines=(at(0.1),))])

        before = engine.search(query(include_closed=True))
        after = engine.search(query(include_closed=True, now=at(0.2)))

        assert [hit.status for hit in before.hits] == ["closing_soon"]
        assert [hit.status for hit in after.hits] == ["closed"]
        assert NOW < before.until <= at(0.11)

    def test_the_deadline_of_the_chosen_term_counts(self, engine):
        engine.put(
            [
                document(
                    1,
                    deadlines=(at(2), at(90)),
                    deadline_terms=("autumn", "spring"),
                    facets={"term": ("autumn", "spring")},
                )
            ]
        )

        either = engine.search(query()).hits[0]
        spring = engine.search(query(filters={"term": ("spring",)})).hits[0]

        assert (either.status, either.next_deadline) == ("closing_soon", at(2))
        assert (spring.status, spring.next_deadline) == ("open", at(90))

    def test_orders_and_pages_are_stable(self, engine):
        engine.put(
            [
                document(1, sort_title="b", deadlines=(at(9),), starts_at=at(40), published_at=at(-1)),
                document(2, sort_title="a", deadlines=(at(5),), starts_at=at(50), published_at=at(-2)),
                document(3, sort_title="c", published_at=at(-3)),
                document(4, sort_title="c", deadlines=(at(-9), at(-1)), starts_at=at(5)),
            ]
        )

        def found(order, **values):
            return numbers(engine.search(query(order=order, include_closed=True, **values)))

        assert found("title") == [2, 1, 3, 4]
        assert found("deadline") == [2, 1, 3, 4]
        assert found("start") == [1, 2, 3, 4]
        assert found("newest") == [1, 2, 3, 4]
        assert found("relevance") == [1, 2, 3, 4]
        assert found("title", offset=1, limit=2) == [1, 3]
        assert found("title", offset=9) == []

    def test_what_is_over_stands_latest_first(self, engine):
        engine.put(
            [
                document(1, deadlines=(at(-9),)),
                document(2, deadlines=(at(-2),)),
                document(3, status_rule=EVENT_RULE, starts_at=at(-9)),
                document(4, status_rule=EVENT_RULE, starts_at=at(-2)),
            ]
        )

        past = engine.search(query(order="start", filters={"status": ("past",)}))
        over = engine.search(
            query(
                order="deadline", kinds=("exchange",), filters={"status": ("closed",), "type": ("exchange",)}
            )
        )

        assert numbers(past) == [4, 3]
        assert [number for number in numbers(over) if number < 3] == [2, 1]

    def test_other_languages_stand_below_and_are_counted(self, engine):
        engine.put(
            [
                document(1, locale="fr", language="en", sort_title="a"),
                document(2, locale="fr", sort_title="b"),
                document(3, locale="en"),
            ]
        )

        found = engine.search(query(locale="fr", order="title"))

        assert (numbers(found), found.total, found.other_languages) == ([2, 1], 2, 1)

    def test_dates_limit_what_takes_place(self, engine):
        engine.put(
            [
                document(1, status_rule=EVENT_RULE, starts_at=at(1), ends_at=at(5)),
                document(2, status_rule=EVENT_RULE, starts_at=at(6)),
                document(3),
            ]
        )

        assert numbers(engine.search(query(starts_from=at(4), order="start"))) == [1, 2]
        assert numbers(engine.search(query(starts_to=at(4)))) == [1]
        assert numbers(engine.search(query(starts_from=at(5.5), starts_to=at(7)))) == [2]

    def test_waiting_documents_are_left_out_of_everything(self, engine):
        engine.put([document(1, title="Visa", facets={"country": ("PT",)}), document(2, title="Visa")])

        found = engine.search(query("visa", excluded_ids=("page:1", "page:77"), facets=("country",)))

        assert (numbers(found), found.total, found.facets["country"]) == ([2], 1, ())

    def test_an_unknown_language_has_nothing(self, engine):
        engine.put([document(1)])

        assert engine.search(query(locale="xx")).total == 0
