import pytest

from search.analysis.analyzers import analyzer, analyzer_names
from search.analysis.stopwords import stop_words


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError, match="klingon"):
        analyzer("klingon")


@pytest.mark.parametrize("name", sorted(analyzer_names()))
def test_every_analyzer_makes_tokens(name):
    assert analyzer(name).tokens("Universität 2027 大学").exact[-3:] == ["2027", "大", "学"]


def test_stop_words_of_an_analyzer_without_a_list_are_none():
    assert stop_words("plain") == frozenset()
