"""Full disks, closed folders, signals, damaged gazetteers: one clear line, nothing half-written."""

import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_cli import run

from geonews.errors import GazetteerError
from geonews.gazetteer import DATABASE, Gazetteer

DOCUMENT = "On 13 May 2010 protesters seized a building in Osh, Kyrgyzstan. Two people were killed."
COMMANDS = [
    ("places", "--text", DOCUMENT, "-f", "jsonl"),
    ("events", "--text", DOCUMENT, "-f", "csv"),
    ("lookup", "Osh", "-f", "json"),
    ("near", "40.5", "72.8"),
]
OUTPUTS = ["out.html", "out.csv", "out.jsonl", "out.geojson", "out.kml", "out.gpkg", "out.json"]
UNWRITABLE = re.compile("cannot be written|cannot write|there is no folder")


def command(output: str, *sources: str) -> tuple[str, ...]:
    return ("map" if output.endswith(".html") else "events", *sources, "-o", output)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=[arguments[0] for arguments in COMMANDS])
def test_standard_output_on_a_full_disk(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geonews", *arguments],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1, done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("geonews: ") and "no space left" in line.lower()


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_file_system_that_is_full(output: str, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(DOCUMENT)
    (tmp_path / output).write_text("what was there before")
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)); from geonews.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, *command(output, "in.txt")],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("geonews: ") and UNWRITABLE.search(line) and output in line
    assert (tmp_path / output).read_text() == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in.txt", output])


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("folder", ["missing", "in.txt", "/proc/self", "read-only"])
def test_a_folder_that_takes_no_file(folder: str, output: str, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(DOCUMENT)
    (tmp_path / "read-only").mkdir(mode=0o555)
    if folder == "read-only" and os.access(tmp_path / folder, os.W_OK):
        pytest.skip("the superuser may write anywhere")
    done = run(*command(f"{folder}/{output}", "in.txt"), cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("geonews: ") and UNWRITABLE.search(line)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.txt", "read-only"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("output", ["out.html", "out.csv", "out.gpkg", "out.jsonl"])
def test_a_signal_in_the_middle(output: str, sent: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / output).write_text("what was there before")
    running = subprocess.Popen(
        [sys.executable, "-m", "geonews", *command(output, "-")],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdin
    lines = b"".join(json.dumps({"id": str(n), "text": DOCUMENT}).encode() + b"\n" for n in range(600))
    running.stdin.write(lines)  # the pipe stays open: the command waits for more
    running.stdin.flush()
    time.sleep(1.5)
    running.send_signal(sent)
    with contextlib.suppress(BrokenPipeError):
        _, told = running.communicate(timeout=30)
    assert running.returncode == 130, told
    assert b"Traceback" not in told and told.decode().splitlines()[-1] == "geonews: interrupted"
    assert (tmp_path / output).read_text() == "what was there before"
    left = {path.name for path in tmp_path.iterdir()} - {output}
    assert left <= {f"{output}.part", f"{output}.checkpoint"}, left  # kept to go on from, and said so
    assert not left or b"goes on from there" in told


def damaged(path: Path, kind: str) -> None:
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_text("In Osh. " * 9999)
    elif kind == "cut":
        with DATABASE.open("rb") as file:
            path.write_bytes(file.read(1 << 20))
    elif kind == "other version":
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            database.execute("CREATE TABLE meta (key, value)")
            database.execute("INSERT INTO meta VALUES ('schema', '0')")
    elif kind == "folder":
        path.mkdir()


@pytest.mark.parametrize("kind", ["missing", "empty", "text", "other version", "folder"])
def test_a_damaged_gazetteer_is_named(kind: str, tmp_path: Path) -> None:
    damaged(tmp_path / "gazetteer.db", kind)
    with pytest.raises(GazetteerError, match=r"^[^\n]*gazetteer\.db[^\n]*$"):
        Gazetteer(tmp_path / "gazetteer.db")


def test_a_gazetteer_cut_short_is_named_by_every_command(tmp_path: Path) -> None:
    """The package as installed, but for its data."""
    package = Path(DATABASE).parents[1]
    shutil.copytree(package, tmp_path / "geonews", ignore=shutil.ignore_patterns("data", "__pycache__", ".*"))
    shutil.copytree(package / "data", tmp_path / "geonews" / "data", ignore=shutil.ignore_patterns("*.db"))
    damaged(tmp_path / "geonews" / "data" / "gazetteer.db", "cut")
    for arguments in COMMANDS[:3]:
        done = run(*arguments, cwd=tmp_path, PYTHONPATH=str(tmp_path))
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr and "gazetteer.db" in done.stderr, done.stderr


def test_output_closed_at_once() -> None:
    done = subprocess.run(
        f"{sys.executable} -m geonews lookup Osh >&-",
        shell=True, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and done.stderr == "geonews: standard output is closed\n"
