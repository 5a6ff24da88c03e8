"""What geocoders answered, kept for all processes and runs, and whose turn it is to ask.

One SQLite file with a write-ahead log: readers do not wait for writers. Turns are reserved in it,
so that several processes together keep to the pace a service asks for.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sqlite3
import time
from typing import TYPE_CHECKING, Any, TypeVar

from ..cache import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Store", "default_path"]

KEPT_DAYS = 90
"""Days an answer is good for."""
NOTHING_DAYS = 7
"""Days it is remembered that a service knows nothing of a name."""
LONGEST_QUEUE = 3600.0
"""Seconds; a turn further away comes from a clock that was set back."""
_DAY = 86400.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT, query TEXT, at REAL, found TEXT, PRIMARY KEY (service, query)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, free REAL) WITHOUT ROWID;
"""

log = logging.getLogger("geonews")
_T = TypeVar("_T")


def default_path() -> Path | None:
    """Return the file in the user's cache folder; None when there can be none."""
    folder = cache_folder()
    return folder / "geocoder.sqlite3" if folder else None


class Store:
    """Answers and turns; in memory only without a path, or when the file cannot be used.

    Args:
        path: the SQLite file, made if need be; a damaged one is set aside.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._process = 0
        self._open: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        if self._open is not None and self._process == os.getpid():
            self._open.close()
        self._open = None

    def get(self, service: str, query: str) -> list[dict[str, Any]] | None:
        """Return what a service answered to a query; None when it must be asked."""

        def read(db: sqlite3.Connection) -> tuple[float, str] | None:
            row: tuple[float, str] | None = db.execute(
                "SELECT at, found FROM answer WHERE service = ? AND query = ?", (service, query)
            ).fetchone()
            return row

        row = self._do(read)
        if row is None:
            return None
        try:
            found = json.loads(row[1])
        except ValueError:
            return None
        days = KEPT_DAYS if found else NOTHING_DAYS
        is_good = isinstance(found, list) and 0 <= time.time() - row[0] < days * _DAY
        return found if is_good else None

    def put(self, service: str, query: str, found: list[dict[str, Any]]) -> None:
        """Keep an answer."""
        values = (service, query, time.time(), json.dumps(found, ensure_ascii=False))

        def write(db: sqlite3.Connection) -> None:
            db.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", values)

        self._do(write)

    def turn(self, service: str, interval: float) -> float:
        """Reserve the next turn to ask a service; return the seconds until it comes."""

        def reserve(db: sqlite3.Connection) -> float:
            now = time.time()
            row = db.execute("SELECT free FROM turn WHERE service = ?", (service,)).fetchone()
            mine = max(now, row[0]) if row and row[0] < now + LONGEST_QUEUE else now
            db.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (service, mine + interval))
            return mine - now

        return self._do(reserve) or 0.0

    def postpone(self, service: str, seconds: float) -> None:
        """Let no process ask a service before so many seconds have gone."""

        def write(db: sqlite3.Connection) -> None:
            db.execute(
                "INSERT INTO turn VALUES (?, ?) ON CONFLICT DO UPDATE SET free = max(free, excluded.free)",
                (service, time.time() + seconds),
            )

        self._do(write)

    def _do(self, step: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do a step as one transaction; a file that fails is given up for memory."""
        for _ in range(2):
            db = self._connection()
            try:
                db.execute("BEGIN IMMEDIATE")
                result = step(db)
                db.execute("COMMIT")
            except sqlite3.Error as error:
                with contextlib.suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                log.warning("%s: not usable (%s); answers are kept in memory", self._path, error)
                self.close()
                self._path = None
            else:
                return result
        return None

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this process; one must not cross a fork."""
        if self._open is None or self._process != os.getpid():
            self._process = os.getpid()
            self._open = self._opened()
        return self._open

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None:
            try:
                return _prepared(str(self._path))
            except sqlite3.DatabaseError as error:
                if not isinstance(error, sqlite3.OperationalError):
                    log.warning("%s: damaged (%s); begun anew", self._path, error)
                    with contextlib.suppress(OSError):
                        self._path.replace(self._path.with_suffix(".damaged"))
                with contextlib.suppress(sqlite3.Error):
                    return _prepared(str(self._path))
                log.warning("%s: not usable (%s); answers are kept in memory", self._path, error)
                self._path = None
        return _prepared(":memory:")


def _prepared(path: str) -> sqlite3.Connection:
    """Open a database and make its tables."""
    db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.executescript(_SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db
