"""JSON Lines, one document a line; and JSON files with one document or an array of them.

A document is ``{"id", "text", "title"?, "published" or "date"?, "language" or "lang"?, "source"?, "url"?}``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..errors import ReadError
from . import encoding
from .record import article
from .source import DOCUMENT_LIMIT, MB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Article
    from .source import Source

__all__ = ["articles"]


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the documents of a JSONL or JSON file in order; their texts are not altered."""
    if _is_one_value(source):
        yield from _whole(source)
        return
    found = False
    for number, line in source.lines("\n"):
        where = f"{source.label}, line {number}"
        if line is None:
            found = True
            yield ReadError(f"{where}: over the limit of {DOCUMENT_LIMIT // MB} MB for one document")
        elif line.strip():
            found = True
            yield _document(line, where, f"{source.name}:{number}", source.publisher)
    if not found:
        raise ReadError(f"{source.label}: holds no document")


def _is_one_value(source: Source) -> bool:
    """Tell whether the whole file is one JSON value: an array, or an object over several lines."""
    head = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"["):
        return True
    return source.suffix == ".json" and not head.split(b"\n", 1)[0].rstrip().endswith(b"}")


def _whole(source: Source) -> Iterator[Article | ReadError]:
    """Yield the documents of one JSON value."""
    value = _parsed(encoding.decode(source.data(), source.label), source.label)
    if isinstance(value, ReadError):
        yield value
        return
    documents = value if isinstance(value, list) else [value]
    if not documents:
        raise ReadError(f"{source.label}: holds no document")
    for number, document in enumerate(documents, 1):
        where = f"{source.label}, document {number}"
        name = f"{source.name}:{number}" if isinstance(value, list) else source.name
        yield _article(document, where, name, source.publisher)


def _document(line: str, where: str, name: str, publisher: str | None) -> Article | ReadError:
    """Return the article of one line."""
    value = _parsed(line, where)
    return value if isinstance(value, ReadError) else _article(value, where, name, publisher)


def _parsed(text: str, where: str) -> object:
    """Return a JSON value, or the error that says why it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return ReadError(f"{where}: not JSON ({error.msg} at {place})")
    except (RecursionError, ValueError):
        return ReadError(f"{where}: not usable JSON (nested too deeply, or a number too long)")


def _article(value: object, where: str, name: str, publisher: str | None) -> Article | ReadError:
    """Return the article of a JSON value."""
    if not isinstance(value, dict):
        return ReadError(f"{where}: not a document (a JSON object with a text)")
    text = value.get("text")
    if not isinstance(text, str):
        what = "has no text" if "text" not in value else "its text is not a string"
        return ReadError(f"{where}: {what}")
    return article(value, text, name=name, source=publisher)
