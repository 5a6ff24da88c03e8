"""Reports to files and streams: one module a format, two kinds of records, places (mentions) and events."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ..errors import WriteError
from ..model import SHOWN_ROLES
from .file import replacing, send
from .format import Format
from .records import (
    EVENT_COLUMNS,
    PLACE_COLUMNS,
    documents,
    event_objects,
    features,
    flat_rows,
    place_row,
    point_feature,
    with_wkt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..model import Report

    Output = str | os.PathLike[str] | TextIO | None

__all__ = [
    "FORMATS",
    "Format",
    "choose",
    "columns",
    "deliver",
    "events",
    "guess",
    "is_path",
    "place_row",
    "places",
    "rows",
    "shaped",
    "write",
]

FORMATS: Mapping[str, Format] = {
    found.name: found
    for found in (
        Format("table", (".table",), "rows", "table.lines"),
        Format("json", (".json",), "objects", "json.array"),
        Format("jsonl", (".jsonl", ".ndjson"), "objects", "json.lines"),
        Format("csv", (".csv",), "rows", "csv.commas"),
        Format("tsv", (".tsv", ".tab"), "rows", "csv.tabs"),
        Format("geojson", (".geojson",), "features", "geojson.collection"),
        Format("kml", (".kml",), "features", "kml.document", ("events", "places")),
        Format("gpkg", (".gpkg",), "features", "gpkg.save", ("events", "places")),
        Format("html", (".html", ".htm"), "reports", "html.save", ("events", "places")),
    )
}
"""Formats by name."""


def write(
    reports: Iterable[Report],
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002  the word people look for
    *,
    records: str = "events",
    roles: Sequence[str] = SHOWN_ROLES,
) -> None:
    """Write the reports to a file, which appears whole or not at all.

    Args:
        reports: taken one at a time where the format allows.
        path: the file; one of that name is replaced.
        format: one of FORMATS; by the suffix of the path when None.
        records: "events", or "places" for the mentions.
        roles: for places, how the text must use the name (model.ROLES).

    Raises:
        WriteError: an unknown format, or the file cannot be written.
    """
    chosen = choose(format, path, records)
    deliver(shaped(reports, chosen.takes, records, roles), chosen, columns(records), records, path)


def places(
    reports: Iterable[Report],
    output: Output = None,
    format: str | None = None,  # noqa: A002
    *,
    roles: Sequence[str] = SHOWN_ROLES,
) -> bool:
    """Write the mentions of the reports, as they come where the format allows.

    Args:
        reports: taken one at a time.
        output: a path, an open stream of text, or None for standard output. Formats other than table
            are UTF-8 whatever the encoding of the stream.
        format: one of FORMATS; by the suffix of a path, else table, when None.
        roles: how the text must use the name (model.ROLES).

    Returns:
        Whether there was a mention.

    Raises:
        WriteError: an unknown format, one that has to be a file, or a file that cannot be written.
    """
    found = _Counter(reports, lambda report: any(True for _ in report.shown(tuple(roles))))
    chosen = choose(format, output, "places")
    deliver(shaped(found, chosen.takes, "places", roles), chosen, PLACE_COLUMNS, "places", output)
    return found.any


def events(
    reports: Iterable[Report],
    output: Output = None,
    format: str | None = None,  # noqa: A002
) -> bool:
    """Write the events of the reports and return whether there was one; see places()."""
    found = _Counter(reports, lambda report: bool(report.events))
    chosen = choose(format, output, "events")
    deliver(shaped(found, chosen.takes, "events", SHOWN_ROLES), chosen, EVENT_COLUMNS, "events", output)
    return found.any


def rows(
    mappings: Iterable[Mapping[str, Any]],
    output: Output = None,
    format: str | None = None,  # noqa: A002
) -> None:
    """Write any flat mappings, such as those of place_row(), all with the keys of the first.

    In GeoJSON those with a ``geometry``, or with ``lat`` and ``lon``, have their place.

    Raises:
        WriteError: a format that takes no such rows; see places().
    """
    chosen = choose(format, output, "rows")
    listed = list(mappings)
    features = chosen.takes == "features"
    source: Iterator[Any] = map(point_feature, listed) if features else map(with_wkt, listed)
    deliver(source, chosen, tuple(listed[0]) if listed else (), "rows", output)


class _Counter:
    """Reports on their way, and whether any of them held something."""

    def __init__(self, reports: Iterable[Report], holds: Callable[[Report], bool]) -> None:
        self._reports = reports
        self._holds = holds
        self.any = False

    def __iter__(self) -> Iterator[Report]:
        for report in self._reports:
            self.any = self.any or self._holds(report)
            yield report


def guess(path: str | os.PathLike[str]) -> str:
    """Return the name of the format that the suffix of a path stands for.

    Raises:
        WriteError: it stands for none.

    >>> guess("events.geojson")
    'geojson'
    """
    suffix = Path(path).suffix.lower()
    for found in FORMATS.values():
        if suffix in found.suffixes:
            return found.name
    known = " ".join(suffix for found in FORMATS.values() for suffix in found.suffixes)
    raise WriteError(f"{path}: no format has this suffix (known: {known}); name the format")


def is_path(output: Output) -> bool:
    """Tell a path from a stream; "-" is standard output."""
    return isinstance(output, str | os.PathLike) and os.fspath(output) != "-"


def choose(name: str | None, output: Output, records: str) -> Format:
    """Return a format, checked to take the records and to fit the output."""
    if name is None:
        name = guess(output) if isinstance(output, str | os.PathLike) and is_path(output) else "table"
    chosen = FORMATS.get(name)
    if chosen is None:
        raise WriteError(f"unknown format {name!r}; one of {', '.join(FORMATS)}")
    if records not in chosen.records:
        raise WriteError(f"format {name} takes {' or '.join(chosen.records)}, not {records!r}")
    if not (chosen.is_text or is_path(output)):
        raise WriteError(f"format {name} is a file, not text: name one to write it to")
    return chosen


def columns(records: str) -> tuple[str, ...]:
    """Return the columns of the flat records."""
    return PLACE_COLUMNS if records == "places" else EVENT_COLUMNS


def shaped(reports: Iterable[Report], shape: str, records: str, roles: Sequence[str]) -> Iterator[Any]:
    """Return the records in a shape that a format takes: rows, objects, features or reports."""
    if shape == "reports":
        return iter(reports)
    if shape == "features":
        return features(reports, records, roles)
    if shape == "rows":
        return flat_rows(reports, records, roles)
    return documents(reports, roles) if records == "places" else event_objects(reports)


def deliver(
    source: Iterator[Any], chosen: Format, columns: Sequence[str], records: str, output: Output
) -> None:
    """Write what a format makes of its input to a path or stream."""
    if not isinstance(output, str | os.PathLike) or os.fspath(output) == "-":
        stream = sys.stdout if output is None or isinstance(output, str | os.PathLike) else output
        if stream is None:
            raise WriteError("standard output is closed")
        send(chosen.chunks(source, columns, records), stream, chosen.name == "table")
        return
    with replacing(Path(output)) as temporary:
        if chosen.is_text:
            with temporary.open("w", encoding="utf-8", newline="") as file:
                send(chosen.chunks(source, columns, records), file)
        else:
            chosen.save(source, temporary, records)
