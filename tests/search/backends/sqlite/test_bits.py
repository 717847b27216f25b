from hypothesis import given
from hypothesis import strategies as st

from search.backends.sqlite import bits


@given(st.sets(st.integers(0, 5000)))
def test_places_survive_the_way_there_and_back(places):
    assert bits.to_places(bits.from_places(sorted(places))) == sorted(places)


def test_union_of_nothing_is_nothing():
    assert (bits.union([]), bits.union([1, 6])) == (0, 7)
