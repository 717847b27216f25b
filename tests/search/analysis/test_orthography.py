import pytest

from search.analysis.languages import analyzer_for


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
