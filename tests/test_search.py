"""Look-ups by name and by point."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews import lookup, near, open_gazetteer
from geonews.search import locate, suggest

FIRST = [
    ("Osh", "gn:1527534"),
    ("Ош", "gn:1527534"),
    ("O'sh", "gn:1527534"),
    ("OSH", "gn:1527534"),
    ("osh region", "gn:1346798"),
    ("Ошская область", "gn:1346798"),
    ("Ош облусу", "gn:1346798"),
    ("Jalalabad", "gn:1528249"),
    ("Djalalabad", "gn:1528249"),
    ("Джалал-Абад", "gn:1528249"),
    ("Jalalabad, Afghanistan", "gn:1139715"),
    ("Atlanta, Georgia", "gn:4180439"),
    ("Georgia", "iso:GE"),
    ("Manas air base", "kg-manas-air-base"),
    ("Ferghana Valley", "ferghana-valley"),
    ("Ферганская долина", "ferghana-valley"),
    ("Fargʻona", "gn:1514019"),
    ("Bishkekk", "gn:1528675"),
    ("Tashkant", "gn:1512569"),
    ("Frunze", "gn:1528675"),
    ("Кыргызстан", "iso:KG"),
    ("Washington", "gn:4140963"),
]


@pytest.mark.parametrize(("name", "place"), FIRST)
def test_first_answer(name: str, place: str) -> None:
    assert lookup(name)[0].place.id == place


EXACT_FIRST = [
    ("Wakhan Corridor", "wakhan-corridor"),  # not Wakhan, though better known
    ("Аральское море", "aral-sea"),  # not Aralsk, which was a station of that name
    ("Osh Airport", "oa:UAFO"),
    ("Tashkent Region", "gn:1484838"),
    ("Бишкек шаары", "gn:1528675"),
    ("Osh, KG", "gn:1527534"),
    ("Dordoi Bazaar, Bishkek", "kg-dordoi-bazaar"),
    ("Оштон", "gn:1527534"),
    ("Toshkentdan", "gn:1512569"),
    ("Бишкектен", "gn:1528675"),
    ("Isfarada", "gn:1514896"),
    ("Хорезмской", "gn:1484843"),
    ("Хивы", "gn:1513604"),
]


@pytest.mark.parametrize(("name", "place"), EXACT_FIRST)
def test_reasons_put_first(name: str, place: str) -> None:
    found = lookup(name)
    assert found[0].place.id == place, [(c.place.name, c.evidence) for c in found]


HOSTILE = ["a" * 100_000, "," * 50_000, "a," * 50_000, "\x00", "é" * 999, "%_%", "'; DROP TABLE place; --"]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names(name: str) -> None:
    assert len(lookup(name, limit=3)) <= 3
    assert len(suggest(name)) <= 5


def test_filters() -> None:
    assert {c.place.country for c in lookup("Jalalabad", country="AF")} == {"AF"}
    assert {c.place.kind for c in lookup("Osh", kind="region")} == {"region"}
    assert len(lookup("Aksu", limit=2)) == 2


def test_nothing_found() -> None:
    assert lookup("Qqzzxxyy") == []
    assert lookup("") == []


def test_suggestion() -> None:
    assert "Bishkek" in suggest("Bisjek")


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_name(name: str) -> None:
    for candidate in lookup(name, limit=3):
        assert candidate.score == pytest.approx(sum(value for _, value in candidate.evidence))


NEAREST = [
    (40.53, 72.80, "Osh"),
    (42.87, 74.59, "Bishkek"),
    (38.536, 68.779, "Dushanbe"),
    (55.75, 37.62, "Moscow"),
]


@pytest.mark.parametrize(("lat", "lon", "name"), NEAREST)
def test_nearest(lat: float, lon: float, name: str) -> None:
    first = near(lat, lon)[0]
    assert first.place.name == name
    assert first.distance_km < 5


def test_nearest_in_order() -> None:
    found = near(40.0, 70.5, limit=8)
    assert [n.distance_km for n in found] == sorted(n.distance_km for n in found)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (float("nan"), 0), (float("inf"), 0)])
def test_no_such_point(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no such point"):
        near(lat, lon)


@settings(deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point(lat: float, lon: float) -> None:
    near(lat, lon)


UNITS = [
    # a point, its region and country; small maps are wrong around the exclaves of the Ferghana valley
    (40.53, 72.80, "Osh Region", "Kyrgyzstan"),
    (42.87, 74.59, "Bishkek City", "Kyrgyzstan"),
    (39.97, 71.13, "Fergana Region", "Uzbekistan"),  # Sokh
    (39.84, 70.58, "Sughd Region", "Tajikistan"),  # Vorukh
    (40.06, 70.82, "Batken Region", "Kyrgyzstan"),
    (40.12, 70.62, "Sughd Region", "Tajikistan"),  # Isfara
    (43.24, 76.90, "Almaty City", "Kazakhstan"),
    (41.30, 69.27, "Tashkent City", "Uzbekistan"),
    (37.95, 58.38, "Ashgabat City", "Turkmenistan"),
    (47.0, 67.0, "Ulytau Region", "Kazakhstan"),
    (34.52, 69.18, "Kabul", "Afghanistan"),
    (55.75, 37.62, "Moscow", "Russia"),
]


@pytest.mark.parametrize(("lat", "lon", "region", "country"), UNITS)
def test_units_of_a_point(lat: float, lon: float, region: str, country: str) -> None:
    found = locate(lat, lon)
    assert found.country is not None and found.country.name == country
    assert found.region is not None and region in found.region.name
    if found.district:
        assert found.region.id in found.district.parents


def test_nowhere() -> None:
    assert locate(0.0, -30.0) == (None, None, None)
    with pytest.raises(ValueError, match="no such point"):
        locate(91.0, 0.0)


def test_settlements_lie_in_their_own_country() -> None:
    wrong = []
    for code in ("KG", "TJ", "UZ"):
        for place in open_gazetteer().units(code, "settlement"):
            if place.feature != "village":
                found = locate(place.lat, place.lon).country
                if found is None or found.country != code:
                    wrong.append(place.name)
    assert len(wrong) <= 3, wrong
