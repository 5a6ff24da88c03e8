"""What is done with each document, as it travels to a worker: analysed, sifted, and put into lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ..errors import GazetteerError
from ..gazetteer import open_gazetteer
from ..model import SHOWN_ROLES
from ..pipeline import analyze_article, failed, find_places
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
    """The same work for every document; called with a batch.

    The gazetteer does not travel: each process opens its own, once.
    """

    records: str = "events"
    """events or places."""
    shape: str = "objects"
    """What a format takes: objects, rows or features."""
    roles: tuple[str, ...] = SHOWN_ROLES
    selection: Selection = field(default_factory=Selection)
    checksum: str = ""
    """Of the gazetteer; a worker that has another one refuses the work."""
    then: Callable[[Report], Report] | None = None
    """Further step after the analysis."""

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        """Return what became of each document; one that fails harms no other.

        Raises:
            GazetteerError: there is no gazetteer, or it is not that of the run.
        """
        gazetteer = open_gazetteer()
        if self.checksum and gazetteer.checksum() != self.checksum:
            raise GazetteerError(f"{gazetteer.path}: a worker has another gazetteer than this run")
        return [self._outcome(article, gazetteer) for article in articles]

    def _outcome(self, article: Article, gazetteer: Gazetteer) -> Outcome:
        """Return what became of one document."""
        try:
            analyze = find_places if self.records == "places" else analyze_article
            report = analyze(article, gazetteer=gazetteer)
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
