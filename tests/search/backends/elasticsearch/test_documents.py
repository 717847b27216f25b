"""A document as fields, and which of Elasticsearch's analysers a language gets."""

from datetime import timedelta

import pytest

from search.backends.elasticsearch.documents import source_of
from search.backends.elasticsearch.schema import native_analyzer
from search.contract import EVENT_RULE
from tests.search.contracts.documents import at, document, query

ANALYZERS = {"en": "english", "zh-hans": "cjk"}


def test_a_document_becomes_tokens_codes_and_dates():
    fields = source_of(
        document(
            12,
            title="Old universities",
            names=("F  PARIS001",),
            facets={"country": ("PT",), "level": (), "No facet": ("x",)},
            opens_on=at(-3),
            deadlines=(at(1), at(2)),
            deadline_terms=("autumn", ""),
        ),
        ANALYZERS,
    )

    opens, first, last = (round(at(days).timestamp() * 1000) for days in (-3, 1, 2))
    assert fields["facets"] == {"country": ["PT"], "type": ["exchange"]}
    assert (fields["number"], fields["title"], fields["heading"]) == (
        12,
        "old universiti",
        "old universities",
    )
    assert (fields["title_key"], fields["name_keys"]) == ("old universities", ["f paris001"])
    assert (fields["source_title"], fields["native"]) == ("¤", {"english": "Old universities"})
    assert fields["deadline"] == [
        {"at": first, "term": "autumn", "terms": ["autumn", "*"]},
        {"at": last, "term": "*", "terms": ["autumn", "*"]},
    ]
    assert (fields["over_at"], fields["moments"]) == (last + 1, [opens, first + 1, last + 1])


def test_deadlines_without_terms_count_for_any():
    fields = source_of(document(1, deadlines=(at(1),), deadline_terms=("a", "b")), {})

    assert [one["term"] for one in fields["deadline"]] == ["*"]


@pytest.mark.parametrize(
    ("values", "rule", "over"),
    [
        ({"status_rule": EVENT_RULE}, "", None),
        ({"status_rule": EVENT_RULE, "starts_at": at(1)}, "event", at(1)),
        ({"status_rule": EVENT_RULE, "starts_at": at(1), "ends_at": at(2)}, "event", at(2)),
        ({"status_rule": ""}, "", None),
        ({}, "application", None),
        ({"deadlines": (at(-1),), "opens_on": at(3)}, "application", at(3) - timedelta(milliseconds=1)),
    ],
)
def test_when_a_document_is_over(values, rule, over):
    fields = source_of(document(1, **values), {})

    assert fields["rule"] == rule
    assert fields["over_at"] == (None if over is None else round(over.timestamp() * 1000) + 1)


def test_texts_in_the_same_language_share_a_field():
    one = document(1, language="en", locale="en-gb", title="A", source_language="en", source_title="B")

    assert source_of(one, ANALYZERS)["native"] == {"english": "A\nB"}


@pytest.mark.parametrize("identifier", ["page:", "ror:05a28rw58", "x", "page:" + "9" * 30, "page:²"])
def test_an_id_without_a_number_stands_before_others(identifier):
    assert source_of(document(1, id=identifier), {})["number"] == 0


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "english"), ("EN-gb", "english"), ("zh-hans", "cjk"), ("th", "thai"), ("ja", "cjk"),
        ("xx", "folding"), ("ta", "folding"), ("ro", "romanian"),
    ],
)  # fmt: skip
def test_a_language_gets_its_analyser(language, name):
    assert native_analyzer(language, ANALYZERS) == name


def test_deadlines_of_a_chosen_term_order_and_count(engine):
    both = {"deadlines": (at(2), at(90)), "facets": {"term": ("autumn", "spring")}}
    engine.put(
        [
            document(1, deadline_terms=("autumn", "spring"), **both),
            document(2, deadline_terms=("spring", "autumn"), **both),
            document(3, deadlines=(at(30),), deadline_terms=("summer",), facets={"term": ("spring",)}),
            document(
                4,
                deadlines=(at(-2), at(5)),
                deadline_terms=("spring", "autumn"),
                facets={"term": ("spring",)},
            ),
            document(5, deadlines=(at(60),), deadline_terms=("",), facets={"term": ("spring",)}),
        ]
    )

    found = engine.search(
        query(
            filters={"term": ("spring",)}, order="deadline", include_closed=True, facets=("status", "no such")
        )
    )

    assert [(hit.document.id[5:], hit.status) for hit in found.hits] == [
        ("2", "closing_soon"), ("3", "open"), ("5", "open"), ("1", "open"), ("4", "closed"),
    ]  # fmt: skip
    assert {one.code: one.count for one in found.facets["status"]} == {
        "open": 4, "closing_soon": 1, "closed": 1,
    }  # fmt: skip
    assert found.facets["no such"] == ()
    assert engine.search(query(filters={"no such": ("x",)})).total == 0


def test_pages_reach_from_what_is_open_into_what_is_over(engine):
    engine.put([document(number, title="Visa", deadlines=(at(5 - number * 2),)) for number in range(1, 7)])

    def page(offset, text=""):
        found = engine.search(query(text, order="deadline", include_closed=True, offset=offset, limit=2))
        return [int(hit.document.id[5:]) for hit in found.hits]

    assert [page(0), page(1), page(2), page(4)] == [[2, 1], [1, 3], [3, 4], [5, 6]]
    assert [page(0, "visa"), page(4, "visa")] == [[2, 1], [5, 6]]


def test_two_misspelt_words_are_corrected_at_once(engine):
    engine.put([document(1, title="Scholarships for pharmacy", body="Études à Göttingen"), document(2)])

    assert engine.search(query("scholarshps pharmcy")).suggestion == "scholarships pharmacy"
    assert engine.search(query("gottinge -pharmcy")).suggestion == "göttingen -pharmcy"
    assert engine.search(query("scholarshps", correct=False)).suggestion == ""


def test_a_correction_is_written_as_its_document_writes_it(engine):
    page = document(
        1,
        locale="fr",
        title="Logement",
        source_language="en",
        source_title="Housing",
        source_body="Accommodation",
    )
    engine.put([page])

    assert engine.search(query("accomodation", locale="fr")).suggestion == "accommodation"


def test_a_correction_that_only_another_language_spells_so_is_shown_folded(engine):
    engine.put([document(1, locale="fr", source_language="de", source_title="Universitaet")])

    assert engine.search(query("univerrsitat", locale="fr")).suggestion == "universitat"
