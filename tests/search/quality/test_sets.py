import gzip
import shutil
import tracemalloc

import pytest

from search.quality.sets import OWN_DATA, BrokenSetError, Question, question_sets, read_records


def named(data, name):
    return next(one for one in question_sets(data) if one.name == name)


def test_every_pair_of_files_is_a_set(data, write):
    folder = data / "search_relevance"
    write(folder / "zz_new_docs.jsonl", [{"id": 7, "text": "Alone"}], packed=True)
    write(folder / "zz_new_queries.jsonl", [{"query": "alone", "relevant": [7, 8]}], packed=True)
    write(folder / "lonely_docs.jsonl", [{"id": 7, "text": "Alone"}])

    assert [one.name for one in question_sets(data)] == ["piaf", "xquad", "zz_new"]
    new = named(data, "zz_new")
    assert [(one.id, one.locale, one.body) for one in new.documents] == [("und/7", "und", "Alone")]
    assert list(new.questions) == [Question("alone", frozenset({"und/7", "und/8"}), "und")]


def test_records_of_all_languages_are_read_again_and_again(data):
    one = named(data, "xquad")

    for _ in range(2):
        assert [document.id for document in one.documents] == ["en/1", "en/2", "fr/1"]
        assert [(asked.language, asked.relevant) for asked in one.questions] == [
            ("en", {"en/1"}),
            ("fr", {"fr/1"}),
        ]


@pytest.mark.parametrize("code", ["tlh", "zh-Hant", "x-" + "a" * 8])
def test_an_unknown_language_is_kept(data, write, code):
    write(data / "search_relevance" / "new_docs.jsonl", [{"id": 1, "lang": code, "text": "a"}])
    write(data / "search_relevance" / "new_queries.jsonl", [])

    code = code if len(code) > 2 and not code.startswith("x-") else "und"
    assert [one.language for one in named(data, "new").documents] == [code]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "piaf_docs.jsonl: the file is empty"),
        (b"\n \n", "piaf_docs.jsonl: the file is empty"),
        (b'{"id": 1, "text": "a"}\n\n{"id": 2', "piaf_docs.jsonl, line 3"),
        (b"[1]\n", "line 1: no JSON object"),
        (b'{"text": "a"}\n', "line 1: no 'id'"),
        (b'{"id": 1}\n', "line 1: no 'text'"),
        (b"\xff\xfe\n", "piaf_docs.jsonl, line 1"),
    ],
)
def test_a_broken_file_is_named_with_its_line(data, content, message):
    (data / "search_relevance" / "piaf_docs.jsonl").write_bytes(content)

    with pytest.raises(BrokenSetError) as error:
        list(named(data, "piaf").documents)

    assert message in str(error.value)


def test_a_file_packed_badly_is_named(data):
    path = data / "search_relevance" / "xquad_docs.jsonl.gz"
    for content in (b"no gzip", gzip.compress(b'{"id": 1, "text": "a"}' * 99)[:-9]):
        path.write_bytes(content)

        with pytest.raises(BrokenSetError, match=r"xquad_docs\.jsonl\.gz"):
            list(named(data, "xquad").documents)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"relevant": ["1"]}, "no 'query'"),
        ({"query": "a"}, "no 'relevant'"),
        ({"query": "a", "relevant": 5}, "no list"),
        ({"query": "a", "relevant": "12"}, "no list"),
        ({"query": "a", "relevant": None}, "no list"),
    ],
)
def test_a_broken_question_is_named(data, write, record, message):
    write(data / "search_relevance" / "piaf_queries.jsonl", [record])

    with pytest.raises(BrokenSetError, match=message):
        list(named(data, "piaf").questions)


def test_a_large_set_is_never_in_memory(data, write):
    write(
        data / "search_relevance" / "large_docs.jsonl",
        ({"id": number, "lang": "en", "text": f"{number} " * 500} for number in range(3_000)),
        packed=True,
    )
    write(data / "search_relevance" / "large_queries.jsonl", [])
    tracemalloc.start()

    count = sum(1 for _ in named(data, "large").documents)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 3_000
    assert most < 1_000_000


def test_a_folder_without_data_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        next(read_records(tmp_path / "none.jsonl"))
    with pytest.raises(FileNotFoundError):
        question_sets(tmp_path)


def test_our_own_set_asks_in_six_languages():
    (one,) = question_sets(OWN_DATA)
    known = {document.id for document in one.documents}
    languages = {question.language for question in one.questions}

    assert languages == {"en", "fr", "de", "es", "ar", "zh-hans"}
    assert all(question.relevant <= known for question in one.questions)


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_mark_before_the_text_is_none_of_it(data, is_packed):
    content = b'\xef\xbb\xbf{"id": 1, "text": "a"}\r\n{"id": 2, "text": null}\r\n'
    plain = data / "search_relevance" / "piaf_docs.jsonl"
    plain.unlink()
    path = plain.with_name(plain.name + ".gz") if is_packed else plain
    path.write_bytes(gzip.compress(content) if is_packed else content)

    assert [(one.id, one.body) for one in named(data, "piaf").documents] == [("und/1", "a"), ("und/2", "")]


def test_a_folder_with_nothing_but_misspelt_words_has_no_sets_and_is_no_error(data):
    shutil.rmtree(data / "search_relevance")

    assert question_sets(data) == []
