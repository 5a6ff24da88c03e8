"""GeoJSON places: Who's On First records and OpenStreetMap extracts, a collection or a feature a line."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from .. import geometry
from ..errors import ReadError
from ..model import KINDS
from .store import Entry, default_radius_km

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["read_feature", "scan"]

CHUNK = 1 << 18
MOST = 64 << 20
"""Characters of one feature: a country with its coast stays well below."""
_LIST = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = tuple(" \t\r\n,\x1e")
"""What stands between features; the last begins each line of a GeoJSON text sequence."""

_PLACETYPES = {
    "country": "country", "dependency": "country", "region": "region", "macroregion": "region",
    "county": "district", "macrocounty": "district", "localadmin": "area", "locality": "settlement",
    "borough": "quarter", "neighbourhood": "quarter", "macrohood": "quarter", "microhood": "quarter",
    "campus": "facility", "venue": "facility", "marinearea": "water", "ocean": "water",
}  # fmt: skip
_TAGS = {
    "place": {
        "city": "settlement", "town": "settlement", "village": "settlement", "hamlet": "settlement",
        "isolated_dwelling": "settlement", "suburb": "quarter", "quarter": "quarter",
        "neighbourhood": "quarter", "country": "country", "state": "region", "region": "region",
        "district": "district", "county": "district", "sea": "water", "island": "area", "locality": "area",
    },
    "natural": {
        "peak": "mountain", "volcano": "mountain", "mountain_range": "mountain", "ridge": "mountain",
        "saddle": "mountain", "glacier": "mountain", "valley": "valley", "gorge": "valley",
        "desert": "area", "water": "water", "bay": "water", "strait": "water",
    },
    "waterway": {"river": "water", "stream": "water", "canal": "water", "dam": "facility"},
    "aeroway": {"aerodrome": "facility"},
    "amenity": {"prison": "facility", "marketplace": "facility"},
    "landuse": {"military": "facility", "quarry": "facility"},
    "power": {"plant": "facility"},
    "railway": {"station": "facility"},
    "barrier": {"border_control": "crossing"},
    "mountain_pass": {"yes": "mountain"},
    "boundary": {"national_park": "area"},
}  # fmt: skip
"""Kind by tag and value."""
_LEVELS = {"2": "country", "4": "region", "6": "district"}
_ISO3 = {
    "eng": "en", "rus": "ru", "kir": "ky", "kaz": "kk", "uzb": "uz", "tgk": "tg", "tuk": "tk", "fas": "fa",
    "zho": "zh", "uig": "ug", "pus": "ps", "tur": "tr", "mon": "mn", "deu": "de", "fra": "fr", "ara": "ar",
}  # fmt: skip
"""Languages of the names that are taken, by their code of three letters."""
_TWO = frozenset(_ISO3.values()) | {"kaa"}
_OTHER_TAGS = {
    "alt_name": "alias", "int_name": "alias", "official_name": "official", "old_name": "historic",
    "loc_name": "alias", "short_name": "alias",
}  # fmt: skip


def scan(read: Callable[[int], str]) -> Iterator[dict[str, Any]]:
    """Yield the features of a collection or of lines, holding one of them in memory at a time.

    Args:
        read: returns up to so many characters, nothing at the end.

    Raises:
        ReadError: the text is no GeoJSON, or one feature is too large.
    """
    decode = json.JSONDecoder().raw_decode
    buffer = read(CHUNK).lstrip("\ufeff")
    start = _LIST.search(buffer)
    is_list = start is not None and '"FeatureCollection"' in buffer[: start.start()]
    position = start.end() if start and is_list else 0
    if buffer.lstrip().startswith("["):  # a bare list of features
        is_list, position = True, buffer.index("[") + 1
    while True:
        while buffer[position : position + 1] in _BETWEEN:
            position += 1
        if is_list and buffer[position : position + 1] == "]":
            return
        try:
            found, position = decode(buffer, position)
        except (json.JSONDecodeError, RecursionError) as error:
            rest = buffer[position:]
            more = read(max(CHUNK, len(rest))) if len(rest) < MOST else ""  # twice as much each time
            if not more:
                if not rest.strip() and not is_list:
                    return
                raise ReadError(f"GeoJSON broken off or too large near {rest[:30]!r}") from error
            buffer, position = rest + more, 0
            continue
        if isinstance(found, dict):
            yield found
        if position > CHUNK:
            buffer, position = buffer[position:], 0


def read_feature(feature: Mapping[str, Any], source: str) -> tuple[Entry, list[str]] | None:
    """Return the place of a feature and the ids it has elsewhere; None for one of no kind of ours.

    Raises:
        ValueError: it has no name, no id or no point.
    """
    properties = feature.get("properties")
    tags = properties if isinstance(properties, dict) else {}
    if isinstance(tags.get("tags"), dict):
        tags = tags | tags["tags"]
    is_wof = "wof:placetype" in tags or "wof:name" in tags
    kind = _PLACETYPES.get(str(tags.get("wof:placetype"))) if is_wof else _kind(tags)
    if kind is None or kind == "country":
        return None
    name = str(tags.get("wof:name") if is_wof else tags.get("name:en") or tags.get("name") or "").strip()
    if not name or len(name) > 200:
        raise ValueError("no name")
    lat, lon, radius = _position(feature, tags)
    people = _whole(tags.get("wof:population") or tags.get("gn:population") or tags.get("population"))
    code = str(tags.get("wof:country") or tags.get("iso:country") or tags.get("ISO3166-1:alpha2") or "")
    code = code or str(tags.get("addr:country") or tags.get("is_in:country_code") or "")
    countries = (code.upper(),) if len(code) == 2 and code.isalpha() else ()
    place_id = f"wof:{tags['wof:id']}" if tags.get("wof:id") else _osm_id(feature, tags)
    concordances = tags.get("wof:concordances")
    other = concordances.get("gn:id") if isinstance(concordances, dict) else tags.get("geonames:id")
    aliases = [f"gn:{other}"] if str(other or "").isdigit() else []
    names = list(_wof_names(tags) if is_wof else _osm_names(tags))
    size = max(radius, default_radius_km(kind, people)) if radius else default_radius_km(kind, people)
    entry = Entry(
        place_id, name, kind, lat, lon, countries, None, round(size, 1), people, names, source=source
    )
    return entry, aliases


def _kind(tags: Mapping[str, Any]) -> str | None:
    """Return the kind that OpenStreetMap tags say; ours is taken as it is."""
    if tags.get("kind") in KINDS:
        return str(tags["kind"])
    if tags.get("boundary") == "administrative":
        return _LEVELS.get(str(tags.get("admin_level")))
    return next(
        (kinds[value] for key, kinds in _TAGS.items() if (value := str(tags.get(key))) in kinds), None
    )


def _osm_id(feature: Mapping[str, Any], tags: Mapping[str, Any]) -> str:
    found = tags.get("@id") or feature.get("id") or tags.get("osm_id") or tags.get("id")
    if found is None or isinstance(found, dict | list):
        raise ValueError("no id")
    return f"osm:{str(found).replace(' ', '')[:60]}"


def _position(feature: Mapping[str, Any], tags: Mapping[str, Any]) -> tuple[float, float, float]:
    """Return latitude, longitude and the radius of the shape in km, 0 when there is none."""
    shape = geometry.clean(feature.get("geometry"))
    radius = geometry.radius_km(shape) if shape else 0.0
    for prefix in ("lbl", "geom"):
        try:
            lat, lon = float(tags[f"{prefix}:latitude"]), float(tags[f"{prefix}:longitude"])
        except (KeyError, TypeError, ValueError):
            continue
        if abs(lat) <= 90 and abs(lon) <= 180:
            return lat, lon, radius
    middle = geometry.centre(shape) if shape else None
    if middle is None or not all(map(math.isfinite, middle)):
        raise ValueError("no point")
    return round(middle[0], 5), round(middle[1], 5), radius


def _whole(value: object) -> int | None:
    """Return a number of people, None for what is none."""
    text = re.sub(r"[ ,\u00a0]", "", str(value or ""))[:12]
    return int(float(text)) if re.fullmatch(r"\d+(?:\.\d+)?", text) and float(text) > 0 else None


def _wof_names(tags: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the names of a Who's On First record: name:rus_x_preferred and its like."""
    kinds = {"preferred": "official", "variant": "alias", "colloquial": "alias", "historical": "historic"}
    for key, values in tags.items():
        match = re.fullmatch(r"name:([a-z]{3})_x_(\w+)", key)
        if not match or match[1] not in _ISO3 or match[2] not in kinds or not isinstance(values, list):
            continue
        for value in values[:20]:
            if isinstance(value, str) and 1 < len(value) <= 120:
                yield value, _ISO3[match[1]], kinds[match[2]]


def _osm_names(tags: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the names of OpenStreetMap tags: name, name:ru, alt_name, old_name:ru ..."""
    for key, value in tags.items():
        base, _, language = key.partition(":")
        kind = "official" if base == "name" else _OTHER_TAGS.get(base)
        if kind is None or not isinstance(value, str) or (language and language not in _TWO):
            continue
        for name in value.split(";")[:20]:
            if 1 < len(name.strip()) <= 120:
                yield name.strip(), language, kind
