"""Web pages, through trafilatura, which tells the story from the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..errors import ReadError
from . import encoding
from .clean import clean
from .record import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Article
    from .source import Source

__all__ = ["articles"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?([\w-]{2,20})", re.I
)


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the one article of a page.

    Raises:
        ReadError: trafilatura is not installed, or finds no story in the page.
    """
    page = _decode(source.data(), source.label)
    found = _extract(page, source.label)
    if found is None or not (found.text or "").strip():
        raise ReadError(f"{source.label}: no article found in the page")
    story = clean(found.text.replace("\n", "\n\n"), found.title)  # a paragraph a line
    fields = {
        "title": story.title,
        "published": found.date,
        "source": story.source or found.sitename,
        "url": found.url,
    }
    yield article(fields, story.text, name=source.name, source=source.publisher)


def _extract(page: str, label: str) -> Any:
    """Return what trafilatura finds in a page, None when that is nothing."""
    try:
        import trafilatura
    except ImportError as error:
        raise ReadError(f"{label}: reading web pages needs an extra: pip install 'geonews[web]'") from error
    try:
        return trafilatura.bare_extraction(
            page, include_comments=False, include_tables=False, with_metadata=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(f"{label}: the page cannot be parsed ({type(error).__name__})") from error


def _decode(data: bytes, label: str) -> str:
    """Return a page as text, in the encoding that it declares if that fits."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared and not encoding.mark(data):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return encoding.decode(data, label)
