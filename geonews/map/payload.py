"""Reports as tables of columns: places, mentions, events, articles.

The unit of drawing is the place; events and mentions point at places by row. Numbers
stand where words repeat, so that ten thousand events stay small and are read at once.
"""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from typing import TYPE_CHECKING, Any

from ..model import SHOWN_ROLES
from ..ontology import CATEGORIES, TYPES
from . import assets, labels
from .columns import signs
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
_ID = re.compile("[0-9a-f]{12}")
_ARTICLE = ("id", "title", "published", "source", "url", "language", "text")
_MENTION = ("step", "length", "place", "confidence", "rival")
_WHEN = ("after", "length", "precision", "dated")


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
    What follows from what stands before is not said again: where a mention begins is counted from the one
    before, an event's text from the end of the one before, its dates from the day of its article, and its
    place is that of its mention unless said otherwise.

    Args:
        reports: what was found, one report an article.
        language: of names and interface; see page_language().
    """

    def __init__(self, reports: Sequence[Report], language: str) -> None:
        self.language = language
        self.spots = Spots(language)
        self.named: set[str] = set()
        self._counts: tuple[list[int], list[int]] = ([], [])
        self._mentions: list[tuple[int, ...]] = []
        self._events: list[Event] = []
        self._event_rows: tuple[list[int], ...] = ([], [], [])
        self._elsewhere: dict[int, int] = {}
        self._unmentioned: list[int] = []
        self._whens: list[int] = []
        self._spans = _Rows()
        self._reports = reports

    def tables(self) -> Iterator[tuple[str, Any]]:
        """Yield everything the page's script needs, table by table, ready for JSON; the long texts first."""
        yield "articles", _columns(_ARTICLE, [_article_row(report.article) for report in self._reports])
        for report in self._reports:
            self._add(report)
        yield "counts", dict(zip(("mentions", "events"), map(signs, self._counts), strict=True))
        yield "mentions", {key: signs(column) for key, column in _columns(_MENTION, self._mentions).items()}
        events = self._event_tables()
        yield from events.items()
        yield "places", self.spots.columns()
        words = assets.strings(self.language)
        types = sorted(set(events["types"]) & set(TYPES))
        own = {key: words["types"][key] for key in types if key in words["types"]}
        countries = labels.country_names(self.language)
        met = self.spots.countries
        yield "language", self.language
        yield "strings", {**words, "types": own}
        yield "categories", [[c.key, c.label, c.colour, c.colour_dark] for c in CATEGORIES.values()]
        yield "labels", {key: [TYPES[key].label, TYPES[key].category] for key in types}
        yield "countries", {code: name for code, name in countries.items() if code in met}
        yield "named", len(self.named)

    def _add(self, report: Report) -> None:
        events, before = report.events, len(self._mentions)
        units = to_utf16(report.article.text)
        spans = [(m.start, m.end) if (m := event.mention) else None for event in events]
        rows = self._add_mentions(report, set(spans), units)
        self._add_events(report, [rows.get(span, -1) for span in spans], before, units)
        for counts, count in zip(self._counts, (len(self._mentions) - before, len(events)), strict=True):
            counts.append(count)

    def _add_events(self, report: Report, told: list[int], last: int, units: Callable[[int], int]) -> None:
        """Add the events of a report.

        Args:
            report: what was found.
            told: the row of the mention of each event, -1 for none.
            last: the row of the article's first mention.
            units: see to_utf16().
        """
        steps, gaps, lengths = self._event_rows
        published = report.article.published
        day = published.toordinal() if published else _EPOCH
        end = 0
        for at, (event, mention) in enumerate(zip(report.events, told, strict=True), len(self._events)):
            if mention < 0:
                self._unmentioned.append(at)
                mention = last
            steps.append(mention - last)
            last = mention
            place = self._row_of(event.place, event, report)
            if mention >= len(self._mentions) or self._mentions[mention][2] != place:
                self._elsewhere[at] = place
            start, stop = units(event.start), units(event.end)
            gaps.append(start - end)
            lengths.append(stop - start)
            end = stop
            when = event.date
            self._whens.append(
                self._spans[
                    when.start.toordinal() - day, (when.end - when.start).days, when.precision, when.basis
                ]
                if when
                else -1
            )
        self._events += report.events

    def _add_mentions(
        self, report: Report, needed: set[tuple[int, int] | None], units: Callable[[int], int]
    ) -> dict[tuple[int, int] | None, int]:
        """Add the mentions whose role is shown or which an event needs; return their rows by span."""
        rows: dict[tuple[int, int] | None, int] = {}
        mentions, row_of, reached, last = self._mentions, self._row_of, 0, 0
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
            spot, rival = row_of(place, resolution, report), 0
            for candidate in resolution.candidates:
                if place and candidate.place.id != place.id:
                    rival = self.spots.rival(spot, candidate.place)
                    break
            first = units(start)
            mentions.append(
                (first - last, units(end) - first, spot, round(100 * resolution.confidence), rival)
            )
            last = first
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
        """Return the events: rows of what many have in common, and the tables that they point into."""
        events = self._events
        types, statuses, novelties, bases, casts, words, figures = (_Rows() for _ in range(7))
        columns = dict(zip(("mention", "gap", "length"), self._event_rows, strict=True)) | {
            "when": self._whens,
            "type": [types[e.type] for e in events],
            "status": [statuses[e.status] for e in events],
            "novelty": [novelties[e.novelty] for e in events],
            "basis": [bases[e.place_basis] for e in events],
            "confidence": [round(100 * e.confidence) for e in events],
            "actors": [casts[e.actors] for e in events],
            "attribution": [words[e.attribution or ""] for e in events],
            "numbers": [figures[_counted(e)] for e in events],
        }
        whens = _columns(_WHEN, list(self._spans))
        return {
            "events": {key: signs(column) for key, column in columns.items()},
            "ids": _ids([event.id for event in events]),
            "elsewhere": self._elsewhere,
            "unmentioned": self._unmentioned,
            "whens": whens,
            "types": list(types),
            "statuses": list(statuses),
            "novelties": list(novelties),
            "bases": list(bases),
            "casts": [[words[actor] for actor in cast] for cast in casts],
            "numbers": [_numbers(*figure) for figure in figures],
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


def _ids(ids: list[str]) -> list[str] | str:
    """Return the ids of events: in base 64 where all are of 12 hexadecimal digits, else as they are."""
    if not all(map(_ID.fullmatch, ids)):
        return ids
    return b64encode(bytes.fromhex("".join(ids))).decode("ascii")


def _counted(event: Event) -> tuple[Any, ...]:
    """Return what an event says in numbers, in the order of _numbers()."""
    return event.fatalities, event.injured, event.arrested, event.displaced, event.crowd, event.magnitude


def _numbers(*counted: Any) -> dict[str, list[Any]]:
    """Return numbers by what they count: low, best, high, as written."""
    *counts, magnitude = counted
    given = zip(("fatalities", "injured", "arrested", "displaced", "crowd"), counts, strict=True)
    numbers: dict[str, list[Any]] = {key: [q.low, q.best, q.high, q.text] for key, q in given if q}
    if magnitude is not None:
        numbers["magnitude"] = [magnitude, magnitude, magnitude, str(magnitude)]
    return numbers


def _article_row(article: Article) -> tuple[Any, ...]:
    published, url = day_number(article.published), safe_url(article.url)
    return article.id, article.title, published, article.source, url, article.language, article.text
