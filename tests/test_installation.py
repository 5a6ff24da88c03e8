"""What a plain installation brings: little, and all of it named with its licence."""

import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

import geonews
from geonews.gazetteer import DATABASE

ROOT = Path(__file__).parents[1]
MOST = 120_000_000
"""Bytes of the files of geonews and of what it needs; 102 million when this was written."""
MOST_OF_GAZETTEER = 20_000_000
"""The largest part of what we ship; 16.6 million when this was written."""


def needed() -> set[str]:
    """Return the distributions that a plain installation brings."""
    found: set[str] = set()
    waiting = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            if requirement.name not in found:
                waiting += metadata.requires(requirement.name) or []
            found.add(requirement.name)
    return found


def size(files: list[Path]) -> int:
    """Return the bytes of files, the bytecode that Python writes beside them left out."""
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc" and path.is_file())


def test_the_gazetteer_is_small() -> None:
    assert DATABASE.stat().st_size < MOST_OF_GAZETTEER


def test_a_plain_installation_is_small() -> None:
    names = needed()
    assert {"numpy", "shapely", "click"} <= names
    sizes = {
        name: size([Path(file.locate()) for file in metadata.files(name) or []]) for name in sorted(names)
    }
    sizes["geonews"] = size(list(Path(geonews.__file__).parent.rglob("*")))
    assert sum(sizes.values()) < MOST, sizes


def test_every_package_is_in_the_list_of_licences() -> None:
    known = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in sorted(needed()) if name.lower().replace("_", "-") not in known] == []
