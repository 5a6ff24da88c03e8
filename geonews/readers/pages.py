"""The cache of web pages: a file each in the user's cache folder, the oldest going first."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ..cache import cache_folder
from ..fetch import Response

__all__ = ["Kept", "PageCache"]

MOST_PAGES = 500
LONGEST = 24 * 3600.0
"""Seconds a page is taken as it is, whatever its server allows."""
_HEADERS = ("cache-control", "content-type", "etag", "last-modified")
_MAX_AGE = re.compile(r"max-age\s{0,2}=\s{0,2}\"?(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was, and when."""

    response: Response
    at: float
    """Seconds since 1970."""

    def is_fresh(self) -> bool:
        """Tell whether its server said that it need not be asked again yet."""
        control = self.response.headers.get("cache-control", "").lower()
        age = _MAX_AGE.search(control)
        if age is None or "no-cache" in control:
            return False
        return 0 <= time.time() - self.at < min(float(age.group(1)), LONGEST)

    def validators(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it changed."""
        headers = self.response.headers
        pairs = (("If-None-Match", headers.get("etag")), ("If-Modified-Since", headers.get("last-modified")))
        return {name: value for name, value in pairs if value}

    def day(self) -> str:
        """Return the day on which it was had."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.at))


class PageCache:
    """Pages by key; without a place to keep them, none."""

    def __init__(self) -> None:
        self._folder = self._made()

    @staticmethod
    def _made() -> Path | None:
        outer = cache_folder()
        if outer is None:
            return None
        folder = outer / "pages"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return None
        return folder

    def get(self, key: str) -> Kept | None:
        """Return what is kept under a key; a damaged file is as good as none."""
        if self._folder is None:
            return None
        try:
            head, body = (self._folder / _name(key)).read_bytes().split(b"\n", 1)
            told = json.loads(head)
            if told["key"] != key or hashlib.sha256(body).hexdigest() != told["sha256"]:
                return None
            headers = {str(name): str(value) for name, value in told["headers"].items()}
            return Kept(Response(str(told["url"]), int(told["status"]), headers, body), float(told["at"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, key: str, response: Response) -> None:
        """Keep a page, unless its server forbids it."""
        if self._folder is None or "no-store" in response.headers.get("cache-control", "").lower():
            return
        headers = {name: response.headers[name] for name in _HEADERS if name in response.headers}
        told = {
            "key": key,
            "url": response.url,
            "status": 200,
            "headers": headers,
            "at": time.time(),
            "sha256": hashlib.sha256(response.body).hexdigest(),
        }
        with contextlib.suppress(OSError):  # a full disk must not stop the reading
            self._write(self._folder / _name(key), json.dumps(told).encode() + b"\n" + response.body)
            self._prune()

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file at once, so that another process never reads half of it."""
        number, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _prune(self) -> None:
        """Remove the oldest pages over the limit."""
        if self._folder is None:
            return
        ages = sorted((entry.stat().st_mtime, entry.path) for entry in os.scandir(self._folder))
        for _, path in ages[: max(0, len(ages) - MOST_PAGES)]:
            Path(path).unlink(missing_ok=True)


def _name(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
