"""What is done with each document, as it travels to a worker: analysed, sifted, and put into lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import GazetteerError
from ..gazetteer import open_gazetteer
from ..model import SHOWN_ROLES
from ..pipeline import analyze_article, failed
from ..writers import shaped
from ..writers.file import storable
from ..writers.json import line
from .selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..gazetteer import Gazetteer
    from ..model import Article, Report

__all__ = ["Outcome", "Task", "failure"]


class Outcome(NamedTuple):
    """What became of a document."""

    lines: str = ""
    """Its records, a JSON value a line."""
    found: bool = False
    """Whether it held a place or event that was asked for."""
    failure: str | None = None
    """One line for a person; None when all went well."""


@dataclass(frozen=True)
class Task:
    """The same work for every document; called with a batch. Of the gazetteer only the path travels."""

    records: str = "events"
    """events or places."""
    shape: str = "objects"
    """What a format takes: objects, rows or features."""
    roles: tuple[str, ...] = SHOWN_ROLES
    selection: Selection = field(default_factory=Selection)
    gazetteer: str = ""
    """Path of the compiled file; where there is none, as on another machine, that of the package is used."""
    checksum: str = ""
    """Of the tables it was made of; a worker with another gazetteer refuses the work."""
    then: Callable[[Report], Report] | None = None
    """Further step after the analysis."""

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        """Return what became of each document; one that fails harms no other.

        Raises:
            GazetteerError: there is no gazetteer, or another than that of the run.
        """
        gazetteer = self._opened()
        return [self._outcome(article, gazetteer) for article in articles]

    def _opened(self) -> Gazetteer:
        """Return the gazetteer, opened once a process."""
        path = self.gazetteer if self.gazetteer and Path(self.gazetteer).is_file() else None
        opened = open_gazetteer(path)
        if self.checksum and opened.facts()["tables_sha256"] != self.checksum:
            raise GazetteerError(f"{opened.path}: a worker has another gazetteer than this run")
        return opened

    def _outcome(self, article: Article, gazetteer: Gazetteer) -> Outcome:
        """Return what became of one document."""
        try:
            report = analyze_article(article, gazetteer=gazetteer)
            report = self.selection.of(self.then(report) if self.then else report)
            found = bool(report.events) if self.records == "events" else any(report.shown(self.roles))
            return Outcome(self._lines(report), found)
        except Exception as error:  # whatever it is, it is this document's alone
            return failure(article, error)

    def _lines(self, report: Report) -> str:
        """Return the records of a report."""
        values = shaped([report], self.shape, self.records, self.roles)
        return "".join(storable(line(value)) + "\n" for value in values)


def failure(article: Article, error: Exception) -> Outcome:
    """Return the outcome of a document that could not be analysed."""
    return Outcome(failure=str(failed(article, error)))
