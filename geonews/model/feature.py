"""GeoJSON features of what has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import geometry as shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .place import Place

__all__ = ["feature", "position"]


def position(geometry: Mapping[str, Any] | None, place: Place | None) -> tuple[float | None, ...]:
    """Return latitude, longitude and radius in km of what is drawn: the geometry if any, else the place."""
    shape = shapes.clean(geometry)
    middle = shapes.centre(shape) if shape else None
    if shape and middle:
        radius = shapes.radius_km(shape) or (place.radius_km if place else 0)
        return round(middle[0], 5), round(middle[1], 5), round(radius, 2)
    if place:
        return round(place.lat, 5), round(place.lon, 5), round(place.radius_km, 2)
    return None, None, None


def feature(
    properties: dict[str, Any], geometry: Mapping[str, Any] | None, place: Place | None
) -> dict[str, Any]:
    """Return a GeoJSON feature at a geometry, else at a place, else nowhere."""
    shape = shapes.clean(geometry)
    if shape is None and place:
        shape = shapes.point(place.lat, place.lon)
    return {"type": "Feature", "geometry": shape, "properties": properties}
