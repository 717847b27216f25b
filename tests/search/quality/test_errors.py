from search.analysis.spelling import distance
from search.quality.errors import SHORTEST, misspelt

TEXTS = ["Universities partner abroad 2027 大学校园生活", "aaaaa Housing, housing and visa"]


def test_errors_are_one_a_word_and_the_same_every_time():
    made = misspelt(TEXTS)

    assert made == misspelt(TEXTS)
    assert made != misspelt(TEXTS, seed=5)
    assert {word for _, word in made} == {"universities", "partner", "abroad", "housing", "aaaaa"}
    assert all(distance(wrong, word, 1) == 1 and len(word) >= SHORTEST for wrong, word in made)


def test_as_many_words_as_are_asked_for():
    assert len(misspelt(TEXTS, words=2)) == 2
    assert misspelt([]) == []


def test_errors_are_of_four_kinds():
    kinds = set()
    for seed in range(40):
        wrong, word = misspelt(["housing"], seed=seed)[0]
        kinds.add((len(wrong) - len(word), sorted(wrong) == sorted(word)))

    assert kinds == {(-1, False), (1, False), (0, False), (0, True)}
