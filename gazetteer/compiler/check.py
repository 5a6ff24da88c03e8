"""What makes a table wrong, each problem with its file and line; and what the tables cover."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from . import shapes
from .database import collect_shapes, schema
from .tables import NAME_KINDS, Row, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: tuple[str, ...] = schema.KINDS
LANGUAGES = (
    "",
    "en",
    "ru",
    "ky",
    "kk",
    "uz",
    "tg",
    "tk",
    "fa",
    "zh",
    "ug",
    "ps",
    "tr",
    "mn",
    "kaa",
    "de",
    "fr",
    "ar",
)
SCRIPTS = ("Latn", "Cyrl", "Arab", "Hans")
REFERENCE = re.compile(r"curated https?://\S+(?: unread| placed)?")
"""The source of a curated line; unread says that its point was compared with nothing, placed that it is
the point of the district or town that holds the place."""
TOLERANCE_KM = 12.0
"""How far outside its country's outline a point may lie; the outlines are those of a 1:10 million map."""
CHECKED = ("KG", "KZ", "TJ", "TM", "UZ")
"""Countries whose outline is detailed enough to check points against."""


def problems(tables: Tables) -> list[str]:
    """Return everything wrong, as "file:line: what"; empty when the tables are sound."""
    found = list(tables.problems)
    places = {row["id"]: row for row in tables.places}
    for group in (tables.places, tables.names, tables.words):
        found += sorted_and_clean(group)
    seen: dict[str, str] = {}
    for row in tables.places:
        if row["id"] in seen:
            found.append(f"{row.where}: id {row['id']} is also at {seen[row['id']]}")
        seen[row["id"]] = row.where
        found += [f"{row.where}: {problem}" for problem in place_problems(row, places, tables.sources)]
    found += placing_problems(tables.places)
    found += name_problems(tables, places)
    found += country_problems(tables)
    for file, feature in tables.features:
        if feature.get("properties", {}).get("id") not in places:
            found.append(f"{file}: feature {feature.get('properties', {}).get('id')!r} is no place")
    return found


def sorted_and_clean(rows: list[Row]) -> Iterator[str]:
    """Yield lines out of order, and values that are not composed (NFC) or have stray spaces."""
    for before, row in pairwise(rows):
        same = before.where.rpartition(":")[0] == row.where.rpartition(":")[0]
        if same and "\t".join(before.cells.values()) >= "\t".join(row.cells.values()):
            yield f"{row.where}: out of order, or the line before said again"
    for row in rows:
        for column, value in row.cells.items():
            if not value.isascii() and unicodedata.normalize("NFC", value) != value:
                yield f"{row.where}: {column} is not in composed form (NFC)"
            if value != " ".join(value.split(" ")).strip() or "  " in value:
                yield f"{row.where}: {column} has stray spaces"


def number(value: str, low: float, high: float) -> bool:
    """Say whether a cell holds a number within bounds."""
    try:
        return low <= float(value) <= high
    except ValueError:
        return False


def place_problems(row: Row, places: dict[str, Row], sources: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield what is wrong with one place by itself."""
    if not row["id"] or " " in row["id"]:
        yield "id is empty or has a space"
    if not row["name"]:
        yield "name is empty"
    if row["kind"] not in KINDS:
        yield f"kind {row['kind']!r} is none of: {' '.join(KINDS)}"
    if not number(row["lat"], -90, 90) or not number(row["lon"], -180, 180):
        yield "lat or lon is no coordinate"
    if not number(row["radius_km"], 0.05, 20000):
        yield "radius_km is not above 0"
    if row["population"] and not row["population"].isdigit():
        yield "population is no whole number"
    for code in filter(None, row["country"].split(",")):
        if f"iso:{code}" not in places:
            yield f"country {code} is unknown"
    for column, kind in (("admin1", "region"), ("admin2", "district")):
        if row[column] and row[column] not in places:
            yield f"{column} {row[column]} is no place"
        elif row[column] and places[row[column]]["kind"] != kind:
            yield f"{column} {row[column]} is no {kind}"
    yield from source_problems(row["source"], sources)


def placing_problems(rows: list[Row]) -> Iterator[str]:
    """Yield the lines that are said to stand at the point of another place and do not."""
    points = {_point(row) for row in rows if not row["source"].endswith(" placed")}
    for row in rows:
        if row["source"].endswith(" placed") and _point(row) not in points:
            yield f"{row.where}: no other place stands at the point of {row['id']}, said to be placed"


def _point(row: Row) -> tuple[str, str]:
    """Return a point to a hundred metres, as a key."""
    lat, lon = (f"{float(row[axis]):.3f}" if number(row[axis], -180, 180) else "" for axis in ("lat", "lon"))
    return lat, lon


def source_problems(source: str, sources: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield when a source is neither in SOURCES.toml nor a public reference."""
    if source not in sources and not REFERENCE.fullmatch(source):
        yield f"source {source!r} is neither in SOURCES.toml nor 'curated https://...[ unread| placed]'"


def name_problems(tables: Tables, places: dict[str, Row]) -> Iterator[str]:
    """Yield what is wrong with the names."""
    seen: dict[tuple[str, ...], str] = {}
    for row in tables.names:
        if row["place"] not in places:
            yield f"{row.where}: place {row['place']} is unknown"
            continue
        if not row["name"]:
            yield f"{row.where}: name is empty"
        if row["language"] not in LANGUAGES:
            yield f"{row.where}: language {row['language']!r} is unknown"
        if row["script"] not in SCRIPTS:
            yield f"{row.where}: script {row['script']!r} is none of: {' '.join(SCRIPTS)}"
        if row["kind"] not in NAME_KINDS:
            yield f"{row.where}: kind {row['kind']!r} is none of: {' '.join(NAME_KINDS)}"
        for column in ("from", "to"):
            if row[column] and not row[column].lstrip("-").isdigit():
                yield f"{row.where}: {column} is no year"
        fact = (row["place"], row["name"], row["language"], row["kind"])
        if fact in seen:
            yield f"{row.where}: said already at {seen[fact]}"
        seen[fact] = row.where
        yield from (f"{row.where}: {problem}" for problem in source_problems(row["source"], tables.sources))


def country_problems(tables: Tables) -> Iterator[str]:
    """Yield places that lie farther outside their country than the outlines can be wrong."""
    geometry = collect_shapes(tables)
    outlines = {
        code: shapes.polygons(geometry[f"iso:{code}"]) for code in CHECKED if f"iso:{code}" in geometry
    }
    for row in tables.places:
        outline = outlines.get(row["country"])
        if outline is None or row["kind"] == "country" or not number(row["lon"], -180, 180):
            continue
        lon, lat = float(row["lon"]), float(row["lat"])
        if shapes.inside(lon, lat, outline):
            continue
        offshore = row["kind"] in ("water", "area", "facility")
        allowed = TOLERANCE_KM + (2 * float(row["radius_km"]) if offshore else 0)
        away = shapes.distance_km(lon, lat, outline)
        if away > allowed:
            yield f"{row.where}: {row['name']} lies {away:.0f} km outside {row['country']}"


def coverage(tables: Tables) -> str:
    """Return the number of places by country and kind, and of names by language, as two tables."""
    counts = Counter((region(row), row["kind"]) for row in tables.places)
    columns = sorted(
        {group for group, _ in counts}, key=[*CHECKED, "AF", "CN", "IR", "RU", "several", "other"].index
    )
    lines = [f"{'':12}" + "".join(f"{column:>9}" for column in columns)]
    for kind in KINDS:
        lines.append(f"{kind:12}" + "".join(f"{counts[column, kind]:9,}" for column in columns))
    languages = Counter((row["language"] or "?", row["kind"]) for row in tables.names)
    lines += ["", f"{'names':12}" + "".join(f"{kind[:8]:>9}" for kind in NAME_KINDS)]
    for language in sorted({language for language, _ in languages}):
        lines.append(f"{language:12}" + "".join(f"{languages[language, kind]:9,}" for kind in NAME_KINDS))
    return "\n".join(lines)


def region(row: Row) -> str:
    """Return the column of the coverage table a place counts in."""
    if "," in row["country"]:
        return "several"
    return row["country"] if row["country"] in (*CHECKED, "AF", "CN", "IR", "RU") else "other"
