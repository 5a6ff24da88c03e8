"""Date expressions of a text, read against its day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.model import DateSpan

from .grammar import grammar_of
from .publication import find_publication

if TYPE_CHECKING:
    from datetime import date

__all__ = ["find_dates", "find_publication"]


def find_dates(text: str, *, published: date | None, language: str) -> list[DateSpan]:
    """Return the date expressions of a text in order, each with its days.

    Args:
        text: any text.
        published: day from which "Thursday" and "April 7" are counted; without it only full dates are read.
        language: en ru ky kk uz tg tk.

    >>> from datetime import date
    >>> [span] = find_dates("They fled on Friday.", published=date(2010, 5, 13), language="en")
    >>> span.text, str(span.start), span.precision, span.basis
    ('Friday', '2010-05-07', 'day', 'relative')
    """
    return [
        DateSpan(found.days.start, found.days.end, found.days.precision, found.basis,
                 text[found.start : found.end], found.start)
        for found in grammar_of(language).find(text, published)
    ]  # fmt: skip
