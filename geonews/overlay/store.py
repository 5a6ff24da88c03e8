"""The file of the user's own places: the tables of a gazetteer, written place by place."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import GazetteerError
from ..packing import (
    NAME_KINDS,
    keys_in_block,
    pack_names,
    pack_numbers,
    pack_sounds,
    unpack_names,
    unpack_numbers,
)
from ..schema import (
    FIRST_ROW,
    OWN_TABLES,
    SHORTEST_SOUNDING,
    TABLES,
    VERSION,
    importance,
    name_keys,
    spot_row,
    trigrams,
)
from ..text import sound_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..gazetteer import Gazetteer

__all__ = ["Entry", "Store", "default_radius_km", "open_store"]

_RADII = {
    "country": 300.0, "region": 60.0, "district": 30.0, "quarter": 2.0, "water": 5.0, "mountain": 5.0,
    "valley": 15.0, "area": 15.0, "facility": 2.0, "crossing": 2.0,
}  # fmt: skip
"""Kilometres taken for a place whose size nobody gave."""
_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""
_OTHER_NAMES = ("demonym", "adjective")


@dataclass(slots=True)
class Entry:
    """A place on its way into the file."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    countries: tuple[str, ...] = ()
    feature: str | None = None
    radius_km: float = 0.0
    """Kilometres; taken from kind and population when 0."""
    population: int | None = None
    names: list[tuple[str, str, str]] = field(default_factory=list)
    """Further names: name, language, kind of name."""
    admin1: str | None = None
    """Id of the region."""
    admin2: str | None = None
    """Id of the district."""
    source: str = ""
    importance: float | None = None
    """0 to 1; computed when None."""

    def __post_init__(self) -> None:
        """Round the point to what the file keeps, about a metre."""
        self.lat, self.lon = round(self.lat, 5), round(self.lon, 5)


def default_radius_km(kind: str, population: int | None) -> float:
    """Return a size for a place: that of a town from its people, of anything else from its kind.

    >>> default_radius_km("settlement", 280_000), default_radius_km("water", None)
    (8.4, 5.0)
    """
    if kind != "settlement":
        return _RADII[kind]
    return round(min(25.0, max(1.0, 0.5 * math.sqrt((population or 0) / 1000))), 1)


def open_store(path: Path, gazetteer: Gazetteer) -> Store:
    """Return the store in a file, made when there is none.

    Args:
        path: its folder is made too.
        gazetteer: that of the package, which the places are matched with.

    Raises:
        GazetteerError: the file cannot be written or is no gazetteer of places.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Store(sqlite3.connect(path, timeout=_PATIENCE), "own", gazetteer)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{path}: cannot be written ({error})") from error


class Store:
    """The tables, open for writing; what is put is kept from commit() on.

    Args:
        database: an empty one or one that this class has made.
        layer: key of schema.FIRST_ROW.
        gazetteer: that of the package.
    """

    def __init__(self, database: sqlite3.Connection, layer: str, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._db = database
        self._postings: dict[str, list[int]] = {}
        self._traits: dict[tuple[str | None, ...], int] = {}
        self._db.isolation_level = None
        self._db.execute("PRAGMA cache_size=-65536")  # a batch fits, so that readers wait only at its end
        self._db.execute("BEGIN IMMEDIATE")
        if not self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            for statement in (TABLES + OWN_TABLES).split(";"):
                self._db.execute(statement)
            self._db.execute("INSERT INTO meta VALUES ('schema', ?)", (VERSION,))
        base = gazetteer.facts().get("tables_sha256", "")
        known = self._db.execute("SELECT value FROM meta WHERE key = 'base'").fetchone()
        if known is None or known[0] != base:
            self._follow(base)
        self._first = FIRST_ROW[layer]
        self._next = self._next_sound = self._first
        self.commit()

    def _follow(self, base: str) -> None:
        """Find the rows this file stands for again, in a package that has changed since."""
        known = self._db.execute("SELECT id, instead FROM hides").fetchall()
        self._db.execute("DELETE FROM hides")
        for place_id, instead in known:
            self.hide(place_id, instead)
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('base', ?)", (base,))

    def _after(self, table: str) -> int:
        last = self._db.execute(f"SELECT max(n) FROM {table}").fetchone()[0]  # noqa: S608 (one of two)
        return self._first if last is None else last + 1

    def begin(self) -> None:
        """Begin a batch, which commit() keeps or a crash undoes as a whole."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
            self._next, self._next_sound = self._after("spot"), self._after("sounding")  # others write too
            self._traits = {tuple(trait): n for n, *trait in self._db.execute("SELECT * FROM trait")}

    def commit(self) -> None:
        """Keep what was put since the last time."""
        for gram, numbers in self._postings.items():
            row = self._db.execute("SELECT postings FROM gram WHERE gram = ?", (gram,)).fetchone()
            known = unpack_numbers(row[0]) if row else ()
            self._db.execute(
                "INSERT OR REPLACE INTO gram VALUES (?, ?)", (gram, pack_numbers([*known, *numbers]))
            )
        self._postings.clear()
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._db.close()

    def bytes(self) -> bytes:
        """Return the whole file."""
        return self._db.serialize()

    def put(self, entry: Entry) -> None:
        """Add a place, or replace the one of the same id."""
        self.begin()
        row = self._db.execute("SELECT n, name, names FROM spot WHERE id = ?", (entry.id,)).fetchone()
        number = row[0] if row else self._next
        if row:
            for name, _, _ in unpack_names(row[1], row[2]):
                self._db.executemany(
                    "DELETE FROM name WHERE key = ? AND place = ?",
                    [(key, number) for key in name_keys(name)],
                )
            self._db.execute("DELETE FROM cell WHERE place = ?", (number,))
        else:
            self._next += 1
        radius = entry.radius_km or default_radius_km(entry.kind, entry.population)
        weight = entry.importance
        if weight is None:
            weight = importance(entry.kind, entry.feature, entry.countries, entry.population or 0, radius)
        names = _spellings(entry)
        spot = spot_row(
            number, entry.id, entry.name, self._trait_of(entry), entry.lat, entry.lon, radius, weight,
            entry.population, pack_names(entry.name, names),
        )  # fmt: skip
        self._db.execute(
            f"INSERT OR REPLACE INTO spot VALUES ({','.join('?' * len(spot))})",  # noqa: S608 (question marks)
            spot,
        )
        self._db.execute(
            "INSERT INTO cell VALUES (?, ?, ?)", (math.floor(entry.lat), math.floor(entry.lon), number)
        )
        for at, (name, _, kind) in enumerate(names):
            for key in name_keys(name):
                self._put_name(key, number, at, name, kind)

    def _trait_of(self, entry: Entry) -> int:
        """Return the row of what an entry shares with other places, made when it is the first."""
        trait = (
            entry.kind, entry.feature, ",".join(entry.countries), entry.admin1, entry.admin2, entry.source
        )  # fmt: skip
        if trait not in self._traits:
            self._traits[trait] = max(self._traits.values(), default=0) + 1
            self._db.execute("INSERT INTO trait VALUES (?, ?, ?, ?, ?, ?, ?)", (self._traits[trait], *trait))
        return self._traits[trait]

    def _put_name(self, key: str, place: int, at: int, name: str, kind: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO name VALUES (?, ?, ?)", (key, place, at))
        sound = sound_key(name)
        if kind in _OTHER_NAMES or len(sound) < SHORTEST_SOUNDING:
            return
        row = self._db.execute("SELECT n, block FROM sounding WHERE key = ?", (sound,)).fetchone()
        if row is None:
            block = pack_sounds([(sound, [key])])
            self._db.execute("INSERT INTO sounding VALUES (?, ?, ?)", (self._next_sound, sound, block))
            for gram in trigrams(sound):
                self._postings.setdefault(gram, []).append(self._next_sound)
            self._next_sound += 1
        elif key not in (keys := keys_in_block(row[1], sound)):
            block = pack_sounds([(sound, [*keys, key])])
            self._db.execute("UPDATE sounding SET block = ? WHERE n = ?", (block, row[0]))

    def hide(self, place_id: str, instead: str) -> None:
        """Let a place of this file stand for one of the package."""
        row = self.gazetteer.row_of(place_id)
        if row is not None:
            self._db.execute("INSERT OR REPLACE INTO hides VALUES (?, ?, ?)", (row, place_id, instead))

    def instead_of(self, place_id: str) -> str:
        """Return the id of the place here that stands for one of the package, else the id itself."""
        row = self._db.execute("SELECT instead FROM hides WHERE id = ?", (place_id,)).fetchone()
        return row[0] if row else place_id

    def get(self, place_id: str) -> Entry | None:
        """Return the place with this id and its names, None when the file has none."""
        row = self._db.execute(
            "SELECT p.id, p.name, kind, p.lat, p.lon, countries, feature, radius_km, p.population, names, "
            "admin1, admin2, source, importance FROM place p JOIN spot USING (n) WHERE p.id = ?",
            (place_id,),
        ).fetchone()
        if row is None:
            return None
        return Entry(
            row[0], row[1], row[2], row[3], row[4], tuple(filter(None, row[5].split(","))), row[6], row[7],
            row[8], unpack_names(row[1], row[9]), *row[10:],
        )  # fmt: skip

    def with_key(self, key: str) -> Iterator[Entry]:
        """Yield the places that have a name of this key."""
        rows = self._db.execute(
            "SELECT DISTINCT p.id FROM name n JOIN spot p ON p.n = n.place WHERE n.key = ?", (key,)
        )
        for (place_id,) in rows.fetchall():
            found = self.get(place_id)
            if found:
                yield found

    def count(self) -> int:
        """Return how many places the file holds."""
        return int(self._db.execute("SELECT count(*) FROM spot").fetchone()[0])

    def put_source(self, key: str, file: str, what: str) -> None:
        """Note where places come from."""
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?, '', ?, '', '', ?)", (key, file, what))

    def progress_of(self, file: str) -> tuple[int, str, int, bool, int] | None:
        """Return size, digest, items read, whether that was all, and items kept of an import."""
        row = self._db.execute(
            "SELECT size, digest, items, done, kept FROM import WHERE file = ?", (file,)
        ).fetchone()
        return (row[0], row[1], row[2], bool(row[3]), row[4]) if row else None

    def set_progress(self, file: str, size: int, digest: str, items: int, done: bool, kept: int) -> None:
        """Remember how far an import has come; kept together with the places of the batch."""
        self._db.execute(
            "INSERT OR REPLACE INTO import VALUES (?, ?, ?, ?, ?, ?)", (file, size, digest, items, done, kept)
        )


def _spellings(entry: Entry) -> list[tuple[str, str, str]]:
    """Return name, languages joined by commas and kind, each name once; the most trusted kind of it wins."""
    found: dict[str, tuple[set[str], str]] = {}
    for name, language, kind in [(entry.name, "", "official"), *entry.names]:
        if name_keys(name):
            languages, known = found.setdefault(name, (set(), kind))
            languages.update(filter(None, language.split(",")))
            found[name] = languages, min(known, kind, key=NAME_KINDS.index)
    return [(name, ",".join(sorted(languages)), kind) for name, (languages, kind) in sorted(found.items())]
