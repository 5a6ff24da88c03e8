"""Which answer of a geocoder a text means: judged as the resolver judges, by what else the text names."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from ..distance import distance_km
from ..model import Candidate
from ..resolution import NEAR_KM
from ..text import sound_key
from ..weights import RESOLUTION as WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..model import Mention, Place, Resolution
    from .answers import Found

__all__ = ["SAME_KM", "Context", "rank", "similarity"]

SAME_KM = 15.0
"""Kilometres within which two answers are one place for a map."""
FAR_KM = 400.0
"""Kilometres from every other place of a text beyond which an answer needs its country to speak for it."""
SURE = 0.3
"""Confidence from which a mention speaks for others."""
MOST_CONFIDENCE = 0.9
"""Of an answer that was found by name alone."""
_NAME, _IMPORTANCE, _KIND, _MINOR = 3.0, 2.0, 1.5, 2.0


class Context:
    """What the places of a text say about where another one of it may be.

    Args:
        resolutions: of the text; those of the mention in question are left out.
        but: name key of the mention in question.
    """

    def __init__(self, resolutions: Iterable[Resolution] = (), but: str = "") -> None:
        counts: Counter[str] = Counter()
        self.anchors: list[Place] = []
        for found in resolutions:
            place = found.place
            if place is None or found.confidence < SURE or (but and found.mention.key == but):
                continue
            for code in place.countries:
                counts[code] += 1
            if place.kind not in ("country", "region"):
                self.anchors.append(place)
        total = counts.total()
        self.focus = {code: count / total for code, count in counts.items()}

    def share(self, place: Place) -> float:
        """Return how much of the text is about the country of a place, 0 to 1."""
        return max((self.focus.get(code, 0.0) for code in place.countries), default=0.0)

    def reach_km(self, place: Place) -> float | None:
        """Return the distance to the nearest other place of the text, None when there is none."""
        return min((distance_km(place.lat, place.lon, o.lat, o.lon) for o in self.anchors), default=None)

    def speaks_against(self, place: Place) -> bool:
        """Tell whether a text that has a focus gives no reason to look for a place there."""
        reach = self.reach_km(place)
        return bool(self.focus) and self.share(place) < 0.1 and (reach is None or reach > FAR_KM)


def similarity(name: str, others: Iterable[str]) -> float:
    """Return how much a name is like the likest of some others, by sound, 0 to 1.

    >>> similarity("Джалал-Абад", ["Jalal-Abad", "Manas"])
    1.0
    """
    from rapidfuzz.distance import OSA

    sound = sound_key(name)
    return max((float(OSA.normalized_similarity(sound, sound_key(other))) for other in others), default=0.0)


def rank(
    name: str, found: Sequence[Found], context: Context, mention: Mention | None = None
) -> list[tuple[Candidate, float]]:
    """Return the answers as candidates with a confidence from 0 to 1, the likeliest first.

    Args:
        name: what was asked for.
        found: the answers.
        context: what else the text names.
        mention: says which kinds of place the text asks for.
    """
    likeness = {one.place.id: similarity(name, one.names) for one in found}
    ranked = sorted(
        {one.place.id: _candidate(one, likeness[one.place.id], context, mention) for one in found}.values(),
        key=lambda candidate: (-candidate.score, candidate.place.id),
    )
    return [(candidate, _confidence(candidate, ranked, likeness, context)) for candidate in ranked]


def _candidate(one: Found, likeness: float, context: Context, mention: Mention | None) -> Candidate:
    place = one.place
    evidence = [("name", _NAME * likeness), ("importance", _IMPORTANCE * one.importance)]
    evidence.append(("country", WEIGHTS["country"] * context.share(place)))
    reach = context.reach_km(place)
    if reach is not None and place.kind != "country":
        evidence.append(("near", WEIGHTS["near"] * math.exp(-reach / NEAR_KM)))
    if mention is not None and mention.kinds:
        evidence.append(("kind", _KIND if place.kind in mention.kinds else -_KIND))
    if one.minor:
        evidence.append(("street or house", -_MINOR))
    kept = tuple((label, round(value, 3)) for label, value in evidence if abs(value) >= 0.001)
    return Candidate(place, sum(value for _, value in kept), kept)


def _confidence(
    candidate: Candidate, ranked: Sequence[Candidate], likeness: dict[str, float], context: Context
) -> float:
    """Return the share of a candidate among those elsewhere, less for another name or a far country."""
    here = candidate.place
    rivals = [
        other for other in ranked
        if other is not candidate
        and distance_km(other.place.lat, other.place.lon, here.lat, here.lon) > SAME_KM
    ]  # fmt: skip
    share = 1.0 / (1.0 + sum(math.exp(min(20.0, other.score - candidate.score)) for other in rivals))
    doubt = 0.2 if context.speaks_against(here) else 1.0
    return round(min(MOST_CONFIDENCE, likeness[here.id] ** 2 * share * doubt), 3)
