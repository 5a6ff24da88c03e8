"""What a format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of output."""

    name: str
    suffixes: tuple[str, ...]
    takes: str
    """Shape of its input: rows (flat), objects (nested), features (GeoJSON) or reports."""
    records: tuple[str, ...] = ("events", "places", "rows")
    """Kinds of records it takes; rows are any flat mappings, such as the answers of a look-up."""
    chunks: Callable[[Iterator[Any], Sequence[str], str], Iterator[str]] | None = None
    """From input, columns and kind of records to text in pieces; None for a format that needs a file."""
    save: Callable[[Iterator[Any], Path, str], None] | None = None
    """From input, path and kind of records to a file; None for a format that is text."""
