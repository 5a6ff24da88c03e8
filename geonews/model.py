"""The nouns every stage speaks: Article, Mention, Resolution, Event, Report.

Frozen and slotted; standard library only, so that any module may import them.
Offsets are Unicode code points into ``Article.text``, which is never rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import geometry as shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

__all__ = [
    "KINDS",
    "PRECISIONS",
    "ROLES",
    "SHOWN_ROLES",
    "STATUSES",
    "Article",
    "Candidate",
    "DateSpan",
    "Event",
    "Mention",
    "Place",
    "Quantity",
    "Relation",
    "Report",
    "Resolution",
]

KINDS = (
    "country",
    "region",
    "district",
    "settlement",
    "quarter",
    "water",
    "mountain",
    "valley",
    "area",
    "facility",
    "crossing",
)
"""What a place can be: first-level unit = region, second-level = district, part of a city = quarter."""

ROLES = ("literal", "metonym", "demonym", "embedded", "dateline")
"""How a text uses a name: the place itself, its government (Moscow said), its people (Kyrgyz),
a part of another name (University of Central Asia), the place of writing."""

SHOWN_ROLES = ("literal", "metonym", "dateline")
"""Roles in the output unless asked otherwise; the others only feed the context."""

PRECISIONS = ("day", "week", "month", "year", "vague")
"""How finely a date is known."""

CLOSE_CALL = 3.0
"""Difference of scores up to which the second candidate is worth telling."""

STATUSES = ("occurred", "attempted", "claimed", "planned", "threatened", "negated", "hypothetical")
"""What the text says about the reality of an event."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news text as it was read.

    >>> Article("a1", "Osh is calm.").text[0:3]
    'Osh'
    """

    id: str
    """Unique within one run; a file name where the source gives none."""
    text: str
    """The text that offsets refer to; includes neither title nor furniture."""
    title: str | None = None
    published: date | None = None
    """Day of publication; relative dates are counted from it."""
    language: str | None = None
    """en ru ky kk uz tg tk; None until detected."""
    source: str | None = None
    """Publisher or file the text came from."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer."""

    id: str
    """Stable key, such as gn:1527534 (GeoNames) or kg-manas-air-base (curated)."""
    name: str
    """Preferred English name."""
    kind: str
    """One of KINDS."""
    country: str | None
    """ISO 3166-1 alpha-2, None for places in several countries or in none."""
    lat: float
    """WGS 84 degrees, -90 to 90."""
    lon: float
    """WGS 84 degrees, -180 to 180."""
    radius_km: float
    """Size of the place or error of its point, whichever is larger; kilometres, > 0."""
    admin1: str | None = None
    """Name of the first-level unit that holds the place."""
    admin2: str | None = None
    """Name of the district that holds the place."""
    population: int | None = None
    feature: str | None = None
    """Finer class than kind: PPLC, air base, reservoir, pass, ..."""
    countries: tuple[str, ...] = ()
    """Every country the place lies in; one code for most places."""
    parents: tuple[str, ...] = ()
    """Ids of the places that contain this one, nearest first."""
    source: str = ""
    """Key of gazetteer/SOURCES.toml, or curated with its reference."""

    def row(self) -> dict[str, Any]:
        """Return the fields that outputs show of a place, numbers rounded."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "admin1": self.admin1,
            "lat": round(self.lat, 5),
            "lon": round(self.lon, 5),
            "radius_km": round(self.radius_km, 2),
        }


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that may name a place: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str
    role: str = "literal"
    """One of ROLES."""
    key: str = ""
    """Key of the name index under which the span was found."""
    kinds: tuple[str, ...] = ()
    """Kinds asked for by the words beside it ("region", "city of"); empty when none."""
    wide: tuple[int, int] | None = None
    """Span together with its generic word ("Batken region"); None when there is none."""
    certainty: float = 1.0
    """Chance that the span names a place at all, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a mention could mean, with what speaks for and against it."""

    place: Place
    score: float
    evidence: tuple[tuple[str, float], ...] = ()
    """Name and contribution of every feature that counted; they sum to score."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A phrase that places something by its relation to named places: "30 km south of Osh"."""

    text: str
    """The phrase as written, names included."""
    start: int
    """Code points from the start of the article."""
    end: int
    kind: str
    """Key of the table in docs/relations.md: offset, part, near, border, ..."""
    lat: float | None = None
    """Point that stands for the phrase, WGS 84 degrees; None when it makes no place."""
    lon: float | None = None
    radius_km: float | None = None
    """Typical error of a point, size of an area, half the length of a line; kilometres."""
    reason: str = ""
    """Why the phrase makes no place; empty when it does."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was decided to mean; ``place`` is None when nothing fits."""

    mention: Mention
    place: Place | None
    confidence: float
    """0 to 1."""
    geometry: Mapping[str, Any] | None = None
    """GeoJSON geometry of a relative phrase ("30 km south of Osh"); None otherwise."""
    candidates: tuple[Candidate, ...] = ()
    """Best first."""
    relation: Relation | None = None
    """The relative phrase that governs the mention; both names of a border or road have the same one."""

    @property
    def runner_up(self) -> Candidate | None:
        """The second candidate of a close call, None when the first is well ahead."""
        if len(self.candidates) < 2 or self.candidates[0].score - self.candidates[1].score > CLOSE_CALL:
            return None
        return self.candidates[1]

    def row(self) -> dict[str, Any]:
        """Return the resolution as a flat mapping, a column a key; None where there is no place."""
        place = self.place.row() if self.place else dict.fromkeys(_PLACE_COLUMNS)
        second = self.runner_up.place if self.runner_up else None
        return {
            "mention": self.mention.text,
            "role": self.mention.role,
            "place_id": place.pop("id"),
            **place,
            "confidence": round(self.confidence, 3),
            "candidates": len(self.candidates),
            "runner_up": f"{second.name} ({second.admin1 or second.kind}, {second.country})"
            if second
            else None,
            "relation": self.relation.text if self.relation else None,
            "start": self.mention.start,
            "end": self.mention.end,
        }

    def to_feature(self) -> dict[str, Any]:
        """Return the resolution as a GeoJSON feature; its geometry is None when it has no place."""
        return _feature(self.row(), self.geometry, self.place)


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
        from .ontology import TYPES  # not needed for look-ups

        kind = TYPES.get(self.type)
        deaths = self.fatalities
        lat, lon, radius = _position(self.geometry, self.place)
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
        return {"type": "Feature", "id": self.id} | _feature(properties, self.geometry, self.place)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one article."""

    article: Article
    resolutions: tuple[Resolution, ...] = ()
    """In order of the text, every role included."""
    events: tuple[Event, ...] = field(default=())

    def shown(self, roles: tuple[str, ...] = SHOWN_ROLES) -> Iterator[Resolution]:
        """Yield the resolutions whose mention has one of these roles."""
        return (r for r in self.resolutions if r.mention.role in roles)

    def rows(self, records: str = "events") -> list[dict[str, Any]]:
        """Return the events, or with ``"places"`` the shown mentions, as flat mappings: rows of a data frame.

        Raises:
            ValueError: neither "events" nor "places".
        """
        if records == "places":
            return [{"article_id": self.article.id} | r.row() for r in self.shown()]
        if records != "events":
            raise ValueError(f"records is {records!r}, not 'events' or 'places'")
        return [event.row(self.article) for event in self.events]

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The events as a GeoJSON FeatureCollection, as geopandas and shapely ask for it."""
        features = [event.to_feature(self.article) for event in self.events]
        return {"type": "FeatureCollection", "features": features}

    def _repr_html_(self) -> str:
        """Return a table of the events and places, for notebooks."""
        from html import escape

        events = [
            (row["event_date"], row["type"], row["location"], row["country"], row["notes"])
            for row in self.rows()
        ]
        places = [
            (row["mention"], row["kind"], row["name"], row["admin1"], row["country"])
            for row in self.rows("places")
        ]
        return (
            f"<h4>{escape(self.article.title or self.article.id)}</h4>"
            + _html_table(("date", "event", "place", "country", "quote"), events)
            + _html_table(("mention", "kind", "place", "admin1", "country"), places)
        )


_PLACE_COLUMNS = ("id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km")
_PRECISION_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "vague": 366}
_EXACT_KINDS = frozenset(("settlement", "quarter", "facility", "crossing"))
_WIDE_KM = 50
_NEAR_KM = 25


def _count(quantity: Quantity | None) -> int | None:
    """Return the one number a table has room for; None when only a vague word was used."""
    return quantity.best if quantity else None


def _position(geometry: Mapping[str, Any] | None, place: Place | None) -> tuple[float | None, ...]:
    """Return latitude, longitude and radius in km of what is drawn: the geometry if any, else the place."""
    shape = shapes.clean(geometry)
    middle = shapes.centre(shape) if shape else None
    if shape and middle:
        radius = shapes.radius_km(shape) or (place.radius_km if place else 0)
        return round(middle[0], 5), round(middle[1], 5), round(radius, 2)
    if place:
        return round(place.lat, 5), round(place.lon, 5), round(place.radius_km, 2)
    return None, None, None


def _feature(
    properties: dict[str, Any], geometry: Mapping[str, Any] | None, place: Place | None
) -> dict[str, Any]:
    """Return a GeoJSON feature at a geometry, else at a place, else nowhere."""
    shape = shapes.clean(geometry)
    if shape is None and place:
        shape = shapes.point(place.lat, place.lon)
    return {"type": "Feature", "geometry": shape, "properties": properties}


def _html_table(header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    """Return an HTML table, every cell escaped; nothing when there are no rows."""
    if not rows:
        return ""
    from html import escape

    head = "".join(f"<th>{name}</th>" for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if v is None else str(v))}</td>" for v in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
