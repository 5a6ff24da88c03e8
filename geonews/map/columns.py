"""Columns of whole numbers as text, a character each: smaller and sooner read than digits between commas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["numbers", "signs"]

_FIRST = 0x23
"""Code of the least number's character; JSON would escape some of those before it."""
_LAST = 0xD7FF
"""The last code before the surrogates."""


def signs(values: Sequence[int]) -> list[Any]:
    """Return the least of some numbers and a text that counts from it; a list where they reach too far.

    >>> signs([-1, 3, 0]), signs([0, 100_000])
    ([-1, "#'$"], [0, [0, 100000]])
    """
    least, most = min(values, default=0), max(values, default=0)
    if most - least > _LAST - _FIRST:
        return [0, list(values)]
    shift = _FIRST - least
    return [least, "".join(map(chr, [value + shift for value in values]))]


def numbers(column: Sequence[Any]) -> list[int]:
    """Return the numbers of a column: the way back.

    >>> numbers(signs([-1, 3, 0]))
    [-1, 3, 0]
    """
    least, text = column
    return [ord(char) - _FIRST + least for char in text] if isinstance(text, str) else list(text)
