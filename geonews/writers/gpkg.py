"""GeoPackage 1.3 (OGC 12-128): one feature table in a SQLite file, for QGIS and GDAL."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .. import geometry
from .file import storable
from .records import EVENT_COLUMNS, PLACE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["blob", "save"]

_APPLICATION = 0x47504B47  # "GPKG"
_VERSION = 10300
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
  max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
"""
_INTEGERS = frozenset(
    ("time_precision", "geo_precision", "where_prec", "date_prec", "fatalities_low", "fatalities_best",
     "fatalities_high", "injured", "arrested", "displaced", "crowd", "start", "end",
     "candidates")
)  # fmt: skip
_REALS = frozenset(("latitude", "longitude", "lat", "lon", "radius_km", "magnitude", "confidence"))
_DATES = frozenset(("event_date", "date_end"))


def save(features: Iterator[dict[str, Any]], path: Path, records: str) -> None:
    """Write the features as the table ``events`` or ``places`` of a new GeoPackage.

    Raises:
        OSError: the file cannot be written.
    """
    columns = [c for c in (PLACE_COLUMNS if records == "places" else EVENT_COLUMNS) if c != "geometry"]
    columns += ["where_prec", "date_prec"] if records == "events" else []
    try:
        with closing(sqlite3.connect(path)) as database:
            _create(database, records, columns)
            extent = _fill(database, records, columns, features)
            database.execute(
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", extent or [None] * 4
            )
            database.commit()
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _create(database: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """Create the tables that every GeoPackage has, and the one of the features."""
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {_VERSION}")
    database.executescript(_TABLES)
    database.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        [
            ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude/latitude in degrees"),
            ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
        ],
    )
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)"
        " VALUES (?, 'features', ?, ?, 4326)",
        (table, table, now),
    )
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', 4326, 0, 0)", (table,))
    fields = ", ".join(f'"{name}" {_type(name)}' for name in columns)
    database.execute(
        f'CREATE TABLE "{table}" (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY, {fields})'
    )


def _type(column: str) -> str:
    """Return the SQL type of a column."""
    if column in _INTEGERS:
        return "INTEGER"
    return "REAL" if column in _REALS else "DATE" if column in _DATES else "TEXT"


def _fill(
    database: sqlite3.Connection, table: str, columns: list[str], features: Iterator[dict[str, Any]]
) -> list[float]:
    """Insert the features and return their extent, empty when none has a place."""
    names = ", ".join(f'"{name}"' for name in ["geom", *columns])
    marks = ", ".join("?" * (len(columns) + 1))
    insert = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  column names of our own
    boxes = []
    for feature in features:
        shape, properties = feature["geometry"], feature["properties"]
        if shape:
            boxes.append(geometry.bbox(shape))
        values = [_value(properties.get(name)) for name in columns]
        database.execute(insert, [blob(shape) if shape else None, *values])
    if not boxes:
        return []
    west, south, east, north = zip(*boxes, strict=True)
    return [min(west), min(south), max(east), max(north)]


def _value(value: object) -> object:
    """Return a value that SQLite can store."""
    return storable(value) if isinstance(value, str) else value


def blob(shape: Mapping[str, Any]) -> bytes:
    """Return a geometry as GeoPackage stores it: a header with its extent, then well-known binary."""
    west, south, east, north = geometry.bbox(shape)
    header = struct.pack("<2sBBi4d", b"GP", 0, 0b00000011, 4326, west, east, south, north)
    return header + geometry.to_wkb(shape)
