"""Websites, identifiers and texts from outside."""

import pytest

from partners_directory import identifiers
from partners_directory.importers import values
from partners_directory.importers.text import clean_text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  www.tides.example ", "http://www.tides.example"),
        ("HTTPS://WWW.Tides.Example/Path", "https://www.tides.example/Path"),
        ("tides.example:8080/a", "http://tides.example:8080/a"),
        ("http://universität.example/", "http://xn--universitt-y5a.example/"),
    ],
)
def test_website_is_completed(typed, address):
    assert values.website(typed) == address


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("javascript:alert(1)", "is not an http or https address"),
        ("mailto:a@tides.example", "is not an http or https address"),
        ("ftp://tides.example", "is not an http or https address"),
        ("a@tides.example", "is an e-mail address, not a website"),
        ("http://user:pass@tides.example/", "is an e-mail address, not a website"),
        ("www. tides.example", "is not a web address: it holds a blank"),
        ("http://[::1", "is not a web address"),
        ("http://tides.example:99999/", "is not a web address"),
        ("/tides", "is not a domain name"),
        ("localhost", "is not a domain name"),
        ("http://127.0.0.1/", "is not a domain name"),
        ("x" * 501, "is longer than 500 characters"),
        ("http://ä.example/" + "x" * 480, "is longer than 500 characters"),
    ],
)
def test_what_is_no_website_says_why(typed, reason):
    with pytest.raises(ValueError) as caught:
        values.website(typed)

    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "typed", ["0fabcd126", "https://ror.org/0fabcd126", "ROR.org/0FABCD126/", " 0fabcd126 "]
)
def test_ror_id_in_any_spelling(typed):
    assert identifiers.ror_id(typed) == "0fabcd126"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("A  BADEN01", "A  BADEN01"),
        ("a baden01", "A  BADEN01"),
        ("DK FREDERICIA 01", "DK FREDERICIA 01"),
        ("LUXLUX-VIL01", "LUXLUX-VIL01"),
        ("E\u00a0 BARCELO103", "E  BARCELO103"),
    ],
)
def test_erasmus_code_keeps_its_blanks(typed, code):
    assert identifiers.erasmus_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "BADEN", "A  01", "A  BADEN1", "A   BADENBADENBADENBADENBADEN01", "Ä  BADEN01"]
)
def test_what_is_no_erasmus_code(typed):
    with pytest.raises(ValueError):
        identifiers.erasmus_code(typed)


@pytest.mark.parametrize(
    "typed", ["", "example", "-a.example", "a..example", "a." * 127 + "example", "ä" * 70 + ".example"]
)
def test_what_is_no_domain(typed):
    with pytest.raises(ValueError):
        identifiers.domain(typed)


def test_text_is_one_clean_line():
    assert clean_text(" E\u0301cole\u202e\u200b\ndes\x00 Mines\u00a0", 20) == "École des Mines"


def test_every_scheme_has_a_canonical_form():
    assert identifiers.normalise("isni", "0000 0001 2345 678x") == "000000012345678X"
    assert identifiers.normalise("schac", "Uni-Tides.Example") == "uni-tides.example"
    assert identifiers.normalise("wikidata", "q5") == "Q5"
    assert identifiers.normalise("grid", "GRID.1.A") == "grid.1.a"
    assert identifiers.normalise("fundref", "100") == "100"
    assert identifiers.normalise("ucas", " T20 ") == "T20"
