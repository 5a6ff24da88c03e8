"""Finds the words of a text that report events."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from geonews.prepared import compile_pattern

from .trigger import FRAMES, Index, Trigger, count_words, index_of, to_regex

_WORDS = (
    r"(?:\s+(?!(?:but|while|after|before|when|because|но|когда|после|перед|чтобы)\s)"
    r"(?:\d[\d.,]*|[^\s.,;:!?\"«»“”]+|«[^«».;:!?]{1,40}»(?:-[\w-]+)?))"
)
_ASIDE = r",\s[^.,;:!?\"«»“”]{2,45},"
_DESCRIBED = r",\s(?:which|who|котор\w+|\w+ing|\w+(?:вш|ющ|ящ)\w+)\s[^.,;:!?\"«»“”]{2,45},"
_GAP_WORD = re.compile(rf"{_WORDS}(?=\s)")
_GAP_ASIDE = re.compile(rf"{_ASIDE}|{_WORDS}{{1,2}}{_DESCRIBED}")
_GAP_SPACE = re.compile(r"(?:-\d+)?»?\s+«?")
"""Between two words, the first or last of which may stand in a quoted name: «Boeing-747» fell."""
_GAP_WORDS = 6
"""Words of a gap at most, perhaps behind an aside between commas."""
_MOST_WORDS = 20_000
"""How many words are remembered at a time."""
_WORD = re.compile(r"\w+")


class Hit(NamedTuple):
    """Words of a text that report an event."""

    start: int
    end: int
    trigger: Trigger
    to_come: bool = False
    """Whether its verb stands in the future."""


class _Numbers(NamedTuple):
    """Numbers of triggers."""

    begins: list[int]
    """Those whose first word it may be."""
    ends: frozenset[int]
    """Those whose last part may begin with it."""
    goes_on: frozenset[int]
    """Those whose second word it may be."""


_NOTHING = _Numbers([], frozenset(), frozenset())


class Lexicon:
    """The triggers of one language.

    They are looked for by their first two words and the first of their last part.
    """

    def __init__(self, index: Index, language: str) -> None:
        self._language = language
        self._index = index
        self._triggers = index.triggers
        tables = (index.first, index.second, index.last)
        self._lengths = sorted({len(stem) for _, stems in tables for stem in stems})
        self._compiled: dict[int, list[re.Pattern[str]]] = {}
        self._known: dict[str, _Numbers | None] = {}
        """Numbers of the triggers that a word seen before may begin, end and go on; most words have none."""

    def find(self, plain: str, start: int, end: int) -> list[Hit]:
        """Return the triggers between two offsets, none overlapping another, in order.

        Args:
            plain: text as text.lowered gives it.
            start: where to begin.
            end: where to stop.
        """
        begun: list[tuple[int, list[int], frozenset[int]]] = []
        ended: set[int] = set()
        known = self._known
        position, begins = 0, _NOTHING.begins  # of the word before
        for word in _WORD.finditer(plain, start, end):
            text = word.group()
            found = (known[text] if text in known else self._learn(text)) or _NOTHING
            if begins:
                begun.append((position, begins, found.goes_on))
            position, begins = word.start(), found.begins
            ended |= found.ends
        if begins:
            begun.append((position, begins, _NOTHING.goes_on))
        hits = []
        gapped, paired = self._index.gapped, self._index.paired
        for position, numbers, following in begun:
            for number in numbers:
                if number in paired and number not in following:
                    continue  # another word follows
                if number in gapped and number not in ended:
                    continue  # the word it would have to end with is nowhere in the sentence
                last = _last_of(self._parts(number), plain, position, end)
                if last is not None:
                    hits.append(Hit(position, last.end(), self._triggers[number], last.lastindex is not None))
        return _apart(plain, hits, start, end) if hits else hits

    def _learn(self, word: str) -> _Numbers | None:
        """Return the numbers of the triggers that a word may begin, end and go on."""
        if len(self._known) >= _MOST_WORDS:
            self._known.clear()
        stems = [word[:length] for length in self._lengths if length <= len(word)]
        begins, goes_on, ends = (
            [int(number) for part in parts if part for number in part.split(",")]
            for parts in (
                [whole.get(word, ""), *(begun.get(stem, "") for stem in stems)]
                for whole, begun in (self._index.first, self._index.second, self._index.last)
            )
        )
        found = _Numbers(begins, frozenset(ends), frozenset(goes_on)) if begins or ends or goes_on else None
        self._known[word] = found
        return found

    def _parts(self, number: int) -> list[re.Pattern[str]]:
        """Return the expressions of a trigger, between which there are gaps, compiled when first needed."""
        parts = self._compiled.get(number)
        if parts is None:
            texts = self._triggers[number].pattern.split(" .. ")
            parts = self._compiled[number] = [
                compile_pattern(to_regex(text, self._language)) for text in texts
            ]
        return parts


def _last_of(parts: list[re.Pattern[str]], plain: str, position: int, end: int) -> re.Match[str] | None:
    """Return the last of parts with gaps between them that begin at a position, None when they do not.

    A gap is as short as it can be.
    """
    match = parts[0].match(plain, position, end)
    if match is None:
        return None
    if len(parts) == 1:
        return match
    aside = _GAP_ASIDE.match(plain, match.end(), end)
    for begun in ([aside.end()] if aside else []) + [match.end()]:
        at = begun
        for _ in range(_GAP_WORDS + 1):
            space = _GAP_SPACE.match(plain, at, end)
            if space is None:
                break
            last = _last_of(parts[1:], plain, space.end(), end)
            if last is not None:
                return last
            word = _GAP_WORD.match(plain, at, end)
            if word is None:
                break
            at = word.end()
    return None


def _apart(plain: str, hits: list[Hit], start: int, end: int) -> list[Hit]:
    """Return the longest hits that do not overlap; verbs win over nouns of their length."""
    taken = bytearray(end - start)
    kept: list[Hit] = []
    hits = [hit for hit in hits if not _is_stretched(hit, hits, plain)]
    for hit in sorted(hits, key=lambda h: (h.start - h.end, FRAMES.index(h.trigger.frame), h.start)):
        if not any(taken[hit.start - start : hit.end - start]):
            taken[hit.start - start : hit.end - start] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept)


def _is_stretched(hit: Hit, hits: list[Hit], plain: str) -> bool:
    """Tell whether a nearer subject makes another event of the verb: after the rain a mudflow came down."""
    return ".." in hit.trigger.pattern and any(
        other.end == hit.end
        and plain.count(" ", hit.start, other.start) > 1
        and other.trigger.type != hit.trigger.type
        and count_words(other.trigger.pattern) > 1
        for other in hits
    )


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language, an empty one when there is none."""
    return Lexicon(index_of(language), language)
