"""Which country a text is about, and of which it speaks at one point."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from geonews.schema import REGION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geonews.model import Resolution

__all__ = ["Focus", "focus_country"]

_ROLE_WEIGHT = {"literal": 1.0, "dateline": 1.5, "metonym": 0.6, "demonym": 0.4, "embedded": 0.2}
_RECENT = 500
"""How far back a country named is perhaps still spoken of; code points."""
_MOST = 40
"""Names looked at before a noun."""
_SURE = 0.58
"""Least share of a country against the next one; below it the noun is left open."""


def focus_country(resolutions: Sequence[Resolution]) -> str | None:
    """Return the country an article is most about, as ISO 3166-1 alpha-2."""
    weights = _weights(resolutions)
    return max(weights, key=lambda code: weights[code], default=None)


def _weights(resolutions: Sequence[Resolution]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for rank, resolution in enumerate(resolutions):
        country = resolution.place.country if resolution.place else None
        if country:
            near = 1.3 if country in REGION else 1.0
            early = 1.0 + 0.5 / (1 + rank)
            weights[country] += _ROLE_WEIGHT.get(resolution.mention.role, 0.5) * near * early
    return weights


class Focus:
    """Tells what "the country" is, and which names stand before a noun.

    Args:
        resolutions: of a text, in order.
    """

    def __init__(self, resolutions: Sequence[Resolution]) -> None:
        self._all = resolutions
        self._starts = [resolution.mention.start for resolution in resolutions]
        weights = _weights(resolutions)
        total = sum(weights.values())
        self._shares = {code: weight / total for code, weight in weights.items()} if total else {}

    def before(self, position: int) -> list[Resolution]:
        """Return the names shortly before a position, the nearest first."""
        number = bisect_left(self._starts, position)
        near = self._all[max(0, number - _MOST) : number]
        return [r for r in reversed(near) if r.place and r.mention.start > position - _RECENT]

    def country(self, position: int, start: int) -> tuple[str, float] | None:
        """Return the code of the country meant at a position and how sure it is, None when that is open.

        What the sentence named before counts most, then the sentence before it, then the whole text.

        Args:
            position: of the noun, code points.
            start: of its sentence.
        """
        shares = dict(self._shares)
        for resolution in self.before(position):
            mention, place = resolution.mention, resolution.place
            if place is None or place.country is None or mention.role == "embedded":
                continue
            own = _ROLE_WEIGHT[mention.role] * (1.0 if place.kind == "country" else 0.5)
            shares[place.country] += own * (1.0 if mention.start >= start else 0.3)
        ranked = sorted(shares.items(), key=lambda pair: -pair[1])
        if not ranked:
            return None
        (best, score), *others = ranked
        sure = score / (score + (others[0][1] if others else 0.0))
        return (best, sure) if sure >= _SURE else None
