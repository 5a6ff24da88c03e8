"""Places by relation: one line a case, then nonsense, hostile input, geometry in general."""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest
import shapely
import shapely.geometry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geonews
from geonews.distance import distance_km
from geonews.gazetteer import open_gazetteer
from geonews.geometry import positions
from geonews.map.naming import naming_of
from geonews.model import Article, Mention, Resolution
from geonews.recognition import recognise
from geonews.relations import languages, locate, relate
from geonews.relations.atlas import atlas_of
from geonews.relations.edges import REACHES
from geonews.relations.figures import FIGURES, draw
from geonews.relations.parts import PARTS
from geonews.relations.plane import Plane, destination
from geonews.relations.reading import Distance
from geonews.relations.subject import Subject, UndrawableError
from geonews.resolution import resolve

HERE = Path(__file__).parent
CASES = HERE / "cases" / "relations.tsv"
SHARE = 0.95
"""Least share of the cases that must pass."""


def related(text: str, language: str) -> list[Resolution]:
    article, gazetteer = Article("case", text, language=language), open_gazetteer()
    return relate(article, resolve(article, recognise(article, gazetteer), gazetteer), gazetteer)


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def problem(case: list[str]) -> str:
    """Return what is wrong with the answer to a case, empty when nothing is."""
    language, kind, text, lat, lon, tolerance = case
    relations = [r.relation for r in related(text, language) if r.relation]
    if kind == "none":
        return f"found {relations[0].text!r}" if relations else ""
    found = [relation for relation in relations if relation.kind == kind]
    if not found:
        return f"no {kind}, only {[(r.kind, r.text) for r in relations]}"
    relation = found[0]
    if lat == "-":
        return "" if relation.lat is None and relation.reason else f"placed at {relation.lat}, {relation.lon}"
    if relation.lat is None or relation.lon is None:
        return relation.reason
    off = distance_km(float(lat), float(lon), relation.lat, relation.lon)
    return "" if off <= float(tolerance) else f"{off:.0f} km off at {relation.lat}, {relation.lon}"


def test_cases() -> None:
    table = cases()
    failed = [(*case[:3], wrong) for case in table if (wrong := problem(case))]
    assert len(table) >= 150
    assert len(failed) <= (1 - SHARE) * len(table), "\n".join(map(str, failed))


def test_every_kind_and_language_has_a_case() -> None:
    assert {case[0] for case in cases()} == set(languages.NAMES)
    drawn = {case[1] for case in cases() if case[3] != "-"}
    assert len(set(FIGURES) - drawn) <= 3, set(FIGURES) - drawn


def test_distance_and_direction_error() -> None:
    errors = []
    for language, kind, text, lat, lon, _ in cases():
        if kind == "offset" and lat != "-":
            found = [r.relation for r in related(text, language) if r.relation and r.relation.kind == kind]
            if found:
                errors.append(distance_km(float(lat), float(lon), found[0].lat, found[0].lon))
    assert len(errors) > 60
    assert median(errors) <= 2.0


def test_anchor_keeps_its_place() -> None:
    [resolution] = related("An avalanche came down 20 km north of Osh.", "en")
    assert resolution.place is not None and resolution.place.name == "Osh"
    assert resolution.confidence > 0.5
    relation = resolution.relation
    assert relation is not None and relation.text == "20 km north of Osh"
    assert resolution.geometry is not None and resolution.geometry["type"] == "Polygon"


def test_both_ends_share_one_relation() -> None:
    one, other = related("The road from Osh to Khorog is closed.", "en")
    assert one.relation is other.relation and one.geometry == other.geometry


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It lies 5,000 km south of Osh, inside Kyrgyzstan.", "too far"),
        ("It lies 99999999999999999999999 km south of Osh.", "larger than the Earth"),
        ("It lies 0 km south of Osh.", "no distance"),
        ("It lies -30 km south of Osh.", "negative"),
        ("It lies 20 km north of a village 30 km south of Osh.", "hangs on another"),
        ("It lies 400 km north of Osh, inside Kyrgyzstan.", "not within Kyrgyzstan"),
    ],
)
def test_nonsense_keeps_the_anchor_in_doubt(text: str, reason: str) -> None:
    anchor = next(r for r in related(text, "en") if r.mention.text == "Osh")
    assert anchor.place is not None and anchor.place.name == "Osh"
    assert anchor.geometry is None and anchor.confidence <= 0.2
    assert anchor.relation is not None and reason in anchor.relation.reason
    assert anchor.relation.lat is None


def test_words_that_name_a_country_clip_to_it() -> None:
    near, *_ = related("Shells fell 20 km south of Termez, in Afghanistan.", "en")
    wide, *_ = related("Shells fell 20 km south of Termez.", "en")
    assert near.geometry != wide.geometry
    north = max(lat for _, lat in positions(near.geometry))
    assert north < 37.26  # the river


@pytest.mark.parametrize(
    ("phrase", "lat", "lon"),
    [
        ("30 km south of Osh", 40.26, 72.8),
        ("30 km south of osh", 40.26, 72.8),
        ("в 50 км к северо-западу от Талдыкоргана", 45.33, 77.92),
        ("southern kyrgyzstan", 40.5, 72.5),
        ("Оштон 30 км түштүктө", 40.26, 72.8),
        ("дар 165 километрии шимолу шарқи Душанбе", 39.59, 70.14),
    ],
)
def test_locate(phrase: str, lat: float, lon: float) -> None:
    found = locate(phrase, open_gazetteer())
    assert found is not None and found.relation is not None and found.geometry is not None
    assert distance_km(lat, lon, found.relation.lat, found.relation.lon) < 60


@pytest.mark.parametrize(
    "phrase", ["", " ", "Osh", "hello world", "30 km", "south of", "x" * 10_000, "\ue000\ue002"]
)
def test_locate_finds_nothing(phrase: str) -> None:
    assert locate(phrase, open_gazetteer()) is None


def test_a_noun_becomes_a_mention_only_where_a_phrase_hangs_on_it() -> None:
    text = "Kyrgyzstan closed its schools. The country is cold. Snow fell in the nation's volatile south."
    name, noun = related(text, "en")
    assert noun.mention.text == "nation's volatile south" == text[noun.mention.start : noun.mention.end]
    assert noun.place == name.place and noun.geometry is not None
    assert noun.confidence < name.confidence
    assert noun.candidates[0].evidence[0][0] == "country the text speaks of"


def test_a_noun_of_two_countries_is_left_open() -> None:
    found = related("Roads between Tajikistan and Uzbekistan reopened. Fog hid the country's south.", "en")
    assert [r.mention.text for r in found] == ["Tajikistan", "Uzbekistan"]


def test_as_many_regions_as_the_text_names() -> None:
    def area(text: str) -> float:
        [found] = [r for r in related(text, "en") if r.relation]
        return float(shapely.geometry.shape(found.geometry).area)

    two = area("Kazakhstan flooded two northern regions: Kostanay Region and Pavlodar Region are cut off.")
    every = area("Kazakhstan flooded the northern regions: Kostanay Region and Pavlodar Region are cut off.")
    assert two < 0.6 * every


def test_regions_of_settled_parts_are_in_the_gazetteer() -> None:
    gazetteer = open_gazetteer()
    places = [gazetteer.place(place_id) for ids in PARTS.values() for place_id in ids]
    assert all(places)
    shaped = atlas_of(gazetteer).shape
    assert [p.name for p in places if shaped(p.id) is None and p.radius_km > 15] == []


def test_a_phrase_looked_up_tells_why_it_is_no_place() -> None:
    found = locate("5000 km south of Osh", open_gazetteer())
    assert found is not None and found.relation is not None
    assert found.geometry is None and "too far" in found.relation.reason


def test_a_road_by_name_is_drawn_through_its_towns() -> None:
    [road] = related("The Bishkek-Osh highway was closed.", "en")
    assert road.geometry is not None
    shape = shapely.geometry.shape(road.geometry)
    assert shape.contains(shapely.Point(72.94, 41.87))  # Toktogul
    assert not shape.contains(shapely.Point(74.0, 41.6))  # on the straight line


def test_the_map_names_the_part_that_a_noun_stands_for() -> None:
    noun = related("Kyrgyzstan is calm but for the nation's volatile south.", "en")[1]
    assert noun.relation is not None
    assert naming_of(noun.relation, [noun]).wind == "s"


SHARED = HERE.parents[1] / "shared" / "dev" / "central_asia_dev.jsonl"


@pytest.mark.skipif(not SHARED.exists(), reason="the development set is not here")
def test_relative_mentions_of_the_development_set() -> None:
    missed = []
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        found = {r.mention.start: r.relation for r in geonews.analyze(document["text"]).resolutions}
        for mention in document["mentions"]:
            if "rel" in mention:
                relation = found.get(mention["start"])
                words = mention["rel"].removeprefix("в ")
                if relation is None or relation.lat is None or words not in relation.text:
                    missed.append((document["id"], mention["rel"], relation))
    assert not missed


KINDS = sorted(FIGURES)


@st.composite
def subjects(pick: st.DrawFn) -> Subject:
    gazetteer = open_gazetteer()
    rows = st.integers(1, int(gazetteer.facts()["places"]))
    kind = pick(st.sampled_from(KINDS))
    count = {"triangle": 3, "road": 2, "between": 2, "toward": 2, "confluence": 2}.get(kind, 1)
    km = st.floats(-10, 3000, allow_nan=False) | st.sampled_from([0.0, 1e-9, 1e300])
    return Subject(
        kind=kind,
        places=tuple(gazetteer.place_at(pick(rows)) for _ in range(count)),
        distance=Distance(pick(km), pick(st.floats(0, 500))),
        bearing=pick(st.none() | st.floats(0, 359)),
        words=(
            ("part", "upper"),
            (pick(st.sampled_from(["far", "close", "half", "up", "strict", "across"])), "yes"),
        ),
        unit=pick(st.none() | rows.map(gazetteer.place_at)),
        neighbours=tuple(gazetteer.place_at(pick(rows)) for _ in range(2)),
    )


def check_geometry(geometry: dict) -> None:
    shape = shapely.geometry.shape(geometry)
    assert shape.is_valid and not shape.is_empty
    for lon, lat in positions(geometry):
        assert -180 <= lon <= 180 and -90 <= lat <= 90
        assert round(lon, 5) == lon and round(lat, 5) == lat


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(subjects())
def test_any_figure_is_valid(subject: Subject) -> None:
    try:
        figure = draw(subject, atlas_of(open_gazetteer()))
    except UndrawableError as reason:
        assert str(reason)
        return
    check_geometry(figure.geometry)
    assert -90 <= figure.lat <= 90 and figure.radius_km >= 0


@pytest.mark.parametrize("place_id", ["iso:FJ", "iso:AQ", "iso:RU", "iso:KI", "iso:US"])
@pytest.mark.parametrize("kind", ["part", "near", "direction", "offset", "distance"])
def test_seam_and_poles(place_id: str, kind: str) -> None:
    place = open_gazetteer().place(place_id)
    if place is None:
        pytest.skip("not in the gazetteer")
    for bearing in (0.0, 90.0, 180.0, 270.0):
        try:
            figure = draw(Subject(kind, (place,), Distance(300, 30), bearing), atlas_of(open_gazetteer()))
        except UndrawableError:
            continue
        check_geometry(figure.geometry)


def test_plane_is_true_to_the_ellipsoid() -> None:
    plane = Plane(42.87, 74.59)
    for bearing in range(0, 360, 30):
        point = plane.point(*destination(42.87, 74.59, bearing, 100.0))
        assert (point.x**2 + point.y**2) ** 0.5 == pytest.approx(100, rel=0.005)


HOSTILE = [
    "1" * 100_000 + " km south of Osh",
    "Osh " * 20_000,
    "20 km north of " * 8_000 + "Osh",
    "of the city of the town of " * 4_000 + "Osh",
    "between Osh and Batken, " * 4_000,
    "southern " * 10_000 + "Osh",
    "1 000 " * 15_000 + "km south of Osh",
    "a few of a few " * 6_000 + "km from Osh",
    "Osh-" * 20_000 + "Bishkek road",
    "three southern regions, the south of the country, " * 2_000 + "Osh",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("language", list(languages.NAMES))
def test_hostile_text_takes_linear_time(text: str, language: str) -> None:
    mention = Mention(len(text) - 3, len(text), text[-3:])
    place = open_gazetteer().place("gn:1527534")
    article = Article("hostile", text, language=language)
    start = time.process_time()
    relate(article, [Resolution(mention, place, 0.9)], open_gazetteer())
    assert time.process_time() - start < 5.0  # a wide margin; the first phrase of a process loads shapely


def test_many_names_take_linear_time() -> None:
    def seconds(times: int) -> float:
        text = "The road from Osh to Osh, 20 km north of Osh near Osh. " * times
        found = [index for index in range(len(text)) if text.startswith("Osh", index)]
        place = open_gazetteer().place("gn:1527534")
        resolutions = [Resolution(Mention(i, i + 3, "Osh"), place, 0.9) for i in found]
        start = time.process_time()
        relate(Article("many", text, language="en"), resolutions, open_gazetteer())
        return time.process_time() - start

    seconds(5)
    assert seconds(400) < 20 * max(seconds(50), 0.01)


def test_common_phrases_load_no_geometry() -> None:
    code = (
        "import sys, geonews; from geonews.relations import locate;"
        "geonews.analyze('Crowds gathered in Osh and Bishkek.', language='en');"
        "[locate(phrase, geonews.open_gazetteer()) for phrase in ("
        "'Osh', '30 km south of Osh', 'near Batken', 'on the outskirts of Osh', 'southern Kyrgyzstan')];"
        "print([name for name in ('shapely', 'geopy', 'numpy') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_every_kind_is_documented() -> None:
    page = (HERE.parent / "docs" / "relations.md").read_text(encoding="utf-8")
    assert [kind for kind in FIGURES if f"| `{kind}` |" not in page] == []


@pytest.mark.parametrize("code", list(languages.NAMES))
def test_phrases_are_whole(code: str) -> None:
    phrases = languages.get(code)
    assert phrases is not None
    kinds = {pattern.kind for pattern in phrases.patterns}
    assert kinds == set(phrases.stems) and kinds <= set(FIGURES)
    for pattern in phrases.patterns:
        assert phrases.compiled.compile(pattern.text)
    for word in phrases.reaches.values():
        assert word in REACHES
