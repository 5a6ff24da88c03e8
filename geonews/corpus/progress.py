"""How far a run has come, on one line of a terminal."""

from __future__ import annotations

from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Progress", "line"]

INTERVAL = 0.5
"""Seconds between two looks; nothing is shown of a run that ends before the first."""


class Progress:
    """A line that is written over and over, and wiped at the end.

    Args:
        stream: a terminal; nothing is written to anything else, or to None.
        measure: gives the bytes of the whole input, None when nobody knows; it may take its time.
    """

    def __init__(self, stream: TextIO | None, measure: Callable[[], int | None] = lambda: None) -> None:
        self._stream = stream if stream and stream.isatty() else None
        self._total: int | None = None
        self._begun: tuple[float, int, int] | None = None
        self._shown_at = monotonic()
        self._is_shown = False
        if self._stream:
            Thread(target=self._measure, args=(measure,), daemon=True).start()

    def _measure(self, measure: Callable[[], int | None]) -> None:
        self._total = measure()

    def __call__(self, documents: int, read: int) -> None:
        """Show the line, unless it was shown a moment ago.

        Args:
            documents: done so far, those of an earlier run included.
            read: bytes of the input that they are made of.
        """
        now = monotonic()
        if self._begun is None:  # what an earlier run did says nothing about the rate
            self._begun = now, documents, read
        if self._stream is None or now - self._shown_at < INTERVAL:
            return
        self._shown_at = now
        at, before, read_before = self._begun
        text = line(documents, documents - before, now - at, read, read - read_before, self._total)
        self._stream.write(f"\r{text}\033[K")
        self._stream.flush()
        self._is_shown = True

    def wipe(self) -> None:
        """Clear the line, so that a message can stand there."""
        if self._stream and self._is_shown:
            self._stream.write("\r\033[K")
            self._stream.flush()
            self._is_shown = False


def line(documents: int, done: int, seconds: float, read: int, done_bytes: int, total: int | None) -> str:
    """Return what there is to say: documents, their share, rate and time left as far as they are known.

    >>> line(1500, 1000, 10.0, 3000, 2000, 6000)
    '1,500 documents, 50 %, 100/s, 0:15 left'
    >>> line(1500, 1500, 10.0, 0, 0, None)
    '1,500 documents, 150/s'
    """
    parts = [f"{documents:,} document{'s' * (documents != 1)}"]
    if total and read:
        parts.append(f"{min(100, 100 * read // total)} %")
    if seconds > 0 and done:
        parts.append(f"{done / seconds:,.0f}/s")
        if total and done_bytes:
            parts.append(f"{_duration(max(0, total - read) * seconds / done_bytes)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    """Return a time as people read it.

    >>> _duration(75), _duration(7_500), _duration(360_000)
    ('1:15', '2:05:00', '4 days')
    """
    whole = round(seconds)
    if whole >= 2 * 86_400:
        return f"{whole / 86_400:.0f} days"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
