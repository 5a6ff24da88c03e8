"""Settlements told twice: a village at its district and at a point of its own, a town twice in GeoNames."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from .tables import Row, Tables, load

if TYPE_CHECKING:
    from collections.abc import Iterator

text, schema, distance = load("text"), load("schema"), load("distance")

COARSE = "village"
"""Feature of places that stand at their district's point."""
APART_KM = 10.0
"""Two towns of one name lie farther apart than that."""
SEATS = ("PPLC", "PPLA", "PPLA2")


def merge_doubles(tables: Tables) -> int:
    """Drop each settlement that another line stands for; keep its names.

    Returns:
        How many places were dropped.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for place, name in _names(tables):
        keys[place].add(text.join_key(name))
    twins, gains = _twins(tables.places, keys)
    coarse = _coarse(tables.places, keys)
    stands_for = twins | {place: twins.get(better, better) for place, better in coarse.items()}
    tables.names = [_moved(row, stands_for) for row in tables.names] + [
        _as_name(row, stands_for[row["id"]]) for row in tables.places if row["id"] in stands_for
    ]
    kept = [row for row in tables.places if row["id"] not in stands_for]
    tables.places = [Row(row.where, {**row.cells, **gains.get(row["id"], {})}) for row in kept]
    return len(stands_for)


def _coarse(places: list[Row], keys: dict[str, set[str]]) -> dict[str, str]:
    """Return coarse village -> the settlement of its name and district that has a better line."""
    better: dict[tuple[str, str, str], str] = {}
    for row in sorted(places, key=lambda row: row["feature"] == COARSE):
        told = row["kind"] == "settlement" and row["admin2"]
        if told and (row["feature"] != COARSE or row["source"].startswith("curated")):
            for key in keys[row["id"]]:
                better.setdefault((row["admin1"], row["admin2"], key), row["id"])
    found = {}
    for row in places:
        if row["feature"] == COARSE and not row["source"].startswith("curated"):
            same = sorted(better.get((row["admin1"], row["admin2"], key), "") for key in keys[row["id"]])
            if same and same[-1]:
                found[row["id"]] = same[-1]
    return found


def _twins(places: list[Row], keys: dict[str, set[str]]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return town -> the other line of GeoNames for it, and what that one learns from it.

    GeoNames has towns twice, once with its people, once as the seat of a district without them.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in places:
        if row["kind"] == "settlement" and row["source"] == "geonames" and row["country"] in schema.REGION:
            for key in keys[row["id"]]:
                groups[row["country"], key].append(row)
    found: dict[str, str] = {}
    gains: dict[str, dict[str, str]] = {}
    for group in groups.values():
        for pair in combinations(group, 2):
            kept, other = sorted(pair, key=lambda row: (-int(row["population"] or 0), row["id"]))
            if other["id"] not in found and _is_twin(kept, other):
                found[other["id"]] = kept["id"]
                seat = next((f for f in SEATS if f in (kept["feature"], other["feature"])), kept["feature"])
                gains[kept["id"]] = {"feature": seat, "admin2": kept["admin2"] or other["admin2"]}
    return found, gains


def _is_twin(kept: Row, other: Row) -> bool:
    """Tell whether two towns with a name in common are one: near, and not both counted under own names."""
    points = [(float(row["lat"]), float(row["lon"])) for row in (kept, other)]
    if distance.distance_km(*points[0], *points[1]) > APART_KM:
        return False
    return not other["population"] or text.join_key(kept["name"]) == text.join_key(other["name"])


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
