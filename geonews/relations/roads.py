# ruff: noqa: E501 (a road is one line)
"""Roads by the towns and passes they go through: the gazetteer has no courses, and no road is straight."""

from __future__ import annotations

import heapq
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["NAMED", "ROADS", "way"]

MOST_DETOUR = 3.0
"""Length of a way by that of the straight line, at most: a longer one is another road."""

ROADS: Sequence[Sequence[str]] = (
    ("gn:1528675", "gn:1528182", "too-ashuu", "ala-bel", "gn:1538648", "gn:1528124", "gn:1527260", "gn:1527903", "gn:1528249", "gn:1527513", "gn:1527534"),  # Bishkek, Kara-Balta, Töö-Ashuu, Ala-Bel, Toktogul, Kara-Köl, Tash-Kömür, Kochkor-Ata, Jalal-Abad, Uzgen, Osh
    ("gn:1527534", "gn:1528320", "taldyk", "kg-sary-tash"),  # Osh, Gülchö, Taldyk, Sary-Tash
    ("kg-sary-tash", "kyzyl-art-pass", "tj-karakul", "ak-baital", "gn:1220962", "tj-alichur", "tj-jelondi", "gn:1221328"),  # Sary-Tash, Kyzyl-Art, Karakul, Ak-Baital, Murghob, Alichur, Jelondy, Khorugh
    ("gn:1221874", "gn:1220905", "gn:1221965", "gn:1221194", "gn:1221559", "gn:1220685", "gn:1221328"),  # Dushanbe, Norak, Danghara, Kulob, Qal'ai Khumb, Rushan, Khorugh
    ("gn:1221874", "gn:1220197", "anzob-pass", "gn:1222222", "gn:1220571", "gn:1220253", "gn:1514879"),  # Dushanbe, Varzob, Anzob, Ayni, Shahriston, Istaravshan, Khujand
    ("gn:1528675", "gn:1527199", "gn:1527004", "gn:1527902", "gn:1527592"),  # Bishkek, Tokmok, Balykchy, Kochkor, Naryn
    ("gn:1527592", "gn:1528796", "torugart-pass"),  # Naryn, At-Bashy, Torugart
    ("gn:1527004", "gn:1528512", "gn:1527121", "gn:1528121"),  # Balykchy, Cholpon-Ata, Tyup, Karakol
    ("gn:1527534", "gn:1528339", "gn:1528336", "gn:1528735"),  # Osh, Nookat, Kadamjay, Batken
    ("gn:1528735", "gn:1514896", "gn:1222562", "gn:1222662"),  # Batken, Isfara, Sulukta, Isfana
    ("gn:1526384", "gn:1517563", "ne:KZ-otar", "gn:1524243", "gn:1528675"),  # Almaty, Uzynagash, Otar, Korday, Bishkek
    ("gn:1526384", "gn:1519948", "gn:1525798", "gn:609655", "gn:1526273"),  # Almaty, Kapchagay, Balkhash, Karaganda, Astana
    ("gn:1526384", "gn:1519948", "gn:1518542"),  # Almaty, Kapchagay, Taldykorgan
    ("gn:1526384", "ne:KZ-otar", "gn:1524243", "gn:1520969", "gn:1516905", "gn:1518980"),  # Almaty, Otar, Korday, Merke, Taraz, Shymkent
    ("gn:1512569", "gn:1513966", "gn:1513886", "gn:1216265"),  # Tashkent, Gulistan, Jizzakh, Samarkand
    ("gn:1216265", "gn:1216187", "gn:1217734", "gn:1215957"),  # Samarkand, Shahrisabz, Boysun, Termez
    ("gn:1216265", "gn:1513131", "gn:1217662"),  # Samarkand, Navoi, Bukhara
    ("gn:1512569", "gn:1514581", "kamchik-pass", "gn:1512979", "gn:1514588", "gn:1527534"),  # Tashkent, Angren, Kamchik, Kokand, Andijan, Osh
    ("gn:162183", "gn:1218239", "gn:1218667"),  # Ashgabat, Tejen, Mary
    ("gn:162183", "gn:161950", "gn:161931", "gn:161616", "gn:601594"),  # Ashgabat, Gokdepe, Serdar, Balkanabat, Turkmenbashi
    ("gn:162183", "tm-derweze", "gn:601734"),  # Ashgabat, Derweze, Dashoguz
    ("gn:1138958", "salang-pass", "gn:1130490", "gn:1133616"),  # Kabul, Salang, Puli Khumri, Mazari Sharif
    ("gn:1514879", "crossing-oybek"),  # Khujand, Chanak
    ("gn:1220962", "crossing-kulma"),  # Murghob, Kulma
    ("kg-sary-tash", "crossing-irkeshtam"),  # Sary-Tash, Irkeshtam
    ("gn:1218667", "gn:1219649"),  # Mary, Turkmenabat
    ("gn:1526384", "gn:1519948", "gn:1520253", "crossing-khorgos"),  # Almaty, Kapchagay, Zharkent, Khorgos
    ("gn:1221874", "gn:1220747", "crossing-panji-poyon", "gn:1135689"),  # Dushanbe, Bokhtar, Panji Poyon, Kunduz
    ("gn:1514896", "gn:1514891", "gn:1514879"),  # Isfara, Konibodom, Khujand
)  # fmt: skip
"""Ids of the places on main roads, in order. Kilometres are not given: they follow from the points."""

NAMED: Mapping[str, tuple[str, str]] = {
    "kg-bishkek-osh-road": ("gn:1528675", "gn:1527534"),
    "tj-dushanbe-chanak-road": ("gn:1221874", "crossing-oybek"),
    "tj-dushanbe-kulma-road": ("gn:1221874", "crossing-kulma"),
    "tj-pamir-highway": ("gn:1527534", "gn:1221328"),
    "tm-ashgabat-turkmenabat-autobahn": ("gn:162183", "gn:1219649"),
    "uz-angren-pap-railway": ("gn:1514581", "gn:1513023"),
}
"""Id of a road that the gazetteer has by name -> ids of its ends."""


@cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for road in ROADS:
        for one, other in pairwise(road):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {place: frozenset(others) for place, others in found.items()}


def way(start: str, end: str, distance: Callable[[str, str], float]) -> list[str]:
    """Return the ids of the places on the way between two, both included, along main roads; none is empty.

    Args:
        start: id of a place.
        end: id of another.
        distance: between two places of ROADS, kilometres.
    """
    beside = _neighbours()
    if start == end or start not in beside or end not in beside:
        return []
    most = MOST_DETOUR * distance(start, end)
    heap: list[tuple[float, list[str]]] = [(0.0, [start])]
    seen: set[str] = set()
    while heap:
        length, path = heapq.heappop(heap)
        if path[-1] == end:
            return path
        if path[-1] in seen:
            continue
        seen.add(path[-1])
        for place in beside[path[-1]]:
            further = length + distance(path[-1], place)
            if place not in seen and further <= most:
                heapq.heappush(heap, (further, [*path, place]))
    return []
