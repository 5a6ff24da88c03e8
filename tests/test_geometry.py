"""Geometries of any shape, whole or broken, against shapely."""

from __future__ import annotations

import json

import pytest

from geonews import geometry
from geonews.model import (
    Mention,
    Resolution,
)

SQUARE = [[72.0, 40.0], [73.0, 40.0], [73.0, 41.0], [72.0, 41.0], [72.0, 40.0]]
HOLE = [[72.2, 40.2], [72.4, 40.2], [72.4, 40.4], [72.2, 40.2]]
SHAPES = [
    {"type": "Point", "coordinates": [72.8, 40.5]},
    {"type": "MultiPoint", "coordinates": [[72.8, 40.5], [73, 41]]},
    {"type": "LineString", "coordinates": [[72.8, 40.5], [73, 41]]},
    {"type": "MultiLineString", "coordinates": [[[72.8, 40.5], [73, 41]], [[70, 39], [71, 39.25]]]},
    {"type": "Polygon", "coordinates": [SQUARE, HOLE[::-1]]},
    {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[p[0] + 5, p[1]] for p in HOLE]]]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [72.8, 40.5]}]},
]


@pytest.mark.parametrize("shape", SHAPES, ids=[shape["type"] for shape in SHAPES])
def test_geometries_against_shapely(shape):
    shapely = pytest.importorskip("shapely")
    expected = shapely.from_geojson(json.dumps(shape))
    assert geometry.clean(shape) == json.loads(json.dumps(shape))
    assert shapely.from_wkb(geometry.to_wkb(shape)).equals_exact(expected)
    assert shapely.from_wkt(geometry.to_wkt(shape)).equals_exact(expected)
    assert geometry.bbox(shape) == list(expected.bounds)
    if shape["type"] == "Polygon":
        lat, lon = geometry.centre({"type": "Polygon", "coordinates": [SQUARE]})
        assert (lat, lon) == (40.5, 72.5)


def test_rings_are_turned():
    turned = geometry.clean({"type": "Polygon", "coordinates": [SQUARE[::-1], HOLE]})
    assert turned == {"type": "Polygon", "coordinates": [SQUARE, HOLE[::-1]]}


BROKEN = [
    None, {}, {"type": "Circle", "coordinates": [1, 2]}, {"type": "Point"},
    {"type": "Point", "coordinates": []}, {"type": "Point", "coordinates": ["a", "b"]},
    {"type": "Point", "coordinates": [float("nan"), 1]},
    {"type": "Point", "coordinates": [0, 91]}, {"type": "Polygon", "coordinates": [[1, 2]]},
    {"type": "Polygon", "coordinates": []}, {"type": "LineString", "coordinates": 5},
]  # fmt: skip


@pytest.mark.parametrize("shape", BROKEN)
def test_broken_geometries_are_none(shape):
    assert geometry.clean(shape) is None
    assert Resolution(Mention(0, 1, "x"), None, 0.1, shape).to_feature()["geometry"] is None
