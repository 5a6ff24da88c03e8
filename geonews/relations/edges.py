"""Borders and waters: figures along a line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .atlas import beyond, lines_of
from .plane import Plane, circle, disc, sector
from .subject import Figure, UndrawableError, around, body_of, figure, middle, outlined, plane_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geonews.model import Place

    from .atlas import Atlas
    from .subject import Subject

__all__ = ["ALONG", "border_line", "side_of"]

Shape = Any

NEAR_BORDER_KM = 20.0
SHORE_KM = 5.0
BEYOND_KM = 30.0
"""How far "across the border from" a town reaches, and how far from a river a town may lie on it."""
CENTRAL_ASIA = ("KG", "KZ", "UZ", "TJ", "TM")
REACHES: Mapping[str, tuple[float, float]] = {
    "upper": (0.0, 0.35),
    "middle": (0.33, 0.67),
    "lower": (0.65, 1.0),
    "source": (0.0, 0.08),
    "mouth": (0.97, 1.0),
}
"""Part of the course of a river, as shares of its length from the source; rivers are drawn downstream."""


def border_line(subject: Subject, atlas: Atlas) -> tuple[Plane, Shape]:
    """Return the border of the two units named, or of one and the one around it, on a plane."""
    places = subject.places
    anchor = places[0]
    others = [places[1]] if len(places) > 1 else _opposite(anchor, subject)
    for other in others:
        line = atlas.border(*sorted((anchor.id, other.id)))
        if line is not None:
            break
    else:
        if len(places) > 1:
            raise UndrawableError(f"{anchor.name} and {places[1].name} share no border")
        line = _whole(anchor, atlas)
    plane = Plane(line.centroid.y, line.centroid.x)
    return plane, plane.onto(line).simplify(1.0)


def _whole(unit: Place, atlas: Atlas) -> Shape:
    """Return the border of a unit when nothing names the other side: that of China is with Central Asia."""
    import shapely

    outer = unit.kind == "country" and unit.country not in CENTRAL_ASIA
    lines = (atlas.border(*sorted((unit.id, f"iso:{code}"))) for code in CENTRAL_ASIA if outer)
    shared = [line for line in lines if line is not None]
    area = atlas.area(unit)
    if shared:
        return shapely.union_all(shared)
    if area is None:
        raise UndrawableError(f"the gazetteer has no border of {unit.name}")
    return area.boundary


def _opposite(anchor: Place, subject: Subject) -> list[Place]:
    """Return the units that may lie on the other side of a border, likeliest first."""
    return [
        place
        for place in subject.neighbours
        if place.kind in ("country", "region") and place.country != anchor.country and place.id != anchor.id
    ]


def _border(subject: Subject, atlas: Atlas) -> Figure:
    plane, line = border_line(subject, atlas)
    if subject.word("across"):
        return _clipped(plane, line.buffer(NEAR_BORDER_KM, quad_segs=2), subject.anchor, atlas)
    if subject.word("close"):
        return figure(plane, line.buffer(NEAR_BORDER_KM, quad_segs=4), middle(plane, line))
    return figure(plane, line)


def _side(subject: Subject, atlas: Atlas) -> Figure:
    plane, line = border_line(subject, atlas)
    return _clipped(plane, line.buffer(NEAR_BORDER_KM, quad_segs=4), subject.anchor, atlas)


def _clipped(plane: Plane, shape: Shape, unit: Place, atlas: Atlas) -> Figure:
    area = atlas.area(unit)
    return figure(plane, shape if area is None else shape.intersection(plane.onto(area)))


def _across(subject: Subject, atlas: Atlas) -> Figure:
    place = subject.anchor
    plane = Plane(place.lat, place.lon)
    own = atlas.shape(f"iso:{place.country}") if place.country else None
    reach = disc(0, 0, place.radius_km + BEYOND_KM)
    if own is None:
        raise UndrawableError(f"the gazetteer has no border of the country of {place.name}")
    home = plane.onto(own)
    if not home.covers(plane.point(place.lat, place.lon)):  # an exclave
        home = home.union(disc(0, 0, place.radius_km))
    beyond_it = reach.difference(home)
    if beyond_it.is_empty:
        raise UndrawableError(f"no border within {BEYOND_KM:.0f} km of {place.name}")
    return figure(plane, beyond_it)


def _shore(subject: Subject, atlas: Atlas) -> Figure:
    place = subject.anchor
    plane = plane_of(place, atlas)
    body = body_of(place, plane, atlas)
    if not body.area:
        whole = body if subject.bearing is None else _beyond_line(body, subject.bearing)
        return figure(plane, whole.buffer(SHORE_KM, quad_segs=4), middle(plane, whole))
    strip = body.buffer(SHORE_KM, quad_segs=4).difference(body.buffer(-1.0))
    if subject.bearing is None:
        return figure(plane, strip)
    cut = body.buffer(SHORE_KM, quad_segs=4)
    return figure(plane, strip.intersection(side_of(cut, subject.bearing)))


def side_of(shape: Shape, bearing: float) -> Shape:
    """Return the side of a shape that looks in a direction: what lies behind its middle line there."""
    from shapely.affinity import translate

    centre = shape.centroid
    west, south, east, north = shape.bounds
    wide = sector(bearing, 60, 0, 2 * math.hypot(east - west, north - south))
    lengths = (east - west, north - south)
    lying = lengths[0] > lengths[1]
    across_long_side = (bearing % 180 == 0) == lying
    return beyond(shape, bearing, 0.5) if across_long_side else translate(wide, centre.x, centre.y)


def _beyond_line(line: Shape, bearing: float) -> Shape:
    """Return the part of a line on the far side of its middle in a direction."""
    centre = line.centroid
    from shapely.affinity import translate

    return line.intersection(translate(sector(bearing, 90, 0, 5000), centre.x, centre.y))


def _stream(subject: Subject, atlas: Atlas) -> Figure:
    """Upstream or downstream of a town: along the river that the text names, else around the town."""
    import shapely
    from shapely.ops import substring

    place = subject.anchor
    km, error = (subject.km, subject.error_km) if subject.distance else (BEYOND_KM / 2, BEYOND_KM / 2)
    up = bool(subject.word("up"))
    if place.kind == "water":  # of the river itself
        return _course(place, (0.0, 0.5) if up else (0.5, 1.0), atlas)
    plane = Plane(place.lat, place.lon)
    for river in subject.neighbours:
        shape = atlas.shape(river.id) if river.kind == "water" else None
        if shape is None or shape.area:
            continue
        line = lines_of(plane.onto(shape))[0]
        at = line.project(plane.point(place.lat, place.lon))
        if line.interpolate(at).distance(shapely.Point(0, 0)) < BEYOND_KM:
            ends = sorted(at + (-1 if up else 1) * length for length in (max(0, km - error), km + error))
            return figure(plane, substring(line, *ends).buffer(SHORE_KM, quad_segs=4))
    return outlined(plane, circle(place.radius_km + km + error), (), (place.lat, place.lon), km + error)


def _reach(subject: Subject, atlas: Atlas) -> Figure:
    return _course(subject.anchor, REACHES[subject.word("part")], atlas)


def _course(river: Place, share: tuple[float, float], atlas: Atlas) -> Figure:
    """Return a part of the course of a river, from one share of its length to another."""
    from shapely.ops import substring

    plane = plane_of(river, atlas)
    body = body_of(river, plane, atlas)
    lines = lines_of(body) if not body.area else []
    if not lines:
        raise UndrawableError(f"the gazetteer has no course of {river.name}")
    reach = substring(lines[0], *share, normalized=True)
    return figure(plane, reach.buffer(SHORE_KM, quad_segs=4), middle(plane, reach))


def _confluence(subject: Subject, atlas: Atlas) -> Figure:
    from shapely.ops import nearest_points

    one, other = subject.places
    shapes = [atlas.shape(place.id) for place in (one, other)]
    if None in shapes:
        missing = one if shapes[0] is None else other
        raise UndrawableError(f"the gazetteer has no course of {missing.name}")
    plane = plane_of(one, atlas)
    a, b = nearest_points(*(plane.onto(shape) for shape in shapes))
    if a.distance(b) > BEYOND_KM:
        raise UndrawableError(f"{one.name} and {other.name} do not meet")
    point = plane.back(a)
    return around(float(point.y), float(point.x), max(SHORE_KM, float(a.distance(b))))


ALONG: Mapping[str, Callable[[Subject, Atlas], Figure]] = {
    "border": _border,
    "side": _side,
    "across": _across,
    "shore": _shore,
    "stream": _stream,
    "reach": _reach,
    "confluence": _confluence,
}
"""Kind of relation -> how it is drawn."""
