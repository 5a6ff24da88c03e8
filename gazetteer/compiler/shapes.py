"""TopoJSON to GeoJSON geometry, and points in polygons; plain lists of numbers, no geometry library."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

Ring = list[list[float]]
Polygon = list[Ring]


def geometries(topology: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    """Return place id -> GeoJSON geometry of one object of a topology; an absent object is empty."""
    if name not in topology["objects"]:
        return {}
    arcs = decode_arcs(topology)
    found: dict[str, dict[str, Any]] = {}
    for item in topology["objects"][name]["geometries"]:
        if item.get("type") and item.get("id"):
            found[item["id"]] = {
                "type": item["type"],
                "coordinates": stitch(item["arcs"], arcs, item["type"]),
            }
    return found


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Return the arcs as coordinates, undoing the quantisation."""
    transform = topology.get("transform")
    if not transform:
        return [list(arc) for arc in topology["arcs"]]
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append([round(x * scale_x + shift_x, 5), round(y * scale_y + shift_y, 5)])
        decoded.append(line)
    return decoded


def stitch(indexes: list[Any], arcs: list[Ring], kind: str) -> list[Any]:
    """Return the coordinates of a geometry from its arc numbers."""
    if kind in ("LineString",):
        return join(indexes, arcs)
    if kind in ("MultiLineString", "Polygon"):
        return [join(ring, arcs) for ring in indexes]
    return [[join(ring, arcs) for ring in polygon] for polygon in indexes]


def join(ring: list[int], arcs: list[Ring]) -> Ring:
    """Return arcs end to end; ~n means arc n backwards."""
    line: Ring = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += part[1:] if line else part
    return line


def polygons(geometry: dict[str, Any]) -> list[Polygon]:
    """Return the polygons of a geometry; lines and points have none."""
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else []


def inside(lon: float, lat: float, shape: list[Polygon]) -> bool:
    """Say whether a point lies in one of the polygons, holes left out."""
    return any(
        in_ring(lon, lat, rings[0]) and not any(in_ring(lon, lat, hole) for hole in rings[1:])
        for rings in shape
    )


def in_ring(lon: float, lat: float, ring: Ring) -> bool:
    """Say whether a point lies in a closed ring (even-odd rule)."""
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def distance_km(lon: float, lat: float, shape: list[Polygon]) -> float:
    """Return the distance of a point to the nearest border, on a plane fitted at the point."""
    scale = math.cos(math.radians(lat))
    best = math.inf
    for rings in shape:
        for ring in rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                ax, ay, bx, by = (x1 - lon) * scale, y1 - lat, (x2 - lon) * scale, y2 - lat
                dx, dy = bx - ax, by - ay
                length = dx * dx + dy * dy
                t = max(0.0, min(1.0, -(ax * dx + ay * dy) / length)) if length else 0.0
                best = min(best, math.hypot(ax + t * dx, ay + t * dy))
    return best * 111.2
