"""The command line: one library call a command.

Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 nothing
found or some input failed (named, the rest done), 2 usage, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .errors import GeonewsError
from .model import KINDS, ROLES, SHOWN_ROLES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from .model import Article, Event, Report

__all__ = ["main"]

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "geojson")
EVENT_FORMATS = (*FORMATS, "kml", "gpkg")
LANGUAGES = ("en", "ru", "ky", "kk", "uz", "tg", "tk")
DAY = click.DateTime(["%Y-%m-%d"])
FAILED = "geonews.failed"
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


def output_options(formats: tuple[str, ...]) -> Callable[[Any], Any]:
    """Add -f and -o to a command that lists something."""

    def add(command: Any) -> Any:
        command = click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False),
            help="Write to this file instead of standard output.",
        )(command)
        return click.option(
            "-f", "--format", "format_", type=click.Choice(formats), help="By the suffix of -o, else table."
        )(command)

    return add


def source_options(command: Any) -> Any:
    """Add SOURCE... and the options that say how to read it."""
    for option in (
        click.option("--text", help="Text to read instead of a source."),
        click.option("--language", type=click.Choice(LANGUAGES), help="Of the text; detected by default."),
        click.option("--published", type=DAY, metavar="DAY", help="Where the source gives none: YYYY-MM-DD."),
    ):
        command = option(command)
    return click.argument("sources", nargs=-1, metavar="SOURCE...")(command)


def event_options(command: Any) -> Any:
    """Add the filters of events."""
    for option in (
        click.option(
            "--since", type=DAY, metavar="DAY", help="Only events on or after this day: YYYY-MM-DD."
        ),
        click.option("--until", type=DAY, metavar="DAY", help="Only events on or before this day."),
        click.option(
            "--type", "types", multiple=True, metavar="TYPE", help="Event type or category; repeatable."
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(version)s")
def geonews() -> None:
    """Find the places and events in news about Central Asia and map them, offline.

    SOURCE is a file, a folder or - for standard input: text, Markdown, HTML, JSONL, CSV.
    """


@geonews.command(
    "map",
    cls=Command,
    examples="geonews map article.txt -o map.html --open\ngeonews map seeds/ -o all.html --since 2020-01-01",
)
@source_options
@event_options
@click.option("-o", "--output", type=click.Path(dir_okay=False), required=True, help="HTML file to write.")
@click.option("--open", "open_", is_flag=True, help="Open the map in the browser.")
@click.option("--page-language", type=click.Choice(LANGUAGES), help="Of the page's own words.")
def map_(
    sources: tuple[str, ...],
    text: str | None,
    language: str | None,
    published: datetime | None,
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    output: str,
    open_: bool,
    page_language: str | None,
) -> None:
    """Draw the events on one HTML map that opens anywhere, offline."""
    from . import draw

    keep = _event_filter(since, until, types)
    reports = [_filtered(report, keep) for report in _reports(sources, text, language, published)]
    if not reports:
        _finish(False)
    draw(reports, language=page_language).save(output)
    _tell(f"{output}: {_summary(reports)}")
    if open_:
        import webbrowser
        from pathlib import Path

        webbrowser.open(Path(output).absolute().as_uri())
    _finish(True)


@geonews.command(
    cls=Command,
    examples='geonews places article.txt\ngeonews places --text "Shots were heard near Vorukh" --explain\n'
    "geonews places corpus.jsonl -f jsonl > places.jsonl",
)
@source_options
@output_options(FORMATS)
@click.option(
    "--roles", default=",".join(SHOWN_ROLES), show_default=True, help=f"Of {', '.join(ROLES)}, or all."
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out the less sure ones."
)
@click.option("--explain", is_flag=True, help="Show the candidates of every mention and what decided.")
def places(
    sources: tuple[str, ...],
    text: str | None,
    language: str | None,
    published: datetime | None,
    format_: str | None,
    output: str | None,
    roles: str,
    min_confidence: float,
    explain: bool,
) -> None:
    """List the places mentioned, with coordinates."""
    from .writers import places as write_places

    wanted = _roles(roles)
    reports = (_confident(report, min_confidence) for report in _reports(sources, text, language, published))
    if explain:
        found = _explain(reports, wanted)
    else:
        found = write_places(reports, output, format_, roles=wanted)
    _finish(found)


@geonews.command(
    cls=Command,
    examples="geonews events article.txt\ngeonews events seeds/ -f geojson -o events.geojson\n"
    "geonews events seeds/ --type protest --since 2020-01-01 -f csv",
)
@source_options
@event_options
@output_options(EVENT_FORMATS)
@click.option("--country", help="Only in this country: ISO code, such as KG.")
@click.option("--status", type=click.Choice(STATUSES), help="Only with this status.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out the less sure ones."
)
def events(
    sources: tuple[str, ...],
    text: str | None,
    language: str | None,
    published: datetime | None,
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    format_: str | None,
    output: str | None,
    country: str | None,
    status: str | None,
    min_confidence: float,
) -> None:
    """List the events reported: what, where, when, how sure."""
    from .writers import events as write_events

    keep = _event_filter(since, until, types, country, status, min_confidence)
    reports = (_filtered(report, keep) for report in _reports(sources, text, language, published))
    _finish(write_events(reports, output, format_))


@geonews.command(
    cls=Command,
    examples='geonews lookup Jalalabad\ngeonews lookup "Ысык-Көл" --kind water\ngeonews lookup Osh Ош "Oʻsh" -f json\n'
    "geonews lookup - < names.txt",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--country", help="ISO code, such as KG.")
@click.option("--kind", type=click.Choice(KINDS), help="Only places of this kind.")
@click.option("--language", help="Only names in this language: ISO code, such as ky.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="Most answers a name."
)
@output_options(FORMATS)
def lookup(
    names: tuple[str, ...],
    country: str | None,
    kind: str | None,
    language: str | None,
    limit: int,
    format_: str | None,
    output: str | None,
) -> None:
    """Look a place name up in the gazetteer, in any of its languages and spellings."""
    from .search import lookup as find
    from .search import suggest
    from .writers import place_row, rows

    answers: list[dict[str, Any]] = []
    missing = False
    for name in _names(names):
        found = find(name, country=country, kind=kind, language=language, limit=limit)
        query = {"query": name} if len(names) > 1 or names == ("-",) else {}
        answers += [
            place_row(candidate.place, **query, score=round(candidate.score, 2)) for candidate in found
        ]
        if not found:
            missing = True
            hints = suggest(name)
            _tell(f"{name}: not found" + (f"; did you mean {', '.join(hints)}?" if hints else ""))
    if answers:
        rows(answers, output, format_)
    _finish(not missing)


@geonews.command(cls=Command, examples="geonews near 40.53 72.80\ngeonews near 39.84 70.58 --limit 10 -f csv")
@click.argument("lat", type=float)
@click.argument("lon", type=float)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    default=("settlement",),
    show_default=True,
    help="What to name; repeatable.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="Most answers.")
@output_options(FORMATS)
def near(
    lat: float, lon: float, kinds: tuple[str, ...], limit: int, format_: str | None, output: str | None
) -> None:
    """Name the places nearest to a point (WGS 84 degrees)."""
    from .search import near as find
    from .writers import place_row, rows

    try:
        found = find(lat, lon, kinds=kinds, limit=limit)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if found:
        rows(
            [place_row(n.place, distance_km=round(n.distance_km, 1), bearing=n.bearing) for n in found],
            output,
            format_,
        )
    _finish(bool(found))


@geonews.group()
def gazetteer() -> None:
    """Ask about the gazetteer itself."""


@gazetteer.command(cls=Command, examples="geonews gazetteer info")
def info() -> None:
    """Show how many places of which kind each country has."""
    from .gazetteer import open_gazetteer
    from .writers import rows

    opened = open_gazetteer()
    for key, value in opened.facts().items():
        _tell(f"{key}: {value}")
    table: dict[str, dict[str, Any]] = {}
    for country, kind, count in opened.coverage():
        known = country in ("KG", "KZ", "UZ", "TJ", "TM")
        row = table.setdefault(country if known else "others", {})
        row[kind] = row.get(kind, 0) + count
    kinds = KINDS[1:]
    rows(
        [
            {"in": c, "places": sum(row.values()), **{k: row.get(k, 0) for k in kinds}}
            for c, row in table.items()
        ],
        None,
        "table",
    )


@gazetteer.command(cls=Command, examples="geonews gazetteer sources -f csv")
@output_options(FORMATS[:-1])
def sources(format_: str | None, output: str | None) -> None:
    """List where the facts come from and under which licence."""
    from .gazetteer import open_gazetteer
    from .writers import rows

    columns = ("key", "package", "file", "licence", "what")
    rows([dict(zip(columns, row, strict=True)) for row in open_gazetteer().sources()], output, format_)


@gazetteer.command(cls=Command, examples="geonews gazetteer check")
def check() -> None:
    """Prove the compiled gazetteer sound: intact, complete, every parent there."""
    from .gazetteer import open_gazetteer

    problems = open_gazetteer().problems()
    for problem in problems:
        _tell(problem)
    _tell(f"{len(problems)} problems" if problems else "no problems")
    _finish(not problems)


def _reports(
    sources: tuple[str, ...], text: str | None, language: str | None, published: datetime | None
) -> Iterator[Report]:
    """Yield the report of every article; an input that fails is named and noted, the rest goes on."""
    from . import analyze_many

    day = published.date() if published else None
    yield from _with_progress(analyze_many(_articles(sources, text, language, day)))


def _articles(
    sources: tuple[str, ...], text: str | None, language: str | None, day: Any
) -> Iterator[Article]:
    from dataclasses import replace

    from .model import Article
    from .readers import read_all

    if text is not None:
        yield Article("text", text, published=day, language=language)
        return
    if not sources and sys.stdin.isatty():
        raise click.UsageError("give a SOURCE, - for standard input, or --text")
    context = click.get_current_context()

    def note(error: GeonewsError) -> None:
        context.meta[FAILED] = True
        _tell(str(error))

    for article in read_all(sources or ("-",), on_error=note):
        yield replace(article, language=language or article.language, published=article.published or day)


def _with_progress(reports: Iterable[Report]) -> Iterator[Report]:
    """Count the articles on a terminal once it takes longer than a second."""
    from time import monotonic

    started = shown = monotonic()
    is_terminal = sys.stderr.isatty()
    for count, report in enumerate(reports, 1):
        yield report
        if is_terminal and monotonic() - shown > 1:
            shown = monotonic()
            click.echo(f"\r{count} articles, {count / (shown - started):.0f}/s", err=True, nl=False)
    if is_terminal and shown > started:
        click.echo("\r\033[K", err=True, nl=False)


def _event_filter(
    since: datetime | None,
    until: datetime | None,
    types: tuple[str, ...],
    country: str | None = None,
    status: str | None = None,
    least: float = 0.0,
) -> Callable[[Event], bool]:
    from .ontology import CATEGORIES, TYPES

    for name in types:
        if name not in TYPES and name not in CATEGORIES:
            raise click.BadParameter(
                f"{name!r}: no such type or category; one of {', '.join([*CATEGORIES, *TYPES])}"
            )

    def keep(event: Event) -> bool:
        if types and event.type not in types and TYPES[event.type].category not in types:
            return False
        if (since or until) and event.date is None:
            return False
        if since and event.date and event.date.end < since.date():
            return False
        if until and event.date and event.date.start > until.date():
            return False
        if country and (event.place is None or country.upper() not in event.place.countries):
            return False
        return (not status or event.status == status) and event.confidence >= least

    return keep


def _filtered(report: Report, keep: Callable[[Event], bool]) -> Report:
    from dataclasses import replace

    return replace(report, events=tuple(filter(keep, report.events)))


def _confident(report: Report, least: float) -> Report:
    from dataclasses import replace

    return (
        replace(report, resolutions=tuple(r for r in report.resolutions if r.confidence >= least))
        if least
        else report
    )


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


def _names(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the names asked for; - stands for the lines of standard input."""
    for name in names:
        if name == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield name


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


def _tell(message: str) -> None:
    click.echo(f"geonews: {message}", err=True)


def _finish(found: bool) -> None:
    context = click.get_current_context()
    context.exit(0 if found and not context.meta.get(FAILED) else 1)


def main() -> None:
    """Run the command line and exit with its status."""
    try:
        status = geonews(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except GeonewsError as error:
        _tell(str(error))
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        _tell("interrupted")
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status or 0)
