"""Writing: golden files made of hand-built reports, and what must hold for any report.

GEONEWS_UPDATE_GOLDEN=1 writes the golden files anew; read the difference before keeping it.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import sqlite3
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews import geometry
from geonews.errors import GeonewsError, ReadError, WriteError
from geonews.model import (
    ROLES,
    Article,
    Candidate,
    DateSpan,
    Event,
    Mention,
    Place,
    Quantity,
    Report,
    Resolution,
)
from geonews.writers import FORMATS, events, guess, place_row, places, rows, write
from geonews.writers.csv import cell
from geonews.writers.records import EVENT_COLUMNS, PLACE_COLUMNS
from geonews.writers.table import clip, render, shown, width

GOLDEN = Path(__file__).parent / "golden"

# two articles, one of them without a place

OSH = Place("gn:1527534", "Osh", "settlement", "KG", 40.528312, 72.798512, 9.5, "Osh City", population=322164)
OSH_REGION = Place("gn:1346798", "Osh Region", "region", "KG", 40.4, 73.3, 120.0)
KYRGYZSTAN = Place("iso:KG", "Kyrgyzstan", "country", "KG", 41.5, 74.6, 350.0)
VALLEY = Place(
    "ne:ferghana", "Ferghana Valley", "valley", None, 40.75, 71.75, 150.0, countries=("UZ", "KG", "TJ")
)
KASHGAR = Place("gn:1280849", "Kashgar 喀什", "settlement", "CN", 39.47, 75.99, 12.0, "Xinjiang")
SECTOR = {"type": "Polygon", "coordinates": [[[72.8, 40.2], [72.7, 40.3], [72.9, 40.3], [72.8, 40.2]]]}

TEXT = (
    'Protesters in Osh said\n"=the government must go", killing dozens. <b>30 km south of Osh</b>\tand in '
    "Kashgar, a Kyrgyz convoy\u202e was shelled; Zzyzxabad was quiet. The Ferghana Valley trembled."
)


def mention(text: str, after: str = "", role: str = "literal") -> Mention:
    start = TEXT.index(text, TEXT.index(after))
    return Mention(start, start + len(text), text, role)


ARTICLE = Article(
    "a,1", TEXT, "Unrest in the “south”", date(2010, 5, 13), "en", "+News", "https://example.org/a?b=1&c=2"
)
RESOLUTIONS = (
    Resolution(mention("Osh"), OSH, 0.98765, None, (Candidate(OSH, 3.2), Candidate(OSH_REGION, 1.1))),
    Resolution(mention("Osh", "30 km"), OSH, 0.7, SECTOR, (Candidate(OSH, 2.0),)),
    Resolution(mention("Kashgar"), KASHGAR, 0.5),
    Resolution(mention("Kyrgyz", role="demonym"), KYRGYZSTAN, 0.9),
    Resolution(mention("Zzyzxabad"), None, 0.1),
    Resolution(mention("Ferghana Valley"), VALLEY, 0.8),
)


def event(number: int, kind: str, quote: str, **fields) -> Event:
    start = TEXT.index(quote)
    return Event(f"{number:012x}", "a,1", kind, start, start + len(quote), quote, quote.split()[0], **fields)


EVENTS = (
    event(
        1, "protest", 'Protesters in Osh said\n"=the government must go", killing dozens.',
        place=OSH, mention=RESOLUTIONS[0].mention, place_basis="in_clause",
        date=DateSpan(date(2010, 5, 13), date(2010, 5, 13), "day", "relative", "Thursday", 3),
        actors=("Protesters", "Supporters of X"), attribution="@ministry",
        fatalities=Quantity(24, None, None, "dozens"), injured=Quantity(3, 3, 3, "three"), confidence=0.91234,
        mentions=((0, 5), (9, 12)),
    ),
    event(
        2, "shelling", "was shelled", place=OSH, geometry=SECTOR, place_basis="in_sentence",
        date=DateSpan(date(2010, 5, 1), date(2010, 5, 31), "month", "explicit", "in May", 0),
        status="claimed",
    ),
    event(3, "unlisted_type", "Zzyzxabad was quiet", mention=RESOLUTIONS[4].mention, status="negated"),
    event(
        4, "earthquake", "The Ferghana Valley trembled.", place=VALLEY, place_basis="in_clause",
        date=DateSpan(date(2009, 1, 1), date(2009, 12, 31), "year", "explicit"), novelty="historical",
        fatalities=Quantity(0, 0, 0, "no deaths"), crowd=Quantity(1000, None, None, "thousands"),
    ),
)  # fmt: skip
REPORTS = (Report(ARTICLE, RESOLUTIONS, EVENTS), Report(Article("пусто", "Эч нерсе жок.", language="ky")))
KINDS = {"places": places, "events": events}


def text_of(records: str, format_: str, reports=REPORTS, **options) -> str:
    stream = io.StringIO()
    KINDS[records](reports, stream, format_, **options)
    return stream.getvalue()


# golden files

STREAMED = [name for name, format_ in FORMATS.items() if format_.is_text]


@pytest.mark.parametrize("records", KINDS)
@pytest.mark.parametrize("format_", STREAMED)
def test_golden(records, format_, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    path = GOLDEN / f"{records}.{format_}"
    text = text_of(records, format_)
    if os.environ.get("GEONEWS_UPDATE_GOLDEN"):
        path.write_text(text, "utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")


def test_the_lines_that_scripts_depend_on():
    first, second = map(json.loads, text_of("places", "jsonl").splitlines())
    assert list(first) == ["schema", "id", "language", "mentions"]
    assert first["schema"] == 1 and second["mentions"] == []
    found = first["mentions"][0]
    assert list(found) == ["start", "end", "text", "role", "confidence", "place", "geometry", "candidates"]
    assert list(found["place"]) == ["id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km"]
    assert (found["confidence"], found["candidates"], found["place"]["lat"]) == (0.988, 2, 40.52831)
    assert TEXT[found["start"] : found["end"]] == found["text"]
    assert [m["place"] is None for m in first["mentions"]] == [False, False, False, True, False]
    assert all(json.loads(line)["article_id"] == "a,1" for line in text_of("events", "jsonl").splitlines())


def test_roles_are_chosen():
    documents = json.loads(text_of("places", "json", roles=ROLES))
    assert "demonym" in {found["role"] for found in documents[0]["mentions"]}
    assert "demonym" not in text_of("places", "csv")


@pytest.mark.parametrize("records", KINDS)
@pytest.mark.parametrize("format_", STREAMED)
def test_nothing_found_is_still_a_valid_file(records, format_):
    text = text_of(records, format_, [])
    if format_ in ("json", "geojson"):
        json.loads(text)
    elif format_ in ("csv", "tsv"):
        assert text.count("\n") == 1
    elif format_ == "kml":
        ElementTree.fromstring(text)
    else:
        assert text == ""


@pytest.mark.parametrize("records", KINDS)
@pytest.mark.parametrize("format_", [name for name in STREAMED if name != "table"])
def test_records_are_written_as_they_come(records, format_):
    def endless():
        while True:
            yield REPORTS[0]

    class Full(io.StringIO):
        def write(self, text):
            if self.tell() > 50_000:
                raise BrokenPipeError
            return super().write(text)

    with pytest.raises(BrokenPipeError):
        KINDS[records](endless(), Full(), format_)


def test_whether_something_was_found():
    assert places(REPORTS, io.StringIO()) is True
    assert places(REPORTS[1:], io.StringIO(), "jsonl") is False
    assert events(REPORTS, io.StringIO(), "csv") is True
    assert events(REPORTS[1:], io.StringIO(), "csv") is False


# the columns


def test_columns_are_all_filled_by_the_nouns():
    rows_ = list(csv.DictReader(io.StringIO(text_of("events", "csv"))))
    assert tuple(rows_[0]) == EVENT_COLUMNS
    assert set(EVENTS[0].row(ARTICLE)) == set(EVENT_COLUMNS) - {"geometry"}
    about = {"article_id", "language", "source", "title", "url", "geometry"}
    assert set(RESOLUTIONS[0].row()) == set(PLACE_COLUMNS) - about
    assert rows_[2]["geometry"] == "" and rows_[0]["geometry"] == "POINT (72.79851 40.52831)"


def test_columns_are_all_documented():
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8").split()
    words = {word.strip("`,.") for word in page}
    assert {*EVENT_COLUMNS, *PLACE_COLUMNS} <= words
    assert set(json.loads(text_of("events", "jsonl").splitlines()[0])) <= words


DATES = [
    # start, end, precision, ACLED time_precision, UCDP date_prec
    ("2010-05-13", "2010-05-13", "day", 1, 1),
    ("2010-05-12", "2010-05-13", "day", 2, 2),
    ("2010-05-10", "2010-05-16", "week", 2, 3),
    ("2010-05-10", "2010-05-10", "week", 2, 3),
    ("2010-05-01", "2010-05-31", "month", 3, 4),
    ("2010-01-01", "2010-12-31", "year", 3, 5),
    ("2010-05-13", "2010-05-13", "vague", 3, 5),
]


@pytest.mark.parametrize(("start", "end", "precision", "acled", "ucdp"), DATES)
def test_codes_of_dates(start, end, precision, acled, ucdp):
    span = DateSpan(date.fromisoformat(start), date.fromisoformat(end), precision)
    assert (span.time_precision, span.date_prec) == (acled, ucdp)


WHERE = [
    # place, with a geometry, ACLED geo_precision, UCDP where_prec
    (OSH, False, 1, 1),
    (OSH, True, 2, 2),
    (replace(OSH, kind="district", radius_km=30), False, 2, 3),
    (replace(OSH, kind="district", radius_km=80), False, 2, 3),
    (OSH_REGION, False, 3, 4),
    (OSH_REGION, True, 3, 4),
    (KYRGYZSTAN, False, 3, 6),
    (KYRGYZSTAN, True, 3, 5),
    (VALLEY, False, 3, 5),
    (replace(VALLEY, kind="mountain", radius_km=8), False, 2, 2),
    (None, False, None, None),
    (None, True, 3, 5),
]


@pytest.mark.parametrize(("place", "relative", "acled", "ucdp"), WHERE)
def test_codes_of_places(place, relative, acled, ucdp):
    found = replace(EVENTS[0], place=place, geometry=SECTOR if relative else None)
    assert (found.geo_precision, found.where_prec) == (acled, ucdp)


def test_a_relative_place_is_where_its_geometry_is():
    row = EVENTS[1].row()
    assert (row["latitude"], row["longitude"], row["radius_km"]) == (40.26667, 72.8, 10.15)


# spreadsheets

CELLS = [
    ("=1+1", "'=1+1"), ("+7 771", "'+7 771"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
    ("\rx", "'\rx"), (" =1", "' =1"), ("＝1+1", "'＝1+1"), ("-12", "-12"), ("+5.25", "+5.25"),
    ("-1e5", "-1e5"), ("-", "'-"), ("--", "'--"), ("Osh", "Osh"), ("a=b", "a=b"), ("'=1", "'=1"),
    ("", ""), (None, ""), (-5, -5), (0.5, 0.5), ("\0=1", "\ufffd=1"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), CELLS)
def test_cells(given, expected):
    assert cell(given) == expected


any_text = st.text(st.characters(exclude_characters="\0"), max_size=30)
any_place = st.builds(
    Place,
    id=any_text, name=any_text, kind=st.sampled_from(["settlement", "region", "country", "valley"]),
    country=st.none() | st.sampled_from(["KG", "UZ"]), lat=st.floats(-90, 90), lon=st.floats(-180, 180),
    radius_km=st.floats(0.1, 900), admin1=st.none() | any_text,
)  # fmt: skip
any_event = st.builds(
    Event,
    id=st.text("0123456789abcdef", min_size=12, max_size=12), article_id=any_text, type=st.just("protest"),
    start=st.integers(0, 9), end=st.integers(9, 99), quote=any_text, trigger=any_text,
    place=st.none() | any_place, attribution=st.none() | any_text,
    actors=st.lists(any_text, max_size=2).map(tuple),
)  # fmt: skip
any_report = st.builds(
    Report,
    st.builds(Article, id=any_text, text=any_text, title=st.none() | any_text, url=st.none() | any_text),
    events=st.lists(any_event, max_size=3).map(tuple),
)


def stored(text: str | None) -> str:
    """Return a text as a file can hold it."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text or "")


@given(st.lists(any_report, max_size=3))
def test_csv_gives_back_what_it_was_given_and_no_formula(reports):
    found = list(csv.DictReader(io.StringIO(text_of("events", "csv", reports), newline="")))
    given_events = [(report.article, event) for report in reports for event in report.events]
    assert len(found) == len(given_events)
    for row, (article, event) in zip(found, given_events, strict=True):
        assert row["notes"].removeprefix("'") == stored(event.quote).removeprefix("'")
        assert row["title"].removeprefix("'") == stored(article.title).removeprefix("'")
        assert (row["latitude"] == "") == (event.place is None)
        for value in row.values():
            start = value.lstrip(" ")[:1]
            assert start not in ("=", "+", "-", "@", "\t", "\r") or math.isfinite(float(value))


@given(st.lists(any_report, max_size=3))
def test_tsv_is_a_record_a_line(reports):
    text = text_of("events", "tsv", reports)
    lines = text.split("\n")
    assert len(lines) == 2 + sum(len(report.events) for report in reports)
    assert all(line.count("\t") == len(EVENT_COLUMNS) - 1 for line in lines[:-1])


@given(st.lists(any_report, max_size=3))
def test_geojson_holds_to_rfc_7946(reports):
    found = json.loads(text_of("events", "geojson", reports))
    assert found["type"] == "FeatureCollection" and "crs" not in found
    points = [f["geometry"]["coordinates"] for f in found["features"] if f["geometry"]]
    for feature, event in zip(found["features"], [e for r in reports for e in r.events], strict=True):
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert (feature["geometry"] is None) == (event.place is None)
    for lon, lat in points:
        assert -180 <= lon <= 180 and -90 <= lat <= 90
    if points:
        west, south, east, north = found["bbox"]
        assert all(west <= lon <= east and south <= lat <= north for lon, lat in points)
    else:
        assert "bbox" not in found


@given(st.lists(any_report, max_size=3))
def test_kml_is_well_formed_whatever_the_text(reports):
    root = ElementTree.fromstring(text_of("events", "kml", reports))
    assert len(root.findall(".//{*}Placemark")) == sum(len(report.events) for report in reports)


@given(st.lists(any_report, max_size=3), st.integers(20, 200))
def test_tables_fit_the_terminal_and_cannot_control_it(reports, limit):
    listed = [row for report in reports for row in report.rows()]
    for line in render(listed, ("event_date", "type", "location", "notes"), limit):
        assert line.endswith("\n") and width(line[:-1]) <= max(limit, 50)
        assert all(c.isprintable() or c in "\u00ad\u200c\u200d\u00a0" for c in line[:-1])


# terminals

SHOWN = [
    ("Osh", "Osh"), ("a\nb\tc", "a b c"), ("\x1b[2J", "\\x1b[2J"), ("\u202eabc", "\\u202eabc"),
    ("\ud800", "\\ud800"), ("喀什", "喀什"), ("\x07", "\\x07"), ("Ош", "Ош"), ("\x9b31m", "\\x9b31m"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_shown(text, expected):
    assert shown(text) == expected


CLIPS = [
    ("Osh", 3, "Osh"),
    ("Osh city", 5, "Osh …"),
    ("喀什喀什", 5, "喀什…"),
    ("喀什喀什", 4, "喀…"),
    ("ab", 1, "…"),
]


@pytest.mark.parametrize(("text", "size", "expected"), CLIPS)
def test_clip(text, size, expected):
    assert clip(text, size) == expected
    assert width(clip(text, size)) <= size


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("records", KINDS)
def test_width_of_the_terminal(monkeypatch, columns, records):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = text_of(records, "table").splitlines()
    assert max(map(width, lines)) <= max(columns, 56)
    assert "\x1b" not in "".join(lines)


def test_a_stream_that_cannot_show_a_letter_gets_a_question_mark():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    places(REPORTS, stream, "table")
    assert b"Kashgar ??" in raw.getvalue()


def test_data_is_utf_8_whatever_the_stream():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    places(REPORTS, stream, "csv")
    assert "喀什" in raw.getvalue().decode("utf-8")


# files


def test_suffixes_say_the_format(tmp_path):
    for name, format_ in FORMATS.items():
        for suffix in format_.suffixes:
            assert guess(tmp_path / f"a{suffix.upper()}") == name
    with pytest.raises(WriteError, match=r"a\.docx: no format has this suffix"):
        write(REPORTS, tmp_path / "a.docx")
    with pytest.raises(WriteError, match="unknown format 'docx'"):
        write(REPORTS, tmp_path / "a.txt", "docx")


@pytest.mark.parametrize("name", [*STREAMED, "gpkg"])
def test_every_format_writes_a_file(tmp_path, name):
    path = tmp_path / f"a{FORMATS[name].suffixes[0]}"
    write(REPORTS, path)
    assert path.stat().st_size > 100
    assert names(tmp_path) == [path.name]
    if FORMATS[name].is_text and name != "table":
        assert path.read_text("utf-8") == text_of("events", name)


def test_html_is_the_map(tmp_path, monkeypatch):
    drawn = SimpleNamespace(save=lambda path: Path(path).write_text("<html>"))
    monkeypatch.setitem(sys.modules, "geonews.map", SimpleNamespace(draw=lambda reports: drawn))
    write(iter(REPORTS), tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text() == "<html>"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")

    def failing():
        yield REPORTS[0]
        raise ReadError("a.txt: broken")

    with pytest.raises(ReadError, match=r"^a\.txt: broken$"):
        write(failing(), path)
    assert path.read_text() == "old" and names(tmp_path) == ["a.csv"]
    write(REPORTS, path)
    assert path.read_text("utf-8").startswith("event_id,")


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(REPORTS, tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink() and (tmp_path / "real.csv").stat().st_size > 100


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def full(*_args):
    raise OSError(28, "No space left on device")


UNWRITABLE = [
    ("missing/a.csv", "there is no folder"),
    ("folder", "is a folder"),
    ("n" * 300 + ".csv", "cannot be written"),
]


@pytest.mark.parametrize(("name", "reason"), UNWRITABLE)
def test_unwritable_paths(tmp_path, name, reason):
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match=reason) as caught:
        write(REPORTS, tmp_path / name, "csv")
    assert "\n" not in str(caught.value)


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["geonews.writers"], "send", full)
    with pytest.raises(WriteError, match=r"a\.csv: cannot be written \(no space left on device\)"):
        write(REPORTS, tmp_path / "a.csv")
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device():
    with pytest.raises(WriteError, match="no space left"):
        write(REPORTS * 100, "/dev/full", "csv")


def test_a_full_disk_under_a_geopackage(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["geonews.writers.gpkg"].sqlite3, "connect", lambda path: connection)
    connection = SimpleNamespace(
        execute=lambda *a: _raise(sqlite3.OperationalError("database or disk is full"))
    )
    connection.close = lambda: None
    with pytest.raises(WriteError, match=r"a\.gpkg: cannot be written \(database or disk is full\)"):
        write(REPORTS, tmp_path / "a.gpkg")


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="permission denied"):
        write(REPORTS, tmp_path / "a.csv")


def test_a_format_that_is_no_text_is_not_for_streams():
    with pytest.raises(WriteError, match="format gpkg is a file"):
        events(REPORTS, io.StringIO(), "gpkg")
    assert issubclass(WriteError, GeonewsError)


# independent readers


def test_geopackage_is_read_back(tmp_path):
    wkb = pytest.importorskip("shapely").from_wkb
    write(REPORTS, tmp_path / "a.gpkg")
    database = sqlite3.connect(tmp_path / "a.gpkg")
    assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert database.execute("PRAGMA user_version").fetchone() == (10300,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {row[0] for row in database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")} == {4326, -1, 0}
    contents = database.execute(
        "SELECT table_name, data_type, srs_id, min_x, max_y FROM gpkg_contents"
    ).fetchall()
    assert contents == [("events", "features", 4326, 71.75, 40.75)]
    found = database.execute('SELECT geom, event_date, fatalities_low, notes, "end" FROM events').fetchall()
    database.close()
    assert len(found) == 4 and found[2][0] is None
    assert found[0][1:4] == ("2010-05-13", 24, EVENTS[0].quote)
    header, shape = found[1][0][:40], wkb(found[1][0][40:])
    assert header[:4] == b"GP\x00\x03" and int.from_bytes(header[4:8], "little") == 4326
    assert shape.geom_type == "Polygon" and shape.bounds == (72.7, 40.2, 72.9, 40.3)
    write(REPORTS, tmp_path / "b.gpkg", records="places")
    with sqlite3.connect(tmp_path / "b.gpkg") as database:
        assert database.execute("SELECT count(*), count(geom) FROM places").fetchone() == (5, 4)
    database.close()


def test_geopackage_opens_in_gdal(tmp_path):
    pyogrio = pytest.importorskip("pyogrio")
    write(REPORTS, tmp_path / "a.gpkg")
    info = pyogrio.read_info(tmp_path / "a.gpkg")
    assert info["crs"] == "EPSG:4326" and info["features"] == 4


def test_kml_is_read_back():
    root = ElementTree.fromstring(text_of("events", "kml"))
    marks = root.findall(".//{*}Placemark")
    assert [mark.findtext("{*}name") for mark in marks][:2] == ["Protest: Osh", "Shelling: Osh"]
    assert marks[0].findtext("{*}Point/{*}coordinates") == "72.79851,40.52831"
    assert marks[0].findtext("{*}TimeSpan/{*}begin") == "2010-05-13"
    assert marks[1].find("{*}Polygon/{*}outerBoundaryIs/{*}LinearRing/{*}coordinates") is not None
    assert marks[2].find("{*}Point") is None
    styles = {style.get("id") for style in root.iter("{http://www.opengis.net/kml/2.2}Style")}
    assert all(mark.findtext("{*}styleUrl").removeprefix("#") in styles for mark in marks)


def test_report_is_taken_by_geopandas():
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.GeoDataFrame.from_features(REPORTS[0])
    assert len(frame) == 4 and frame.geometry[0].x == 72.79851


# notebooks


def test_rows_of_a_report():
    report = REPORTS[0]
    assert [row["event_id"] for row in report.rows()] == [event.id for event in EVENTS]
    assert [row["name"] for row in report.rows("places")][:2] == ["Osh", "Osh"]
    assert report.__geo_interface__["features"][2]["geometry"] is None
    with pytest.raises(ValueError, match="'events' or 'places'"):
        report.rows("people")


def test_notebook_table_is_inert():
    hostile = replace(ARTICLE, title="<script>alert(1)</script>")
    page = Report(hostile, RESOLUTIONS, EVENTS)._repr_html_()
    assert "<script" not in page and "<b>30" not in page and "Ferghana Valley" in page
    assert Report(Article("x", "y"))._repr_html_() == "<h4>x</h4>"


# any rows, for look-ups


def test_rows_for_look_ups():
    answers = [place_row(OSH, query="Ош", score=2.5), place_row(KASHGAR, query="喀什", score=1.0)]
    assert list(answers[0])[:3] == ["query", "id", "name"] and answers[0]["score"] == 2.5
    outputs = {}
    for name in ("table", "json", "jsonl", "csv", "tsv", "geojson"):
        stream = io.StringIO()
        rows(answers, stream, name)
        outputs[name] = stream.getvalue()
    assert json.loads(outputs["json"])[1]["name"] == "Kashgar 喀什"
    assert json.loads(outputs["geojson"])["features"][0]["id"] == "gn:1527534"
    assert "Osh City" in outputs["table"] and outputs["csv"].startswith("query,id,name")
    with pytest.raises(WriteError, match="takes events or places"):
        rows(answers, io.StringIO(), "kml")


# geometries

SQUARE = [[72.0, 40.0], [73.0, 40.0], [73.0, 41.0], [72.0, 41.0], [72.0, 40.0]]
HOLE = [[72.2, 40.2], [72.4, 40.2], [72.4, 40.4], [72.2, 40.2]]
SHAPES = [
    {"type": "Point", "coordinates": [72.8, 40.5]},
    {"type": "MultiPoint", "coordinates": [[72.8, 40.5], [73, 41]]},
    {"type": "LineString", "coordinates": [[72.8, 40.5], [73, 41]]},
    {"type": "MultiLineString", "coordinates": [[[72.8, 40.5], [73, 41]], [[70, 39], [71, 39.25]]]},
    {"type": "Polygon", "coordinates": [SQUARE, HOLE[::-1]]},
    {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[p[0] + 5, p[1]] for p in HOLE]]]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [72.8, 40.5]}]},
]


@pytest.mark.parametrize("shape", SHAPES, ids=[shape["type"] for shape in SHAPES])
def test_geometries_against_shapely(shape):
    shapely = pytest.importorskip("shapely")
    expected = shapely.from_geojson(json.dumps(shape))
    assert geometry.clean(shape) == json.loads(json.dumps(shape))
    assert shapely.from_wkb(geometry.to_wkb(shape)).equals_exact(expected)
    assert shapely.from_wkt(geometry.to_wkt(shape)).equals_exact(expected)
    assert geometry.bbox(shape) == list(expected.bounds)
    if shape["type"] == "Polygon":
        lat, lon = geometry.centre({"type": "Polygon", "coordinates": [SQUARE]})
        assert (lat, lon) == (40.5, 72.5)


def test_rings_are_turned():
    turned = geometry.clean({"type": "Polygon", "coordinates": [SQUARE[::-1], HOLE]})
    assert turned == {"type": "Polygon", "coordinates": [SQUARE, HOLE[::-1]]}


BROKEN = [
    None, {}, {"type": "Circle", "coordinates": [1, 2]}, {"type": "Point"},
    {"type": "Point", "coordinates": []}, {"type": "Point", "coordinates": ["a", "b"]},
    {"type": "Point", "coordinates": [float("nan"), 1]},
    {"type": "Point", "coordinates": [0, 91]}, {"type": "Polygon", "coordinates": [[1, 2]]},
    {"type": "Polygon", "coordinates": []}, {"type": "LineString", "coordinates": 5},
]  # fmt: skip


@pytest.mark.parametrize("shape", BROKEN)
def test_broken_geometries_are_none(shape):
    assert geometry.clean(shape) is None
    assert Resolution(Mention(0, 1, "x"), None, 0.1, shape).to_feature()["geometry"] is None
