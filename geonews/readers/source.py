"""An open file before its format is known: what it looks like, and how much of it may be read."""

from __future__ import annotations

import io
import re
import zlib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import ReadError
from . import encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from gzip import GzipFile

__all__ = [
    "DOCUMENT_LIMIT",
    "FILE_LIMIT",
    "Meter",
    "Source",
    "detect",
    "gunzipped",
    "metered",
    "opened",
    "printable",
]

MB = 1 << 20
FILE_LIMIT = 64 * MB
"""Bytes of a file that has to be held whole."""
DOCUMENT_LIMIT = 16 * MB
"""Characters of one document in a file that is read line by line."""
_HEAD = 1 << 16
_SHOWN = 300

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document; save it as plain text, for example with pdftotext"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"RIFF", "a media file, not text"),
    (b"PK\x03\x04", "a ZIP archive (Word, Excel and EPUB files are such); save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as plain text"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"%!PS", "a PostScript document; save it as plain text"),
    (b"SQLite format 3", "a SQLite database, not text"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"(\xb5/\xfd", "a Zstandard archive; unpack it first"),
    (b"\x7fELF", "a program, not text"),
)
_BINARY = ((b"WARC/", "warc"), (b"PAR1", "parquet"))
"""First bytes of the formats that are no text, and their names."""
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.I)
_JSON_LINE = re.compile(rb'\s*\{\s*"')
_JSON_ARRAY = re.compile(rb"\s*\[\s*\{")
_TABLE = re.compile(rb'[^\n]{0,2000}?(?:^|[,;\t])"?(?:text|body|content)"?(?:[,;\t]|\r?$)', re.I | re.M)


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes that is text of some kind."""

    label: str
    """As messages name it."""
    name: str
    """Identity of the article in it, or the first part of it."""
    stream: BinaryIO
    head: bytes
    """First bytes, still to come from the stream; up to 64 KB."""
    suffix: str = ""
    publisher: str | None = None
    """Source of articles that name none."""
    columns: Mapping[str, str] = field(default_factory=dict)

    def data(self) -> bytes:
        """Return the whole content.

        Raises:
            ReadError: it is over FILE_LIMIT.
        """
        data = self.stream.read(FILE_LIMIT + 1)
        if len(data) > FILE_LIMIT:
            raise ReadError(
                f"{self.label}: {self._size()}, more than the limit of {FILE_LIMIT // MB} MB for one text; "
                "split it, or give the documents as JSONL, which may be of any size"
            )
        return data

    def text(self) -> str:
        """Return the whole content as text, a line feed ending each line."""
        return encoding.decode(self.data(), self.label).replace("\r\n", "\n").replace("\r", "\n")

    def lines(self, newline: str) -> Iterator[tuple[int, str | None]]:
        """Yield numbered lines, None for one over DOCUMENT_LIMIT; newline as in io.open()."""
        wrapper = encoding.wrap(self.stream, self.head, self.label, newline)
        number = 0
        try:
            while line := wrapper.readline(DOCUMENT_LIMIT):
                number += 1
                whole = len(line) < DOCUMENT_LIMIT or line.endswith("\n")
                while not whole:
                    rest = wrapper.readline(DOCUMENT_LIMIT)
                    whole = not rest or rest.endswith("\n")
                    line = ""
                yield number, encoding.repaired(line) if line else None
        finally:
            if not wrapper.closed:
                wrapper.detach()

    def _size(self) -> str:
        """Return the size of the file in MB, as far as it is known."""
        try:
            size = Path(self.label).stat().st_size
        except OSError:
            size = 0
        return f"{size / MB:.0f} MB" if size > FILE_LIMIT else "a long stream"


def opened(path: str) -> BinaryIO:
    """Open a file for reading, with a buffer as large as the head."""
    meter = _METER.get()
    return (
        io.BufferedReader(_Metered(path, meter), _HEAD) if meter else Path(path).open("rb", buffering=_HEAD)
    )


class Meter:
    """How much was read; see metered()."""

    def __init__(self) -> None:
        self.bytes = 0
        """Bytes as they lie in the files, compressed or not."""


_METER: ContextVar[Meter | None] = ContextVar("geonews.meter", default=None)


@contextmanager
def metered() -> Iterator[Meter]:
    """Count what is read from files while in this context, for those who show progress."""
    meter = Meter()
    token = _METER.set(meter)
    try:
        yield meter
    finally:
        _METER.reset(token)


class _Metered(io.FileIO):
    """A file that counts what is read from it."""

    def __init__(self, path: str, meter: Meter) -> None:
        super().__init__(path)
        self._meter = meter

    def readinto(self, buffer: bytearray | memoryview, /) -> int | None:  # type: ignore[override]
        """Read into a buffer."""
        count = super().readinto(buffer)
        self._meter.bytes += count or 0
        return count


def gunzipped(stream: BinaryIO, label: str) -> tuple[BinaryIO, bytes]:
    """Return a stream with its head, unpacked when it is gzip.

    Raises:
        ReadError: a damaged gzip file.
    """
    outer = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream), _HEAD)
    head = outer.peek(_HEAD)[:_HEAD]
    if not head.startswith(b"\x1f\x8b"):
        return outer, head
    import gzip

    inner = io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=outer), label), _HEAD)
    return inner, inner.peek(_HEAD)[:_HEAD]


class _Raw(io.RawIOBase):
    """Any readable object as a raw stream, which io.BufferedReader asks for."""

    def __init__(self, stream: BinaryIO | GzipFile) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(_Raw):
    """The content of a gzip file; damage to it is a ReadError."""

    def __init__(self, stream: GzipFile, label: str) -> None:
        super().__init__(stream)
        self._stream: GzipFile = stream
        self._label = label

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read1(len(buffer))  # no further than it must, damage may follow
            buffer[: len(data)] = data
            return len(data)
        except (OSError, EOFError, zlib.error) as error:
            raise ReadError(f"{self._label}: a damaged gzip file ({error})") from error


def detect(head: bytes, by_suffix: str | None, label: str) -> str:
    """Return the name of the format of a file, from its first bytes and from what its suffix says.

    Raises:
        ReadError: it is empty or not text.

    >>> detect(b"Osh is calm.", None, "a"), detect(b'{"id": 1, "text": "Osh"}', None, "b")
    ('text', 'jsonl')
    """
    if not head:
        raise ReadError(f"{label}: the file is empty")
    if name := next((name for magic, name in _BINARY if head.startswith(magic)), None):
        return name
    if what := next((what for magic, what in _MAGIC if head.startswith(magic)), None):
        raise ReadError(f"{label}: {what}")
    if encoding.is_binary(head):
        raise ReadError(f"{label}: not text (a binary file)")
    if by_suffix in ("jsonl", "csv"):
        return by_suffix
    if _FEED.search(head, 0, 2048):
        return "feed"
    if _HTML.search(head, 0, 1024) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "html"
    if by_suffix == "feed":
        raise ReadError(f"{label}: XML that is neither an RSS nor an Atom feed")
    if by_suffix:
        return by_suffix
    if _JSON_LINE.match(head) or _JSON_ARRAY.match(head):
        return "jsonl"
    return "csv" if _TABLE.match(head) else "text"


def printable(name: str) -> str:
    r"""Return a name safe to show on one line of a terminal.

    >>> printable("a\nb\x1b[2J.txt")
    'a\\nb\\x1b[2J.txt'
    """
    name = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
