"""Comma- and tab-separated tables that a spreadsheet cannot take for formulas."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["cell", "commas", "tabs"]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?")
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")


def cell(value: object) -> object:
    """Return a value as a cell: text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> cell("=HYPERLINK(1)"), cell(" +7 was dialled"), cell("-12.5"), cell("Osh"), cell(None)
    ("'=HYPERLINK(1)", "' +7 was dialled", '-12.5', 'Osh', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "\ufffd")
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


def commas(rows: Iterator[dict[str, Any]], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield a header and a line a row, as RFC 4180 but for line feeds alone at line ends."""
    return _lines(([cell(row.get(name)) for name in columns] for row in rows), columns, csv.excel)


def tabs(rows: Iterator[dict[str, Any]], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield a header and a line a row; tabs and line ends inside cells become spaces."""
    return _lines(([_flat(cell(row.get(name))) for name in columns] for row in rows), columns, csv.excel_tab)


def _flat(value: object) -> object:
    """Return a cell on one line."""
    return _BREAKS.sub(" ", value) if isinstance(value, str) else value


def _lines(
    cells: Iterator[list[object]], columns: Sequence[str], dialect: type[csv.Dialect]
) -> Iterator[str]:
    """Yield the lines of a table."""
    buffer = io.StringIO()
    writer = csv.writer(
        buffer, dialect, lineterminator="\r\n"
    )  # both marks named, cells with either are quoted
    writer.writerow(columns)
    for row in cells:
        yield _taken(buffer)
        writer.writerow(row)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    """Return the one line in a buffer, and empty it."""
    text = buffer.getvalue().removesuffix("\r\n") + "\n"
    buffer.seek(0)
    buffer.truncate()
    return text
