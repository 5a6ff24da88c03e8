"""Files of places into the user's own: as a stream, in batches that a crash undoes or keeps as a whole."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import sqlite3
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, cast

from ..errors import GazetteerError, ReadError
from .dumps import COLUMNS, Units, read_line
from .features import read_feature, scan
from .lists import read_list
from .merging import MERGED, NEW, REPLACED, SAME, Merger
from .store import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .store import Store

__all__ = ["Progress", "import_file"]

BATCH = 1000
"""Places written at once."""
LONGEST = 1 << 20
"""Bytes of a line of a dump."""
SHOWN_PROBLEMS = 5
_JSON = (".geojson", ".json", ".geojsonl", ".ndjson", ".jsonl", ".geojsonseq")


@dataclass(slots=True)
class Progress:
    """How far an import has come."""

    file: str
    read: int = 0
    """Places read, those left out included."""
    kept: int = 0
    """Places the file gave."""
    resumed: int = 0
    """Places that an earlier run, cut off, had read."""
    done: bool = False
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((NEW, MERGED, REPLACED, SAME), 0))
    """What became of those kept in this run."""
    problems: list[str] = field(default_factory=list)
    """First broken lines."""
    broken: int = 0
    seconds: float = 0.0


def import_file(
    path: Path,
    store: Store,
    *,
    kinds: frozenset[str] = frozenset(),
    min_population: int = 0,
    report: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Add the places of a file to a store, each once; an import that was cut off goes on where it was.

    Args:
        path: a GeoNames dump (KG.txt, KG.zip), GeoJSON of Who's On First or OpenStreetMap, or a CSV list.
        store: opened for writing.
        kinds: of model.KINDS, those to keep; all when empty.
        min_population: fewest people of a settlement to keep.
        report: told after every batch.

    Raises:
        ReadError: the file cannot be read or is none of these; what came before is kept.
        GazetteerError: the store cannot be written.
    """
    started = monotonic()
    size, digest = _fingerprint(path)
    digest = f"{digest} {','.join(sorted(kinds))} {min_population}"
    progress = Progress(path.name)
    known = store.progress_of(path.name)
    if known and known[:2] == (size, digest):
        progress.read, progress.done, progress.kept = known[2:]
        progress.resumed = progress.read
    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    source = f"{path.name} {day}"
    merger = Merger(store)
    items = islice(_guarded(_items(path, source, store)), progress.read, None)
    while not progress.done:
        try:
            store.begin()
            failure = _put_batch(items, merger, progress, lambda entry: _wanted(entry, kinds, min_population))
            if failure and not progress.read:
                raise failure
            store.put_source(source, path.name, f"imported by the user, {day}")
            store.set_progress(path.name, size, digest, progress.read, progress.done, progress.kept)
            store.commit()
        except sqlite3.Error as error:
            raise GazetteerError(f"places cannot be written ({error})") from error
        store.gazetteer.trim()
        progress.seconds = monotonic() - started
        report(progress)
        if failure:
            raise failure
    return progress


def _put_batch(
    items: Iterator[Item | ReadError], merger: Merger, progress: Progress, wanted: Callable[[Entry], bool]
) -> ReadError | None:
    """Put the next places, and return what ended the file too early."""
    count = 0
    for item in islice(items, BATCH):
        if isinstance(item, ReadError):
            return item
        count += 1
        progress.read += 1
        if isinstance(item, str):
            progress.broken += 1
            if len(progress.problems) < SHOWN_PROBLEMS:
                progress.problems.append(item)
        elif item and wanted(item[0]):
            progress.counts[merger.put(*item)] += 1
            progress.kept += 1
    progress.done = count < BATCH
    return None


def _guarded(items: Iterator[Item]) -> Iterator[Item | ReadError]:
    """Yield the items, and what ends them too early as the last."""
    try:
        yield from items
    except ReadError as error:
        yield error


def _wanted(entry: Entry, kinds: frozenset[str], min_population: int) -> bool:
    if kinds and entry.kind not in kinds:
        return False
    return entry.kind != "settlement" or (entry.population or 0) >= min_population


Item = tuple[Entry, list[str]] | str | None
"""A place with its other ids, what is wrong with a line, or a place of no kind of ours."""


def _fingerprint(path: Path) -> tuple[int, str]:
    """Return the size of a file and a digest of its head and tail: a file is the same when both are."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            digest = hashlib.sha256(file.read(1 << 20))
            file.seek(max(0, size - (1 << 20)))
            digest.update(file.read(1 << 20))
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error
    return size, digest.hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], str]]:
    """Open a file, the largest member of a zip or the content of a gzip; give its name too."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                members = [m for m in archive.infolist() if "readme" not in m.filename.lower()]
                if not members:
                    raise ReadError(f"{path}: an empty archive")
                largest = max(members, key=lambda m: m.file_size)
                with archive.open(largest) as file:
                    yield file, largest.filename
        elif path.suffix == ".gz":
            with gzip.open(path, "rb") as file:
                yield cast("IO[bytes]", file), path.stem
        else:
            with path.open("rb") as file:
                yield file, path.name
    except (OSError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ReadError(f"{path}: cannot be read ({error})") from error


def _items(path: Path, source: str, store: Store) -> Iterator[Item]:
    """Yield every place of a file in order, the same ones on each run."""
    with _opened(path) as (_, name):
        suffix = Path(name).suffix.lower()
    if suffix in _JSON:
        yield from _features(path, source)
    elif suffix == ".csv":
        for number, found in read_list(path, store.gazetteer):
            yield f"{path.name}:{number}: {found}" if isinstance(found, str) else (found, [])
    else:
        yield from _dump(path, source)


def _features(path: Path, source: str) -> Iterator[Item]:
    with _opened(path) as (file, _):
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        for number, feature in enumerate(scan(lambda size: decode(file.read(size))), 1):
            try:
                yield read_feature(feature, source)
            except (ValueError, TypeError) as error:
                yield f"{path.name}: feature {number}: {error}"


def _dump(path: Path, source: str) -> Iterator[Item]:
    units = Units()
    for line in _lines(path):
        if "\tADM" in line:
            units.note(line)
    for number, line in enumerate(_lines(path), 1):
        if number == 1 and line.count("\t") != COLUMNS - 1:
            raise ReadError(
                f"{path}: neither a GeoNames dump ({COLUMNS} columns separated by tabs) nor GeoJSON nor CSV"
            )
        try:
            entry = read_line(line, units, source)
            yield (entry, []) if entry else None
        except ValueError as error:
            yield f"{path.name}:{number}: {error}"


def _lines(path: Path) -> Iterator[str]:
    with _opened(path) as (file, _):
        while line := file.readline(LONGEST):
            yield line.decode("utf-8", "replace")
