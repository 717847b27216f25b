from search.analysis import analyzer as module
from search.analysis.analyzer import Analyzer
from search.analysis.languages import analyzer_for
from search.analysis.tokens import Forms


def test_forms_tell_the_bare_stem_only_where_accents_steer_the_stemmer():
    french = analyzer_for("fr")

    assert french.forms("Université") == Forms("universite", "univers", "§universit")
    assert french.forms("étudier") == Forms("etudier", "etudi")
    assert french.forms("plan") == Forms("plan", "plan")


def test_forms_of_a_word_that_folds_to_nothing_are_empty():
    assert Analyzer("plain").forms("\u0301").exact == ""


def test_forms_cut_words_that_are_data():
    assert len(Analyzer("plain").forms("x" * 5000).exact) == module.LONGEST_WORD


def test_forms_forget_when_too_many_words_were_seen(monkeypatch):
    monkeypatch.setattr(module, "_CACHE_SIZE", 2)
    analyzer = Analyzer("plain")

    for word in ("a", "b", "c"):
        analyzer.forms(word)

    assert len(analyzer._known) == 1


def test_tokens_are_stems_spellings_and_bare_stems_in_order():
    tokens = analyzer_for("fr").tokens("L’université 大学 ـ")

    assert tokens.stems == ["l", "univers", "大学"]
    assert tokens.exact == ["l", "universite", "大", "学"]
    assert tokens.bare == ["§universit"]


def test_stop_words_are_recognised_in_any_spelling():
    french = analyzer_for("fr")

    assert (french.is_stop("À"), french.is_stop("a"), french.is_stop("visa")) == (True, True, False)
