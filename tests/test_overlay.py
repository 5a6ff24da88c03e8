"""The user's own places: added, listed, imported, found together with those of the package."""

import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from overlays import NEW_NAME, OSH, bring, content, dump, ids, line, own, package, run, vague_village

from geonews import GazetteerError, analyze, lookup, near, open_gazetteer, overlay
from geonews.gazetteer import DATABASE, Gazetteer, user_file

pytestmark = pytest.mark.usefixtures("own_folder")


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
