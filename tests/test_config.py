"""Settings: flag over environment over file, and how much is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from test_cli import run

import geonews
from geonews.cli import geonews as root
from geonews.cli.config import defaults

TEXT = "Protesters seized a government building in Osh on 13 May 2010."

TABLES = [
    # geonews.toml, environment, what click is given
    ("", {}, {}),
    ("limit = 7", {}, {"lookup": {"limit": 7}, "near": {"limit": 7}}),
    ("[lookup]\nlimit = 7", {}, {"lookup": {"limit": 7}}),
    (
        "limit = 7\n[lookup]\nlimit = 8",
        {"GEONEWS_NEAR_LIMIT": "9"},
        {"lookup": {"limit": 8}, "near": {"limit": "9"}},
    ),
    ("limit = 7", {"GEONEWS_LIMIT": "8"}, {"lookup": {"limit": "8"}, "near": {"limit": "8"}}),
    ("[lookup]\nlimit = 7", {"GEONEWS_LIMIT": "8"}, {"lookup": {"limit": "8"}}),
    ("[places]\nmin-confidence = 0.5", {}, {"places": {"min_confidence": 0.5}}),
    ("[places]\nmin_confidence = 0.5", {}, {"places": {"min_confidence": 0.5}}),
    ("[places]\nformat = 'json'", {}, {"places": {"format_": "json"}}),
    ("[gazetteer.sources]\nformat = 'csv'", {}, {"gazetteer": {"sources": {"format_": "csv"}}}),
    ("[events]\ntype = ['protest']", {}, {"events": {"types": ["protest"]}}),
    ("", {"GEONEWS_EVENTS_TYPE": "protest"}, {"events": {"types": "protest"}}),
    ("", {"GEONEWS_ALLOW_PRIVATE": "1", "GEONEWS_NONSENSE": "1", "GEONEWS_OUTPUT": "x"}, {"allow": True}),
]


@pytest.mark.parametrize(("toml", "environment", "expected"), TABLES)
def test_defaults(
    tmp_path: Path, toml: str, environment: dict[str, str], expected: dict[str, object]
) -> None:
    (tmp_path / "geonews.toml").write_text(toml)
    found = defaults(root, environment, tmp_path)
    if expected == {"allow": True}:
        assert found["places"] == {"allow_private": "1"}
        return
    for command, options in expected.items():
        assert found[command] == options
    assert set(expected) <= set(found) and (expected or not found)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "geonews.toml").write_text("[near]\nlimit = 1")
    assert defaults(root, {}, inner) == {"near": {"limit": 1}}
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 'geonews'")
    assert defaults(root, {}, inner) == {"near": {"limit": 1}}
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.geonews.near]\nlimit = 2")
    assert defaults(root, {}, inner) == {"near": {"limit": 2}}


WRONG = [
    ("limits = 3", "no option is called 'limits'; did you mean 'limit'?"),
    ("[nonsense]\nx = 1", "no command is called 'nonsense'"),
    ("[places]\nsince = 2020-01-01", "no option is called 'since'"),
    ("[places]\nonline = true", "online is set by a flag or in the environment only"),
    ("allow-private = true", "allow-private is set by a flag or in the environment only"),
    ("output = 'x'", "no option is called 'output'"),
    ("limit = ", "not TOML"),
    ("\udcff", "not TOML"),
]


@pytest.mark.parametrize(("toml", "said"), WRONG)
def test_wrong_settings(tmp_path: Path, toml: str, said: str) -> None:
    (tmp_path / "geonews.toml").write_bytes(toml.encode("utf-8", "surrogateescape"))
    with pytest.raises(click.UsageError) as caught:
        defaults(root, {}, tmp_path)
    assert said in caught.value.message and "geonews.toml" in caught.value.message


def test_flag_over_environment_over_file(tmp_path: Path) -> None:
    (tmp_path / "geonews.toml").write_text("[lookup]\nlimit = 1\nformat = 'jsonl'")

    def lines(*arguments: str, **environment: str) -> int:
        return len(run("lookup", "Aksu", *arguments, cwd=tmp_path, **environment).stdout.splitlines())

    assert lines() == 1
    assert lines(GEONEWS_LIMIT="2") == 2
    assert lines("--limit", "3", GEONEWS_LIMIT="2") == 3


def test_wrong_settings_are_usage_errors(tmp_path: Path) -> None:
    (tmp_path / "geonews.toml").write_text("limits = 3")
    done = run("lookup", "Osh", cwd=tmp_path)
    assert done.returncode == 2 and "did you mean 'limit'?" in done.stderr
    assert run("lookup", "Osh", GEONEWS_LIMIT="many").returncode == 2


def test_quiet_and_verbose(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("В Оше и Баткене прошли митинги, сообщили в Бишкеке.".encode("cp1251"))
    (tmp_path / "page.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "date": "2010-05"}))
    warned = "geonews: old.txt: read as cp1251"
    for flags, shown in (((), True), (("-q",), False), (("-v",), True)):
        done = run(*flags, "places", "old.txt", "page.jsonl", "-f", "jsonl", cwd=tmp_path)
        assert done.returncode == 0 and len(done.stdout.splitlines()) == 2
        assert (warned in done.stderr) is shown
        assert ("is not a full day" in done.stderr) is (flags == ("-v",))
    done = run("-q", "places", "missing.txt", "old.txt", cwd=tmp_path)
    assert done.stderr.splitlines() == ["geonews: missing.txt: no such file or folder"]


def test_shell_completion(tmp_path: Path) -> None:
    (tmp_path / "geonews.toml").write_text("limits = 3")  # no error may get between shell and user
    script = tmp_path / "geonews"  # completion goes by the name of the script
    script.write_text("from geonews.cli import main\n\nmain()\n")
    words = {"COMP_WORDS": "geonews look", "COMP_CWORD": "1", "_GEONEWS_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(geonews.__file__).parents[1]), **words},
    )  # fmt: skip
    assert done.stdout.split() == ["plain,lookup"] and done.stderr == ""
