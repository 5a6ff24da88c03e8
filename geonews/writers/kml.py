"""KML 2.2 for Google Earth and its like: a placemark a record, styles by category."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from ..ontology import CATEGORIES, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["document"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
_TAIL = "</Document>\n</kml>\n"


def document(features: Iterator[dict[str, Any]], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield a KML document; what has no place is a placemark without geometry."""
    yield _HEAD + f"<name>geonews {escape(records)}</name>\n" + "".join(map(_style, CATEGORIES.values()))
    for feature in features:
        yield _placemark(feature)
    yield _TAIL


def _style(category: Any) -> str:
    """Return the style of a category: KML writes colours as opacity, blue, green, red."""
    red, green, blue = category.colour[1:3], category.colour[3:5], category.colour[5:7]
    colour = f"{blue}{green}{red}"
    return (
        f'<Style id="{category.key}"><IconStyle><color>ff{colour}</color></IconStyle>'
        f"<LineStyle><color>ff{colour}</color><width>2</width></LineStyle>"
        f"<PolyStyle><color>40{colour}</color></PolyStyle></Style>\n"
    )


def _placemark(feature: Mapping[str, Any]) -> str:
    """Return a feature as a placemark."""
    properties = feature["properties"]
    kind = TYPES.get(properties.get("type") or "")
    name = properties.get("location") or properties.get("name") or properties.get("mention") or ""
    title = f"{kind.label}: {name}" if kind and name else kind.label if kind else name
    parts = [_tag("name", title)]
    if properties.get("notes"):
        parts.append(_tag("description", escape(str(properties["notes"]))))  # shown as HTML by Google Earth
    if properties.get("event_date"):
        begin, end = properties["event_date"], properties.get("date_end") or properties["event_date"]
        parts.append(f"<TimeSpan>{_tag('begin', begin)}{_tag('end', end)}</TimeSpan>")
    parts.append(_tag("styleUrl", f"#{kind.category if kind else 'context'}"))
    parts.append(_data(properties))
    if feature["geometry"]:
        parts.append(_shape(feature["geometry"]))
    return "<Placemark>" + "".join(parts) + "</Placemark>\n"


def _tag(name: str, value: object) -> str:
    """Return an element with a text."""
    return f"<{name}>{escape(_FORBIDDEN.sub('', str(value)), quote=False)}</{name}>"


def _data(properties: Mapping[str, Any]) -> str:
    """Return the properties that have a value."""
    entries = (
        f'<Data name="{name}">{_tag("value", value)}</Data>'
        for name, value in properties.items()
        if value is not None
    )
    return f"<ExtendedData>{''.join(entries)}</ExtendedData>"


def _shape(geometry: Mapping[str, Any]) -> str:
    """Return a GeoJSON geometry as KML."""
    kind = geometry["type"]
    if kind == "GeometryCollection":
        return f"<MultiGeometry>{''.join(map(_shape, geometry['geometries']))}</MultiGeometry>"
    coordinates = geometry["coordinates"]
    if kind.startswith("Multi"):
        single = kind.removeprefix("Multi")
        parts = "".join(_shape({"type": single, "coordinates": part}) for part in coordinates)
        return f"<MultiGeometry>{parts}</MultiGeometry>"
    if kind == "Polygon":
        sides = ["outerBoundaryIs"] + ["innerBoundaryIs"] * (len(coordinates) - 1)
        rings = (
            f"<{side}><LinearRing>{_coordinates(ring)}</LinearRing></{side}>"
            for side, ring in zip(sides, coordinates, strict=True)
        )
        return f"<Polygon>{''.join(rings)}</Polygon>"
    return f"<{kind}>{_coordinates([coordinates] if kind == 'Point' else coordinates)}</{kind}>"


def _coordinates(positions: Sequence[Sequence[float]]) -> str:
    """Return positions as KML writes them."""
    return f"<coordinates>{' '.join(f'{p[0]},{p[1]}' for p in positions)}</coordinates>"
