"""What every engine makes of the ways to ask: all words, some, without, instead, within dates, codes and acronyms."""

from __future__ import annotations

import pytest

from tests.search.contracts.documents import at, document, numbers, query

#: Language, a group of synonyms, what a reader types, a text by a synonym, a text that is none.
SYNONYMS = [
    ("en", ("housing", "accommodation"), "housing", "Accommodation for all", "A deck of cards"),
    ("en", ("housing", "accommodation"), "ACCOMMODATIONS", "Cheap housing", "Visa"),
    ("en", ("study abroad", "exchange"), "studying abroad in Lyon", "Exchanges with Lyon", "Abroad in Lyon"),
    ("en", ("study abroad", "exchange"), "exchange", "You can study abroad", "Study here, travel abroad"),
    ("en", ("cost of living", "expenses"), "cost of living", "Your expenses", "The cost of a visa"),
    ("fr", ("bourse d’études", "allocation"), "allocations", "Une bourse d'etudes", "La bourse de Paris"),
    ("fr", ("hébergement", "logement"), "hebergements", "Les logements", "La cafétéria"),
    ("de", ("Straße", "Anfahrt"), "strasse", "Die Anfahrt", "Das Haus"),
    ("es", ("beca", "ayuda económica"), "becas", "Ayudas económicas", "Economía"),
    ("ar", ("منحة", "دعم مالي"), "المنح", "دعم مالي للطلاب", "السكن"),
    ("zh-hans", ("奖学金", "助学金"), "申请奖学金", "助学金的申请", "申请签证"),
    ("zh-hans", ("奖学金", "助学金"), "助学金", "奖学金", "签证"),
]
#: Language, what a reader types, a text that has all of it in another spelling, a text that has not.
SPELLINGS = [
    ("de", "Straße Grüße", "Grüsse aus der Strasse", "Grüße vom Platz"),
    ("de", "groessere Strassen", "Größere Straßen", "Größere Plätze"),
    ("fr", "ecole d'ete", "L’école d’été", "L’école d’hiver"),
    ("fr", "bourse à l’étranger", "Des bourses a l'etranger", "Une bourse ici"),
    ("es", "universidad de Espana", "Universidades de España", "Universidades de Italia"),
    ("ar", "السكن الجامعي", "سكن جامعي للطلاب", "سكن خاص"),
    ("ar", "مِنْحَة دراسيّة", "المنحة الدراسية", "المنحة الطبية"),
    ("ar", "الى اسبانيا", "السفر إلى إسبانيا", "السفر إلى فرنسا"),
    ("zh-hans", "留学 奖学金", "来华留学的奖学金", "来华留学的学费"),
    ("zh-hans", "ＥＴＨ交换", "去ETH交换一学期", "去交换一学期"),
    ("tr", "İSTANBUL ÖĞRENCİLER", "istanbul öğrenci", "istanbul okul"),
    ("fa", "كتاب ايرانى", "کتاب ایرانی", "کتاب"),
    ("fa", "خانۀ دانشجو", "خانه‌های دانشجویان", "خانه"),
    ("hi", "हिन्दी की पढ़ाई", "हिंदी पढाई", "हिंदी"),
    ("zh-hans", "宿舍申请", "申请学生宿舍的时间", "宿舍"),
    ("zh-hans", "奖学金截止日期", "申请奖学金的截止日期", "申请奖学金的日期"),
    ("ja", "奨学金申請", "申請できる奨学金", "奨学金"),
    ("ko", "교환학생", "교환 학생", "교환"),
]
#: What a reader of a language types, names of a page of which one is meant.
NAMES = [
    ("en", "北京大学", ("Peking University", "北京大学")),
    ("en", "北京", ("北京大学",)),
    ("zh-hans", "大学", ("北京大学",)),
    ("zh-hans", "日本交换", ("日本", "交换")),
    ("fr", "東京大学", ("東京大学",)),
    ("en", "จุฬาลงกรณ์", ("จุฬาลงกรณ์มหาวิทยาลัย",)),
    ("en", "جامعه القاهره", ("جامعة القاهرة",)),
    ("ar", "القاهره", ("جامعة القاهرة",)),
    ("de", "دانشگاه", ("دانشگاه تهران",)),
    ("de", "Goethe-Universitaet", ("Goethe-Universität",)),
    ("en", "FPARIS001", ("F  PARIS001",)),
]


class AskingContract:
    """Mix into a test class that has a fixture ``engine``."""

    def test_excluded_words_leave_documents_out_of_hits_and_counts(self, engine):
        engine.put(
            [
                document(1, title="Visa for students", facets={"country": ("PT",)}),
                document(2, title="Visa", body="for researchers", facets={"country": ("FR",)}),
            ]
        )

        found = engine.search(query("visa -researcher", facets=("country",)))

        assert (numbers(found), found.total) == ([1], 1)
        assert [(one.code, one.count) for one in found.facets["country"]] == [("PT", 1)]

    def test_an_excluded_phrase_leaves_out_only_the_phrase(self, engine):
        engine.put(
            [document(1, body="A summer school abroad"), document(2, body="School begins after summer")]
        )

        assert numbers(engine.search(query('school -"summer school"'))) == [2]

    def test_an_excluded_run_leaves_out_what_has_all_of_it(self, engine):
        engine.put(
            [
                document(1, locale="zh-hans", body="北京大学国际学生"),
                document(2, locale="zh-hans", body="国际学生的大奖学金"),
            ]
        )

        assert numbers(engine.search(query("学生 -大学", locale="zh-hans"))) == [2]

    def test_only_excluded_words_answer_with_everything_else(self, engine):
        engine.put([document(1, title="Visa"), document(2, title="Housing"), document(3, title="Sport")])

        found = engine.search(query('-visa -"sport"'))

        assert (numbers(found), found.total, found.softened) == ([2], 1, False)

    def test_a_word_wanted_and_excluded_finds_nothing(self, engine):
        engine.put([document(1, title="Visa")])

        found = engine.search(query("visa -visa"))

        assert (found.total, found.softened) == (0, False)

    @pytest.mark.parametrize("text", ["e-mail", "2026-2027", "visa - form", '"visa"-form', "visa -"])
    def test_a_minus_inside_a_word_or_alone_excludes_nothing(self, engine, text):
        engine.put([document(1, title="E-mail 2026-2027", body="visa form")])

        assert numbers(engine.search(query(text))) == [1]

    def test_an_answer_with_all_words_is_not_softened(self, engine):
        engine.put([document(1, title="Housing in Lisbon"), document(2, title="Housing")])

        found = engine.search(query("housing lisbon"))

        assert (numbers(found), found.softened) == ([1], False)

    def test_all_words_are_needed_however_many(self, engine):
        text = "Where exchange students from partner universities register with health centres"
        engine.put([document(1, body=f"{text} nearby"), document(2, body=text)])

        found = engine.search(query(f"{text} nearby"))

        assert (numbers(found), found.softened) == ([1], False)

    def test_some_words_are_shown_and_said_where_no_document_has_all(self, engine):
        engine.put([document(1, title="Housing in Lisbon"), document(2, title="Visa")])

        found = engine.search(query("housing reykjavik"))

        assert (numbers(found), found.softened) == ([1], True)

    def test_an_answer_without_hits_is_not_softened(self, engine):
        engine.put([document(1, title="Housing")])

        assert engine.search(query("reykjavik")).softened is False

    @pytest.mark.parametrize(
        "values",
        [
            {"filters": {"country": ("FR",)}},
            {"statuses": ("closed",)},
            {"starts_from": at(9)},
            {"deadline_from": at(90)},
        ],
    )
    def test_filters_never_soften(self, engine, values):
        both = {"facets": {"country": ("PT",)}, "deadlines": (at(5),), "starts_at": at(6)}
        some = {"facets": {"country": ("FR",)}, "deadlines": (at(95),), "starts_at": at(96)}
        engine.put([document(1, title="Housing in Lisbon", **both), document(2, title="Housing", **some)])

        found = engine.search(query("housing lisbon", **values))

        assert (found.total, found.softened) == (0, False)

    def test_exclusion_never_softens_and_holds_in_a_softened_answer(self, engine):
        engine.put(
            [
                document(1, title="Housing in Lisbon, furnished"),
                document(2, title="Housing in Porto"),
                document(3, title="Housing in Faro, furnished"),
            ]
        )

        emptied = engine.search(query("housing lisbon -furnished"))
        softened = engine.search(query("housing reykjavik -furnished"))

        assert (emptied.total, emptied.softened) == (0, False)
        assert (numbers(softened), softened.softened) == ([2], True)

    def test_what_the_question_is_about_softens_by_itself(self, engine):
        engine.put(
            [
                document(1, title="Housing in Lisbon", kind="guide"),
                document(2, title="Housing"),
                document(3, title="Housing in Lisbon"),
            ]
        )

        found = engine.search(query("housing lisbon", kinds=("exchange",), excluded_ids=("page:3",)))

        assert (numbers(found), found.softened) == ([2], True)

    @pytest.mark.parametrize("case", SYNONYMS)
    def test_a_synonym_finds_in_any_form(self, engine, case):
        language, group, typed, text, other = case
        engine.put([document(1, locale=language, body=text), document(2, locale=language, body=other)])

        found = engine.search(query(typed, locale=language, synonyms=(("x", "y"), group)))

        assert (numbers(found), found.softened) == ([1], False)

    def test_a_synonym_ranks_below_the_very_word(self, engine):
        engine.put(
            [
                document(1, title="Accommodation", body="accommodation"),
                document(2, title="Housing", body="housing"),
                *(document(number, title="Visa") for number in range(3, 9)),
            ]
        )

        found = engine.search(query("housing", synonyms=(("housing", "accommodation"),)))
        other = engine.search(query("accommodation", synonyms=(("housing", "accommodation"),)))

        assert (numbers(found), numbers(other)) == ([2, 1], [1, 2])

    def test_a_rare_synonym_ranks_below_a_common_word(self, engine):
        engine.put(
            [
                document(1, title="Bursary"),
                *(document(number, title="Grant") for number in range(2, 8)),
                *(document(number, title="Visa") for number in range(8, 20)),
            ]
        )

        assert numbers(engine.search(query("grant", synonyms=(("grant", "bursary"),))))[-1] == 1

    def test_a_page_with_word_and_synonym_ranks_as_one_with_the_word(self, engine):
        engine.put(
            [
                document(1, title="Housing, also accommodation"),
                document(2, title="Accommodation, accommodation, accommodation"),
                document(3, title="Housing", status_rule="", body="accommodation"),
                *(document(number, title="Visa") for number in range(4, 9)),
            ]
        )

        found = engine.search(query("housing", synonyms=(("housing", "accommodation"),)))

        assert numbers(found) == [3, 1, 2]

    def test_a_synonym_stands_for_its_own_word_only(self, engine):
        engine.put([document(1, body="Accommodation and a visa."), document(2, body="Accommodation.")])

        found = engine.search(query("housing visa", synonyms=(("housing", "accommodation"),)))

        assert (numbers(found), found.softened) == ([1], False)

    def test_some_words_of_several_do_not_count_beside_their_synonym(self, engine):
        engine.put(
            [
                document(1, title="A summer course", body="In a city far from here"),
                document(2, title="The summer school", body="In a city far from here"),
                *(document(number, title="Visa") for number in range(3, 9)),
            ]
        )

        found = engine.search(query("summer school", synonyms=(("summer school", "summer course"),)))

        assert numbers(found) == [2, 1]

    def test_a_title_by_a_synonym_ranks_above_a_text_with_the_word(self, engine):
        engine.put(
            [
                document(1, title="Contact", body="Ask for housing and for the rest"),
                document(2, title="Accommodation in town", body="Ask for housing and for the rest"),
                document(3, title="Cheap housing"),
                *(document(number, title="Visa") for number in range(4, 12)),
            ]
        )

        found = engine.search(query("housing", synonyms=(("housing", "accommodation"),)))

        assert numbers(found) == [3, 2, 1]

    @pytest.mark.parametrize(
        ("language", "typed", "group", "titles"),
        [
            ("en", "housing", ("housing", "accommodation"), ("Old houses", "Accommodation")),
            ("zh-hans", "宿舍", ("宿舍", "住宿"), ("别的", "住宿")),
        ],
    )
    def test_what_is_called_by_a_synonym_stands_first_where_no_title_has_the_word(
        self, engine, language, typed, group, titles
    ):
        first, second = titles
        pages = [
            document(1, locale=language, title=first, body=f"{typed} {typed}"),
            document(2, locale=language, title=second, body="Rent"),
            *(document(number, locale=language, title="Visa") for number in range(5, 12)),
        ]
        engine.put(pages)
        asked = query(typed, locale=language, synonyms=(group,))

        assert numbers(engine.search(asked)) == [2, 1]
        engine.put([document(3, locale=language, title=f"{typed}: {first}", body=typed)])
        assert numbers(engine.search(asked))[0] == 3

    def test_what_is_called_by_a_synonym_stands_behind_what_has_the_name(self, engine):
        engine.put(
            [
                document(1, title="Union of Nice", names=("UNI",)),
                document(2, title="University"),
                *(document(number, title="Visa") for number in range(3, 9)),
            ]
        )

        assert numbers(engine.search(query("uni", synonyms=(("uni", "university"),)))) == [1, 2]

    def test_a_quoted_word_has_no_synonyms(self, engine):
        engine.put([document(1, title="Housing"), document(2, title="Accommodation")])

        found = engine.search(query('"housing"', synonyms=(("housing", "accommodation"),)))

        assert numbers(found) == [1]

    def test_matches_by_a_synonym_are_marked_and_excluded_words_are_not(self, engine):
        engine.put([document(1, summary="Accommodation for you.")])

        hit = engine.search(query("housing -card", synonyms=(("housing", "accommodation"),))).hits[0]

        assert hit.highlights == ((("Accommodation", True), (" for you.", False)),)

    def test_deadlines_limit_what_is_due(self, engine):
        engine.put(
            [
                document(1, deadlines=(at(5),)),
                document(2, deadlines=(at(1), at(30))),
                document(3),
                document(4, deadlines=(at(-5),)),
            ]
        )

        def found(**values):
            return numbers(engine.search(query(order="deadline", include_closed=True, **values)))

        assert found(deadline_from=at(5)) == [2, 1]
        assert found(deadline_to=at(5)) == [2, 1, 4]
        assert found(deadline_from=at(2), deadline_to=at(6)) == [1]
        assert found(deadline_from=at(10), deadline_to=at(20)) == []

    def test_dates_limit_counts_too(self, engine):
        engine.put(
            [
                document(1, deadlines=(at(5),), facets={"country": ("PT",)}),
                document(2, deadlines=(at(50),), facets={"country": ("PT",)}),
            ]
        )

        found = engine.search(query(deadline_to=at(9), facets=("country",)))

        assert [(one.code, one.count) for one in found.facets["country"]] == [("PT", 1)]

    @pytest.mark.parametrize("case", SPELLINGS)
    def test_all_words_are_found_in_other_spellings(self, engine, case):
        language, typed, text, other = case
        engine.put([document(1, locale=language, body=text), document(2, locale=language, body=other)])

        found = engine.search(query(typed, locale=language))

        assert (numbers(found), found.softened) == ([1], False)

    @pytest.mark.parametrize(
        "typed", ["F PARIS001", "f paris001", "PARIS001", '"F PARIS001"', "ETH", "eth zurich", "ETHZ"]
    )
    def test_codes_with_blanks_and_acronyms_are_found(self, engine, typed):
        engine.put(
            [
                document(1, title="A partner", names=("F  PARIS001", "ETH", "ETH Zürich", "ETHZ")),
                document(2, title="Another", names=("D  BERLIN02", "ETSI")),
            ]
        )

        assert numbers(engine.search(query(typed))) == [1]

    @pytest.mark.parametrize("case", NAMES)
    def test_a_page_in_any_language_is_found_by_names_in_all(self, engine, case):
        language, typed, names = case
        engine.put(
            [
                document(1, locale=language, title="Some", names=names),
                document(2, locale=language, language="it", title="Una", names=names),
                document(
                    3, locale=language, title="Other", names=("大阪", "جامعة الإسكندرية", "F  PARIS002")
                ),
            ]
        )

        found = engine.search(query(typed, locale=language))

        assert (numbers(found), found.softened) == ([1, 2], False)
