"""GeoJSON (RFC 7946): longitude before latitude, WGS 84, no crs member; no place, no geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import geometry
from .json import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["collection"]


def collection(features: Iterator[dict[str, Any]], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield a FeatureCollection, a feature a line; the bounding box stands after them."""
    extent: list[float] = []
    before = '{"type": "FeatureCollection", "features": [\n'
    for feature in features:
        shape = feature["geometry"]
        if shape:
            box = geometry.bbox(shape)
            extent = _union(extent, box)
            if shape["type"] != "Point":
                feature = feature | {"bbox": box}
        yield before + line(feature)
        before = ",\n"
    if before != ",\n":
        yield before
    yield "\n]" + (f', "bbox": {line(extent)}' if extent else "") + "}\n"


def _union(a: list[float], b: list[float]) -> list[float]:
    """Return the extent of two extents, either of which may be empty."""
    if not a or not b:
        return a or b
    return [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]
