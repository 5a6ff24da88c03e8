"""What a text reports, with dates and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .feature import feature, position

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from .article import Article
    from .mention import Mention
    from .place import Place

__all__ = ["PRECISIONS", "STATUSES", "DateSpan", "Event", "Quantity"]

PRECISIONS = ("day", "week", "month", "year", "vague")
"""How finely a date is known."""

STATUSES = ("occurred", "attempted", "claimed", "planned", "threatened", "negated", "hypothetical")
"""What the text says about the reality of an event."""

_PRECISION_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "vague": 366}

_EXACT_KINDS = frozenset(("settlement", "quarter", "facility", "crossing"))

_WIDE_KM = 50

_NEAR_KM = 25


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days on which something happened, both ends included."""

    start: date
    end: date
    precision: str = "day"
    """One of PRECISIONS."""
    basis: str = "explicit"
    """explicit (April 7), relative (Thursday), dateline or publication (nothing better was stated)."""
    text: str = ""
    """The expression as written; empty for dateline and publication."""
    offset: int = -1
    """Start of the expression in the article; -1 when there is none."""

    @property
    def days(self) -> int:
        """Days within which it happened, as far as the text tells."""
        return max((self.end - self.start).days + 1, _PRECISION_DAYS.get(self.precision, 366))

    @property
    def time_precision(self) -> int:
        """ACLED code: 1 the day, 2 within a week, 3 within a month or less sure."""
        return 1 if self.days == 1 else 2 if self.days <= 7 else 3

    @property
    def date_prec(self) -> int:
        """UCDP code: 1 the day, 2 within 2-6 days, 3 a week, 4 a month, 5 a year."""
        return next((code for code, days in enumerate((1, 6, 7, 31), 1) if self.days <= days), 5)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people or things as a text gives it: at least 12, dozens, 300 to 400."""

    low: int | None
    best: int | None
    """None when only a vague word was used; never invented."""
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something a text reports: what, where, when, how sure."""

    id: str
    """12 hexadecimal digits, the same on every run over the same text."""
    article_id: str
    type: str
    """Key of the table in ontology.py, which adds label, category, colour, PLOVER and ACLED codes."""
    start: int
    end: int
    """Clause that reports the event, as offsets."""
    quote: str
    """``article.text[start:end]``."""
    trigger: str
    """Words that gave the type."""
    place: Place | None = None
    mention: Mention | None = None
    """Mention that gave the place."""
    geometry: Mapping[str, Any] | None = None
    """GeoJSON geometry when the place is relative to another; None otherwise."""
    place_basis: str = "none"
    """in_clause, in_sentence, previous_sentence, nominal, next_sentence, dateline, article_country, none."""
    date: DateSpan | None = None
    status: str = "occurred"
    """One of STATUSES."""
    novelty: str = "new"
    """new, background (before the week of publication) or historical (over a year before)."""
    actors: tuple[str, ...] = ()
    attribution: str | None = None
    """Who says so, as written."""
    fatalities: Quantity | None = None
    injured: Quantity | None = None
    arrested: Quantity | None = None
    crowd: Quantity | None = None
    displaced: Quantity | None = None
    """People who fled or were moved out."""
    magnitude: float | None = None
    """Of an earthquake, as the text gives it."""
    confidence: float = 0.5
    """0 to 1."""
    mentions: tuple[tuple[int, int], ...] = ()
    """Offsets of further reports of the same event."""

    @property
    def geo_precision(self) -> int | None:
        """ACLED code: 1 the place, 2 near it or a small area, 3 a region or country; None without place."""
        if self.place is None:
            return 3 if self.geometry else None
        kind = self.place.kind
        if kind in _EXACT_KINDS:
            return 2 if self.geometry else 1
        narrow = kind == "district" or (
            kind not in ("region", "country") and self.place.radius_km <= _WIDE_KM
        )
        return 2 if narrow else 3

    @property
    def where_prec(self) -> int | None:
        """UCDP code: 1 the place, 2 near it, 3 district, 4 first-level unit, 5 other area, 6 country."""
        if self.place is None:
            return 5 if self.geometry else None
        if self.place.kind in _EXACT_KINDS:
            return 2 if self.geometry else 1
        if self.place.kind == "country":
            return 5 if self.geometry else 6
        other = 2 if self.place.radius_km <= _NEAR_KM else 5
        return {"district": 3, "region": 4}.get(self.place.kind, other)

    def row(self, article: Article | None = None) -> dict[str, Any]:
        """Return the event as a flat mapping, a column a key, named as in ACLED where ACLED has the field.

        Args:
            article: the one it was found in, for source, title and url.
        """
        from ..ontology import TYPES  # not needed for look-ups

        kind = TYPES.get(self.type)
        deaths = self.fatalities
        lat, lon, radius = position(self.geometry, self.place)
        return {
            "event_id": self.id,
            "event_date": self.date.start.isoformat() if self.date else None,
            "date_end": self.date.end.isoformat() if self.date else None,
            "time_precision": self.date.time_precision if self.date else None,
            "event_type": kind.acled_event if kind else None,
            "sub_event_type": kind.acled_sub_event if kind else None,
            "type": self.type,
            "category": kind.category if kind else None,
            "actor1": "; ".join(self.actors) or None,
            "country": self.place.country if self.place else None,
            "admin1": self.place.admin1 if self.place else None,
            "admin2": self.place.admin2 if self.place else None,
            "location": self.place.name if self.place else self.mention.text if self.mention else None,
            "latitude": lat,
            "longitude": lon,
            "geo_precision": self.geo_precision,
            "radius_km": radius,
            "fatalities_low": deaths.low if deaths else None,
            "fatalities_best": deaths.best if deaths else None,
            "fatalities_high": deaths.high if deaths else None,
            "injured": _count(self.injured),
            "arrested": _count(self.arrested),
            "displaced": _count(self.displaced),
            "crowd": _count(self.crowd),
            "magnitude": self.magnitude,
            "status": self.status,
            "novelty": self.novelty,
            "attribution": self.attribution,
            "source": article.source if article else None,
            "title": article.title if article else None,
            "url": article.url if article else None,
            "article_id": self.article_id,
            "notes": self.quote,
            "start": self.start,
            "end": self.end,
            "confidence": round(self.confidence, 3),
        }

    def to_feature(self, article: Article | None = None) -> dict[str, Any]:
        """Return the event as a GeoJSON feature; its geometry is None when it has no place."""
        row = self.row(article)
        properties = row | {
            "where_prec": self.where_prec,
            "date_prec": self.date.date_prec if self.date else None,
            "date_basis": self.date.basis if self.date else None,
            "place_basis": self.place_basis,
            "place_id": self.place.id if self.place else None,
        }
        return {"type": "Feature", "id": self.id} | feature(properties, self.geometry, self.place)


def _count(quantity: Quantity | None) -> int | None:
    """Return the one number a table has room for; None when only a vague word was used."""
    return quantity.best if quantity else None
