import pytest

from search.analysis.languages import DEFAULTS, analyzer, analyzer_for, analyzer_names
from search.analysis.stopwords import stop_words


def test_every_default_names_an_analyzer_that_there_is():
    assert set(DEFAULTS.values()) <= analyzer_names()


def test_a_language_gets_the_named_analyzer_then_its_own_then_the_plain_one():
    names = {"pt-br": "spanish", "zz": "italian"}

    assert analyzer_for("pt-BR", names).name == "spanish"
    assert analyzer_for("zz-ZZ", names).name == "italian"
    assert analyzer_for("pt").name == "portuguese"
    assert analyzer_for("xx").name == "plain"


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError, match="klingon"):
        analyzer("klingon")


@pytest.mark.parametrize("name", sorted(analyzer_names()))
def test_every_analyzer_makes_tokens(name):
    assert analyzer(name).tokens("Universität 2027 大学").exact[-3:] == ["2027", "大", "学"]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", ("Universität", "Universitaet", "universitat")),
        ("de", ("Müller", "Mueller", "MULLER")),
        ("tr", ("İstanbul", "istanbul", "ISTANBUL", "Istanbul")),
        ("hi", ("हिंदी", "हिँदी")),
        ("ar", ("جامعة", "جامعه", "الجامعة", "جَامِعَة")),
    ],
)
def test_spellings_of_a_word_have_one_stem(language, forms):
    assert len({analyzer_for(language).forms(form).stem for form in forms}) == 1


def test_german_keeps_u_and_e_apart_where_they_are_no_umlaut():
    german = analyzer_for("de")

    assert [german.forms(word).exact for word in ("Quelle", "Bauer", "neue", "Oel")] == [
        "quelle",
        "bauer",
        "neue",
        "ol",
    ]


def test_stop_words_of_an_analyzer_without_a_list_are_none():
    assert stop_words("plain") == frozenset()
