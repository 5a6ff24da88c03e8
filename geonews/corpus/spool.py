"""The part file beside an output, which only grows, and the checkpoint that says how much of it counts.

``events.jsonl.part`` holds whole lines; after a kill, its last ones may be torn or ahead of the
checkpoint. ``events.jsonl.checkpoint`` says how many documents and bytes are safely on disk, and by
the mark of those documents, that a later run reads the same ones. Opening again cuts the part file
back to the checkpoint. A part file without checkpoint counts for nothing.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from ..errors import WriteError
from ..writers.file import explained

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..model import Article

__all__ = ["Spool", "State", "after"]

INTERVAL = 1.0
"""Seconds between checkpoints: what a kill can cost."""


@dataclass(frozen=True)
class State:
    """How far a run has come."""

    documents: int = 0
    """Documents done, the failed ones included."""
    size: int = 0
    """Bytes of their records."""
    mark: str = ""
    """Mark of these documents, in order."""
    failed: int = 0
    found: bool = False
    """Whether any held what was asked for."""


def after(mark: str, article: Article) -> str:
    """Return the mark of a series of documents that goes on with this one.

    >>> from geonews.model import Article
    >>> after("", Article("a", "Osh")) == after("", Article("a", "Osh.")), len(after("", Article("a", "Osh")))
    (False, 32)
    """
    from hashlib import blake2b  # slow to load, not needed for one document

    digest = blake2b(mark.encode("ascii"), digest_size=16)
    for value in (
        article.id,
        article.title,
        article.published,
        article.language,
        article.source,
        article.url,
    ):
        digest.update(f"{value}\x1f".encode("utf-8", "surrogatepass"))
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class Spool:
    """The records of a run on their way to an output; a context.

    Args:
        output: file that the records are for; the part file stands beside it.
        run: what decides the records, as JSON values: a checkpoint of another run does not fit.
        resume: go on from a checkpoint, if there is one; False begins anew.

    Raises:
        WriteError: the folder cannot be written to, another process is at work there, or a
            checkpoint is of a run with other options.
    """

    def __init__(self, output: Path, run: Mapping[str, Any], *, resume: bool = True) -> None:
        self.output = output
        self.part = output.with_name(f"{output.name}.part")
        self._checkpoint = output.with_name(f"{output.name}.checkpoint")
        self._run = json.loads(json.dumps(run))
        with explained(output):
            self._file: BinaryIO = self.part.open("r+b" if self.part.exists() else "x+b", buffering=0)
        try:
            _lock(self._file, output)
            self.state = (self._kept() if resume else None) or State()
            with explained(output):
                if not self.state.documents:  # before the part file goes, or it would speak of another one
                    self._checkpoint.unlink(missing_ok=True)
                self._file.truncate(self.state.size)
                self._file.seek(0, os.SEEK_END)
        except BaseException:
            self._file.close()
            raise
        self._saved = self.state
        self._saved_at = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close, keeping what is done for a later run; nothing is left of a run that did nothing."""
        if self._file.closed:
            return
        try:
            if self.state.documents:
                self.save()
            else:
                self.part.unlink(missing_ok=True)
        finally:
            self._file.close()

    def _kept(self) -> State | None:
        """Return the state of an earlier run; None when there is none that counts."""
        try:
            kept = json.loads(self._checkpoint.read_bytes())
            run, state = kept["run"], State(**kept["state"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        other = sorted(key for key in self._run.keys() | run.keys() if self._run.get(key) != run.get(key))
        if other:
            raise WriteError(
                f"{self.output}: beside it is an unfinished run with another {' and '.join(other)}; "
                "finish that one first, or begin anew with --no-resume"
            )
        return state if self._holds(state.size) else None

    def _holds(self, size: int) -> bool:
        """Tell whether the part file has whole lines up to here."""
        self._file.seek(max(0, size - 1))
        return size == 0 or self._file.read(1) == b"\n"

    def append(self, lines: str, state: State) -> None:
        """Write lines, after which the run has come to ``state``; its size is filled in.

        Raises:
            WriteError: the disk is full, for example; the records up to the call stay good.
        """
        data = memoryview(lines.encode("utf-8"))
        size = self.state.size + len(data)
        with explained(self.output):
            try:
                while data:
                    data = data[self._file.write(data) :]
            except OSError:
                self._file.truncate(self.state.size)
                raise
        self.state = replace(state, size=size)
        if monotonic() - self._saved_at >= INTERVAL:
            self.save()

    def save(self) -> None:
        """Bring the lines to disk, then the checkpoint that counts them.

        Raises:
            WriteError: the disk is full, for example; the last checkpoint stays good.
        """
        self._saved_at = monotonic()
        if self.state == self._saved:
            return
        state = self.state
        temporary = self._checkpoint.with_name(f"{self._checkpoint.name}.new")
        with explained(self.output):
            os.fsync(self._file.fileno())
            try:
                with temporary.open("w", encoding="utf-8") as file:
                    json.dump({"run": self._run, "state": asdict(state)}, file)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(self._checkpoint)
            finally:
                temporary.unlink(missing_ok=True)
        self._saved = state

    def values(self) -> Iterator[Any]:
        """Yield the records again."""
        with explained(self.output), self.part.open("rb") as file:
            yield from map(json.loads, file)

    def publish(self) -> None:
        """Make the part file the output; nothing else is left."""
        with explained(self.output):
            os.fsync(self._file.fileno())
            self.part.replace(self.output)
        self._end()

    def discard(self) -> None:
        """Remove the part file, when its records have become the output in another format."""
        self.part.unlink(missing_ok=True)
        self._end()

    def _end(self) -> None:
        """Close and remove the checkpoint."""
        self._checkpoint.unlink(missing_ok=True)
        self._file.close()


def _lock(file: BinaryIO, output: Path) -> None:
    """Keep other processes from the same part file, where the system can; a killed process lets go of it."""
    try:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise WriteError(f"{output}: another process is at work on it") from error
    except (ImportError, OSError):  # Windows, some network file systems
        pass
