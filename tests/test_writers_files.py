"""Files: replaced whole or not at all, and read back by programs that are not ours."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from reported import (
    EVENTS,
    REPORTS,
    STREAMED,
    text_of,
)

from geonews.errors import GeonewsError, ReadError, WriteError
from geonews.writers import FORMATS, events, guess, write

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
