"""In which district, region and country a point lies, from the outlines and points of the gazetteer.

Outlines are those of small maps and wrong by kilometres, most of all around the exclaves of the
Ferghana valley; there the country of the nearest settlement is trusted more.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from .distance import bearing, distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gazetteer import Gazetteer
    from .model import Place

__all__ = ["Location", "Neighbour", "holds", "locate", "neighbours", "region_at"]

MOST_CELLS = 4
VAGUE_KM = 5.0
"""A settlement whose point is less sure than this does not tell where another point lies."""
FERGHANA = (39.3, 41.6, 69.2, 73.7)
"""South, north, west, east of the valley whose borders no small map gets right; degrees."""
TRUSTED_KM = 15.0
"""There, how far the country of the nearest settlement reaches; elsewhere as far as the settlement."""
FAR_KM = 150.0
"""A point farther than this from every settlement and outside every outline is in no country."""
WITNESSES = 24
"""Nearest settlements whose units are considered."""


class Neighbour(NamedTuple):
    """A place near a point."""

    place: Place
    distance_km: float
    """Great-circle distance from the place to the point."""
    bearing: str
    """Compass point from the place to the point: "12 km NE of Osh"."""


class Location(NamedTuple):
    """The units that hold a point; None where the gazetteer cannot tell."""

    district: Place | None
    region: Place | None
    country: Place | None


def neighbours(
    lat: float, lon: float, kinds: Sequence[str], limit: int, gazetteer: Gazetteer
) -> list[Neighbour]:
    """Return the places of some kinds nearest to a point, those with a vague point left out."""
    found: list[Neighbour] = []
    for reach in range(1, MOST_CELLS + 1):
        places = map(gazetteer.place_at, gazetteer.rows_near(lat, lon, reach))
        found = [
            Neighbour(p, distance_km(p.lat, p.lon, lat, lon), bearing(p.lat, p.lon, lat, lon))
            for p in places
            if p.kind in kinds and not _is_vague(p)
        ]
        if len(found) >= limit:
            break
    return sorted(found, key=lambda n: (n.distance_km, n.place.id))[:limit]


def _is_vague(place: Place) -> bool:
    """Tell a village known by its district only from a settlement with a point of its own."""
    return place.feature == "village" and place.radius_km > VAGUE_KM


def locate(lat: float, lon: float, gazetteer: Gazetteer) -> Location:
    """Return the district, region and country of a point.

    Args:
        lat: WGS 84 degrees.
        lon: WGS 84 degrees.
        gazetteer: with its outlines.
    """
    near = neighbours(lat, lon, ("settlement",), WITNESSES, gazetteer)
    code = _country_at(lat, lon, near, gazetteer)
    if code is None:
        return Location(None, None, None)
    own = [n for n in near if n.place.country == code]
    region = _region_of(lat, lon, code, own, gazetteer)
    return Location(_district_of(lat, lon, code, region, gazetteer), region, gazetteer.place(f"iso:{code}"))


def _country_at(lat: float, lon: float, near: list[Neighbour], gazetteer: Gazetteer) -> str | None:
    """Return the code of the country at a point: exclaves first, then settlements or outlines."""
    for row in gazetteer.rows_near(lat, lon):
        place = gazetteer.place_at(row)
        if place.feature == "exclave" and holds(place, lat, lon, gazetteer):
            return place.country
    south, north, west, east = FERGHANA
    nearest = near[0] if near else None
    in_valley = south <= lat <= north and west <= lon <= east
    if nearest and nearest.distance_km <= (TRUSTED_KM if in_valley else nearest.place.radius_km):
        return nearest.place.country
    codes = list(dict.fromkeys(n.place.country for n in near if n.place.country))
    for code in codes:
        if region_at(lat, lon, code, gazetteer):
            return code
    for code in codes:
        country = gazetteer.place(f"iso:{code}")
        if country and holds(country, lat, lon, gazetteer):
            return code
    return nearest.place.country if nearest and nearest.distance_km <= FAR_KM else None


def _region_of(lat: float, lon: float, code: str, own: list[Neighbour], gazetteer: Gazetteer) -> Place | None:
    """Return the region whose outline holds a point, else that of the nearest settlement."""
    if own and own[0].distance_km <= own[0].place.radius_km:  # within a town the gazetteer knows its region
        found = _parent(own[0].place, "region", gazetteer)
        if found:
            return found
    found = region_at(lat, lon, code, gazetteer)
    if found:
        return found
    return next((region for n in own if (region := _parent(n.place, "region", gazetteer))), None)


def _parent(place: Place, kind: str, gazetteer: Gazetteer) -> Place | None:
    """Return the unit of a kind that holds a place."""
    units = (gazetteer.place(parent) for parent in place.parents)
    return next((unit for unit in units if unit and unit.kind == kind), None)


def _district_of(
    lat: float, lon: float, code: str, region: Place | None, gazetteer: Gazetteer
) -> Place | None:
    """Return the likeliest district: no outline of one is known, only its middle and size."""
    if region is None or region.feature == "ADM1 city":
        return None
    found = [
        (distance_km(p.lat, p.lon, lat, lon), p.id, p)
        for p in _atlas(gazetteer).units(code, "district")
        if region.id in p.parents
    ]
    away, _, district = min(found, default=(math.inf, "", None))
    return district if district and away <= 1.2 * district.radius_km else None


def region_at(lat: float, lon: float, country: str, gazetteer: Gazetteer) -> Place | None:
    """Return the region of a country whose outline holds a point; None when none does.

    The smallest wins: a city that is a region lies within the outline of the one around it.
    """
    regions = [p for p in _atlas(gazetteer).units(country, "region") if holds(p, lat, lon, gazetteer)]
    return min(regions, key=lambda p: p.radius_km, default=None)


def holds(place: Place, lat: float, lon: float, gazetteer: Gazetteer) -> bool:
    """Tell whether the outline of a place holds a point; a place without outline holds none."""
    outline = _atlas(gazetteer).outline(place.id)
    if outline is None:
        return False
    (west, south, east, north), polygons = outline
    if not (west <= lon <= east and south <= lat <= north):
        return False
    return any(
        _in_ring(lon, lat, rings[0]) and not any(_in_ring(lon, lat, hole) for hole in rings[1:])
        for rings in polygons
    )


def _in_ring(lon: float, lat: float, ring: Sequence[Sequence[float]]) -> bool:
    """Tell whether a closed ring goes round a point (even-odd rule)."""
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


Outline = tuple[tuple[float, float, float, float], list[list[list[list[float]]]]]
"""Extent (west, south, east, north) and polygons."""


class _Atlas:
    """The outlines of one gazetteer, each read once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._shape = gazetteer.shape
        self._units = gazetteer.units
        self._known: dict[tuple[str, str], list[Place]] = {}
        self._outlines: dict[str, Outline | None] = {}

    def units(self, country: str, kind: str) -> list[Place]:
        if (country, kind) not in self._known:
            self._known[country, kind] = self._units(country, kind)
        return self._known[country, kind]

    def outline(self, place_id: str) -> Outline | None:
        if place_id not in self._outlines:
            import json  # a look-up by name needs none

            text = self._shape(place_id)
            self._outlines[place_id] = _outline(json.loads(text)) if text else None
        return self._outlines[place_id]


def _outline(geometry: dict[str, Any]) -> Outline | None:
    kind = geometry.get("type")
    polygons = geometry["coordinates"] if kind == "MultiPolygon" else []
    if kind == "Polygon":
        polygons = [geometry["coordinates"]]
    points = [point for rings in polygons for point in rings[0]]
    if not points:
        return None
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return (min(lons), min(lats), max(lons), max(lats)), polygons


_ATLASES: WeakKeyDictionary[Gazetteer, _Atlas] = WeakKeyDictionary()


def _atlas(gazetteer: Gazetteer) -> _Atlas:
    found = _ATLASES.get(gazetteer)
    if found is None:
        found = _ATLASES[gazetteer] = _Atlas(gazetteer)
    return found
