import pytest

from search.analysis.names import name_pieces


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("F  PARIS001", ["fparis001"]),
        ("I  ROMA-LU01", ["iromalu01"]),
        ("北京大学", ["北京", "京大", "大学"]),
        ("ETH 大学", ["大学"]),
        ("University of Paris 8", []),
        ("ETH Zürich", []),
    ],
)
def test_pieces_are_pairs_of_characters_and_codes_as_one_word(name, pieces):
    assert list(name_pieces(name)) == pieces
