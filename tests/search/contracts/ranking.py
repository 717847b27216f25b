"""What every engine puts first among documents that match."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.contract import EVENT_RULE
from tests.search.contracts.documents import at, document, numbers, query

#: Documents without the word, so that it tells something.
OTHERS = [document(number, title="Sport", body="Music and sport") for number in range(90, 99)]


class RankingContract:
    """Mix into a test class that has a fixture ``engine``."""

    def test_the_exact_title_stands_first(self, engine):
        engine.put(
            [
                document(1, title="Visa Visa", names=("Visa",), summary="Visa visa", body="visa " * 9),
                document(2, title="Visa", body="Who needs one, where to ask, what it costs. " * 9),
                document(3, title="Visa and visa", body="visa " * 9),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa")))[0] == 2
        assert numbers(engine.search(query("VISA!")))[0] == 2

    @pytest.mark.parametrize("title", ["Study in Japan", "The office", "Live in Jena, study in Jena"])
    def test_the_exact_title_stands_first_with_all_its_words(self, engine, title):
        engine.put(
            [
                document(1, title=f"{title}: {title}", summary=title, body=f"{title} " * 9),
                document(2, title=title, body="Who can go, where to ask, what it costs. " * 9),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query(title))) == [2, 1]

    def test_the_exact_title_stands_first_in_any_script(self, engine):
        engine.put(
            [
                document(1, locale="zh-hans", title="签证签证", body="签证 签证"),
                document(2, locale="zh-hans", title="签证", body="谁需要，在哪里申请，多少钱。" * 9),
                document(3, locale="ar", title="التأشيرة والتأشيرة", body="التأشيرة " * 5),
                document(4, locale="ar", title="التأشيرة", body="من يحتاج إليها وأين تطلب وكم تكلف " * 5),
            ]
        )

        assert numbers(engine.search(query("签证", locale="zh-hans"))) == [2, 1]
        assert numbers(engine.search(query("التاشيرة", locale="ar"))) == [4, 3]

    def test_an_exact_name_stands_above_titles_that_have_the_word(self, engine):
        engine.put(
            [
                document(1, title="ETH and the city", body="ETH ETH ETH"),
                document(2, title="Swiss Federal Institute of Technology", names=("ETH", "ETH Zürich")),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("eth"))) == [2, 1]

    def test_title_then_names_then_summary_then_body(self, engine):
        engine.put(
            [
                document(1, title="One", summary="Alpha beta", body="About a visa"),
                document(2, title="Two", summary="A visa story", body="Gamma delta"),
                document(3, title="Six", summary="Alpha beta", body="Gamma delta", names=("Visa office",)),
                document(4, title="Visa help", summary="Alpha beta", body="Gamma delta"),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa"))) == [4, 3, 2, 1]

    def test_title_then_names_then_summary_then_body_without_spaces(self, engine):
        texts = {"summary": "阿尔法贝塔", "body": "伽马德尔塔"}
        pages = [
            document(1, title="一个", **{**texts, "body": "关于奖学金"}),
            document(2, title="两个", **{**texts, "summary": "奖学金故事"}),
            document(3, title="三个", **texts, names=("奖学金处",)),
            document(4, title="奖学金帮助", **texts),
            *OTHERS,
        ]
        engine.put([replace(page, locale="zh-hans", language="zh-hans") for page in pages])

        assert numbers(engine.search(query("奖学金", locale="zh-hans"))) == [4, 3, 2, 1]

    def test_the_newer_of_equals_stands_first(self, engine):
        engine.put(
            [
                document(1, title="Visa news", kind="news", status_rule="", published_at=at(-400)),
                document(2, title="Visa news", kind="news", status_rule="", published_at=at(-2)),
                document(3, title="Visa news", kind="news", status_rule="", published_at=at(-40)),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa"))) == [2, 3, 1]

    def test_the_nearest_deadline_of_equals_stands_first_on_the_first_page_and_so_on_through_the_others(
        self, engine
    ):
        engine.put(
            [document(number, title="Visa grant", deadlines=(at(90 - number),)) for number in range(70)]
        )

        found = [
            one
            for start in range(0, 70, 7)
            for one in numbers(engine.search(query("visa", offset=start, limit=7)))
        ]

        assert found == list(range(69, -1, -1))

    def test_the_nearest_deadline_of_equals_stands_first_and_open_before_upcoming(self, engine):
        engine.put(
            [
                document(1, title="Visa grant", opens_on=at(2), deadlines=(at(4),), published_at=at(-1)),
                document(2, title="Visa grant", deadlines=(at(30),), published_at=at(-2)),
                document(3, title="Visa grant", deadlines=(at(6),), published_at=at(-300)),
                document(4, title="Visa grant", published_at=at(-3)),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa"))) == [3, 2, 4, 1]

    def test_the_next_event_of_equals_stands_first(self, engine):
        event = {"title": "Visa clinic", "kind": "event", "status_rule": EVENT_RULE}
        engine.put(
            [
                document(1, **event, starts_at=at(30), published_at=at(-1)),
                document(2, **event, starts_at=at(3), published_at=at(-9)),
                document(3, **event, starts_at=at(-1), ends_at=at(1)),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa"))) == [3, 2, 1]

    def test_what_is_over_stands_last_however_well_it_matches(self, engine):
        engine.put(
            [
                document(1, title="Visa", deadlines=(at(-1),)),
                document(2, title="Other", body="Also a visa", deadlines=(at(9),)),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa", include_closed=True))) == [2, 1]

    def test_relevance_decides_before_dates(self, engine):
        engine.put(
            [
                document(
                    1, title="Sport", body="Much else, and a visa", deadlines=(at(2),), published_at=at(-1)
                ),
                document(2, title="Visa and visa", body="Visa", deadlines=(at(99),), published_at=at(-500)),
                *OTHERS,
            ]
        )

        assert numbers(engine.search(query("visa"))) == [2, 1]
