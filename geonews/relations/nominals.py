"""Nouns that stand for a place named elsewhere: the country's south, three southern regions.

Such a noun is read like a name. It is kept only where a phrase hangs on it, so that ordinary prose
gains none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geonews.model import Candidate, Mention, Resolution

from .focus import Focus
from .phrases import NOUN, positions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geonews.gazetteer import Gazetteer
    from geonews.model import Place

    from .phrases import Phrases

__all__ = ["GOVERNED", "UNITS", "Noun", "among", "find", "kept", "span_of"]

UNITS = "units"
"""Kind of noun in the plural: regions, provinces. It stands for the country they are part of."""

_DISTANCES = frozenset(["offset", "toward", "distance", "within"])
GOVERNED: Mapping[str, frozenset[str]] = {
    "country": frozenset(["part", "centre"]),
    "region": frozenset(["part"]),
    "district": frozenset(["part"]),
    "capital": _DISTANCES | {"direction", "part", "outskirts", "road"},
    "settlement": _DISTANCES,
    UNITS: frozenset(["part"]),
}
"""Kind of noun -> kinds of phrases that may hang on it; with others it is too often no place at all."""
_ALL_GOVERNED = frozenset().union(*GOVERNED.values())
_TOWN_KINDS = ("settlement", "quarter")
_NEAR = 400
"""How far back "the region" or "the town" may have been named; code points."""
_TRUST = {"region": 0.65, "district": 0.6, "settlement": 0.6}
"""Confidence in the place of that kind named last."""
_NEXT = re.compile(r"[\s«\"“(]{1,3}(?:of\s)?")
_NEXT_OR_COMMA = re.compile(r"[,\s«\"“(]{1,3}(?:of\s)?")
_LAST = re.compile(r"(?:'s)?\s{1,2}\Z")


_STEM_WITHIN = ((60, 45), (30, 10))
"""How far before and behind a noun, and regions, the words stand that hang on it; code points."""
_BESIDE = 6
"""Names and nouns on either side that may stand in the phrase of a noun."""
_PAIRS = ("road",)
_MOST = 0.8
"""Confidence in a place that a noun stands for, at most."""


class Noun(NamedTuple):
    """A noun and the place it stands for."""

    kind: str
    """Key of GOVERNED."""
    resolution: Resolution


def find(
    text: str,
    low: str,
    ends: Sequence[int],
    resolutions: Sequence[Resolution],
    phrases: Phrases,
    stems: Sequence[tuple[str, frozenset[str]]],
    gazetteer: Gazetteer,
) -> list[Noun]:
    """Return the nouns of a text that stand for a place, in order.

    Args:
        text: the text.
        low: the text as text.lowered gives it.
        ends: where its sentences end.
        resolutions: of its names, in order.
        phrases: of its language.
        stems: of phrases that the text holds, with their kinds.
        gazetteer: knows capitals.
    """
    matches = _matches(low, phrases, stems)
    if not matches:
        return []
    found: list[Noun] = []
    focus, beside = Focus(resolutions), _Beside(resolutions)
    for match in matches:
        kind = match.lastgroup or ""
        start, end = match.span()
        if beside.covers(start, end, kind):
            continue
        last, following = beside.before(low, start), beside.after(low, end, comma=kind == "capital")
        if kind != UNITS and following and not _is_country(following):
            continue  # the capital, Bishkek
        if kind in _TRUST and (last or following):
            continue  # Osh region
        named = next((r for r in (last, following) if r and _is_country(r)), None)
        sentence = ends[number - 1] if (number := bisect_right(ends, start)) else 0
        meant = _meant(kind, start, sentence, named, focus, gazetteer)
        if meant:
            mention = Mention(start, end, text[start:end], certainty=meant.score)
            found.append(Noun(kind, Resolution(mention, meant.place, meant.score, candidates=(meant,))))
    return found


def _matches(low: str, phrases: Phrases, stems: Sequence[tuple[str, frozenset[str]]]) -> list[re.Match[str]]:
    """Return where such nouns stand in a text, in order: beside a stem of what may hang on them."""
    found: dict[int, re.Match[str]] = {}
    nouns = [stem for stem, speak in stems if NOUN in speak]
    stems = [(stem, speak) for stem, speak in stems if not _ALL_GOVERNED.isdisjoint(speak)]
    for letters in nouns if stems else ():
        for at in positions(low, letters):
            match = phrases.compiled.nominal.match(low, at)
            if match:
                kind = match.lastgroup or ""
                before, after = _STEM_WITHIN[kind == UNITS]
                around = low[max(0, at - before) : match.end() + after]
                kinds = GOVERNED[kind]
                if any(not kinds.isdisjoint(speak) and stem in around for stem, speak in stems):
                    found[at] = match
    return [found[at] for at in sorted(found)]


def among(
    resolutions: Sequence[Resolution], found: Sequence[Noun]
) -> tuple[list[Resolution], dict[int, str]]:
    """Return the resolutions of names and nouns in order, and the kind of each noun by its number there."""
    kinds = {noun.resolution.mention.start: noun.kind for noun in found}
    everything = [*resolutions, *(noun.resolution for noun in found)]
    everything.sort(key=lambda r: r.mention.start)
    return everything, {
        number: kinds[r.mention.start] for number, r in enumerate(everything) if r.mention.start in kinds
    }


def kept(text: str, resolutions: Sequence[Resolution], nouns: Mapping[int, str]) -> list[Resolution]:
    """Return the resolutions without the nouns that make no place.

    The mention of a noun is the whole phrase ("the nation's volatile south"), unless a name stands in it.
    """
    found: list[Resolution] = []
    for number, resolution in enumerate(resolutions):
        relation = resolution.relation
        if number not in nouns:
            found.append(resolution)
        elif resolution.geometry is not None and relation is not None:
            beside = range(max(0, number - _BESIDE), min(len(resolutions), number + _BESIDE + 1))
            names = (resolutions[other].mention for other in beside if other not in nouns)
            alone = not any(name.start < relation.end and name.end > relation.start for name in names)
            alone = alone and relation.kind not in _PAIRS
            span = (
                (relation.start, relation.end)
                if alone
                else (resolution.mention.start, resolution.mention.end)
            )
            mention = replace(resolution.mention, start=span[0], end=span[1], text=text[slice(*span)])
            found.append(replace(resolution, mention=mention))
    return found


def _meant(
    kind: str, position: int, sentence: int, named: Resolution | None, focus: Focus, gazetteer: Gazetteer
) -> Candidate | None:
    """Return the place a noun stands for, with the reason."""
    if kind in _TRUST:
        kinds = _TOWN_KINDS if kind == "settlement" else (kind,)
        for resolution in focus.before(position):
            place = resolution.place
            if place and place.kind in kinds and resolution.mention.start > position - _NEAR:
                sure = round(_TRUST[kind] * resolution.confidence, 3)
                return Candidate(place, sure, ((f"{kind} named last", sure),))
        return None
    reason = "country named beside it"
    answer = (named.place.country, named.confidence) if named and named.place else None
    if answer is None:
        reason = "country the text speaks of"
        answer = focus.country(position, sentence)
    if answer is None or answer[0] is None:
        return None
    code, sure = answer[0], round(_MOST * answer[1], 3)
    place = capital_of(gazetteer, code) if kind == "capital" else gazetteer.place(f"iso:{code}")
    return Candidate(place, sure, ((reason, sure),)) if place else None


@lru_cache(maxsize=256)
def capital_of(gazetteer: Gazetteer, country: str) -> Place | None:
    """Return the capital of a country, None when the gazetteer has none."""
    towns = gazetteer.units(country, "settlement", "PPLC")
    return max(towns, key=lambda place: place.population or 0, default=None)


def _is_country(resolution: Resolution) -> bool:
    return resolution.place is not None and resolution.place.kind == "country"


def span_of(mention: Mention) -> tuple[int, int]:
    """Return the span of a name with its generic word; a people has none (the Kyrgyz city of Osh)."""
    own = (mention.start, mention.end)
    return own if mention.role == "demonym" else mention.wide or own


def _covered(resolution: Resolution, kind: str) -> tuple[int, int]:
    """Return the part of a text in which no noun of a kind can stand for another place."""
    mention = resolution.mention
    bare = kind == UNITS or (kind == "capital" and _is_country(resolution))
    return (mention.start, mention.end) if bare else span_of(mention)


class _Beside:
    """The names of a text by where they stand."""

    def __init__(self, resolutions: Sequence[Resolution]) -> None:
        spans = [(span_of(r.mention), r) for r in resolutions]
        self._all = resolutions
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._starts = {span[0]: r for span, r in spans} | {r.mention.start: r for r in resolutions}
        self._ends = {span[1]: r for span, r in spans} | {r.mention.end: r for r in resolutions}

    def covers(self, start: int, end: int, kind: str) -> bool:
        """Tell whether a noun is part of a name, or the generic word of one.

        "Regions: Osh, ..." and "the capital of Kazakhstan" are no names.
        """
        spans = self._spans.get(kind)
        if spans is None:
            spans = self._spans[kind] = sorted(_covered(r, kind) for r in self._all)
        number = bisect_right(spans, (end, 0))
        return number > 0 and spans[number - 1][1] > start

    def after(self, low: str, end: int, *, comma: bool) -> Resolution | None:
        """Return the name that follows an offset, with "of", perhaps a comma, or nothing between."""
        gap = (_NEXT_OR_COMMA if comma else _NEXT).match(low, end)
        return self._starts.get(gap.end()) if gap else None

    def before(self, low: str, start: int) -> Resolution | None:
        """Return the name right before an offset."""
        gap = _LAST.search(low, max(0, start - 5), start)
        return self._ends.get(gap.start()) if gap else None
