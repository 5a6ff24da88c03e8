"""What the formats are given: rows, nested objects and features, made of reports one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import geometry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..model import Article, DateSpan, Event, Place, Quantity, Report, Resolution

__all__ = [
    "EVENT_COLUMNS",
    "PLACE_COLUMNS",
    "SCHEMA",
    "documents",
    "event_object",
    "event_objects",
    "features",
    "flat_rows",
    "mention_object",
    "place_row",
    "point_feature",
    "with_wkt",
]

SCHEMA = 1
"""Version of the JSON objects; grows when a field changes its meaning or goes."""

PLACE_COLUMNS = (
    "article_id", "mention", "role", "place_id", "name", "kind", "country", "admin1", "lat", "lon",
    "radius_km", "confidence", "candidates", "runner_up", "relation", "start",
    "end", "language", "source", "title", "url", "geometry",
)  # fmt: skip
EVENT_COLUMNS = (
    "event_id", "event_date", "date_end", "time_precision", "event_type", "sub_event_type", "type",
    "category", "actor1", "country", "admin1", "admin2", "location", "latitude", "longitude",
    "geo_precision", "radius_km", "fatalities_low", "fatalities_best", "fatalities_high", "injured",
    "arrested", "displaced", "crowd", "magnitude", "status", "novelty", "attribution", "source",
    "title", "url", "article_id", "notes", "start", "end", "confidence", "geometry",
)  # fmt: skip


def place_row(place: Place, **beside: object) -> dict[str, Any]:
    """Return a place as a flat row for look-ups, with what else is known of the answer after it.

    A ``query`` stands before the place.
    """
    query = {"query": beside.pop("query")} if "query" in beside else {}
    more = {"admin2": place.admin2, "population": place.population, "feature": place.feature}
    return query | place.row() | more | beside


def flat_rows(reports: Iterable[Report], records: str, roles: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the flat rows of the reports, ``geometry`` as well-known text, empty without a place."""
    for feature in features(reports, records, roles):
        shape = feature["geometry"]
        yield feature["properties"] | {"geometry": geometry.to_wkt(shape) if shape else None}


def features(reports: Iterable[Report], records: str, roles: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the GeoJSON features of the reports."""
    for report in reports:
        article = report.article
        if records == "events":
            yield from (event.to_feature(article) for event in report.events)
            continue
        about = {
            "language": article.language,
            "source": article.source,
            "title": article.title,
            "url": article.url,
        }
        for resolution in report.shown(tuple(roles)):
            feature = resolution.to_feature()
            feature["properties"] = {"article_id": article.id} | feature["properties"] | about
            yield {"type": "Feature", "id": f"{article.id}:{resolution.mention.start}"} | feature


def point_feature(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a flat mapping as a feature at its ``geometry``, else at its ``lat`` and ``lon``."""
    lat, lon = row.get("lat"), row.get("lon")
    shape = row.get("geometry") or (geometry.point(lat, lon) if lat is not None and lon is not None else None)
    properties = {key: value for key, value in row.items() if key != "geometry"}
    feature = {"type": "Feature", "geometry": shape, "properties": properties}
    return {"id": row["id"]} | feature if "id" in row else feature


def with_wkt(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a flat mapping with its ``geometry``, if any, as well-known text."""
    shape = row.get("geometry")
    return {**row, "geometry": geometry.to_wkt(shape)} if shape else row


def documents(reports: Iterable[Report], roles: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield an object a report, with its mentions."""
    for report in reports:
        yield {
            "schema": SCHEMA,
            "id": report.article.id,
            "language": report.article.language,
            "mentions": [mention_object(found) for found in report.shown(tuple(roles))],
        }


def mention_object(resolution: Resolution) -> dict[str, Any]:
    """Return a mention as scripts know it."""
    mention = resolution.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "role": mention.role,
        "confidence": round(resolution.confidence, 3),
        "place": resolution.place.row() if resolution.place else None,
        "geometry": geometry.clean(resolution.geometry),
        "candidates": len(resolution.candidates),
    }


def event_objects(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """Yield an object an event."""
    for report in reports:
        for event in report.events:
            yield event_object(event, report.article)


def event_object(event: Event, article: Article) -> dict[str, Any]:
    """Return an event as scripts know it: what, where, when, how many, who says so, and in which words."""
    from ..ontology import TYPES  # not needed for look-ups

    kind = TYPES.get(event.type)
    return {
        "schema": SCHEMA,
        "id": event.id,
        "article_id": event.article_id,
        "type": event.type,
        "label": kind.label if kind else event.type,
        "category": kind.category if kind else None,
        "plover": kind.plover if kind else None,
        "mode": kind.mode if kind else None,
        "acled_event_type": kind.acled_event if kind else None,
        "acled_sub_event_type": kind.acled_sub_event if kind else None,
        "date": _date(event.date),
        "place": event.place.row() if event.place else None,
        "geometry": geometry.clean(event.geometry),
        "place_basis": event.place_basis,
        "place_mention": _span(event),
        "geo_precision": event.geo_precision,
        "where_prec": event.where_prec,
        "status": event.status,
        "novelty": event.novelty,
        "actors": list(event.actors),
        "attribution": event.attribution,
        "fatalities": _quantity(event.fatalities),
        "injured": _quantity(event.injured),
        "arrested": _quantity(event.arrested),
        "displaced": _quantity(event.displaced),
        "crowd": _quantity(event.crowd),
        "magnitude": event.magnitude,
        "confidence": round(event.confidence, 3),
        "trigger": event.trigger,
        "quote": event.quote,
        "start": event.start,
        "end": event.end,
        "mentions": [list(span) for span in event.mentions],
        "article": {
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "language": article.language,
            "source": article.source,
            "url": article.url,
        },
    }


def _date(span: DateSpan | None) -> dict[str, Any] | None:
    """Return the days of an event, with the codes of ACLED (time_precision) and UCDP (date_prec)."""
    if span is None:
        return None
    return {
        "start": span.start.isoformat(),
        "end": span.end.isoformat(),
        "precision": span.precision,
        "basis": span.basis,
        "text": span.text or None,
        "offset": span.offset if span.offset >= 0 else None,
        "time_precision": span.time_precision,
        "date_prec": span.date_prec,
    }


def _span(event: Event) -> dict[str, Any] | None:
    """Return where the text names the place of an event."""
    mention = event.mention
    return {"start": mention.start, "end": mention.end, "text": mention.text} if mention else None


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    """Return a number of people with its bounds."""
    if quantity is None:
        return None
    return {"low": quantity.low, "best": quantity.best, "high": quantity.high, "text": quantity.text}
