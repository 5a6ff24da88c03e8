"""A function over many items, results in order: in this process, in a pool of processes or on a Dask cluster.

Whatever does the work, the same few lines keep the order and bound what is under way. A worker that is
killed is replaced and its items are done again; an item that kills every worker it is given to is lost alone.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from .errors import GeonewsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Batch", "ClusterError", "Executor", "cluster", "in_batches", "in_order", "local"]

I = TypeVar("I")  # noqa: E741  item
R = TypeVar("R")

AHEAD = 4
"""Batches under way for each worker: enough that none waits while a slow one holds up the order."""
BATCH = 16
"""Items of a batch."""
WEIGHT = 1 << 18
"""Weight at which a batch is full before that; characters of text for articles."""
_ATTEMPTS = 3
"""Workers that may die over a batch before its items are tried one by one."""
_PATIENCE = 20
"""Seconds to wait for a scheduler or for the workers of this machine."""

MISSING = "more than one worker needs an extra: pip install 'geonews[cluster]'"


class ClusterError(GeonewsError, RuntimeError):
    """The cluster cannot be reached, was lost, or its workers are of another kind."""


Batch = tuple[I, ...]


class _Future(Protocol):
    def result(self) -> Any: ...


class Executor(Protocol):
    """What does the work: the serial one below, concurrent.futures and dask.distributed have this form."""

    def submit(self, function: Callable[[Any], Any], argument: Any, /) -> _Future:
        """Begin function(argument)."""
        ...


def in_batches(
    items: Iterable[I], weigh: Callable[[I], int], *, size: int = BATCH, weight: int = WEIGHT
) -> Iterator[Batch[I]]:
    """Yield the items in batches of ``size``, fewer when heavy: a batch ends with the item that fills it.

    >>> list(in_batches("abcde", lambda item: 1, size=2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    batch: list[I] = []
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
    executor: Executor,
    function: Callable[[Batch[I]], Sequence[R]],
    batches: Iterable[Batch[I]],
    *,
    width: Callable[[], int] = lambda: 1,
    lost: Callable[[I, Exception], R] | None = None,
) -> Iterator[tuple[Batch[I], Sequence[R]]]:
    """Yield each batch with its results, in order, few enough under way to fit in memory.

    Args:
        executor: what calls the function.
        function: gives one result for each item of a batch.
        batches: taken as there is room.
        width: number of workers now; they may come and go.
        lost: gives the result of an item that killed its workers; without it the error is raised.
    """
    under_way: deque[tuple[Batch[I], _Future]] = deque()

    def first() -> tuple[Batch[I], Sequence[R]]:
        batch, future = under_way.popleft()
        try:
            return batch, future.result()
        except _WorkerDiedError:
            return batch, list(chain.from_iterable(_alone(executor, function, item, lost) for item in batch))

    for batch in batches:
        under_way.append((batch, executor.submit(function, batch)))
        while len(under_way) >= AHEAD * width():
            yield first()
    while under_way:
        yield first()


def _alone(
    executor: Executor,
    function: Callable[[Batch[I]], Sequence[R]],
    item: I,
    lost: Callable[[I, Exception], R] | None,
) -> Sequence[R]:
    """Return the result of one item of a batch over which workers died: it, or a neighbour, is the reason."""
    try:
        found: Sequence[R] = executor.submit(function, (item,)).result()
    except _WorkerDiedError as error:
        if lost is None:
            raise
        return [lost(item, error)]
    return found


class _WorkerDiedError(ClusterError):
    """Workers died over a batch, more often than by chance."""


class _Done(Generic[R]):
    """A result that is there already."""

    def __init__(self, value: R) -> None:
        self._value = value

    def result(self) -> R:
        return self._value


class _Here:
    """The work done at once, in this process."""

    def submit(self, function: Callable[[Any], R], argument: Any, /) -> _Done[R]:
        return _Done(function(argument))


def here() -> Executor:
    """Return the executor that is this process: one batch is under way at a time.

    >>> [list(found) for _, found in in_order(here(), lambda b: [i * i for i in b], [(1, 2), (3,)])]
    [[1, 4], [9]]
    """
    return _Here()
