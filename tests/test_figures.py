"""The figures in the gazetteer are those that the relations draw, and spare the geometry library."""

import subprocess
import sys

import pytest

from geonews.gazetteer import DATABASE, Gazetteer, open_gazetteer
from geonews.model import Article
from geonews.pipeline import find_places
from geonews.relations import atlas, relating
from geonews.relations.relating import draw
from geonews.relations.subject import Subject

SAMPLES = ["iso:KG 180", "iso:KG 0", "iso:KZ 270", "iso:KZ C", "iso:TJ 45", "iso:AF 0", "ferghana-valley C",
           "gn:1346798 C", "gn:1463580 0", "gn:1528260 90"]  # fmt: skip


@pytest.mark.parametrize("key", SAMPLES)
def test_drawn_beforehand_as_drawn_now(key: str) -> None:
    gazetteer = Gazetteer(DATABASE)
    place_id, wind = key.split(" ")
    place = gazetteer.place(place_id)
    assert place
    bearing = None if wind == "C" else float(wind)
    subject = Subject("centre" if wind == "C" else "part", (place,), bearing=bearing)
    assert subject.key == key
    assert gazetteer.figure(key) == draw(subject, gazetteer)


@pytest.mark.parametrize(
    ("kind", "ids", "words", "key"),
    [
        ("border", ("iso:TJ", "iso:KG"), (), "iso:KG iso:TJ"),
        ("border", ("iso:KZ", "iso:UZ"), (("close", "near"),), "iso:KZ iso:UZ close"),
        ("shore", ("issyk-kul",), (), "issyk-kul shore"),
    ],
)
def test_borders_and_shores(
    kind: str, ids: tuple[str, ...], words: tuple[tuple[str, str], ...], key: str
) -> None:
    gazetteer = Gazetteer(DATABASE)
    subject = Subject(kind, tuple(filter(None, map(gazetteer.place, ids))), words=words)
    assert subject.key == key and len(subject.places) == len(ids)
    assert gazetteer.figure(key) == draw(subject, gazetteer)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Osh, Jalal-Abad and Batken are three southern regions of Kyrgyzstan.", True),
        ("The southern regions of Kyrgyzstan are quiet.", True),
        ("Osh and Batken are two southern regions of Kyrgyzstan.", False),
        ("Two northern regions of Uzbekistan are quiet.", False),
    ],
)
def test_named_regions(text: str, known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def geometries() -> list[object]:
        atlas.atlas_of(open_gazetteer()).drawn.clear()
        return [r.geometry for r in find_places(Article("a", text, language="en")).resolutions if r.geometry]

    subjects: list[Subject] = []
    monkeypatch.setattr(relating, "draw", lambda subject, _: subjects.append(subject) or draw(subject, _))
    found = geometries()
    assert bool(subjects) is not known
    monkeypatch.setattr(Subject, "key", "")
    assert found and found == geometries()


@pytest.mark.parametrize(
    "phrase",
    ["southern Kyrgyzstan", "the north of Batken region", "на юге Киргизии", "the Kyrgyz-Tajik border"],
)
def test_it_needs_no_geometry_library(phrase: str) -> None:
    code = (
        "import sys, geonews.pipeline as p; from geonews import Article; "
        f"found = p.find_places(Article('a', 'В 2010 {phrase}, floods hit {phrase}.')).resolutions; "
        "assert any(r.geometry for r in found), found; sys.exit('shapely' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
