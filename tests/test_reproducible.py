"""The same sources make the same wheel, byte for byte."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "gazetteer", "geonews", "seeds")

BUILD = """
import sys
from hatchling.builders.wheel import WheelBuilder
print(list(WheelBuilder(sys.argv[1]).build(directory=sys.argv[2]))[0])
"""


def copied(target: Path) -> Path:
    """Return a folder with a copy of what a wheel is made of."""
    target.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", ".*", "harvest")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=ignored, copy_function=shutil.copy)
        else:
            shutil.copy(ROOT / name, target / name)
    return target


def build(source: Path) -> Path:
    """Return a wheel built from a folder."""
    target = source / "dist"
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(source), str(target)],
        capture_output=True, text=True, cwd=source, check=False,
        env={**os.environ, "PYTHONHASHSEED": str(len(str(target)))},
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"no wheel can be built here: {done.stderr.splitlines()[-1:]}")
    return next(target.glob("*.whl"))


def test_two_wheels_are_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    pytest.importorskip("js_lib_leaflet")
    one = copied(tmp_path / "one")
    other = shutil.copytree(one, tmp_path / "another" / "place", copy_function=shutil.copy)  # at another time
    wheels = [build(one), build(other)]
    sums = {hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels}
    assert len(sums) == 1
    with zipfile.ZipFile(wheels[0]) as archive:
        names = archive.namelist()
        for data in ("gazetteer.db", "prepared.db", "leaflet/leaflet.js"):
            assert f"geonews/data/{data}" in names
        assert not [name for name in names if name.endswith(".pyc") or name.startswith("/") or ".." in name]
        everything = archive.read("geonews/data/gazetteer.db")
    assert str(ROOT).encode() not in everything
