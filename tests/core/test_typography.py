"""What a native reader expects of the interface and of the demo: words told apart, punctuation as in print."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext, ngettext, override, pgettext, to_locale

LANGUAGES = [code for code, _name in settings.LANGUAGES[1:]]
DEMO = settings.ROOT / "home" / "demo"
#: Addresses, fences and placeholders are no text.
NO_TEXT = re.compile(r"\]\([^)]*\)|https?://\S+|^:::\w*.*?(?=title=|caption=|$)|%\(\w+\)[sd]", re.MULTILINE)
ARABIC_FORMS = [1, 2, 3, 11, 100]


def texts(code):
    """Every text of a language, each with where it stands."""
    path = settings.LOCALE_PATHS[0] / to_locale(code) / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        for message in read_po(file):
            if message.id:
                forms = [message.string] if isinstance(message.string, str) else message.string
                yield from ((repr(message.id), form) for form in forms)
    for page in sorted(DEMO.glob(f"*/*/{code}.md")):
        yield str(page.relative_to(DEMO)), NO_TEXT.sub("", page.read_text(encoding="utf-8"))
    for records in sorted(DEMO.glob("records/*.toml")):
        lines = re.findall(rf'^{code} = "(.+)"$', records.read_text(encoding="utf-8"), re.MULTILINE)
        yield from ((records.name, line) for line in lines)


def offences(code, pattern):
    """Where a pattern stands, with what is around it."""
    return [
        (where, text[max(0, match.start() - 20) : match.end() + 20])
        for where, text in texts(code)
        for match in re.finditer(pattern, text)
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_search_and_research_have_different_names(code):
    research = (DEMO / "pages" / "research-index" / f"{code}.md").read_text(encoding="utf-8")
    title = re.search(r'^title = "(.+)"$', research, re.MULTILINE)[1]

    with override(code):
        search = gettext("Search")

    assert search not in {title, title.removeprefix("ال"), "ال" + title}


@pytest.mark.parametrize("code", LANGUAGES)
def test_seats_and_locations_have_different_names(code):
    with override(code):
        assert gettext("places") != pgettext("locations", "places")


@pytest.mark.parametrize("code", ["de", "ar", "zh-hans"])
def test_the_levels_of_study_and_of_a_language_have_different_names(code):
    with override(code):
        assert gettext("Level") != pgettext("language skills", "Level")


def test_arabic_counts_in_its_own_forms():
    with override("ar"):
        days = [ngettext("%(days)s day", "%(days)s days", n) % {"days": n} for n in ARABIC_FORMS]

    assert days == ["يوم واحد", "يومان", "3 أيام", "11 يوماً", "100 يوم"]


def test_french_marks_keep_a_space_that_does_not_break():
    assert offences("fr", r"[\w»)] ?[!?;»](?=[\s\"]|$)|\w :(?=\s|$)|« |«\w|[a-zé]'[a-zéêâ]") == []


def test_spanish_questions_open():
    assert [
        line
        for _where, text in texts("es")
        for line in text.splitlines()
        if "?" in re.sub(r"\*[^*]*\*", "", line) and "¿" not in line
    ] == []


def test_chinese_has_full_width_marks():
    assert offences("zh-hans", r"[\u4e00-\u9fff][,;:?!](?=\S|$)|[\u4e00-\u9fff]\.(?:\s|$)") == []


def test_arabic_has_arabic_marks():
    assert offences("ar", r"[\u0600-\u06ff][,;?]") == []


def test_arabic_keeps_the_plus_of_a_latin_name_and_the_groups_of_a_number_in_place():
    assert offences("ar", r"[A-Za-z]\+(?!\u200e)|(?<![\d\u200e+])(?<![A-Za-z\d] )\+?\d{3} \d{2,3}\b") == []
