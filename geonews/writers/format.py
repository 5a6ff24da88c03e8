"""What a format is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Format"]


class Format(NamedTuple):
    """A kind of output, made by a function of a module of this package, which is loaded when it is used."""

    name: str
    suffixes: tuple[str, ...]
    takes: str
    """Shape of its input: rows (flat), objects (nested), features (GeoJSON) or reports."""
    function: str
    """Module and function: ``csv.commas``. It is called with input, columns and kind of records and gives
    text in pieces; one named ``save`` is called with input, path and kind of records and writes the file."""
    records: tuple[str, ...] = ("events", "places", "rows")
    """Kinds of records it takes; rows are any flat mappings, such as the answers of a look-up."""

    @property
    def is_text(self) -> bool:
        """Whether it can be written to a stream."""
        return not self.function.endswith(".save")

    def chunks(self, source: Iterator[Any], columns: Sequence[str], records: str) -> Iterator[str]:
        """Yield the text in pieces."""
        found: Iterator[str] = self._load()(source, columns, records)
        return found

    def save(self, source: Iterator[Any], path: Path, records: str) -> None:
        """Write the file."""
        self._load()(source, path, records)

    def _load(self) -> Any:
        """Return the function."""
        module, name = self.function.split(".")
        return getattr(import_module(f".{module}", __package__), name)
