"""Places from the files of others: dumps of GeoNames, GeoJSON of Who's On First and OpenStreetMap."""

import contextlib
import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from overlays import NEW_NAME, OSH, bring, content, dump, ids, line, own, package, vague_village

from geonews import ReadError, lookup, open_gazetteer
from geonews.overlay.dumps import Units, kind_of, read_line
from geonews.overlay.features import read_feature, scan

pytestmark = pytest.mark.usefixtures("own_folder")


# -- a GeoNames dump --------------------------------------------------------------------------------------


def test_dump(tmp_path: Path) -> None:
    vague, village, lat, lon = vague_village()
    path = dump(
        tmp_path,
        line(91000001, NEW_NAME, *OSH, alternates="ZZB,Ззырган-Булак,Zzyrganbulak,Other Name", people=700),
        line(1527534, "Osh", 40.52828, 72.7985, alternates="OSS,Os,Oshh", people=300000),
        line(91000002, village, lat + 0.02, lon + 0.02, people=1200),
        line(91000003, "Qqara Zzuu", 41.0, 74.0, code="H.LK"),
        line(91000004, "Old Road", 41.0, 74.0, code="R.RD"),
        "broken\tline\n",
        line(91000005, "Off the Earth", 141.0, 74.0),
    )
    progress = bring(path)
    assert progress.done and progress.broken == 2 and "KG.txt:6" in progress.problems[0]
    assert progress.counts == {"new": 2, "merged": 1, "replaced": 1, "same": 0}
    place = lookup("Ззырган-Булак")[0].place
    assert (place.id, place.admin1, place.population) == ("gn:91000001", "Osh Region", 700)
    assert place.source.startswith("KG.txt 20")
    assert own("ZZB") == own("Other Name") == []
    assert lookup("Qqara Zzuu")[0].place.kind == "water"
    # the village has its point now and is known by both ids
    found = lookup(village, country="KG")[0].place
    assert (found.id, found.lat) == ("gn:91000002", pytest.approx(lat + 0.02))
    assert found.radius_km < 5 and open_gazetteer().place(vague) == found
    assert vague not in ids(village)
    # Osh keeps its point and its names; the new one is added, codes are not
    osh = lookup("Osh")[0].place
    assert osh == open_gazetteer().place("gn:1527534") and osh.feature == "PPLA"
    names = {name.name for name in open_gazetteer().names_of("gn:1527534")}
    assert {"Ош", "Oʻsh", "Oshh"} <= names and not {"OSS", "Os"} & names
    assert open_gazetteer().problems() == []


def test_import_again_changes_nothing(tmp_path: Path) -> None:
    path = dump(tmp_path, line(91000001, NEW_NAME, *OSH), line(91000003, "Qqara Zzuu", 41.0, 74.0))
    bring(path)
    before = content()
    assert bring(path).read == 2  # done before
    assert content() == before
    copy = dump(tmp_path, path.read_text(encoding="utf-8"), name="other.txt")  # the same ids
    assert bring(copy).counts["same"] == 2
    assert content() == before


def test_newer_dump_moves_a_place(tmp_path: Path) -> None:
    bring(dump(tmp_path, line(91000001, NEW_NAME, *OSH)))
    os.utime(tmp_path / "KG.txt")
    bring(dump(tmp_path, line(91000001, NEW_NAME, 40.6, 72.9, people=5)))
    assert len(own(NEW_NAME)) == 1
    assert lookup(NEW_NAME)[0].place.lat == 40.6


def test_neighbours_of_one_name_stay_two(tmp_path: Path) -> None:
    bring(dump(tmp_path, line(91000001, NEW_NAME, *OSH), line(91000002, NEW_NAME, 40.54, 72.81)))
    assert sorted(own(NEW_NAME)) == ["gn:91000001", "gn:91000002"]


def test_filters(tmp_path: Path) -> None:
    path = dump(
        tmp_path,
        line(91000001, NEW_NAME, *OSH, people=700),
        line(91000002, "Xxyrgan-Bulak", 40.7, 72.9, people=5000),
        line(91000003, "Qqara Zzuu", 41.0, 74.0, code="H.LK"),
    )
    bring(path, kinds=frozenset(["settlement"]), min_population=1000)
    keys = ("zzyrgan bulak", "xxyrgan bulak", "qqara zzuu")
    assert [bool(open_gazetteer().names_of_key(key)) for key in keys] == [False, True, False]


def test_units_of_a_dump(tmp_path: Path) -> None:
    region = package().place("gn:1346798")
    path = dump(
        tmp_path,
        line(91000001, NEW_NAME, 50.0, 80.0, admin=("08", "77")),
        line(91000009, "Zzyrgan District", 40.6, 72.9, code="A.ADM2", admin=("08", "77")),
        line(1346798, region.name, region.lat, region.lon, code="A.ADM1", admin=("08", "")),
    )
    bring(path)
    place = lookup(NEW_NAME)[0].place
    assert place.parents == ("gn:91000009", "gn:1346798", "iso:KG")
    assert (place.admin1, place.admin2) == ("Osh Region", "Zzyrgan District")


def test_packed_dumps(tmp_path: Path) -> None:
    text = line(91000001, NEW_NAME, *OSH)
    with zipfile.ZipFile(tmp_path / "KG.zip", "w") as archive:
        archive.writestr("readme.txt", "x" * 5000)
        archive.writestr("KG.txt", text)
    assert bring(tmp_path / "KG.zip").kept == 1
    (tmp_path / "TJ.txt.gz").write_bytes(gzip.compress(line(91000007, "Xxyrgan", 38.5, 68.8).encode()))
    assert bring(tmp_path / "TJ.txt.gz").kept == 1
    assert own(NEW_NAME) and own("Xxyrgan")


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\x00\xff" * 4000, b"PK\x03\x04broken"])
def test_no_dump(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "KG.txt"
    path.write_bytes(content)
    if content:
        with pytest.raises(ReadError, match=r"KG\.txt"):
            bring(path)
    else:
        assert bring(path).kept == 0


KINDS = [
    ("P", "PPL", "settlement"), ("P", "PPLX", "quarter"), ("P", "PPLH", None), ("A", "ADM1", "region"),
    ("A", "ADM2", "district"), ("H", "STM", "water"), ("T", "PK", "mountain"), ("T", "VAL", "valley"),
    ("L", "PRK", "area"), ("S", "AIRP", "facility"), ("S", "PSTB", "crossing"), ("R", "RD", None),
    ("U", "RDGU", None), ("V", "FRST", "area"), ("A", "ADM1H", None), ("A", "LTER", None),
]  # fmt: skip


@pytest.mark.parametrize(("feature_class", "code", "kind"), KINDS)
def test_kinds_of_geonames(feature_class: str, code: str, kind: str | None) -> None:
    assert kind_of(feature_class, code) == kind


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(text: str) -> None:
    for candidate in (text, "\t".join([text] * 19)):
        with contextlib.suppress(ValueError):
            read_line(candidate, Units(), "x")


# -- GeoJSON ----------------------------------------------------------------------------------------------

WOF = {
    "type": "Feature",
    "geometry": {"type": "Polygon",
        "coordinates": [[[72.7, 40.4], [72.9, 40.4], [72.9, 40.6], [72.7, 40.4]]]},
    "properties": {
        "wof:id": 421100001, "wof:name": NEW_NAME, "wof:placetype": "locality", "wof:country": "KG",
        "lbl:latitude": 40.53, "lbl:longitude": 72.8, "wof:population": 900,
        "name:rus_x_preferred": ["Ззырган-Булак"], "name:tgk_x_variant": ["Ззирган"],
        "name:swe_x_preferred": ["Åå"],
        "wof:concordances": {"gn:id": 91000001},
    },
}  # fmt: skip
OSM = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [72.75, 40.55]},
    "properties": {
        "@id": "node/77", "place": "village", "name": "Ххырган", "name:en": "Xxyrgan",
        "name:ky": "Ххырган-Суу", "old_name": "Leninskoe Xx", "population": "1 200",
    },
}  # fmt: skip


def collection(*features: object, indent: int | None = None) -> str:
    found = {"type": "FeatureCollection", "name": "x", "features": features, "after": [1]}
    return json.dumps(found, ensure_ascii=False, indent=indent)


@pytest.mark.parametrize(
    "text",
    [
        collection(WOF, OSM),
        collection(WOF, OSM, indent=2),
        "\n".join(json.dumps(f) for f in (WOF, OSM)),
        "".join(f"\x1e{json.dumps(f)}\n" for f in (WOF, OSM)),
        json.dumps([WOF, OSM]),
    ],
)
def test_geojson(tmp_path: Path, text: str) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(text, encoding="utf-8")
    progress = bring(path)
    assert progress.counts["new"] == 2 and not progress.broken
    first = lookup("Ззырган-Булак")[0].place
    assert (first.id, first.population, first.lat) == ("wof:421100001", 900, 40.53)
    second = lookup("Ххырган-Суу")[0].place
    assert (second.id, second.country, second.population) == ("osm:node/77", "KG", 1200)
    languages = {name.name: name.language for name in open_gazetteer().names_of("wof:421100001")}
    assert languages["Ззырган-Булак"] == "ru" and "Åå" not in languages


def test_files_merge_with_each_other(tmp_path: Path) -> None:
    bring(dump(tmp_path, line(91000001, NEW_NAME, *OSH)))
    path = tmp_path / "places.geojson"
    near_by = json.loads(json.dumps(OSM))
    near_by["properties"] |= {"name": NEW_NAME, "name:en": NEW_NAME}
    path.write_text(collection(WOF, near_by), encoding="utf-8")
    assert bring(path).counts["merged"] == 2  # by the id of GeoNames, by name and distance
    assert own(NEW_NAME) == own("Ззирган") == own("Ххырган-Суу") == ["gn:91000001"]


def test_merges_with_the_package(tmp_path: Path) -> None:
    feature = json.loads(json.dumps(OSM))
    feature["geometry"]["coordinates"] = [72.79, 40.52]
    feature["properties"] = {"@id": "node/1", "place": "city", "name": "Ош", "alt_name": "Zzoshkala"}
    path = tmp_path / "places.geojson"
    path.write_text(collection(feature), encoding="utf-8")
    assert bring(path).counts["merged"] == 1
    assert ids("Zzoshkala")[0] == "gn:1527534"
    assert ids("Osh")[0] == "gn:1527534"


BROKEN = [
    {"type": "Feature"},
    {"type": "Feature", "properties": None, "geometry": None},
    {"type": "Feature", "properties": {"place": "town"}, "geometry": None},
    {
        "type": "Feature",
        "properties": {"place": "town", "name": "X", "@id": "1"},
        "geometry": {"type": "Point"},
    },
    {"type": "Feature", "properties": {"place": ["town"], "name": {"a": 1}}, "geometry": []},
    {"type": "Feature", "properties": {"wof:placetype": "locality", "wof:name": 5, "wof:concordances": []}},
]


def test_broken_features_are_named(tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(collection(*BROKEN, OSM), encoding="utf-8")
    progress = bring(path)
    assert progress.kept == 1 and progress.read == len(BROKEN) + 1
    assert all("feature" in problem for problem in progress.problems)


def test_geojson_broken_off(tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(collection(WOF, OSM)[:-200], encoding="utf-8")
    with pytest.raises(ReadError, match="broken off"):
        bring(path)
    assert open_gazetteer().place("wof:421100001") and not open_gazetteer().place("osm:node/77")
    path.write_text(collection(WOF, OSM), encoding="utf-8")
    assert bring(path).done and open_gazetteer().place("osm:node/77")


def test_scan_holds_one_feature_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geonews.overlay.features.CHUNK", 64)
    source = io.StringIO(collection(*[OSM | {"id": n} for n in range(50)]))
    assert [feature["id"] for feature in scan(source.read)] == list(range(50))
    monkeypatch.setattr("geonews.overlay.features.MOST", 100)
    with pytest.raises(ReadError, match="too large"):
        list(scan(io.StringIO(collection(WOF)).read))


SHORT = st.text(max_size=6)
VALUES = (
    st.none() | st.floats() | SHORT | st.lists(SHORT, max_size=3) | st.dictionaries(SHORT, SHORT, max_size=3)
)


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_any_feature_is_read_or_refused(value: object) -> None:
    for feature in ({"properties": value}, {"properties": {"place": "town", "name": value, "@id": value}}):
        with contextlib.suppress(ValueError):
            read_feature(feature, "x")
