"""What a phrase is drawn from, what it is drawn as, and the steps that the kinds share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from geonews.distance import EARTH_KM
from geonews.geometry import centroid, clean

from .atlas import lines_of, to_geojson
from .parts import PARTS, WIND_NAMES
from .plane import Plane, circle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geonews.model import Place

    from .atlas import Atlas
    from .reading import Distance

__all__ = [
    "Figure",
    "Subject",
    "UndrawableError",
    "Units",
    "around",
    "body_of",
    "figure",
    "is_point",
    "middle",
    "outlined",
    "plane_of",
]

Shape = Any

FARTHEST_KM = 1500.0
"""A longer distance does not say where something is."""
LARGEST_WATER_KM = 60.0
"""Radius up to which a circle may stand for a water that has no shape: rivers are no circles."""
LARGEST_KM = 500.0
"""The same for anything else: continents and oceans are none either."""
_SMALLEST_KM, _NEAR_POLE = 0.05, 85.0
"""Rounding may break the outline of what is smaller; degrees of latitude from which shapely cuts it."""


class UndrawableError(Exception):
    """A phrase makes no place; its text says why."""


class Figure(NamedTuple):
    """A GeoJSON geometry with the point and the radius that stand for it in a table."""

    geometry: dict[str, Any]
    lat: float
    lon: float
    radius_km: float


class Units(NamedTuple):
    """The first-level units of a country."""

    every: tuple[Place, ...]
    named: tuple[Place, ...]
    """Those that the text names, or of which it names a town."""


class Subject(NamedTuple):
    """What a phrase is drawn from; equal subjects have equal figures."""

    kind: str
    places: tuple[Place, ...]
    """Of its names, in order."""
    distance: Distance | None = None
    bearing: float | None = None
    """Degrees from north, clockwise."""
    words: tuple[tuple[str, str], ...] = ()
    """Further groups of the phrase: far, close, strict, ..."""
    problem: str = ""
    """Why it cannot be drawn at all."""
    unit: Place | None = None
    """Country or region that the words put the phrase in."""
    neighbours: tuple[Place, ...] = ()
    """Other places named around it, nearest first, then the countries the article is about."""
    units: Units | None = None
    """For phrases that speak of several of them."""

    @property
    def anchor(self) -> Place:
        """The first place."""
        return self.places[0]

    @property
    def km(self) -> float:
        """The distance, within what makes sense."""
        if self.distance is None or self.distance.km <= 0:
            raise UndrawableError("no distance")
        if self.distance.km > FARTHEST_KM:
            km = self.distance.km
            far = f"{km:,.0f} km" if km < EARTH_KM else "a distance larger than the Earth"
            raise UndrawableError(f"{far} is too far to say where")
        return self.distance.km

    @property
    def error_km(self) -> float:
        """What the distance leaves open."""
        return self.distance.error_km if self.distance else 0.0

    @property
    def key(self) -> str:
        """What the gazetteer has the figure under if it was drawn beforehand; empty when it was not."""
        if self.problem or self.unit or self.word("far"):
            return ""
        if self.kind == "border" and [place.kind for place in self.places] == ["country", "country"]:
            close = " close" if self.word("close") else ""
            return "" if self.word("across") else " ".join(sorted(p.id for p in self.places)) + close
        if self.kind == "shore" and self.bearing is None:
            return f"{self.anchor.id} shore"
        if self.kind not in ("part", "centre") or len(self.places) != 1 or not self._is_whole():
            return ""
        bearing = "C" if self.kind == "centre" else str(round(self.bearing or 0.0))
        return f"{self.anchor.id} {bearing}"

    def _is_whole(self) -> bool:
        """Tell whether the units that are meant are all that a part of a country consists of."""
        if self.units is None:
            return True
        wind = WIND_NAMES[round((self.bearing or 0.0) / 45) % 8]
        settled = PARTS.get((self.anchor.id, wind), ())
        named, every = (
            [u.id for u in units if u.id in settled] for units in (self.units.named, self.units.every)
        )
        chosen = named if 1 < len(named) == int(self.word("count") or 0) else every
        cities = {u.id for u in self.units.every if u.feature == "ADM1 city"}  # within the region around them
        return bool(settled) and cities.issuperset(set(settled).difference(chosen))

    def word(self, name: str) -> str:
        """Return the text of a group, empty when it is not there."""
        return dict(self.words).get(name, "")


def figure(
    plane: Plane, shape: Shape, point: tuple[float, float] | None = None, radius: float = 0.0
) -> Figure:
    """Return a shape of a plane as a figure; point and radius are those of the shape unless given."""
    if shape.is_empty:
        raise UndrawableError("nothing is left of it")
    equal = math.sqrt(shape.area / math.pi) if shape.area else shape.length / 2
    if equal > 100:
        shape = shape.simplify(1.0)
    return Figure(drawn(plane, shape), *(point or middle(plane, shape)), round(radius or equal, 2))


def drawn(plane: Plane, shape: Shape) -> dict[str, Any]:
    """Return a shape of a plane as GeoJSON.

    Raises:
        UndrawableError: rounding leaves nothing of it.
    """
    geometry = to_geojson(plane.back(shape))
    if geometry is None:
        raise UndrawableError("nothing is left of it")
    return geometry


def outlined(
    plane: Plane,
    outer: Sequence[tuple[float, float]],
    hole: Sequence[tuple[float, float]] = (),
    point: tuple[float, float] | None = None,
    radius: float = 0.0,
) -> Figure:
    """Return what lies between two lines around the origin of a plane as a figure, without shapely.

    Args:
        plane: around a point.
        outer: kilometres on it.
        hole: the same, of what is left out; then point and radius must be given.
        point: (lat, lon) that stands for the figure; the middle of it unless given.
        radius: km; that of a circle of the same area unless given.
    """
    rings = [[plane.degrees(*corner) for corner in (*ring, ring[0])] for ring in (outer, hole) if ring]
    extent = max(math.hypot(*corner) for corner in outer)
    if extent < _SMALLEST_KM or any(abs(lon) > 180 or abs(lat) > _NEAR_POLE for lat, lon in rings[0]):
        from shapely.geometry import Polygon

        return figure(plane, Polygon(outer, [hole] if hole else []), point, radius)
    coordinates = [[(lon, lat) for lat, lon in ring] for ring in rings]
    geometry = clean({"type": "Polygon", "coordinates": coordinates}) or {}
    area, y, x = centroid(outer)
    return Figure(
        geometry, *(point or plane.degrees(x, y)), round(radius or math.sqrt(abs(area) / math.pi), 2)
    )


def middle(plane: Plane, shape: Shape) -> tuple[float, float]:
    """Return (lat, lon) of the point of a shape nearest to its centroid, or halfway along a line."""
    from shapely.ops import nearest_points

    if not shape.area:
        line = lines_of(shape)
        point = line[0].interpolate(0.5, normalized=True) if line else shape.centroid
    else:
        point = nearest_points(shape, shape.centroid)[0]
    where = plane.back(point)
    return float(where.y), float(where.x)


def plane_of(place: Place, atlas: Atlas) -> Plane:
    """Return the plane around the middle of a place."""
    area = None if is_point(place) else atlas.area(place)
    return Plane(place.lat, place.lon) if area is None else Plane(area.centroid.y, area.centroid.x)


def is_point(place: Place) -> bool:
    """Tell whether a place is so small that distances are counted from its middle."""
    return place.kind in ("settlement", "quarter", "facility", "crossing") or place.radius_km <= 15


def body_of(place: Place, plane: Plane, atlas: Atlas) -> Shape:
    """Return a place on a plane; a circle stands for one without shape."""
    if place.kind == "water" and place.radius_km > LARGEST_WATER_KM and atlas.shape(place.id) is None:
        raise UndrawableError(f"the gazetteer has no shape of {place.name}")
    if place.radius_km > LARGEST_KM and atlas.shape(place.id) is None:
        raise UndrawableError(f"the gazetteer has no shape of {place.name}")
    return atlas.body(place, plane)


def around(lat: float, lon: float, radius: float) -> Figure:
    """Return a circle around a point."""
    return outlined(Plane(lat, lon), circle(radius), point=(lat, lon), radius=radius)
