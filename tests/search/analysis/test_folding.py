import pytest

from search.analysis.folding import compose, fold, fold_text


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Plain", "plain"),
        ("Étudiant", "etudiant"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Þór", "thor"),
        ("cœur", "coeur"),
        ("ılık", "ilik"),
        ("ＡＢＣ１２", "abc12"),
        ("ﬁn", "fin"),
        ("١٢٣", "123"),
        ("१२", "12"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),
        ("ёлка", "елка"),
        ("co\u00adop\u200b", "coop"),
        ("½", "12"),
        ('a"b', "ab"),
    ],
)
def test_fold_joins_spellings_of_one_word(word, folded):
    assert fold(word) == folded


def test_fold_text_keeps_words_apart():
    assert fold_text("  Université   d’Évora\n") == "universite d’evora"


def test_compose_drops_tatweel_and_joiners():
    assert compose("ا\u0640ب\u200d") == "اب"
