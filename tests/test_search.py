"""Look-ups by name and by point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews import lookup, near
from geonews.search import suggest

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


def test_filters() -> None:
    assert {c.place.country for c in lookup("Jalalabad", country="AF")} == {"AF"}
    assert {c.place.kind for c in lookup("Osh", kind="region")} == {"region"}
    assert len(lookup("Aksu", limit=2)) == 2


def test_nothing_found() -> None:
    assert lookup("Qqzzxxyy") == []
    assert lookup("") == []


def test_suggestion() -> None:
    assert "Bishkek" in suggest("Bisjek")


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


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point(lat: float, lon: float) -> None:
    near(lat, lon)
