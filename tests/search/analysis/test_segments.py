from time import perf_counter

from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis import segments as module
from search.analysis.segments import Segment, pieces, segments, spaced_words


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


@given(text=st.text(max_size=30) | st.text("aé1_’ \u0301\u200b\0大ह\u093f", max_size=12))
@example(text="l’été, e\u0301 \u0301a snake_case ½ ٣")
def test_spaced_words_are_those_of_the_segments_unless_there_is_a_run(text):
    cut = pieces(text)

    assert spaced_words(text) == (None if any(run for run, _ in cut) else [word for _, word in cut])


def test_spaced_words_forget_when_too_many_characters_were_seen(monkeypatch):
    known = module._Plain()
    monkeypatch.setattr(module, "_MOST_CHARACTERS", 3)
    monkeypatch.setattr(module, "_PLAIN", known)

    assert spaced_words("naïve 2027") == ["naïve", "2027"]
    assert len(known) <= 3
