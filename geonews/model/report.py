"""Everything found in one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .mention import SHOWN_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .article import Article
    from .event import Event
    from .mention import Resolution

__all__ = ["Report"]


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
