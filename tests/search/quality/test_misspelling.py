from search.quality.engines import engines
from search.quality.misspelling import misspelling
from search.quality.run import Run
from tests.search.contracts.documents import NOW

OPENER = engines({})["sqlite"]


def test_languages_are_misspelt_in_their_own_words(data, tmp_path):
    text, other = tmp_path / "fr.md", tmp_path / "xx.md"
    text.write_text("Hébergement temporaire", encoding="utf-8")
    other.write_text("Nobody reads this", encoding="utf-8")

    listed, french = misspelling(Run(data, NOW, texts=(text, other)), OPENER)

    assert (listed.name, listed.asked) == ("codespell", 2)
    assert (french.name, french.language, french.asked) == ("own vocabulary", "fr", 4)


def test_without_a_list_only_own_words_are_misspelt(data):
    (data / "typos" / "codespell_en.csv").unlink()

    assert [one.name for one in misspelling(Run(data, NOW), OPENER)] == ["own vocabulary"]
