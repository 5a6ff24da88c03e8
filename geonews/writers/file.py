"""Files that appear whole or not at all, and text sent to streams."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..errors import GeonewsError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["explained", "replacing", "send", "storable"]

_SURROGATES = re.compile("[\ud800-\udfff]")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to, which takes the place of ``path`` when all went well and is removed otherwise.

    Raises:
        WriteError: the file or its folder cannot be written to, or the disk is full.
    """
    with explained(path):
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise WriteError(f"{path}: is a folder")
        if target.exists() and not target.is_file():  # /dev/stdout, a named pipe: nothing to replace
            yield target
            return
        if not target.parent.is_dir():
            raise WriteError(f"{path}: there is no folder {target.parent}")
        temporary = target.with_name(f".{target.name[:60]}.{os.urandom(4).hex()}.part")
        try:
            yield temporary
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says into a WriteError of one line; a closed pipe is left alone."""
    try:
        yield
    except (GeonewsError, BrokenPipeError):
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(f"{path}: cannot be written ({reason[:1].lower()}{reason[1:]})") from error


def send(chunks: Iterator[str], stream: TextIO, as_text: bool = False) -> None:
    """Write pieces of text to a stream, as UTF-8 if it has bytes below; as_text keeps to its own encoding.

    Raises:
        WriteError: the disk is full, for example; a closed pipe stays a BrokenPipeError.
    """
    with explained(Path(getattr(stream, "name", None) or "output")):
        binary = None if as_text else getattr(stream, "buffer", None)
        stream.flush()
        encoding = getattr(stream, "encoding", None) or "utf-8"
        for chunk in map(storable, chunks):
            if binary is not None:
                binary.write(chunk.encode("utf-8"))
            else:
                stream.write(chunk.encode(encoding, "replace").decode(encoding))
        stream.flush()


def storable(text: str) -> str:
    """Return a text without lone surrogates, which no encoding can hold; each becomes U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
