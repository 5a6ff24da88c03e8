"""The token walk: which spans of a text are names in the gazetteer.

A name is extended from the word it begins with to its longest form, word by word. Words are tried in
tiers: as written, then with the endings of the language taken off, then by sound.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .text import without_possessive
from .vocabulary import GENERIC

if TYPE_CHECKING:
    from .tokens import Tokens
    from .vocabulary import Vocabulary

__all__ = ["Hit", "find"]

_GAP = re.compile(r"[-‐‑–]|[ \u00a0\u202f]{1,2}|\.? ?\n?")
_HYPHENS = frozenset("-‐‑")


class Hit(NamedTuple):
    """A span of the text that is a key of the name index."""

    start: int
    end: int
    key: str
    tier: int
    """One of the tiers of vocabulary."""
    first: int
    """Numbers of its words."""
    last: int


def find(tokens: Tokens, vocabulary: Vocabulary) -> list[Hit]:
    """Return the names in a text, longest first where they overlap, in order.

    Args:
        tokens: of the text.
        vocabulary: of its language.
    """
    walk = _Walk(tokens, vocabulary)
    hits: list[Hit] = []
    starts, ends = tokens.starts, tokens.ends
    free = 0
    for number in [number for number, lexeme in enumerate(tokens.lexemes) if lexeme.begins]:
        if number < free:
            continue
        lexeme = tokens.lexemes[number]
        hit = walk.longest_at(number, lexeme.heads) if lexeme.heads else None
        if hit is None and lexeme.single:
            key, tier = lexeme.single
            hit = Hit(starts[number], ends[number] - lexeme.cut, key, tier, number, number)
        if hit:
            hits.append(hit)
            free = hit.last + 1
    return hits


class _Walk:
    """Extends names in one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens, self.vocabulary = tokens, vocabulary

    def longest_at(self, number: int, heads: tuple[tuple[str, int], ...]) -> Hit | None:
        """Return the longest name of several words that begins with a word, None when there is none."""
        following = self._following(number)
        if following is None:
            return None
        lexemes = self.tokens.lexemes
        if lexemes[number].begins == GENERIC and not (  # пик Ленина, водии Фарғона
            lexemes[following].capital and self.tokens.gaps[following] == " "
        ):
            return None
        best = None
        for stem, tier in heads:
            extended = self._extended(number, following, stem, tier)
            if extended and (best is None or extended.end > best.end):
                best = extended
        return best

    def _following(self, number: int) -> int | None:
        """Return the number of the next word if it may belong to the same name."""
        tokens = self.tokens
        if number + 1 >= len(tokens.words) or tokens.lexemes[number].cut:
            return None
        gap = tokens.gaps[number + 1]
        if gap == " " or (_links(gap) and (gap[0] != "." or len(tokens.words[number]) <= 2)):
            return number + 1
        return None

    def _extended(self, number: int, second: int, stem: str, tier: int) -> Hit | None:
        tails = self.vocabulary.gazetteer.tails(stem)
        parts = self.vocabulary.parts(self.tokens.words[second])
        keys = [key for part, _ in parts if part in tails for key in tails[part]]
        best = self._longest_of(keys, number, second, tier) if keys else None
        return best or self._joined(number, second)

    def _longest_of(self, keys: list[str], number: int, second: int, tier: int) -> Hit | None:
        """Return the longest of some keys whose words all follow."""
        numbers = [second]
        best = None
        for key in keys:
            parts = key.split(" ")[1:]
            while len(numbers) < len(parts):
                more = self._following(numbers[-1])
                if more is None:
                    break
                numbers.append(more)
            if len(parts) > len(numbers):
                continue
            tiers = [self._tier(n, part) for n, part in zip(numbers, parts, strict=False)]
            if None not in tiers and (best is None or len(parts) > best.last - number):
                worst = max(tier, *(t for t in tiers if t is not None))
                best = self._hit(number, numbers[len(parts) - 1], key, worst)
        return best

    def _tier(self, number: int, part: str) -> int | None:
        return next(
            (tier for stem, tier in self.vocabulary.parts(self.tokens.words[number]) if stem == part), None
        )

    def _joined(self, number: int, second: int) -> Hit | None:
        """Find "Kara-Suu" where the gazetteer has Karasuu."""
        if self.tokens.gaps[second] not in _HYPHENS:
            return None
        words = self.tokens.words
        single = self.vocabulary.joined(words[number] + without_possessive(words[second]))
        return self._hit(number, second, *single) if single else None

    def _hit(self, first: int, last: int, key: str, tier: int) -> Hit:
        tokens = self.tokens
        return Hit(tokens.starts[first], tokens.ends[last] - tokens.lexemes[last].cut, key, tier, first, last)


@lru_cache(maxsize=1024)
def _links(gap: str) -> bool:
    """Tell whether a name may go on behind a gap."""
    return len(gap) < 5 and _GAP.fullmatch(gap) is not None
