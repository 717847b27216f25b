from search.analysis.languages import analyzer_for
from search.analysis.wholes import whole_of


def test_a_whole_is_its_folded_words():
    assert whole_of("  F  PARIS001, Été! 大学", analyzer_for("fr")) == "f paris001 ete 大 学"
