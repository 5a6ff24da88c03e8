"""Reports as tables of columns: places, mentions, events, articles.

The unit of drawing is the place; events and mentions point at places by row. Numbers
stand where words repeat, so that ten thousand events stay small and are read at once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..model import SHOWN_ROLES
from ..ontology import CATEGORIES, TYPES
from . import assets, labels
from .naming import naming_of
from .offsets import to_utf16
from .spots import Spots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..model import Article, Event, Quantity, Report, Resolution
    from .naming import Naming

__all__ = ["Payload", "page_language", "safe_url"]

_EPOCH = date(1970, 1, 1).toordinal()
_NUMBERS = ("fatalities", "injured", "arrested", "displaced", "crowd")
_MENTION = ("article", "start", "end", "place", "confidence", "role", "rival")
_EVENT = (
    "article", "type", "place", "mention", "start", "end", "first", "last", "precision", "dated",
    "status", "novelty", "basis", "confidence", "id",
)  # fmt: skip


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
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def day_number(day: date | None) -> int | None:
    """Return the days since 1 January 1970."""
    return day.toordinal() - _EPOCH if day else None


class _Words(dict[str, int]):
    """Distinct values in order of appearance; a row number stands for each."""

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self)
        return row


class Payload:
    """The tables of one page.

    Args:
        reports: what was found, one report an article.
        language: of names and interface; see page_language().
    """

    def __init__(self, reports: Sequence[Report], language: str) -> None:
        self.language = language
        self.spots = Spots(language)
        self.words = _Words()
        self.articles: list[dict[str, Any]] = []
        self.mentions: list[tuple[Any, ...]] = []
        self.events: list[tuple[Any, ...]] = []
        self.actors: dict[int, list[int]] = {}
        self.attributions: dict[int, int] = {}
        self.numbers: dict[int, dict[str, list[Any]]] = {}
        self.named: set[str] = set()
        for report in reports:
            self._add(report)

    def tables(self) -> dict[str, Any]:
        """Return everything the page's script needs, ready for JSON."""
        types = self._types()
        words = assets.strings(self.language)
        own = {key: words["types"][key] for key in types if key in words["types"]}
        return {
            "language": self.language,
            "strings": {**words, "types": own},
            "categories": [[c.key, c.label, c.colour, c.colour_dark] for c in CATEGORIES.values()],
            "types": {key: [TYPES[key].label, TYPES[key].category] for key in types},
            "countries": {
                code: name
                for code, name in labels.country_names(self.language).items()
                if code in self.spots.countries
            },
            "articles": self.articles,
            "places": self.spots.columns(),
            "named": len(self.named),
            "mentions": _columns(_MENTION, self.mentions),
            "events": _columns(_EVENT, self.events),
            "actors": self.actors,
            "attributions": self.attributions,
            "numbers": self.numbers,
            "words": list(self.words),
        }

    def _types(self) -> list[str]:
        words = list(self.words)
        return sorted({words[row[1]] for row in self.events} & set(TYPES))

    def _add(self, report: Report) -> None:
        article = report.article
        number = len(self.articles)
        self.articles.append(_article_row(article))
        self.named.update(r.place.id for r in report.shown() if r.place)
        namings = _namings(report.resolutions)
        units = to_utf16(article.text)
        needed = {(e.mention.start, e.mention.end) for e in report.events if e.mention}
        rows: dict[tuple[int, int], int] = {}
        reached = 0
        for resolution in report.resolutions:
            mention = resolution.mention
            own = (mention.start, mention.end)
            if (mention.role not in SHOWN_ROLES and own not in needed) or own in rows:
                continue
            span = mention.wide if mention.wide and mention.wide[0] >= reached else own
            reached = max(reached, span[1])
            row = self._row_of(resolution, namings)
            rows[own] = self._add_mention(number, resolution, row, (units(span[0]), units(span[1])))
        for event in report.events:
            self._add_event(number, event, rows, namings, units)

    def _row_of(self, found: Resolution | Event, namings: Mapping[tuple[int, int], Naming]) -> int:
        """Return the row of the place of a resolution or an event."""
        if found.geometry is None or found.mention is None:
            return self.spots.row(found.place, found.geometry)
        naming = namings.get((found.mention.start, found.mention.end))
        return self.spots.row(found.place, found.geometry, naming)

    def _add_mention(self, number: int, resolution: Resolution, spot: int, span: tuple[int, int]) -> int:
        mention, place = resolution.mention, resolution.place
        rivals = [c.place for c in resolution.candidates if place and c.place.id != place.id][:1]
        row = (
            number, *span, spot, round(100 * resolution.confidence), self.words[mention.role],
            self.spots.rival(rivals[0]) if rivals else -1,
        )  # fmt: skip
        self.mentions.append(row)
        return len(self.mentions) - 1

    def _add_event(
        self,
        number: int,
        event: Event,
        rows: dict[tuple[int, int], int],
        namings: Mapping[tuple[int, int], Naming],
        units: Callable[[int], int],
    ) -> None:
        mention = event.mention
        row = rows.get((mention.start, mention.end), -1) if mention else -1
        when = event.date
        word = self.words.__getitem__
        at = len(self.events)
        values = (
            number, word(event.type), self._row_of(event, namings), row,
            units(event.start), units(event.end),
            day_number(when.start) if when else None, day_number(when.end) if when else None,
            word(when.precision) if when else -1, word(when.basis) if when else -1, word(event.status),
            word(event.novelty), word(event.place_basis), round(100 * event.confidence), event.id,
        )  # fmt: skip
        self.events.append(values)
        if event.actors:
            self.actors[at] = [word(actor) for actor in event.actors]
        if event.attribution:
            self.attributions[at] = word(event.attribution)
        given = ((key, getattr(event, key)) for key in _NUMBERS)
        numbers = {key: _quantity(quantity) for key, quantity in given if quantity}
        if event.magnitude is not None:
            numbers["magnitude"] = [event.magnitude, event.magnitude, event.magnitude, str(event.magnitude)]
        if numbers:
            self.numbers[at] = numbers


def _namings(resolutions: Sequence[Resolution]) -> dict[tuple[int, int], Naming]:
    """Return how to name relative places, by the span of each mention that a phrase governs."""
    governed: dict[tuple[int, int], list[Resolution]] = {}
    for resolution in resolutions:
        if resolution.geometry is not None and resolution.relation and resolution.place:
            relation = resolution.relation
            governed.setdefault((relation.start, relation.end), []).append(resolution)
    return {
        (resolution.mention.start, resolution.mention.end): naming
        for group in governed.values()
        if group[0].relation
        for naming in (naming_of(group[0].relation, group),)
        for resolution in group
    }


def _columns(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """Turn rows into columns, which repeat no name and compress well."""
    return (
        dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        if rows
        else {name: [] for name in names}
    )


def _quantity(quantity: Quantity) -> list[Any]:
    return [quantity.low, quantity.best, quantity.high, quantity.text]


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
