"""Web addresses as sources: fetched politely, within limits, and kept for the next time.

Only addresses that were asked for are fetched, never what a page links to. The rules of a site
(robots.txt) are kept to for every address on the way, redirects included.
"""

from __future__ import annotations

import codecs
import email.message
import io
import logging
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from ..errors import ReadError
from ..fetch import FetchError, ForbiddenError, Limits, Response, fetch
from .pages import PageCache
from .source import gunzipped, printable

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["Page", "Web", "host_of", "in_utf8", "is_address", "media_type"]

_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,text/plain;q=0.9,application/json;q=0.8,text/csv;q=0.8,*/*;q=0.1"
)
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/json": "jsonl",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
}
"""Formats by media type; other texts are recognised by their content."""
_VAGUE = frozenset(
    ("", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip")
)
"""Media types that say nothing."""
_UNSURE = frozenset(("iso8859-1", "ascii", "latin-1", "iso-8859-1"))
"""Charsets that servers declare for everything; the page knows better."""
_ROBOTS_LIMITS = Limits(connect=10, read=10, total=20, size=512 * 1024)
_LONGEST_PAUSE = 30.0

log = logging.getLogger("geonews")


def is_address(source: str) -> bool:
    """Tell a web address from a path.

    >>> is_address("https://example.org/a"), is_address("a.txt")
    (True, False)
    """
    return source[:8].lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Page:
    """What an address held."""

    url: str
    """After redirects."""
    kind: str | None
    """Name of the format that its media type stands for; None when it says nothing."""
    data: bytes
    """UTF-8 with its mark where the server said which encoding it is."""

    def opened(self, label: str) -> tuple[BinaryIO, bytes]:
        """Return the content as a stream, unpacked when it is gzip, with its first bytes."""
        return gunzipped(io.BytesIO(self.data), label)


def host_of(address: str) -> str | None:
    """Return the name of the site of an address, None when it has none.

    >>> host_of("https://www.example.org/a")
    'example.org'
    """
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


class Web:
    """Reads addresses; robots.txt of a site is asked for once.

    Args:
        allow_private: whether this machine and private networks may be asked.
        cached: whether pages may be taken from the cache and put there.
        limits: of one request.
    """

    def __init__(
        self, *, allow_private: bool = False, cached: bool = True, limits: Limits | None = None
    ) -> None:
        self.allow_private = allow_private
        self.limits = limits or Limits()
        self._cache = PageCache() if cached else None
        self._robots: dict[str, RobotFileParser | ReadError] = {}
        self._asked: dict[str, float] = {}

    def load(self, address: str) -> Page:
        """Return what an address holds.

        Raises:
            ReadError: it cannot be had, must not be read, or is no text.
        """
        address = address.partition("#")[0]
        label = printable(address)
        key = f"{'private' if self.allow_private else 'public'} {address}"
        kept = self._cache.get(key) if self._cache else None
        if kept and kept.is_fresh():
            log.info("%s: taken from the cache", label)
            return _page(kept.response, label)
        try:
            response = self._fetch(address, kept.validators() if kept else {})
        except FetchError as error:
            if kept and error.transient:
                log.warning("%s: %s; shown as it was on %s", label, error, kept.day())
                return _page(kept.response, label)
            raise ReadError(f"{label}: {error}") from error
        except ReadError as error:
            raise ReadError(f"{label}: {error}") from error
        if response.status == 304 and kept:
            log.info("%s: not changed since %s", label, kept.day())
            response = replace(kept.response, headers={**kept.response.headers, **response.headers})
        page = _page(response, label)
        if self._cache:
            self._cache.put(key, response)
        return page

    def _fetch(self, address: str, validators: dict[str, str]) -> Response:
        return fetch(
            address,
            headers={"Accept": _ACCEPT, **validators},
            limits=self.limits,
            allow_private=self.allow_private,
            before=self._heed,
        )

    def _heed(self, url: str) -> None:
        """Raise when a site does not want an address read by programs; wait if it asks to."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        if isinstance(rules, ReadError):
            raise rules
        if not rules.can_fetch("geonews", url):
            raise ReadError(f"{parts.hostname} does not allow programs to read this page (robots.txt)")
        pause = min(float(rules.crawl_delay("geonews") or 0), _LONGEST_PAUSE)
        wait = self._asked.get(site, -pause) + pause - time.monotonic() if site in self._asked else 0.0
        if wait > 0:
            log.info("%s: waiting %.0f s, as the site asks", site, wait)
            time.sleep(wait)
        self._asked[site] = time.monotonic()

    def _rules(self, site: str) -> RobotFileParser | ReadError:
        """Return the rules of a site: none when it has no robots.txt, an error when that is out of order."""
        rules = RobotFileParser()
        try:
            answer = fetch(f"{site}/robots.txt", limits=_ROBOTS_LIMITS, allow_private=self.allow_private)
        except FetchError as error:
            if error.transient or isinstance(error, ForbiddenError):
                raise
            return ReadError(f"its robots.txt cannot be read ({error})")
        if answer.status >= 500 or answer.status == 429:
            return ReadError(
                f"its robots.txt cannot be read (status {answer.status}), so the page is left alone"
            )
        is_there = 200 <= answer.status < 300
        rules.parse(answer.body.decode("utf-8", "replace").splitlines() if is_there else [])
        return rules


def _page(response: Response, label: str) -> Page:
    """Return a response as a page of text."""
    if response.status != 200:
        raise ReadError(f"{label}: {_status(response)}")
    if not response.body:
        raise ReadError(f"{label}: the page is empty")
    kind, charset = media_type(response.headers.get("content-type", ""))
    return Page(response.url, _format(kind, label), in_utf8(response.body, charset))


def _status(response: Response) -> str:
    """Return what a status means, for a person."""
    from http import HTTPStatus

    try:
        phrase = HTTPStatus(response.status).phrase.lower()
    except ValueError:
        phrase = "unknown"
    after = response.headers.get("retry-after", "")
    later = f"; the site asks to come back in {after} s" if after.isdigit() else ""
    return f"the site answers {response.status} ({phrase}){later}"


def media_type(header: str) -> tuple[str, str | None]:
    """Return the media type and the charset of a Content-Type header.

    >>> media_type("text/html; charset=Windows-1251")
    ('text/html', 'windows-1251')
    """
    message = email.message.Message()
    message["content-type"] = (
        "".join(c for c in header[:200] if c.isprintable()) or "application/octet-stream"
    )
    return message.get_content_type(), message.get_content_charset()


def _format(kind: str, label: str) -> str | None:
    """Return the format a media type stands for, None when its content tells."""
    if kind in _VAGUE or kind in ("application/xml", "text/xml"):
        return None
    if kind in _KINDS:
        return _KINDS[kind]
    main, _, sub = kind.partition("/")
    if main in ("image", "video", "audio", "font", "multipart") or sub in ("pdf", "zip", "javascript", "css"):
        raise ReadError(f"{label}: not a text ({printable(kind)})")
    return None


def in_utf8(data: bytes, charset: str | None) -> bytes:
    """Return a page in UTF-8 with its mark, as what the server says of its encoding goes before all else."""
    if not charset or data.startswith(codecs.BOM_UTF8):
        return data
    try:
        name = codecs.lookup(charset).name
        if name in _UNSURE:
            return data
        return codecs.BOM_UTF8 + data.decode(name).encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data
