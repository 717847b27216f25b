from search.analysis.tokens import pairs


def test_pairs_overlap_and_a_single_character_is_one():
    assert (pairs("大学生"), pairs("大"), pairs("")) == (["大学", "学生"], ["大"], [])
