"""What the package keeps from its build is what would be made anew, and nothing depends on it."""

import re
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from geonews import prepared
from geonews.events import trigger
from geonews.languages import LANGUAGES

SEEDS = Path(__file__).parents[1] / "seeds"
WRITTEN = [
    r"",
    r"protest\w*",
    r"(?P<day>\d{1,2})\.(?P<month>\d\d)|(\w+)(?!\w)",
    r"(?s)^.*(?<![\w-])(?:в|на)\s+$",
    r"(?i)[а-яё]+|[\ud800\U0001f600]",
]
READ = """
import re, sys
from pathlib import Path
import geonews
from geonews import prepared
with prepared.noted() as notes:
    for path in Path(sys.argv[1]).glob("*.md"):
        geonews.analyze(path.read_text(encoding="utf-8"))
assert len(notes.expressions) > 1000
print(sum(prepared._read(text) != re.compile(text) for text in notes.expressions))
"""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A file of its own, asked instead of that of the package."""
    monkeypatch.setattr(prepared, "FILE", tmp_path / "prepared.db")
    prepared._kept.cache_clear()
    yield prepared.FILE
    prepared._kept.cache_clear()


def write(path, expressions=(), made=()):
    prepared.write(prepared.Notes(set(expressions), dict(made)), path)
    prepared._kept.cache_clear()


@pytest.mark.parametrize("expression", WRITTEN)
def test_an_expression_that_is_kept_is_the_one_compiled(kept, expression):
    write(kept, WRITTEN)
    read, compiled = prepared._read(expression), re.compile(expression)
    assert read == compiled
    assert (read.groupindex, read.groups) == (compiled.groupindex, compiled.groups)


def test_the_package_keeps_every_expression_that_the_dispatches_need():
    found = subprocess.run(
        [sys.executable, "-c", READ, str(SEEDS)], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_keeps_the_index_of_every_table(language):
    with prepared.noted() as notes:
        anew = trigger.index_of(language)
    assert list(notes.made) == [f"triggers {language}"]
    assert anew == trigger.index_of(language)
    assert anew.triggers == trigger.read_triggers(language)
    with closing(sqlite3.connect(prepared.FILE)) as database:
        query = "SELECT source FROM made WHERE name = ?"
        assert (
            database.execute(query, (f"triggers {language}",)).fetchone()[0]
            == notes.made[f"triggers {language}"][0]
        )


def test_what_is_made_is_kept_while_its_source_stays_the_same(kept):
    write(kept, made={"words": (zlib.crc32(b"Osh"), ["kept"])})
    assert prepared.prepare("words", b"Osh", lambda: ["anew"]) == ["kept"]
    assert prepared.prepare("words", b"Osh!", lambda: ["anew"]) == ["anew"]
    assert prepared.prepare("other", b"Osh", lambda: ["anew"]) == ["anew"]


def spoil_code(path):
    with closing(sqlite3.connect(path)) as database:
        content = zlib.compress(WRITTEN[1].encode() + b"\xff" * 64)
        database.execute("UPDATE pattern SET content = ?", (content,))
        database.execute("UPDATE made SET content = ?", (zlib.compress(b"{"),))
        database.commit()


def spoil_blobs(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE pattern SET content = 'x'")
        database.execute("UPDATE made SET content = 'x'")
        database.commit()


def drop_tables(path):
    with closing(sqlite3.connect(path)) as database:
        database.executescript("DROP TABLE pattern; DROP TABLE made;")


def change_version(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE meta SET version = 'cpython-399'")
        database.commit()


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_code,
        spoil_blobs,
        drop_tables,
        change_version,
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 5000),
        lambda path: path.write_bytes(path.read_bytes()[:4096]),
    ],
)
def test_what_cannot_be_read_is_made_anew(kept, spoil):
    write(kept, [WRITTEN[1]], {"words": (zlib.crc32(b"Osh"), ["kept"])})
    assert prepared._read(WRITTEN[1]) is not None
    prepared._kept.cache_clear()
    spoil(kept)
    assert prepared.compile_pattern(WRITTEN[1]).fullmatch("protesters")
    assert prepared.prepare("words", b"Osh", lambda: ["anew"]) == ["anew"]


def test_an_expression_with_the_checksum_of_another_is_compiled(kept, monkeypatch):
    monkeypatch.setattr(prepared.zlib, "crc32", lambda _: 7)
    write(kept, ["protest"])
    assert prepared.compile_pattern("strike").fullmatch("strike")


def test_another_engine_has_nothing_kept_for_it(kept, monkeypatch):
    monkeypatch.setattr(prepared, "_version", lambda: "")
    write(kept, WRITTEN)
    assert prepared._read(WRITTEN[1]) is None
    assert prepared.compile_pattern(WRITTEN[1]).fullmatch("protesters")


def test_what_is_no_expression_is_told_as_re_tells_it(kept):
    write(kept)
    with pytest.raises(re.error):
        prepared.compile_pattern("(")
