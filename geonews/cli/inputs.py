"""From the options of a command to the reports it shows: reading, duplicates, the line, online look-ups."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import fail, listen, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..corpus import Job, Progress
    from ..geocoding import Geocoder
    from ..model import Article, Report
    from ..readers.duplicates import Repeat
    from .options import Reading

__all__ = ["articles", "geocoded", "process", "reports"]

MOST_TOLD = 5
"""Duplicates named one by one."""


def reports(reading: Reading) -> Iterator[Report]:
    """Yield the report of every article; an input that fails is named and noted, the rest goes on."""
    from .. import analyze_many
    from ..corpus import Progress

    progress = Progress(sys.stderr)
    step = completion(reading)
    try:
        for count, report in enumerate(analyze_many(articles(reading), on_error=_failing(progress)), 1):
            yield step(report) if step else report
            progress(count, 0)
    finally:
        progress.wipe()
    if step:
        step.close()


def process(reading: Reading, output: str | None, job: Job) -> bool:
    """Write what a job finds in the sources and return whether it found anything; see corpus.process()."""
    from .. import corpus
    from ..readers import metered, size

    step = completion(reading)
    if (job.workers > 1 or job.scheduler) and not reading.merge_duplicates:
        reading = replace(reading, merge_duplicates=None)  # noticing them would hold a cluster up
    with metered() as meter:
        is_shown = output is not None or not sys.stdout.isatty()  # else rows and progress would mix
        sources = reading.sources or ("-",)
        progress = corpus.Progress(
            sys.stderr if is_shown else None, lambda: None if reading.text else size(sources)
        )
        failing = _failing(progress)
        job = replace(
            job,
            then=step,
            on_failure=failing,
            on_progress=progress,
            on_resume=lambda count: tell(f"{output}: goes on after {count:,} documents of an unfinished run"),
            position=lambda: meter.bytes,
        )
        try:
            state = corpus.process(articles(reading, failing), output, job)
        except KeyboardInterrupt:
            progress.wipe()
            if output and Path(f"{output}.checkpoint").exists():
                tell(f"{output}: what is done is kept; the same command goes on from there")
            raise click.Abort from None
        finally:
            progress.wipe()
    if step:
        step.close()
    if state.failed:
        fail(f"{state.failed:,} of {state.documents:,} documents could not be analysed")
    return state.found


def _failing(progress: Progress) -> Callable[[object], None]:
    """Return what names an input that failed, on a line of its own."""

    def note(error: object) -> None:
        progress.wipe()
        fail(str(error))

    return note


def articles(reading: Reading, on_error: Callable[[Any], None] = fail) -> Iterator[Article]:
    """Yield the articles of the sources, duplicates noticed or left out as asked."""
    listen()
    found = _articles(reading, on_error)
    if reading.merge_duplicates is None:
        yield from found
        return
    from ..readers.duplicates import unique

    teller = _Duplicates(reading.merge_duplicates)
    yield from unique(found, merge=reading.merge_duplicates, on_repeat=teller.note)
    teller.close()


def _articles(reading: Reading, on_error: Callable[[object], None]) -> Iterator[Article]:
    from ..model import Article
    from ..readers import read_all

    day = reading.published.date() if reading.published else None
    if reading.text is not None:
        yield Article("text", reading.text, published=day, language=reading.language)
        return
    if not reading.sources and sys.stdin.isatty():
        raise click.UsageError("give a SOURCE, - for standard input, or --text")
    for article in read_all(
        reading.sources or ("-",),
        on_error=on_error,
        allow_private=reading.allow_private,
        cached=not reading.no_cache,
    ):
        yield replace(
            article, language=reading.language or article.language, published=article.published or day
        )


class _Duplicates:
    """Tells of repeated articles: a few by name, the rest by number."""

    def __init__(self, merge: bool) -> None:
        self._merge = merge
        self._count = 0

    def note(self, repeat: Repeat) -> None:
        self._count += 1
        if self._count <= MOST_TOLD:
            how = "the same text as" if repeat.likeness == 1 else "nearly the same text as"
            tell(f"{repeat.article.id}: {how} {repeat.first}" + (", left out" if self._merge else ""))

    def close(self) -> None:
        if self._count > MOST_TOLD:
            tell(f"{self._count - MOST_TOLD} more articles repeat others")
        if self._count and not self._merge:
            tell("--merge-duplicates leaves such articles out")


def completion(reading: Reading) -> Completion | None:
    """Return what adds to reports the answers of an online geocoder, when that was asked for."""
    return Completion(reading) if reading.online else None


class Completion:
    """Reports with what an online geocoder adds; where it fails, they stay as they are."""

    def __init__(self, reading: Reading) -> None:
        from ..geocoding import Geocoder

        self._geocoder = Geocoder(reading.service, server=reading.server, cached=not reading.no_cache)

    def __call__(self, report: Report) -> Report:
        """Return a report, completed."""
        from ..geocoding import complete

        geocoder = self._geocoder
        if geocoder.gave_up():
            return report
        report = complete(report, geocoder, on_error=lambda e: tell(f"{e}; the offline result stands"))
        if geocoder.gave_up():
            tell(f"{geocoder.service.label} is not asked any more")
        return report

    def close(self) -> None:
        """Say whose answers were used."""
        _show_attribution(self._geocoder)


def geocoded(
    names: Iterable[str], service: str, server: str | None, country: str | None, limit: int, cached: bool
) -> Iterator[dict[str, Any]]:
    """Yield a row for each answer of an online geocoder; a name without one is told and noted."""
    from ..errors import GeocodeError
    from ..geocoding import Geocoder
    from ..writers import place_row

    listen()
    geocoder = Geocoder(service, server=server, cached=cached)
    for name in names:
        if geocoder.gave_up():
            fail(f"{name}: not asked, as {geocoder.service.label} does not answer")
            continue
        try:
            found = geocoder.geocode(name, country=country, limit=limit)
        except GeocodeError as error:
            fail(f"{name}: {error}")
            continue
        if not found:
            fail(f"{name}: not known to {geocoder.service.label}")
        for candidate in found:
            yield place_row(
                candidate.place,
                query=name,
                score=round(candidate.score, 2),
                source=candidate.place.source,
                attribution=geocoder.attribution,
            )
    _show_attribution(geocoder)


def _show_attribution(geocoder: Geocoder) -> None:
    """Say whose answers were used."""
    if geocoder.used:
        tell(f"places from {geocoder.service.label}: {geocoder.attribution}")
