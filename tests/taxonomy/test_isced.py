import pytest

from taxonomy import isced


def test_level_of_counts_digits():
    assert [isced.level_of(code) for code in ("06", "061", "0613")] == ["broad", "narrow", "detailed"]
    with pytest.raises(KeyError):
        isced.level_of("0")


def test_parent_code_is_one_digit_shorter():
    assert [isced.parent_code(code) for code in ("06", "061", "0613")] == [None, "06", "061"]


def test_path_leads_from_the_broad_field():
    assert isced.path("0613") == ("06", "061", "0613")
    assert isced.path("06") == ("06",)


def test_with_ancestors_names_each_field_once():
    assert isced.with_ancestors(["0613", "0611", "05"]) == ["06", "061", "0613", "0611", "05"]
