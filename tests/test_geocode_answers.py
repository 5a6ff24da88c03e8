"""What online services answer becomes places, ranked by the text that asks for them."""

from __future__ import annotations

from typing import Any

import pytest
from nominatim import village

import geonews
from geonews.geocoding.answers import read_location
from geonews.geocoding.ranking import Context, rank, similarity
from geonews.geocoding.unknown import announced
from geonews.model import Article, Mention


class Location:
    """What geopy makes of an answer."""

    def __init__(
        self, raw: Any, latitude: Any = 40.1, longitude: Any = 70.9, address: Any = "Osh, KG"
    ) -> None:
        self.raw, self.latitude, self.longitude, self.address = raw, latitude, longitude, address


KINDS = [
    ({"class": "place", "type": "city"}, "settlement"),
    ({"class": "boundary", "type": "administrative", "addresstype": "state"}, "region"),
    ({"class": "boundary", "type": "administrative", "place_rank": 8}, "region"),
    ({"class": "boundary", "type": "administrative", "place_rank": 4}, "country"),
    ({"class": "boundary", "type": "administrative", "place_rank": 12}, "district"),
    ({"class": "natural", "type": "peak"}, "mountain"),
    ({"class": "waterway", "type": "stream"}, "water"),
    ({"class": "amenity", "type": "police"}, "facility"),
    ({"osm_key": "place", "osm_value": "suburb"}, "quarter"),
    ({"class": ["odd"], "type": {"odd": 1}}, "settlement"),
    ({}, "settlement"),
    (None, "settlement"),
    ("text", "settlement"),
]


@pytest.mark.parametrize(("raw", "kind"), KINDS)
def test_kinds(raw: Any, kind: str) -> None:
    found = read_location(Location(raw), "x")
    assert found is not None and found.place.kind == kind


HOSTILE = [
    Location({}, float("nan")),
    Location({}, 91),
    Location({}, 40, 181),
    Location({}, None),
    Location({}, "north"),
    Location({"name": 3}, address=""),
    Location({"name": "\x00\x1b"}, address=None),
]


@pytest.mark.parametrize("location", HOSTILE)
def test_no_usable_answer(location: Location) -> None:
    assert read_location(location, "x") is None


def test_hostile_fields() -> None:
    raw = {
        "name": "Osh\x1b[2J\n" + "x" * 1000, "osm_type": "../..", "osm_id": True,
        "class": 3, "importance": "9e999",
        "address": {"country_code": "kgz", "state": ["a"]}, "boundingbox": ["a", 1, None, {}],
        "namedetails": {str(n): f"name {n}" for n in range(1000)},
    }  # fmt: skip
    found = read_location(Location(raw), "x")
    assert found is not None
    assert found.place.name.isprintable() and len(found.place.name) <= 200 and len(found.names) <= 60
    assert (found.place.id, found.place.country, found.place.admin1) == ("x:40.10000,70.90000", None, None)
    assert found.place.radius_km == 3.0 and 0 <= found.importance <= 1


def found_in(country: str, lat: float, lon: float, number: int = 1, **more: Any) -> Any:
    return read_location(Location(village(number, lat, lon, country, **more), lat, lon), "nominatim")


def around(text: str) -> Context:
    return Context(geonews.analyze(text).resolutions)


def test_the_text_decides() -> None:
    kyrgyz, german = found_in("kg", 40.1, 70.9), found_in("de", 50.0, 10.0, 2, importance=0.9)
    near_batken = around("Talks were held in Batken, Kyrgyzstan.")
    best, other = rank("Zhangyrabad", [german, kyrgyz], near_batken)
    assert best[0].place.country == "KG" and best[1] > 0.8 and other[1] < 0.1
    assert rank("Zhangyrabad", [german, kyrgyz], Context())[0][0].place.country == "DE"
    names = [name for name, _ in best[0].evidence]
    assert "country" in names and "near" in names


def test_another_name_is_doubted() -> None:
    [(_, confidence)] = rank("Qwertyuiop", [found_in("kg", 40.1, 70.9)], Context())
    assert confidence < 0.3


def test_kind_and_streets_count() -> None:
    street = found_in(
        "kg", 40.1, 70.9, 1, **{"class": "highway", "type": "residential", "addresstype": "road"}
    )
    town = found_in("kg", 42.1, 74.9, 2)
    mention = Mention(0, 3, "Zhangyrabad", kinds=("settlement",))
    assert rank("Zhangyrabad", [street, town], Context(), mention)[0][0].place.id == "nominatim:node/2"


def test_similarity_knows_scripts() -> None:
    assert similarity("Жаңырабад", ["Zhangyrabad"]) > 0.8 > 0.4 > similarity("Osh", ["Dushanbe"])


ANNOUNCED = [
    ("A raid on the village of Zhangyr-Too ended.", "Zhangyr-Too"),
    ("Two men from Qoshkent village were held.", "Qoshkent"),
    ("В селе Жаңыкент прошёл митинг.", "Жаңыкент"),
    ("Жители села Новый Кентобай вышли на трассу.", "Новый Кентобай"),
    ("The village was quiet.", ""),
    ("The village of the President", ""),
    ("He met Zhangyr Umarov.", ""),
]


@pytest.mark.parametrize(("text", "name"), ANNOUNCED)
def test_announced(text: str, name: str) -> None:
    assert [mention.text for mention in announced(Article("a", text), [])] == ([name] if name else [])


def test_announced_leaves_known_mentions_alone() -> None:
    text = "in the village of Zhangyr-Too"
    assert announced(Article("a", text), [(text.index("Zhangyr"), len(text))]) == []
