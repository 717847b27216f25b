import pytest

from search.analysis import arabic


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("أحمد", "احمد"),
        ("إدارة", "اداره"),
        ("آداب", "اداب"),
        ("مستشفى", "مستشفي"),
        ("کتاب", "كتاب"),
        ("مـــن", "من"),
        ("كُتُب", "كتب"),
    ],
)
def test_normalise_gives_one_spelling(word, normal):
    assert arabic.normalise(word) == normal


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("سكن", ("سكن", "السكن")),
        ("السكن", ("السكن", "سكن")),
        ("الس", ("الس",)),
        ("ال", ("ال",)),
    ],
)
def test_a_word_may_begin_with_its_article_or_without(typed, meant):
    assert arabic.beginnings(typed) == meant


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("الجامعه", "جامع"),
        ("والجامعات", "جامع"),
        ("وطلاب", "طلاب"),
        ("للطلاب", "طلاب"),
        ("بالجامعه", "جامع"),
        ("ولد", "ولد"),
        ("ال", "ال"),
        ("هي", "هي"),
        ("طلابها", "طلاب"),
    ],
)
def test_stem_takes_article_prepositions_and_endings_off(word, stem):
    assert arabic.stem(word) == stem
