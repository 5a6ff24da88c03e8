"""Geographic news mapper for Central Asia.

    >>> import geonews
    >>> report = geonews.analyze("Protesters gathered in Osh on Thursday.")
    >>> [resolution.place.name for resolution in report.resolutions]
    ['Osh']

Nothing here loads folium, numpy, shapely or geopy before a map is drawn or a name is sent to a geocoder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import GazetteerError, GeocodeError, GeonewsError, ReadError, WriteError
from .gazetteer import Gazetteer, open_gazetteer
from .model import Article, Candidate, DateSpan, Event, Mention, Place, Quantity, Relation, Report, Resolution
from .search import Neighbour, lookup, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .map import NewsMap
    from .pipeline import analyze, analyze_many
    from .readers import read
    from .writers import write

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Candidate",
    "DateSpan",
    "Event",
    "Gazetteer",
    "GazetteerError",
    "GeocodeError",
    "GeonewsError",
    "Mention",
    "Neighbour",
    "Place",
    "Quantity",
    "ReadError",
    "Relation",
    "Report",
    "Resolution",
    "WriteError",
    "__version__",
    "analyze",
    "analyze_many",
    "draw",
    "lookup",
    "near",
    "open_gazetteer",
    "read",
    "write",
]

_LATER = {"analyze": "pipeline", "analyze_many": "pipeline", "read": "readers", "write": "writers"}
"""Names whose modules are loaded when they are first asked for: a look-up needs none of the line."""


def draw(reports: Sequence[Report] | Iterable[Report], *, language: str | None = None) -> NewsMap:
    """Return the reports as a map: a folium.Map that saves as one offline HTML file.

    Args:
        reports: of one or many articles.
        language: of the page's own words; that of the articles when None.
    """
    from .map import draw as draw_map

    return draw_map(list(reports), language=language)


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module

        found = getattr(import_module(f".{_LATER[name]}", __name__), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module 'geonews' has no attribute {name!r}")
