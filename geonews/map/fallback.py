"""What a reader without scripts sees: the events as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ..ontology import TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Event, Report

__all__ = ["event_table", "inert"]

_ROWS = 200
_QUOTE = 280


def inert(text: str) -> str:
    """Return text as HTML that no browser and no template engine reads as anything else.

    >>> inert("{{7*7}}<b>")
    '&#123;&#123;7*7&#125;&#125;&lt;b&gt;'
    """
    clean = text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)
    return escape(clean, quote=True).replace("{", "&#123;").replace("}", "&#125;")


def event_table(reports: Sequence[Report], title: str, words: dict[str, Any]) -> str:
    """Return a table of the first events, every cell inert.

    Args:
        reports: what was found.
        title: heading of the page.
        words: of the interface, see assets.strings().
    """
    events = [event for report in reports for event in report.events]
    head = "".join(f"<th>{inert(words[f'column.{key}'])}</th>" for key in ("date", "type", "place", "quote"))
    rows = "".join(f"<tr>{''.join(_cells(event))}</tr>\n" for event in events[:_ROWS])
    rest = f"<p>… {len(events) - _ROWS}</p>" if len(events) > _ROWS else ""
    return (
        f"<h1>{inert(title)}</h1>\n<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>{rest}"
    )


def _cells(event: Event) -> list[str]:
    kind = TYPES.get(event.type)
    when = event.date
    day = "" if not when else f"{when.start}" if when.start == when.end else f"{when.start} – {when.end}"
    quote = event.quote if len(event.quote) <= _QUOTE else event.quote[:_QUOTE].rsplit(" ", 1)[0] + " …"
    texts = (day, kind.label if kind else event.type, event.place.name if event.place else "", quote)
    return [f"<td>{inert(text)}</td>" for text in texts]
