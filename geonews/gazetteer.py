"""The offline gazetteer: read-only access to the compiled file data/gazetteer.db.

Opening reads nothing but the header; every answer is one indexed query, kept in a cache. The places
a user added are files of the same tables, attached under temporary views, so that every question is
answered from all of them at once.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import GazetteerError
from .model import Place
from .packing import keys_in_block, unpack_names, unpack_numbers, unpack_sound, unpack_text
from .schema import FIRST_ROW, SHORTEST_SOUND, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DATA", "DATABASE", "Gazetteer", "Name", "open_gazetteer", "user_file"]

DATA = Path(__file__).with_name("data")
"""Folder of the compiled files; filled at install time."""

DATABASE = DATA / "gazetteer.db"
"""The gazetteer of the package."""
OWN_FILE = "places.db"
_MOST_KEPT = 40_000
"""Answers kept in memory, about 0.5 KB each: enough for thousands of articles."""

_PLACE = """
SELECT id, name, kind, country, lat, lon, radius_km, (SELECT a.name FROM place a WHERE a.id = p.admin1),
       (SELECT b.name FROM place b WHERE b.id = p.admin2), population, feature, countries, source,
       admin1, admin2
FROM place p WHERE n = ?
"""

_VIEWS = {
    # table: its columns, the one that holds the row of a place
    "place": (
        "n, id, name, kind, feature, country, countries, admin1, admin2, lat, lon, radius_km, importance, "
        "population, source",
        "n",
    ),
    "name": ("key, place, at", "place"),
    "spelling": ("key, place, at, name, names", "place"),
    "cell": ("lat, lon, place", "place"),
    "gram": ("gram, postings", ""),
    "source": ("key, package, file, licence, upstream, what", ""),
}
"""Tables and views read from all files at once; what a place of the user stands for is left out."""


class Name(NamedTuple):
    """One name of one place, as the name index holds it."""

    place: int
    """Row of the place."""
    name: str
    """As written in the source."""
    language: str
    """ISO 639-1, several joined by commas, empty when unknown."""
    kind: str
    """official alias transliteration abbreviation demonym adjective historic."""


class Gazetteer:
    """A compiled gazetteer, opened read-only; safe to share between readers and to open in many processes.

    Args:
        path: the SQLite file.
        own: file of the user's own places (geonews.overlay), read beside it.
        listed: bytes of such a file, made from a CSV.

    Raises:
        GazetteerError: a file is missing, damaged or of another version.
    """

    def __init__(self, path: Path, own: Path | None = None, listed: bytes | None = None) -> None:
        self.path = path
        self.own = own
        if not path.is_file():
            raise GazetteerError(f"no gazetteer at {path}; run: pip install .")
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._db.execute("PRAGMA mmap_size=268435456")
            schema = self._db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"{path}: not a gazetteer ({error})") from error
        if not schema or schema[0] != VERSION:
            raise GazetteerError(
                f"{path}: made by another version of geonews; run: pip install --force-reinstall ."
            )
        self._layers = ["main"]
        if own or listed:
            self._attach(own, listed)
        self._checksum: str | None = None
        self._names: dict[str, tuple[Name, ...]] = {}
        self._heads: dict[str, int] = {}
        self._tails: dict[str, dict[str, list[str]]] = {}
        self._places: dict[int, Place] = {}
        self._importance: dict[int, float] = {}
        self._ordinary: dict[str, bool] = {}
        self._given: dict[str, bool] = {}
        self._capitals: dict[str, Place | None] = {}

    def _attach(self, own: Path | None, listed: bytes | None) -> None:
        """Read the user's places too: they come first where names and distances tie."""
        try:
            if own:
                if own.with_name(own.name + "-journal").exists():  # a write was cut off: have it undone
                    with closing(sqlite3.connect(own)) as database:
                        database.execute("SELECT count(*) FROM meta").fetchone()
                self._db.execute("ATTACH ? AS own", (f"{own.absolute().as_uri()}?mode=ro",))
                self._layers.append("own")
            if listed:
                self._db.execute("ATTACH ':memory:' AS listed")
                self._db.deserialize(listed, name="listed")
                self._layers.append("listed")
            hidden = [self._hidden(layer) for layer in self._layers[1:]]
            for table, (columns, row) in _VIEWS.items():
                left_out = " AND ".join(f"{row} NOT IN (SELECT n FROM {name})" for name in hidden)  # noqa: S608
                where = f" WHERE {left_out}" if row else ""
                arms = [f"SELECT {columns} FROM main.{table}{where}"]  # noqa: S608 (all from _VIEWS)
                arms += [f"SELECT {columns} FROM {layer}.{table}" for layer in self._layers[1:]]  # noqa: S608
                self._db.execute(f"CREATE TEMP VIEW {table} AS {' UNION ALL '.join(arms)}")
        except sqlite3.Error as error:
            raise GazetteerError(f"{own or 'places'}: not a gazetteer of places ({error})") from error

    def _hidden(self, layer: str) -> str:
        """Return the table of rows that a layer stands for; found anew when the package has changed."""
        sums = {
            name: self._db.execute(f"SELECT value FROM {name}.meta WHERE key = ?", (key,)).fetchone()  # noqa: S608
            for name, key in (("main", "tables_sha256"), (layer, "base"))
        }
        if sums["main"] == sums[layer]:
            return f"{layer}.hides"
        table = f"hidden_{layer}"
        self._db.execute(
            f"CREATE TEMP TABLE {table} AS SELECT n FROM main.place WHERE id IN "  # noqa: S608
            f"(SELECT id FROM {layer}.hides UNION ALL SELECT id FROM {layer}.place)"
        )
        return table

    def close(self) -> None:
        """Close the file; no further question may be asked."""
        self._db.close()

    def trim(self) -> None:
        """Forget the answers when they have become many, as in a run over a large corpus."""
        kept: tuple[dict[Any, Any], ...] = (
            self._names,
            self._heads,
            self._tails,
            self._places,
            self._importance,
            self._ordinary,
            self._given,
        )
        if sum(map(len, kept)) > _MOST_KEPT:
            for answers in kept:
                answers.clear()

    def checksum(self) -> str:
        """Return what tells this gazetteer, with the places the user added, from another."""
        if len(self._layers) == 1:
            return self.facts()["tables_sha256"]
        if self._checksum is None:
            import hashlib  # slow to load

            digest = hashlib.sha256(self.facts()["tables_sha256"].encode())
            for layer in self._layers[1:]:
                for table in ("spot", "trait", "hides"):
                    for row in self._db.execute(f"SELECT * FROM {layer}.{table} ORDER BY 1"):  # noqa: S608
                        digest.update(repr(row).encode("utf-8", "surrogatepass"))
            self._checksum = digest.hexdigest()
        return self._checksum

    def names_of_key(self, key: str) -> tuple[Name, ...]:
        """Return every name whose key (text.join_key) is this one."""
        found = self._names.get(key)
        if found is None:
            rows = self._db.execute("SELECT place, at, name, names FROM spelling WHERE key = ?", (key,))
            found = self._names[key] = tuple(
                Name(place, *unpack_names(own, packed)[at]) for place, at, own, packed in rows
            )
        return found

    def longest(self, token: str) -> int:
        """Return how many words the longest name beginning with this folded word has; 0 when none does."""
        found = self._heads.get(token)
        if found is None:
            row = self._db.execute(
                "SELECT max(1 + length(key) - length(replace(key, ' ', ''))) FROM name "
                "WHERE key >= ? AND key < ?",
                (token, token + "!"),
            ).fetchone()
            found = self._heads[token] = row[0] or 0
        return found

    def tails(self, token: str) -> dict[str, list[str]]:
        """Return the keys of several words that begin with this word, grouped by their second word."""
        found = self._tails.get(token)
        if found is None:
            found = self._tails[token] = {}
            rows = self._db.execute(
                "SELECT DISTINCT key FROM name WHERE key > ? AND key < ?", (token + " ", token + "!")
            )
            for (key,) in rows:
                found.setdefault(key.split(" ", 2)[1], []).append(key)
        return found

    def keys_of_sound(self, sound: str) -> tuple[str, ...]:
        """Return the name keys that sound so (text.sound_key); none for a sound too short to be trusted."""
        if len(sound) < SHORTEST_SOUND:
            return ()
        found: tuple[str, ...] = ()
        for layer in self._layers:
            row = self._db.execute(
                f"SELECT block FROM {layer}.sounding WHERE key <= ? ORDER BY key DESC LIMIT 1",  # noqa: S608
                (sound,),
            ).fetchone()
            found += keys_in_block(row[0], sound) if row else ()
        return found

    def place_at(self, row: int) -> Place:
        """Return the place in a row of the table."""
        place = self._places.get(row)
        if place is None:
            values = self._db.execute(_PLACE, (row,)).fetchone()
            place = self._places[row] = _place(values)
        return place

    def importance(self, row: int) -> float:
        """Return how well known a place is, 0 to 1, from population, rank and kind."""
        value = self._importance.get(row)
        if value is None:
            value = self._db.execute("SELECT importance FROM place WHERE n = ?", (row,)).fetchone()[0]
            self._importance[row] = value
        return value

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id, None when there is none.

        >>> open_gazetteer().place("gn:1527534").name
        'Osh'
        """
        row = self.row_of(place_id)
        return None if row is None else self.place_at(row)

    def row_of(self, place_id: str) -> int | None:
        """Return the row of the place with this id, or of the user's place that stands for it."""
        row = self._db.execute("SELECT n FROM place WHERE id = ?", (place_id,)).fetchone()
        for layer in self._layers[1:]:
            if row is None:
                query = (
                    f"SELECT n FROM {layer}.place WHERE id = "  # noqa: S608 (one of two names)
                    f"(SELECT instead FROM {layer}.hides WHERE id = ?)"
                )
                row = self._db.execute(query, (place_id,)).fetchone()
        return row[0] if row else None

    def names_of(self, place_id: str) -> list[Name]:
        """Return the names of a place, by language."""
        row = self.row_of(place_id)
        names = [
            Name(place, *spelling)
            for layer in self._layers
            for place, own, packed in self._db.execute(
                f"SELECT n, name, names FROM {layer}.spot WHERE n = ?",  # noqa: S608 (one of three names)
                (row,),
            )
            for spelling in unpack_names(own, packed)
        ]
        return sorted(names, key=lambda n: (n.language, n.kind, n.name))

    def units(self, country: str, kind: str, feature: str = "") -> list[Place]:
        """Return the places of a kind, and of a feature if one is given, that belong to one country alone."""
        rows = self._db.execute(
            "SELECT n FROM place WHERE country = ? AND kind = ? AND ? IN (feature, '')",
            (country, kind, feature),
        )
        return [self.place_at(row) for (row,) in rows.fetchall()]

    def capital(self, country: str) -> Place | None:
        """Return the capital of a country.

        >>> open_gazetteer().capital("KG").name
        'Bishkek'
        """
        if country not in self._capitals:
            query = "SELECT n FROM place WHERE country = ? AND feature = 'PPLC'"
            row = self._db.execute(query, (country,)).fetchone()
            self._capitals[country] = self.place_at(row[0]) if row else None
        return self._capitals[country]

    def is_ordinary(self, token: str) -> bool:
        """Tell whether a folded word that names a place is also an ordinary word (turkey, nice, reading)."""
        return self._holds("SELECT 1 FROM word WHERE token = ?", token, self._ordinary)

    def is_given_name(self, token: str) -> bool:
        """Tell whether a folded word is a person's first name (vladimir, jordan)."""
        return self._holds("SELECT 1 FROM given WHERE token = ?", token, self._given)

    def _holds(self, query: str, token: str, known: dict[str, bool]) -> bool:
        found = known.get(token)
        if found is None:
            found = known[token] = self._db.execute(query, (token,)).fetchone() is not None
        return found

    def rows_near(self, lat: float, lon: float, reach: int = 1) -> list[int]:
        """Return the rows of places in the one-degree cells around a point, `reach` cells each way."""
        here_lat, here_lon = int(lat // 1), int(lon // 1)
        lons = [(here_lon + step + 180) % 360 - 180 for step in range(-reach, reach + 1)]
        marks = ",".join("?" * len(lons))
        rows = self._db.execute(
            f"SELECT place FROM cell WHERE lat BETWEEN ? AND ? AND lon IN ({marks})",  # noqa: S608 (only marks)
            (here_lat - reach, here_lat + reach, *lons),
        )
        return [row for (row,) in rows]

    def shape(self, place_id: str) -> str | None:
        """Return the GeoJSON geometry of a place as text, None when the gazetteer has only its point."""
        for layer in reversed(self._layers):
            row = self._db.execute(
                f"SELECT geojson FROM {layer}.shape WHERE place = "  # noqa: S608 (one of three names)
                f"(SELECT n FROM {layer}.place WHERE id = ?)",
                (place_id,),
            ).fetchone()
            if row:
                return unpack_text(row[0])
        return None

    def figure(
        self, key: str
    ) -> tuple[tuple[float | None, float | None, float | None, str], dict[str, Any] | None] | None:
        """Return (lat, lon, radius in km, "") and the geometry of a figure drawn beforehand.

        Args:
            key: relations.subject.Subject.key; begins with the id of a place.
        """
        place = self.row_of(key.split(" ")[0])
        if place is None or place >= FIRST_ROW["own"]:  # the user's own place is drawn anew
            return None
        row = self._db.execute(
            "SELECT lat, lon, radius_km, geojson FROM figure WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            return None
        import json

        return (*row[:3], ""), json.loads(unpack_text(row[3]))

    def sound_numbers(self, gram: str) -> Iterator[int]:
        """Return the numbers of the sound keys that hold this trigram."""
        rows = self._db.execute("SELECT postings FROM gram WHERE gram = ?", (gram,))
        return chain.from_iterable(unpack_numbers(row[0]) for row in rows)

    def sounds(self, numbers: Iterable[int]) -> Iterator[tuple[str, list[str]]]:
        """Yield the sound keys with these numbers, the smallest first, each with its name keys."""
        first, block = 0, list[str]()
        for number in sorted(numbers):
            if not first <= number < first + len(block):
                layer = [name for name in self._layers if FIRST_ROW[name] <= number][-1]
                query = f"SELECT n, block FROM {layer}.sounding WHERE n <= ? ORDER BY n DESC LIMIT 1"  # noqa: S608
                first, packed = self._db.execute(query, (number,)).fetchone()
                block = unpack_text(packed).split("\n")
            yield unpack_sound(block[number - first])

    def facts(self) -> dict[str, str]:
        """Return what the file says of itself: schema, counts, checksum of its tables."""
        return dict(self._db.execute("SELECT key, value FROM meta ORDER BY key"))

    def problems(self) -> list[str]:
        """Return what is wrong with the file, one line each; empty when it is sound."""
        found = [f"damaged: {row[0]}" for row in self._db.execute("PRAGMA quick_check") if row[0] != "ok"]
        for column in ("admin1", "admin2"):
            rows = self._db.execute(
                f"SELECT id, {column} FROM place WHERE {column} <> '' "  # noqa: S608 (only a column name)
                f"AND {column} NOT IN (SELECT id FROM place)"
            )
            found += [f"{place}: {column} {parent} is no place" for place, parent in rows]
        rows = self._db.execute(
            "SELECT id FROM place WHERE abs(lat) > 90 OR abs(lon) > 180 OR radius_km <= 0 OR name = ''"
        )
        found += [f"{place}: no name, no radius or a point off the Earth" for (place,) in rows]
        rows = self._db.execute("SELECT key FROM name WHERE place NOT IN (SELECT n FROM place)")
        found += [f"name {key!r} belongs to no place" for (key,) in rows]
        said = self.facts().get("places")
        count = self._db.execute("SELECT count(*) FROM main.place").fetchone()[0]
        if said != str(count):
            found.append(f"holds {count} places, says {said}")
        return found

    def coverage(self) -> list[tuple[str, str, int]]:
        """Return (country, kind, number of places), the five countries first."""
        return self._db.execute(
            "SELECT coalesce(country, ''), kind, count(*) FROM place GROUP BY 1, 2 "
            "ORDER BY coalesce(country, '') NOT IN ('KG','KZ','UZ','TJ','TM'), 1, 2"
        ).fetchall()

    def sources(self) -> list[tuple[str, str, str, str, str]]:
        """Return (key, package, file, licence, what) of every source."""
        return self._db.execute(
            "SELECT key, package, file, licence, what FROM source ORDER BY key"
        ).fetchall()


def _place(values: tuple[Any, ...]) -> Place:
    """Return a row of _PLACE as the noun."""
    kind, country, countries, source, admin1, admin2 = (*values[2:4], *values[-4:])
    parents = (admin2, admin1, f"iso:{country}" if country and kind != "country" else None)
    return Place(
        id=values[0], name=values[1], kind=values[2], country=values[3], lat=values[4], lon=values[5],
        radius_km=values[6], admin1=values[7], admin2=values[8], population=values[9], feature=values[10],
        countries=tuple(filter(None, (countries or "").split(","))), parents=tuple(filter(None, parents)),
        source=source,
    )  # fmt: skip


def user_file() -> Path:
    """Return the file of the user's own places, in the usual folder of the system for data.

    The environment variable GEONEWS_DATA_DIR names another folder.
    """
    return _user_file(*map(os.environ.get, ("GEONEWS_DATA_DIR", "LOCALAPPDATA", "XDG_DATA_HOME", "HOME")))


@lru_cache(maxsize=4)
def _user_file(named: str | None, windows: str | None, data: str | None, _home: str | None) -> Path:
    """Return the file for these variables; asked for with every article."""
    if named:
        return Path(named) / OWN_FILE
    if sys.platform == "win32":
        base = Path(windows or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(data or Path.home() / ".local" / "share")
    return base / "geonews" / OWN_FILE


def _stamp(path: Path) -> tuple[Path, int, int] | None:
    """Return a file with what changes when it is written; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return path, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)  # a connection must not cross a fork
def _open(path: Path, process: int, *, own: Any = None, listed: tuple[Any, ...] = ()) -> Gazetteer:
    if not own and not listed:
        return Gazetteer(path)
    from .overlay import compile_lists

    lists = compile_lists([stamp[0] for stamp in listed], _open(path, process)) if listed else None
    return Gazetteer(path, own[0] if own else None, lists)


def open_gazetteer(path: str | os.PathLike[str] | None = None) -> Gazetteer:
    """Return the gazetteer, opened once a process.

    Args:
        path: a compiled file; when None the one that came with the package, together with the user's
            own places and those of the CSV files that the environment variable GEONEWS_PLACES names.

    Raises:
        GazetteerError: the file is missing, damaged or of another version.

    >>> open_gazetteer().facts()["schema"]
    '2'
    """
    if path:
        return _open(Path(path), os.getpid())
    listed = [Path(name) for name in os.environ.get("GEONEWS_PLACES", "").split(os.pathsep) if name]
    stamps = tuple(_stamp(file) or (file, 0, 0) for file in listed)
    own = _stamp(user_file())
    if not own and not stamps:
        return _open(DATABASE, os.getpid())
    return _open(DATABASE, os.getpid(), own=own, listed=stamps)
