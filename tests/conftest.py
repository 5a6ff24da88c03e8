"""What every test needs: no places of whoever runs them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import browser as browsers
import pytest

os.environ["GEONEWS_DATA_DIR"] = tempfile.mkdtemp(prefix="geonews-test-")
os.environ.pop("GEONEWS_PLACES", None)

collect_ignore = ["regexes.py"]  # a program of its own, which patches re


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the test have a user's places of its own, and return their folder."""
    monkeypatch.setenv("GEONEWS_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.delenv("GEONEWS_PLACES", raising=False)
    return tmp_path / "own"


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test have a cache of its own."""
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[browsers.Browser]:
    """Return a browser for the tests of one file."""
    driver = browsers.start()
    yield browsers.Browser(driver)
    driver.quit()
