"""Build hook of hatchling: compiles the gazetteer, prepares expressions, copies Leaflet into geonews/data/.

Runs for wheel, source distribution and editable install. What is already there and current is kept.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import sqlite3
import sys
from contextlib import closing
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
DATA = ROOT / "geonews" / "data"
LEAFLET_SHA256 = "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a"
CSS_FETCHES = re.compile(
    r"(?:behavior\s*:[^;}]*;?)|(?:background(?:-image)?\s*:[^;}]*url\([^)]*\)[^;}]*;?)|url\([^)]*\)"
)
"""What would make a browser load a file: images behind url(), VML behaviours."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Fills geonews/data/ before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile and copy; raise when Leaflet is not the file we reviewed."""
        compile_gazetteer()
        prepare()
        copy_leaflet()


def compile_gazetteer() -> None:
    """Compile the tables, unless the database was made of the same ones."""
    spec = importlib.util.spec_from_file_location("_gazetteer_build", ROOT / "gazetteer" / "build.py")
    assert spec
    assert spec.loader
    gazetteer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gazetteer)
    if not (DATA / "basemap.json").exists() or compiled_checksum() != gazetteer.tables.checksum():
        gazetteer.build(DATA)


def compiled_checksum() -> str | None:
    """Return the checksum of the tables the database was made of; None when there is no sound one."""
    path = DATA / "gazetteer.db"
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT value FROM meta WHERE key = 'tables_sha256'").fetchone()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row else None


def prepare() -> None:
    """Keep what reading the sample dispatches takes, every expression of a relation and index of triggers."""
    sys.path.insert(0, str(ROOT))  # the package of this very checkout, installed or not
    try:
        from geonews import languages, prepared
        from geonews.dates.grammar import grammar_of
        from geonews.events.lexicon import lexicon_of
        from geonews.gazetteer import Gazetteer
        from geonews.model import Article
        from geonews.pipeline import analyze_article
        from geonews.relations.languages import get as phrases_of
    finally:
        sys.path.remove(str(ROOT))
    gazetteer = Gazetteer(DATA / "gazetteer.db")
    with prepared.noted() as notes:
        for language in languages.LANGUAGES:
            grammar_of(language)
            lexicon_of(language)
            phrases = phrases_of(language)
            if phrases:
                for pattern in phrases.patterns:
                    phrases.compiled.compile(pattern.text)
                phrases.compiled.is_chained(" ".join(stem for stem, _ in phrases.gates))
        for path in sorted(ROOT.glob("seeds/*.md")):
            analyze_article(Article(path.name, path.read_text(encoding="utf-8")), gazetteer=gazetteer)
    gazetteer.close()
    prepared.write(notes, DATA / "prepared.db")


def copy_leaflet() -> None:
    """Copy Leaflet from the build requirement; its style sheet loses all that would load a file.

    Raises:
        RuntimeError: the script is not the one we reviewed.
    """
    source = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    script = (source / "leaflet.js").read_bytes()
    if hashlib.sha256(script).hexdigest() != LEAFLET_SHA256:
        raise RuntimeError(
            "leaflet.js of django-js-lib-leaflet is not the reviewed file: its SHA-256 differs"
        )
    target = DATA / "leaflet"
    target.mkdir(parents=True, exist_ok=True)
    (target / "leaflet.js").write_bytes(script)
    style = (source / "leaflet.css").read_text(encoding="utf-8")
    (target / "leaflet.css").write_text(CSS_FETCHES.sub("", style), encoding="utf-8")
    licence = metadata.distribution("django-js-lib-leaflet").read_text("LICENSE") or ""
    (target / "LICENSE").write_text(licence, encoding="utf-8")
