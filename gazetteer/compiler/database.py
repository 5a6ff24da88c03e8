"""The compiled gazetteer: one read-only SQLite file, the same bytes from the same tables."""

from __future__ import annotations

import json
import math
import sqlite3
from array import array
from typing import TYPE_CHECKING, Any

from . import shapes
from .doubles import merge_doubles
from .tables import NAME_KINDS, Row, Tables, checksum, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WORD_TABLES = """
CREATE TABLE word(token TEXT PRIMARY KEY, language TEXT) WITHOUT ROWID;
CREATE TABLE given(token TEXT PRIMARY KEY) WITHOUT ROWID;
"""
UNPLACED = ("village",)
"""Features that stand at the point of their district, so that they are near nothing."""
text, schema = load("text"), load("schema")


def compile_database(tables: Tables, path: Path) -> dict[str, int]:
    """Write the database to ``path`` and return how many places, names and shapes it holds."""
    path.unlink(missing_ok=True)
    merge_doubles(tables)
    database = sqlite3.connect(path)
    try:
        database.executescript(
            "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            + schema.TABLES
            + WORD_TABLES
        )
        geometry = collect_shapes(tables)
        numbers = write_places(database, tables, geometry)
        names = collect_names(tables, numbers)
        write_names(database, names)
        write_sounds(database, names)
        write_words(database, tables)
        database.executemany(
            "INSERT INTO shape VALUES (?, ?)",
            sorted((numbers[key], dump(value)) for key, value in geometry.items() if key in numbers),
        )
        database.executemany(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    key,
                    *(value.get(column, "") for column in ("package", "file", "licence", "upstream", "what")),
                )
                for key, value in sorted(tables.sources.items())
            ],
        )
        counts = {"places": len(numbers), "names": len(names), "shapes": len(geometry)}
        meta = {
            "schema": "1",
            "tables_sha256": checksum(),
            **{key: str(value) for key, value in counts.items()},
        }
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        database.commit()
        database.execute("ANALYZE")
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    return counts


def dump(value: Any) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def collect_shapes(tables: Tables) -> dict[str, dict[str, Any]]:
    """Return place id -> geometry; a curated feature wins over the topology."""
    found: dict[str, dict[str, Any]] = {}
    if tables.topology:
        for layer in ("countries", "world", "rivers", "lakes", "admin1"):
            found |= shapes.geometries(tables.topology, layer)
        whole = {
            g["id"] for g in tables.topology["objects"]["countries"]["geometries"] if "properties" not in g
        }
        found |= {k: v for k, v in shapes.geometries(tables.topology, "countries").items() if k in whole}
    for _, feature in tables.features:
        found[feature["properties"]["id"]] = feature["geometry"]
    return found


def importance(row: Row, people: int) -> float:
    """Return 0 to 1: how likely a text means this place when nothing else is known.

    Args:
        row: the place.
        people: its population, or that of the settlements in it.
    """
    countries = tuple(row["country"].split(","))
    return float(schema.importance(row["kind"], row["feature"], countries, people, float(row["radius_km"])))


def write_places(
    database: sqlite3.Connection, tables: Tables, geometry: dict[str, dict[str, Any]]
) -> dict[str, int]:
    """Write places and cells; return place id -> number, in order of the ids."""
    rows = {row["id"]: row for row in tables.places}
    admin1_of, admin2_of = regions_by_polygon(rows.values(), geometry), districts_by_seat(rows.values())
    people: dict[str, int] = {}
    for row in rows.values():
        if row["kind"] == "settlement" and row["population"]:
            for parent in (row["admin2"], row["admin1"], f"iso:{row['country']}"):
                people[parent] = people.get(parent, 0) + int(row["population"])
    numbers = {key: n for n, key in enumerate(sorted(rows), 1)}
    cells = []
    for key, n in numbers.items():
        row = rows[key]
        countries = row["country"].split(",") if row["country"] else []
        owner = countries[0] if len(countries) == 1 else None
        admin1, admin2 = row["admin1"] or admin1_of.get(key, ""), admin2_of.get(key) or row["admin2"]
        country = f"iso:{owner}" if owner and row["kind"] != "country" else ""
        lat, lon = float(row["lat"]), float(row["lon"])
        population = int(row["population"]) if row["population"] else None
        database.execute(
            f"INSERT INTO place VALUES ({','.join('?' * 16)})",  # noqa: S608 - question marks
            (
                n, key, row["name"], row["kind"], row["feature"] or None, owner, ",".join(countries),
                admin1 or None, admin2 or None, " ".join(filter(None, (admin2, admin1, country))),
                lat, lon, float(row["radius_km"]),
                population, importance(row, population or people.get(key, 0)), row["source"],
            ),
        )  # fmt: skip
        if row["kind"] != "country" and row["feature"] not in UNPLACED:
            cells.append((math.floor(lat), math.floor(lon), n))
    database.executemany("INSERT INTO cell VALUES (?, ?, ?)", sorted(cells))
    return numbers


def districts_by_seat(rows: Iterable[Row]) -> dict[str, str]:
    """Return settlement -> district that lies at its very point, as it is named after its seat.

    Capitals of regions are left out: most are a unit of their own beside the district of their name.
    """
    rows = list(rows)
    seats = {(row["country"], row["lat"], row["lon"]): row["id"] for row in rows if row["kind"] == "district"}
    found = {}
    for row in rows:
        district = seats.get((row["country"], row["lat"], row["lon"]))
        if district and row["kind"] == "settlement" and row["feature"] not in ("PPLC", "PPLA", *UNPLACED):
            found[row["id"]] = district
    return found


def regions_by_polygon(rows: Iterable[Row], geometry: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return place id -> id of the region whose polygon holds it, for places without one.

    Only regions of the place's own country count: polygons are wrong around the exclaves of the
    Ferghana valley, the country code is not.
    """
    rows = list(rows)
    regions: dict[str, list[tuple[str, list[shapes.Polygon]]]] = {}
    for row in rows:
        if row["kind"] == "region" and row["id"] in geometry:
            regions.setdefault(row["country"], []).append((row["id"], shapes.polygons(geometry[row["id"]])))
    found = {}
    for row in rows:
        if row["admin1"] or row["kind"] in ("country", "region"):
            continue
        for key, shape in regions.get(row["country"], ()):
            if shapes.inside(float(row["lon"]), float(row["lat"]), shape):
                found[row["id"]] = key
                break
    return found


Names = dict[tuple[str, int, str], tuple[str, str]]


def collect_names(tables: Tables, numbers: dict[str, int]) -> Names:
    """Return (key, place number, name) -> languages joined by commas, kind."""
    found: dict[tuple[str, int, str], tuple[set[str], str]] = {}

    def add(place: str, name: str, language: str, kind: str) -> None:
        for key in schema.name_keys(name):
            languages, known = found.setdefault((key, numbers[place], name), (set(), kind))
            languages.add(language)
            best = min(known, kind, key=NAME_KINDS.index)
            found[key, numbers[place], name] = (languages, best)

    for row in tables.places:
        add(row["id"], row["name"], "en", "official")
    for row in tables.names:
        if row["place"] in numbers:
            for name in {row["name"], row["name"].split(" (")[0]}:  # Мьянма (Бирма) is also called Мьянма
                add(row["place"], name, row["language"], row["kind"])
    return {key: (",".join(sorted(filter(None, value[0]))), value[1]) for key, value in sorted(found.items())}


def write_names(database: sqlite3.Connection, names: Names) -> None:
    """Write the names and, by first word, the length of the longest."""
    database.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?)", ((*key, *value) for key, value in names.items())
    )
    longest: dict[str, int] = {}
    for key, _, _ in names:
        parts = key.split(" ")
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    database.executemany("INSERT INTO head VALUES (?, ?)", sorted(longest.items()))


def write_sounds(database: sqlite3.Connection, names: Names) -> None:
    """Write the index of spellings that sound alike and the trigrams for likeness."""
    keys: dict[str, set[str]] = {}
    for (key, _, name), (_, kind) in names.items():
        sound = text.sound_key(name)
        if kind not in ("demonym", "adjective") and len(sound) >= schema.SHORTEST_SOUNDING:
            keys.setdefault(sound, set()).add(key)
    postings: dict[str, array[int]] = {}
    for n, (sound, name_keys) in enumerate(sorted(keys.items())):
        database.execute("INSERT INTO sounding VALUES (?, ?, ?)", (n, sound, "\n".join(sorted(name_keys))))
        for gram in sorted(schema.trigrams(sound)):
            postings.setdefault(gram, array("I")).append(n)
    database.executemany(
        "INSERT INTO sound VALUES (?, ?)",
        (
            (sound, key)
            for sound in sorted(keys)
            if len(sound) >= schema.SHORTEST_SOUND
            for key in sorted(keys[sound])
        ),
    )
    database.executemany(
        "INSERT INTO gram VALUES (?, ?)", ((gram, bytes(ids)) for gram, ids in sorted(postings.items()))
    )


def write_words(database: sqlite3.Connection, tables: Tables) -> None:
    """Write the dictionary words that can be taken for names, and the first names of persons."""
    database.executemany(
        "INSERT INTO given VALUES (?)", sorted({(text.fold(row["word"]),) for row in tables.persons})
    )
    found: dict[str, set[str]] = {}
    for row in tables.words:
        language = row.where.split("/")[1].split(".")[0]
        found.setdefault(text.fold(row["word"]), set()).add(language)
    database.executemany(
        "INSERT INTO word VALUES (?, ?)",
        ((key, ",".join(sorted(value))) for key, value in sorted(found.items())),
    )
