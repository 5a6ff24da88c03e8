"""The rules of one language, compiled into one pass over a text."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from geonews import languages
from geonews.prepared import compile_pattern
from geonews.text import levelled, lowered

from .days import Anchor, Days, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_SENTENCE_END = re.compile(r"[.!?…][\"»”’)]?\s+(?=[\"«“„(]?[^\W\d_a-zа-я])|\n")
_WORD = re.compile(r"(?<![$€.,/-])\b\w+")
"""A word at which an expression may begin; not the tail of a number or path."""
_MOST_WORDS = 20_000
"""How many words are remembered at a time."""
_LEFT = 160
"""How far back to look for words about the future; code points."""
_STORY = 700
"""How far "the next day" may lie from the day it follows; code points."""


_LONG_PAST = 330
"""How old a day must be to put what follows into its year; days."""
_PARAGRAPH = 1500
"""How long a paragraph is at most; code points."""
_FULL_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Found(NamedTuple):
    """An expression that was read."""

    start: int
    end: int
    days: Days
    basis: str


class Grammar:
    """Finds and reads the date expressions of one language."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        future: str,
        past: str,
        *,
        cased: bool = False,
        verbs_last: bool = False,
        opening: str = "",
    ) -> None:
        """Compile the rules.

        Args:
            rules: in order of preference where two match at one place.
            cased: the rules tell May from may; without, they are for text as text.lowered gives it.
            future: pattern of words that announce something to come, in lower case.
            past: pattern of words that report something done.
            verbs_last: the words about the future follow the date (Turkic languages, Tajik).
            opening: pattern of the lower-case words, or beginnings of them, with which an expression may
                begin, so that the rules need not be tried at others.
        """
        self._rules = {rule.name: rule for rule in rules}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._cased = cased
        parts = (f"(?P<{rule.name}>{_NAMED_GROUP.sub('(?:', rule.pattern)})" for rule in rules)
        self._any = self._compiled("|".join(parts))
        self._opening = compile_pattern(levelled(opening))
        self._opens: dict[str, bool] = {}
        """Whether a word seen before may open an expression."""
        self._future = compile_pattern(levelled(future))
        self._past = compile_pattern(levelled(past))
        self._verbs_last = verbs_last

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        return compile_pattern(pattern if self._cased else levelled(pattern))

    def find(self, text: str, published: date | None) -> Iterator[Found]:
        """Yield the expressions of a text in order; what cannot be read is left out."""
        last: date | None = None
        last_end = 0
        era = _Era(published)
        seen = text if self._cased else lowered(text)
        for match in self._matches(seen):
            name = match.lastgroup or ""
            inner = self._pattern(name).match(seen, match.start())
            if inner is None:
                continue
            start = _sentence_start(text, match.start())
            near = last is not None and match.start() - last_end < _STORY
            anchor = Anchor(
                published,
                last if last_end > start else None,
                last if near else None,
                self._speaks_of_future(text, start, match),
                text,
                era.before(text, start),
            )
            days = self._rules[name].read(inner, anchor)
            if days is None:
                continue
            era.note(match, days)
            if days.precision == "day" and days.start == days.end and not name.startswith("counted"):
                last, last_end = days.start, match.end()
            yield Found(match.start(), match.end(), days, self._rules[name].basis)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what any of the rules matches, none overlapping another."""
        opens, end = self._opens, 0
        if len(opens) > _MOST_WORDS:
            opens.clear()
        for word in _WORD.finditer(text):
            token = word.group()
            if token not in opens:
                opens[token] = self._opening.match(lowered(token)) is not None
            if opens[token] and word.start() >= end:
                match = self._any.match(text, word.start())
                if match:
                    end = match.end()
                    yield match

    def _pattern(self, name: str) -> re.Pattern[str]:
        """Return the pattern of one rule with its groups, compiled when first needed."""
        if name not in self._patterns:
            self._patterns[name] = self._compiled(self._rules[name].pattern)
        return self._patterns[name]

    def _speaks_of_future(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Tell whether the nearest word about time says that something is to come."""
        if self._verbs_last:
            end = _SENTENCE_END.search(text, match.end(), match.end() + 2 * _LEFT)
            last = end.start() if end else match.end() + 2 * _LEFT
            return self._future.search(lowered(text[match.end() : last])) is not None
        left = lowered(text[start : match.start()])
        return _last_start(self._future, left) > _last_start(self._past, left)


class _Era:
    """The past year that a paragraph tells of: on May 13, 2005, ... On July 29 they were flown out."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._day: date | None = None
        self._end = 0

    def note(self, match: re.Match[str], days: Days) -> None:
        """Remember a day given with its year; a date counted from today ends the era."""
        if days.precision == "day":
            self._day = days.start if _FULL_YEAR.search(match.group()) else self._day and self._kept(days)
            self._end = match.end()

    def _kept(self, days: Days) -> date | None:
        """Return the day still told of, None when the text has come back to its own year."""
        own = self._published is not None and days.start.year >= self._published.year
        return None if own else self._day

    def before(self, text: str, start: int) -> date | None:
        """Return the day, when it lies in another year and stands in the paragraph, before a sentence."""
        if self._day is None or self._published is None or not 0 <= start - self._end < _PARAGRAPH:
            return None
        apart = (self._published - self._day).days
        return self._day if apart > _LONG_PAST and "\n\n" not in text[self._end : start] else None


def _last_start(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match begins, -1 when there is none."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _sentence_start(text: str, position: int) -> int:
    """Return roughly where the sentence around a position begins."""
    first = max(0, position - _LEFT)
    ends = (found.end() for found in _SENTENCE_END.finditer(text, first, position + 2))  # a mark and a letter
    return max((end for end in ends if end <= position), default=first)


_MODULES = {"en": "english", "ru": "russian", "ky": "kyrgyz", "kk": "kazakh", "uz": "uzbek", "tg": "tajik",
            "tk": "turkmen"}  # fmt: skip


@cache
def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language, compiled on first use; English for a language without one."""
    module = import_module(f".{_MODULES[languages.get(language).code]}", __package__)
    return Grammar(
        module.RULES,
        module.FUTURE,
        module.PAST,
        cased=getattr(module, "CASED", False),
        verbs_last=getattr(module, "VERBS_LAST", False),
        opening=getattr(module, "OPENING", ""),
    )
