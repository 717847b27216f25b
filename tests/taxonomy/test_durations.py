import pytest

from taxonomy.durations import duration_of, durations_between, durations_of_terms


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (1, "week"),
        (7, "week"),
        (8, "month"),
        (31, "month"),
        (92, "quarter"),
        (93, "term"),
        (200, "term"),
        (365, "year"),
        (380, "year"),
        (381, "longer"),
    ],
)
def test_days_fall_into_one_class(days, code):
    assert duration_of(days) == code


def test_a_stay_between_two_lengths_may_fall_into_all_classes_between():
    assert durations_between(5, 60) == ["week", "month", "quarter"]
    assert durations_between(60, 5) == ["week", "month", "quarter"]
    assert durations_between(None, 14) == ["month"]
    assert durations_between(14, 0) == ["month"]
    assert durations_between(None, None) == []


def test_terms_say_how_long_a_stay_is():
    assert durations_of_terms(["full_year", "spring", "autumn", "gone"]) == ["term", "year"]
    assert durations_of_terms(["winter", "summer"]) == ["quarter"]
    assert durations_of_terms([]) == []
