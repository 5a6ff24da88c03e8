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

RECORD_LIMIT = 10 * MB
"""Bytes of one page, unpacked."""
MOST_DAMAGE = 100
"""Places at which an archive may be damaged before it is given up."""
_START = b"\r\n\r\nWARC/1."
_STEP = 1 << 20
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)

log = logging.getLogger("geonews")


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the articles of the pages of an archive, in order.

    Raises:
        ReadError: fastwarc is not installed.
    """
    pages = found = 0
    for record in _records(source):
        if isinstance(record, ReadError):
            yield record
            continue
        pages += 1
        for item in _article(record, source):
            found += not isinstance(item, ReadError)
            yield item
    if not pages:
        yield ReadError(f"{source.label}: an archive without pages of text")
    elif found < pages:
        log.warning("%s: %d of %d pages hold no article", source.label, pages - found, pages)


def _records(source: Source) -> Iterator[Any]:
    """Yield the records that hold a page, and an error for each damaged place."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        message = f"{source.label}: reading WARC needs an extra: pip install 'geonews[archive]'"
        raise ReadError(message) from error
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    base = at = 0
    for _ in range(MOST_DAMAGE):
        name = "its beginning"
        try:
            for record in ArchiveIterator(source.stream, record_types=wanted, auto_decode="all", fsspec_args=False):
                at = base + record.stream_pos
                name = printable(record.headers.get("WARC-Target-URI") or f"byte {at}")
                if _is_page(record):
                    yield record
            return
        except (OSError, ValueError, EOFError) as error:
            if isinstance(error, ReadError):  # from the gzip below
                raise
            base = _next_start(source.stream, at)
            rest = "goes on at the next record" if base else "the rest cannot be read"
            yield ReadError(f"{source.label}: damaged after {name}; {rest}")
            if not base:
                return
            at = base


def _next_start(stream: BinaryIO, at: int) -> int:
    """Go to the first record that begins after a place; return where that is, 0 when there is none."""
    if not stream.seekable():
        return 0
    stream.seek(at + 1)
    base, kept = at + 1, b""
    while chunk := stream.read(_STEP):
        window = kept + chunk
        found = window.find(_START)
        if found >= 0:
            start = base - len(kept) + found + 4
            stream.seek(start)
            return start
        base += len(chunk)
        kept = window[-len(_START) :]
    return 0


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


def _article(record: Any, source: Source) -> Iterator[Article | ReadError]:
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
    kind, charset = _kind(record)
    data = in_utf8(data, charset)
    page = Source(label, printable(address) or source.name, io.BytesIO(data), data[: 1 << 16], publisher=host_of(address))
    reader = html if kind in _PAGES else text
    try:
        for item in reader.articles(page):
            yield item if isinstance(item, ReadError) else replace(item, url=item.url or address or None)
    except ReadError as error:
        if "pip install" in str(error):
            raise
        log.info("%s", error)
