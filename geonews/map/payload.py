"""Reports as tables of columns: places, mentions, events, articles.

The unit of drawing is the place; events and mentions point at places by row. Numbers
stand where words repeat, so that ten thousand events stay small and are read at once.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from ..model import SHOWN_ROLES
from ..ontology import CATEGORIES, TYPES
from . import assets, labels
from .naming import naming_of
from .offsets import to_utf16
from .spots import Spots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..model import Article, Event, Mention, Place, Report, Resolution
    from .naming import Naming

__all__ = ["Payload", "page_language", "safe_url"]

_EPOCH = date(1970, 1, 1).toordinal()
_WEB = re.compile(r"https?://(?:[^\s/?#\[\]]+|\[[0-9a-f:.]+\](?::\d+)?)(?:[/?#].*)?", re.IGNORECASE)
_MENTION = ("start", "end", "place", "confidence", "rival")
_EVENT = ("place", "mention", "start", "end", "when", "manner", "confidence", "id")
_WHEN = ("first", "last", "precision", "dated")
_MANNER = ("type", "status", "novelty", "basis")


def page_language(reports: Sequence[Report]) -> str:
    """Return the language most of the articles are written in, if the interface speaks it; else English."""
    counts: dict[str, int] = {}
    for report in reports:
        code = report.article.language
        if code in assets.LANGUAGES:
            counts[code] = counts.get(code, 0) + 1
    return max(sorted(counts), key=counts.__getitem__) if counts else "en"


def safe_url(url: str | None) -> str | None:
    """Return an address a reader may follow: http or https with a host; None for any other.

    >>> safe_url("https://example.org/a?b=1"), safe_url("javascript:alert(1)")
    ('https://example.org/a?b=1', None)
    """
    found = _WEB.fullmatch(url.strip()) if url and url.isprintable() else None
    return found.group() if found else None


def day_number(day: date | None) -> int | None:
    """Return the days since 1 January 1970."""
    return day.toordinal() - _EPOCH if day else None


class _Rows(dict[Any, int]):
    """Distinct values in order of appearance; a row number stands for each."""

    def __missing__(self, value: Any) -> int:
        row = self[value] = len(self)
        return row


class Payload:
    """The tables of one page.

    Mentions and events are columns, in the order of the articles; each article says how many are its own.

    Args:
        reports: what was found, one report an article.
        language: of names and interface; see page_language().
    """

    def __init__(self, reports: Sequence[Report], language: str) -> None:
        self.language = language
        self.spots = Spots(language)
        self.articles: list[dict[str, Any]] = []
        self.named: set[str] = set()
        self._mentions: list[tuple[int, ...]] = []
        self._events: list[Event] = []
        self._event_rows: tuple[list[int], ...] = ([], [], [], [])
        for report in reports:
            self._add(report)

    def tables(self) -> Iterator[tuple[str, Any]]:
        """Yield everything the page's script needs, table by table, ready for JSON."""
        yield "articles", self.articles
        yield "mentions", _columns(_MENTION, self._mentions)
        events = self._event_tables()
        yield from events.items()
        yield "places", self.spots.columns()
        words = assets.strings(self.language)
        types = sorted(set(events["manners"]["type"]) & set(TYPES))
        own = {key: words["types"][key] for key in types if key in words["types"]}
        countries = labels.country_names(self.language)
        met = self.spots.countries
        yield "language", self.language
        yield "strings", {**words, "types": own}
        yield "categories", [[c.key, c.label, c.colour, c.colour_dark] for c in CATEGORIES.values()]
        yield "types", {key: [TYPES[key].label, TYPES[key].category] for key in types}
        yield "countries", {code: name for code, name in countries.items() if code in met}
        yield "named", len(self.named)

    def _add(self, report: Report) -> None:
        events, before = report.events, len(self._mentions)
        units = to_utf16(report.article.text)
        spans = [(m.start, m.end) if (m := event.mention) else None for event in events]
        rows = self._add_mentions(report, set(spans), units)
        places, told, starts, ends = self._event_rows
        places += [self._row_of(event.place, event, report) for event in events]
        told += [rows.get(span, -1) for span in spans]
        starts += [units(event.start) for event in events]
        ends += [units(event.end) for event in events]
        self._events += events
        own = {"mentions": len(self._mentions) - before, "events": len(events)}
        self.articles.append(_article_row(report.article) | own)

    def _add_mentions(
        self, report: Report, needed: set[tuple[int, int] | None], units: Callable[[int], int]
    ) -> dict[tuple[int, int] | None, int]:
        """Add the mentions whose role is shown or which an event needs; return their rows by span."""
        rows: dict[tuple[int, int] | None, int] = {}
        mentions, row_of, reached = self._mentions, self._row_of, 0
        for resolution in report.resolutions:
            mention, place = resolution.mention, resolution.place
            start, end = own = mention.start, mention.end
            if mention.role in SHOWN_ROLES:
                if place:
                    self.named.add(place.id)
            elif own not in needed:
                continue
            if own in rows:
                continue
            if mention.wide and mention.wide[0] >= reached:
                start, end = mention.wide
            if end > reached:
                reached = end
            rows[own] = len(mentions)
            rival = -1
            for candidate in resolution.candidates:
                if place and candidate.place.id != place.id:
                    rival = self.spots.rival(candidate.place)
                    break
            spot = row_of(place, resolution, report)
            mentions.append((units(start), units(end), spot, round(100 * resolution.confidence), rival))
        return rows

    def _row_of(self, place: Place | None, found: Resolution | Event, report: Report) -> int:
        """Return the row of the place of a resolution or an event."""
        if place is None:
            return -1
        geometry = found.geometry
        if geometry is None:
            row = self.spots.rows.get(place.id)  # most have been met before
            return self.spots.row(place) if row is None else row
        mention = found.mention
        return self.spots.row(place, geometry, (lambda: _naming(report, mention)) if mention else None)

    def _event_tables(self) -> dict[str, Any]:
        """Return the events: what many have in common once, numbers as columns, what few have by row."""
        events = self._events
        whens, manners, words = _Rows(), _Rows(), _Rows()
        dates = [event.date for event in events]
        when = [whens[d.start, d.end, d.precision, d.basis] if d else -1 for d in dates]
        manner = [manners[e.type, e.status, e.novelty, e.place_basis] for e in events]
        sure = [round(100 * event.confidence) for event in events]
        ids = [event.id for event in events]
        days = [(day_number(first), day_number(last), *rest) for first, last, *rest in whens]
        return {
            "events": dict(zip(_EVENT, (*self._event_rows, when, manner, sure, ids), strict=True)),
            "whens": _columns(_WHEN, days),
            "manners": _columns(_MANNER, list(manners)),
            "actors": {at: [words[a] for a in e.actors] for at, e in enumerate(events) if e.actors},
            "attributions": {at: words[e.attribution] for at, e in enumerate(events) if e.attribution},
            "numbers": {
                at: _numbers(e)
                for at, e in enumerate(events)
                if e.fatalities
                or e.injured
                or e.arrested
                or e.displaced
                or e.crowd
                or e.magnitude is not None
            },
            "words": list(words),
        }


def _naming(report: Report, mention: Mention) -> Naming | None:
    """Return how to name the relative place of a mention, from all mentions that its phrase governs."""
    governed = [
        (r, (r.relation.start, r.relation.end))
        for r in report.resolutions
        if r.geometry is not None and r.relation and r.place
    ]
    own = (mention.start, mention.end)
    phrase = next((span for r, span in reversed(governed) if (r.mention.start, r.mention.end) == own), None)
    group = [r for r, span in governed if span == phrase]
    return naming_of(group[0].relation, group) if group and group[0].relation else None


def _columns(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """Turn rows into columns, which repeat no name and compress well."""
    return (
        dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        if rows
        else {name: [] for name in names}
    )


def _numbers(event: Event) -> dict[str, list[Any]]:
    """Return the numbers of an event by what they count: low, best, high, as written."""
    given = (
        ("fatalities", event.fatalities),
        ("injured", event.injured),
        ("arrested", event.arrested),
        ("displaced", event.displaced),
        ("crowd", event.crowd),
    )
    numbers: dict[str, list[Any]] = {key: [q.low, q.best, q.high, q.text] for key, q in given if q}
    if (size := event.magnitude) is not None:
        numbers["magnitude"] = [size, size, size, str(size)]
    return numbers


def _article_row(article: Article) -> dict[str, Any]:
    row = {
        "id": article.id,
        "title": article.title,
        "published": day_number(article.published),
        "source": article.source,
        "url": safe_url(article.url),
        "language": article.language,
        "text": article.text,
    }
    return {key: value for key, value in row.items() if value is not None}
