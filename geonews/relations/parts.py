"""Parts of countries as news speaks of them: which regions "the south" is.

A country is cut by its regions where usage is settled, by geometry elsewhere. Keys are ids of the gazetteer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BOXES", "COMPOSED", "PARTS", "WIND_NAMES"]

WIND_NAMES = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")

_OSH, _OSH_CITY, _JALAL_ABAD, _BATKEN = "gn:1346798", "gn:10300944", "gn:1529778", "gn:1463580"
_CHUY, _BISHKEK, _TALAS, _ISSYK_KUL, _NARYN = (
    "gn:1538652", "gn:1528334", "gn:1527297", "gn:1528260", "gn:1527590",
)  # fmt: skip

PARTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("iso:KG", "S"): (_OSH, _OSH_CITY, _JALAL_ABAD, _BATKEN),
    ("iso:KG", "N"): (_CHUY, _BISHKEK, _TALAS, _ISSYK_KUL, _NARYN),
    ("iso:KG", "SW"): (_BATKEN, _OSH, _OSH_CITY),
    ("iso:KZ", "N"): ("gn:1519367", "gn:1518003", "gn:1520239", "gn:1521671", "gn:1538317"),
    ("iso:KZ", "W"): ("gn:607847", "gn:608879", "gn:609862", "gn:610688"),
    ("iso:KZ", "E"): ("gn:1517381", "gn:12510143"),
    ("iso:KZ", "S"): (
        "gn:1524787", "gn:1524444", "gn:1521406", "gn:1537162", "gn:12510144", "gn:1526395", "gn:1537272",
    ),
    ("iso:KZ", "C"): ("gn:1523401", "gn:12510145"),
    ("iso:TJ", "N"): ("gn:1221092",),
    ("iso:TJ", "S"): ("gn:1347488",),
    ("iso:TJ", "E"): ("gn:1221692",),
    ("iso:UZ", "S"): ("gn:1114926", "gn:1114928"),
    ("iso:UZ", "E"): ("gn:1484842", "gn:1484845", "gn:1484846"),
    ("iso:UZ", "W"): ("gn:453752", "gn:1484843"),
    ("iso:UZ", "NW"): ("gn:453752", "gn:1484843"),
    ("iso:UZ", "C"): ("gn:1114927", "gn:1484844", "gn:1484840", "gn:1484841"),
    ("iso:TM", "W"): ("gn:162152",),
    ("iso:TM", "N"): ("gn:601465",),
    ("iso:TM", "E"): ("gn:1219651", "gn:1218666"),
    ("iso:TM", "NE"): ("gn:1219651",),
    ("iso:TM", "SE"): ("gn:1218666",),
}  # fmt: skip
"""(id of the country, wind or C for the centre) -> ids of its regions."""

BOXES: Mapping[tuple[str, str], tuple[float, float, float, float]] = {
    ("iso:RU", "S"): (36.0, 41.0, 50.0, 51.5),
    ("iso:RU", "SW"): (30.0, 41.0, 45.0, 54.0),
    ("iso:AF", "N"): (63.0, 35.2, 71.6, 38.6),
    ("iso:AF", "NE"): (68.2, 35.4, 75.0, 38.6),
    ("iso:AF", "E"): (69.3, 33.3, 71.7, 36.0),
    ("iso:AF", "SE"): (67.3, 31.5, 70.6, 34.0),
    ("iso:AF", "S"): (61.8, 29.3, 68.3, 33.2),
    ("iso:AF", "W"): (60.4, 31.4, 64.6, 35.8),
}
"""(id of the country, wind) -> west, south, east, north in degrees, where regions have no shape: southern
Russia is no strip along its border as far as the Pacific, eastern Afghanistan not the Wakhan."""

COMPOSED: Mapping[str, tuple[str, ...]] = {"aral-sea": ("north-aral-sea", "south-aral-sea")}
"""Places without a shape of their own -> the places they consist of."""
