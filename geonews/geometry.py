"""GeoJSON geometries without a library: checked and rounded, their extent and middle, WKT and WKB.

Longitude before latitude, WGS 84 degrees, as in GeoJSON (RFC 7946); coordinates in five decimals (one metre).
"""

from __future__ import annotations

import math
import struct
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["bbox", "centre", "centroid", "clean", "point", "radius_km", "to_wkb", "to_wkt"]

DECIMALS = 5
KM_PER_DEGREE = 111.195
"""Of a great circle on a sphere of 6,371 km."""

_TYPES = {
    # name: nesting of its coordinates, WKB code
    "Point": (0, 1),
    "LineString": (1, 2),
    "Polygon": (2, 3),
    "MultiPoint": (1, 4),
    "MultiLineString": (2, 5),
    "MultiPolygon": (3, 6),
}
_COLLECTION = 7


def point(lat: float, lon: float) -> dict[str, Any]:
    """Return a GeoJSON point.

    >>> point(40.5283, 72.7985)
    {'type': 'Point', 'coordinates': [72.7985, 40.5283]}
    """
    return {"type": "Point", "coordinates": [round(lon, DECIMALS), round(lat, DECIMALS)]}


def clean(geometry: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a geometry of plain rounded numbers, rings turned as RFC 7946 asks; None for one that is broken.

    >>> clean({"type": "Point", "coordinates": (72.8000049, 40.5, 900)})
    {'type': 'Point', 'coordinates': [72.8, 40.5]}
    """
    if not geometry:
        return None
    kind = geometry.get("type")
    try:
        if kind == "GeometryCollection":
            parts = [clean(part) for part in geometry["geometries"]]
            return {"type": kind, "geometries": [part for part in parts if part]}
        if kind not in _TYPES:
            return None
        coordinates = _rounded(geometry["coordinates"], _TYPES[kind][0])
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    if kind == "Polygon":
        coordinates = _turned(coordinates)
    elif kind == "MultiPolygon":
        coordinates = [_turned(polygon) for polygon in coordinates]
    return {"type": kind, "coordinates": coordinates} if coordinates else None


def _rounded(coordinates: Any, depth: int) -> list[Any]:
    """Return nested coordinates as lists of two rounded finite numbers."""
    if depth:
        return [_rounded(part, depth - 1) for part in coordinates]
    lon, lat = float(coordinates[0]), float(coordinates[1])
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError("not a position on the globe")
    return [round(lon, DECIMALS), round(lat, DECIMALS)]


def _turned(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    """Return the rings of a polygon, the outer one counterclockwise, holes clockwise."""
    return [
        ring if (centroid(ring)[0] >= 0) == (index == 0) else ring[::-1] for index, ring in enumerate(rings)
    ]


def positions(geometry: Mapping[str, Any]) -> Iterator[Sequence[float]]:
    """Yield every position of a geometry."""
    if "geometries" in geometry:
        for part in geometry["geometries"]:
            yield from positions(part)
        return
    level = [geometry["coordinates"]]
    for _ in range(_TYPES[geometry["type"]][0]):
        level = [part for parts in level for part in parts]
    yield from level


def bbox(geometry: Mapping[str, Any]) -> list[float]:
    """Return [west, south, east, north] of a geometry; an empty list when it has no position."""
    found = list(positions(geometry))
    if not found:
        return []
    lons, lats = [p[0] for p in found], [p[1] for p in found]
    return [min(lons), min(lats), max(lons), max(lats)]


def centre(geometry: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return (lat, lon) in the middle: the centroid of the largest area, else the mean of the positions."""
    rings: list[Any] = []
    if geometry["type"] == "Polygon":
        rings = geometry["coordinates"][:1]
    elif geometry["type"] == "MultiPolygon":
        rings = [polygon[0] for polygon in geometry["coordinates"] if polygon]
    weighed = [(abs(area), lat, lon) for area, lat, lon in map(centroid, rings) if area]
    if weighed:
        _, lat, lon = max(weighed)
        return lat, lon
    found = list(positions(geometry))
    if not found:
        return None
    return sum(p[1] for p in found) / len(found), sum(p[0] for p in found) / len(found)


def centroid(ring: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Return (area, lat, lon) of a ring: area in square degrees, positive when counterclockwise."""
    if not ring:
        return 0.0, 0.0, 0.0
    x0, y0 = ring[0]  # differences to a corner keep the digits of small rings
    double = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        double += cross
        x += (ax + bx - 2 * x0) * cross
        y += (ay + by - 2 * y0) * cross
    if not double:
        return 0.0, y0, x0
    return double / 2, y0 + y / (3 * double), x0 + x / (3 * double)


def radius_km(geometry: Mapping[str, Any]) -> float:
    """Return half the diagonal of the extent of a geometry, in kilometres; 0 for a point."""
    extent = bbox(geometry)
    if not extent:
        return 0.0
    west, south, east, north = extent
    width = (east - west) * math.cos(math.radians((south + north) / 2))
    return KM_PER_DEGREE * math.hypot(width, north - south) / 2


def to_wkt(geometry: Mapping[str, Any]) -> str:
    """Return a geometry as well-known text.

    >>> to_wkt({"type": "LineString", "coordinates": [[72.8, 40.5], [73.0, 40.9]]})
    'LINESTRING (72.8 40.5, 73 40.9)'
    """
    kind = str(geometry["type"])
    if "geometries" in geometry:
        body = ", ".join(map(to_wkt, geometry["geometries"]))
        return f"GEOMETRYCOLLECTION ({body})" if body else "GEOMETRYCOLLECTION EMPTY"
    depth = _TYPES[kind][0]
    text = _wkt(geometry["coordinates"], depth)
    return f"{kind.upper()} {text if depth else f'({text})'}"


def _wkt(coordinates: Any, depth: int) -> str:
    """Return nested coordinates as in well-known text."""
    if depth:
        return f"({', '.join(_wkt(part, depth - 1) for part in coordinates)})"
    return " ".join(f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".") for value in coordinates[:2])


def to_wkb(geometry: Mapping[str, Any]) -> bytes:
    """Return a geometry as little-endian well-known binary."""
    if "geometries" in geometry:
        parts = geometry["geometries"]
        return struct.pack("<BII", 1, _COLLECTION, len(parts)) + b"".join(map(to_wkb, parts))
    kind = str(geometry["type"])
    depth, code = _TYPES[kind]
    coordinates = geometry["coordinates"]
    head = struct.pack("<BI", 1, code)
    if kind.startswith("Multi"):
        parts = [{"type": kind.removeprefix("Multi"), "coordinates": part} for part in coordinates]
        return head + struct.pack("<I", len(parts)) + b"".join(map(to_wkb, parts))
    return head + _wkb(coordinates, depth)


def _wkb(coordinates: Any, depth: int) -> bytes:
    """Return nested coordinates as in well-known binary."""
    if depth:
        return struct.pack("<I", len(coordinates)) + b"".join(_wkb(part, depth - 1) for part in coordinates)
    return struct.pack("<2d", *coordinates[:2])
