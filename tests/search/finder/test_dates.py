from datetime import date

from django.http import QueryDict

from search.finder.dates import date_ranges
from search.finder.request import read
from search.finder.spec import FinderSpec

SPEC = FinderSpec(facets=("country",), dates="Dates", deadlines="Deadline")
TODAY = date(2027, 3, 1)


def ranges(query, spec=SPEC):
    return date_ranges(spec, read(QueryDict(query), spec), "/en/list/", TODAY)


def test_deadlines_and_dates_are_two_fields_each():
    deadline, dates = ranges("deadline_to=2027-04-01&from=2027-03-05")

    assert (deadline.label, deadline.name_from, deadline.value_from) == ("Deadline", "deadline_from", "")
    assert (deadline.name_to, deadline.value_to) == ("deadline_to", "2027-04-01")
    assert (dates.name_from, dates.value_from, dates.value_to) == ("from", "2027-03-05", "")
    assert ranges("", FinderSpec()) == ()


def test_common_ranges_are_links_that_switch_off_again():
    off = ranges("country=FR&page=3")[0].shortcuts
    on = ranges("country=FR&deadline_from=2027-03-01&deadline_to=2027-03-31")[0].shortcuts

    assert [one.label for one in off] == ["Next 14 days", "Next 30 days", "Next 90 days"]
    assert off[1].url == "/en/list/?country=FR&deadline_from=2027-03-01&deadline_to=2027-03-31"
    assert [one.selected for one in off] == [False, False, False]
    assert [one.selected for one in on] == [False, True, False]
    assert on[1].url == "/en/list/?country=FR"
