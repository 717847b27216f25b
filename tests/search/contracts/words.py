"""What every engine finds by words: stems, spellings, phrases, scripts, originals."""

from __future__ import annotations

import pytest

from tests.search.contracts.documents import document, numbers, query

#: Language, a word as a reader types it, a text that it must find.
STEMS = [
    ("en", "universities", "The university is old"),
    ("en", "UNIVERSITY", "Universities of the coast"),
    ("fr", "étudier", "Les étudiants partent"),
    ("fr", "etudiants", "Étudier à Lyon"),
    ("fr", "universites", "L’université d’été"),
    ("fr", "université", "universites sans accents"),
    ("de", "Muenchen", "Studium in München"),
    ("de", "Strasse", "Die Straße zum Campus"),
    ("de", "Universität", "Alle Universitaeten"),
    ("es", "becas", "Una beca para el extranjero"),
    ("es", "matricula", "La matrícula está abierta"),
    ("it", "università", "Una universita italiana"),
    ("ar", "جامعة", "تقع الجامعات في المدينة"),
    ("ar", "الجامعة", "جامعات شريكة"),
    ("ar", "والطلاب", "الطُّلّاب الجدد"),
    ("ar", "ادارة", "إدارة الشؤون الدولية"),
    ("ru", "университеты", "Старейший университет"),
    ("tr", "istanbul", "İstanbul'da eğitim"),
    ("tr", "ISPARTA", "Isparta üniversitesi"),
    ("tr", "üniversite", "Ortak üniversiteler"),
    ("tr", "üniversiteler", "Bir üniversite"),
    ("tr", "üniversite", "Boğaziçi Üniversitesi"),
    ("tr", "kampüsü", "Yeni kampüsler"),
    ("hi", "विश्वविद्यालय", "विश्वविद्यालयों की सूची"),
    ("zh-hans", "大学", "北京大学国际学生"),
    ("zh-hans", "学", "留学生"),
    ("zh-hans", "奖学金", "申请奖学金的截止日期"),
    ("ja", "ドイツ", "ﾄﾞｲﾂの大学"),
    ("th", "มหาวิทยาลัย", "นักศึกษามหาวิทยาลัย"),
    ("el", "πανεπιστημιο", "Το πανεπιστήμιο"),
    ("xx", "Słowo", "slowo bez ogonków"),
]


class WordsContract:
    """Mix into a test class that has a fixture ``engine``."""

    @pytest.mark.parametrize(("language", "typed", "text"), STEMS)
    def test_a_word_finds_its_other_forms_and_spellings(self, engine, language, typed, text):
        engine.put([document(1, locale=language, body=text), document(2, locale=language, body="...")])

        results = engine.search(query(typed, locale=language))

        assert (numbers(results), results.total) == ([1], 1)

    def test_all_words_are_asked_for(self, engine):
        engine.put([document(1, title="Housing in Lisbon"), document(2, title="Housing")])

        assert numbers(engine.search(query("housing lisbon"))) == [1]

    def test_some_words_do_where_no_page_has_all(self, engine):
        engine.put([document(1, title="Housing in Lisbon"), document(2, title="Visa")])

        assert numbers(engine.search(query("housing reykjavik"))) == [1]

    @pytest.mark.parametrize("word", ["x" * 3_000, "ﷺ" * 60, "ß" * 200, "e\u0301" * 90], ids=range(4))
    def test_words_that_are_none_are_found_by_their_first_letters(self, engine, word):
        engine.put([document(1, title=word), document(2, body=f"Between {word} words"), document(3)])

        assert numbers(engine.search(query(word))) == [1, 2]
        assert numbers(engine.search(query(f'"{word}"'))) == [1, 2]

    def test_single_characters_do_not_find_what_no_piece_of_a_long_question_does(self, engine):
        engine.put(
            [
                document(1, locale="zh-hans", body="怎样申请奖学金"),
                document(2, locale="zh-hans", body="学校在市中心，请进"),
                document(3, locale="zh-hans", body="图书馆"),
            ]
        )

        results = engine.search(query("留学生怎么申请住房", locale="zh-hans"))

        assert (numbers(results), results.total, results.softened) == ([1], 1, True)

    def test_words_that_say_nothing_are_left_out_beside_others(self, engine):
        engine.put([document(1, title="Visa"), document(2, title="The dog and the cat")])

        assert numbers(engine.search(query("the visa"))) == [1]

    def test_words_that_say_nothing_find_when_alone(self, engine):
        engine.put([document(1, title="The Who"), document(2, title="Visa")])

        assert numbers(engine.search(query("the who"))) == [1]

    def test_a_phrase_stands_as_it_was_quoted(self, engine):
        engine.put([document(1, body="A summer school abroad"), document(2, body="School begins in summer")])

        assert numbers(engine.search(query("“summer school”"))) == [1]

    def test_a_phrase_that_nobody_wrote_finds_its_words(self, engine):
        engine.put([document(1, body="School begins in summer")])

        assert numbers(engine.search(query('"summer of school"'))) == [1]

    def test_a_question_finds_by_its_telling_words(self, engine):
        engine.put([document(1, body="Register with your health centre"), document(2, body="Play chess")])

        asked = "where should newly arrived people register with a health centre nearby"

        assert numbers(engine.search(query(asked))) == [1]

    def test_names_and_codes_are_found_as_they_are(self, engine):
        engine.put([document(1, names=("P LISBOA02", "ULisboa")), document(2)])

        assert numbers(engine.search(query("lisboa02"))) == [1]

    def test_a_translated_page_is_found_by_its_originals_word(self, engine):
        page = document(
            1,
            locale="fr",
            title="Logement",
            source_language="en",
            source_title="Housing",
            source_body="Rent a room",
        )
        engine.put([page, document(2, locale="fr", title="Visa")])

        results = engine.search(query("rooms", locale="fr"))

        assert (numbers(results), results.other_languages) == ([1], 0)

    def test_an_untranslated_page_is_found_by_its_own_words_below_the_others(self, engine):
        engine.put(
            [
                document(1, locale="fr", language="en", title="Room room room"),
                document(2, locale="fr", title="Room service"),
            ]
        )

        results = engine.search(query("rooms", locale="fr"))

        assert numbers(results) == [2, 1]
        assert results.other_languages == 1

    def test_a_title_ranks_above_a_text(self, engine):
        engine.put([document(1, body="There is a visa section here"), document(2, title="Visa")])

        assert numbers(engine.search(query("visa"))) == [2, 1]

    def test_the_very_word_ranks_above_its_stem(self, engine):
        engine.put([document(1, title="Studying"), document(2, title="Studies")])

        assert numbers(engine.search(query("studies"))) == [2, 1]

    def test_matches_are_marked(self, engine):
        engine.put([document(1, summary="For students of biology.")])

        hit = engine.search(query("student")).hits[0]

        assert hit.highlights == ((("For ", False), ("students", True), (" of biology.", False)),)

    def test_matches_are_not_marked_when_nobody_asks(self, engine):
        engine.put([document(1, summary="For students of biology.")])

        assert engine.search(query("student", highlight=False)).hits[0].highlights == ()

    def test_a_misspelt_word_is_corrected_when_that_finds(self, engine):
        engine.put([document(1, title="Scholarships in Göttingen")])

        assert engine.search(query("scholarshps")).suggestion == "scholarships"
        assert engine.search(query("gottinge")).suggestion == "göttingen"

    def test_a_correction_that_finds_nothing_under_the_filters_is_not_offered(self, engine):
        engine.put([document(1, title="Scholarships", facets={"country": ("PT",)})])

        assert engine.search(query("scholarshps", filters={"country": ("FR",)})).suggestion == ""

    def test_a_word_that_is_only_like_another_form_is_corrected(self, engine):
        engine.put([document(1, body="It changes, he covers, a conversation, changed")])

        assert engine.search(query("changees")).suggestion == "changes"
        assert engine.search(query("coversation")).suggestion == "conversation"

    def test_another_form_of_a_word_is_no_error_unless_its_neighbour_is_much_more_frequent(self, engine):
        engine.put([document(1, body="A room"), *(document(number, body="Roots") for number in range(2, 5))])

        assert engine.search(query("rooms")).suggestion == ""
        engine.put([document(5, body="Roots")])
        assert engine.search(query("rooms")).suggestion == "roots"

    def test_a_known_word_is_not_corrected(self, engine):
        engine.put([document(1, title="Form"), document(2, title="Farm farm farm")])

        assert engine.search(query("form")).suggestion == ""

    def test_titles_are_completed(self, engine):
        engine.put(
            [
                document(1, title="Université de Lyon", sort_title="universite de lyon"),
                document(2, title="Lyon: guide", sort_title="lyon: guide"),
                document(3, title="Visa"),
            ]
        )

        found = engine.suggest("ly", "en")

        assert [(one.title, one.url, one.kind, one.language, one.id) for one in found] == [
            ("Lyon: guide", "/en/2/", "exchange", "en", "page:2"),
            ("Université de Lyon", "/en/1/", "exchange", "en", "page:1"),
        ]

    def test_titles_are_completed_before_other_names(self, engine):
        engine.put(
            [
                document(1, title="Doctor", names=("University Hospital",)),
                document(2, title="A house of many universities"),
                document(3, title="ETH", names=("University of Zurich",)),
            ]
        )

        found = engine.suggest("univ", "en")

        assert [one.id for one in found] == ["page:2", "page:3", "page:1"]
        assert [one.by_title for one in found] == [True, False, False]

    def test_a_completion_says_whether_its_title_has_all_that_was_typed(self, engine):
        engine.put(
            [
                document(1, title="Summer in Lyon", names=("School",)),
                document(2, title="Summer school", names=("Lyon",)),
            ]
        )

        titled = {one.id: one.by_title for one in engine.suggest("summer ly", "en")}

        assert titled == {"page:1": True, "page:2": False}

    def test_arabic_titles_are_completed_with_their_article_or_without(self, engine):
        engine.put(
            [
                document(1, locale="ar", title="السكن", sort_title="السكن"),
                document(2, locale="ar", title="دليل السكن الجامعي", sort_title="دليل السكن الجامعي"),
                document(3, locale="ar", title="سكن الطلاب", sort_title="سكن الطلاب"),
                document(4, locale="ar", title="المنح", sort_title="المنح"),
            ]
        )

        without = [one.id for one in engine.suggest("سكن", "ar")]
        with_it = [one.id for one in engine.suggest("السك", "ar")]

        assert without == with_it == ["page:1", "page:3", "page:2"]
        assert [one.id for one in engine.suggest("سكن الجا", "ar")] == ["page:2"]
        assert [one.by_title for one in engine.suggest("منح", "ar")] == [True]

    def test_completions_need_all_words_and_obey_limit_and_waiting_jobs(self, engine):
        engine.put(
            [
                document(1, title="Summer in Lyon"),
                document(2, title="Summer in Lille"),
                document(3, title="Lille"),
            ]
        )

        assert {one.id for one in engine.suggest("summer l", "en")} == {"page:1", "page:2"}
        assert len(engine.suggest("summer", "en", limit=1)) == 1
        assert [one.id for one in engine.suggest("summer l", "en", excluded_ids=("page:1", "page:9"))] == [
            "page:2"
        ]
        assert engine.suggest("  ", "en") == ()
        assert engine.suggest("summer", "fr") == ()
