"""The plane on which figures are drawn, in kilometres, and the simplest of them.

It is the azimuthal equidistant projection around a point of a sphere: distances and bearings from that
point are true, others good to 1 % within 1,000 km. Nothing is computed in degrees. Points at a distance
and bearing come from geodesics on WGS 84. shapely is loaded when first used.
"""

from __future__ import annotations

import math
from typing import Any

from geonews.distance import EARTH_KM

__all__ = ["Plane", "circle", "destination", "disc", "sector", "wedge"]

Shape = Any
"""A shapely geometry."""

_QUARTER = 16
"""Segments of a quarter of a circle."""


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return (lat, lon) of the point at a distance and bearing from another, on WGS 84.

    >>> [round(value, 3) for value in destination(40.5, 72.8, 180, 30)]
    [40.23, 72.8]
    """
    from geographiclib.geodesic import Geodesic  # geopy.distance is the same, and loads all of geopy

    point = Geodesic.WGS84.Direct(lat, lon, bearing, km * 1000)
    return point["lat2"], point["lon2"]


class Plane:
    """The plane around a point: x to the east, y to the north, kilometres.

    Args:
        lat, lon: WGS 84 degrees of its origin.
    """

    def __init__(self, lat: float, lon: float) -> None:
        self.lat, self.lon = lat, lon
        self._sin, self._cos = math.sin(math.radians(lat)), math.cos(math.radians(lat))

    def onto(self, shape: Shape) -> Shape:
        """Return a shape in degrees on the plane."""
        import shapely

        return shapely.transform(shape, self._forward)

    def back(self, shape: Shape) -> Shape:
        """Return a shape of the plane in degrees, cut where it crosses the 180th meridian."""
        import shapely
        from shapely.affinity import translate

        there = shapely.transform(shape, self._inverse)
        west, _, east, _ = there.bounds or (0, 0, 0, 0)
        if west >= -180 and east <= 180:
            return there
        there = shapely.make_valid(there)
        world = shapely.box(-180, -90, 180, 90)
        return shapely.union_all([translate(there, shift).intersection(world) for shift in (-360, 0, 360)])

    def point(self, lat: float, lon: float) -> Shape:
        """Return a point in degrees on the plane."""
        from shapely.geometry import Point

        return Point(*self.km(lat, lon))

    def km(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the (x, y) of a point in degrees; as `onto`, without a library.

        >>> [round(value, 3) for value in Plane(40, 70).km(40.1, 70)]
        [0.0, 11.12]
        """
        a, step = math.radians(lat), math.radians(lon - self.lon)
        x = math.cos(a) * math.sin(step)
        y = self._cos * math.sin(a) - self._sin * math.cos(a) * math.cos(step)
        length = math.hypot(x, y)
        angle = math.atan2(length, self._sin * math.sin(a) + self._cos * math.cos(a) * math.cos(step))
        scale = EARTH_KM * (angle / length if length > 1e-12 else 1.0)
        return x * scale, y * scale

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Return the (lat, lon) of a point of the plane; as `back`, without a library.

        >>> [round(value, 3) for value in Plane(40, 70).degrees(0, 11.12)]
        [40.1, 70.0]
        """
        length = math.hypot(x, y)
        angle = length / EARTH_KM
        sine = math.sin(angle) / length if length > 1e-9 else 1 / EARTH_KM
        lat = math.asin(min(1.0, max(-1.0, math.cos(angle) * self._sin + y * sine * self._cos)))
        lon = math.atan2(x * sine, self._cos * math.cos(angle) - y * sine * self._sin)
        return math.degrees(lat), self.lon + math.degrees(lon)

    def _forward(self, degrees: Any) -> Any:
        import numpy as np

        lon, lat = np.radians(degrees[:, 0] - self.lon), np.radians(degrees[:, 1])
        cosine = self._sin * np.sin(lat) + self._cos * np.cos(lat) * np.cos(lon)
        x = np.cos(lat) * np.sin(lon)
        y = self._cos * np.sin(lat) - self._sin * np.cos(lat) * np.cos(lon)
        length = np.hypot(x, y)
        angle = np.arctan2(length, cosine)
        scale = EARTH_KM * np.where(length > 1e-12, angle / np.where(length > 1e-12, length, 1), 1)
        return np.column_stack((x * scale, y * scale))

    def _inverse(self, km: Any) -> Any:
        import numpy as np

        x, y = km[:, 0], km[:, 1]
        length = np.hypot(x, y)
        angle = length / EARTH_KM
        sine = np.where(length > 1e-9, np.sin(angle) / np.where(length > 1e-9, length, 1), 1 / EARTH_KM)
        lat = np.arcsin(np.clip(np.cos(angle) * self._sin + y * sine * self._cos, -1, 1))
        lon = np.arctan2(x * sine, self._cos * np.cos(angle) - y * sine * self._sin)
        return np.column_stack((self.lon + np.degrees(lon), np.degrees(lat)))


def wedge(bearing: float, half_angle: float, near: float, far: float) -> list[tuple[float, float]]:
    """Return the outline of the part of a ring around the origin of a plane that lies under a bearing."""
    steps = max(8, round(_QUARTER * half_angle / 45))
    turns = [bearing + half_angle * (2 * step / steps - 1) for step in range(steps + 1)]
    inner = [_polar(turn, near) for turn in reversed(turns)] if near > 0 else [(0.0, 0.0)]
    return [_polar(turn, far) for turn in turns] + inner


def circle(km: float) -> list[tuple[float, float]]:
    """Return the outline of a circle around the origin of a plane.

    >>> len(circle(10)), circle(10)[0]
    (64, (0.0, 10.0))
    """
    return [_polar(step * 90 / _QUARTER, km) for step in range(4 * _QUARTER)]


def _polar(bearing: float, km: float) -> tuple[float, float]:
    turn = math.radians(bearing)
    return km * math.sin(turn), km * math.cos(turn)


def sector(bearing: float, half_angle: float, near: float, far: float) -> Shape:
    """Return a wedge as a shape."""
    from shapely.geometry import Polygon

    return Polygon(wedge(bearing, half_angle, near, far))


def disc(x: float, y: float, km: float) -> Shape:
    """Return a circle on a plane as a shape."""
    from shapely.geometry import Point

    return Point(x, y).buffer(km, quad_segs=_QUARTER)
