from search.analysis.analyzers import analyzer_names
from search.analysis.languages import DEFAULTS, analyzer_for


def test_every_default_names_an_analyzer_that_there_is():
    assert set(DEFAULTS.values()) <= analyzer_names()


def test_a_language_gets_the_named_analyzer_then_its_own_then_the_plain_one():
    names = {"pt-br": "spanish", "zz": "italian"}

    assert analyzer_for("pt-BR", names).name == "spanish"
    assert analyzer_for("zz-ZZ", names).name == "italian"
    assert analyzer_for("pt").name == "portuguese"
    assert analyzer_for("xx").name == "plain"
