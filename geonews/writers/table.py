"""Aligned columns for a terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["clip", "lines", "render", "shown", "width"]

_PLACES = (
    "article_id", "mention", "role", "name", "kind", "country", "admin1", "lat", "lon", "confidence",
    "runner_up", "relation",
)  # fmt: skip
_EVENTS = (
    "article_id", "event_date", "type", "location", "country", "status", "fatalities_best", "confidence",
    "notes",
)  # fmt: skip
_HEADINGS = {
    "article_id": "article",
    "name": "place",
    "event_date": "date",
    "location": "place",
    "fatalities_best": "deaths",
    "confidence": "conf",
    "runner_up": "or perhaps",
    "relation": "said as",
    "notes": "quote",
}
_DECIMALS = {"lat": 4, "lon": 4, "confidence": 2, "score": 2}
_WEAK = ("feature", "radius_km", "admin2", "score", "runner_up")
"""Columns left out before any text is clipped, the first first."""
_WHOLE = frozenset(("id", "place_id", "kind", "country", "role", "status", "event_date", "type"))
"""Columns that are never clipped, beside numbers."""
_EXPENDABLE = (
    "population", "confidence", "id", "place_id", "status", "article_id", "admin1", "role", "kind",
    "fatalities_best",
)  # fmt: skip
"""Columns left out of a narrow terminal, the first first."""
_NARROWEST = 9
_QUOTE_WIDTH = 30
_GAP = "  "
_PIPED_WIDTH = 120


def lines(rows: Iterator[Mapping[str, Any]], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield the table; which article a row is from is shown when there are several."""
    listed = list(rows)
    wanted = {"events": _EVENTS, "places": _PLACES}.get(records, tuple(columns))
    if len({row.get("article_id") for row in listed}) < 2:
        wanted = tuple(name for name in wanted if name != "article_id")
    for optional in ("runner_up", "relation"):
        if not any(row.get(optional) for row in listed):
            wanted = tuple(name for name in wanted if name != optional)
    if records == "rows":
        wanted = tuple(name for name in wanted if any(row.get(name) is not None for row in listed))
        if len({row.get("query") for row in listed}) < 2:
            wanted = tuple(name for name in wanted if name != "query")
    import shutil  # not before something is shown

    yield from render(listed, wanted, shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns)


def render(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], limit: int) -> Iterator[str]:
    """Yield the lines of a table no wider than ``limit`` cells of the terminal.

    >>> print(*render([{"name": "Osh", "lat": 40.5283}], ["name", "lat"], 80), sep="", end="")
    place      lat
    Osh    40.5283
    """
    if not rows:
        return
    columns = list(columns)
    cells = [
        {name: _text(name, _deaths(row) if name == "fatalities_best" else row.get(name)) for name in columns}
        for row in rows
    ]
    numbers = frozenset(name for name in columns if _is_numeric(name, rows))
    widths = _fitted(cells, columns, limit, _WHOLE | numbers)
    yield _line({name: _HEADINGS.get(name, name) for name in widths}, widths, numbers)
    for row in cells:
        yield _line(row, widths, numbers)


def _is_numeric(name: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a column holds numbers."""
    return name == "fatalities_best" or all(isinstance(row.get(name), int | float | None) for row in rows)


def _deaths(row: Mapping[str, Any]) -> object:
    """Return the number of deaths, with a plus sign when only the least is known."""
    best, low = row.get("fatalities_best"), row.get("fatalities_low")
    return f"{low}+" if best is None and low else best


def _text(name: str, value: object) -> str:
    """Return a value as it is shown."""
    if value is None or value == "":
        return "-"
    if isinstance(value, float):
        return f"{value:.{_DECIMALS.get(name, 1)}f}"
    return shown(str(value))


def _fitted(
    cells: list[dict[str, str]], columns: list[str], limit: int, whole: frozenset[str]
) -> dict[str, int]:
    """Return the columns that fit and how wide each is; those in ``whole`` are not clipped."""
    widths = {
        name: min(limit, max(width(_HEADINGS.get(name, name)), *(width(row[name]) for row in cells)))
        for name in columns
    }
    weak = [name for name in _WEAK if name in widths]
    while _total(widths) > limit and weak:
        del widths[weak.pop(0)]
    least = {
        name: w if name in whole else min(w, _QUOTE_WIDTH if name == "notes" else _NARROWEST)
        for name, w in widths.items()
    }
    expendable = [name for name in _EXPENDABLE if name in widths]
    while _total(least) > limit and expendable:
        del widths[expendable[0]], least[expendable.pop(0)]
    if _total(least) > limit and "notes" in least:
        least["notes"] = _NARROWEST
    while _total(widths) > max(limit, _total(least)):
        widths[max(widths, key=lambda name: widths[name] - least[name])] -= 1
    return widths


def _total(widths: Mapping[str, int]) -> int:
    """Return the width of a line."""
    return sum(widths.values()) + len(_GAP) * (len(widths) - 1)


def _line(row: Mapping[str, str], widths: Mapping[str, int], numbers: frozenset[str]) -> str:
    """Return a line, numbers to the right."""
    parts = []
    for name, size in widths.items():
        text = clip(row[name], size)
        space = " " * (size - width(text))
        parts.append(space + text if name in numbers else text + space)
    return _GAP.join(parts).rstrip() + "\n"


def shown(text: str) -> str:
    r"""Return a text on one line, safe for a terminal: what controls it or turns its direction is spelt out.

    >>> shown("Osh\nand\x1b[31m Bat\u202eken")
    'Osh and\\x1b[31m Bat\\u202eken'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, " ".join(text.split())))


def _shown(char: str) -> str:
    """Return a character, or its escape when it is a control, a format or half a surrogate."""
    if char.isprintable() or char in " \u00a0\u200c\u200d\u00ad":
        return char
    return char.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes.

    >>> width("Osh"), width("喀什"), width("й")
    (3, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    """Return how many cells a character takes."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def clip(text: str, size: int) -> str:
    """Return the beginning of a text that fits, an ellipsis at its end when something is cut off."""
    if width(text) <= size:
        return text
    kept = ""
    room = size - 1
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        kept += char
    return kept + "…"
