"""RSS and Atom feeds, through feedparser: an article an entry."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from ..errors import ReadError
from .clean import clean
from .record import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Article
    from .source import Source

__all__ = ["articles", "text_of"]

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "blockquote",
        "tr",
        "table",
        "section",
        "article",
        *(f"h{n}" for n in range(1, 7)),
    )
)
_HIDDEN = frozenset(("script", "style", "template"))


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the entries of a feed in order.

    Raises:
        ReadError: feedparser is not installed, or there are no entries.
    """
    found = _parse(source)
    if not found.entries:
        raise ReadError(f"{source.label}: a feed without entries")
    channel = found.feed
    for number, entry in enumerate(found.entries, 1):
        story = clean(text_of(_body(entry)), entry.get("title") or "")
        if not story.text:
            yield ReadError(f"{source.label}, entry {number}: has no text")
            continue
        fields = {
            "id": entry.get("id") or entry.get("link"),
            "title": text_of(entry.get("title") or ""),
            "published": entry.get("published") or entry.get("updated"),
            "language": channel.get("language"),
            "source": story.source or channel.get("title"),
            "url": entry.get("link"),
        }
        yield article(fields, story.text, name=f"{source.name}:{number}", source=source.publisher)


def _parse(source: Source) -> Any:
    """Return the feed; feedparser gets a stream, as it would fetch or open what is given as a string."""
    try:
        import feedparser
    except ImportError as error:
        message = f"{source.label}: reading feeds needs an extra: pip install 'geonews[web]'"
        raise ReadError(message) from error
    return feedparser.parse(io.BytesIO(source.data()))


def _body(entry: Any) -> str:
    """Return the longest text of an entry: its content or its summary."""
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def text_of(markup: str) -> str:
    r"""Return the words of a piece of HTML, a blank line between blocks.

    >>> text_of("<p>Osh is <b>calm</b>.</p><script>x()</script><p>Batken &amp; Jalal-Abad too.</p>")
    'Osh is calm.\n\nBatken & Jalal-Abad too.'
    """
    if "<" not in markup and "&" not in markup:
        return markup
    parser = _Text()
    parser.feed(markup)
    parser.close()
    blocks = (" ".join(block.split()) for block in "".join(parser.parts).split("\n\n"))
    return "\n\n".join(filter(None, blocks))


class _Text(HTMLParser):
    """Collects text, not that of scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        if tag in _HIDDEN and self._hidden:
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
