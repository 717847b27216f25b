"""The files of this release: complete, in six languages, and equal to the standards where those can be compared."""

import json
from collections import Counter, defaultdict

import pytest

from taxonomy.cldr import cldr_name
from taxonomy.enums import Region
from taxonomy.isced import parent_code
from taxonomy.models import VOCABULARIES, CldrVocabulary
from taxonomy.sync import FILES, read
from tests.taxonomy.conftest import LANGUAGES

#: What our source of countries places by custom, and M49 by its list: Cyprus, and the US islands in the Pacific.
M49_DIFFERS = {"CY", "UM"}
REGIONS = {
    "Africa": "002",
    "Americas": "019",
    "Asia": "142",
    "Europe": "150",
    "Oceania": "009",
    "Antarctic": "",
}


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_vocabulary_has_a_file_and_unique_codes():
    assert set(FILES) == set(VOCABULARIES)
    for vocabulary in FILES:
        codes = [record.code for record in read(vocabulary)]
        assert len(codes) == len(set(codes))


def test_fields_are_all_of_isced_f():
    digits = Counter(len(record.code) for record in read("field"))

    # Broad, narrow and detailed, with "not further defined", "not elsewhere classified" and inter-disciplinary ones.
    assert digits == {2: 11, 3: 57, 4: 149}


def test_fields_have_their_parent():
    codes = {record.code for record in read("field")}

    assert {parent_code(code) for code in codes} - {None} <= codes
    assert [code for code in sorted(codes) if parent_code(code) is None] == [f"{n:02}" for n in range(11)]


def test_fields_agree_with_the_published_list(shared_data):
    ours = {record.code: record.names["en"] for record in read("field")}
    published = _lines(shared_data / "reference" / "isced_f_2013.jsonl")

    assert len(published) == 190
    assert {row["code"]: ours.get(row["code"]) for row in published} == {
        row["code"]: row["label"]["en"] for row in published
    }
    assert all(parent_code(row["code"]) == row["parent"] for row in published)


@pytest.mark.parametrize("vocabulary", ["field", "level", "topic"])
def test_names_stand_in_six_languages(vocabulary):
    assert [record.code for record in read(vocabulary) if set(record.names) != set(LANGUAGES)] == []


@pytest.mark.parametrize("vocabulary", ["country", "language", "currency"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_cldr_or_the_file_names_every_code(vocabulary, language):
    model = VOCABULARIES[vocabulary]
    assert issubclass(model, CldrVocabulary)

    names = {
        record.code: record.names.get(language) or cldr_name(model.cldr, record.code, language)
        for record in read(vocabulary)
    }

    assert [code for code, name in names.items() if not name] == []
    assert [name for name, times in Counter(names.values()).items() if times > 1] == []


@pytest.mark.parametrize("vocabulary", ["field", "level", "topic"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_siblings_have_different_names(vocabulary, language):
    siblings = defaultdict(list)
    for record in read(vocabulary):
        parent = parent_code(record.code) if vocabulary == "field" else None
        siblings[parent, record.names[language]].append(record.code)

    assert [codes for codes in siblings.values() if len(codes) > 1] == []


def test_names_are_tidy():
    for vocabulary in FILES:
        for record in read(vocabulary):
            for text in record.names.values():
                assert text == " ".join(text.split())
                assert "'" not in text


def test_countries_agree_with_the_published_list(shared_data):
    ours = {record.code: record.facts for record in read("country")}
    published = {row["cca2"]: row for row in _lines(shared_data / "reference" / "countries.jsonl")}

    assert set(ours) == set(published)
    for code in set(ours) - {"XK"}:
        row, facts = published[code], ours[code]
        assert (facts["alpha3"], facts["numeric"]) == (row["cca3"], row["ccn3"])
        if code not in M49_DIFFERS:
            assert facts["region"] == REGIONS[row["region"]], code


def test_countries_have_a_region_or_are_uninhabited():
    without = {record.code for record in read("country") if not record.facts["region"]}

    assert without == {"AQ", "BV", "GS", "HM", "TF"}
    assert {record.facts["region"] for record in read("country")} - {""} == set(Region.values)
    assert all(bool(record.facts["region"]) == bool(record.facts["subregion"]) for record in read("country"))


def test_countries_outside_m49_and_eu_codes():
    facts = {record.code: record.facts for record in read("country")}

    assert (facts["TW"]["region"], facts["TW"]["subregion"]) == ("142", "030")
    assert (facts["XK"]["region"], facts["XK"]["numeric"]) == ("150", "")
    assert {code: fact["eu_code"] for code, fact in facts.items() if fact["eu_code"]} == {
        "GR": "EL",
        "GB": "UK",
    }


def test_levels_follow_eqf():
    assert [(record.code, record.facts["eqf"], record.facts["isced"]) for record in read("level")] == [
        ("short", 5, 5),
        ("bachelor", 6, 6),
        ("master", 7, 7),
        ("doctoral", 8, 8),
    ]


def test_lists_of_codes_have_the_length_of_their_standard():
    # ISO 639-1 has 183 codes in force since "sh" and "bh" were withdrawn; ISO 4217 without funds, metals and tests.
    assert {name: len(read(name)) for name in ("country", "language", "currency")} == {
        "country": 250,
        "language": 183,
        "currency": 155,
    }
