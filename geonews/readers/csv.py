"""Tables with an article a row: CSV, semicolon- or tab-separated."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ..errors import ReadError
from .record import article
from .source import DOCUMENT_LIMIT, MB, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model import Article
    from .source import Source

__all__ = ["COLUMNS", "articles", "places_of"]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "story", "текст", "notes"),
    "id": ("id", "article_id", "doc_id", "guid"),
    "title": ("title", "headline", "заголовок"),
    "published": ("published", "date", "published_at", "publication_date", "pubdate", "дата"),
    "language": ("language", "lang", "язык"),
    "source": ("source", "publisher", "outlet", "agency", "источник"),
    "url": ("url", "link", "uri", "ссылка"),
}
"""Fields of an article, and the column names taken for each, the first that a table has."""


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the article of each row; texts are not altered.

    Raises:
        ReadError: no column for the text.
    """
    csv.field_size_limit(max(csv.field_size_limit(), DOCUMENT_LIMIT))
    lines = (line or "" for _, line in source.lines(""))
    reader = csv.reader(lines, delimiter=_delimiter(source))
    header = next(reader, [])
    places = places_of(header, source)
    found = False
    while (row := _row(reader, source)) is not None:
        if isinstance(row, ReadError) or any(map(str.strip, row)):
            found = True
            yield _article(row, places, reader.line_num, source) if isinstance(row, list) else row
    if not found:
        raise ReadError(f"{source.label}: holds no row below its header")


def _delimiter(source: Source) -> str:
    """Return what separates the columns: the mark that is commonest in the header, a tab for .tsv."""
    if source.suffix in (".tsv", ".tab"):
        return "\t"
    header = source.head.split(b"\n", 1)[0].decode("utf-8", "replace")
    return max(",;\t", key=header.count)


def places_of(header: list[str], source: Source) -> dict[str, int]:
    """Return which column holds which field."""
    names = [name.strip().casefold() for name in header]
    places = {}
    for field, usual in COLUMNS.items():
        chosen = source.columns.get(field)
        for name in (chosen.strip().casefold(),) if chosen else usual:
            if name in names:
                places[field] = names.index(name)
                break
    missing = [name for field, name in source.columns.items() if field not in places]
    if missing or "text" not in places:
        what = f"no column {missing[0]!r}" if missing else "no column for the text"
        columns = printable(", ".join(header)[:200])
        raise ReadError(f"{source.label}: {what} (columns: {columns}); call one of them text")
    return places


def _row(reader: Iterator[list[str]], source: Source) -> list[str] | ReadError | None:
    """Return the next row; None at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        line = getattr(reader, "line_num", 0)
        reason = str(error)
        if "field larger" in reason:
            reason = f"a cell over the limit of {DOCUMENT_LIMIT // MB} MB (a quotation mark not closed?)"
        return ReadError(f"{source.label}, line {line}: {reason}")


def _article(row: list[str], places: dict[str, int], line: int, source: Source) -> Article | ReadError:
    """Return the article of a row; line is the last line of the row."""
    fields = {field: row[index] for field, index in places.items() if index < len(row)}
    text = fields.pop("text", None)
    if text is None:
        return ReadError(f"{source.label}, line {line}: has no cell for the text")
    return article(fields, text, name=f"{source.name}:{line}", source=source.publisher)
