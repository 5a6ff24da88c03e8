"""Many documents to one output: in constant memory, in order, resumable, on one processor or a cluster.

Whatever the format, the records first go to a part file that only grows, with a checkpoint
beside it (spool.py). JSON Lines are then done; other formats are made of it at the end. So a run
that is killed goes on from the checkpoint, and the output is the same byte for byte.
"""

from __future__ import annotations

import json
import os
from collections import deque
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ClusterError, ReadError, WriteError
from ..gazetteer import open_gazetteer
from ..model import SHOWN_ROLES
from ..pipeline import analyze_many
from ..workers import hire, in_batches, in_order
from ..writers import choose, columns, deliver, is_path
from . import parquet
from .progress import Progress
from .selection import Selection
from .spool import Spool, State, after
from .task import Task, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..model import Article, Report
    from ..workers import Crew
    from .task import Outcome

__all__ = ["Job", "Progress", "Selection", "State", "process"]


def _ignore(*_: object) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Job:
    """What to make of the documents, by whom, and whom to tell."""

    records: str = "events"
    """events or places."""
    format: str | None = None
    """One of writers.FORMATS or parquet; by the suffix of the output when None."""
    roles: tuple[str, ...] = SHOWN_ROLES
    """For places, how the text must use the name (model.ROLES)."""
    selection: Selection = field(default_factory=Selection)
    workers: int = 1
    """Processes; more than one are a Dask cluster on this machine."""
    scheduler: str | None = None
    """Address of a Dask cluster that runs already."""
    resume: bool = True
    """Whether to go on from a checkpoint beside the output."""
    then: Callable[[Report], Report] | None = None
    """Further step after the analysis of each document."""
    on_failure: Callable[[str], None] = _ignore
    """Called with one line for each document that cannot be analysed; the others are done."""
    on_progress: Callable[[int, int], None] = _ignore
    """Called with the documents done and the bytes of input they are made of."""
    on_resume: Callable[[int], None] = _ignore
    """Called with the documents that an earlier run has done."""
    position: Callable[[], int] = int
    """Gives the bytes of input read so far."""

    def crew(self) -> Crew:
        """Return who does the work."""
        return hire(self.workers, self.scheduler)

    def task(self, shape: str) -> Task:
        """Return what is done with each document."""
        return Task(self.records, shape, self.roles, self.selection, open_gazetteer().checksum(), self.then)


def process(
    articles: Iterable[Article], output: str | os.PathLike[str] | None = None, job: Job | None = None
) -> State:
    """Analyse documents and write what was found, in their order.

    Args:
        articles: taken as they are needed; to resume, the same must come again, more may follow.
        output: a file, a folder for Parquet, None or "-" for standard output.
        job: events as the suffix of the output says, by this process, when None.

    Returns:
        How many documents were done and failed, and whether any held something.

    Raises:
        WriteError: the output cannot be written, or stands beside an unfinished run of another kind;
            what was done is kept for a later run.
        ClusterError: workers were asked for and there are none.
    """
    job = job or Job()
    if job.then and (job.workers > 1 or job.scheduler):
        raise ClusterError("what is asked online is asked by one process: leave out the workers")
    source = iter(articles)
    if job.format == "parquet" or (job.format is None and str(output).endswith(".parquet")):
        return _to_folder(source, _target(output), job)
    chosen = choose(job.format, output, job.records)
    if chosen.takes == "reports":
        return _reports(source, output, job)
    if not is_path(output) or (Path(str(output)).exists() and not _target(output).is_file()):
        return _to_stream(source, output, job)
    with job.crew() as crew, _spool(_target(output), chosen.name, job) as spool:
        _fill(spool, source, crew, job.task(chosen.takes), job)
        if chosen.name == "jsonl":
            spool.publish()
        else:
            deliver(spool.values(), chosen, columns(job.records), job.records, spool.output)
            spool.discard()
        return spool.state


def _target(output: str | os.PathLike[str] | None) -> Path:
    """Return the file that a path stands for: a link stays one."""
    if output is None or os.fspath(output) == "-":
        raise WriteError("format parquet is a folder of files: name one to write to")
    path = Path(output)
    return path.resolve() if path.is_symlink() else path


def _to_folder(articles: Iterator[Article], folder: Path, job: Job) -> State:
    """Write Parquet."""
    parquet.check(folder)
    with job.crew() as crew, _spool(folder, "parquet", job) as spool:
        _fill(spool, articles, crew, job.task("features"), job)
        parquet.save(spool.values(), folder, columns(job.records))
        spool.discard()
        return spool.state


def _spool(output: Path, format_: str, job: Job) -> Spool:
    """Return the part file of a run."""
    from .. import __version__

    selection = {name: str(value) for name, value in asdict(job.selection).items()}
    gazetteer = open_gazetteer().checksum()
    run = {
        "kind of records": job.records,
        "format": format_,
        "roles": job.roles,
        "selection": selection,
        "online": bool(job.then),
    }
    return Spool(output, run | {"version of geonews": __version__, "gazetteer": gazetteer}, resume=job.resume)


def _fill(spool: Spool, articles: Iterator[Article], crew: Crew, task: Task, job: Job) -> None:
    """Bring the part file to its end."""
    _skip(spool, articles)
    if spool.state.documents:
        job.on_resume(spool.state.documents)
    for outcomes, mark, position in _work(articles, crew, task, job, spool.state.mark):
        spool.append("".join(outcome.lines for outcome in outcomes), _next(spool.state, outcomes, mark, job))
        job.on_progress(spool.state.documents, position)
    spool.save()


def _skip(spool: Spool, articles: Iterator[Article]) -> None:
    """Pass over the documents that are done.

    Raises:
        ReadError: they are not those that were done.
    """
    mark = ""
    for _ in range(spool.state.documents):
        article = next(articles, None)
        if article is None:
            break
        mark = after(mark, article)
    if mark != spool.state.mark:
        raise ReadError(
            f"{spool.output}: beside it is an unfinished run over other documents than these; "
            "finish that one first, or begin anew with --no-resume"
        )


def _work(
    articles: Iterator[Article], crew: Crew, task: Task, job: Job, mark: str | None
) -> Iterator[tuple[Iterable[Outcome], str, int]]:
    """Yield what became of each batch of documents, with the mark and position of the input after it.

    Documents are not marked where there is no mark to go on with: what nobody will resume needs none.
    """
    notes: deque[tuple[str, int]] = deque()

    def batches() -> Iterator[tuple[Article, ...]]:
        nonlocal mark
        for batch in in_batches(articles, lambda article: len(article.text), size=crew.batch):
            for article in batch if mark is not None else ():
                mark = after(mark or "", article)
            notes.append((mark or "", job.position()))
            yield batch

    for outcomes in in_order(crew, task, batches(), lost=failure):
        yield outcomes, *notes.popleft()


def _next(state: State, outcomes: Iterable[Outcome], mark: str, job: Job) -> State:
    """Return the state after some documents, telling of those that failed."""
    for outcome in outcomes:
        if outcome.failure:
            job.on_failure(outcome.failure)
        state = replace(
            state,
            documents=state.documents + 1,
            failed=state.failed + bool(outcome.failure),
            found=state.found or outcome.found,
        )
    return replace(state, mark=mark)


def _to_stream(articles: Iterator[Article], output: str | os.PathLike[str] | None, job: Job) -> State:
    """Write to standard output, or to what is no plain file, as the documents come."""
    chosen = choose(job.format, output, job.records)
    state = State()

    def values(crew: Crew) -> Iterator[Any]:
        nonlocal state
        for outcomes, mark, position in _work(articles, crew, job.task(chosen.takes), job, None):
            state = _next(state, outcomes, mark, job)
            job.on_progress(state.documents, position)
            yield from map(json.loads, chain.from_iterable(o.lines.splitlines() for o in outcomes))

    with job.crew() as crew:
        deliver(values(crew), chosen, columns(job.records), job.records, output)
    return state


def _reports(articles: Iterator[Article], output: str | os.PathLike[str] | None, job: Job) -> State:
    """Write a format that needs whole reports, such as a map."""
    if job.workers > 1 or job.scheduler:
        raise WriteError(f"{output}: this format is made by one process, without workers")
    state = State()

    def reports() -> Iterator[Report]:
        nonlocal state
        for report in analyze_many(articles, on_error=lambda error: failed(str(error))):
            report = job.selection.of(job.then(report) if job.then else report)
            state = replace(state, documents=state.documents + 1, found=state.found or bool(report.events))
            job.on_progress(state.documents, job.position())
            yield report

    def failed(message: str) -> None:
        nonlocal state
        state = replace(state, documents=state.documents + 1, failed=state.failed + 1)
        job.on_failure(message)

    chosen = choose(job.format, output, job.records)
    deliver(reports(), chosen, columns(job.records), job.records, output)
    return state
