from search.analysis.languages import analyzer_for
from search.highlights import FRAGMENT, highlights
from search.marker import marker


def marked(text, typed, language="en"):
    return [
        run
        for fragment in highlights((text,), marker(typed, analyzer_for(language)))
        for run, hit in fragment
        if hit
    ]


def test_highlights_mark_stems_spellings_and_pairs():
    assert marked("The University of universities", "university") == ["University", "universities"]
    assert marked("L’université", "universite", "fr") == ["université"]
    assert marked("北京大学的学生", "大学", "zh") == ["大学"]
    assert marked("北京大学的学生", "学", "zh") == ["学", "学"]
    assert marked("Plain text", "大学", "zh") == []
    assert marked("大学", "visa", "zh") == []


def test_highlights_mark_stop_words_only_when_nothing_else_was_typed():
    assert marked("The visa of the house", "the visa") == ["visa"]
    assert marked("The visa", "the") == ["The"]


def test_words_of_a_synonym_are_marked_side_by_side_alone():
    found = marker(
        "housing", analyzer_for("en"), [("housing", "student residence", "flat", "dormitory place")]
    )

    runs = highlights(("A student of this place has a flat in the Student Residences: good housing.",), found)

    assert [run for run, hit in runs[0] if hit] == ["flat", "Student Residences", "housing"]


def test_a_synonym_without_spaces_is_marked_in_its_pairs():
    found = marker("宿舍", analyzer_for("zh"), [("宿舍", "学生公寓")])

    assert [run for run, hit in highlights(("住在学生公寓里",), found)[0] if hit] == ["学生公寓"]


def test_highlights_join_touching_pairs():
    assert marked("国际学生办公室", "国际学生", "zh") == ["国际学生"]


def test_highlights_are_two_fragments_around_matches():
    text = "word " * 60 + "visa here " + "word " * 60 + "visa there " + "word " * 60 + "visa again"

    fragments = highlights((text, "no visa"), marker("visa", analyzer_for("en")))

    assert len(fragments) == 2
    for fragment in fragments:
        assert fragment[0] == ("… ", False)
        assert ("visa", True) in fragment
        assert fragment[-1][0].endswith(" …")
        assert sum(len(run) for run, _ in fragment) <= FRAGMENT + 6


def test_highlights_of_a_text_without_spaces_are_cut_anywhere():
    text = "x" * 500 + "大学" + "国" * 500

    (fragment,) = highlights((text,), marker("大学", analyzer_for("zh")))

    assert ("大学", True) in fragment


def test_highlights_of_a_long_text_stop_when_there_are_enough():
    assert len(highlights(("visa " * 4000,), marker("visa", analyzer_for("en")))) == 2


def test_highlights_without_a_match_are_none():
    assert highlights(("Nothing",), marker("visa", analyzer_for("en"))) == ()
