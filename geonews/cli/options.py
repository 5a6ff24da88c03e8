"""Options that several commands share, and how commands speak to the terminal."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

__all__ = [
    "DAY",
    "EVENT_FORMATS",
    "FORMATS",
    "LANGUAGES",
    "Command",
    "Reading",
    "confidence_option",
    "corpus_options",
    "event_options",
    "fail",
    "finish",
    "geocoder_options",
    "listen",
    "output_options",
    "places_option",
    "source_options",
    "tell",
    "verbosity_options",
]

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "geojson")
EVENT_FORMATS = (*FORMATS, "kml", "gpkg")
LANGUAGES = ("en", "ru", "ky", "kk", "uz", "tg", "tk")
DAY = click.DateTime(["%Y-%m-%d"])
_VERBOSITY = "geonews.verbosity"
"""Key of the click context: -1 quiet, 0 usual, 1 and more verbose."""
_FAILED = "geonews.failed"
"""Key of the click context under which a failed input is noted."""


class Command(click.Command):
    """A command whose help ends with examples, kept as they are written."""

    def __init__(self, *args: Any, examples: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples.strip().splitlines():
                    formatter.write(f"  {line.strip()}\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a command is to read, and how."""

    sources: tuple[str, ...]
    text: str | None
    language: str | None
    published: datetime | None
    allow_private: bool
    no_cache: bool
    online: bool
    service: str
    server: str | None
    merge_duplicates: bool | None = None
    """None when the command does not look for them."""


def output_options(formats: tuple[str, ...], *, folder: bool = False) -> Callable[[Any], Any]:
    """Add -f and -o to a command that lists something, -o a folder as well where a format is one."""

    def add(command: Any) -> Any:
        command = click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=folder),
            help="Write to this file instead of standard output." + " A folder for Parquet." * folder,
        )(command)
        return click.option(
            "-f", "--format", "format_", type=click.Choice(formats), help="By the suffix of -o, else table."
        )(command)

    return add


def geocoder_options(command: Any) -> Any:
    """Add the options that say which online geocoder is asked."""
    for option in (
        click.option("--server", metavar="URL", help="Base URL of your own server of that service."),
        click.option(
            "--service",
            default="nominatim",
            show_default=True,
            metavar="NAME",
            help="Geocoder to ask, as geopy calls it; its key is taken from GEONEWS_GEOCODER_KEY.",
        ),
        click.option(
            "--no-cache", is_flag=True, help="Ask anew for what an earlier run had from the network."
        ),
    ):
        command = option(command)
    return command


def source_options(*, duplicates: bool = False) -> Callable[[Any], Any]:
    """Add SOURCE... and the options that say how to read it; the command is given them as one ``reading``.

    Args:
        duplicates: whether the command notices articles that repeat others.
    """

    def add(command: Any) -> Any:
        names = [name for name in Reading.__slots__ if duplicates or name != "merge_duplicates"]

        @functools.wraps(command)
        def collected(*args: Any, **kwargs: Any) -> Any:
            reading = Reading(**{name: kwargs.pop(name) for name in names})
            return command(*args, reading=reading, **kwargs)

        return _source_options(collected, duplicates)

    return add


def _source_options(command: Any, duplicates: bool) -> Any:
    online = click.option(
        "--online", is_flag=True, help="Ask a geocoder about names that stay unresolved or doubtful."
    )
    private = click.option(
        "--allow-private", is_flag=True, help="Read addresses of this machine and of private networks too."
    )
    command = places_option(private(geocoder_options(online(command))))
    if duplicates:
        command = click.option(
            "--merge-duplicates", is_flag=True, help="Of articles that repeat each other keep the first."
        )(command)
    for option in (
        click.option("--published", type=DAY, metavar="DAY", help="Where the source gives none: YYYY-MM-DD."),
        click.option("--language", type=click.Choice(LANGUAGES), help="Of the text; detected by default."),
        click.option("--text", help="Text to read instead of a source."),
    ):
        command = option(command)
    return click.argument("sources", nargs=-1, metavar="SOURCE...")(command)


def _use_places(_: click.Context, __: click.Parameter, files: tuple[str, ...]) -> None:
    """Let the gazetteer read the user's lists too; name their broken lines."""
    if not files:
        return
    import os
    from pathlib import Path

    from ..gazetteer import DATABASE, open_gazetteer
    from ..overlay import problems_of

    os.environ["GEONEWS_PLACES"] = os.pathsep.join(files)
    for problem in problems_of(list(map(Path, files)), open_gazetteer(DATABASE)):
        tell(problem)


def places_option(command: Any) -> Any:
    """Add --places, lists of the user's own places that the gazetteer is read with."""
    return click.option(
        "--places",
        multiple=True,
        type=click.Path(dir_okay=False),
        envvar="GEONEWS_PLACES",
        metavar="FILE.csv",
        expose_value=False,
        callback=_use_places,
        help="Your own places (columns name, lat, lon, kind, country, names); repeatable.",
    )(command)


def event_options(command: Any) -> Any:
    """Add the filters of events."""
    for option in (
        click.option(
            "--since", type=DAY, metavar="DAY", help="Only events on or after this day: YYYY-MM-DD."
        ),
        click.option("--until", type=DAY, metavar="DAY", help="Only events on or before this day."),
        click.option(
            "--merge-events",
            is_flag=True,
            help="Tell what several articles report once, with the finest place.",
        ),
        click.option(
            "--type", "types", multiple=True, metavar="TYPE", help="Event type or category; repeatable."
        ),
    ):
        command = option(command)
    return command


def confidence_option(command: Any) -> Any:
    """Add the least confidence of what is put out."""
    return click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out the less sure ones."
    )(command)


def corpus_options(command: Any) -> Any:
    """Add who does the work, and whether an unfinished run counts."""
    for option in (
        click.option(
            "--resume/--no-resume",
            default=True,
            show_default=True,
            help="Go on from the checkpoint of an unfinished run beside -o.",
        ),
        click.option("--scheduler", metavar="ADDRESS", help="Dask cluster to work on: tcp://HOST:PORT."),
        click.option(
            "--workers",
            type=click.IntRange(1, 1024),
            default=1,
            show_default=True,
            help="Processes of this machine; several are a Dask cluster.",
        ),
    ):
        command = option(command)
    return command


def tell(message: str) -> None:
    """Say something on standard error, unless that is to be quiet."""
    context = click.get_current_context(silent=True)
    if context is None or context.meta.get(_VERBOSITY, 0) >= 0:
        click.echo(f"geonews: {message}", err=True)


def fail(message: object) -> None:
    """Say what failed; the rest goes on, and the exit status will be 1."""
    click.get_current_context().meta[_FAILED] = True
    click.echo(f"geonews: {message}", err=True)


def verbosity_options(command: Any) -> Any:
    """Add -q and -v to the group."""

    def note(context: click.Context, parameter: click.Parameter, value: int) -> None:
        if value:
            context.meta[_VERBOSITY] = -1 if parameter.name == "quiet" else value

    for option in (
        click.option(
            "-v",
            "--verbose",
            count=True,
            expose_value=False,
            callback=note,
            help="Say more of what is done; -vv everything.",
        ),
        click.option(
            "-q", "--quiet", is_flag=True, expose_value=False, callback=note, help="Say only what failed."
        ),
    ):
        command = option(command)
    return command


def listen() -> None:
    """Show the log on standard error: warnings, with -v more, with -q less. Logging is slow to load."""
    import logging

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            click.echo(f"geonews: {self.format(record)}", err=True)

    verbosity = click.get_current_context().meta.get(_VERBOSITY, 0)
    log = logging.getLogger("geonews")
    handler = next((h for h in log.handlers if type(h).__name__ == Teller.__name__), None) or Teller()
    handler.setLevel(logging.ERROR if verbosity < 0 else logging.NOTSET)
    log.addHandler(handler)
    if verbosity > 0:
        log.setLevel(logging.INFO if verbosity == 1 else logging.DEBUG)


def finish(found: bool) -> None:
    """End the command: 0 when something was found and nothing failed, else 1."""
    context = click.get_current_context()
    context.exit(0 if found and not context.meta.get(_FAILED) else 1)
