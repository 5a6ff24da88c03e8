"""The command line: one library call a command.

Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 nothing
found or some input failed (named, the rest done), 2 usage, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..errors import GeonewsError
from ..model import ROLES, SHOWN_ROLES, STATUSES
from .config import defaults
from .gazetteer_commands import gazetteer, input_names, lookup, near
from .options import (
    EVENT_FORMATS,
    FORMATS,
    LANGUAGES,
    Command,
    Reading,
    confidence_option,
    corpus_options,
    event_options,
    finish,
    geocoder_options,
    output_options,
    source_options,
    tell,
    verbosity_options,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ..corpus import Selection
    from ..model import Report

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(version)s")
@verbosity_options
def geonews() -> None:
    """Find the places and events in news about Central Asia and map them, offline.

    SOURCE is a file, a folder, a web address or - for standard input: text, Markdown, HTML, RSS, JSONL,
    CSV, Parquet, WARC. Nothing is fetched but the addresses given, and no name is sent anywhere
    without --online.
    """


@geonews.command(
    "map",
    cls=Command,
    examples="geonews map article.txt -o map.html --open\ngeonews map seeds/ -o all.html --since 2020-01-01",
)
@source_options(duplicates=True)
@event_options
@click.option("-o", "--output", type=click.Path(dir_okay=False), required=True, help="HTML file to write.")
@click.option("--open", "open_", is_flag=True, help="Open the map in the browser.")
@click.option("--page-language", type=click.Choice(LANGUAGES), help="Of the page's own words.")
def map_(
    reading: Reading,
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    merge_events: bool,
    output: str,
    open_: bool,
    page_language: str | None,
) -> None:
    """Draw the events on one HTML map that opens anywhere, offline."""
    from .. import draw
    from .inputs import reports as reports_of

    selection = _selection(since=since, until=until, types=types)
    reports = [selection.of(report) for report in reports_of(reading)]
    if merge_events:
        from ..events import merge_reports

        reports = merge_reports(reports, fold=True)
    if not reports:
        finish(False)
    draw(reports, language=page_language).save(output)
    tell(f"{output}: {_summary(reports)}")
    if open_:
        import webbrowser
        from pathlib import Path

        webbrowser.open(Path(output).absolute().as_uri())
    finish(True)


@geonews.command(
    cls=Command,
    examples='geonews places article.txt\ngeonews places --text "Shots were heard near Vorukh" --explain\n'
    "geonews places corpus.jsonl -f jsonl > places.jsonl",
)
@source_options()
@output_options((*FORMATS, "parquet"), folder=True)
@click.option(
    "--roles", default=",".join(SHOWN_ROLES), show_default=True, help=f"Of {', '.join(ROLES)}, or all."
)
@confidence_option
@click.option("--explain", is_flag=True, help="Show the candidates of every mention and what decided.")
@corpus_options
def places(
    reading: Reading,
    format_: str | None,
    output: str | None,
    roles: str,
    min_confidence: float,
    explain: bool,
    workers: int,
    scheduler: str | None,
    resume: bool,
) -> None:
    """List the places mentioned, with coordinates."""
    from ..corpus import Job
    from .inputs import process, reports

    selection = _selection(least_place=min_confidence)
    if explain:
        finish(_explain(map(selection.of, reports(reading)), _roles(roles)))
    job = Job("places", format_, _roles(roles), selection, workers, scheduler, resume)
    finish(process(reading, output, job))


@geonews.command(
    cls=Command,
    examples="geonews events article.txt\ngeonews events seeds/ -f geojson -o events.geojson\n"
    "geonews events seeds/ --type protest --since 2020-01-01 -f csv\n"
    "geonews events corpus/ -o events.jsonl --workers 4",
)
@source_options(duplicates=True)
@event_options
@output_options((*EVENT_FORMATS, "parquet"), folder=True)
@click.option("--country", help="Only in this country: ISO code, such as KG.")
@click.option("--status", type=click.Choice(STATUSES), help="Only with this status.")
@confidence_option
@click.option("--explain", is_flag=True, help="Show what gave each event its type, place, date and status.")
@corpus_options
def events(
    reading: Reading,
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    merge_events: bool,
    format_: str | None,
    output: str | None,
    country: str | None,
    status: str | None,
    min_confidence: float,
    explain: bool,
    workers: int,
    scheduler: str | None,
    resume: bool,
) -> None:
    """List the events reported: what, where, when, how sure."""
    from ..corpus import Job
    from .inputs import process, reports

    selection = _selection(
        since=since, until=until, types=types, country=country, status=status, least=min_confidence
    )
    if explain or merge_events:
        found = [selection.of(report) for report in reports(reading)]
        finish(_show_events(found, merge_events, explain, output, format_))
    job = Job("events", format_, SHOWN_ROLES, selection, workers, scheduler, resume)
    finish(process(reading, output, job))


@geonews.command(
    cls=Command,
    examples='geonews geocode "Ak-Say, Batken"\ngeonews geocode Vorukh --service photon -f geojson\n'
    "geonews geocode - --server http://localhost:8080 < names.txt",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--country", help="Only in this country: ISO code, such as KG.")
@click.option(
    "--limit", type=click.IntRange(1, 10), default=3, show_default=True, help="Most answers a name."
)
@geocoder_options
@output_options(FORMATS)
def geocode(
    names: tuple[str, ...],
    country: str | None,
    limit: int,
    service: str,
    server: str | None,
    no_cache: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """Look names up online, for those that the gazetteer does not hold."""
    from ..writers import rows
    from .inputs import geocoded

    answers = list(geocoded(input_names(names), service, server, country, limit, not no_cache))
    if answers:
        rows(answers, output, format_)
    finish(bool(answers))


for command in (lookup, near, gazetteer):
    geonews.add_command(command)


def _selection(**wanted: Any) -> Selection:
    """Return a filter; days come from click with a time."""
    from ..corpus import Selection

    days = {name: wanted[name].date() for name in ("since", "until") if wanted.get(name)}
    try:
        return Selection(**wanted | days)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _roles(text: str) -> tuple[str, ...]:
    wanted = ROLES if text == "all" else tuple(role.strip() for role in text.split(","))
    for role in wanted:
        if role not in ROLES:
            raise click.BadParameter(f"{role!r}: no such role; one of {', '.join(ROLES)}, or all")
    return wanted


def _explain(reports: Iterable[Report], roles: tuple[str, ...]) -> bool:
    """Print every mention with its candidates and the evidence that decided."""
    found = False
    for report in reports:
        for resolution in report.shown(roles):
            found = True
            mention = resolution.mention
            click.echo(
                f"{mention.start}-{mention.end} {mention.text} ({mention.role}) {resolution.confidence:.2f}"
            )
            for candidate in resolution.candidates[:4]:
                place = candidate.place
                where = ", ".join(filter(None, (place.admin1, place.country)))
                evidence = ", ".join(f"{name} {value:+.2f}" for name, value in candidate.evidence)
                click.echo(f"    {candidate.score:6.2f}  {place.name} [{place.kind}] {where}: {evidence}")
    return found


def _show_events(
    reports: list[Report], merge: bool, explain: bool, output: str | None, format_: str | None
) -> bool:
    """Write events that have to be seen together, or explain them."""
    if merge:
        from ..events import merge_reports

        reports = merge_reports(reports, fold=True)
    if not explain:
        from ..writers import events as write_events

        return write_events(reports, output, format_)
    for event in (event for report in reports for event in report.events):
        place, day = event.place, event.date
        click.echo(f"{event.start}-{event.end} {event.type} ({event.status}) {event.confidence:.2f}")
        click.echo(f"    trigger: {event.trigger}")
        click.echo(f"    place: {place.name if place else '-'} ({event.place_basis})")
        click.echo(f"    date: {f'{day.start} {day.text!r} ({day.basis}, {day.precision})' if day else '-'}")
        if event.attribution:
            click.echo(f"    said by: {event.attribution}")
        click.echo(f"    {event.quote}")
    return any(report.events for report in reports)


def _summary(reports: list[Report]) -> str:
    events = [event for report in reports for event in report.events]
    shown = [r for report in reports for r in report.shown()]
    places = {r.place.id for r in shown if r.place}
    lost = sum(r.place is None for r in shown)
    parts = [
        f"{len(reports)} article{'s' * (len(reports) != 1)}",
        f"{len(shown)} mentions of {len(places)} places",
        f"{len(events)} events ({sum(e.place is not None for e in events)} placed)",
    ]
    return ", ".join(parts + ([f"{lost} names not resolved"] if lost else []))


def _settings() -> dict[str, Any]:
    """Return the defaults of options that the user has set; none while the shell completes a word."""
    from pathlib import Path

    if "_GEONEWS_COMPLETE" in os.environ:
        return {}
    try:
        folder = Path.cwd()
    except OSError:  # it was removed
        folder = Path("/")
    return defaults(geonews, os.environ, folder)


def _stop(*_: object) -> None:
    """End as Ctrl-C does, so that no unfinished file is left behind."""
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(20_000)  # what is loaded stays: looking for rubbish in it costs a tenth of a short run
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = geonews(standalone_mode=False, default_map=_settings())
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except GeonewsError as error:
        tell(str(error))
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        tell("interrupted")
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status or 0)
