"""Parquet tables with an article a row, through pyarrow, read a few rows at a time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ..errors import ReadError
from .csv import places_of
from .record import article
from .source import DOCUMENT_LIMIT, MB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Article
    from .source import Source

__all__ = ["articles"]

ROWS = 64
"""Rows held at once."""
GROUP_LIMIT = 2048 * MB
"""Bytes that the text column of one row group may unpack to."""


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the article of each row; texts are not altered.

    Raises:
        ReadError: pyarrow is not installed, the file is damaged, or has no column for the text.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        message = f"{source.label}: reading Parquet needs an extra: pip install 'geonews[archive]'"
        raise ReadError(message) from error
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.data())
    number = 0
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False)
        names = list(file.schema_arrow.names)
        columns = {field: names[place] for field, place in places_of(names, source).items()}
        _check(file, columns["text"], source)
        for batch in file.iter_batches(
            ROWS, columns=list(dict.fromkeys(columns.values())), use_threads=False
        ):
            for row in batch.to_pylist():
                number += 1
                yield _article({field: row[name] for field, name in columns.items()}, number, source)
    except (pyarrow.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError) as error:
        if isinstance(error, ReadError):
            raise
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ReadError(f"{source.label}: damaged after row {number} ({reason})") from error
    if not number:
        raise ReadError(f"{source.label}: holds no row")


def _check(file: Any, text: str, source: Source) -> None:
    """Raise when a part of the file would not fit into memory: all of a group is unpacked at once."""
    for group in range(file.metadata.num_row_groups):
        found = file.metadata.row_group(group)
        for place in range(found.num_columns):
            column = found.column(place)
            if column.path_in_schema == text and column.total_uncompressed_size > GROUP_LIMIT:
                raise ReadError(
                    f"{source.label}: row group {group} is over the limit of {GROUP_LIMIT // MB} MB"
                )


def _article(fields: dict[str, Any], number: int, source: Source) -> Article | ReadError:
    """Return the article of a row."""
    text = fields.pop("text")
    where = f"{source.label}, row {number}"
    if not isinstance(text, str):
        what = "has no text" if text is None else "its text is not a string"
        return ReadError(f"{where}: {what}")
    if len(text) > DOCUMENT_LIMIT:
        return ReadError(f"{where}: over the limit of {DOCUMENT_LIMIT // MB} MB for one document")
    return article(fields, text, name=f"{source.name}:{number}", source=source.publisher)
