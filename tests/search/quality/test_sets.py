import pytest

from search.quality.sets import Question, affiliation_sets, question_sets


def test_sets_are_documents_and_questions_of_a_language(data):
    sets = list(question_sets(data))

    assert [(one.name, one.language) for one in sets[:2]] == [("xquad", "en"), ("xquad", "fr")]
    assert [document.id for document in sets[0].documents] == ["xquad:1", "xquad:2"]
    assert sets[1].questions == (Question("collines", frozenset({"xquad:3"})),)
    assert len(sets) == 13


def test_institutions_are_one_text_and_only_whole_answers_are_asked(data):
    names, springer, crossref = affiliation_sets(data)

    assert [document.body for document in names.documents] == [
        "Universidade de Lisboa\nLisbon\nPortugal",
        "CERN",
    ]
    assert names.questions == (Question("Univ. Lisboa", frozenset({"a"})),)
    assert (springer.questions, crossref.questions) == ((), ())


def test_a_folder_without_data_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        next(question_sets(tmp_path))
