"""Found phrases -> figures on the map: one function a kind, with the error each kind has.

The errors follow the point-radius method of georeferencing: rounding of the number, width of the direction
and size of the anchor, added as independent. Vague kinds (near, outskirts) have a typical size instead.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geonews.distance import distance_km

from .atlas import beyond
from .edges import ALONG, border_line, side_of
from .parts import BOXES, PARTS, WIND_NAMES
from .phrases import LENGTHY
from .plane import Plane, circle, destination, disc, sector, wedge
from .subject import (
    Figure,
    UndrawableError,
    around,
    body_of,
    drawn,
    figure,
    is_point,
    middle,
    outlined,
    plane_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geonews.model import Place

    from .atlas import Atlas
    from .subject import Subject, Units

__all__ = ["FIGURES", "draw"]

Shape = Any

DIRECTION_SHARE = 0.225
"""Sideways error of one of eight winds as a share of the distance: its root mean square is 13 degrees."""
FINE_SHARE = 0.115
"""The same for one of sixteen winds."""
TOWARD_SHARE = 0.2
NEAR_KM = 10.0
OUTSIDE_KM = 15.0
EDGE_KM = 3.0
BESIDE_KM = 30.0
"""How far "south of Osh" reaches from the edge of the town."""
VALLEY_KM = 8.0
PART, CORNER_PART, FAR_PART = 0.4, 0.3, 0.15
"""Share of an area that its south, its south-west, its far south has."""
ROAD_SHARE, ROAD_KM = 0.07, (3.0, 25.0)
"""Half width of a road whose course is not known, as a share of its length, and its limits."""
BENDS, POST_SHARE, CHARTED_POST_SHARE = 1.35, 0.2, 0.1
"""Length of a road by that of the straight line; error of a kilometre post as a share of the line, or of
the kilometres where towns on the way are known."""
LONGEST_KM = 1500.0


def draw(subject: Subject, atlas: Atlas) -> Figure:
    """Return the figure of a phrase, clipped to the unit that the words name.

    Raises:
        UndrawableError: the phrase makes no place.
    """
    if subject.problem:
        raise UndrawableError(subject.problem)
    found = FIGURES[subject.kind](subject, atlas)
    unit = atlas.area(subject.unit) if subject.unit else None
    if unit is None:
        return found
    from shapely.geometry import shape

    plane = Plane(found.lat, found.lon)
    whole = plane.onto(shape(found.geometry))
    inside = whole.intersection(plane.onto(unit).buffer(1.0))
    strict = bool(subject.word("strict"))
    if inside.is_empty or (not strict and _size(inside) < 0.2 * _size(whole)):
        if strict and subject.unit:
            raise UndrawableError(f"not within {subject.unit.name}")
        return found
    radius = found.radius_km if subject.kind in LENGTHY else figure(plane, inside).radius_km
    centred = inside.covers(plane.point(found.lat, found.lon))
    point = (found.lat, found.lon) if centred else middle(plane, inside)
    return Figure(drawn(plane, inside), *point, min(radius, found.radius_km))


def _size(shape: Shape) -> float:
    return float(shape.area or shape.length)


def _start(place: Place, bearing: float, atlas: Atlas) -> tuple[float, float]:
    """Return (lat, lon) where a distance begins: the centre of a town, the edge of anything large."""
    area = None if is_point(place) else atlas.area(place)
    if area is None:
        return place.lat, place.lon
    from shapely.geometry import LineString, Point

    plane = plane_of(place, atlas)
    turn = math.radians(bearing)
    ray = LineString([(0, 0), (5000 * math.sin(turn), 5000 * math.cos(turn))])
    met = plane.onto(area).boundary.intersection(ray)
    points = [point for part in getattr(met, "geoms", [met]) for point in getattr(part, "coords", ())]
    edge = max(points, key=lambda p: math.hypot(*p), default=(0.0, 0.0))
    where = plane.back(Point(*edge))
    return float(where.y), float(where.x)


def _offset(subject: Subject, atlas: Atlas) -> Figure:
    bearing = subject.bearing or 0.0
    share = FINE_SHARE if bearing % 45 else DIRECTION_SHARE
    return _away(subject, atlas, bearing, share)


def _toward(subject: Subject, atlas: Atlas) -> Figure:
    a, b = subject.places
    bearing = math.degrees(math.atan2(*Plane(a.lat, a.lon).km(b.lat, b.lon))) % 360
    return _away(subject, atlas, bearing, TOWARD_SHARE)


def _away(subject: Subject, atlas: Atlas, bearing: float, share: float) -> Figure:
    start = _start(subject.anchor, bearing, atlas)
    lat, lon = destination(*start, bearing, subject.km)
    size = min(subject.anchor.radius_km, 15.0) / 2
    return around(lat, lon, math.hypot(subject.error_km, share * subject.km, size, 0.5))


def _distance(subject: Subject, atlas: Atlas) -> Figure:
    return _ring(subject, atlas, plane_of(subject.anchor, atlas), None)


def _within(subject: Subject, atlas: Atlas) -> Figure:
    place, plane = subject.anchor, plane_of(subject.anchor, atlas)
    if is_point(place):
        return outlined(plane, circle(subject.km))
    return figure(plane, body_of(place, plane, atlas).buffer(subject.km))


def _ring(subject: Subject, atlas: Atlas, plane: Plane, core: Shape | None) -> Figure:
    """Return everything that lies at a distance from a place or line."""
    km, place = subject.km, subject.anchor
    if core is None and is_point(place):
        error = max(subject.error_km, place.radius_km / 2, 0.05 * km)
        hole = circle(km - error) if km > error else ()
        return outlined(plane, circle(km + error), hole, (place.lat, place.lon), km + error)
    error = max(subject.error_km, 0.5, 0.05 * km)
    body = body_of(place, plane, atlas).simplify(0.05 * km) if core is None else core
    inner = body.buffer(km - error, quad_segs=6) if km > error else body
    return figure(plane, body.buffer(km + error, quad_segs=6).difference(inner))


def _direction(subject: Subject, atlas: Atlas) -> Figure:
    place, bearing = subject.anchor, subject.bearing or 0.0
    plane = plane_of(place, atlas)
    if is_point(place):
        size = min(place.radius_km, 15.0)
        lat, lon = destination(place.lat, place.lon, bearing, size + BESIDE_KM / 2)
        edge = wedge(bearing, 45, size, size + BESIDE_KM)
        return outlined(plane, edge, (), (lat, lon), BESIDE_KM / 2 + size / 2)
    body = body_of(place, plane, atlas)
    west, south, east, north = body.bounds
    width = min(100.0, max(15.0, 0.1 * math.hypot(east - west, north - south)))
    strip = body.simplify(0.05 * width).buffer(width, quad_segs=4).difference(body)
    return figure(plane, strip.intersection(sector(bearing, 50, 0, 6000)))


def _part(subject: Subject, atlas: Atlas) -> Figure:
    place, bearing = subject.anchor, subject.bearing or 0.0
    plane = plane_of(place, atlas)
    far = bool(subject.word("far"))
    key = (place.id, WIND_NAMES[round(bearing / 45) % 8])
    settled = atlas.union(PARTS[key]) if key in PARTS and not far else None
    if key in BOXES and not far:
        settled = _boxed(place, BOXES[key], atlas)
    if settled is not None:
        part = plane.onto(settled)
    elif is_point(place):
        return outlined(plane, wedge(bearing, 90, 0, place.radius_km))
    else:
        share = FAR_PART if far else CORNER_PART if bearing % 90 else PART
        part = beyond(body_of(place, plane, atlas), bearing, share)
    if subject.units is None:
        return figure(plane, part)
    return figure(plane, _units_of(subject, subject.units, plane, part, atlas))


def _boxed(place: Place, box: tuple[float, float, float, float], atlas: Atlas) -> Shape | None:
    """Return what of a country lies between meridians and parallels, in degrees."""
    import shapely

    area = atlas.area(place)
    return None if area is None else area.intersection(shapely.box(*box))


def _units_of(subject: Subject, units: Units, plane: Plane, part: Shape, atlas: Atlas) -> Shape:
    """Return the units that "three southern regions" means: those named that lie there when they are as many.

    Otherwise all that lie there.
    """
    import shapely

    def lying(places: tuple[Place, ...]) -> list[Shape]:
        areas = [plane.onto(area) for area in map(atlas.area, places) if area is not None]
        return [area for area in areas if area.intersection(part).area > 0.5 * area.area]

    named = lying(units.named)
    count = int(subject.word("count") or 0)
    chosen = named if len(named) > 1 and len(named) == count else lying(units.every)
    return shapely.union_all(chosen) if chosen else part


def _centre(subject: Subject, atlas: Atlas) -> Figure:
    place = subject.anchor
    plane = plane_of(place, atlas)
    settled = atlas.union(PARTS[place.id, "C"]) if (place.id, "C") in PARTS else None
    if settled is not None:
        return figure(plane, plane.onto(settled))
    if is_point(place):
        return around(place.lat, place.lon, max(0.5, min(place.radius_km / 3, 3.0)))
    body = body_of(place, plane, atlas)
    return figure(plane, body.intersection(disc(0, 0, 0.6 * math.sqrt(body.area / math.pi) + 1)))


def _near(subject: Subject, atlas: Atlas) -> Figure:
    return _around(subject, atlas, 0.0, NEAR_KM)


def _outside(subject: Subject, atlas: Atlas) -> Figure:
    return _around(subject, atlas, 1.0, OUTSIDE_KM)


def _outskirts(subject: Subject, atlas: Atlas) -> Figure:
    return _around(subject, atlas, 0.6, EDGE_KM)


def _around(subject: Subject, atlas: Atlas, core: float, margin: float) -> Figure:
    """Return a place with a margin, a share of its radius left out; only the side that is named."""
    place = subject.anchor
    plane = plane_of(place, atlas)
    near, far = core * place.radius_km, place.radius_km + margin
    if is_point(place) and subject.bearing is not None:
        return outlined(plane, wedge(subject.bearing, 45, near, far))
    if is_point(place):
        return outlined(plane, circle(far), circle(near) if near else (), (place.lat, place.lon), far)
    shape = body_of(place, plane, atlas).buffer(margin, quad_segs=4)
    if subject.bearing is not None:
        shape = shape.intersection(sector(subject.bearing, 45, 0, 5000))
    return figure(plane, shape)


def _slope(subject: Subject, atlas: Atlas) -> Figure:
    place = subject.anchor
    plane = plane_of(place, atlas)
    body = body_of(place, plane, atlas).buffer(EDGE_KM, quad_segs=4)
    if subject.bearing is not None:
        body = body.intersection(side_of(body, subject.bearing))
    return figure(plane, body)


def _valley(subject: Subject, atlas: Atlas) -> Figure:
    plane = plane_of(subject.anchor, atlas)
    body = body_of(subject.anchor, plane, atlas)
    return figure(plane, body.buffer(VALLEY_KM, quad_segs=4), middle(plane, body))


def _triangle(subject: Subject, atlas: Atlas) -> Figure:
    import shapely

    plane = Plane(subject.anchor.lat, subject.anchor.lon)
    corners = [plane.point(place.lat, place.lon) for place in subject.places]
    hull = shapely.MultiPoint(corners).convex_hull.buffer(EDGE_KM, quad_segs=4)
    return figure(plane, hull)


def _line(places: Sequence[Place]) -> tuple[Plane, Shape]:
    """Return the line through several places on the plane around the first."""
    from shapely.geometry import LineString

    plane = Plane(places[0].lat, places[0].lon)
    line = LineString([plane.point(place.lat, place.lon) for place in places])
    if line.length > LONGEST_KM:
        raise UndrawableError(f"{line.length:,.0f} km of road do not say where")
    if line.length < 0.1:
        raise UndrawableError("both ends are one place")
    return plane, line.segmentize(50)


def _road(subject: Subject, atlas: Atlas) -> Figure:
    legs = [atlas.way(a.id, b.id) or (a, b) for a, b in pairwise(subject.places)]
    plane, line = _line([legs[0][0], *(place for leg in legs for place in leg[1:])])
    length = float(line.length)
    straight = max(distance_km(a.lat, a.lon, b.lat, b.lon) for leg in legs for a, b in pairwise(leg))
    half = min(max(ROAD_KM[0], ROAD_SHARE * straight), ROAD_KM[1])
    kilometre = subject.word("num")
    if kilometre.isdecimal() and 0 < int(kilometre[:9]) / BENDS < length:
        point = plane.back(line.interpolate(int(kilometre) / BENDS))
        charted = any(len(leg) > 2 for leg in legs)
        error = 10 + CHARTED_POST_SHARE * int(kilometre) if charted else max(10.0, POST_SHARE * length)
        return around(float(point.y), float(point.x), error)
    return figure(plane, line.buffer(half, quad_segs=4), middle(plane, line), length / 2)


def _between(subject: Subject, atlas: Atlas) -> Figure:
    plane, line = _line(subject.places)
    length = float(line.length)
    if subject.word("half"):
        return around(*middle(plane, line), max(EDGE_KM, 0.1 * length))
    return figure(plane, line.buffer(max(2.0, 0.1 * length), quad_segs=4), middle(plane, line), length / 2)


def _distance_border(subject: Subject, atlas: Atlas) -> Figure:
    plane, line = border_line(subject, atlas)
    return _ring(subject, atlas, plane, line)


FIGURES: Mapping[str, Callable[[Subject, Atlas], Figure]] = {
    **ALONG,
    "offset": _offset,
    "toward": _toward,
    "distance": _distance,
    "within": _within,
    "distance_border": _distance_border,
    "direction": _direction,
    "part": _part,
    "centre": _centre,
    "near": _near,
    "outskirts": _outskirts,
    "outside": _outside,
    "slope": _slope,
    "valley": _valley,
    "triangle": _triangle,
    "road": _road,
    "between": _between,
}
"""Kind of relation -> how it is drawn. docs/relations.md states the error of each."""
