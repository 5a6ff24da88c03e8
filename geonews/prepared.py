"""What is worked out when the package is built, as its modules are: compiled expressions, indexes of tables.

Python compiles regular expressions anew in every process, which takes a third of a short run. What it makes
of one is a list of numbers, which its engine checks before it uses them. They are of one version of the
engine: with another, and for an expression that is not kept, the expression is compiled as usual.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sqlite3
import sys
import zlib
from array import array
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["FILE", "Notes", "compile_pattern", "noted", "prepare", "write"]

FILE = Path(__file__).with_name("data") / "prepared.db"
"""What was worked out when the package was built."""
_TABLES = """
CREATE TABLE meta(version TEXT);
CREATE TABLE pattern(checksum INTEGER PRIMARY KEY, flags INTEGER, groups INTEGER, names TEXT, content BLOB);
CREATE TABLE made(name TEXT PRIMARY KEY, source INTEGER, content BLOB) WITHOUT ROWID;
"""


class Notes(NamedTuple):
    """What was asked for."""

    expressions: set[str]
    made: dict[str, tuple[int, Any]]
    """By name: checksum of the source, what was made of it."""


_notes: list[Notes] = []


def compile_pattern(expression: str) -> re.Pattern[str]:
    """Return an expression compiled, as re.compile does.

    Args:
        expression: with its flags in it: (?s).

    Raises:
        re.error: it is no expression.

    >>> compile_pattern(r"(?P<count>[0-9]+) people").search("about 12 people")["count"]
    '12'
    """
    for notes in _notes:
        notes.expressions.add(expression)
    return _read(expression) or re.compile(expression)


def prepare(name: str, source: bytes, make: Callable[[], Any]) -> Any:
    """Return what is made of a source: JSON values, kept under a name while the source stays the same.

    Args:
        name: of what is made.
        source: what it is made of, and how, as bytes.
        make: makes it.

    >>> prepare("words", b"Osh Batken", lambda: "Osh Batken".split())
    ['Osh', 'Batken']
    """
    checksum = zlib.crc32(source)
    database = None if _notes else _kept(os.getpid())
    if database:
        try:
            query = "SELECT content FROM made WHERE name = ? AND source = ?"
            row = database.execute(query, (name, checksum)).fetchone()
            if row:
                return json.loads(zlib.decompress(row[0]))
        except (TypeError, ValueError, sqlite3.Error, zlib.error):  # damaged
            pass
    made = make()
    for notes in _notes:
        notes.made[name] = (checksum, made)
    return made


def _read(expression: str) -> re.Pattern[str] | None:
    """Return an expression that is kept, None when it is not, or not for this version of Python."""
    database = _kept(os.getpid())  # a connection must not cross a fork
    if database is None:
        return None
    own = _bytes(expression)
    try:
        query = "SELECT flags, groups, names, content FROM pattern WHERE checksum = ?"
        row = database.execute(query, (zlib.crc32(own),)).fetchone()
        if row is None:
            return None
        flags, groups, names, content = row
        content = zlib.decompress(content)
        if not content.startswith(own):
            return None
        code = array("I", content[len(own) :]).tolist()
        by_number = (None, *(name or None for name in names.split(",")[:groups]))
        numbers = {name: number for number, name in enumerate(by_number) if name}
        pattern: re.Pattern[str] = _engine().compile(expression, flags, code, groups, numbers, by_number)
    except (RuntimeError, TypeError, ValueError, sqlite3.Error, zlib.error):  # damaged
        return None
    return pattern


def _bytes(expression: str) -> bytes:
    return expression.encode("utf-8", "surrogatepass")


def _engine() -> Any:
    """Return the module that runs compiled expressions."""
    return importlib.import_module("_sre")


@cache
def _version() -> str:
    """Return what the code of an expression depends on; empty for a Python whose engine is another."""
    try:
        engine = _engine()
        if array("I").itemsize == engine.CODESIZE:
            return f"{sys.implementation.cache_tag} {engine.MAGIC} {engine.CODESIZE} {sys.byteorder}"
    except (AttributeError, ImportError):
        pass
    return ""


@cache
def _kept(process: int) -> sqlite3.Connection | None:
    """Return what is kept, open for a process; None when there is nothing for this version of Python."""
    try:
        uri = f"{FILE.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        row = database.execute("SELECT version FROM meta").fetchone()
    except sqlite3.Error:
        return None
    return database if row and row[0] == _version() else None


@contextmanager
def noted() -> Iterator[Notes]:
    """Note what is asked for in this context, to be written; everything is made anew."""
    notes = Notes(set(), {})
    _notes.append(notes)
    try:
        yield notes
    finally:
        _notes.remove(notes)


def write(notes: Notes, path: Path = FILE) -> None:
    """Write what was noted into a file; expressions only where this Python has the engine we know."""
    rows = {}
    for expression in sorted(notes.expressions) if _version() else ():
        code = re._compiler._code(re._parser.parse(expression), 0)  # type: ignore[attr-defined]
        pattern = re.compile(expression)
        names = [""] * pattern.groups
        for name, number in pattern.groupindex.items():
            names[number - 1] = name
        own = _bytes(expression)
        content = zlib.compress(own + array("I", code).tobytes(), 9)
        rows[zlib.crc32(own)] = (pattern.flags, pattern.groups, ",".join(names), content)
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as database:
        database.executescript(_TABLES)
        database.execute("INSERT INTO meta VALUES (?)", (_version(),))
        database.executemany(
            "INSERT INTO pattern VALUES (?, ?, ?, ?, ?)", [(key, *rows[key]) for key in sorted(rows)]
        )
        packed = {
            name: (
                source,
                zlib.compress(json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass"), 9),
            )
            for name, (source, made) in sorted(notes.made.items())
        }
        database.executemany(
            "INSERT INTO made VALUES (?, ?, ?)", [(name, *row) for name, row in packed.items()]
        )
        database.commit()
    draft.replace(path)
