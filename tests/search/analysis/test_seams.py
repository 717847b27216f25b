import pytest

from search.analysis.seams import needed_pairs


@pytest.mark.parametrize(
    ("run", "groups"),
    [
        ("宿舍", [[0]]),
        ("奖学金", [[0], [1]]),
        ("宿舍申请", [[0], [2], [1, 0, 2]]),
        ("奖学金截止", [[0], [3], [1, 2]]),
        ("奖学金截止日期", [[0], [5], [1, 2], [2, 3], [3, 4]]),
        ("ドイツ語", [[0], [1], [2]]),
        ("หอพัก", [[0], [1], [2], [3]]),
        ("日本の大学", [[0], [1], [2], [3]]),
        ("東京大学ドイツ", [[0], [3], [4], [5], [1, 2]]),
    ],
)
def test_every_character_must_stand_beside_a_neighbour(run, groups):
    assert needed_pairs(run) == groups
