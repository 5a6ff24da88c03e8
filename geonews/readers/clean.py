"""What is taken out of a text as it is read, so that offsets count in what is kept.

Characters that cannot be seen, lines of the page rather than of the story, the publisher's
line, a headline, and long lines printed twice.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .record import day, scrub

__all__ = ["Cleaned", "clean", "visible"]

_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_SOURCE = re.compile(
    r"/?\s{0,4}(?:source|источник|булак|булагы|дереккөз|manba|манба|манбаъ|çeşme)\s{0,2}:\s{0,4}(\S.{0,60})",
    re.I,
)
_BROWSER = re.compile(r"\b(?:browser|javascript|cookies|internet explorer|ie ?\d+|браузер\w{0,3})\b", re.I)
_NOTICE = re.compile(
    r"\b(?:not supported|unsupported|out of date|outdated|upgrade|enable|enabled|disabled|optimal experience|"
    r"we use cookies|accept|не поддерживается|обновите|включите|устарел)\b",
    re.I,
)
_PHRASES = """
    accessibility links; skip links; skip to main content; skip to content; skip to navigation; menu;
    search; log in; sign in; back to top; home; breaking news; live; latest; loading;
    advertisement; advertisement - scroll to continue; story continues below advertisement; article
    continues below; ad; sponsored; promoted;
    share; share this; share this article; share on facebook; share on twitter; tweet; email; print; print
    this page; copy link; save; embed; follow us; follow us on twitter; listen; listen to this article;
    listen to this story;
    read more; read also; see also; read next; related; related articles; related stories; related topics;
    more on this story; most read; most popular; recommended stories; editors' picks; end of list;
    subscribe; subscribe now; sign up for our newsletter; sign up to our newsletter; comments; leave a
    comment; all rights reserved;
    реклама; поделиться; поделиться в соцсетях; читайте также; читать далее; смотрите также; по теме;
    популярные новости; новости партнеров; новости партнёров; выбор читателей; самое читаемое; подписаться;
    подписывайтесь на нас; версия для печати; распечатать; комментарии; оставить комментарий; наверх; ссылки
    для упрощенного доступа; срочные новости; последние новости; все новости;
    линктер; чукул кабар; пикир; пикирлер; бөлүшүү; жарнама; окуй отуруңуз; дагы окуңуз;
    бөлісу; жарнама; сілтемелер; пікірлер; тағы оқыңыз;
    reklama; ulashish; mavzuga oid; fikrlar; улашиш; мавзуга оид;
    таблиғот; шарҳҳо; mahabat; teswirler
"""
_FURNITURE = frozenset(" ".join(phrase.split()) for phrase in _PHRASES.split(";"))
"""Lines of a page that are no part of any story, in lower case without marks at their ends."""
_CLOCK = re.compile(r"\d{1,2}:\d\d|\d{1,3} (?:min|minutes?|мин\w{0,5})(?: read)?", re.I)

_BYLINE = re.compile(r"(?:by|автор|фото|photo)\b", re.I)
_DATELINE = re.compile(r"[^\W\d_a-zа-я]{2,}[^.:]{0,40},.{0,40}\d|.{0,60}\(\w[\w .]{1,30}\)\s*[-–—]?$")
_QUOTES = "\"'“”«»’)"
_TITLE_LIMIT = 160
_REPEAT_LENGTH = 60
_BODY_LENGTH = 200


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

    >>> clean("Osh is tense.\n/ Source: Reuters\n\nAdvertisement\n\nPolice patrol.")
    Cleaned(text='Osh is tense.\n\nPolice patrol.', title=None, source='Reuters')
    """
    source = None
    lines: list[str] = []
    seen: set[str] = set()
    for line in visible(text).split("\n"):
        bare = line.strip()
        publisher = _SOURCE.fullmatch(bare)
        if publisher:
            source = source or publisher.group(1).strip()
        elif not (_is_furniture(bare) or bare in seen):
            lines.append(line.rstrip())
        if len(bare) >= _REPEAT_LENGTH:  # a lead printed twice, a caption, a pull quote
            seen.add(bare)
    paragraphs = _paragraphs("\n".join(lines))
    if title is None:
        title = _headline(paragraphs)
    if title is not None and len(paragraphs) > 1 and _same(paragraphs[0], title):
        del paragraphs[0]
    return Cleaned("\n\n".join(paragraphs), title, source)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what stands between blank lines."""
    found = [block.strip("\n") for block in text.strip().split("\n\n")]
    return [block for block in found if block.strip()]


def _is_furniture(line: str) -> bool:
    """Tell whether a line belongs to the page and not to the story."""
    if len(line) > 200:
        return False
    if line.strip(".:…|•→>»!©").strip().casefold() in _FURNITURE or _CLOCK.fullmatch(line):
        return True
    return bool(_BROWSER.search(line) and _NOTICE.search(line))


def _headline(paragraphs: list[str]) -> str | None:
    """Return the first paragraph when it looks like a headline: one short line that is no sentence.

    In a short note the first line is left in the text, as it may hold the only name of the place.
    """
    if sum(map(len, paragraphs[1:])) < _BODY_LENGTH:
        return None
    first = paragraphs[0].strip()
    if "\n" in first or not 2 <= len(first.split()) <= 30 or len(first) > _TITLE_LIMIT:
        return None
    if first.rstrip(_QUOTES).endswith((".", "!", "…", ":", ";", ",", "-", "–", "—")):
        return None
    if _BYLINE.match(first) or _DATELINE.match(first) or day(first):
        return None
    return " ".join(first.split())


def _same(paragraph: str, title: str) -> bool:
    """Tell whether a paragraph only repeats the title."""
    return paragraph.split() == title.split()
