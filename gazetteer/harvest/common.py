"""What the harvest scripts share: rows, tables, unpacked packages.

A script reads packages that ``fetch.py`` has unpacked into one folder and rewrites the tables it
owns; running it twice gives the same bytes.
"""

from __future__ import annotations

import bz2
import gettext
import json
import math
import sqlite3
import sys
import tempfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent
sys.path.insert(0, str(TABLES))
sys.path.append(str(TABLES.parent))

from compiler.tables import NAME_COLUMNS, PLACE_COLUMNS, load  # noqa: E402 - needs the path above

text = load("text")
"""geonews.text, without the rest of the package and what it imports."""

CENTRAL_ASIA = ("KG", "KZ", "TJ", "TM", "UZ")
LANGUAGES = ("en", "ru", "ky", "kk", "uz", "tg", "tk")


class PlaceRow(NamedTuple):
    """A line of gazetteer/places/*.tsv."""

    id: str
    name: str
    kind: str
    feature: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    radius_km: float
    population: int | None
    source: str


class NameRow(NamedTuple):
    """A line of gazetteer/names/*.tsv; ``since`` and ``until`` are the columns from and to."""

    place: str
    language: str
    script: str
    kind: str
    since: str
    until: str
    name: str
    source: str


def packages() -> Path:
    """Return the folder of unpacked packages, the only argument of every script."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(f"usage: python {sys.argv[0]} FOLDER    (a folder filled by fetch.py)")
    return Path(sys.argv[1])


def number(value: float, digits: int) -> str:
    """Write a number without trailing zeros."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else str(round(value))


def write_places(name: str, rows: list[PlaceRow]) -> None:
    """Write places/NAME.tsv, sorted."""
    lines = []
    for row in rows:
        cells = [row.id, row.name, row.kind, row.feature, row.country, row.admin1, row.admin2]
        cells += [number(row.lat, 5), number(row.lon, 5), number(row.radius_km, 1)]
        lines.append([*cells, "" if row.population is None else str(row.population), row.source])
    write_table(TABLES / "places" / f"{name}.tsv", PLACE_COLUMNS, lines)


def write_names(name: str, rows: set[NameRow] | list[NameRow]) -> None:
    """Write names/NAME.tsv, sorted; what several sources say is written once, with the first of them.

    What a curated table says is left to it.
    """
    facts: dict[NameRow, NameRow] = {}
    curated = curated_facts()
    for row in sorted(row._replace(name=clean(row.name)) for row in rows):
        if (row.place, row.language, row.name) not in curated:
            facts.setdefault(row._replace(source=""), row)
    write_table(TABLES / "names" / f"{name}.tsv", NAME_COLUMNS, [list(row) for row in facts.values()])


@cache
def curated_facts() -> set[tuple[str, str, str]]:
    """Return place, language and name of every line of the tables written by hand."""
    return {
        (row["place"], row["language"], row["name"])
        for path in (TABLES / "names").glob("curated-*.tsv")
        for row in read_table(f"names/{path.stem}")
    }


def write_table(path: Path, header: list[str], lines: list[list[str]]) -> None:
    """Write a table in the form that ``build.py --check`` asks for."""
    text = sorted("\t".join(clean(cell) for cell in line) for line in lines)
    path.write_text("\n".join(["\t".join(header), *text]) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.parent.name}/{path.name}: {len(text):,} lines")


def clean(value: str) -> str:
    """Normalise white space and composition."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def read_tsv(path: Path) -> list[list[str]]:
    """Return the cells of a tab-separated file."""
    return [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our own tables, such as places/countries."""
    header, *lines = read_tsv(TABLES / f"{name}.tsv")
    return [dict(zip(header, line, strict=True)) for line in lines]


def read_json(path: Path) -> Any:
    """Return the content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def tagged_names(root: Path) -> dict[str, dict[str, str]]:
    """Return language -> GeoNames id -> name, as libgeonames-common has them."""
    folder = root / "libgeonames-common/usr/share/locale"
    found = {}
    for language in LANGUAGES:
        with (folder / language / "LC_MESSAGES/geonames.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        found[language] = {key: value for key, value in catalogue.items() if key and value != key}
    return found


def population_radius(population: int | None) -> float:
    """Return the radius in km of a town of so many people at 3,000 people a square km, at least 1 km."""
    return max(1.0, math.sqrt((population or 0) / 3000 / math.pi)) if population else 2.0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two (lat, lon) points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def geonames_points(root: Path) -> dict[str, tuple[float, float]]:
    """Return GeoNames id -> (lat, lon) of countries and regions, from OpenWeather's list of GeoNames places.

    GeoNames' own point of a unit is the one other tools and gold texts use; a centroid lies elsewhere.
    """
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(bz2.decompress((root / "pyowm/pyowm/commons/cityids/cities.db.bz2").read_bytes()))
        file.flush()
        database = sqlite3.connect(file.name)
        rows = database.execute("SELECT city_id, lat, lon FROM city").fetchall()
        database.close()
    return {str(gid): (lat, lon) for gid, lat, lon in rows}


def near_enough(point: tuple[float, float], middle: tuple[float, float], radius_km: float) -> bool:
    """Tell whether a point lies within one and a half radii of the middle of its unit."""
    lat, lon = (math.radians(value) for value in point)
    mid_lat, mid_lon = (math.radians(value) for value in middle)
    h = (
        math.sin((mid_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(mid_lat) * math.sin((mid_lon - lon) / 2) ** 2
    )
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h))) <= 1.5 * radius_km
