"""Found phrases -> figures on the map: one function a kind, with the error each kind has.

The errors follow the point-radius method of georeferencing: rounding of the number, width of the direction
and size of the anchor, added as independent. Vague kinds (near, outskirts) have a typical size instead.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from geonews.distance import EARTH_KM

from .atlas import Plane, beyond, destination, disc, lines_of, sector
from .parts import PARTS, WIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geonews.model import Place

    from .atlas import Atlas
    from .reading import Found

__all__ = ["FIGURES", "Figure", "Subject", "UndrawableError", "draw"]

Shape = Any

FARTHEST_KM = 1500.0
"""A longer distance does not say where something is."""
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
ON_BORDER_KM = 5.0
NEAR_BORDER_KM = 20.0
SHORE_KM = 5.0
VALLEY_KM = 8.0
PART, CORNER_PART, FAR_PART = 0.4, 0.3, 0.15
"""Share of an area that its south, its south-west, its far south has."""
ROAD_SHARE, ROAD_KM = 0.07, (3.0, 25.0)
"""Half width of a road whose course is not known, as a share of its length, and its limits."""
BENDS = 1.35
"""Length of a mountain road by that of the straight line."""
LONGEST_KM = 1500.0
LARGEST_POINT_KM = 60.0
"""Radius up to which a circle may stand for a river or range that has no shape."""


class UndrawableError(Exception):
    """A phrase makes no place; its text says why."""


class Figure(NamedTuple):
    """A shape in degrees with the point and the radius that stand for it in a table."""

    shape: Shape
    lat: float
    lon: float
    radius_km: float


class Subject(NamedTuple):
    """What a phrase is drawn from."""

    found: Found
    places: tuple[Place, ...]
    """Of its names, in order."""
    neighbours: tuple[Place, ...]
    """Other places named around it, nearest first, then the countries the article is about."""
    atlas: Atlas
    unit: Place | None = None
    """Country or region that the words put the phrase in."""
    strict: bool = False
    """The words exclude what lies outside that unit."""

    @property
    def anchor(self) -> Place:
        """The first place."""
        return self.places[0]

    @property
    def km(self) -> float:
        """The distance, within what makes sense."""
        distance = self.found.distance
        if distance is None or distance.km <= 0:
            raise UndrawableError("no distance")
        if distance.km > FARTHEST_KM:
            far = f"{distance.km:,.0f} km" if distance.km < EARTH_KM else "a distance larger than the Earth"
            raise UndrawableError(f"{far} is too far to say where")
        return distance.km

    @property
    def error_km(self) -> float:
        """What the distance leaves open."""
        return self.found.distance.error_km if self.found.distance else 0.0


def draw(subject: Subject) -> Figure:
    """Return the figure of a phrase, clipped to the unit that the words name.

    Raises:
        UndrawableError: the phrase makes no place.
    """
    if subject.found.problem:
        raise UndrawableError(subject.found.problem)
    figure = FIGURES[subject.found.kind](subject)
    unit = subject.atlas.area(subject.unit) if subject.unit else None
    if unit is None:
        return figure
    plane = Plane(figure.lat, figure.lon)
    whole = plane.onto(figure.shape)
    inside = whole.intersection(plane.onto(unit).buffer(1.0))
    if inside.is_empty or (not subject.strict and _size(inside) < 0.2 * _size(whole)):
        if subject.strict and subject.unit:
            raise UndrawableError(f"not within {subject.unit.name}")
        return figure
    centre = inside if not inside.covers(plane.point(figure.lat, figure.lon)) else None
    point = (figure.lat, figure.lon) if centre is None else _middle(plane, inside)
    return Figure(plane.back(inside), *point, figure.radius_km)


def _size(shape: Shape) -> float:
    return float(shape.area or shape.length)


def _figure(plane: Plane, shape: Shape, point: tuple[float, float] | None = None, radius: float = 0.0) -> Figure:
    """Return a shape of a plane as a figure; point and radius are those of the shape unless given."""
    if shape.is_empty:
        raise UndrawableError("nothing is left of it")
    equal = math.sqrt(shape.area / math.pi) if shape.area else shape.length / 2
    if equal > 100:
        shape = shape.simplify(1.0)
    return Figure(plane.back(shape), *(point or _middle(plane, shape)), round(radius or equal, 2))


def _middle(plane: Plane, shape: Shape) -> tuple[float, float]:
    """Return (lat, lon) of a point within a shape, its centroid when that lies within."""
    if not shape.area:
        line = lines_of(shape)
        point = line[0].interpolate(0.5, normalized=True) if line else shape.centroid
    else:
        largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
        point = shape.centroid if shape.covers(shape.centroid) else largest.representative_point()
    where = plane.back(point)
    return float(where.y), float(where.x)


def _plane(place: Place, atlas: Atlas) -> Plane:
    """Return the plane around the middle of a place."""
    area = atlas.area(place)
    if area is None or _is_point(place):
        return Plane(place.lat, place.lon)
    return Plane(area.centroid.y, area.centroid.x)


def _is_point(place: Place) -> bool:
    return place.kind in ("settlement", "quarter", "facility", "crossing") or place.radius_km <= 15


def _body(place: Place, plane: Plane, atlas: Atlas) -> Shape:
    """Return a place on a plane; a circle stands for one without shape unless it is too large for that."""
    if atlas.shape(place.id) is None and place.radius_km > LARGEST_POINT_KM and not _is_point(place):
        raise UndrawableError(f"the gazetteer has no shape of {place.name}")
    return atlas.body(place, plane)


def _start(place: Place, bearing: float, atlas: Atlas) -> tuple[float, float]:
    """Return (lat, lon) from which a distance is counted: the centre of a town, the edge of anything large."""
    area = atlas.area(place)
    if area is None or _is_point(place):
        return place.lat, place.lon
    from shapely.geometry import LineString, Point

    plane = _plane(place, atlas)
    turn = math.radians(bearing)
    ray = LineString([(0, 0), (5000 * math.sin(turn), 5000 * math.cos(turn))])
    met = plane.onto(area).boundary.intersection(ray)
    points = [point for part in getattr(met, "geoms", [met]) for point in getattr(part, "coords", ())]
    edge = max(points, key=lambda p: math.hypot(*p), default=(0.0, 0.0))
    where = plane.back(Point(*edge))
    return float(where.y), float(where.x)


def _circle(lat: float, lon: float, radius: float) -> Figure:
    plane = Plane(lat, lon)
    return _figure(plane, disc(0, 0, radius), (lat, lon), radius)


def _offset(subject: Subject) -> Figure:
    bearing = subject.found.bearing or 0.0
    share = FINE_SHARE if bearing % 45 else DIRECTION_SHARE
    return _away(subject, bearing, share)


def _toward(subject: Subject) -> Figure:
    a, b = subject.places
    point = Plane(a.lat, a.lon).point(b.lat, b.lon)
    bearing = math.degrees(math.atan2(point.x, point.y)) % 360
    return _away(subject, bearing, TOWARD_SHARE)


def _away(subject: Subject, bearing: float, share: float) -> Figure:
    start = _start(subject.anchor, bearing, subject.atlas)
    lat, lon = destination(*start, bearing, subject.km)
    size = min(subject.anchor.radius_km, 15.0) / 2
    return _circle(lat, lon, math.hypot(subject.error_km, share * subject.km, size, 0.5))


def _distance(subject: Subject) -> Figure:
    return _ring(subject, _plane(subject.anchor, subject.atlas), None)


def _within(subject: Subject) -> Figure:
    plane = _plane(subject.anchor, subject.atlas)
    return _figure(plane, _core(subject.anchor, plane, subject.atlas).buffer(subject.km))


def _core(place: Place, plane: Plane, atlas: Atlas) -> Shape:
    return plane.point(place.lat, place.lon) if _is_point(place) else _body(place, plane, atlas)


def _ring(subject: Subject, plane: Plane, core: Shape | None) -> Figure:
    """Return everything that lies at a distance from a place or line."""
    km = subject.km
    size = subject.anchor.radius_km / 2 if core is None and _is_point(subject.anchor) else 0.5
    error = max(subject.error_km, size, 0.05 * km)
    body = _core(subject.anchor, plane, subject.atlas) if core is None else core
    inner = body.buffer(km - error) if km > error else body
    ring = body.buffer(km + error).difference(inner)
    if core is None and _is_point(subject.anchor):
        return _figure(plane, ring, (subject.anchor.lat, subject.anchor.lon), km + error)
    return _figure(plane, ring)


def _direction(subject: Subject) -> Figure:
    place, bearing = subject.anchor, subject.found.bearing or 0.0
    plane = _plane(place, subject.atlas)
    if _is_point(place):
        size = min(place.radius_km, 15.0)
        lat, lon = destination(place.lat, place.lon, bearing, size + BESIDE_KM / 2)
        return _figure(plane, sector(bearing, 45, size, size + BESIDE_KM), (lat, lon), BESIDE_KM / 2 + size / 2)
    body = _body(place, plane, subject.atlas)
    west, south, east, north = body.bounds
    width = min(100.0, max(15.0, 0.1 * math.hypot(east - west, north - south)))
    strip = body.buffer(width, quad_segs=4).difference(body)
    return _figure(plane, strip.intersection(sector(bearing, 50, 0, 6000)))


def _part(subject: Subject) -> Figure:
    place, bearing = subject.anchor, subject.found.bearing or 0.0
    plane = _plane(place, subject.atlas)
    far = bool(subject.found.word("far"))
    key = (place.id, WIND_NAMES[round(bearing / 45) % 8])
    settled = subject.atlas.union(PARTS[key]) if key in PARTS and not far else None
    if settled is not None:
        return _figure(plane, plane.onto(settled))
    if _is_point(place):
        return _figure(plane, sector(bearing, 90, 0, place.radius_km))
    share = FAR_PART if far else CORNER_PART if bearing % 90 else PART
    return _figure(plane, beyond(_body(place, plane, subject.atlas), bearing, share))


def _centre(subject: Subject) -> Figure:
    place = subject.anchor
    plane = _plane(place, subject.atlas)
    settled = subject.atlas.union(PARTS[place.id, "C"]) if (place.id, "C") in PARTS else None
    if settled is not None:
        return _figure(plane, plane.onto(settled))
    if _is_point(place):
        return _circle(place.lat, place.lon, max(0.5, min(place.radius_km / 3, 3.0)))
    body = _body(place, plane, subject.atlas)
    return _figure(plane, body.intersection(disc(0, 0, 0.6 * math.sqrt(body.area / math.pi) + 1)))


def _near(subject: Subject) -> Figure:
    return _around(subject, 0.0, NEAR_KM)


def _outside(subject: Subject) -> Figure:
    return _around(subject, 1.0, OUTSIDE_KM)


def _outskirts(subject: Subject) -> Figure:
    return _around(subject, 0.6, EDGE_KM)


def _around(subject: Subject, core: float, margin: float) -> Figure:
    """Return a place with a margin, the share `core` of its radius left out; only one side when one is named."""
    place, atlas = subject.anchor, subject.atlas
    plane = _plane(place, atlas)
    if not _is_point(place):
        body = _body(place, plane, atlas)
        shape = body.buffer(margin, quad_segs=4)
    else:
        shape = disc(0, 0, place.radius_km + margin)
        shape = shape.difference(disc(0, 0, core * place.radius_km)) if core else shape
    if subject.found.bearing is not None:
        return _figure(plane, shape.intersection(sector(subject.found.bearing, 45, 0, 5000)))
    if _is_point(place):
        return _figure(plane, shape, (place.lat, place.lon), place.radius_km + margin)
    return _figure(plane, shape)


def _border_line(subject: Subject) -> tuple[Plane, Shape]:
    """Return the line of a border on a plane: of the two units named, or of one and the one the text is about."""
    atlas, places = subject.atlas, subject.places
    anchor = places[0]
    others = [places[1]] if len(places) > 1 else _opposite(anchor, subject)
    for other in others:
        line = atlas.border(*sorted((anchor.id, other.id)))
        if line is not None:
            break
    else:
        if len(places) > 1:
            raise UndrawableError(f"{anchor.name} and {places[1].name} share no border")
        area = atlas.area(anchor)
        if area is None:
            raise UndrawableError(f"the gazetteer has no border of {anchor.name}")
        line = area.boundary
    plane = Plane(line.centroid.y, line.centroid.x)
    return plane, plane.onto(line).simplify(0.5)


def _opposite(anchor: Place, subject: Subject) -> list[Place]:
    """Return the units that may lie on the other side of a border, likeliest first."""
    return [
        place
        for place in subject.neighbours
        if place.kind in ("country", "region") and place.country != anchor.country and place.id != anchor.id
    ]


def _border(subject: Subject) -> Figure:
    plane, line = _border_line(subject)
    if subject.found.word("across"):
        return _clipped(plane, line.buffer(NEAR_BORDER_KM, quad_segs=2), subject.anchor, subject.atlas)
    if subject.found.word("close"):
        return _figure(plane, line.buffer(NEAR_BORDER_KM, quad_segs=4), _middle(plane, line))
    return _figure(plane, line)


def _distance_border(subject: Subject) -> Figure:
    plane, line = _border_line(subject)
    return _ring(subject, plane, line)


def _side(subject: Subject) -> Figure:
    plane, line = _border_line(subject)
    return _clipped(plane, line.buffer(NEAR_BORDER_KM, quad_segs=4), subject.anchor, subject.atlas)


def _clipped(plane: Plane, shape: Shape, unit: Place, atlas: Atlas) -> Figure:
    area = atlas.area(unit)
    return _figure(plane, shape if area is None else shape.intersection(plane.onto(area)))


def _across(subject: Subject) -> Figure:
    place, atlas = subject.anchor, subject.atlas
    plane = Plane(place.lat, place.lon)
    own = atlas.shape(f"iso:{place.country}") if place.country else None
    reach = disc(0, 0, place.radius_km + BESIDE_KM)
    if own is None:
        raise UndrawableError(f"the gazetteer has no border of the country of {place.name}")
    home = plane.onto(own)
    if not home.covers(plane.point(place.lat, place.lon)):  # an exclave: its own country is all around elsewhere
        home = home.union(disc(0, 0, place.radius_km))
    beyond_it = reach.difference(home)
    if beyond_it.is_empty:
        raise UndrawableError(f"no border within {BESIDE_KM:.0f} km of {place.name}")
    return _figure(plane, beyond_it)


def _shore(subject: Subject) -> Figure:
    place, atlas = subject.anchor, subject.atlas
    plane = _plane(place, atlas)
    body = _body(place, plane, atlas)
    if not body.area:
        whole = body if subject.found.bearing is None else beyond_line(body, subject.found.bearing)
        return _figure(plane, whole.buffer(SHORE_KM, quad_segs=4), _middle(plane, whole))
    strip = body.buffer(SHORE_KM, quad_segs=4).difference(body.buffer(-1.0))
    if subject.found.bearing is None:
        return _figure(plane, strip)
    cut = body.buffer(SHORE_KM, quad_segs=4)
    return _figure(plane, strip.intersection(_edge(cut, subject.found.bearing)))


def _edge(shape: Shape, bearing: float) -> Shape:
    """Return the side of a shape that looks in a direction: what lies behind its middle line there."""
    from shapely.affinity import translate

    centre = shape.centroid
    west, south, east, north = shape.bounds
    wide = sector(bearing, 60, 0, 2 * math.hypot(east - west, north - south))
    lengths = (east - west, north - south)
    lying = lengths[0] > lengths[1]
    across_long_side = (bearing % 180 == 0) == lying
    return beyond(shape, bearing, 0.5) if across_long_side else translate(wide, centre.x, centre.y)


def beyond_line(line: Shape, bearing: float) -> Shape:
    """Return the part of a line on the far side of its middle in a direction."""
    centre = line.centroid
    from shapely.affinity import translate

    return line.intersection(translate(sector(bearing, 90, 0, 5000), centre.x, centre.y))


def _stream(subject: Subject) -> Figure:
    """Upstream or downstream of a town: along the river that the text names, else around the town."""
    import shapely
    from shapely.ops import substring

    place, atlas, found = subject.anchor, subject.atlas, subject.found
    km, error = (subject.km, subject.error_km) if found.distance else (BESIDE_KM / 2, BESIDE_KM / 2)
    up = bool(found.word("up"))
    plane = Plane(place.lat, place.lon)
    for river in subject.neighbours:
        shape = atlas.shape(river.id) if river.kind == "water" else None
        if shape is None or shape.area:
            continue
        line = lines_of(plane.onto(shape))[0]
        at = line.project(plane.point(place.lat, place.lon))
        if line.interpolate(at).distance(shapely.Point(0, 0)) < BESIDE_KM:
            ends = sorted(at + (-1 if up else 1) * length for length in (max(0, km - error), km + error))
            return _figure(plane, substring(line, *ends).buffer(SHORE_KM, quad_segs=4))
    return _figure(plane, disc(0, 0, place.radius_km + km + error), (place.lat, place.lon), km + error)


def _reach(subject: Subject) -> Figure:
    from shapely.ops import substring

    place, atlas = subject.anchor, subject.atlas
    plane = _plane(place, atlas)
    body = _body(place, plane, atlas)
    lines = lines_of(body) if not body.area else []
    if not lines:
        raise UndrawableError(f"the gazetteer has no course of {place.name}")
    low, high = REACHES[subject.found.word("part")]
    reach = substring(lines[0], low, high, normalized=True)
    return _figure(plane, reach.buffer(SHORE_KM, quad_segs=4), _middle(plane, reach))


REACHES: Mapping[str, tuple[float, float]] = {
    "upper": (0.0, 0.35),
    "middle": (0.33, 0.67),
    "lower": (0.65, 1.0),
    "source": (0.0, 0.08),
    "mouth": (0.97, 1.0),
}
"""Part of the course of a river, as shares of its length from the source; rivers are drawn downstream."""


def _confluence(subject: Subject) -> Figure:
    from shapely.ops import nearest_points

    one, other = subject.places
    atlas = subject.atlas
    shapes = [atlas.shape(place.id) for place in (one, other)]
    if None in shapes:
        missing = one if shapes[0] is None else other
        raise UndrawableError(f"the gazetteer has no course of {missing.name}")
    plane = _plane(one, atlas)
    a, b = nearest_points(*(plane.onto(shape) for shape in shapes))
    if a.distance(b) > BESIDE_KM:
        raise UndrawableError(f"{one.name} and {other.name} do not meet")
    point = plane.back(a)
    return _circle(float(point.y), float(point.x), max(SHORE_KM, float(a.distance(b))))


def _slope(subject: Subject) -> Figure:
    place, atlas = subject.anchor, subject.atlas
    plane = _plane(place, atlas)
    body = _body(place, plane, atlas).buffer(EDGE_KM, quad_segs=4)
    if subject.found.bearing is not None:
        body = body.intersection(_edge(body, subject.found.bearing))
    return _figure(plane, body)


def _valley(subject: Subject) -> Figure:
    plane = _plane(subject.anchor, subject.atlas)
    body = _body(subject.anchor, plane, subject.atlas)
    return _figure(plane, body.buffer(VALLEY_KM, quad_segs=4), _middle(plane, body))


def _triangle(subject: Subject) -> Figure:
    import shapely

    plane = Plane(subject.anchor.lat, subject.anchor.lon)
    corners = [plane.point(place.lat, place.lon) for place in subject.places]
    hull = shapely.MultiPoint(corners).convex_hull.buffer(SHORE_KM, quad_segs=4)
    return _figure(plane, hull)


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


def _road(subject: Subject) -> Figure:
    plane, line = _line(subject.places)
    kilometre = subject.found.word("num")
    half = min(max(ROAD_KM[0], ROAD_SHARE * line.length), ROAD_KM[1])
    if kilometre.isdecimal() and 0 < int(kilometre[:9]) / BENDS < line.length:
        point = plane.back(line.interpolate(int(kilometre) / BENDS))
        return _circle(float(point.y), float(point.x), max(10.0, 0.1 * float(line.length)))
    return _figure(plane, line.buffer(half, quad_segs=4), _middle(plane, line), float(line.length) / 2)


def _between(subject: Subject) -> Figure:
    plane, line = _line(subject.places)
    length = float(line.length)
    if subject.found.word("half"):
        return _circle(*_middle(plane, line), max(EDGE_KM, 0.1 * length))
    return _figure(plane, line.buffer(max(2.0, 0.1 * length), quad_segs=4), _middle(plane, line), length / 2)


FIGURES: Mapping[str, Callable[[Subject], Figure]] = {
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
    "border": _border,
    "side": _side,
    "across": _across,
    "shore": _shore,
    "stream": _stream,
    "reach": _reach,
    "confluence": _confluence,
    "slope": _slope,
    "valley": _valley,
    "triangle": _triangle,
    "road": _road,
    "between": _between,
}
"""Kind of relation -> how it is drawn. docs/relations.md states the error of each."""
