"""Bytes to text: byte order marks, UTF-8, else the likeliest 8-bit code page, which is said in the log."""

from __future__ import annotations

import codecs
import io
import itertools
import re
from typing import BinaryIO

__all__ = ["decode", "guess", "is_binary", "repaired", "warn", "wrap"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it is asked for first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\f\r\x1b")
_TEXT_BYTES = bytes(set(range(256)) - set(_CONTROLS))
_RUNS = re.compile(rb"[\x80-\xff]{2,}")
_ESCAPED = re.compile("[\udc80-\udcff]")
_SAMPLE = 1 << 18
_CYRILLIC = ("cp1251", "koi8-r", "cp866")
_COMMON = frozenset("оеаинтсрвл")


def mark(data: bytes) -> str | None:
    """Return the encoding that the byte order mark names, None without one."""
    return next((name for start, name in _MARKS if data.startswith(start)), None)


def is_binary(head: bytes) -> bool:
    """Tell whether these first bytes of a file are something other than text."""
    if mark(head):
        return False
    controls = len(head.translate(None, _TEXT_BYTES))
    return controls > 1 and controls > len(head) / 50


def warn(message: str) -> None:
    """Log a warning; logging is slow to load and seldom needed."""
    import logging

    logging.getLogger("geonews").warning(message)


def decode(data: bytes, label: str) -> str:
    """Return text of unknown encoding, without byte order mark; an encoding other than UTF-8 is logged."""
    name = guess(data)
    if name != "utf-8-sig":
        warn(f"{label}: read as {name}, as it is not UTF-8")
    elif "\ufffd" in (text := data.decode(name, "replace")):
        if b"\xef\xbf\xbd" not in data:
            warn(f"{label}: some bytes are not UTF-8; each is shown as U+FFFD")
        return text
    return data.decode(name, "replace")


def guess(data: bytes, whole: bool = True) -> str:
    """Return the encoding of a text: by its mark, UTF-8 if (nearly) valid, else the likeliest code page.

    Args:
        data: the text, or its beginning.
        whole: False when the last letter may be cut in the middle.

    >>> guess("Ош шаары тынч".encode("cp1251")), guess("Café à Och".encode("cp1252")), guess(b"Osh")
    ('cp1251', 'cp1252', 'utf-8-sig')
    """
    if name := mark(data):
        return name
    sample = data[:_SAMPLE]
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample, whole and len(sample) == len(data))
    wrong = text.count("\ufffd")
    right = sum(c > "\x7f" for c in text) - wrong
    if not wrong or wrong * 20 <= right:
        return "utf-8-sig"
    return _code_page(sample)


def _code_page(data: bytes) -> str:
    """Return the likeliest 8-bit code page: Cyrillic where high bytes stand in runs, else Western."""
    high = len(data.translate(None, bytes(range(128))))
    if sum(map(len, _RUNS.findall(data))) >= 0.6 * high:
        return max(_CYRILLIC, key=lambda name: _likelihood(data.decode(name, "replace"), name))
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _likelihood(text: str, name: str) -> float:
    """Return how Cyrillic a text looks: common letters count for, capitals inside words against."""
    letters = [c for c in text if c > "\x7f"]
    common = sum(c.lower() in _COMMON for c in letters)
    inverted = sum(a.islower() and b.isupper() for a, b in itertools.pairwise(letters))
    return (common - 2 * inverted) / max(1, len(letters)) + (0.1 if name == "cp1251" else 0)


def wrap(stream: BinaryIO, head: bytes, label: str, newline: str) -> io.TextIOWrapper:
    """Return a stream of bytes as text; wrong bytes in UTF-8 are left to repaired()."""
    name = guess(head, whole=False)
    if name != "utf-8-sig":
        warn(f"{label}: read as {name}, as it is not UTF-8")
    errors = "surrogateescape" if name == "utf-8-sig" else "replace"
    return io.TextIOWrapper(stream, encoding=name, errors=errors, newline=newline)


def repaired(line: str) -> str:
    """Return a line from wrap() with the bytes that were not UTF-8 read as the likeliest code page."""
    if line.isascii() or not _ESCAPED.search(line):
        return line
    data = line.encode("utf-8", "surrogateescape")
    return data.decode(guess(data), "replace")
