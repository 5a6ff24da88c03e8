"""The tables under gazetteer/ pass their own check, and a broken one is named with its file and line."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from geonews import model

ROOT = Path(__file__).parent.parent
GAZETTEER = ROOT / "gazetteer"
sys.path.insert(0, str(GAZETTEER))

from compiler import attribution, check, database, shapes, tables  # noqa: E402

PLACES = "\t".join(tables.PLACE_COLUMNS)
NAMES = "\t".join(tables.NAME_COLUMNS)
KG = "iso:KG\tKyrgyzstan\tcountry\tPCLI\tKG\t\t\t41.7\t74.5\t250\t6000000\tgeonames"
OSH = "gn:1\tOsh\tsettlement\tPPLA\tKG\t\t\t40.53\t72.8\t6\t300000\tgeonames"
NAME = "gn:1\tru\tCyrl\tofficial\t\t\tОш\tgeonames"
SOURCE = '[geonames]\npackage = "pypi x==1"\nfile = "f"\nlicence = "l"\nupstream = "u"\nwhat = "w"\n'


@pytest.fixture
def small(tmp_path):
    """A gazetteer of two places, valid."""
    for name in ("places", "names", "words", "persons", "shapes"):
        (tmp_path / name).mkdir()
    (tmp_path / "SOURCES.toml").write_text(SOURCE, encoding="utf-8")
    write(tmp_path, places=[OSH, KG], names=[NAME])
    return tmp_path


def write(folder, *, places, names):
    for name, header, lines in (("places", PLACES, places), ("names", NAMES, names)):
        text = "\n".join([header, *lines]) + "\n"
        (folder / name / "test.tsv").write_text(text, encoding="utf-8")


def test_our_tables_are_sound():
    assert check.problems(tables.read()) == []


def test_kinds_are_those_of_the_model():
    assert check.KINDS == model.KINDS


def test_attribution_is_current(tmp_path):
    attribution.write(tables.read().sources, tmp_path / "A.md")
    written = (tmp_path / "A.md").read_text(encoding="utf-8")
    assert written == (GAZETTEER / "ATTRIBUTION.md").read_text(encoding="utf-8")


def test_small_gazetteer_is_sound(small):
    assert check.problems(tables.read(small)) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("\tsettlement\t", "\ttown\t", "places/test.tsv:2", "kind 'town'"),
        ("\t40.53\t", "\t140.53\t", "places/test.tsv:2", "no coordinate"),
        ("\t40.53\t", "\tnorth\t", "places/test.tsv:2", "no coordinate"),
        ("\t6\t300000", "\t0\t300000", "places/test.tsv:2", "radius_km"),
        ("\t300000\t", "\tmany\t", "places/test.tsv:2", "population"),
        ("\tKG\t\t\t40", "\tXX\t\t\t40", "places/test.tsv:2", "country XX"),
        ("\tKG\t\t\t40", "\tKG\tgn:9\t\t40", "places/test.tsv:2", "admin1 gn:9"),
        ("\tKG\t\t\t40", "\tKG\tiso:KG\t\t40", "places/test.tsv:2", "no region"),
        ("300000\tgeonames", "300000\tmemory", "places/test.tsv:2", "source 'memory'"),
        ("300000\tgeonames", "300000\tcurated https://x.org guess", "places/test.tsv:2", "x.org guess"),
        ("gn:1\tOsh\t", "gn:1\t\t", "places/test.tsv:2", "name is empty"),
        ("gn:1\tOsh\t", "gn:1\tOsh \t", "places/test.tsv:2", "stray spaces"),
        ("gn:1\tOsh\t", "gn:1\tO\u0308sh\t", "places/test.tsv:2", "NFC"),
        ("gn:1\tOsh\t", "iso:KG\tOsh\t", "places/test.tsv:3", "is also at"),
        ("gn:1\tOsh\t", "zz\tOsh\t", "places/test.tsv:3", "out of order"),
        ("\t300000\tgeonames", "\tgeonames", "places/test.tsv:2", "11 cells"),
    ],
)
def test_a_broken_place_is_named(small, old, new, where, what):
    assert old in OSH
    write(small, places=[OSH.replace(old, new), KG], names=[])
    found = check.problems(tables.read(small))
    assert any(line.startswith(where) and what in line for line in found), found


def test_a_placed_place_stands_where_another_does(small):
    line = OSH.replace("geonames", "curated https://x.org/Osh placed")
    write(small, places=[line, KG], names=[])
    [problem] = check.problems(tables.read(small))
    assert "said to be placed" in problem


@pytest.mark.parametrize("source", ["curated https://x.org/Osh", "curated https://x.org/Osh unread"])
def test_a_curated_place_names_its_reference(small, source):
    write(small, places=[OSH.replace("geonames", source), KG], names=[])
    assert check.problems(tables.read(small)) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (NAME.replace("gn:1", "gn:2"), "place gn:2 is unknown"),
        (NAME.replace("\tru\t", "\txx\t"), "language 'xx'"),
        (NAME.replace("Cyrl", "Grek"), "script 'Grek'"),
        (NAME.replace("official", "nick"), "kind 'nick'"),
        (NAME.replace("\t\t\tОш", "\tlong ago\t\tОш"), "from is no year"),
        (NAME.replace("Ош", ""), "name is empty"),
        (f"{NAME}\n{NAME}", "said already"),
    ],
)
def test_a_broken_name_is_named(small, line, what):
    write(small, places=[OSH, KG], names=line.split("\n"))
    found = check.problems(tables.read(small))
    assert any(problem.startswith("names/test.tsv:") and what in problem for problem in found), found


def test_a_point_outside_its_country_is_named(small):
    shutil.copy(GAZETTEER / "shapes" / "borders.topojson", small / "shapes")
    write(small, places=[OSH.replace("72.8", "62.8"), KG], names=[])
    assert any("outside KG" in line for line in check.problems(tables.read(small)))


def test_the_same_tables_give_the_same_bytes(small):
    first, second = small / "a.db", small / "b.db"
    content = tables.read(small)
    database.compile_database(content, first)
    database.compile_database(tables.read(small), second)
    assert first.read_bytes() == second.read_bytes()
    with closing(sqlite3.connect(first)) as db:
        found = db.execute("SELECT p.name FROM name n JOIN place p ON p.n = n.place WHERE n.key = 'ош'")
        assert found.fetchall() == [("Osh",)]


@pytest.mark.parametrize(
    ("seat", "left"),
    [
        ("40.55\t72.8\t2\t\tgeonames", [("gn:1", "PPLA2", 300000)]),  # the same town, as a seat of nobody
        ("40.55\t72.8\t2\t900\tgeonames", [("gn:1", "PPLA", 300000), ("gn:2", "PPLA2", 900)]),
        ("40.65\t72.8\t2\t\tgeonames", [("gn:1", "PPLA", 300000), ("gn:2", "PPLA2", None)]),
    ],
)
def test_a_town_told_twice_is_one(small, seat, left):
    """Two lines of GeoNames with a name in common, near each other, one of them without people."""
    twin = f"gn:2\tUsh\tsettlement\tPPLA2\tKG\t\t\t{seat}"
    osh = OSH if len(left) > 1 else OSH.replace("PPLA", "PPL")
    names = [NAME, "gn:2\tru\tCyrl\tofficial\t\t\tОш\tgeonames"]
    write(small, places=[osh, twin, KG], names=names)
    path = small / "a.db"
    database.compile_database(tables.read(small), path)
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT id, feature, population FROM place WHERE kind = 'settlement' ORDER BY id")
        assert found.fetchall() == left
        keys = db.execute(
            "SELECT DISTINCT p.id FROM name n JOIN place p ON p.n = n.place WHERE n.key = 'ush'"
        )
        assert keys.fetchall() == [(left[-1][0],)]


@pytest.mark.parametrize(
    ("lon", "lat", "region"),
    [
        (72.80, 40.53, "gn:1346798"),  # Osh
        (69.58, 42.32, "gn:1537272"),  # Shymkent, a hole in the Turkistan region
        (76.95, 43.25, "gn:1526395"),  # Almaty city
        (71.43, 51.13, "gn:1538317"),  # Astana
        (67.70, 47.79, "gn:12510145"),  # Zhezkazgan, in the Ulytau region since 2022
        (59.60, 42.46, "gn:453752"),  # Nukus
        (71.55, 37.49, "gn:1221692"),  # Khorugh
        (58.38, 37.95, "gn:162181"),  # Ashgabat, inside the Ahal region on the map
    ],
)
def test_regions_hold_their_cities(lon, lat, region):
    regions = shapes.geometries(tables.read().topology, "admin1")
    holders = [key for key, shape in regions.items() if shapes.inside(lon, lat, shapes.polygons(shape))]
    assert holders == [region]
