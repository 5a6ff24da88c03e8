"""A function over many items, results in order: in this process, in a pool of processes or on a Dask cluster.

Whatever does the work, the same few lines keep the order and bound what is under way. On a cluster
a worker that is killed costs time only: its batches are done again elsewhere. An item over which
workers die again and again is given up alone.
"""

from __future__ import annotations

import signal
import warnings
from collections import deque
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from .errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

__all__ = [
    "Cluster",
    "Crew",
    "Here",
    "Processes",
    "WorkerDiedError",
    "hire",
    "in_batches",
    "in_order",
]

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Batches under way for each worker: enough that none waits while a slow batch holds up the order."""
BATCH = 32
"""Items of a batch that travels to a worker."""
WEIGHT = 1 << 18
"""Weight that fills a batch before that; characters of text for articles."""
ATTEMPTS = 3
"""Starts of a local cluster."""
PATIENCE = 20
"""Seconds to wait for a scheduler to answer."""
MISSING = "work beyond one process needs an extra: pip install 'geonews[cluster]'"


class WorkerDiedError(ClusterError):
    """Workers died over a batch, more often than by chance."""


class Pending(Protocol):
    """A result that is there or on its way."""

    def result(self) -> Any:
        """Return it, once it is there."""
        ...


class Crew(Protocol):
    """Who does the work; a context, in which it may be given some."""

    batch: int
    """Items that make up a batch."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def submit(self, function: Callable[[Any], Any], argument: Any, /) -> Pending:
        """Begin function(argument)."""
        ...

    def room(self) -> int:
        """Return how many batches may be under way now."""
        ...


def in_batches(
    items: Iterable[Item], weigh: Callable[[Item], int], *, size: int = BATCH, weight: int = WEIGHT
) -> Iterator[tuple[Item, ...]]:
    """Yield the items in batches of ``size``, fewer when heavy: a batch ends with the item that fills it.

    >>> list(in_batches("abcde", lambda item: 1, size=2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += weigh(item)
        if len(batch) >= size or total >= weight:
            yield tuple(batch)
            batch, total = [], 0
    if batch:
        yield tuple(batch)


def in_order(
    crew: Crew,
    function: Callable[[tuple[Item, ...]], Sequence[Result]],
    batches: Iterable[tuple[Item, ...]],
    *,
    lost: Callable[[Item, Exception], Result] | None = None,
) -> Iterator[Sequence[Result]]:
    """Yield the results of each batch, in order, with few enough under way to fit in memory.

    Args:
        crew: who calls the function.
        function: gives one result for each item of a batch.
        batches: taken as there is room.
        lost: gives the result of an item over which workers died; without it the error is raised.

    >>> list(in_order(Here(), lambda batch: [n * n for n in batch], [(1, 2), (3,)]))
    [[1, 4], [9]]
    """
    under_way: deque[tuple[tuple[Item, ...], Pending]] = deque()

    def first() -> Sequence[Result]:
        batch, pending = under_way.popleft()
        try:
            found: Sequence[Result] = pending.result()
        except WorkerDiedError:
            return list(chain.from_iterable(_alone(crew, function, item, lost) for item in batch))
        return found

    for batch in batches:
        under_way.append((batch, crew.submit(function, batch)))
        while len(under_way) >= crew.room():
            yield first()
    while under_way:
        yield first()


def _alone(
    crew: Crew,
    function: Callable[[tuple[Item, ...]], Sequence[Result]],
    item: Item,
    lost: Callable[[Item, Exception], Result] | None,
) -> Sequence[Result]:
    """Return the result of one item of a batch over which workers died, perhaps because of another item."""
    try:
        found: Sequence[Result] = crew.submit(function, (item,)).result()
    except WorkerDiedError as error:
        if lost is None:
            raise
        return [lost(item, error)]
    return found


class _There:
    """A result that is there."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def result(self) -> Any:
        return self._value


class Here:
    """The process itself: an item at a time, done when it is submitted."""

    batch = 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, function: Callable[[Any], Any], argument: Any, /) -> Pending:
        """Return the result of function(argument)."""
        return _There(function(argument))

    def room(self) -> int:
        """Return 1."""
        return 1


class Processes:
    """A pool of processes of the standard library. When one is killed, the work ends with an error.

    Args:
        workers: their number.
    """

    batch = BATCH

    def __init__(self, workers: int) -> None:
        from concurrent.futures import ProcessPoolExecutor

        self._workers = workers
        self._pool = ProcessPoolExecutor(workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def submit(self, function: Callable[[Any], Any], argument: Any, /) -> Pending:
        """Begin function(argument)."""
        return self._pool.submit(function, argument)

    def room(self) -> int:
        """Return how many batches may be under way."""
        return AHEAD * self._workers


class Cluster:
    """A Dask cluster: one of this machine, or one that runs already.

    Args:
        workers: processes to start on this machine, unless there is a scheduler.
        scheduler: address of a running one, such as ``tcp://10.0.0.5:8786``.

    Raises:
        ClusterError: dask is not installed, or the scheduler does not answer.
    """

    batch = BATCH

    def __init__(self, workers: int = 1, scheduler: str | None = None) -> None:
        import logging

        try:
            dask: Any = import_module("distributed")
        except ImportError as error:
            raise ClusterError(MISSING) from error
        for harmless in ("Sending large graph", "Creating scratch"):  # a long document, a slow disk
            warnings.filterwarnings("ignore", harmless)
        for name in ("distributed", "tornado.application", "asyncio"):  # a lost worker is no news to the user
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._local = _started(dask, workers) if scheduler is None else None
        try:
            self._client = dask.Client(self._local or scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            if self._local:
                self._local.close()
            raise ClusterError(f"no Dask scheduler at {scheduler or 'this machine'} ({error})") from error
        self._workers = workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close(timeout=PATIENCE)
        if self._local:
            self._local.close(timeout=PATIENCE)

    def submit(self, function: Callable[[Any], Any], argument: Any, /) -> Pending:
        """Begin function(argument)."""
        return _Remote(self._client.submit(function, argument, pure=False))

    def room(self) -> int:
        """Return how many batches may be under way: it grows with the workers of the scheduler."""
        if self._local:
            return AHEAD * self._workers
        workers = self._client.scheduler_info()["workers"].values()
        return AHEAD * max(1, sum(int(worker["nthreads"]) for worker in workers))


def _started(dask: Any, workers: int) -> Any:
    """Return a cluster of this machine, tried again when a worker dies before it is up."""
    import logging

    import_module("dask").config.set(
        {"distributed.worker.profile.enabled": False}
    )  # it takes a tenth of the time
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return dask.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
                preload=__name__,
            )
        except (OSError, RuntimeError, ValueError) as error:
            if attempt == ATTEMPTS:
                raise ClusterError(f"no workers can be started ({error})") from error
    return None


def dask_setup(worker: object) -> None:
    """Leave Ctrl-C to the main process; Dask calls this in each new worker of this machine."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the main process may have given it a meaning


class _Remote:
    """A Dask future that speaks our errors."""

    def __init__(self, future: Any) -> None:
        self._future = future

    def result(self) -> Any:
        from concurrent.futures import CancelledError

        died: type[Exception] = import_module("distributed").KilledWorker
        try:
            return self._future.result()
        except died as error:
            raise WorkerDiedError("every worker that was given it died (out of memory?)") from error
        except (CancelledError, OSError) as error:
            raise ClusterError(f"the cluster was lost ({error or 'no answer'})") from error
        except ImportError as error:
            raise ClusterError(f"the workers of the cluster lack geonews ({error})") from error


def hire(workers: int = 1, scheduler: str | None = None) -> Crew:
    """Return this process for one worker without a scheduler, else a Dask cluster.

    Raises:
        ClusterError: see Cluster.
    """
    return Here() if workers <= 1 and scheduler is None else Cluster(workers, scheduler)
