"""The user's own places: added, listed, imported, found together with those of the package."""

import contextlib
import gzip
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews import GazetteerError, ReadError, analyze, lookup, near, open_gazetteer, overlay
from geonews.cli import geonews as command
from geonews.gazetteer import DATABASE, Gazetteer, user_file
from geonews.overlay import importing
from geonews.overlay.dumps import Units, kind_of, read_line
from geonews.overlay.features import read_feature, scan

OSH = (40.53, 72.80)
NEW_NAME = "Zzyrgan-Bulak"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GEONEWS_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.delenv("GEONEWS_PLACES", raising=False)
    yield tmp_path / "own"


def package() -> Gazetteer:
    return open_gazetteer(DATABASE)


def run(*arguments: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(command, arguments)
    return found.exit_code, found.stdout, found.stderr


def ids(name: str) -> list[str]:
    return [candidate.place.id for candidate in lookup(name)]


def own(name: str) -> list[str]:
    """Return the ids of the user's places that a name finds."""
    return [place for place in ids(name) if package().place(place) is None]


def bring(path: Path, **options: object) -> importing.Progress:
    store = overlay.open_store(user_file(), package())
    try:
        return overlay.import_file(path, store, **options)
    finally:
        store.close()


def content() -> dict[str, tuple[object, ...]]:
    """Return everything in the user's file, by place."""
    database = sqlite3.connect(user_file())
    names = database.execute(
        "SELECT p.id, p.lat, p.lon, p.kind, p.country, p.admin1, "
        "(SELECT group_concat(key || '/' || at || '/' || names, ' ') FROM spelling WHERE place = n), "
        "(SELECT count(*) FROM cell WHERE place = n) FROM place p"
    ).fetchall()
    hidden = database.execute("SELECT id, instead FROM hides ORDER BY id").fetchall()
    database.close()
    return {row[0]: row[1:] for row in names} | {"hides": tuple(hidden)}


# -- one place --------------------------------------------------------------------------------------------


def test_add_is_found_by_everything() -> None:
    assert own(NEW_NAME) == []
    status, out, err = run("gazetteer", "add", NEW_NAME, *map(str, OSH), "--name", "ru:Ззырган-Булак")
    assert status == 0 and str(user_file()) in err
    assert "Osh Region, Kyrgyzstan" in out  # the units were found by the point
    [place] = {c.place for name in (NEW_NAME, "ззырган булак", "Zzirgan Bulok") for c in lookup(name)}
    assert (place.kind, place.country, place.admin1) == ("settlement", "KG", "Osh Region")
    assert near(*OSH)[0].place == place
    report = analyze("Police were seen in Zzyrgan-Bulak on Monday, not far from Osh.")
    assert [r.place.name for r in report.resolutions if r.place] == [NEW_NAME, "Osh"]
    assert open_gazetteer().place("gn:1527534").name == "Osh"
    assert open_gazetteer().problems() == []


def test_added_twice_is_one_place() -> None:
    for name in ("ru:Ззырган", "ru:Булак"):
        run("gazetteer", "add", NEW_NAME, *map(str, OSH), "--name", name)
    assert len(own(NEW_NAME)) == 1
    assert [n.name for n in open_gazetteer().names_of(own(NEW_NAME)[0])] == [NEW_NAME, "Булак"]


def test_user_wins_a_tie() -> None:
    twin = next(p for p in package().units("KG", "settlement") if p.feature == "village")
    run("gazetteer", "add", twin.name, str(twin.lat), str(twin.lon))
    assert lookup(twin.name, country="KG", kind="settlement")[0].place.id.startswith("user:")


@pytest.mark.parametrize(
    "arguments",
    [
        ("Somewhere", "91", "0"),
        ("Somewhere", "nan", "0"),
        ("Somewhere", "40", "72", "--country", "QQ"),
        ("  ", "40", "72"),
        ("...", "40", "72"),
        ("Somewhere", "40", "72", "--kind", "planet"),
    ],
)
def test_add_refuses(arguments: tuple[str, ...]) -> None:
    assert run("gazetteer", "add", *arguments)[0] == 2
    assert not user_file().exists() or not [key for key in content() if key != "hides"]


def test_explicit_gazetteer_has_no_own_places() -> None:
    overlay.add(user_file(), NEW_NAME, *OSH, gazetteer=package())
    assert own(NEW_NAME)
    assert package().names_of_key("zzyrgan bulak") == ()


def test_damaged_own_file() -> None:
    user_file().parent.mkdir(parents=True)
    user_file().write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match=r"places\.db"):
        open_gazetteer()


# -- a list -----------------------------------------------------------------------------------------------

LIST = """name,lat,lon,kind,country,names
Zzyrgan-Bulak,40.53,72.80,crossing,KG,ru:Ззырган-Булак; Zirgan
Nowhere,95,72.80,,,
,40,72,,,
Nofigures,forty,72,,,
Badkind,40,72,planet,,

"Qqara, Zzuu",40.5,72.7,,,
"""


def test_list_is_read_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("GEONEWS_PLACES", str(file))
    assert lookup("Ззырган-Булак")[0].place.kind == "crossing"
    assert lookup("Zirgan")[0].place.name == NEW_NAME
    assert [name for name in ("Nowhere", "Nofigures", "Badkind") if any(
        c.place.source == "list.csv" for c in lookup(name))] == []  # fmt: skip
    report = analyze("Two people were detained at Zzyrgan-Bulak.")
    assert [r.place.name for r in report.resolutions] == [NEW_NAME]
    file.write_text(LIST.replace("Zzyrgan", "Xxyrgan"), encoding="utf-8")
    assert lookup("Xxyrgan-Bulak")[0].place.name == "Xxyrgan-Bulak"
    assert open_gazetteer().names_of_key("zzyrgan bulak") == ()


def test_broken_lines_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("GEONEWS_PLACES", "")
    status, out, err = run("lookup", "--places", str(file), NEW_NAME)
    assert status == 0 and NEW_NAME in out
    assert [line.split(":")[2] for line in err.splitlines()] == ["3", "4", "5", "6"]


@pytest.mark.parametrize("head", ["name;lat;lon", "LON\tName\tLat", "﻿name,lat,lon"])
def test_list_dialects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str) -> None:
    file = tmp_path / "list.csv"
    delimiter = max(";,\t", key=head.count)
    values = {"name": NEW_NAME, "lat": "40.53", "lon": "72.8"}
    row = delimiter.join(values[c.strip("\ufeff").lower()] for c in head.split(delimiter))
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    monkeypatch.setenv("GEONEWS_PLACES", str(file))
    assert lookup(NEW_NAME)[0].place.country == "KG"


@pytest.mark.parametrize("content", [b"", b"a,b,c\n1,2,3\n", b"\x00\x01" * 500, None])
def test_no_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None) -> None:
    file = tmp_path / "list.csv"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("GEONEWS_PLACES", str(file))
    with pytest.raises(GazetteerError, match=r"list\.csv"):
        open_gazetteer()


# -- a GeoNames dump --------------------------------------------------------------------------------------


def line(
    number: int, name: str, lat: float, lon: float, *, code: str = "P.PPL", country: str = "KG",
    alternates: str = "", people: int = 0, admin: tuple[str, str] = ("", ""),
) -> str:  # fmt: skip
    kind, feature = code.split(".")
    cells = [
        str(number), name, name, alternates, str(lat), str(lon), kind, feature, country, "", *admin, "", "",
        str(people), "", "", "", "2026-01-01",
    ]  # fmt: skip
    return "\t".join(cells) + "\n"


def vague_village() -> tuple[str, str, float, float]:
    """Return id, name and point of a village known by its district only, the one of its name."""
    for place in package().units("KG", "settlement"):
        if place.feature == "village" and place.radius_km > 10 and len(place.name) > 6:
            twins = [c for c in lookup(place.name, country="KG", limit=99) if c.place.kind == "settlement"]
            if len(twins) == 1:
                return place.id, place.name, place.lat, place.lon
    raise AssertionError("no such village")


def dump(tmp_path: Path, *lines: str, name: str = "KG.txt") -> Path:
    path = tmp_path / name
    path.write_text("".join(lines), encoding="utf-8")
    return path


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


# -- crashes and readers ----------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from geonews import open_gazetteer, overlay
from geonews.gazetteer import DATABASE, user_file
from geonews.overlay import importing, merging
importing.BATCH = 10
put, left = merging.Merger.put, [int(sys.argv[2])]
def dying(self, *arguments):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return put(self, *arguments)
merging.Merger.put = dying
overlay.import_file(Path(sys.argv[1]), overlay.open_store(user_file(), open_gazetteer(DATABASE)))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_killed_import_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        line(91000000 + n, f"Zzyr{chr(97 + n)}an", 41 + n / 50, 74, alternates=f"Ззыр{chr(1072 + n)}ан")
        for n in range(26)
    ]
    path = dump(tmp_path, *lines)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), "15"], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(content()) - 1 == 10  # the batch under way is undone, the one before kept
    keys = ("zzyraan", "zzyrjan", "zzyrkan", "zzyrzan")
    assert [bool(open_gazetteer().names_of_key(key)) for key in keys] == [True, True, False, False]
    progress = bring(path)
    assert (progress.resumed, progress.read, progress.done) == (10, 26, True)
    after = content()
    monkeypatch.setenv("GEONEWS_DATA_DIR", str(tmp_path / "unbroken"))
    bring(path)
    assert content() == after


def test_journal_left_behind() -> None:
    overlay.add(user_file(), NEW_NAME, *OSH, gazetteer=package())
    crash = (
        "import os, sqlite3, sys; d = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "d.execute('PRAGMA cache_size=1'); d.execute('BEGIN'); d.execute('DELETE FROM spot');"
        "d.executemany('INSERT INTO gram VALUES (?, ?)', ((str(n), 'x' * 500) for n in range(2000)));"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(user_file())], check=False)
    assert Path(f"{user_file()}-journal").exists()
    assert own(NEW_NAME)


def test_eight_readers_while_one_writes(tmp_path: Path) -> None:
    overlay.add(user_file(), NEW_NAME, *OSH, gazetteer=package())
    path = dump(tmp_path, *[line(92000000 + n, f"Qq{n:04}", 41.5, 74) for n in range(500)])
    failed: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                gazetteer = Gazetteer(DATABASE, user_file())
                assert gazetteer.names_of_key("zzyrgan bulak") and gazetteer.names_of_key("osh")
                gazetteer.close()
                done.wait(0.02)
        except Exception as error:  # reported below
            failed.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    bring(path)
    done.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(content()) - 1 == 501


def test_two_writers(tmp_path: Path) -> None:
    one, two = (overlay.open_store(user_file(), package()) for _ in range(2))
    for store, name in ((one, "Zzyrgan"), (two, "Xxyrgan"), (one, "Qqyrgan")):
        store.put(overlay.make_entry(name, *OSH, gazetteer=package()))
        store.commit()
    one.close()
    two.close()
    assert all(len(own(name)) == 1 for name in ("Zzyrgan", "Xxyrgan", "Qqyrgan"))


def test_package_has_changed(tmp_path: Path) -> None:
    """Rows of the package are found again by id when its tables are others than before."""
    vague, village, lat, lon = vague_village()
    bring(dump(tmp_path, line(91000002, village, lat + 0.02, lon + 0.02)))
    with sqlite3.connect(user_file()) as database:
        database.execute("UPDATE meta SET value = 'before' WHERE key = 'base'")
        database.execute("UPDATE hides SET n = n + 1")
    database.close()
    assert ids(village)[0] == "gn:91000002" and vague not in ids(village)
    bring(dump(tmp_path, line(91000003, NEW_NAME, *OSH), name="more.txt"))  # writing puts it right for good
    database = sqlite3.connect(user_file())
    assert database.execute("SELECT n, id FROM hides").fetchall() == [(package().row_of(vague), vague)]
    database.close()


# -- one layout -------------------------------------------------------------------------------------------


def test_same_tables_as_the_package() -> None:
    overlay.add(user_file(), NEW_NAME, *OSH, gazetteer=package())
    ours, theirs = sqlite3.connect(user_file()), sqlite3.connect(DATABASE)
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    tables = {row[0] for row in ours.execute(query)} - {"hides", "import"}
    assert tables <= {row[0] for row in theirs.execute(query)}
    for table in tables:
        info = f"PRAGMA table_info({table})"
        assert ours.execute(info).fetchall() == theirs.execute(info).fetchall(), table
    ours.close()
    theirs.close()
