"""Which events and mentions of a report are wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ..model import Event, Report

__all__ = ["Selection"]


@dataclass(frozen=True)
class Selection:
    """A filter that can be sent to a worker.

    Raises:
        ValueError: an unknown type or category.
    """

    since: date | None = None
    """Only events that end on or after this day; those without a date are left out."""
    until: date | None = None
    """Only events that begin on or before this day."""
    types: tuple[str, ...] = ()
    """Event types or categories; all when empty."""
    country: str | None = None
    """Only events in this country: ISO 3166-1 alpha-2."""
    status: str | None = None
    """Only events with this status."""
    least: float = 0.0
    """Least confidence of an event, 0 to 1."""
    least_place: float = 0.0
    """Least confidence of a mention, 0 to 1."""

    def __post_init__(self) -> None:
        if not self.types:
            return
        from ..ontology import CATEGORIES, TYPES  # not needed for places

        for name in self.types:
            if name not in TYPES and name not in CATEGORIES:
                known = ", ".join([*CATEGORIES, *TYPES])
                raise ValueError(f"{name!r}: no such type or category; one of {known}")

    def of(self, report: Report) -> Report:
        """Return a report with what is wanted of it."""
        if self == _ALL:
            return report
        mentions = tuple(r for r in report.resolutions if r.confidence >= self.least_place)
        return replace(report, resolutions=mentions, events=tuple(filter(self.wants, report.events)))

    def wants(self, event: Event) -> bool:
        """Tell whether an event is wanted."""
        if self.types and not self._names(event):
            return False
        if (self.since or self.until) and event.date is None:
            return False
        if self.since and event.date and event.date.end < self.since:
            return False
        if self.until and event.date and event.date.start > self.until:
            return False
        if self.country and (event.place is None or self.country.upper() not in event.place.countries):
            return False
        return (not self.status or event.status == self.status) and event.confidence >= self.least

    def _names(self, event: Event) -> bool:
        """Tell whether the type of an event or its category is among those wanted."""
        from ..ontology import TYPES

        return event.type in self.types or TYPES[event.type].category in self.types


_ALL = Selection()
