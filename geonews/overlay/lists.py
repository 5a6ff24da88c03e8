"""Places a user lists: one on the command line, or a CSV file of them."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import GazetteerError
from ..location import locate
from ..model import KINDS
from ..schema import importance
from ..text import join_key
from .store import Entry, Store, default_radius_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..gazetteer import Gazetteer

__all__ = ["compile_lists", "make_entry", "parse_name", "problems_of", "read_list"]

BONUS = 0.03
"""Added to the importance of a place the user named, so that it wins a tie."""
MOST_BYTES = 64 << 20
"""Of a list, which is read into memory each time; a larger one is to be imported."""
_COLUMNS = ("name", "lat", "lon")


def parse_name(text: str) -> tuple[str, str]:
    """Return (name, language) of "ru:Ош"; without a language the second is empty.

    >>> parse_name("ru:Ош"), parse_name("Osh"), parse_name("Ship: the Sea")
    (('Ош', 'ru'), ('Osh', ''), ('Ship: the Sea', ''))
    """
    language, colon, name = text.partition(":")
    code = language.strip().lower()
    if colon and 2 <= len(code) <= 3 and code.isascii() and code.isalpha() and name.strip():
        return name.strip(), code
    return text.strip(), ""


def make_entry(
    name: str,
    lat: float,
    lon: float,
    *,
    kind: str = "settlement",
    country: str = "",
    names: Sequence[str] = (),
    source: str = "user",
    gazetteer: Gazetteer,
) -> Entry:
    """Return a place a user names; what was not said of its country and units is found by its point.

    Args:
        name: preferred.
        lat: WGS 84 degrees.
        lon: WGS 84 degrees.
        kind: one of model.KINDS.
        country: ISO 3166-1 alpha-2, several separated by commas.
        names: further names, each may begin with its language: "ru:Ош".
        source: file or person the place comes from.
        gazetteer: to find the units in.

    Raises:
        ValueError: no name, no such point, kind or country.
    """
    name = " ".join(name.split())
    codes = tuple(code.strip().upper() for code in country.split(",") if code.strip())
    if not join_key(name):
        raise ValueError("no name")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no such point: {lat}, {lon}")
    if kind not in KINDS:
        raise ValueError(f"no such kind: {kind!r}; one of {', '.join(KINDS)}")
    for code in codes:
        if gazetteer.place(f"iso:{code}") is None:
            raise ValueError(f"no such country: {code!r}; an ISO code such as KG")
    digest = hashlib.sha256(f"{join_key(name)}|{lat:.3f}|{lon:.3f}|{kind}".encode()).hexdigest()[:10]
    slug = "-".join(join_key(name).split())[:40]
    further = [(*parse_name(text), "alias") for text in names if text.strip()]
    entry = Entry(f"user:{slug}-{digest}", name, kind, lat, lon, codes, names=further, source=source)
    entry = _located(entry, gazetteer)
    radius = default_radius_km(kind, None)
    weight = importance(kind, None, entry.countries, 0, radius) + BONUS
    return replace(entry, radius_km=radius, importance=round(min(1.0, weight), 3))


def _located(entry: Entry, gazetteer: Gazetteer) -> Entry:
    """Fill in country, region and district by the point, as far as the user's country agrees."""
    if entry.kind == "country":
        return entry
    found = locate(entry.lat, entry.lon, gazetteer)
    here = found.country.country if found.country else None
    if entry.countries and entry.countries != (here,):
        return entry
    return replace(
        entry,
        countries=(here,) if here else (),
        admin1=found.region.id if found.region and entry.kind != "region" else None,
        admin2=found.district.id if found.district and entry.kind not in ("region", "district") else None,
    )


def read_list(path: Path, gazetteer: Gazetteer) -> Iterator[tuple[int, Entry | str]]:
    """Yield the lines of a CSV file of places: number and place, or what is wrong with the line.

    Columns: name, lat, lon, then in any order kind, country, names (separated by "; ", each may begin with
    its language, "ru:Ош"), and name:ru, name:ky, ...

    Raises:
        GazetteerError: the file cannot be read or lacks a column.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise GazetteerError(f"{path}: over {MOST_BYTES >> 20} MB; run: geonews gazetteer import {path}")
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            head = file.readline(1 << 16)
            commas = max(",;\t", key=head.count)
            reader = csv.reader(file, delimiter=commas)
            columns = [cell.strip().lower() for cell in next(csv.reader([head], delimiter=commas), [])]
            missing = [name for name in _COLUMNS if name not in columns]
            if missing:
                raise GazetteerError(f"{path}: no column {', '.join(missing)} in its first line")
            yield from _lines(reader, columns, path.name, gazetteer)
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror or error})") from error
    except csv.Error as error:
        raise GazetteerError(f"{path}: no CSV ({error})") from error


def _lines(
    reader: Iterator[list[str]], columns: list[str], source: str, gazetteer: Gazetteer
) -> Iterator[tuple[int, Entry | str]]:
    for number, cells in enumerate(reader, 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
        names = row.get("names", "").split(";")
        names += [f"{c[5:]}:{value}" for c, value in row.items() if c.startswith("name:") and value]
        try:
            yield number, make_entry(
                row.get("name", ""), _degrees(row, "lat"), _degrees(row, "lon"),
                kind=row.get("kind", "") or "settlement", country=row.get("country", ""), names=names,
                source=source, gazetteer=gazetteer,
            )  # fmt: skip
        except ValueError as error:
            yield number, str(error)


def _degrees(row: dict[str, str], column: str) -> float:
    value = row.get(column, "")
    try:
        return float(value.replace(",", "."))
    except ValueError:
        raise ValueError(f"{column} is no number: {value[:40]!r}") from None


def problems_of(paths: Sequence[Path], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the lines of the files that hold no place, as "file:line: what".

    Raises:
        GazetteerError: see read_list.
    """
    for path in paths:
        for number, found in read_list(path, gazetteer):
            if isinstance(found, str):
                yield f"{path}:{number}: {found}; skipped"


def compile_lists(paths: Sequence[Path], gazetteer: Gazetteer) -> bytes:
    """Return the places of CSV files as the bytes of a gazetteer file; lines that hold none are skipped.

    Raises:
        GazetteerError: see read_list.
    """
    store = Store(sqlite3.connect(":memory:"), "listed", gazetteer)
    try:
        store.begin()
        for path in paths:
            store.put_source(path.name, str(path), "places listed by the user")
            for _, found in read_list(path, gazetteer):
                if isinstance(found, Entry):
                    store.put(found)
        store.commit()
        return store.bytes()
    finally:
        store.close()
