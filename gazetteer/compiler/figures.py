"""Figures drawn beforehand, so that a text with "southern Kyrgyzstan" needs no geometry library.

They are what geonews.relations draws; tests compare them with it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from itertools import combinations
from typing import TYPE_CHECKING, Any

from .tables import ROOT, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

packing = load("packing")
TABLE = """
CREATE TABLE figure(key TEXT PRIMARY KEY, lat REAL, lon REAL, radius_km REAL, geojson BLOB) WITHOUT ROWID
"""
COUNTRIES = frozenset(("KG", "KZ", "UZ", "TJ", "TM", "AF"))
KINDS = ("country", "region", "valley", "area")
"""What news speaks of parts of."""
WINDS = tuple(45.0 * step for step in range(8))
BORDERING = ("AF", "CN", "IR", "KG", "KZ", "RU", "TJ", "TM", "UZ")
SHORES = ("lake", "reservoir", "sea")


def write_figures(path: Path) -> int:
    """Add parts of countries, regions and landscapes, borders and shores to a compiled database.

    Returns:
        how many figures were drawn.
    """
    with closing(sqlite3.connect(path)) as database:
        marks = ",".join("?" * len(KINDS))
        places = database.execute(
            f"SELECT id, countries FROM place WHERE kind IN ({marks}) ORDER BY id",  # noqa: S608 - question marks
            KINDS,
        )
        ids = [key for key, countries in places if not COUNTRIES.isdisjoint(countries.split(","))]
        marks = ",".join("?" * len(SHORES))
        waters = database.execute(f"SELECT id FROM place WHERE feature IN ({marks}) ORDER BY id", SHORES)  # noqa: S608
        rows = list(drawn(path, ids, [key for (key,) in waters]))
        database.execute(TABLE)
        database.executemany("INSERT INTO figure VALUES (?, ?, ?, ?, ?)", sorted(rows))
        database.commit()
    return len(rows)


def drawn(path: Path, areas: list[str], waters: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the table.

    Args:
        path: of the compiled database.
        areas: ids of the places whose middle and eight parts are drawn.
        waters: of those whose shores are.
    """
    sys.path.insert(0, str(ROOT))  # the package of this very checkout, installed or not
    try:
        from geonews.gazetteer import Gazetteer
        from geonews.relations.relating import draw
        from geonews.relations.subject import Subject
    finally:
        sys.path.remove(str(ROOT))
    gazetteer = Gazetteer(path)
    subjects = []
    for place in filter(None, map(gazetteer.place, areas)):
        subjects.append(Subject("centre", (place,)))
        subjects += [Subject("part", (place,), bearing=bearing) for bearing in WINDS]
    subjects += [Subject("shore", (place,)) for place in filter(None, map(gazetteer.place, waters))]
    countries = filter(None, (gazetteer.place(f"iso:{code}") for code in BORDERING))
    for pair in combinations(countries, 2):
        subjects += [Subject("border", pair), Subject("border", pair, words=(("close", "near"),))]
    for subject in subjects:
        (lat, lon, radius, _), geometry = draw(subject, gazetteer)
        if geometry:
            packed = packing.pack_text(json.dumps(geometry, separators=(",", ":")))
            yield subject.key, lat, lon, radius, packed
    gazetteer.close()
