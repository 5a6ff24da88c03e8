"""Layers of polygons and lines -> one TopoJSON topology in which neighbours share their borders.

Rings are cut where borders meet; each piece, an arc, is stored and simplified once, so that
simplified neighbours still touch. The method is that of TopoJSON (Bostock).
"""

from __future__ import annotations

from typing import Any

import shapely

GRID = 10_000
"""Points are matched on a grid of 1/GRID degree."""
OUTPUT_GRID = 1_000
"""Arcs are written on this one, about 100 m."""

Point = tuple[int, int]
Arc = tuple[Point, ...]


class Topology:
    """Collects layers, then cuts, simplifies and writes them."""

    def __init__(self) -> None:
        self.layers: dict[str, list[tuple[str, dict[str, Any], list[list[list[Point]]], bool]]] = {}
        self.neighbours: dict[Point, set[frozenset[Point]]] = {}
        self.ends: set[Point] = set()
        self.tolerance: dict[Arc, float] = {}
        self.arcs: list[Arc] = []
        self.index: dict[Arc, int] = {}

    def add(
        self, layer: str, key: str, shape: shapely.Geometry, tolerance: float, **properties: object
    ) -> None:
        """Add a polygon or line under a place id; the finest ``tolerance`` (degrees) of an arc decides."""
        polygon = shape.geom_type in ("Polygon", "MultiPolygon")
        parts = []
        for part in getattr(shape, "geoms", [shape]):
            rings = [part.exterior, *part.interiors] if polygon else [part]
            lines = [grid_line(ring.coords, closed=polygon) for ring in rings]
            if lines[0] and len(lines[0]) > (3 if polygon else 1):
                parts.append([line for line in lines if len(line) > (3 if polygon else 1)])
        for lines in parts:
            for line in lines:
                self._note(line, closed=polygon)
        self.layers.setdefault(layer, []).append(
            (key, {**properties, "tolerance": tolerance}, parts, polygon)
        )

    def _note(self, line: list[Point], *, closed: bool) -> None:
        """Remember which points each point is joined to."""
        ring = line[:-1] if closed else line
        for i, point in enumerate(ring):
            if closed or 0 < i < len(ring) - 1:
                pair = frozenset((ring[i - 1], ring[(i + 1) % len(ring)]))
                self.neighbours.setdefault(point, set()).add(pair)
            else:
                self.ends.add(point)

    def _junction(self, point: Point) -> bool:
        return point in self.ends or len(self.neighbours.get(point, ())) > 1

    def _cut(self, line: list[Point], *, closed: bool) -> list[Arc]:
        """Cut a ring or line at its junctions."""
        if closed:
            ring = line[:-1]
            cuts = [i for i, point in enumerate(ring) if self._junction(point)]
            first = cuts[0] if cuts else ring.index(min(ring))
            line = [*ring[first:], *ring[: first + 1]]
        pieces, start = [], 0
        for i in range(1, len(line)):
            if i == len(line) - 1 or self._junction(line[i]):
                pieces.append(tuple(line[start : i + 1]))
                start = i
        return pieces

    def _number(self, arc: Arc, tolerance: float) -> int:
        """Return the number of an arc, ~number when it is stored the other way round."""
        reverse = arc[::-1]
        known = arc if arc in self.index else reverse if reverse in self.index else None
        if known is None:
            self.index[arc] = len(self.arcs)
            self.arcs.append(arc)
            self.tolerance[arc] = tolerance
            return self.index[arc]
        self.tolerance[known] = min(tolerance, self.tolerance[known])
        return self.index[known] if known is arc else ~self.index[known]

    def build(self, decimals: int = 3) -> dict[str, Any]:
        """Return the TopoJSON object."""
        objects = {}
        for layer, items in self.layers.items():
            geometries = []
            for key, properties, parts, polygon in sorted(items, key=lambda item: item[0]):
                tolerance = properties.pop("tolerance")
                numbered = [
                    [
                        [self._number(arc, tolerance) for arc in self._cut(line, closed=polygon)]
                        for line in lines
                    ]
                    for lines in parts
                ]
                geometry: dict[str, Any] = {
                    "type": "MultiPolygon" if polygon else "MultiLineString",
                    "id": key,
                }
                geometry["arcs"] = numbered if polygon else [line for lines in numbered for line in lines]
                if len(numbered) == 1:
                    geometry["type"] = geometry["type"].removeprefix("Multi")
                    geometry["arcs"] = geometry["arcs"][0]
                geometries.append({**geometry, "properties": properties} if properties else geometry)
            objects[layer] = {"type": "GeometryCollection", "geometries": geometries}
        arcs = [encode(simplify(arc, self.tolerance[arc])) for arc in self.arcs]
        scale = 1 / OUTPUT_GRID
        return {
            "type": "Topology",
            "transform": {"scale": [scale, scale], "translate": [0, 0]},
            "objects": objects,
            "arcs": arcs,
        }


def grid_line(coordinates: Any, *, closed: bool) -> list[Point]:
    """Return points on the grid, repeated ones dropped."""
    line: list[Point] = []
    for x, y, *_ in coordinates:
        point = (round(x * GRID), round(y * GRID))
        if not line or line[-1] != point:
            line.append(point)
    if closed and line and line[0] != line[-1]:
        line.append(line[0])
    return line


def simplify(arc: Arc, tolerance: float) -> list[Point]:
    """Drop the points that matter less than ``tolerance`` degrees; the ends and rings stay."""
    if len(arc) < 3:
        return list(arc)
    line = shapely.LineString(arc)
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda i: (arc[i][0] - arc[0][0]) ** 2 + (arc[i][1] - arc[0][1]) ** 2)
        halves = [shapely.LineString(part) for part in (arc[: far + 1], arc[far:]) if len(part) > 1]
        points = [p for half in halves for p in half.simplify(tolerance * GRID).coords]
        if len(set(points)) < 3:
            points = [arc[0], arc[far // 2], arc[far], arc[(far + len(arc)) // 2], arc[0]]
        return [(int(x), int(y)) for x, y in points]
    return [(int(x), int(y)) for x, y in line.simplify(tolerance * GRID).coords]


def encode(arc: list[Point]) -> list[list[int]]:
    """Return an arc on the output grid as steps from point to point."""
    step = GRID // OUTPUT_GRID
    points = [(round(x / step), round(y / step)) for x, y in arc]
    kept = [points[0]]
    for point in points[1:]:
        if point != kept[-1]:
            kept.append(point)
    if len(kept) == 1:
        kept.append(kept[0])
    previous = (0, 0)
    steps = []
    for x, y in kept:
        steps.append([x - previous[0], y - previous[1]])
        previous = (x, y)
    return steps
