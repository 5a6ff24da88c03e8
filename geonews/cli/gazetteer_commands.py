"""The commands that ask the gazetteer, and those that add to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..model import KINDS
from .options import FORMATS, Command, finish, output_options, places_option, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..gazetteer import Gazetteer
    from ..model import Candidate, Place
    from ..overlay import Progress

__all__ = ["gazetteer", "input_names", "lookup", "near"]

_SHOWN_NAMES = ("official", "alias", "abbreviation", "transliteration", "historic")
REGION = ("KG", "KZ", "UZ", "TJ", "TM")


@click.command(
    cls=Command,
    examples='geonews lookup Jalalabad\ngeonews lookup "Ысык-Көл" --kind water --names\n'
    'geonews lookup Osh Ош "Oʻsh" -f json\ngeonews lookup - --limit 1 -f csv < names.txt',
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--country", help="ISO code, such as KG.")
@click.option("--kind", type=click.Choice(KINDS), help="Only places of this kind.")
@click.option("--language", help="Only names in this language: ISO code, such as ky.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="Most answers a name."
)
@click.option("--names", "show_names", is_flag=True, help="Show each place with its names by language.")
@click.option("--explain", is_flag=True, help="Show what decided the order.")
@places_option
@output_options(FORMATS)
def lookup(
    names: tuple[str, ...],
    country: str | None,
    kind: str | None,
    language: str | None,
    limit: int,
    show_names: bool,
    explain: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """Look a place name up in the gazetteer, in any of its languages and spellings.

    A name is tried as written, then by sound, then for similar spellings. A word for the kind of place
    ("Osh region") or the place around it ("Jalalabad, Afghanistan") narrows the answer. A phrase such as
    "30 km south of Osh" is answered with its point and its outline (the latter with -f geojson, csv or json).
    """
    from ..gazetteer import open_gazetteer
    from ..search import lookup as find
    from ..search import suggest

    opened = open_gazetteer()
    answers: list[tuple[str, Candidate]] = []
    missing = False
    outlines: dict[str, Mapping[str, Any]] = {}
    reasons: dict[str, str] = {}
    for name in input_names(names):
        found = _related(name, opened, outlines, reasons) or find(
            name, country=country, kind=kind, language=language, limit=limit, gazetteer=opened
        )
        answers += [(name, candidate) for candidate in found]
        if not found:
            missing = True
            hints = [] if name in reasons else suggest(name, gazetteer=opened)
            hint = f"; did you mean {', '.join(hints)}?" if hints else ""
            tell(f"{name}: {reasons.get(name, 'not found')}{hint}")
    is_table = format_ in (None, "table") and not output
    if explain and is_table:
        for name, candidate in answers:
            click.echo("\n".join(_explained(name, candidate)))
    elif answers and is_table and not outlines and (show_names or len(answers) == 1):
        click.echo("\n\n".join("\n".join(_described(c.place, opened)) for _, c in answers))
    elif answers:
        several = len(names) > 1 or names == ("-",)
        _write(answers, outlines, several, show_names, explain, format_, output, opened)
    finish(not missing)


def _related(
    name: str, opened: Gazetteer, outlines: dict[str, Mapping[str, Any]], reasons: dict[str, str]
) -> list[Candidate]:
    """Return what a phrase such as "30 km south of Osh" is; note its outline, or why it is no place."""
    if " " not in name.strip():
        return []
    from ..model import Candidate, Place
    from ..relations import locate

    found = locate(name, opened)
    relation = found.relation if found else None
    if relation and relation.reason:
        reasons[name] = f"no place: {relation.reason}"
    if not found or not found.place or not relation or relation.lat is None or not found.geometry:
        return []
    anchor = found.place
    place = Place(
        f"{anchor.id}+{relation.kind}", relation.text, "area", anchor.country, relation.lat,
        relation.lon or 0.0, relation.radius_km or anchor.radius_km, anchor.admin1, feature=relation.kind,
        source=anchor.source,
    )  # fmt: skip
    outlines[place.id] = found.geometry
    return [Candidate(place, found.confidence, (("confidence", found.confidence),))]


def _write(
    answers: Sequence[tuple[str, Candidate]],
    outlines: Mapping[str, Mapping[str, Any]],
    several: bool,
    show_names: bool,
    explain: bool,
    format_: str | None,
    output: str | None,
    opened: Gazetteer,
) -> None:
    from ..writers import place_row, rows

    listed = []
    for name, candidate in answers:
        beside: dict[str, object] = {"query": name} if several else {}
        beside["score"] = round(candidate.score, 2)
        if outlines and format_ not in (None, "table"):
            beside["geometry"] = outlines.get(candidate.place.id)
        if show_names:
            beside["names"] = "; ".join(f"{n} ({code})" for code, n in _names_of(candidate.place, opened))
        if explain:
            beside["reasons"] = _reasons(candidate)
        listed.append(place_row(candidate.place, **beside))
    rows(listed, output, format_)


def _reasons(candidate: Candidate) -> str:
    return ", ".join(f"{name} {value:+.2f}" for name, value in candidate.evidence)


def _explained(name: str, candidate: Candidate) -> list[str]:
    place = candidate.place
    where = ", ".join(filter(None, (place.admin2, place.admin1, place.country)))
    return [
        f"{name}: {place.name} [{place.kind}] {where}  {place.id}",
        f"    {candidate.score:5.2f} = {_reasons(candidate)}",
    ]


def _described(place: Place, opened: Gazetteer) -> list[str]:
    """Return a place as a paragraph: what and where it is, what it is called, who says so."""
    chain = [unit.name for parent in place.parents if (unit := opened.place(parent))]
    what = place.kind + (f" ({place.feature})" if place.feature else "")
    where = ", ".join(chain or place.countries)
    lines = [f"{place.name}: {what}" + (f" in {where}" if where else "")]
    point = f"  {place.lat:.5f} {place.lon:.5f}, radius {place.radius_km:.1f} km"
    lines.append(point + (f", {place.population:,} people" if place.population else ""))
    lines.append(f"  {place.id}, source: {place.source}")
    by_language: dict[str, list[str]] = {}
    for language, name in _names_of(place, opened):
        by_language.setdefault(language, []).append(name)
    return [*lines, *(f"  {language:<3} {', '.join(names)}" for language, names in by_language.items())]


def _names_of(place: Place, opened: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield (language, name), a historic name marked; people and adjectives left out."""
    order = {"en": 0, "ru": 1, "ky": 2, "kk": 3, "uz": 4, "tg": 5, "tk": 6, "": 99}
    names = [n for n in opened.names_of(place.id) if n.kind in _SHOWN_NAMES]
    pairs = [
        (code, _SHOWN_NAMES.index(n.kind), n.name + (" (formerly)" if n.kind == "historic" else ""))
        for n in names
        for code in n.language.split(",")
    ]
    for code, _, name in sorted(set(pairs), key=lambda p: (order.get(p[0], 50), p)):
        yield code or "-", name


@click.command(cls=Command, examples="geonews near 40.53 72.80\ngeonews near 39.84 70.58 --limit 10 -f csv")
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
@places_option
@output_options(FORMATS)
def near(
    lat: float, lon: float, kinds: tuple[str, ...], limit: int, format_: str | None, output: str | None
) -> None:
    """Name the places nearest to a point (WGS 84 degrees) and the units it lies in."""
    from ..search import locate
    from ..search import near as find
    from ..writers import place_row, rows

    try:
        found = find(lat, lon, kinds=kinds, limit=limit)
        units = locate(lat, lon)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    answers = [
        place_row(n.place, relation="near", distance_km=round(n.distance_km, 1), bearing=n.bearing)
        for n in found
    ]
    answers += [place_row(unit, relation="in", distance_km=0.0, bearing="") for unit in units if unit]
    if answers:
        rows(answers, output, format_)
    finish(bool(answers))


@click.group()
def gazetteer() -> None:
    """Ask about the gazetteer itself, or add to it."""


@gazetteer.command(cls=Command, examples="geonews gazetteer info")
def info() -> None:
    """Show how many places of which kind each country has."""
    from ..gazetteer import open_gazetteer
    from ..writers import rows

    opened = open_gazetteer()
    for key, value in opened.facts().items():
        tell(f"{key}: {value}")
    tell(f"own places: {opened.own or 'none'}")
    table: dict[str, dict[str, Any]] = {}
    for country, kind, count in opened.coverage():
        row = table.setdefault(country if country in REGION else "others", {})
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
    from ..gazetteer import open_gazetteer
    from ..writers import rows

    columns = ("key", "package", "file", "licence", "what")
    rows([dict(zip(columns, row, strict=True)) for row in open_gazetteer().sources()], output, format_)


@gazetteer.command(cls=Command, examples="geonews gazetteer check")
def check() -> None:
    """Prove the compiled gazetteer sound: intact, complete, every parent there."""
    from ..gazetteer import open_gazetteer

    problems = open_gazetteer().problems()
    for problem in problems:
        tell(problem)
    tell(f"{len(problems)} problems" if problems else "no problems")
    finish(not problems)


@gazetteer.command(
    cls=Command,
    examples='geonews gazetteer add "Ak-Bulak checkpoint" 39.87 70.61 --kind crossing --country KG '
    '--name "ru:КПП Ак-Булак"',
)
@click.argument("name")
@click.argument("lat", type=float)
@click.argument("lon", type=float)
@click.option("--kind", type=click.Choice(KINDS), default="settlement", show_default=True)
@click.option("--country", default="", help="ISO code; found by the point when not given.")
@click.option(
    "--name", "names", multiple=True, metavar="LANG:NAME", help="Further name, such as ru:Ош; repeatable."
)
def add(name: str, lat: float, lon: float, kind: str, country: str, names: tuple[str, ...]) -> None:
    """Add a place of your own, found from now on by every command."""
    from ..gazetteer import DATABASE, open_gazetteer, user_file
    from ..overlay import add as put

    path = user_file()
    try:
        entry = put(
            path, name, lat, lon, kind=kind, country=country, names=names,
            gazetteer=open_gazetteer(DATABASE),
        )  # fmt: skip
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    tell(f"added to {path}")
    place = open_gazetteer().place(entry.id)
    if place:
        click.echo("\n".join(_described(place, open_gazetteer())))


@gazetteer.command(
    "import",
    cls=Command,
    examples="geonews gazetteer import KG.zip\ngeonews gazetteer import TJ.txt --kinds settlement,water\n"
    "geonews gazetteer import places.geojson",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kinds", metavar="KIND,...", default="", help=f"Of {', '.join(KINDS)}; all by default.")
@click.option("--min-population", type=click.IntRange(0), default=0, help="Fewest people of a settlement.")
def import_(file: Path, kinds: str, min_population: int) -> None:
    """Add the places of a GeoNames dump, GeoJSON (Who's On First, OpenStreetMap) or CSV file.

    A place that is known already gets the further names; a village known only by its district gets its
    point. An import that was cut off goes on where it was when it is run again.
    """
    from ..gazetteer import DATABASE, open_gazetteer, user_file
    from ..overlay import import_file, open_store

    wanted = frozenset(kind.strip() for kind in kinds.split(",") if kind.strip())
    unknown = wanted.difference(KINDS)
    if unknown:
        raise click.BadParameter(f"no such kind: {', '.join(sorted(unknown))}; of {', '.join(KINDS)}")
    path = user_file()
    store = open_store(path, open_gazetteer(DATABASE))
    try:
        progress = import_file(file, store, kinds=wanted, min_population=min_population, report=_report)
    finally:
        store.close()
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)
    for problem in progress.problems:
        tell(f"{problem}; skipped")
    if progress.broken > len(progress.problems):
        tell(f"{progress.broken - len(progress.problems)} more lines skipped")
    tell(_summary(progress))
    tell(f"places in {path}")
    finish(progress.kept > 0)


def _summary(progress: Progress) -> str:
    if progress.done and progress.resumed == progress.read and progress.seconds == 0:
        return f"{progress.file}: imported before ({progress.kept:,} places)"
    counts = ", ".join(f"{count:,} {what}" for what, count in progress.counts.items())
    again = f" (from {progress.resumed:,} on)" if progress.resumed else ""
    return f"{progress.file}: {progress.read:,} read{again}; {counts}"


def _report(progress: Progress) -> None:
    """Say how far an import is, on a terminal."""
    if sys.stderr.isatty():
        rate = (progress.read - progress.resumed) / max(progress.seconds, 0.001)
        counts = f"{progress.read:,} read, {progress.kept:,} kept, {rate:,.0f}/s"
        click.echo(f"\r{progress.file}: {counts}", err=True, nl=False)


def input_names(names: Iterable[str]) -> Iterator[str]:
    """Yield the names asked for; - stands for the lines of standard input."""
    for name in names:
        if name == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield name
