"""The layout of a gazetteer file and what is computed once for each place and name.

The gazetteer of the package is one such file, compiled by gazetteer/build.py; the places a user adds
or imports are another, of the same tables, whose rows begin where no row of the package can be.
"""

from __future__ import annotations

import math
from typing import Any

from .text import join_key, plain_key

__all__ = [
    "FIRST_ROW",
    "KINDS",
    "OWN_TABLES",
    "REGION",
    "SHORTEST_SOUND",
    "SHORTEST_SOUNDING",
    "TABLES",
    "VERSION",
    "importance",
    "name_keys",
    "spot_row",
    "trigrams",
]

VERSION = "2"

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE trait(n INTEGER PRIMARY KEY, kind TEXT, feature TEXT, countries TEXT, admin1 TEXT, admin2 TEXT,
  source TEXT);
CREATE TABLE spot(n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, trait INTEGER, lat INTEGER,
  lon INTEGER, radius INTEGER, weight INTEGER, population INTEGER, names TEXT);
CREATE TABLE name(key TEXT, place INTEGER, at INTEGER, PRIMARY KEY(key, place, at)) WITHOUT ROWID;
CREATE TABLE sounding(n INTEGER PRIMARY KEY, key TEXT, block BLOB);
CREATE TABLE gram(gram TEXT PRIMARY KEY, postings BLOB);
CREATE TABLE cell(lat INTEGER, lon INTEGER, place INTEGER, PRIMARY KEY(lat, lon, place)) WITHOUT ROWID;
CREATE TABLE shape(place INTEGER PRIMARY KEY, geojson BLOB);
CREATE TABLE source(key TEXT PRIMARY KEY, package TEXT, file TEXT, licence TEXT, upstream TEXT, what TEXT)
  WITHOUT ROWID;
CREATE INDEX sounding_key ON sounding(key);
CREATE VIEW place AS SELECT s.n, s.id, s.name, t.kind, t.feature,
  CASE WHEN length(t.countries) = 2 THEN t.countries END AS country, t.countries, t.admin1, t.admin2,
  s.lat / 1e5 AS lat, s.lon / 1e5 AS lon, s.radius / 1e3 AS radius_km, s.weight / 1e3 AS importance,
  s.population, t.source FROM spot s JOIN trait t ON t.n = s.trait;
CREATE VIEW spelling AS SELECT n.key, n.place, n.at, s.name, s.names FROM name n JOIN spot s ON s.n = n.place;
"""
"""Those that every gazetteer file has. What is asked for are the views; below them `trait` holds what many
places share, `spot` a place in whole numbers (packed by spot_row) and `names` all its names (packing.py), of
which `name` tells the position by key."""

OWN_TABLES = """
CREATE TABLE hides(n INTEGER PRIMARY KEY, id TEXT, instead TEXT);
CREATE TABLE import(file TEXT PRIMARY KEY, size INTEGER, digest TEXT, items INTEGER, done INTEGER,
  kept INTEGER);
CREATE INDEX hides_id ON hides(id);
"""
"""What a user's file has beside: rows of the package that one of its places stands for, and how far
the import of each file has come."""

FIRST_ROW = {"main": 1, "own": 1 << 28, "listed": 1 << 29}
"""First row of the package's file, of the user's own, of the places listed in a CSV; sounds likewise."""

SHORTEST_SOUND = 7
"""Sound keys of fewer letters fall together too often to be trusted in running text."""
SHORTEST_SOUNDING = 4
"""Look-up by likeness needs this many."""

REGION = frozenset(("KG", "KZ", "TJ", "TM", "UZ"))
_BASE = {
    "country": 0.55, "region": 0.15, "district": 0.1, "settlement": 0.0, "quarter": 0.0, "water": 0.2,
    "mountain": 0.2, "valley": 0.25, "area": 0.2, "facility": 0.15, "crossing": 0.15,
}  # fmt: skip
KINDS = tuple(_BASE)
_WEIGHT = {"country": 0.35, "region": 0.3, "district": 0.2}
_FEATURE = {"PPLC": 0.18, "PPLA": 0.08, "PPLA2": 0.03, "government building": 0.2, "air base": 0.1}
_UNCOUNTED = {"village": 30}
"""Population taken for a settlement that has none in the tables; others than villages are mostly seats."""


def importance(
    kind: str, feature: str | None, countries: tuple[str, ...], people: int, radius_km: float
) -> float:
    """Return 0 to 1: how likely a text means this place when nothing else is known.

    Args:
        kind: one of model.KINDS.
        feature: finer class.
        countries: ISO codes.
        people: its population, or that of the settlements in it.
        radius_km: its size.

    >>> importance("settlement", "PPLC", ("KG",), 1_000_000, 10)
    0.7
    """
    if kind == "settlement":
        people = people or _UNCOUNTED.get(feature or "", 1000)
    value = _BASE[kind] + _FEATURE.get(feature or "", 0.0)
    value += _WEIGHT.get(kind, 0.55) * min(1.0, math.log10(max(people, 1)) / 7.5)
    if kind in ("water", "mountain", "valley", "area"):
        value += 0.06 * math.log10(max(1.0, radius_km))
    if REGION.intersection(countries):
        value += 0.08
    return round(min(1.0, value), 3)


def spot_row(
    n: int, place_id: str, name: str, trait: int, lat: float, lon: float, radius_km: float,
    weight: float, population: int | None, names: str,
) -> tuple[Any, ...]:  # fmt: skip
    """Return a row of the table spot: the point to a metre, the importance to a thousandth.

    >>> spot_row(1, "gn:1527534", "Osh", 7, 40.53333, 72.8, 8.4, 0.5, 280_000, "")
    (1, 'gn:1527534', 'Osh', 7, 4053333, 7280000, 8400, 500, 280000, '')
    """
    whole = (round(lat * 1e5), round(lon * 1e5), max(1, round(radius_km * 1e3)), round(weight * 1e3))
    return n, place_id, name, trait, *whole, population, names


def name_keys(name: str) -> list[str]:
    """Return the keys under which a name is found.

    >>> name_keys("Jalal-Abad"), name_keys("Көл-Суу")
    (['jalal abad', 'jalalabad'], ['көл суу', 'көлсуу', 'кол суу', 'колсуу'])
    """
    key = join_key(name)
    if not key:
        return []
    keys = [key, key.replace(" ", "")] if "-" in name and name.count("-") == key.count(" ") else [key]
    return list(dict.fromkeys([*keys, *map(plain_key, keys)]))


def trigrams(sound: str) -> set[str]:
    """Return the runs of three letters of a sound key, its ends marked.

    >>> sorted(trigrams("o6"))
    ['^o6', 'o6$']
    """
    padded = f"^{sound}$"
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
