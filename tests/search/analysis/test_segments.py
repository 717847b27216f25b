from time import perf_counter

from search.analysis.segments import Segment, segments


def texts(text):
    return [segment.text for segment in segments(text)]


def test_segments_are_words_with_their_places():
    assert list(segments("L'été, 大学!")) == [
        Segment("L", 0, 1, unspaced=False),
        Segment("été", 2, 5, unspaced=False),
        Segment("大学", 7, 9, unspaced=True),
    ]


def test_segments_keep_combining_marks_in_words():
    assert texts("हिन्दी e\u0301tude") == ["हिन्दी", "e\u0301tude"]


def test_segments_part_scripts_digits_and_underscores():
    assert texts("Erasmus+留学2027年 snake_case") == ["Erasmus", "留学", "2027", "年", "snake", "case"]


def test_segments_take_no_time_for_hostile_texts():
    began = perf_counter()

    for text in ("\u0301" * 50_000, "a\u0301" * 25_000, "大" * 50_000, "_" * 50_000, '"(' * 25_000):
        list(segments(text))

    assert perf_counter() - began < 0.5
