"""WARC archives of web crawls, through fastwarc: an article a page, read one at a time.

Pages that came with an error, pictures, scripts and the like are passed over. Where the archive is
damaged, reading goes on at the next record if the file can be searched for it.
"""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import ReadError
from . import html, text
from .source import MB, Source, printable
from .web import host_of, in_utf8, media_type

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from ..model import Article

__all__ = ["articles"]

RECORD_LIMIT = 4 * MB
"""Bytes of one page, unpacked."""
MOST_DAMAGE = 100
"""Places at which an archive may be damaged before it is given up."""
_START = b"\nWARC/1."
_STEP = 1 << 16
_KEPT = 4 * _STEP
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)

log = logging.getLogger("geonews")


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the articles of the pages of an archive, in order.

    Raises:
        ReadError: fastwarc is not installed.
    """
    pages = told = 0
    feed = _Feed(source.stream)
    for record in _records(feed, source.label):
        if isinstance(record, ReadError):
            yield record
            continue
        pages += 1
        for item in _article(record, feed, source):
            told += 1
            yield item
    if not pages:
        yield ReadError(f"{source.label}: an archive without pages of text")
    elif told < pages:
        log.warning("%s: %d of %d pages hold no article", source.label, pages - told, pages)


def _records(feed: _Feed, label: str) -> Iterator[Any]:
    """Yield the records that hold a page, and an error for each damaged place."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        message = f"{label}: reading WARC needs an extra: pip install 'geonews[archive]'"
        raise ReadError(message) from error
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream: Any = feed  # all that is asked of a stream
    for _ in range(MOST_DAMAGE):
        name, at = "its beginning" if not feed.tell() else f"byte {feed.tell()}", feed.tell() - 1
        try:
            for record in ArchiveIterator(stream, record_types=wanted, auto_decode="all", fsspec_args=False):
                at = record.stream_pos
                name = printable(record.headers.get("WARC-Target-URI") or f"byte {at}")
                if _is_page(record):
                    yield record
            return
        except ReadError:  # damaged gzip: nothing after it can be found
            raise
        except BaseException as error:
            if not isinstance(error, OSError | ValueError | EOFError) and not _is_panic(error):
                raise
            goes_on = feed.seek_record(at + 1)
            rest = "goes on at the next record" if goes_on else "the rest cannot be read"
            yield ReadError(f"{label}: damaged after {name}; {rest}")
            if not goes_on:
                return


def _is_panic(error: BaseException) -> bool:
    """Tell whether the library itself gave up; its error is no ordinary one."""
    return type(error).__name__ == "PanicException"


class _Feed:
    """A stream that is read once, and in which the next record can be looked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._part = getattr(stream, "read1", stream.read)  # what comes before damage is still given
        self._position = 0
        self._last = b""
        self._pending = b""

    def read(self, size: int = _STEP) -> bytes:
        """Return the next bytes."""
        data, self._pending = self._pending[:size], self._pending[size:]
        data = data or self._part(size)
        self._position += len(data)
        self._last = (self._last + data)[-_KEPT:]
        return data

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._position

    def seek_record(self, least: int) -> bool:
        """Go to the first record that begins at a place or after it; tell whether there is one.

        Args:
            least: a place as tell() counts; one long gone is where the kept bytes begin.
        """
        window = self._last[max(0, least - self._position + len(self._last)) :]
        while (found := window.find(_START)) < 0:
            chunk = self._pending or self._stream.read(_STEP)
            self._pending = b""
            if not chunk:
                return False
            self._position += len(chunk)
            window = window[-len(_START) :] + chunk
        self._pending = window[found + 1 :] + self._pending
        self._position -= len(window) - found - 1
        self._last = b""
        return True


def _is_page(record: Any) -> bool:
    """Tell whether a record holds the text of a page that was there."""
    headers = record.http_headers
    if headers is not None and headers.status_code not in (200, None):
        return False
    return _kind(record)[0] in (*_PAGES, *_TEXTS)


def _kind(record: Any) -> tuple[str, str | None]:
    """Return the media type and charset of a record."""
    headers = record.http_headers if record.http_headers is not None else record.headers
    return media_type(headers.get("Content-Type") or "")


def _is_cut(record: Any, feed: _Feed) -> bool:
    """Tell whether the archive ends before the record does, as far as its headers tell."""
    length = str(record.headers.get("Content-Length") or "")
    headers = 12 + sum(len(str(name)) + len(str(value)) + 4 for name, value in record.headers.items())
    return length.isdecimal() and record.stream_pos + headers + int(length) > feed.tell()


def _article(record: Any, feed: _Feed, source: Source) -> Iterator[Article | ReadError]:
    """Yield the article of a page, an error for a page that cannot be read; nothing when it has no story."""
    address = record.headers.get("WARC-Target-URI") or ""
    label = f"{source.label}, {printable(address) or 'a page without address'}"
    try:
        data = record.reader.read(RECORD_LIMIT + 1)
    except (OSError, ValueError) as error:
        yield ReadError(f"{label}: its packed content is damaged ({error})")
        return
    if len(data) > RECORD_LIMIT:
        yield ReadError(f"{label}: more than the limit of {RECORD_LIMIT // MB} MB")
        return
    if _is_cut(record, feed):
        yield ReadError(f"{label}: cut off")
        return
    kind, charset = _kind(record)
    data = in_utf8(data, charset)
    page = Source(
        label,
        printable(address) or source.name,
        io.BytesIO(data),
        data[: 1 << 16],
        publisher=host_of(address),
    )
    reader = html if kind in _PAGES else text
    try:
        for item in reader.articles(page):
            yield item if isinstance(item, ReadError) else replace(item, url=item.url or address or None)
    except ReadError as error:
        if "pip install" in str(error):
            raise
        log.info("%s", error)
