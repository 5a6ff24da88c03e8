"""GeoJSON geometries on their way to the page: checked, rounded, given a point to hang a marker on."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["anchor", "clean", "stepped"]

_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_DECIMALS = 4

Position = tuple[float, float]


def clean(geometry: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a geometry with plain, finite, rounded coordinates; None for anything else.

    Args:
        geometry: GeoJSON, longitude before latitude, WGS 84 degrees.

    >>> clean({"type": "Point", "coordinates": (72.80001234, 40.5, 900)})
    {'type': 'Point', 'coordinates': [72.8, 40.5]}
    >>> clean({"type": "Point", "coordinates": [float("nan"), 1]}) is None
    True
    """
    if not geometry or geometry.get("type") not in _DEPTHS:
        return None
    kind = str(geometry["type"])
    try:
        return {"type": kind, "coordinates": _round(geometry["coordinates"], _DEPTHS[kind])}
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def _round(coordinates: Any, depth: int) -> list[Any]:
    if depth > 1:
        return [_round(part, depth - 1) for part in coordinates]
    points = [(float(point[0]), float(point[1])) for point in (coordinates if depth else [coordinates])]
    if not all(isfinite(lon) and abs(lat) <= 90 for lon, lat in points):
        raise ValueError("not a position on the globe")
    rounded = [[round(lon, _DECIMALS), round(lat, _DECIMALS)] for lon, lat in points]
    return rounded if depth else rounded[0]


def stepped(geometry: dict[str, Any]) -> list[Any]:
    """Return type and coordinates of a cleaned geometry, each position as a step from the one before.

    Runs of positions are flat: steps east and north in the last decimal of a degree, the first from 0, 0.

    >>> stepped({"type": "LineString", "coordinates": [[72.8, 40.5], [72.8001, 40.4]]})
    ['LineString', [728000, 405000, 1, -1000]]
    """
    return [geometry["type"], _steps(geometry["coordinates"], _DEPTHS[geometry["type"]])]


def _steps(coordinates: Any, depth: int) -> list[Any]:
    if depth > 1:
        return [_steps(part, depth - 1) for part in coordinates]
    steps: list[int] = []
    x, y = 0, 0
    for lon, lat in coordinates if depth else [coordinates]:
        east, north = round(lon * 10**_DECIMALS), round(lat * 10**_DECIMALS)
        steps += (east - x, north - y)
        x, y = east, north
    return steps


def _rings(geometry: dict[str, Any]) -> Iterator[list[Position]]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        yield from coordinates[:1]
    elif kind == "MultiPolygon":
        yield from (polygon[0] for polygon in coordinates if polygon)


def _lines(geometry: dict[str, Any]) -> list[list[Position]]:
    """Return the runs of positions of a geometry, whatever its depth; empty ones left out."""
    runs = [geometry["coordinates"]]
    for _ in range(_DEPTHS[geometry["type"]] - 1):
        runs = [part for run in runs for part in run]
    if geometry["type"] == "Point":
        runs = [runs]
    return [run for run in runs if run]


def anchor(geometry: dict[str, Any]) -> Position | None:
    """Return (lat, lon) where the marker of a cleaned geometry stands; None when it holds no position.

    The centroid of the largest ring of an area, the middle vertex of a line.
    """
    area, lat, lon = max(
        (_centroid(ring) for ring in _rings(geometry) if len(ring) > 2), default=(0.0, 0.0, 0.0)
    )
    if area > 0:
        return lat, lon
    longest = max(_lines(geometry), key=len, default=None)
    if not longest:
        return None
    lon, lat = longest[len(longest) // 2]
    return lat, lon


def _centroid(ring: list[Position]) -> tuple[float, float, float]:
    """Return (area in square degrees, lat, lon) of a ring."""
    double = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        double += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return (abs(double) / 2, y / (3 * double), x / (3 * double)) if double else (0.0, ring[0][1], ring[0][0])
