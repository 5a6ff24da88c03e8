"""Sources to Articles: files, folders, web addresses and standard input; one module a format.

Text, web pages and feeds are cleaned as they are read; JSONL, JSON and CSV carry
documents of a program's making, whose text is never altered, so that its offsets hold.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..errors import ReadError
from .source import Source, detect, gunzipped, metered, opened, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..model import Article
    from .web import Web

__all__ = ["FORMATS", "Format", "metered", "read", "read_all", "size"]


class Format(NamedTuple):
    """A kind of file geonews reads: a module of this package, loaded when one is read."""

    name: str
    """Of the module, which has a function ``articles``."""
    suffixes: tuple[str, ...]

    def articles(self, source: Source) -> Iterator[Article | ReadError]:
        """Yield what a source holds; a ReadError stands for a document that cannot be read."""
        found: Iterator[Article | ReadError] = import_module(f".{self.name}", __name__).articles(source)
        return found


FORMATS: Mapping[str, Format] = {
    found.name: found
    for found in (
        Format("text", (".txt", ".text", ".md", ".markdown")),
        Format("jsonl", (".jsonl", ".ndjson", ".json")),
        Format("csv", (".csv", ".tsv", ".tab")),
        Format("html", (".html", ".htm", ".xhtml")),
        Format("feed", (".xml", ".rss", ".atom")),
        Format("warc", (".warc",)),
        Format("parquet", (".parquet",)),
    )
}
"""Formats by name; a folder gives the files with one of their suffixes."""

_SUFFIXES = {suffix: name for name, format_ in FORMATS.items() for suffix in format_.suffixes}


def read(
    source: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  the word people look for
    columns: Mapping[str, str] | None = None,
    on_error: Callable[[ReadError], None] | None = None,
    allow_private: bool = False,
    cached: bool = True,
) -> Iterator[Article]:
    """Yield the articles of a file, a folder (and those below, in order), a web address or standard input.

    Args:
        source: a path, an address (http, https), or "-" for standard input. The kind of a file is
            recognised by its content and suffix.
        format: one of FORMATS, to read a file as that whatever it looks like.
        columns: for CSV and Parquet, the columns of fields not named as usual: ``{"text": "Body"}``.
        on_error: called with each error, after which reading goes on; without it the error is raised.
        allow_private: whether addresses of this machine and of private networks may be read.
        cached: whether pages may come from the cache of an earlier run.

    Raises:
        ReadError: a source or a document in it cannot be read, and there is no on_error.
    """
    return read_all(
        [source],
        format=format,
        columns=columns,
        on_error=on_error,
        allow_private=allow_private,
        cached=cached,
    )


def read_all(
    sources: Iterable[str | os.PathLike[str]],
    *,
    format: str | None = None,  # noqa: A002
    columns: Mapping[str, str] | None = None,
    on_error: Callable[[ReadError], None] | None = None,
    allow_private: bool = False,
    cached: bool = True,
) -> Iterator[Article]:
    """Yield the articles of several sources as read() does; files of one name go by their path."""
    if format is not None and format not in FORMATS:
        raise ReadError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")
    online = _Online(allow_private, cached)
    for item in _open_all([os.fspath(source) for source in sources], format, columns or {}, online):
        if not isinstance(item, ReadError):
            yield item
        elif on_error is None:
            raise item
        else:
            on_error(item)


class _Online:
    """The reader of addresses, loaded when the first one comes."""

    def __init__(self, allow_private: bool, cached: bool) -> None:
        self._options = (allow_private, cached)

    @cached_property
    def web(self) -> Web:
        from .web import Web

        return Web(allow_private=self._options[0], cached=self._options[1])


def _open_all(
    sources: list[str], format_: str | None, columns: Mapping[str, str], online: _Online
) -> Iterator[Article | ReadError]:
    """Yield the articles and errors of each source."""
    names = Counter(Path(source).name for source in sources)
    for source in sources:
        if source == "-":
            yield from _stdin(format_, columns)
        elif source.lower().startswith(("http://", "https://")):
            yield from _address(source, format_, columns, online.web)
        elif _is_folder(source):
            yield from _folder(Path(source), len(sources) > 1, format_, columns)
        else:
            name = Path(source).name
            yield from _file(source, name if names[name] == 1 else Path(source).as_posix(), format_, columns)


def size(sources: Iterable[str]) -> int | None:
    """Return the bytes of the files that sources stand for; None when nobody knows before they are read."""
    total = 0
    for source in sources:
        if source == "-" or source.lower().startswith(("http://", "https://")):
            return None
        files = _walk(Path(source), []) if _is_folder(source) else [Path(source)]
        try:
            total += sum(path.stat().st_size for path in files)
        except (OSError, ValueError):
            return None
    return total


def _is_folder(path: str) -> bool:
    """Tell whether a path is that of a folder; one that the system refuses is not."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _folder(
    folder: Path, prefixed: bool, format_: str | None, columns: Mapping[str, str]
) -> Iterator[Article | ReadError]:
    """Yield the articles of the files below a folder that have a known suffix; hidden ones are left out."""
    errors: list[OSError] = []
    found = False
    for path in _walk(folder, errors):
        found = True
        name = path.relative_to(folder).as_posix()
        name = f"{folder.as_posix()}/{name}" if prefixed else name
        yield from _file(str(path), name, format_, columns)
    for error in errors:
        yield ReadError(f"{printable(str(error.filename))}: {_reason(error)}")
    if not found and not errors:
        known = " ".join(sorted(_SUFFIXES))
        yield ReadError(f"{printable(str(folder))}: no texts in this folder (looked for {known})")


def _walk(folder: Path, errors: list[OSError]) -> Iterator[Path]:
    """Yield the readable files below a folder in order; links to folders are not followed."""
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(files):
            is_known = not name.startswith(".") and _suffix(name) in _SUFFIXES
            if is_known and Path(root, name).is_file():  # a named pipe would wait for ever
                yield Path(root, name)


def _file(
    path: str, name: str, format_: str | None, columns: Mapping[str, str]
) -> Iterator[Article | ReadError]:
    """Yield the articles of one file."""
    label = printable(path)
    try:
        with opened(path) as stream:
            yield from _stream(stream, label, name, format_, columns)
    except ReadError as error:
        yield error
    except (OSError, ValueError) as error:
        yield ReadError(f"{label}: {_reason(error)}")


def _address(
    address: str, format_: str | None, columns: Mapping[str, str], web: Web
) -> Iterator[Article | ReadError]:
    """Yield the articles at a web address."""
    from .web import host_of

    label = printable(address)
    try:
        page = web.load(address)
        stream, head = page.opened(label)
        suffix = _suffix(page.url.partition("?")[0])
        kind = format_ or page.kind or detect(head, _SUFFIXES.get(suffix), label)
        for item in FORMATS[kind].articles(
            Source(label, label, stream, head, suffix, host_of(page.url), columns)
        ):
            if isinstance(item, ReadError) or kind not in ("html", "text"):
                yield item
            else:
                yield replace(item, url=item.url or page.url)
    except ReadError as error:
        yield error


def _stdin(format_: str | None, columns: Mapping[str, str]) -> Iterator[Article | ReadError]:
    """Yield the articles on standard input."""
    try:
        yield from _stream(sys.stdin.buffer, "standard input", "stdin", format_, columns)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(f"standard input: {_reason(error)}")


def _stream(
    stream: BinaryIO, label: str, name: str, format_: str | None, columns: Mapping[str, str]
) -> Iterator[Article | ReadError]:
    """Yield the articles of an open stream of bytes."""
    buffered, head = gunzipped(stream, label)
    kind = format_ or detect(head, _SUFFIXES.get(_suffix(name)), label)
    publisher = None if name == "stdin" else name
    yield from FORMATS[kind].articles(Source(label, name, buffered, head, _suffix(name), publisher, columns))


def _suffix(name: str) -> str:
    """Return the lower-case suffix of a file name, that of the inner file for .gz."""
    return Path(name.lower().removesuffix(".gz")).suffix


def _reason(error: Exception) -> str:
    """Return what the system says, for a person."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "not a usable path" if isinstance(error, ValueError) else str(error)
