"""The compiled gazetteer: read-only, shared, honest about damage."""

import sqlite3
import threading

import pytest

from geonews import GazetteerError, open_gazetteer
from geonews.gazetteer import Gazetteer


def test_place_with_its_chain() -> None:
    osh = open_gazetteer().place("gn:1527534")
    assert (osh.name, osh.kind, osh.country, osh.admin1) == ("Osh", "settlement", "KG", "Osh Region")
    assert "iso:KG" in osh.parents
    assert osh.radius_km > 0 and osh.source


def test_unknown_place() -> None:
    assert open_gazetteer().place("gn:0") is None


def test_no_noise_names() -> None:
    names = {name.name for name in open_gazetteer().names_of("gn:1527534")}
    assert {"Osh", "Ош", "Oʻsh"} <= names
    assert not names & {"OSS", "Os", "Ox", "ao shen"}


def test_opened_once() -> None:
    assert open_gazetteer() is open_gazetteer()


def test_read_only() -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        open_gazetteer()._db.execute("DELETE FROM spot")


def test_sound() -> None:
    assert open_gazetteer().problems() == []


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"x" * 5000, b"not a database at all" * 100])
def test_damaged_file(tmp_path, content) -> None:
    path = tmp_path / "gazetteer.db"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"gazetteer\.db"):
        Gazetteer(path)


def test_missing_file(tmp_path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer at"):
        Gazetteer(tmp_path / "none.db")


def test_other_version(tmp_path) -> None:
    path = tmp_path / "gazetteer.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)")
        database.execute("INSERT INTO meta VALUES ('schema', '0')")
    database.close()
    with pytest.raises(GazetteerError, match="another version"):
        Gazetteer(path)


def test_eight_readers_at_once() -> None:
    found = []

    def read() -> None:
        gazetteer = Gazetteer(open_gazetteer().path)
        found.append([gazetteer.names_of_key(key) for key in ("osh", "bishkek", "ташкент")])
        gazetteer.close()

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and all(answer == found[0] and all(answer) for answer in found)
