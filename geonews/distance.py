"""Great-circle distance and bearing on a sphere, standard library only; good to 0.5 %."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

__all__ = ["bearing", "distance_km", "unit_vector"]

EARTH_KM = 6371.0088
"""Mean radius, IUGG."""

_POINTS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance between two points in kilometres (haversine formula).

    Args:
        lat1: of the first point, WGS 84 degrees, as all four.
        lon1: of the first point.
        lat2: of the second point.
        lon2: of the second point.

    >>> round(distance_km(40.53, 72.8, 42.87, 74.59))
    300
    """
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> str:
    """Return the compass point under which the second point is seen from the first.

    >>> bearing(40.53, 72.8, 42.87, 74.59)
    'NE'
    """
    a, b, step = radians(lat1), radians(lat2), radians(lon2 - lon1)
    angle = degrees(atan2(sin(step) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(step)))
    return _POINTS[round(angle % 360 / 45) % 8]


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """Return a point as seen from the middle of the Earth; products of two such are cosines of angles.

    Args:
        lat: WGS 84 degrees.
        lon: WGS 84 degrees.

    >>> unit_vector(0, 0)
    (1.0, 0.0, 0.0)
    """
    a, b = radians(lat), radians(lon)
    return cos(a) * cos(b), cos(a) * sin(b), sin(a)
