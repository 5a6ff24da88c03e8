"""Names on the map in the language of the page, from the gazetteer file.

The map draws without a gazetteer too: then places keep the names they came with
and the basemap carries no labels of its own.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any

from ..licences import ONLINE
from ..packing import unpack_names, unpack_text
from ..schema import REGION
from ..text import sound_key
from . import assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["basemap_labels", "country_names", "credits_of", "place_names", "shapes"]

_CHUNK = 400
_CITIES = 420
"""Settlements that get a label somewhere between the first view and zoom 10."""

_KNOWN = 0.3
"""Importance that all of these exceed: asked for first, it halves the time of finding them."""
_CYRILLIC = frozenset(["kk", "ky", "ru", "tg"])
_OF_FIVE = "country IN ('KG','KZ','UZ','TJ','TM')"
_NEAR = "lat BETWEEN 24 AND 62 AND lon BETWEEN 34 AND 106"


def _ask(query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    path = assets.DATA / "gazetteer.db"
    if not path.is_file():
        return []
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            return database.execute(query, tuple(values)).fetchall()
    except sqlite3.Error:
        return []


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = sorted(set(ids))
    for start in range(0, len(rest), _CHUNK):
        yield rest[start : start + _CHUNK]


def place_names(ids: Iterable[str], language: str) -> dict[str, str]:
    """Return the names of places in a language, by place id; English names come with the places."""
    ids = list(ids)
    found: dict[str, str] = {}
    if language == "en":
        return {place: name for place, name, _ in _spellings(ids)}
    rows = [
        (place, name, own, kind == "official")
        for place, own, packed in _spellings(ids)
        for name, languages, kind in unpack_names(own, packed)
        if language in languages.split(",") and kind in ("official", "alias")
    ]
    for place, name, *_ in _best_first(rows, language):
        found.setdefault(place, name)
    if language in _CYRILLIC:
        found = _cyrillic(set(ids) - found.keys()) | found
    return found


def _spellings(ids: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and packed names of places."""
    for chunk in _chunks(ids):
        marks = ",".join("?" * len(chunk))
        yield from _ask(f"SELECT id, name, names FROM spot WHERE id IN ({marks})", chunk)  # noqa: S608 (only marks)


def _cyrillic(ids: Iterable[str]) -> dict[str, str]:
    """Return the names that places have in any language written in Cyrillic, for want of the right one."""
    rows = [
        (place, kind != "official", len(name), name)
        for place, own, packed in _spellings(ids)
        for name, _, kind in unpack_names(own, packed)
        if "А" <= name < "ԯ" and kind in ("official", "alias", "transliteration")
    ]
    found: dict[str, str] = {}
    for place, _, _, name in sorted(rows):
        found.setdefault(place, name)
    return found


def _best_first(rows: list[tuple[Any, ...]], language: str) -> list[tuple[Any, ...]]:
    """Sort the names of each place: official ones that sound like the English name, which is today's, first.

    Uzbek is written in two alphabets; the page is in the Latin one.
    """
    sounds = {english: sound_key(english) for _, _, english, _ in rows}

    def rank(row: tuple[Any, ...]) -> tuple[Any, ...]:
        place, name, english, official = row
        odd = language == "uz" and any(char > "\u0400" for char in name)
        return place, odd, not official, sound_key(name) != sounds[english], len(name), name

    return sorted(rows, key=rank)


@cache
def _countries(language: str) -> list[tuple[str, str | None, str]]:
    """Return id, ISO 3166-1 alpha-2 code and name of each country."""
    rows = _ask("SELECT id, country, name FROM place WHERE kind = 'country'")
    own = place_names((place for place, _, _ in rows), language) if language != "en" else {}
    return [(place, code, own.get(place, name)) for place, code, name in rows]


def country_names(language: str) -> dict[str, str]:
    """Return the names of countries by ISO 3166-1 alpha-2 code."""
    return {code: name for _, code, name in _countries(language) if code}


def shapes(ids: Iterable[str]) -> dict[str, str]:
    """Return the GeoJSON geometries, as text, of those places that have one."""
    found: dict[str, str] = {}
    for chunk in _chunks(ids):
        marks = ",".join("?" * len(chunk))
        rows = _ask(
            "SELECT p.id, s.geojson FROM spot p JOIN shape s ON s.place = p.n "  # noqa: S608 (only marks)
            f"WHERE p.id IN ({marks})",
            chunk,
        )
        found.update((place, unpack_text(packed)) for place, packed in rows)
    return found


@cache
def _credits() -> dict[str, str]:
    """Return what the licence of each source wants to be said, by key; the permissive ones want nothing."""
    said = dict(ONLINE)
    for key, licence, upstream in _ask("SELECT key, licence, upstream FROM source"):
        name = (
            "OpenStreetMap contributors" if "OpenStreetMap" in upstream else re.split(r",| \(", upstream)[0]
        )
        if licence.startswith(("CC BY", "ODbL")):
            said[key] = f"{name} ({licence})"
    return said


def credits_of(sources: Iterable[str]) -> list[str]:
    """Return the credits that belong on a map which shows places of these sources."""
    said = _credits()
    return sorted({said[source] for source in sources if source in said})


@cache
def basemap_labels(language: str) -> dict[str, Any]:
    """Return what the basemap may write: countries by id; waters, ranges and settlements by rank."""
    points = _cities() + _physical()
    names = {} if language == "en" else place_names((point[0] for point in points), language)
    return {
        "credits": ["Natural Earth", *credits_of(point[-1] for point in points)],
        "countries": {place: name for place, _, name in _countries(language)},
        "points": [
            [names.get(place, name), lat, lon, kind, zoom] for place, name, lat, lon, kind, zoom, _ in points
        ],
    }


def _cities() -> list[tuple[Any, ...]]:
    rows = _ask(
        "SELECT id, name, lat, lon, feature, country, source FROM place "  # noqa: S608 (constants)
        f"WHERE importance > {_KNOWN} AND kind = 'settlement' "
        f"AND ({_OF_FIVE} OR {_NEAR} AND population > 200000) "
        f"ORDER BY feature = 'PPLC' DESC, importance + 0.2 * ({_OF_FIVE}) DESC, id LIMIT {_CITIES}"
    )
    return [
        (
            place,
            name,
            lat,
            lon,
            "capital" if feature == "PPLC" else "city",
            _zoom(rank, feature, country),
            source,
        )
        for rank, (place, name, lat, lon, feature, country, source) in enumerate(rows)
    ]


def _zoom(rank: int, feature: str | None, country: str | None) -> float:
    """Return the zoom from which a settlement is named: the better known, the sooner."""
    if feature == "PPLC":
        return 4
    steps = ((25, 5), (60, 5.5), (120, 6.5), (200, 7.5))
    zoom = next((step for limit, step in steps if rank < limit), 8.5)
    return zoom if country in REGION else max(zoom, 5)


def _zoom_by_size(kind: str, radius_km: float) -> float:
    steps = ((150, 4.5), (70, 6), (35, 7)) if kind == "mountain" else ((120, 4), (45, 5.5), (20, 7))
    return next((zoom for limit, zoom in steps if radius_km > limit), 8)


def _physical() -> list[tuple[Any, ...]]:
    rows = _ask(
        "SELECT id, name, lat, lon, kind, radius_km, source FROM place "  # noqa: S608 (constants)
        f"WHERE kind IN ('water', 'mountain') AND {_NEAR} AND radius_km >= 8 "
        "AND coalesce(feature, '') NOT IN ('river', 'STM', 'peak', 'PK', 'glacier', 'canal') "
        "ORDER BY radius_km DESC, importance DESC, id LIMIT 120"
    )
    return [
        (place, name, lat, lon, kind, _zoom_by_size(kind, radius), source)
        for place, name, lat, lon, kind, radius, source in rows
    ]
