"""GeoNames country dumps: 19 columns separated by tabs, one place a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text import fold, sound_key
from .store import Entry, default_radius_km

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COLUMNS", "Units", "kind_of", "read_line", "trusted_names"]

COLUMNS = 19
_ID, _NAME, _ASCII, _ALTERNATES, _LAT, _LON, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN1, _ADMIN2, _PEOPLE = 10, 11, 14

_CLASSES = {"P": "settlement", "H": "water", "T": "mountain", "L": "area", "V": "area", "S": "facility"}
_CODES = {
    "ADM1": "region", "ADM2": "district", "ADM3": "area", "ADM4": "area", "ADMD": "area", "PCLI": "country",
    "PPLX": "quarter", "VAL": "valley", "VALS": "valley", "GRGE": "valley", "CNYN": "valley", "DPR": "valley",
    "DSRT": "area", "PLN": "area", "PLAT": "area", "PEN": "area", "ISL": "area", "ISLS": "area",
    "UPLD": "area", "PSTB": "crossing", "PSTC": "crossing", "GLCR": "mountain", "RSTN": "facility",
    "TNL": "facility", "OILF": "facility", "GASF": "facility", "COLF": "facility", "MILB": "facility",
    "PRT": "facility",
}  # fmt: skip
"""Kind of a feature code, where it is not that of its class."""
_LEFT_OUT = frozenset("PPLH PPLQ PPLW ADM1H ADM2H ADM3H ADM4H PCLH WLL WLLS SPNG SPNGS WTRH".split())
"""Gone or too small for news."""
_FEATURES = {
    "STM": "river", "STMI": "river", "LK": "lake", "LKI": "lake", "RSV": "reservoir", "CNL": "canal",
    "GLCR": "glacier", "PASS": "pass", "PK": "peak", "MT": "peak", "MTS": "range", "AIRP": "airport",
    "AIRB": "air base", "VAL": "valley", "DSRT": "desert", "MN": "mine", "DAM": "dam",
}  # fmt: skip
_SCRIPTS = re.compile(r"[\u0041-\u024f\u1e00-\u1eff\u02bb\u02bc\u2018\u2019' .()-]+|[\u0400-\u052f '.()-]+")
"""Latin and Cyrillic, which texts about the region are written in."""
_ALIKE = 0.62


def kind_of(feature_class: str, code: str) -> str | None:
    """Return the kind of a GeoNames feature, None for those no news is about.

    >>> kind_of("P", "PPLX"), kind_of("H", "LK"), kind_of("R", "RD")
    ('quarter', 'water', None)
    """
    if code in _LEFT_OUT:
        return None
    return _CODES.get(code) or (None if feature_class == "A" else _CLASSES.get(feature_class))


def trusted_names(name: str, ascii_name: str, alternates: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the alternates that are names: alike in sound, in Latin or Cyrillic letters, no codes.

    >>> [n for n, _, _ in trusted_names("Osh", "Osh", ["OSS", "Ош", "Os", "ao shen", "Oš"])]
    ['Ош', 'Oš']
    """
    from rapidfuzz.distance import OSA

    own = {sound_key(name), sound_key(ascii_name)}
    found = {} if fold(ascii_name) == fold(name) or not ascii_name else {ascii_name: "transliteration"}
    for alternate in map(str.strip, alternates):
        if len(alternate) < 2 or not _SCRIPTS.fullmatch(alternate):
            continue
        if alternate.isupper() and len(alternate) <= 4 and alternate.isascii():
            continue  # the code of an airport
        sound = sound_key(alternate)
        alike = max(OSA.normalized_similarity(sound, other) for other in own)
        if alike == 1.0 or (min(map(len, own)) > 3 and alike >= _ALIKE):
            found.setdefault(alternate, "alias")
    return [(alternate, "", kind) for alternate, kind in found.items()]


class Units:
    """Ids of the regions and districts of a dump, by their codes; filled while its first pass goes by."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, ...], str] = {}

    def note(self, line: str) -> None:
        """Remember a line if it is a unit."""
        cells = line.split("\t")
        if len(cells) == COLUMNS and cells[_CODE] in ("ADM1", "ADM2"):
            codes = (cells[_COUNTRY], cells[_ADMIN1], cells[_ADMIN2] if cells[_CODE] == "ADM2" else "")
            self._ids[codes] = f"gn:{cells[_ID]}"

    def of(self, cells: list[str]) -> tuple[str | None, str | None]:
        """Return the ids of region and district of a line, None where the dump has none."""
        country, first, second = cells[_COUNTRY], cells[_ADMIN1], cells[_ADMIN2]
        region = self._ids.get((country, first, ""))
        district = self._ids.get((country, first, second)) if second else None
        code = cells[_CODE]
        return (None if code == "ADM1" else region), (None if code in ("ADM1", "ADM2") else district)


def read_line(line: str, units: Units, source: str) -> Entry | None:
    """Return the place of a line; None for a feature of no kind of ours.

    Args:
        line: of the dump.
        units: of the same dump.
        source: key to record.

    Raises:
        ValueError: the line is broken.
    """
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {COLUMNS}")
    kind = kind_of(cells[_CLASS], cells[_CODE])
    if kind is None or kind == "country":
        return None
    if not cells[_ID].isdigit() or not cells[_NAME].strip():
        raise ValueError("no id or no name")
    lat, lon = float(cells[_LAT]), float(cells[_LON])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no such point: {lat}, {lon}")
    people = int(cells[_PEOPLE]) if cells[_PEOPLE].isdigit() else 0
    region, district = units.of(cells)
    code = cells[_CODE]
    name = cells[_NAME].strip()
    return Entry(
        f"gn:{cells[_ID]}", name, kind, lat, lon, (cells[_COUNTRY],) if cells[_COUNTRY] else (),
        _FEATURES.get(code, code or None), default_radius_km(kind, people), people or None,
        trusted_names(name, cells[_ASCII], cells[_ALTERNATES].split(",")), region, district, source,
    )  # fmt: skip
