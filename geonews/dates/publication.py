"""The day a text was published, from its metadata, address or first lines."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from geonews import languages

from .grammar import grammar_of

if TYPE_CHECKING:
    from geonews.model import Article

_HEAD = 1500
"""Code points in which a date line or dateline is looked for."""
_SHORT = 90
"""Longest line that may be a line about the article rather than of it; code points."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_FULL = re.compile(r"(?:1[89]|20)\d\d|\d[./-]\d")
"""What a date with its year holds."""
_DATELINE = re.compile(r"^[^\W\d_][^\n–—]{2,80}?[\s,](?:--|[–—-])\s", re.MULTILINE)


def find_publication(article: Article) -> date | None:
    """Return the day of publication, None when nothing tells it.

    Metadata wins, then the address, then a short line or a dateline at the head of the text that
    names a full date.

    >>> from geonews.model import Article
    >>> find_publication(Article("a", "BISHKEK, May 13, 2010 (AP) - Crowds met.", language="en"))
    datetime.date(2010, 5, 13)
    """
    if article.published:
        return article.published
    stated = _IN_ADDRESS.search(article.url or "")
    if stated:
        try:
            return date(*map(int, stated.groups()))
        except ValueError:
            pass
    return _from_head(article.text[:_HEAD], article.language or languages.detect(article.text))


def _from_head(head: str, language: str) -> date | None:
    """Return the first full date in a short line or a dateline."""
    for line in head.splitlines():
        if not _FULL.search(line):  # nor need the patterns of the language be compiled
            continue
        dateline = _DATELINE.match(line)
        if dateline:
            line = line[: dateline.end()]
        elif len(line) > _SHORT or line.rstrip().endswith((".", "?", "!")):
            continue
        for found in grammar_of(language).find(line, None):
            if found.basis == "explicit" and found.days.precision == "day":
                return found.days.start
    return None
