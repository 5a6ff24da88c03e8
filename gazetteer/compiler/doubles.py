"""Villages told twice: once at a point of their own, once only at their district's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tables import Row, Tables, load

if TYPE_CHECKING:
    from collections.abc import Iterator

text = load("text")

COARSE = "village"
"""Feature of places that stand at their district's point."""


def merge_doubles(tables: Tables) -> int:
    """Drop each coarse village that a finer settlement of its name and district stands for; keep its names.

    Returns:
        How many places were dropped.
    """
    keys: dict[str, set[str]] = {}
    for place, name in _names(tables):
        keys.setdefault(place, set()).add(text.join_key(name))
    fine: dict[tuple[str, str, str], str] = {}
    for row in tables.places:
        if row["kind"] == "settlement" and row["feature"] != COARSE and row["admin2"]:
            for key in keys[row["id"]]:
                fine.setdefault((row["admin1"], row["admin2"], key), row["id"])
    stands_for = {}
    for row in tables.places:
        if row["feature"] == COARSE:
            found = sorted(fine.get((row["admin1"], row["admin2"], key), "") for key in keys[row["id"]])
            if found and found[-1]:
                stands_for[row["id"]] = found[-1]
    tables.names = [_moved(row, stands_for) for row in tables.names] + [
        _as_name(row, stands_for[row["id"]]) for row in tables.places if row["id"] in stands_for
    ]
    tables.places = [row for row in tables.places if row["id"] not in stands_for]
    return len(stands_for)


def _names(tables: Tables) -> Iterator[tuple[str, str]]:
    for row in tables.places:
        yield row["id"], row["name"]
    for row in tables.names:
        yield row["place"], row["name"]


def _moved(row: Row, stands_for: dict[str, str]) -> Row:
    """Return a name on the place that is kept."""
    kept = stands_for.get(row["place"])
    return Row(row.where, {**row.cells, "place": kept}) if kept else row


def _as_name(row: Row, kept: str) -> Row:
    """Return the main name of a dropped place as a name of the one that is kept."""
    cells = {"place": kept, "language": "en", "script": "Latn", "kind": "alias", "from": "", "to": ""}
    return Row(row.where, {**cells, "name": row["name"], "source": row["source"]})
