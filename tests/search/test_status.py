from search.contract import APPLICATION_RULE, EVENT_RULE
from search.status import deadline_ahead, fitting_deadlines, state_of
from tests.search.contracts.documents import NOW, at, document


def test_deadlines_fit_the_terms_they_are_for():
    page = document(1, deadlines=(at(1), at(2), at(3)), deadline_terms=("autumn", "", "spring"))

    assert fitting_deadlines(page) == page.deadlines
    assert fitting_deadlines(page, {"spring"}) == (at(2), at(3))
    assert fitting_deadlines(document(1, deadlines=(at(1),), deadline_terms=("autumn",)), {"spring"}) == (
        at(1),
    )
    assert fitting_deadlines(document(1, deadlines=(at(1),)), {"spring"}) == (at(1),)


def test_states_follow_the_rule_of_the_document():
    assert state_of(document(1, status_rule=EVENT_RULE), NOW) == ""
    assert state_of(document(1, status_rule=EVENT_RULE, starts_at=at(1)), NOW) == "upcoming"
    assert state_of(document(1, status_rule=APPLICATION_RULE, deadlines=(at(3),)), NOW) == "closing_soon"
    assert state_of(document(1, status_rule=""), NOW) == ""


def test_the_deadline_ahead_is_the_next_one():
    assert deadline_ahead(document(1, deadlines=(at(-1), at(2))), NOW) == at(2)
    assert deadline_ahead(document(1), NOW) is None
