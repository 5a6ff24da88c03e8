"""Names of places that a text gives by relation: "30 km south of Osh", in the language of the page.

The words of the text are no name: they may stand in another language or be inflected. What is
written on the map is put together from the gazetteer's names and from patterns that leave
those names as they are.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..model import Place, Relation, Resolution

__all__ = ["Naming", "naming_of"]

_STEMS = {
    "n": "north север түндүк солтүстік shimol шимол demirgazyk",
    "e": "east восто чыгыш шығыс sharq шарқ gündogar",
    "s": "south южн юг юж түштүк оңтүстік janub жануб ҷануб günorta",
    "w": "west запад батыш батыс gʻarb gʼarb g'arb g‘arb g’arb ғарб günbatar",
}
_WINDS = re.compile("|".join(f"(?P<{wind}>{'|'.join(stems.split())})" for wind, stems in _STEMS.items()))
_ROSE = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_NEAR_ENOUGH = 0.1
"""Share by which a number of the text may miss the distance drawn and still be its kilometres."""
_SIGHTED = frozenset(["offset", "direction", "part"])
_SAME = {
    "across": "border",
    "distance_border": "border",
    "outside": "near",
    "side": "border",
    "stream": "near",
    "toward": "near",
}
_BIND = " – "


class Naming(NamedTuple):
    """What the name of a relative place is put together from."""

    kind: str
    places: tuple[Place, ...]
    """Places named by the phrase, in its order."""
    wind: str = ""
    """n, ne ... nw; empty when no direction is given."""
    km: str = ""
    """Kilometres as the text gives them; empty when it gives none."""

    def write(self, names: Mapping[str, str], words: Mapping[str, Any]) -> str:
        """Return the name.

        Args:
            names: of places by id, in the language of the page.
            words: of the interface, see assets.strings().
        """
        own = [names.get(place.id, place.name) for place in self.places]
        patterns = words["relations"]
        kind = _SAME.get(self.kind, self.kind)
        if kind == "offset" and not self.km:
            kind = "direction"
        unsaid = (
            (kind in _SIGHTED and not self.wind)
            or (kind in {"within", "distance"} and not self.km)
            or (kind in {"between", "road"} and len(own) < 2)
        )
        if unsaid:
            kind = "near"
        pattern = str(patterns.get(kind, "{places}"))
        wind = words["winds.part" if kind == "part" else "winds"].get(self.wind, "")
        values = {"place": own[0], "last": own[-1], "places": _BIND.join(own), "wind": wind, "n": self.km}
        return re.sub(r"{(\w+)}", lambda match: values.get(match.group(1), ""), pattern)


def naming_of(relation: Relation, governed: Sequence[Resolution]) -> Naming:
    """Return how to name what a relation stands for.

    Args:
        relation: as resolved.
        governed: the resolutions that carry it, all with a place, in the order of the text.
    """
    places = {r.place.id: r.place for r in governed if r.place}
    words = relation.text
    for resolution in governed:
        if resolution.mention.text != relation.text:  # "South Kazakhstan" is no direction
            words = words.replace(resolution.mention.text, " ")
    first = next(iter(places.values()))
    return Naming(
        relation.kind, tuple(places.values()), _wind(words, relation, first), _kilometres(relation, first)
    )


def _wind(words: str, relation: Relation, place: Place) -> str:
    """Return the direction that the phrase says, else, for a point, the one in which it lies."""
    said = [match.lastgroup or "" for match in _WINDS.finditer(words.lower())]
    letters = "".join(wind for wind in "ns" if wind in said) + "".join(w for w in "ew" if w in said)
    if letters in _ROSE:
        return letters
    if relation.kind != "offset" or relation.lat is None or relation.lon is None:
        return ""
    east = (relation.lon - place.lon) * math.cos(math.radians(place.lat))
    turn = math.degrees(math.atan2(east, relation.lat - place.lat)) % 360
    return _ROSE[round(turn / 45) % 8]


def _kilometres(relation: Relation, place: Place) -> str:
    """Return the number of the phrase that is the distance drawn, so that miles and hours are left out."""
    if relation.lat is None or relation.lon is None:
        return ""
    if relation.kind in {"within", "distance"}:
        drawn = relation.radius_km or 0.0
    else:
        east = (relation.lon - place.lon) * math.cos(math.radians(place.lat))
        drawn = 111.2 * math.hypot(east, relation.lat - place.lat)
    for match in _NUMBER.finditer(relation.text):
        if abs(float(match.group().replace(",", ".")) - drawn) <= _NEAR_ENOUGH * drawn + 1:
            return match.group()
    return ""
