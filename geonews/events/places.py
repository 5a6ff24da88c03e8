"""Where an event happened: every place of the sentence is scored, and the reason kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geonews.distance import distance_km
from geonews.ontology import TYPES

from .features import DESCRIPTION, HARM, WEIGHTS, features, position_of, same_segment, score
from .passage import span_of
from .wording import compiled

if TYPE_CHECKING:
    from geonews.model import Place, Resolution

    from .lexicon import Hit
    from .passage import Passage

MOST_PLACES = 40
"""Places of one sentence that are weighed, the nearest to the trigger."""
BESIDE = 30
"""Names on either side among which one can explain another: more do not fit into the text between."""
THRESHOLD = 0.6
"""Least score of a place that holds the event."""
_HEADS = frozenset({"settlement", "quarter", "district", "facility", "crossing"})
"""Kinds that a report may be about when they are its subject: Osh has been without water since Monday."""
_UNITS = frozenset({"country", "region", "district"})
FOREIGN_THRESHOLD = 1.2
"""Least score of a whole country that the article is not about."""


class Choice(NamedTuple):
    """A place for an event and why it was taken."""

    resolution: Resolution
    basis: str
    score: float


def choose(passage: Passage, hit: Hit, home: str | None = None) -> list[Choice]:
    """Return the places of the sentence at which the event happened: none, one, or all of a list.

    Args:
        passage: the sentence.
        hit: the words that report the event.
        home: ISO 3166-1 alpha-2 of the country the article is about.
    """
    near = passage.places
    if len(near) > MOST_PLACES:  # a list or no prose at all: what is far away holds nothing
        near = sorted(near, key=lambda r: abs(r.mention.start - hit.start))[:MOST_PLACES]
        near.sort(key=lambda r: r.mention.start)
    scored = [(score(passage, hit, r), r) for r in near]
    if not scored:
        return []
    scored = _finest_first(passage, scored)
    best, chosen = max(scored, key=lambda pair: pair[0])
    place = chosen.place
    foreign = place is not None and place.kind == "country" and place.country != home
    if best < (FOREIGN_THRESHOLD if foreign else THRESHOLD):
        head = _head(passage, hit, home)
        return [Choice(head, "in_clause", THRESHOLD)] if head else []
    if place is not None and place.kind in _UNITS:
        chosen = _within(passage, hit, chosen, scored)
    return [
        Choice(r, "in_clause" if same_segment(passage, hit, r) else "in_sentence", best)
        for r in _with_list(passage, hit, chosen)
    ]


def _within(
    passage: Passage, hit: Hit, unit: Resolution, scored: list[tuple[float, Resolution]]
) -> Resolution:
    """Return the finer place in a unit at which the same clause sets an event, the unit when none.

    Of a region or district only what follows the trigger: in Leylek district houses burnt in Maksat.
    """
    country = unit.place is not None and unit.place.kind == "country"
    finer = [
        (score, -number)
        for number, (score, r) in enumerate(scored)
        if score >= THRESHOLD and holds(unit.place, r.place) and same_segment(passage, hit, r)
        if position_of(passage, r) == "inside" and (country or _is_told_next(passage, hit, r))
    ]
    return scored[-max(finer)[1]][1] if finer else unit


def _is_told_next(passage: Passage, hit: Hit, resolution: Resolution) -> bool:
    """Tell whether a name follows a trigger in the same breath."""
    start = span_of(resolution)[0]
    breaks = compiled(passage.wording.breaks)
    return start >= hit.end and breaks.search(passage.plain[hit.end : start]) is None


def _head(passage: Passage, hit: Hit, home: str | None) -> Resolution | None:
    """Return the town that opens the main clause of what befell it, None when something else does."""
    if TYPES[hit.trigger.type].category not in HARM | {"economy"}:
        return None
    start, _ = passage.segment(hit.start)
    first = next((r for r in passage.places if start <= span_of(r)[0] < start + 3), None)
    if first is None or not 0 <= hit.start - span_of(first)[1] < DESCRIPTION:
        return None
    if first.place is None or first.place.country != home or first.place.kind not in _HEADS:
        return None
    found = {name for name, _ in features(passage, hit, first)}
    return None if found & {"owner", "speaker", "origin", "toward", "other_clause"} else first


def _finest_first(passage: Passage, scored: list[tuple[float, Resolution]]) -> list[tuple[float, Resolution]]:
    """Return the scores with every place that only says where a finer one lies put below it."""
    scores = [score for score, _ in scored]
    for index, (_, wide) in enumerate(scored):
        for other in range(max(0, index - BESIDE), min(len(scored), index + BESIDE + 1)):
            fine = scored[other][1]
            if other == index or not holds(wide.place, fine.place):
                continue
            first, second = (fine, wide) if other < index else (wide, fine)
            gap = (span_of(first)[1], span_of(second)[0])
            if passage.has_trigger(*gap):
                continue
            between = passage.plain[slice(*gap)]
            if _explains(between) if other < index else _narrows(between, passage.wording.conjunction):
                scores[other] = max(scores[other], scores[index])
                scores[index] = scores[other] + WEIGHTS["contains_finer"]
    return [(score, r) for score, (_, r) in zip(scores, scored, strict=True)]


def _narrows(gap: str, conjunction: str) -> bool:
    """Tell whether text between two names leads from the first into it: in Alay district, in the village."""
    return (
        len(gap) < 45
        and compiled(r"'?s?\s*|'?s?\s+[^,;.:]{0,40}|\s*,\s*(?:in|at|near|в|на|у|дар)\b[^,;.]*").fullmatch(gap)
        is not None
        and not compiled(conjunction).search(gap)
    )


def _explains(gap: str) -> bool:
    """Tell whether text between two names says that the first lies in the second: Osh, a city in ..."""
    return len(gap) < 80 and bool(
        compiled(
            r"\s+|\s*,\s*|\s*,\s*(?:in|в|на)(?:\s+[\w-]+){0,2}\s*"
            r"|\s*,\s*(?:a|an|the|город|село|другой|the \w+)\b[^,;.]*|\s+(?:in|of|at|в|на)\b[^,;.]*"
        ).fullmatch(gap)
    )


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Tell whether one place contains another."""
    if outer is None or inner is None or outer.id == inner.id:
        return False
    if outer.id in inner.parents:
        return True
    if outer.kind == "district" and inner.admin2 is None and outer.admin1 == inner.admin1 is not None:
        return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km
    return (
        outer.kind == "country"
        and outer.country is not None
        and outer.country in (inner.country, *inner.countries)
    )


def _with_list(passage: Passage, hit: Hit, chosen: Resolution) -> list[Resolution]:
    """Return a place together with the other names of the list it stands in."""
    names = passage.places
    middle = names.index(chosen)
    kept = [chosen]
    for step in (1, -1):
        index = middle + step
        while 0 <= index < len(names) and _joined(passage, names[index - step], names[index]):
            if _nested(kept, names[index]) or ("owner", 1) in features(passage, hit, names[index]):
                break
            kept.append(names[index])
            index += step
    return sorted(kept, key=lambda r: r.mention.start)


def _joined(passage: Passage, one: Resolution, other: Resolution) -> bool:
    """Tell whether only a comma or "and" stands between two names."""
    first, second = sorted((one, other), key=lambda r: r.mention.start)
    gap = passage.plain[span_of(first)[1] : span_of(second)[0]]
    if passage.has_trigger(span_of(first)[1], span_of(second)[0]):
        return False  # the uprising in Bishkek and the bloodshed in Osh
    return len(gap) < 45 and compiled(passage.wording.joint).fullmatch(gap) is not None


def _nested(kept: list[Resolution], other: Resolution) -> bool:
    return any(
        r.place == other.place or holds(r.place, other.place) or holds(other.place, r.place) for r in kept
    )
