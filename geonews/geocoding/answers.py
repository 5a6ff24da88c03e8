"""What a geocoder says of a place, in our own terms; nothing in it is trusted to be of any form."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..distance import distance_km
from ..model import KINDS, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Found", "read_location"]

MOST_NAMES = 60
LONGEST_NAME = 200
RADIUS_KM = {
    "country": 500.0, "region": 100.0, "district": 30.0, "settlement": 3.0, "quarter": 1.5, "water": 10.0,
    "mountain": 10.0, "valley": 20.0, "area": 30.0, "facility": 0.5, "crossing": 0.5,
}  # fmt: skip
"""Kilometres, where the answer gives no extent."""

_TYPES = {
    word: kind
    for kind, words in {
        "country": "country",
        "region": "state province region",
        "district": "county district municipality state_district",
        "settlement": "city town village hamlet isolated_dwelling allotments",
        "quarter": "suburb quarter neighbourhood borough city_district residential",
        "mountain": "peak volcano mountain_range ridge glacier saddle mountain_pass",
        "valley": "valley",
        "water": "water reservoir river lake sea bay spring canal dam",
        "crossing": "border_control",
        "area": "island archipelago desert plateau locality nature_reserve national_park",
    }.items()
    for word in words.split()
}
"""Kinds by the type that OpenStreetMap gives a place."""
_CLASSES = {"waterway": "water", "natural": "area", "landuse": "area", "boundary": "region"}
_RANKS = ((5, "country"), (9, "region"), (15, "district"), (20, "settlement"))
"""Nominatim's place_rank up to which an administrative boundary is of a kind."""
_MINOR = frozenset(("highway", "shop", "office", "building", "craft", "street", "house"))
_UNIT = {"N": "node", "W": "way", "R": "relation"}
_CODE = re.compile(r"[A-Za-z]{2}")


class Found(NamedTuple):
    """An answer of a geocoder."""

    place: Place
    names: tuple[str, ...]
    """Everything the place is called, its own name first."""
    importance: float
    """0 to 1, how well known the service thinks it is."""
    minor: bool
    """It is a street, a shop or a house."""


def read_location(location: Any, service: str) -> Found | None:
    """Return an answer of geopy; None when it has no usable point or name.

    Args:
        location: a geopy.Location.
        service: name of the service, which becomes the source of the place.
    """
    raw = location.raw if isinstance(location.raw, dict) else {}
    fields = raw["properties"] if isinstance(raw.get("properties"), dict) else raw
    lat, lon = _number(location.latitude), _number(location.longitude)
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    names = _names(fields, str(location.address or ""))
    if not names:
        return None
    kind = _kind(fields)
    address = fields["address"] if isinstance(fields.get("address"), dict) else fields
    country = _code(address.get("country_code") or fields.get("countrycode"))
    place = Place(
        id=_id(fields, service, lat, lon),
        name=names[0],
        kind=kind,
        country=country,
        lat=round(lat, 6),
        lon=round(lon, 6),
        radius_km=_radius(fields, kind),
        admin1=_first(address, "state", "province", "region"),
        admin2=_first(address, "county", "district", "state_district"),
        countries=(country,) if country else (),
        source=service,
    )
    importance = _number(fields.get("importance"))
    classes = [fields.get(name) for name in ("class", "category", "osm_key", "type", "addresstype")]
    is_minor = any(isinstance(name, str) and name in _MINOR for name in classes)
    return Found(place, names, min(1.0, max(0.0, 0.3 if importance is None else importance)), is_minor)


def _number(value: object) -> float | None:
    """Return a finite number, also one written as a string."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _text(value: object) -> str | None:
    """Return a string on one line, cut when it is too long for a name."""
    if not isinstance(value, str):
        return None
    line = " ".join("".join(c if c.isprintable() else " " for c in value[: 2 * LONGEST_NAME]).split())
    return line[:LONGEST_NAME] or None


def _first(fields: Mapping[str, Any], *names: str) -> str | None:
    """Return the first of several fields that holds a text."""
    return next((text for name in names if (text := _text(fields.get(name)))), None)


def _code(value: object) -> str | None:
    """Return a country code in capitals."""
    return value.upper() if isinstance(value, str) and _CODE.fullmatch(value) else None


def _names(fields: Mapping[str, Any], address: str) -> tuple[str, ...]:
    """Return the names of a place, in English first where the service gives that."""
    details = fields["namedetails"] if isinstance(fields.get("namedetails"), dict) else {}
    given = [details.get("name:en"), fields.get("name"), address.split(",", 1)[0], *list(details.values())]
    return tuple(dict.fromkeys(filter(None, map(_text, given[:MOST_NAMES]))))


def _kind(fields: Mapping[str, Any]) -> str:
    """Return one of KINDS for the class and type of an answer."""
    outer = fields.get("class") or fields.get("category") or fields.get("osm_key")
    for name in ("addresstype", "type", "osm_value"):
        value = fields.get(name)
        if isinstance(value, str) and value in _TYPES:
            return _TYPES[value]
    rank = _number(fields.get("place_rank"))
    if outer == "boundary" and rank is not None:
        return next((kind for most, kind in _RANKS if rank <= most), "quarter")
    kind = _CLASSES.get(outer, "facility") if isinstance(outer, str) else "settlement"
    return kind if kind in KINDS else "facility"


def _radius(fields: Mapping[str, Any], kind: str) -> float:
    """Return half the diagonal of the extent in kilometres, a usual value without one."""
    box, extent = fields.get("boundingbox"), fields.get("extent")
    if isinstance(box, list) and len(box) == 4:
        south, north, west, east = map(_number, box)
    elif isinstance(extent, list) and len(extent) == 4:
        west, north, east, south = map(_number, extent)
    else:
        return RADIUS_KM[kind]
    if south is None or north is None or west is None or east is None or abs(south) > 90 or abs(north) > 90:
        return RADIUS_KM[kind]
    return round(min(8000.0, max(0.1, distance_km(south, west, north, east) / 2)), 2)


def _id(fields: Mapping[str, Any], service: str, lat: float, lon: float) -> str:
    """Return a stable key: that of OpenStreetMap where there is one, else the point."""
    unit, number = fields.get("osm_type"), fields.get("osm_id")
    if isinstance(unit, str) and isinstance(number, int) and not isinstance(number, bool):
        unit = _UNIT.get(unit, unit)
        if unit in _UNIT.values():
            return f"{service}:{unit}/{number}"
    return f"{service}:{lat:.5f},{lon:.5f}"
