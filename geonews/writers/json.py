"""JSON: an array of objects; and JSON Lines: an object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["array", "line", "lines"]


def line(value: object) -> str:
    r"""Return a value as JSON on one line; line ends inside strings are escaped by JSON itself.

    >>> line({"id": "a", "text": "Ош" + chr(10)})
    '{"id": "a", "text": "Ош\\n"}'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def lines(objects: Iterator[Any], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield an object a line."""
    return (line(value) + "\n" for value in objects)


def array(objects: Iterator[Any], columns: Sequence[str], records: str) -> Iterator[str]:
    """Yield an array, an object a line."""
    before = "[\n"
    for value in objects:
        yield before + line(value)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
