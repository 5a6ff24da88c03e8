"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import ReadError
from .clean import clean
from .record import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Article
    from .source import Source

__all__ = ["articles", "front_matter", "plain"]

_FIELD = re.compile(r"([A-Za-z][\w-]{0,40}):(?:\s+(.*))?")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?: [^()\n]{0,300})?\)")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)([^*_\n]{1,1000})(?<=\S)\1(?!\w)")
_HEADING = re.compile(r"^ {0,3}#{1,6} (.*)$", re.M)
_HEADER_LINES = 50


def articles(source: Source) -> Iterator[Article | ReadError]:
    """Yield the one article of a text file."""
    fields, body = front_matter(source.text())
    if source.suffix in (".md", ".markdown"):
        body = plain(body)
    found = clean(body, fields.get("title"))
    if not found.text:
        raise ReadError(f"{source.label}: holds no text")
    fields = {"title": found.title or "", "source": found.source or ""} | fields
    yield article(fields, found.text, name=source.name, source=source.publisher)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Return the fields between the two ``---`` lines at the head of a text, and the text after them.

    Fields are lines ``key: value``, keys in any case, values with or without quotation marks. A head
    that has other lines belongs to the text.

    >>> front_matter("---\ntitle: 'Unrest: day two'\nDate: 2010-05-13\n---\nOsh.")
    ({'title': 'Unrest: day two', 'date': '2010-05-13'}, 'Osh.')
    """
    lines = text.lstrip("\ufeff").split("\n", _HEADER_LINES)
    if lines[0].rstrip() != "---":
        return {}, text
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:-1] if len(lines) > _HEADER_LINES else lines[1:], 1):
        line = line.strip()
        if line == "---":
            return fields, "\n".join(lines[number + 1 :])
        found = _FIELD.fullmatch(line)
        if found:
            fields[found.group(1).lower()] = _unquoted((found.group(2) or "").strip())
        elif line and not line.startswith("#"):
            break
    return {}, text


def _unquoted(value: str) -> str:
    """Return a value without the quotation marks around it."""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def plain(markdown: str) -> str:
    """Return Markdown as plain text: links by their words, no emphasis, no marks of headings, no images.

    >>> plain("# Unrest in **Osh**") + plain(" ![map](a.png)[Batken](https://example.org) is calm")
    'Unrest in Osh Batken is calm'
    """
    text = _LINK.sub(lambda match: "" if match.group(1) else match.group(2), markdown)
    text = _HEADING.sub(lambda match: match.group(1).strip().rstrip("# "), text)
    return _EMPHASIS.sub(r"\2", text)
