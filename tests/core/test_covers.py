"""Covers are small, well-formed, the same for the same facts, and show what they say."""

import math
from datetime import date

import pytest
from defusedxml import ElementTree
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core import memo
from core.covers import campus, dates, globe, guides, outline, palette, sphere, urls, zones
from core.covers.sphere import Outline, Point, View
from core.models.settings import SiteSettings
from taxonomy.enums import GuidePhase, Region

LISBON, COIMBRA, TOKYO, SYDNEY = Point(38.7, -9.2), Point(40.2, -8.4), Point(35.7, 139.7), Point(-33.9, 151.2)


def get(address):
    path = address.split("?")[0]
    match = resolve(path)
    return match.func(RequestFactory().get(path), **match.kwargs)


# -- Geometry -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (LISBON, LISBON, 0),
        (Point(0, 0), Point(0, 180), math.pi * sphere.EARTH_RADIUS_KM),
        (Point(90, 0), Point(-90, 77), math.pi * sphere.EARTH_RADIUS_KM),
        (LISBON, COIMBRA, 180),
        (LISBON, TOKYO, 11_150),
    ],
)
def test_distance(one, other, kilometres):
    assert sphere.distance_km(one, other) == pytest.approx(kilometres, rel=0.01, abs=0.001)


def test_the_place_lies_in_the_middle_and_north_is_up():
    view = View(COIMBRA)

    assert view.see(COIMBRA) == pytest.approx((0, 0, 1))
    assert view.see(Point(50, -8.4))[1] > 0
    assert view.see(Point(-40.2, 171.6))[2] == pytest.approx(-1)


def test_a_ring_across_the_horizon_is_cut_there():
    ring = [(0.5, 0.5, 0.7), (0.9, 0.0, 0.4), (0.9, 0.0, -0.4), (0.5, 0.5, -0.7)]

    (stretch,) = sphere.clip(ring)

    assert not stretch.is_closed
    assert [math.hypot(*stretch.points[index]) for index in (0, -1)] == pytest.approx([1, 1])


def test_hidden_rings_are_not_drawn_and_visible_ones_stay_whole():
    assert list(sphere.clip([(0.1, 0.1, -0.9), (0.2, 0.1, -0.9), (0.1, 0.2, -0.9)])) == []
    assert [
        stretch.is_closed for stretch in sphere.clip([(0.1, 0.1, 0.9), (0.2, 0.1, 0.9), (0.1, 0.2, 0.9)])
    ] == [True]


def test_stretches_are_joined_clockwise_to_the_next_beginning():
    def at(*degrees):
        return tuple((math.cos(math.radians(angle)), math.sin(math.radians(angle))) for angle in degrees)

    one, other = Outline(at(90, 60), is_closed=False), Outline(at(30, 0), is_closed=False)

    assert sphere.close_along_horizon([one, other]) == [[one, other]]
    island = Outline(at(0, 90), is_closed=False)
    assert sphere.close_along_horizon([island, Outline(at(200, 250), is_closed=False)])[0] == [island]


def test_most_of_the_globe_above_the_pacific_is_sea():
    land = outline.land_path(View(Point(0, -150)), 0, 0, 100, 1)
    africa = outline.land_path(View(Point(10, 20)), 0, 0, 100, 1)

    assert len(land) < len(africa)


def test_lines_are_written_with_as_few_signs_as_svg_needs():
    assert outline.join([3, -4, 5, 0]) == "3-4 5 0"


def test_simplifying_keeps_corners_and_drops_what_is_straight():
    points = [(0, 0), (5, 0.1), (10, 0), (10, 10), (0, 0)]

    assert outline.simplify(points, 0.5) == [(0, 0), (10, 0), (10, 10), (0, 0)]


# -- Globes -------------------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.sampled_from([*Region.values, "000"]),
    st.integers(-720, 840),
    st.none() | st.just(LISBON),
)
def test_a_globe_is_small_and_well_formed_anywhere(lat, lng, region, offset, host):
    cover = globe.GlobeCover(Point(round(lat, 1), round(lng, 1)), region, offset, host)

    svg = globe.draw(cover)

    assert len(svg.encode()) <= globe.MAX_BYTES
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert "nan" not in svg
    assert svg == globe.draw(cover)


def test_a_globe_joins_the_place_and_the_campus():
    near = globe.draw(globe.GlobeCover(COIMBRA, "150", 0, LISBON))
    seen = globe.draw(globe.GlobeCover(Point(64.1, -21.9), "150", 0, LISBON))
    hidden = globe.draw(globe.GlobeCover(SYDNEY, "009", 660, LISBON))
    alone = globe.draw(globe.GlobeCover(COIMBRA, "150", 0))

    assert [svg.count('class="c"') for svg in (near, seen, hidden, alone)] == [0, 1, 0, 0]
    assert [svg.count('class="m"') for svg in (near, seen, hidden, alone)] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("offset", "label"), [(0, "±0"), (60, "+1"), (-300, "−5"), (330, "+5:30"), (-570, "−9:30"), (840, "+14")]
)
def test_a_globe_says_its_hour(offset, label):
    assert f">{label}</text>" in globe.draw(globe.GlobeCover(COIMBRA, "150", offset))


def test_a_globe_has_its_region_s_colours_by_day_and_night():
    svg = globe.draw(globe.GlobeCover(COIMBRA, Region.EUROPE, 0))

    assert palette.TINTS[Region.EUROPE].colour in svg
    assert "prefers-color-scheme:dark" in svg
    assert palette.tint("000") == palette.NEUTRAL


# -- Dates and phases -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "locale", "texts"),
    [
        (date(2027, 1, 15), date(2027, 1, 15), "en", ["15", "January", "2027"]),
        (date(2027, 3, 8), date(2027, 3, 12), "fr", ["8–12", "mars", "2027"]),
        (date(2026, 12, 30), date(2027, 1, 5), "es", ["30–5", "diciembre – enero", "2026"]),
        (date(2027, 9, 1), date(2027, 9, 30), "zh_Hans", ["1–30", "九月", "2027"]),
        (date(2027, 11, 28), date(2027, 12, 2), "de", ["28–2", "November – Dezember", "2027"]),
    ],
)
def test_a_date_cover_says_its_days_and_months(starts, ends, locale, texts):
    root = ElementTree.fromstring(dates.draw(dates.DateCover(starts, ends, locale)))

    assert [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")] == texts


def test_a_date_cover_reads_from_right_to_left_in_arabic():
    assert 'direction="rtl"' in dates.draw(dates.DateCover(date(2027, 6, 14), date(2027, 6, 16), "ar"))


@pytest.mark.parametrize("phase", GuidePhase.values)
def test_every_phase_has_a_drawing(phase):
    assert ElementTree.fromstring(guides.draw(phase)) is not None


# -- Zones ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("point", "country", "zone", "offset"),
    [
        (COIMBRA, "PT", "Europe/Lisbon", 0),
        (Point(37.7, -25.7), "pt", "Atlantic/Azores", -60),
        (TOKYO, "JP", "Asia/Tokyo", 540),
        (Point(42.4, -71.1), "US", "America/New_York", -300),
        (Point(28.6, 77.2), "IN", "Asia/Kolkata", 330),
        (Point(-33.9, 151.2), "AU", "Australia/Sydney", 660),
        (COIMBRA, "", "Europe/Lisbon", 0),
        (COIMBRA, "XX", "Europe/Lisbon", 0),
    ],
)
def test_the_zone_of_a_place_is_that_of_the_nearest_place_of_its_country(point, country, zone, offset):
    assert zones.zone_of(point, country) == zone
    assert zones.offset_minutes(zone, 2027) == offset


def test_coordinates_of_the_zone_table_are_read_with_their_seconds():
    assert zones._point("+4043-07400") == Point(pytest.approx(40.7166, abs=0.001), pytest.approx(-74.0))
    assert zones._point("-690022+0393524") == Point(pytest.approx(-69.0061, abs=0.001), pytest.approx(39.59))
    with pytest.raises(ValueError, match="not a coordinate"):
        zones._point("40.7,-74")


# -- Addresses and answers --------------------------------------------------------------------------------------------------


@pytest.fixture
def known_campus(monkeypatch):
    monkeypatch.setattr(urls, "campus_point", lambda: LISBON)
    monkeypatch.setattr("core.covers.views.campus_point", lambda: LISBON)


@pytest.mark.usefixtures("known_campus")
def test_a_globe_s_address_holds_its_facts_and_answers_with_it():
    address = urls.globe_cover(35.68, 139.76, region="142", country="JP")

    path, _, version = address.partition("?v=")
    assert (path, len(version)) == ("/covers/globe/35.7,139.8,142,540.svg", 8)
    answer = get(address)
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_address_changes_when_the_campus_moves(monkeypatch):
    addresses = set()
    for point in (None, LISBON, COIMBRA):
        monkeypatch.setattr(urls, "campus_point", lambda point=point: point)
        addresses.add(urls.globe_cover(0, 0))

    assert len(addresses) == 3


@pytest.mark.usefixtures("known_campus")
def test_coordinates_are_written_one_way():
    assert urls.globe_cover(-0.04, -0.01).startswith("/covers/globe/0.0,0.0,000,")


def test_the_address_of_dates_holds_the_language():
    with translation.override("zh-hans"):
        address = urls.date_cover(date(2027, 9, 1), date(2027, 8, 1))

    assert address.startswith("/covers/date/2027-09-01,2027-09-01,zh-hans.svg?v=")
    assert "九月" in get(address).content.decode()


def test_the_address_of_a_phase():
    assert get(urls.guide_cover(GuidePhase.MONEY)).status_code == 200
    assert urls.guide_cover("") == ""


@pytest.mark.parametrize(
    "path",
    [
        "globe/91.0,0.0,150,0.svg",
        "globe/0.0,181.0,150,0.svg",
        "globe/0.0,0.0,150,900.svg",
        "date/2027-13-01,2027-13-01,en.svg",
        "date/2027-01-02,2027-01-01,en.svg",
        "date/2027-01-01,2027-01-01,xq.svg",
        "guide/dragons.svg",
    ],
)
def test_what_does_not_exist_is_not_found(path):
    from django.http import Http404

    with pytest.raises(Http404):
        get(f"/covers/{path}")


def test_the_distance_from_the_campus_in_tens(monkeypatch):
    monkeypatch.setattr(urls, "campus_point", lambda: LISBON)
    assert urls.distance_from_campus(40.2, -8.4) == 180
    monkeypatch.setattr(urls, "campus_point", lambda: None)
    assert urls.distance_from_campus(40.2, -8.4) is None


@pytest.mark.django_db
def test_the_campus_is_read_from_the_settings_of_the_site():
    SiteSettings.objects.all().delete()
    assert campus.campus_point() is None
    memo.forget()
    SiteSettings.objects.create(latitude=38.7036, longitude=-9.176)

    assert campus.campus_point() == Point(38.7, -9.2)


def test_without_a_database_the_campus_is_unknown(monkeypatch):
    from django.db import OperationalError

    def fail(*_):
        raise OperationalError

    monkeypatch.setattr(campus, "edition_memo", fail)

    assert campus.campus_point() is None
