"""A folder of GeoParquet files, one after the other: events or mentions as a table for data frames."""

from __future__ import annotations

import json
import os
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from .. import geometry
from ..errors import WriteError
from ..writers.file import explained

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["save"]

GROUP = 5_000
"""Rows of a row group, all that is in memory at once."""
GROUPS = 40
"""Row groups of a file."""
MISSING = "writing Parquet needs an extra: pip install 'geonews[archive]'"

_WHOLE = frozenset(
    "time_precision date_prec geo_precision where_prec fatalities_low fatalities_best fatalities_high "
    "injured arrested displaced crowd start end candidates".split()
)
_REAL = frozenset("latitude longitude lat lon radius_km magnitude confidence".split())
_DAYS = frozenset(("event_date", "date_end"))
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": []}},
}


def save(features: Iterator[dict[str, Any]], folder: Path, columns: Sequence[str]) -> None:
    """Write GeoJSON features as ``part-00000.parquet`` and so on; the folder appears whole or not at all.

    Args:
        features: taken one at a time.
        folder: one that holds nothing but such files is replaced.
        columns: properties to keep; ``geometry`` becomes well-known binary, WGS 84.

    Raises:
        WriteError: pyarrow is not installed, the folder holds something else or cannot be written.
    """
    import shutil

    check(folder)
    with explained(folder):
        temporary = folder.with_name(f".{folder.name[:60]}.{os.urandom(4).hex()}.part")
        temporary.mkdir()
        try:
            _files(features, temporary, columns)
            if folder.exists():
                shutil.rmtree(folder)
            temporary.replace(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def check(folder: Path) -> None:
    """Prove, before any work, that a folder can take the place of what is there.

    Raises:
        WriteError: see save().
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise WriteError(f"{folder}: {MISSING}") from error
    with explained(folder):
        if folder.exists() and not folder.is_dir():
            raise WriteError(f"{folder}: is a file; Parquet is written as a folder of files")
        if folder.is_dir() and any(not _is_ours(path) for path in folder.iterdir()):
            raise WriteError(f"{folder}: holds other files; name a folder of its own for Parquet")


def _is_ours(path: Path) -> bool:
    """Tell whether a file is one that save() writes."""
    return path.is_file() and path.name.startswith("part-") and path.suffix == ".parquet"


def _files(features: Iterator[dict[str, Any]], folder: Path, columns: Sequence[str]) -> None:
    """Write the files of a folder, at least one."""
    from pyarrow import parquet

    schema = _schema(columns)
    number = 0
    batch = list(islice(features, GROUP))
    while batch or not number:
        with parquet.ParquetWriter(
            folder / f"part-{number:05}.parquet", schema, compression="zstd"
        ) as writer:
            for _ in range(GROUPS):
                writer.write_table(_table(batch, schema))
                batch = list(islice(features, GROUP))
                if not batch:
                    break
        number += 1


def _schema(columns: Sequence[str]) -> Any:
    """Return the types of the columns, which no row decides."""
    import pyarrow as pa

    def kind(name: str) -> Any:
        if name in _WHOLE:
            return pa.int64()
        if name in _REAL:
            return pa.float64()
        if name in _DAYS:
            return pa.date32()
        return pa.binary() if name == "geometry" else pa.string()

    return pa.schema([(name, kind(name)) for name in columns], metadata={"geo": json.dumps(_GEO)})


def _table(features: list[dict[str, Any]], schema: Any) -> Any:
    """Return features as a table."""
    import pyarrow as pa

    return pa.table(
        {name: [_cell(feature, name) for feature in features] for name in schema.names}, schema=schema
    )


def _cell(feature: dict[str, Any], name: str) -> Any:
    """Return the value of a column."""
    if name == "geometry":
        return geometry.to_wkb(feature["geometry"]) if feature["geometry"] else None
    value = feature["properties"].get(name)
    return date.fromisoformat(value) if name in _DAYS and value else value
