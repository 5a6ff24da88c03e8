"""What the next sentence adds: news first says that the east of the country shook, then which village."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geonews.distance import distance_km
from geonews.geometry import radius_km
from geonews.ontology import TYPES

from .features import is_scene, is_spoken_of
from .places import holds
from .wording import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geonews.model import DateSpan, Event, Place, Resolution

    from .passage import Passage

_FELT = re.compile(r"\b(?:felt|ощуща\w+|ощути\w+|чувств\w+|сезил\w+|сезіл\w+|sezil\w+|эҳсос|duýul\w+)\b")
"""Where a shock is felt is not where it comes from."""
_SENTENCES = 2
"""How many sentences later a place may still be the finer one of an event."""
_LOCAL = frozenset({"disaster", "accident"})
"""Categories of events that have one place, which a later sentence narrows down."""
_FINE = ("facility", "crossing", "quarter", "settlement", "district", "area", "valley", "mountain")
_SPREAD = ("area", "valley", "mountain", "water")
"""Kinds whose size is the radius, since no unit lies in them."""
_GUESSED = ("article_country", "none")
_NIGHT = timedelta(days=2)
"""Dates further apart belong to different earthquakes."""
_LONG_KM = 40.0
"""Half the length of a road on which an event has yet to be found."""
_CLOSE_KM = 60.0
"""An epicentre is better described by the place it is this close to than by its region."""


def epicentre(passage: Passage) -> Resolution | None:
    """Return the place by which a sentence describes an epicentre: the nearest anchor, else what holds it."""
    word = compiled(passage.wording.epicentre).search(passage.plain, passage.start, passage.end)
    if not word:
        return None
    start, end = passage.segment(word.start())
    found = [
        r
        for r in passage.places
        if start <= r.mention.start < end
        and passage.same_clause(r.mention.start, word.start())
        and not _is_felt(passage, word.end(), r.mention.start)
        and is_spoken_of(passage, r)
    ]
    after = [r for r in found if r.mention.start > word.start()]
    ranked = [(_rank(passage, r), number) for number, r in enumerate(after or found)]
    best = min(ranked, default=None)
    return (after or found)[best[1]] if best and best[0] < (4, 0.0) else None


def _is_felt(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a place is only where a shock was felt, from the words between an epicentre and it."""
    return any(passage.same_clause(m.start(), end) for m in _FELT.finditer(passage.plain, start, end))


def _rank(passage: Passage, resolution: Resolution) -> tuple[int, float]:
    """Return how well a place describes an epicentre, the least best."""
    place, relation = resolution.place, resolution.relation
    if place is None:
        return 4, 0.0
    if relation and relation.lat is not None and relation.lon is not None and place.kind != "country":
        away = distance_km(relation.lat, relation.lon, place.lat, place.lon)
        return (0 if away <= _CLOSE_KM else 2), away
    if not is_scene(passage, resolution):
        return 4, 0.0
    return (3 if place.kind == "country" else 1), place.radius_km


def elaborated(
    events: Sequence[Event], index: Mapping[int, Sequence[int]], passages: Sequence[Passage], home: str | None
) -> list[Event]:
    """Return the events, those without a place or in a wide one at the finer place told next.

    Args:
        events: in the order they were read.
        index: numbers of the events of the passage that starts at an offset.
        passages: the sentences of the article.
        home: ISO 3166-1 alpha-2 of the country the article is about.
    """
    result = list(events)
    for number, passage in enumerate(passages):
        for i in index.get(passage.start, ()):
            if _may_be_narrowed(result[i]):
                result[i] = _narrowed(result[i], passages[number : number + _SENTENCES + 1], index, home)
    return result


def _may_be_narrowed(event: Event) -> bool:
    """Tell whether the place of an event is a guess, or that of a disaster wider than one place."""
    if event.status not in ("occurred", "claimed") or event.novelty == "historical":
        return False
    if event.place_basis in _GUESSED or event.type == "earthquake":
        return True
    return _is_wide(event)


def _is_wide(event: Event) -> bool:
    """Tell whether a disaster is placed in a whole country or region, or by a dateline only."""
    wide = event.place is None or event.place.kind in ("country", "region", *_SPREAD) or _is_line(event)
    return TYPES[event.type].category in _LOCAL and (wide or event.place_basis == "dateline")


def _narrowed(
    event: Event, passages: Sequence[Passage], index: Mapping[int, Sequence[int]], home: str | None
) -> Event:
    """Return an event at the first finer place that tells more of it, the event itself when none does."""
    local = TYPES[event.type].category in _LOCAL
    for later, passage in enumerate(passages):
        found = epicentre(passage) if event.type == "earthquake" else None
        if found and not (event.date and any(_is_other_day(d, event.date) for d in passage.dates)):
            return _at(event, found) if later else event
        linked = later and _is_wide(event) and _tells_more(passage, event)
        unnamed = event.place_basis in _GUESSED and (not later or not index.get(passage.start))
        if not (linked or unnamed):
            continue
        places = [r for r in passage.places if _lies_in(r.place, event, home) and is_spoken_of(passage, r)]
        inside = [r for r in places if is_scene(passage, r)]
        if inside:
            return _at(event, inside[0])
        if later and passage.places and not local:
            break  # the story has moved elsewhere
    return event


def _is_other_day(one: DateSpan, other: DateSpan) -> bool:
    return one.end < other.start - _NIGHT or other.end < one.start - _NIGHT


def _tells_more(passage: Passage, event: Event) -> bool:
    """Tell whether a sentence is of the same happening: it names it again or counts its victims."""
    group = TYPES[event.type].group
    return any(
        h.trigger.frame == "result"
        or h.trigger.type in ("rescue", "accident")
        or TYPES[h.trigger.type].group == group
        for h in passage.hits
    )


def _is_line(event: Event) -> bool:
    """Tell whether an event was placed on a long road or border."""
    return event.geometry is not None and (radius_km(event.geometry) or 0.0) > _LONG_KM


def _lies_in(place: Place | None, event: Event, home: str | None) -> bool:
    """Tell whether a place is a finer one of an event."""
    if place is None:
        return False
    if event.place is None or event.place_basis == "dateline":
        return place.kind in _FINE and place.country == home
    if _is_line(event):
        return place.kind in _FINE and place.country == event.place.country
    if event.place.kind in _SPREAD:
        away = distance_km(place.lat, place.lon, event.place.lat, event.place.lon)
        return place.kind in _FINE and place.id != event.place.id and away <= event.place.radius_km
    fine = place.kind in _FINE or (place.kind == "region" and event.place.kind == "country")
    return fine and holds(event.place, place)


def _at(event: Event, resolution: Resolution) -> Event:
    return replace(
        event,
        place=resolution.place,
        mention=resolution.mention,
        geometry=resolution.geometry,
        place_basis="next_sentence",
    )
