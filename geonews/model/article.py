"""The text as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Article"]


@dataclass(frozen=True, slots=True)
class Article:
    """A news text as it was read.

    >>> Article("a1", "Osh is calm.").text[0:3]
    'Osh'
    """

    id: str
    """Unique within one run; a file name where the source gives none."""
    text: str
    """The text that offsets refer to; includes neither title nor furniture."""
    title: str | None = None
    published: date | None = None
    """Day of publication; relative dates are counted from it."""
    language: str | None = None
    """en ru ky kk uz tg tk; None until detected."""
    source: str | None = None
    """Publisher or file the text came from."""
    url: str | None = None
