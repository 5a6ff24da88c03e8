"""Archives of web pages and tables: WARC and Parquet."""

from __future__ import annotations

import builtins
import gzip
import io
from pathlib import Path

import pytest
from stories import FEED, OTHER, page

from geonews.errors import ReadError
from geonews.readers import read

pytestmark = pytest.mark.usefixtures("own_cache")


def record(
    address: str, body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2020-10-06T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


FIRST = record("https://example.org/1", page().encode())
PACKED = "Content-Type: text/html\r\nContent-Encoding: gzip"
SECOND = record("https://example.org/2", gzip.compress(page(OTHER).encode()), PACKED)
LAST = record("https://example.org/3", b"Batken is calm.", "Content-Type: text/plain")
BOMB = record("https://example.org/b", gzip.compress(b"x" * 20_000_000), PACKED)
WARCS = [
    # name, content, ids of the articles, parts of the errors
    ("a.warc", FIRST + SECOND + LAST, "123", ""),
    ("a.warc.gz", b"".join(map(gzip.compress, (FIRST, SECOND, LAST))), "123", ""),
    ("picture.warc", record("https://example.org/i", b"GIF8", "Content-Type: image/gif") + LAST, "3", ""),
    ("missing.warc", record("https://example.org/1", b"None.", status="404 Not Found") + LAST, "3", ""),
    ("cut.warc", FIRST + SECOND[:-100], "1", "https://example.org/2: cut off"),
    ("junk.warc", FIRST + b"JUNK\r\n" * 20 + LAST, "13", "damaged after https://example.org/1; goes on"),
    ("end.warc", FIRST + b"JUNK\r\n" * 20, "1", "damaged after https://example.org/1; the rest"),
    ("torn.warc.gz", gzip.compress(FIRST) + gzip.compress(SECOND)[:-40], "1", "damaged"),
    ("bomb.warc", BOMB + LAST, "3", "4 MB"),
    ("nogzip.warc", record("https://example.org/b", b"no gzip", PACKED) + LAST, "3", "its packed content"),
    ("none.warc", b"WARC/1.0\r\n\r\n", "", "an archive without pages"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "ids", "said"), WARCS, ids=[case[0] for case in WARCS])
def test_warc(tmp_path: Path, name: str, content: bytes, ids: str, said: str) -> None:
    pytest.importorskip("fastwarc")
    pytest.importorskip("trafilatura")
    (tmp_path / name).write_bytes(content)
    errors: list[ReadError] = []
    found = list(read(tmp_path / name, on_error=errors.append))
    assert [article.id for article in found] == [f"https://example.org/{number}" for number in ids]
    assert all(article.url == article.id and article.source == "example.org" for article in found)
    messages = " | ".join(map(str, errors))
    assert said in messages if said else not errors


def test_warc_from_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastwarc")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LAST)))
    assert [article.text for article in read("-")] == ["Batken is calm."]


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {"Story": ["Osh is calm.", None, "Batken too."], "id": ["a", "b", "c"], "n": [1, 2, 3]}
    )
    parquet.write_table(table, tmp_path / "t.parquet")
    errors: list[ReadError] = []
    found = list(read(tmp_path / "t.parquet", columns={"text": "story"}, on_error=errors.append))
    assert [(article.id, article.text) for article in found] == [("a", "Osh is calm."), ("c", "Batken too.")]
    assert [str(error).rpartition(", ")[2] for error in errors] == ["row 2: has no text"]


@pytest.mark.parametrize(
    "change", [lambda b: b[:-30], lambda b: b[:40] + b"\xff" * 60 + b[100:], lambda b: b[:4]]
)
def test_damaged_parquet(tmp_path: Path, change: object) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table({"text": ["Osh is calm."] * 50}), path)
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(ReadError, match=r"t\.parquet: (damaged|more)"):
        list(read(path))


def test_parquet_without_text(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"text": [1, 2], "x": [3, 4]}), tmp_path / "t.parquet")
    with pytest.raises(ReadError, match="row 1: its text is not a string"):
        list(read(tmp_path / "t.parquet"))


MISSING = [
    ("a.warc", FIRST, "fastwarc", "pip install 'geonews[archive]'"),
    ("a.parquet", b"PAR1xxxxPAR1", "pyarrow", "pip install 'geonews[archive]'"),
    ("a.html", page().encode(), "trafilatura", "pip install 'geonews[web]'"),
    ("a.xml", FEED.encode(), "feedparser", "pip install 'geonews[web]'"),
]


@pytest.mark.parametrize(("name", "content", "library", "said"), MISSING)
def test_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, library: str, said: str
) -> None:
    real = builtins.__import__

    def refusing(module: str, *rest: object, **options: object) -> object:
        if module.split(".")[0] == library:
            raise ImportError(module)
        return real(module, *rest, **options)  # type: ignore[arg-type]

    (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(ReadError) as caught:
        list(read(tmp_path / name))
    assert said in str(caught.value)
