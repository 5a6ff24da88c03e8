"""A user's own places: what their tests do and ask."""

import sqlite3
from pathlib import Path

from click.testing import CliRunner

from geonews import lookup, open_gazetteer, overlay
from geonews.cli import geonews as command
from geonews.gazetteer import DATABASE, Gazetteer, user_file
from geonews.overlay import importing

OSH = (40.53, 72.80)
NEW_NAME = "Zzyrgan-Bulak"


def package() -> Gazetteer:
    return open_gazetteer(DATABASE)


def run(*arguments: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(command, arguments)
    return found.exit_code, found.stdout, found.stderr


def ids(name: str) -> list[str]:
    return [candidate.place.id for candidate in lookup(name)]


def own(name: str) -> list[str]:
    """Return the ids of the user's places that a name finds."""
    return [place for place in ids(name) if package().place(place) is None]


def bring(path: Path, **options: object) -> importing.Progress:
    store = overlay.open_store(user_file(), package())
    try:
        return overlay.import_file(path, store, **options)
    finally:
        store.close()


def content() -> dict[str, tuple[object, ...]]:
    """Return everything in the user's file, by place."""
    database = sqlite3.connect(user_file())
    names = database.execute(
        "SELECT p.id, p.lat, p.lon, p.kind, p.country, p.admin1, "
        "(SELECT group_concat(key || '/' || at || '/' || names, ' ') FROM spelling WHERE place = n), "
        "(SELECT count(*) FROM cell WHERE place = n) FROM place p"
    ).fetchall()
    hidden = database.execute("SELECT id, instead FROM hides ORDER BY id").fetchall()
    database.close()
    return {row[0]: row[1:] for row in names} | {"hides": tuple(hidden)}


def line(
    number: int, name: str, lat: float, lon: float, *, code: str = "P.PPL", country: str = "KG",
    alternates: str = "", people: int = 0, admin: tuple[str, str] = ("", ""),
) -> str:  # fmt: skip
    kind, feature = code.split(".")
    cells = [
        str(number), name, name, alternates, str(lat), str(lon), kind, feature, country, "", *admin, "", "",
        str(people), "", "", "", "2026-01-01",
    ]  # fmt: skip
    return "\t".join(cells) + "\n"


def vague_village() -> tuple[str, str, float, float]:
    """Return id, name and point of a village known by its district only, the one of its name."""
    for place in package().units("KG", "settlement"):
        if place.feature == "village" and place.radius_km > 10 and len(place.name) > 6:
            twins = [c for c in lookup(place.name, country="KG", limit=99) if c.place.kind == "settlement"]
            if len(twins) == 1:
                return place.id, place.name, place.lat, place.lon
    raise AssertionError("no such village")


def dump(tmp_path: Path, *lines: str, name: str = "KG.txt") -> Path:
    path = tmp_path / name
    path.write_text("".join(lines), encoding="utf-8")
    return path
