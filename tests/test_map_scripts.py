"""The sources of the page: scripts and styles as files, what squeezing keeps, their own tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from geonews.map import assets


def test_scripts_are_small_strict_and_without_globals():
    folder = Path(assets.__file__).parent
    names = {path.stem for path in (folder / "scripts").glob("*.js")}
    assert names == set(assets.SCRIPTS)
    assert {path.stem for path in (folder / "styles").glob("*.css")} == set(assets.STYLES)
    for path in (folder / "scripts").glob("*.js"):
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") < 500, path.name
        assert source.startswith("/** @file ") and "\n'use strict';\n(function (geonews) {" in source, (
            path.name
        )
        assert "innerHTML" not in source and "console." not in source, path.name


def test_squeezing_changes_no_meaning():
    assert assets.squeeze("a\n  b\n\n") == "a\nb\n"
    for line in assets.script().splitlines():
        assert line == line.strip()
        assert line.count("`") % 2 == 0, "a template that spans lines would be changed"


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_javascript():
    files = sorted(map(str, (Path(__file__).parent / "js").glob("*.test.js")))
    assert files
    done = subprocess.run(["node", "--test", *files], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
