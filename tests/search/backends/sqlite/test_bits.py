from hypothesis import given
from hypothesis import strategies as st

from search.backends.sqlite import bits


@given(st.sets(st.integers(0, 5000)))
def test_places_survive_the_way_there_and_back(places):
    assert bits.to_places(bits.from_places(sorted(places))) == sorted(places)


def test_union_of_nothing_is_nothing():
    assert (bits.union([]), bits.union([1, 6])) == (0, 7)


def test_places_by_value_leave_out_those_without_one():
    assert bits.by_value(["open", "", "closed", "open"]) == {"open": 0b1001, "closed": 0b100}
