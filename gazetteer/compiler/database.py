"""The compiled gazetteer: one read-only SQLite file, the same bytes from the same tables."""

from __future__ import annotations

import json
import math
import sqlite3
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
text, schema, packing = load("text"), load("schema"), load("packing")
SOUNDS_IN_BLOCK = 64


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
        numbers = {key: n for n, key in enumerate(sorted(row["id"] for row in tables.places), 1)}
        names = collect_names(tables, numbers)
        write_places(database, tables, geometry, numbers, write_names(database, names))
        write_sounds(database, names)
        write_words(database, tables)
        database.executemany(
            "INSERT INTO shape VALUES (?, ?)",
            sorted(
                (numbers[key], packing.pack_text(dump(value)))
                for key, value in geometry.items()
                if key in numbers
            ),
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
            "schema": schema.VERSION,
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
    database: sqlite3.Connection,
    tables: Tables,
    geometry: dict[str, dict[str, Any]],
    numbers: dict[str, int],
    spellings: dict[int, Spellings],
) -> None:
    """Write places, what they share, and cells."""
    rows = {row["id"]: row for row in tables.places}
    admin1_of, admin2_of = regions_by_polygon(rows.values(), geometry), districts_by_seat(rows.values())
    people: dict[str, int] = {}
    for row in rows.values():
        if row["kind"] == "settlement" and row["population"]:
            for parent in (row["admin2"], row["admin1"], f"iso:{row['country']}"):
                people[parent] = people.get(parent, 0) + int(row["population"])
    traits: dict[tuple[str | None, ...], int] = {}
    cells = []
    for key, n in numbers.items():
        row = rows[key]
        admin1, admin2 = row["admin1"] or admin1_of.get(key, ""), admin2_of.get(key) or row["admin2"]
        feature, countries = row["feature"] or None, row["country"]
        trait = (row["kind"], feature, countries, admin1 or None, admin2 or None, row["source"])
        lat, lon = float(row["lat"]), float(row["lon"])
        population = int(row["population"]) if row["population"] else None
        spot = schema.spot_row(
            n, key, row["name"], traits.setdefault(trait, len(traits) + 1), lat, lon,
            float(row["radius_km"]), importance(row, population or people.get(key, 0)), population,
            packing.pack_names(row["name"], spellings[n]),
        )  # fmt: skip
        database.execute(f"INSERT INTO spot VALUES ({','.join('?' * len(spot))})", spot)  # noqa: S608
        if row["kind"] != "country" and row["feature"] not in UNPLACED:
            cells.append((math.floor(lat), math.floor(lon), n))
    database.executemany(
        "INSERT INTO trait VALUES (?, ?, ?, ?, ?, ?, ?)", ((n, *trait) for trait, n in traits.items())
    )
    database.executemany("INSERT INTO cell VALUES (?, ?, ?)", sorted(cells))


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


Spellings = list[tuple[str, str, str]]
"""Names of a place, each with its languages and kind."""


def write_names(database: sqlite3.Connection, names: Names) -> dict[int, Spellings]:
    """Write the keys of the names; return place number -> its names, whose positions the keys give."""
    spellings: dict[int, dict[str, tuple[str, str]]] = {}
    for (_, place, name), value in names.items():
        spellings.setdefault(place, {})[name] = value
    at = {
        (place, name): position
        for place, known in spellings.items()
        for position, name in enumerate(sorted(known))
    }
    database.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", ((key, place, at[place, name]) for key, place, name in names)
    )
    return {place: [(name, *known[name]) for name in sorted(known)] for place, known in spellings.items()}


def write_sounds(database: sqlite3.Connection, names: Names) -> None:
    """Write the index of spellings that sound alike and the trigrams for likeness."""
    keys: dict[str, set[str]] = {}
    for (key, _, name), (_, kind) in names.items():
        sound = text.sound_key(name)
        if kind not in ("demonym", "adjective") and len(sound) >= schema.SHORTEST_SOUNDING:
            keys.setdefault(sound, set()).add(key)
    sounds = sorted(keys)
    postings: dict[str, list[int]] = {}
    for n, sound in enumerate(sounds, 1):
        for gram in schema.trigrams(sound):
            postings.setdefault(gram, []).append(n)
    for start in range(0, len(sounds), SOUNDS_IN_BLOCK):
        block = sounds[start : start + SOUNDS_IN_BLOCK]
        packed = packing.pack_sounds((sound, sorted(keys[sound])) for sound in block)
        database.execute("INSERT INTO sounding VALUES (?, ?, ?)", (start + 1, block[0], packed))
    database.executemany(
        "INSERT INTO gram VALUES (?, ?)",
        ((gram, packing.pack_numbers(numbers)) for gram, numbers in sorted(postings.items())),
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
