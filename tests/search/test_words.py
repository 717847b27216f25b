import pytest

from search.words import LONGEST_TEXT, MOST_CLAUSES, Clause, clauses, clean


def test_clean_drops_what_nobody_searches_for():
    assert clean("  visa\x00\t\u202eform\ud800 ") == "visa form"
    assert len(clean("visa " * 5000)) <= LONGEST_TEXT


def test_clauses_are_words_runs_and_phrases_each_once():
    assert clauses('visa "summer school" 大学 visa «bourse d’études» „Wie geht“ 「留学」') == (
        Clause("visa"),
        Clause("summer school", is_phrase=True),
        Clause("大学", unspaced=True),
        Clause("bourse d’études", is_phrase=True),
        Clause("Wie geht", is_phrase=True),
        Clause("留学", is_phrase=True),
    )


def test_clauses_of_an_open_quote_are_words():
    assert clauses('"summer school') == (Clause("summer"), Clause("school"))


def test_clauses_of_an_empty_quote_are_none():
    assert clauses('"" "…"') == ()


def test_clauses_are_limited():
    assert len(clauses(" ".join(map(str, range(900))))) == MOST_CLAUSES


@pytest.mark.parametrize("minus", ["-", "−", "－"])
def test_a_minus_before_a_word_or_phrase_excludes_it(minus):
    assert clauses(f'visa {minus}form {minus}"summer school" {minus}大学') == (
        Clause("visa"),
        Clause("form", is_excluded=True),
        Clause("summer school", is_phrase=True, is_excluded=True),
        Clause("大学", unspaced=True, is_excluded=True),
    )


def test_a_minus_excludes_what_it_touches_up_to_the_next_blank():
    assert clauses("-e-mail") == (Clause("e-mail", is_phrase=True, is_excluded=True),)
    assert clauses("-_ visa") == (Clause("visa"),)


@pytest.mark.parametrize("text", ["e-mail", "a - b", "--a", '"a"-b', 'a-"b"', "-", '-""', "(-a)", '"-a"'])
def test_another_minus_excludes_nothing(text):
    assert not any(clause.is_excluded for clause in clauses(text))
