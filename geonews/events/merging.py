"""Reports of one happening become one event with several mentions."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geonews.model import Quantity
from geonews.ontology import TYPES

from .places import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geonews.model import DateSpan, Event

SINGLE = frozenset(
    {"earthquake", "air_crash", "dam_failure", "mine_accident", "suicide_bombing", "coup_attempt"}
)
"""Types of which a country seldom sees two on one day: a wide place and a finer one mean the same."""
_REAL = ("occurred", "claimed")
_COUNTS = ("fatalities", "injured", "arrested", "displaced", "crowd")


def merged(events: Iterable[Event]) -> list[Event]:
    """Return the events with later reports of the same happening folded into the first, ids given."""
    kept: list[Event] = []
    numbers: dict[str, list[int]] = defaultdict(list)
    for event in events:
        alike = numbers[TYPES[event.type].group]
        index = next((i for i in alike if same_happening(kept[i], event)), None)
        if index is None:
            alike.append(len(kept))
            kept.append(event)
        else:
            kept[index] = together(kept[index], event)
    named: dict[str, Event] = {}
    for event in kept:
        key = identify(event)
        if key in named:
            key = identify(event, event.status, event.quote)
        named[key] = replace(event, id=key)
    return list(named.values())


def identify(event: Event, *more: str) -> str:
    """Return the id of an event: 12 hexadecimal digits of its article, type, place and first day.

    Args:
        event: what to name.
        more: what tells it from another event with the same four.
    """
    place = event.place.id if event.place else ""
    start = event.date.start.isoformat() if event.date else ""
    key = "\x1f".join((event.article_id, event.type, place, start, "" if place else event.quote, *more))
    return hashlib.sha1(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]


def same_happening(one: Event, other: Event) -> bool:
    """Tell whether two reports are of one happening: type group, place, touching dates, status."""
    if TYPES[one.type].group != TYPES[other.type].group or not same_status(one, other):
        return False
    return _same_place(one, other) and _touching(one.date, other.date)


def same_status(one: Event, other: Event) -> bool:
    """Tell whether two reports agree about the reality of an event."""
    return one.status == other.status or {one.status, other.status} <= set(_REAL)


def _same_place(one: Event, other: Event) -> bool:
    if one.place is None or other.place is None:
        return (
            one.place is other.place and one.geometry == other.geometry and abs(one.start - other.start) < 400
        )
    if one.place.id == other.place.id:
        return one.geometry == other.geometry
    # "unrest in Kyrgyzstan" beside "riot in Osh" is one report only when the wide place was a guess
    wide, fine = (one, other) if holds(one.place, other.place) else (other, one)
    guessed = wide.place_basis in ("article_country", "nominal", "none") or (
        one.type in SINGLE and one.date is not None
    )
    # a headline names the region, the report the town and the day
    guessed = guessed or (wide.type == fine.type and wide.start < fine.start and _is_undated(wide, fine))
    # "in three southern regions", then "in Osh, Jalal-Abad and Batken"
    part = wide.geometry is not None and wide.place is not None and wide.place.kind == "country"
    return holds(wide.place, fine.place) and (guessed or (part and wide.type == fine.type))


def _is_undated(one: Event, other: Event) -> bool:
    """Tell whether the first has the day of publication for want of its own, the second a day of its own."""
    return (
        one.date is not None and one.date.basis == "publication"
        and other.date is not None and other.date.basis in ("explicit", "relative")
    )  # fmt: skip


def _touching(one: DateSpan | None, other: DateSpan | None) -> bool:
    if one is None or other is None:
        return one is other
    if "publication" in (one.basis, other.basis) and one.basis != other.basis:
        # an undated second report is of the happening dated first, when that is recent
        return abs((one.start - other.start).days) <= 7
    return one.start <= other.end and other.start <= one.end


def together(first: Event, second: Event) -> Event:
    """Return the first event enriched by a second report of it."""
    better = second if sharper(second, first) else first
    changes: dict[str, Any] = {name: _larger(getattr(first, name), getattr(second, name)) for name in _COUNTS}
    mentions = (*first.mentions, (second.start, second.end), *second.mentions)
    own = (first.start, first.end)
    return replace(
        first,
        place=better.place,
        mention=better.mention,
        geometry=better.geometry,
        place_basis=better.place_basis,
        date=_better_date(first.date, second.date),
        actors=first.actors or second.actors,
        attribution=first.attribution or second.attribution,
        magnitude=first.magnitude if first.magnitude is not None else second.magnitude,
        confidence=max(first.confidence, second.confidence),
        mentions=tuple(dict.fromkeys(m for m in mentions if m != own)),
        **changes,
    )


def sharper(one: Event, other: Event) -> bool:
    """Tell whether one place is finer than another."""
    if one.place is None:
        return False
    return other.place is None or holds(other.place, one.place)


def _better_date(one: DateSpan | None, other: DateSpan | None) -> DateSpan | None:
    if one is None or other is None:
        return one or other
    ranks = ("explicit", "relative", "dateline", "publication")
    return other if ranks.index(other.basis) < ranks.index(one.basis) else one


def _larger(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    """Return the quantity that says more."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda q: q.best or q.low or q.high or 0)
