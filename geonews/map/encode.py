"""How data enters the page: as JSON that neither a template engine nor the HTML parser can read as code."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

__all__ = ["PLAIN_LIMIT", "data_block", "safe_json"]

PLAIN_LIMIT = 300_000
"""Characters of JSON beyond which a block is compressed."""

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_UNSAFE = re.compile("[<>&'{}\u2028\u2029\u007f-\u009f\ud800-\udfff]")


def _escape_string(match: re.Match[str]) -> str:
    return _UNSAFE.sub(lambda char: f"\\u{ord(char.group()):04x}", match.group())


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def safe_json(value: object) -> str:
    r"""Return JSON whose strings hold no character that HTML, Jinja or JavaScript could take for markup.

    >>> safe_json({"a": "</script>{{7*7}}${x}"})
    '{"a":"\\u003c/script\\u003e\\u007b\\u007b7*7\\u007d\\u007d$\\u007bx\\u007d"}'
    """
    return _STRING.sub(_escape_string, _compact(value))


def data_block(name: str, value: object, *, compress: bool | None = None) -> str:
    """Return a script element that holds data and never runs.

    Args:
        name: id of the element, of our own making.
        value: anything JSON can hold, or JSON already written (str).
        compress: gzip and base64; decided by PLAIN_LIMIT when None.
    """
    text = value if isinstance(value, str) else _compact(value)
    if compress or (compress is None and len(text) > PLAIN_LIMIT):
        packed = gzip.compress(text.encode("utf-8", "surrogatepass"), compresslevel=6, mtime=0)
        body = f'"{base64.b64encode(packed).decode("ascii")}"'
        return f'<script type="application/json" id="{name}" data-packing="gzip">{body}</script>\n'
    return f'<script type="application/json" id="{name}">{_STRING.sub(_escape_string, text)}</script>\n'


def unpack(block: str) -> Any:
    """Return the data of a block; the way back, for tests and for readers of saved pages."""
    head, _, body = block.partition(">")
    text = body.rpartition("</script>")[0]
    value = json.loads(text)
    return json.loads(gzip.decompress(base64.b64decode(value))) if "data-packing" in head else value
