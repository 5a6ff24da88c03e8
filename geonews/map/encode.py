"""How data enters the page: as JSON that neither a template engine nor the HTML parser can read as code."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PLAIN_LIMIT", "compact", "data_block", "safe_json", "written"]

PLAIN_LIMIT = 300_000
"""Characters of JSON beyond which a block is compressed."""

_FAST = 5
"""Level of gzip that takes two thirds of the time of level 6, for 2 % more bytes."""

_DIGITS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"&<\\')
"""91 characters that mean nothing in HTML and in JSON; two hold 13 bits, in 8 % less text than base64."""

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_UNSAFE = re.compile("[<>&'{}\u2028\u2029\u007f-\u009f\ud800-\udfff]")


def _escape_string(match: re.Match[str]) -> str:
    return _UNSAFE.sub(lambda char: f"\\u{ord(char.group()):04x}", match.group())


def compact(value: object) -> str:
    """Return JSON without spaces; characters that are markup elsewhere are not escaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def safe_json(value: object) -> str:
    r"""Return JSON whose strings hold no character that HTML, Jinja or JavaScript could take for markup.

    >>> safe_json({"a": "</script>{{7*7}}${x}"})
    '{"a":"\\u003c/script\\u003e\\u007b\\u007b7*7\\u007d\\u007d$\\u007bx\\u007d"}'
    """
    return _STRING.sub(_escape_string, compact(value))


def written(members: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield the pieces of a JSON object, each as soon as its member is there.

    >>> "".join(written([("a", 1), ("b", [2])]))
    '{"a":1,"b":[2]}'
    """
    before = "{"
    for key, value in members:
        yield f"{before}{compact(key)}:{compact(value)}"
        before = ","
    yield "{}" if before == "{" else "}"


def data_block(name: str, pieces: Iterable[str], *, compress: bool | None = None, level: int = _FAST) -> str:
    """Return a script element that holds data and never runs.

    Args:
        name: id of the element, of our own making.
        pieces: of JSON; one piece is compressed while the next is made.
        compress: gzip in base 91; decided by PLAIN_LIMIT when None.
        level: of gzip.
    """
    rest, held, size = iter(pieces), [], 0
    for piece in rest:
        held.append(piece)
        size += len(piece)
        if compress or (compress is None and size > PLAIN_LIMIT):
            body = _gzip(chain(held, rest), level)
            head = f'<script type="application/json" id="{name}" data-packing="gzip" data-size="{len(body)}">'
            return f'{head}"{in_digits(body)}"</script>\n'
    text = _STRING.sub(_escape_string, "".join(held))
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _gzip(pieces: Iterable[str], level: int) -> bytes:
    """Return the pieces as one gzip member, compressed in a thread beside the one that makes them."""
    packer = zlib.compressobj(level, wbits=31)
    with ThreadPoolExecutor(1) as beside:
        parts = [beside.submit(packer.compress, piece.encode("utf-8", "surrogatepass")) for piece in pieces]
    return b"".join(part.result() for part in parts) + packer.flush()


def in_digits(data: bytes) -> str:
    """Return bytes in base 91: every 13 bits, the highest first, as two digits.

    >>> in_digits(b"geonews")
    'GCa0e9f!2t'
    """
    runs = -(-len(data) // 13)
    eights = np.zeros((runs, 14), np.uint32)  # the last of each row stays empty
    eights[:, :13] = np.frombuffer(data.ljust(13 * runs, b"\0"), np.uint8).reshape(runs, 13)
    digits = np.empty((runs, 8, 2), np.uint8)
    signs = np.frombuffer(_DIGITS.encode("ascii"), np.uint8)
    for column, (at, bit) in enumerate(divmod(13 * n, 8) for n in range(8)):
        three = eights[:, at] << 16 | eights[:, at + 1] << 8
        if bit > 3:
            three |= eights[:, at + 2]
        high, low = np.divmod(three >> (11 - bit) & 0x1FFF, 91)
        digits[:, column, 0], digits[:, column, 1] = signs[high], signs[low]
    return digits.tobytes()[: 2 * -(-8 * len(data) // 13)].decode("ascii")


def of_digits(text: str, size: int) -> bytes:
    """Return so many bytes of a text in base 91; the way back.

    >>> of_digits(in_digits(b"geonews"), 7)
    b'geonews'
    """
    values = [
        _DIGITS.index(high) * 91 + _DIGITS.index(low) for high, low in zip(text[::2], text[1::2], strict=True)
    ]
    bits = "".join(f"{value:013b}" for value in values)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, 8 * size, 8))


def unpack(block: str) -> Any:
    """Return the data of a block; the way back, for tests and for readers of saved pages."""
    head, _, body = block.partition(">")
    text = body.rpartition("</script>")[0]
    value = json.loads(text)
    size = re.search('data-packing="gzip" data-size="(.*?)"', head)
    return json.loads(gzip.decompress(of_digits(value, int(size.group(1))))) if size else value
