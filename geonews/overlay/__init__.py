"""The user's own places: added one by one, listed in a CSV file or imported, without building anew.

They live in a file of their own, of the same tables as the gazetteer of the package, and are
asked together with it.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ..errors import GazetteerError
from .importing import Progress, import_file
from .lists import compile_lists, make_entry, problems_of
from .merging import Merger
from .store import Entry, Store, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..gazetteer import Gazetteer

__all__ = [
    "Entry",
    "Merger",
    "Progress",
    "Store",
    "add",
    "compile_lists",
    "import_file",
    "make_entry",
    "open_store",
    "problems_of",
]


def add(
    path: Path,
    name: str,
    lat: float,
    lon: float,
    *,
    kind: str = "settlement",
    country: str = "",
    names: Sequence[str] = (),
    gazetteer: Gazetteer,
) -> Entry:
    """Write one place into the user's file, which is made when there is none; see make_entry().

    Raises:
        ValueError: the place cannot be.
        GazetteerError: the file cannot be written.
    """
    entry = make_entry(name, lat, lon, kind=kind, country=country, names=names, gazetteer=gazetteer)
    store = open_store(path, gazetteer)
    try:
        store.begin()
        store.put_source("user", path.name, "added by the user")
        store.put(entry)
        store.commit()
    except sqlite3.Error as error:
        raise GazetteerError(f"{path}: cannot be written ({error})") from error
    finally:
        store.close()
    return entry
