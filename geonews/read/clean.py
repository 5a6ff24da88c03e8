"""What is taken out of a text as it is read, so that offsets count in what is kept.

Characters that cannot be seen, lines of the page rather than of the story, the publisher's
line, a headline, and paragraphs printed twice.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .record import day, scrub

__all__ = ["Cleaned", "clean", "visible"]

_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_SOURCE = re.compile(
    r"/?\s{0,4}(?:source|источник|булагы?|дереккөз|manba|манба|манбаъ|çeşme)\s{0,2}:\s{0,4}(\S.{0,60})", re.I
)
_BROWSER = re.compile(r"\b(?:browser|javascript|cookies|internet explorer|ie ?\d+|браузер\w{0,3})\b", re.I)
_NOTICE = re.compile(
    r"\b(?:not supported|unsupported|out of date|outdated|upgrade|enable|enabled|disabled|optimal experience|"
    r"we use cookies|accept|не поддерживается|обновите|включите|устарел)\b",
    re.I,
)
_FURNITURE = frozenset(
    phrase.strip()
    for phrase in """
    advertisement; advertisement - scroll to continue; ad; share; share this; share this article; share
    on facebook; share on twitter; tweet; print; print this page; skip to main content; skip to content;
    skip to navigation; menu; read more; read also; related articles; related stories; more on this
    story; most read; subscribe; subscribe now; sign up for our newsletter; sign up to our newsletter;
    log in; sign in; comments; leave a comment; loading; back to top; follow us; listen to this article;
    story continues below advertisement; article continues below; реклама; поделиться; поделиться в
    соцсетях; читайте также; читать далее; подписаться; подписывайтесь на нас; версия для печати;
    комментарии; наверх; жарнама; бөлүшүү; бөлісу; reklama; ulashish; улашиш; mahabat
    """.replace("\n   ", "").split(";")
)
"""Lines of a page that are no part of any story, in lower case without marks at their ends."""

_BYLINE = re.compile(r"(?:by|автор|фото|photo)\b", re.I)
_DATELINE = re.compile(r"[^\W\d_a-zа-я]{2,}[^.:]{0,40},.{0,40}\d|.{0,60}\(\w[\w .]{1,30}\)\s*[-–—]?$")
_QUOTES = "\"'“”«»’)"
_TITLE_LIMIT = 160
_REPEAT_LENGTH = 60


class Cleaned(NamedTuple):
    """A text and what was moved out of it."""

    text: str
    title: str | None
    source: str | None


def visible(text: str) -> str:
    r"""Return a text of visible characters, line feeds and tabs.

    >>> visible("Osh\x00,\r\nBat\u202eken")
    'Osh,\nBatken'
    """
    return _UNSEEN.sub("", _BREAKS.sub("\n", scrub(text)))


def clean(text: str, title: str | None = None) -> Cleaned:
    r"""Return the story of a text.

    Args:
        text: as it was read.
        title: headline where it is known; then the first line is only taken out when it repeats it.

    >>> clean("Unrest in the south\n\nOsh is tense.\n/ Source: Reuters\n\nPolice patrol.")
    Cleaned(text='Osh is tense.\n\nPolice patrol.', title='Unrest in the south', source='Reuters')
    """
    source = None
    lines = []
    for line in visible(text).split("\n"):
        bare = line.strip()
        publisher = _SOURCE.fullmatch(bare)
        if publisher:
            source = source or publisher.group(1).strip()
        elif not _is_furniture(bare):
            lines.append(line.rstrip())
    paragraphs = _paragraphs("\n".join(lines))
    if title is None:
        title = _headline(paragraphs)
    if title is not None and len(paragraphs) > 1 and _same(paragraphs[0], title):
        del paragraphs[0]
    return Cleaned("\n\n".join(_once(paragraphs)), title, source)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what stands between blank lines."""
    found = [block.strip("\n") for block in text.strip().split("\n\n")]
    return [block for block in found if block.strip()]


def _is_furniture(line: str) -> bool:
    """Tell whether a line belongs to the page and not to the story."""
    if len(line) > 200:
        return False
    if line.strip(".:…|•→>»").strip().casefold() in _FURNITURE:
        return True
    return bool(_BROWSER.search(line) and _NOTICE.search(line))


def _headline(paragraphs: list[str]) -> str | None:
    """Return the first paragraph when it looks like a headline: one short line that is no sentence."""
    if len(paragraphs) < 2:
        return None
    first = paragraphs[0].strip()
    if "\n" in first or not 2 <= len(first.split()) <= 30 or len(first) > _TITLE_LIMIT:
        return None
    if first.rstrip(_QUOTES).endswith((".", "…", ":", ";", ",", "-", "–", "—")):
        return None
    if _BYLINE.match(first) or _DATELINE.match(first) or day(first):
        return None
    return " ".join(first.split())


def _same(paragraph: str, title: str) -> bool:
    """Tell whether a paragraph only repeats the title."""
    return paragraph.split() == title.split()


def _once(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs without later copies of long ones: a lead printed twice, a pull quote."""
    seen = set()
    kept = []
    for paragraph in paragraphs:
        key = paragraph.strip()
        if len(key) < _REPEAT_LENGTH or key not in seen:
            kept.append(paragraph)
        seen.add(key)
    return kept
