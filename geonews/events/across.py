"""Articles that report one happening: their events get one id, so that sources can be counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geonews.distance import distance_km
from geonews.ontology import TYPES

from .merging import SINGLE, same_status, sharper, together
from .places import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geonews.model import Event, Place, Report

_LONGEST = 31
"""A date vaguer than this says nothing about which happening is meant; days."""
_SLACK = timedelta(days=1)
"""Papers disagree by a day about what happened at night."""
_FAR_KM = 30.0
"""Places further apart than this are two, however large; kilometres."""
_WIDE = ("country", "region")


@dataclass(slots=True)
class _Happening:
    """What several articles report."""

    event: Event
    """The first report of it, with the finest place so far."""
    articles: set[str] = field(default_factory=set)


def merge_reports(reports: Iterable[Report], *, fold: bool = False) -> list[Report]:
    """Return the reports with one id for the events of different articles that are one happening.

    Two events are one when their type group and reality agree, their dates touch or lie a day apart, and
    their places are the same, near each other, or one inside the other. Events of one article stay apart:
    those were told from each other by its text.

    Args:
        reports: in the order in which the first report of a happening is to be chosen.
        fold: keep only the first event of every happening, with the finest place, the best date and the
            largest numbers that any article gives; its offsets stay those of its own article.
    """
    reports = list(reports)
    index: dict[tuple[str, date], list[_Happening]] = defaultdict(list)
    happenings: list[list[_Happening]] = []
    for report in reports:
        happenings.append([_place(event, index) for event in report.events])
    if fold:
        return [_folded(report, found) for report, found in zip(reports, happenings, strict=True)]
    return [
        replace(
            report,
            events=tuple(
                replace(event, id=h.event.id) for event, h in zip(report.events, found, strict=True)
            ),
        )
        for report, found in zip(reports, happenings, strict=True)
    ]


def sources_of(reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the articles that report each event, by event id; of merged, unfolded reports."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for report in reports:
        for event in report.events:
            found[event.id][report.article.id] = None
    return {key: tuple(articles) for key, articles in found.items()}


def _folded(report: Report, found: list[_Happening]) -> Report:
    own = {event.id for event in report.events}
    firsts = (h.event for h in found if h.event.id in own and h.event.article_id == report.article.id)
    return replace(report, events=tuple({event.id: event for event in firsts}.values()))


def _place(event: Event, index: dict[tuple[str, date], list[_Happening]]) -> _Happening:
    """Return the happening of an event: a known one that it joins, or a new one."""
    group = TYPES[event.type].group if event.type in TYPES else event.type
    days = list(_days(event))
    for day in days:
        for known in index.get((group, day), ()):
            if event.article_id not in known.articles and _is_same(known.event, event):
                known.articles.add(event.article_id)
                known.event = _enriched(known.event, event)
                return known
    new = _Happening(event, {event.article_id})
    for day in days:
        index[group, day].append(new)
    return new


def _enriched(first: Event, second: Event) -> Event:
    """Return the first report with what a report in another article adds, offsets left alone."""
    found = together(first, second)
    mention = first.mention if found.place == first.place else None
    return replace(found, mentions=first.mentions, mention=mention)


def _days(event: Event) -> Iterator[date]:
    """Yield the days on which a report of the same happening may be dated; none for a vague date."""
    span = event.date
    if span is None or span.days > _LONGEST:
        return
    day = span.start
    while day <= span.end:
        yield day
        day += _SLACK
    yield from (span.start - _SLACK, span.end + _SLACK)


def _is_same(one: Event, other: Event) -> bool:
    if not same_status(one, other) or one.date is None or other.date is None:
        return False
    near = one.date.start - _SLACK <= other.date.end and other.date.start - _SLACK <= one.date.end
    return near and _is_there(one, other)


def _is_there(one: Event, other: Event) -> bool:
    """Tell whether two events happened at one place, as far as their articles say."""
    first, second = one.place, other.place
    if first is None or second is None:
        return False
    if first.id == second.id:
        return first.kind not in _WIDE or one.type == other.type
    wide, fine = (one, other) if not sharper(one, other) else (other, one)
    if holds(wide.place, fine.place):
        return one.type in SINGLE or (wide.place is not None and wide.place.kind not in _WIDE)
    return _are_near(first, second)


def _are_near(one: Place, other: Place) -> bool:
    if one.kind in _WIDE or other.kind in _WIDE:
        return False
    reach = min(_FAR_KM, max(one.radius_km, other.radius_km))
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= reach
