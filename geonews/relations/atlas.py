"""Shapes of places, and what is cut from them: the geometry behind places by relation.

shapely is loaded when first used.
"""

from __future__ import annotations

import json
import math
from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from geonews.distance import distance_km

from .parts import COMPOSED
from .plane import Plane, disc

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from geonews.gazetteer import Gazetteer
    from geonews.model import Place

__all__ = ["Atlas", "atlas_of", "beyond", "lines_of", "to_geojson"]

Shape = Any
"""A shapely geometry: in degrees in the atlas, in kilometres on a plane."""

SEAM_KM = 20.0
"""Borders of two countries drawn at different scales lie up to so far apart."""
DECIMALS = 5


def beyond(shape: Shape, bearing: float, share: float) -> Shape:
    """Return the part of a shape that lies furthest in a direction and has a share of its area."""
    import shapely
    from shapely.affinity import rotate

    turned = rotate(shape, bearing, origin=(0, 0))  # the direction becomes north
    west, low, east, north = turned.bounds
    high, wanted = north, share * _size(turned)
    for _ in range(10):  # to a thousandth of the height
        middle = (low + high) / 2
        if _size(shapely.clip_by_rect(turned, west - 1, middle, east + 1, north + 1)) > wanted:
            low = middle
        else:
            high = middle
    part = turned.intersection(shapely.box(west - 1, low, east + 1, north + 1))
    return rotate(part, -bearing, origin=(0, 0))


def _size(shape: Shape) -> float:
    return float(shape.area or shape.length)


def lines_of(shape: Shape) -> Sequence[Shape]:
    """Return the lines of a shape, the longest first."""
    import shapely

    merged = shapely.line_merge(shape) if shape.geom_type == "MultiLineString" else shape
    parts = [part for part in shapely.get_parts(merged) if part.geom_type == "LineString"]
    return sorted(parts, key=lambda part: -float(part.length))


def to_geojson(shape: Shape) -> dict[str, Any] | None:
    """Return a shape in degrees as a valid GeoJSON geometry in five decimals, None when nothing is left."""
    import shapely
    from shapely.geometry import mapping

    from geonews.geometry import clean

    if shape.is_empty:
        return None
    shape = principal(shape)
    rounded = shapely.transform(shape, lambda degrees: degrees.round(DECIMALS))
    if not rounded.is_valid:  # rare, and slow to mend
        rounded = principal(shapely.set_precision(shapely.make_valid(shape), 10.0**-DECIMALS))
    return None if rounded.is_empty else clean(mapping(rounded))


def principal(shape: Shape) -> Shape:
    """Return a shape without the parts of fewer dimensions that rounding and cutting leave behind."""
    import shapely

    if shape.geom_type != "GeometryCollection" or shape.is_empty:
        return shape
    most = max(map(shapely.get_dimensions, shape.geoms))
    return shapely.union_all([part for part in shape.geoms if shapely.get_dimensions(part) == most])


class Atlas:
    """The shapes of one gazetteer, read once each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.shape = lru_cache(maxsize=256)(self._shape)
        self.border = lru_cache(maxsize=128)(self._border)
        self.union = lru_cache(maxsize=64)(self._union)
        self.way = lru_cache(maxsize=64)(self._way)
        self.drawn: OrderedDict[Hashable, Any] = OrderedDict()
        """What was drawn last, by what it was drawn from; kept by relating.py."""

    def _shape(self, place_id: str) -> Shape | None:
        """Return the polygon or line of a place in degrees, None when only its point is known."""
        if place_id in COMPOSED:
            return self.union(COMPOSED[place_id])
        text = self._gazetteer.shape(place_id)
        if not text:
            return None
        import shapely
        from shapely.geometry import shape

        found = shape(json.loads(text))
        return found if found.is_valid else principal(shapely.make_valid(found))

    def area(self, place: Place) -> Shape | None:
        """Return the polygon of a place in degrees, None when there is none."""
        found = self.shape(place.id)
        return found if found is not None and found.area > 0 else None

    def body(self, place: Place, plane: Plane) -> Shape:
        """Return a place on a plane: its shape, else a circle of its radius."""
        shape = self.shape(place.id)
        if shape is not None:
            return plane.onto(shape)
        point = plane.point(place.lat, place.lon)
        return disc(point.x, point.y, min(place.radius_km, 500.0))

    def _union(self, ids: tuple[str, ...]) -> Shape | None:
        """Return the polygons of several places as one, None when none of them is there.

        Cities that are regions by law have no polygon: that of the region around them holds them.
        """
        import shapely

        shapes = [shape for shape in map(self.shape, ids) if shape is not None]
        return shapely.union_all(shapes) if shapes else None

    def _border(self, one: str, other: str) -> Shape | None:
        """Return the line that two places share, in degrees; None when they do not touch."""
        import shapely

        first, second = self.shape(one), self.shape(other)
        if first is None or second is None or first.area == 0 or second.area == 0:
            return None
        shared = lines_only(first.boundary.intersection(second.boundary))
        if shared is not None:
            return shared
        if shapely.get_num_coordinates(first) < shapely.get_num_coordinates(second):
            first, second = second, first  # the line of the finer one
        seam = shapely.box(*second.bounds).buffer(0.5)
        if not first.intersects(seam):
            return None
        centre = first.intersection(seam).centroid
        plane = Plane(centre.y, centre.x)
        near = plane.onto(second.intersection(shapely.box(*first.bounds).buffer(0.5)))
        line = plane.onto(first.boundary.intersection(seam))
        line = lines_only(line.intersection(near.buffer(SEAM_KM, quad_segs=2)))
        return None if line is None else plane.back(line)

    def _way(self, start: str, end: str) -> tuple[Place, ...]:
        """Return the places on the main road between two places, none when it is not known."""
        from .roads import way

        def distance(one: str, other: str) -> float:
            a, b = self._gazetteer.place(one), self._gazetteer.place(other)
            return distance_km(a.lat, a.lon, b.lat, b.lon) if a and b else math.inf

        return tuple(filter(None, map(self._gazetteer.place, way(start, end, distance))))

    def touches(self, one: str, other: str) -> bool:
        """Tell whether two places share a border."""
        return one != other and self.border(*sorted((one, other))) is not None


def lines_only(shape: Shape) -> Shape | None:
    """Return the lines among the parts of a shape, None when there are none."""
    import shapely

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString" and part.length > 0]
    return shapely.line_merge(shapely.union_all(parts)) if parts else None


_ATLASES: WeakKeyDictionary[Gazetteer, Atlas] = WeakKeyDictionary()


def atlas_of(gazetteer: Gazetteer) -> Atlas:
    """Return the atlas of a gazetteer, made once."""
    atlas = _ATLASES.get(gazetteer)
    if atlas is None:
        atlas = _ATLASES[gazetteer] = Atlas(gazetteer)
    return atlas
