"""From code points, which our offsets count, to UTF-16 units, which a browser counts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["to_utf16"]


def to_utf16(text: str) -> Callable[[int], int]:
    """Return the function from an offset in code points to one in UTF-16 units.

    >>> to_utf16("🙂 Osh")(2)
    3
    """
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return int
    wide = [at for at, char in enumerate(text) if char > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)
