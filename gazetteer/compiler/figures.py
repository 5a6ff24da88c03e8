"""Figures drawn beforehand, so that a text with "southern Kyrgyzstan" needs no geometry library.

They are what geonews.relations draws; tests compare them with it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
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


def write_figures(path: Path) -> int:
    """Add the middle and the eight parts of countries, regions and landscapes to a compiled database.

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
        rows = list(drawn(path, ids))
        database.execute(TABLE)
        database.executemany("INSERT INTO figure VALUES (?, ?, ?, ?, ?)", sorted(rows))
        database.commit()
    return len(rows)


def drawn(path: Path, ids: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the table for some places."""
    sys.path.insert(0, str(ROOT))  # the package of this very checkout, installed or not
    try:
        from geonews.gazetteer import Gazetteer
        from geonews.relations.relating import draw
        from geonews.relations.subject import Subject
    finally:
        sys.path.remove(str(ROOT))
    gazetteer = Gazetteer(path)
    for place in filter(None, map(gazetteer.place, ids)):
        subjects = [Subject("centre", (place,))]
        subjects += [Subject("part", (place,), bearing=bearing) for bearing in WINDS]
        for subject in subjects:
            (lat, lon, radius, _), geometry = draw(subject, gazetteer)
            if geometry:
                packed = packing.pack_text(json.dumps(geometry, separators=(",", ":")))
                yield subject.key, lat, lon, radius, packed
    gazetteer.close()
