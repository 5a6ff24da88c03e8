"""The tables people edit, read into rows that remember their file and line."""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "gazetteer"
BARE = "_geonews"
"""Name under which modules of geonews are loaded here."""

PLACE_COLUMNS = [
    "id", "name", "kind", "feature", "country", "admin1", "admin2", "lat", "lon", "radius_km",
    "population", "source",
]  # fmt: skip
NAME_COLUMNS = ["place", "language", "script", "kind", "from", "to", "name", "source"]
WORD_COLUMNS = ["word", "source"]


def load(name: str) -> ModuleType:
    """Load a module of geonews from a package without its __init__, so without what that imports."""
    if BARE not in sys.modules:
        package = ModuleType(BARE)
        package.__path__ = [str(ROOT / "geonews")]
        sys.modules[BARE] = package
    return importlib.import_module(f"{BARE}.{name}")


NAME_KINDS: tuple[str, ...] = load("packing").NAME_KINDS


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    where: str
    """Table and line: places/countries.tsv:12."""
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(slots=True)
class Tables:
    """Everything under gazetteer/ that is compiled."""

    places: list[Row]
    names: list[Row]
    words: list[Row]
    """Ordinary words, from dictionaries."""
    persons: list[Row]
    """First names of persons."""
    sources: dict[str, dict[str, str]]
    topology: dict[str, Any] | None
    """Borders, lakes and rivers; None when shapes/borders.topojson is missing."""
    features: list[tuple[str, dict[str, Any]]]
    """Curated GeoJSON features with the file they are from."""
    problems: list[str]
    """Lines that could not be read as a row."""


def read_rows(path: Path, columns: list[str], problems: list[str]) -> Iterator[Row]:
    """Yield the rows of one table; a line with another number of cells becomes a problem."""
    label = f"{path.parent.name}/{path.name}"
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t") != columns:
        problems.append(f"{label}:1: the header is not: {' '.join(columns)}")
        return
    if lines[-1]:
        problems.append(f"{label}:{len(lines)}: the last line has no end")
    for index, line in enumerate(lines[1:], 2):
        if not line:
            if index != len(lines):
                problems.append(f"{label}:{index}: empty line")
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            problems.append(f"{label}:{index}: {len(cells)} cells instead of {len(columns)}")
            continue
        yield Row(f"{label}:{index}", dict(zip(columns, cells, strict=True)))


def read(folder: Path = TABLES) -> Tables:
    """Read every table of a folder laid out like gazetteer/."""
    problems: list[str] = []

    def rows(name: str, columns: list[str]) -> list[Row]:
        return [
            row
            for path in sorted((folder / name).glob("*.tsv"))
            for row in read_rows(path, columns, problems)
        ]

    topology = folder / "shapes" / "borders.topojson"
    sources = folder / "SOURCES.toml"
    return Tables(
        places=rows("places", PLACE_COLUMNS),
        names=rows("names", NAME_COLUMNS),
        words=rows("words", WORD_COLUMNS),
        persons=rows("persons", WORD_COLUMNS),
        sources=tomllib.loads(sources.read_text(encoding="utf-8")) if sources.exists() else {},
        topology=json.loads(topology.read_text(encoding="utf-8")) if topology.exists() else None,
        features=[
            (f"shapes/{path.name}", feature)
            for path in sorted((folder / "shapes").glob("*.geojson"))
            for feature in json.loads(path.read_text(encoding="utf-8"))["features"]
        ],
        problems=problems,
    )


def checksum(folder: Path = TABLES) -> str:
    """Return the SHA-256 of all that decides the compiled bytes: tables, compiler, folding, drawing."""
    digest = hashlib.sha256()
    files = [
        *(ROOT / "geonews" / name for name in ("text.py", "schema.py", "packing.py")),
        *Path(__file__).parent.glob("*.py"),
        *(ROOT / "geonews" / "relations" / f"{name}.py" for name in ("atlas", "figures", "parts", "subject")),
        folder / "SOURCES.toml",
    ]
    for part in ("places", "names", "words", "persons", "shapes"):
        files += (folder / part).glob("*.*")
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        if path.exists():
            digest.update(f"{path.parent.name}/{path.name}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
