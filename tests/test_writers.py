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
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reported import (
    ARTICLE,
    EVENTS,
    GOLDEN,
    KASHGAR,
    KINDS,
    KYRGYZSTAN,
    OSH,
    OSH_REGION,
    REPORTS,
    RESOLUTIONS,
    SECTOR,
    STREAMED,
    TEXT,
    VALLEY,
    text_of,
)

from geonews.errors import WriteError
from geonews.model import (
    ROLES,
    Article,
    DateSpan,
    Event,
    Place,
    Report,
)
from geonews.writers import events, place_row, places, rows
from geonews.writers.csv import cell
from geonews.writers.records import EVENT_COLUMNS, PLACE_COLUMNS
from geonews.writers.table import clip, render, shown, width

# golden files


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
