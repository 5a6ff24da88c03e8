"""What the words around a name say of it: a place, a person, a firm; which kind; in what role.

Looks at a few words on either side of every hit of the matcher; linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .senses import in_capitals, senses_of
from .text import fold
from .vocabulary import (
    ADJECTIVAL,
    AND,
    ANNOUNCES,
    ARTICLE,
    BRIDGE,
    FOLLOWS,
    LINK,
    LOCATIVE,
    ORGANISATION,
    PLURAL,
    SHORT,
    SPEECH,
    STREET,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .matcher import Hit
    from .senses import Senses
    from .tokens import Tokens
    from .vocabulary import Vocabulary

__all__ = ["Context", "Surroundings"]

REACH = 48
"""Characters before a name in which its line begins if it is a dateline."""

APART = frozenset([("facility",), ("crossing",), ("mountain",)])
"""Kinds whose generic word may follow at one word's distance: Osh international airport, Manas air base."""

_SPACE = re.compile(r"[ \u00a0\u202f]+|[ \u00a0]*\n(?!\s*\n)")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:;]['\"”’»)\]]{0,2}\s+|\n\s*|[\"“«‘(\[]|[-–—•*]\s)$")
_DATELINE = re.compile(r"[^\n!?]{1,70}?(?:\([^)\n]{1,30}\)\s*)?\s*(?:[–—]|--| - )\s*")
_COMMA = re.compile(r",\s+$")


class Context(NamedTuple):
    """A hit and what its surroundings say."""

    hit: Hit
    text: str
    senses: Senses
    """What its key can mean, written so, in this language."""
    role: str
    kinds: tuple[str, ...]
    wide: tuple[int, int] | None
    locative: bool
    """A word before it announces a place."""
    street: bool
    """It is an address: a word such as Avenue stands beside it."""
    speech: bool
    """A verb of saying or deciding follows."""
    article: bool
    """An article stands right before it."""
    title: bool
    """A person's title stands before it."""
    person: bool
    """It stands between or beside capitalised words that are no place."""
    sentence_start: bool
    comma: bool
    """Another name follows or precedes after a comma."""


class Surroundings:
    """Reads the surroundings of the hits of one text.

    Args:
        tokens: of the whole text.
        hits: what the matcher found, in order.
        vocabulary: of its language.
    """

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], vocabulary: Vocabulary) -> None:
        self.text, self.hits = tokens.text, hits
        self.words, self.gaps = tokens.words, tokens.gaps
        self.starts, self.lexemes = tokens.starts, tokens.lexemes
        self.language, self.gazetteer = vocabulary.language.code, vocabulary.gazetteer
        self._firsts = {hit.first for hit in hits}
        self._lasts = {hit.last for hit in hits if not self.lexemes[hit.last].cut}
        self._capitals = _is_capitals(tokens.text)

    def read(self) -> list[Context]:
        """Return the context of every hit."""
        return [self._context(hit) for hit in self.hits]

    def _context(self, hit: Hit) -> Context:
        start, end, key, tier, first, last = hit
        text = self.text[start:end]
        capitals = text.isupper()
        senses = senses_of(self.gazetteer, key, in_capitals(text, key), self.language)
        before = self.lexemes[first - 1].uses if first and _is_space(self.gaps[first]) else 0
        following = self._follows(last)
        after = self.lexemes[last + 1].uses if following else 0
        kinds, wide = self._kinds(hit, following=following)
        caps = self._capitals or (capitals and self._line_is_capitals(hit))
        embedded = self._is_joined(hit) or (not caps and self._in_organisation(hit, kinds))
        return Context(
            hit, text, senses, self._role(hit, senses, kinds, embedded), kinds, wide,
            tier == LOCATIVE or after & FOLLOWS > 0 or self._is_announced(first),
            (before | after) & STREET > 0,
            after & SPEECH > 0,
            before & ARTICLE > 0,
            before & TITLE > 0,
            not caps and first == last and (wide is None or wide[1] == end)
            and self._is_person(hit, following=following),
            self._begins_sentence(first),
            self._has_comma(hit),
        )  # fmt: skip

    def _follows(self, number: int) -> bool:
        """Tell whether another word follows behind no more than space or the end of a line."""
        return (
            number + 1 < len(self.words) and not self.lexemes[number].cut and _is_space(self.gaps[number + 1])
        )

    def _begins_sentence(self, number: int) -> bool:
        """Tell whether a sentence, a quotation or an item of a list begins at a word."""
        gap = self.gaps[number]
        if number and gap in (" ", ", "):
            return False
        start = self.starts[number]
        return _SENTENCE_END.search(self.text[max(0, start - 12) : start]) is not None

    def _kinds(self, hit: Hit, *, following: bool) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """Return the kind a generic word beside the name, or in it, asks for, and the span with that word."""
        lexemes, last = self.lexemes, hit.last
        if last > hit.first and " " in hit.key and lexemes[last].kinds_after:
            return lexemes[last].kinds_after, (hit.start, hit.end)
        if following:
            beside = lexemes[last + 1]
            if beside.kinds_after:
                return beside.kinds_after, (hit.start, self.starts[last + 1] + len(self.words[last + 1]))
            if not beside.capital and self._follows(last + 1) and last + 1 not in self._lasts:
                kinds = lexemes[last + 2].kinds_after
                if kinds in APART and last + 1 not in self._firsts:
                    return kinds, (hit.start, self.starts[last + 2] + len(self.words[last + 2]))
        return self._kinds_before(hit)

    def _kinds_before(self, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        for number in range(hit.first - 1, max(hit.first - 4, -1), -1):
            lexeme, gap = self.lexemes[number], self.gaps[number + 1]
            if not lexeme.uses or not (_is_space(gap) or self._is_short_for_kind(lexeme.uses, gap)):
                break
            if lexeme.kinds_before and (len(self.words[number]) > 1 or gap.startswith(".")):
                return lexeme.kinds_before, (self.starts[number], hit.end)  # с. Нура, but not с Узбекистаном
            if not lexeme.uses & LINK:
                break
        return (), None

    def _is_short_for_kind(self, uses: int, gap: str) -> bool:
        """Tell whether more than a space may follow a generic word: г. Ош, областях: Ошской, ..."""
        return (gap == ": " and uses & PLURAL > 0) or (gap == ". " and uses & SHORT > 0)

    def _is_announced(self, first: int) -> bool:
        """Tell whether the words before a name announce a place: in, near the, in southern."""
        for number in range(first - 1, max(first - 4, -1), -1):
            lexeme = self.lexemes[number]
            if not lexeme.uses or not _is_space(self.gaps[number + 1]):
                return False
            if lexeme.uses & ANNOUNCES:
                return True
            if not (lexeme.uses & LINK or lexeme.kinds_before):
                return False
        return False

    def _is_person(self, hit: Hit, *, following: bool) -> bool:
        """Tell whether a one-word name stands where a first name or a surname stands."""
        first, last, gaps, lexemes = hit.first, hit.last, self.gaps, self.lexemes
        if (
            following
            and lexemes[last + 1].nameable
            and "\n" not in gaps[last + 1]
            and (last + 1 not in self._firsts or self.gazetteer.is_given_name(fold(hit.key)))
        ):
            return True
        if not first:
            return False
        gap, before = gaps[first], lexemes[first - 1]
        if gap in (".", ". "):
            return before.capital and len(self.words[first - 1]) == 1  # an initial
        if not before.nameable or "\n" in gap or not _is_space(gap):
            return False
        if self.gazetteer.is_given_name(before.folded):
            return True
        return not self._begins_sentence(first - 1) and first - 1 not in self._lasts

    def _in_organisation(self, hit: Hit, kinds: tuple[str, ...]) -> bool:
        """Tell whether the name is part of a longer capitalised name with a word such as University or Bank.

        A court of Sughd Region is named after the region, which is meant too.
        """
        lexemes, gaps = self.lexemes, self.gaps
        if not lexemes[hit.last].cut:
            for number in range(hit.last + 1, min(hit.last + 5, len(lexemes))):
                lexeme = lexemes[number]
                if gaps[number] != " " or not (lexeme.capital or lexeme.uses & LINK):
                    break
                if lexeme.capital and lexeme.uses & ORGANISATION:
                    return True
        linked = False
        for number in range(hit.first - 1, max(hit.first - 7, -1) if not kinds else hit.first - 1, -1):
            lexeme = lexemes[number]
            if gaps[number + 1] != " ":
                break
            if lexeme.capital:
                if lexeme.uses & ORGANISATION:
                    return True
            elif not lexeme.uses & BRIDGE or (linked and lexeme.uses & AND):
                break
            linked = True
        return False

    def _is_joined(self, hit: Hit) -> bool:
        """Tell whether the name is only part of a word: Rossiya-24, Trans-Caspian, ferghana.ru, #Osh."""
        text, start, end = self.text, hit.start, hit.end
        before, after = self.gaps[hit.first][-1:], text[end : end + 1]
        if before in (" ", "") and after in (" ", ",", ""):
            return False
        if before in ("@", "#", "/"):
            earlier = text[max(0, start - 2) : start - 1]
            if not earlier.isspace() | (before == "/" and not earlier):
                return before != "/" or not earlier.isalpha()
        following = text[end + 1 : end + 2]
        if after in ("-", "‑"):
            if following.isdigit():
                return True
            if following.isupper() and hit.last + 1 not in self._firsts:
                return not text[start:end].isupper()
        if after == "." and following.islower():
            return True
        if self.gaps[hit.first] in ("-", "‑") and hit.first and hit.first - 1 not in self._lasts:
            return text[start - 2].isalpha() and self.lexemes[hit.first - 1].capital
        return False

    def _has_comma(self, hit: Hit) -> bool:
        """Tell whether another name stands behind or before a comma."""
        last, first = hit.last + 1, hit.first
        if last in self._firsts and self.gaps[last].startswith(", ") and not self.lexemes[hit.last].cut:
            return True
        return first - 1 in self._lasts and _COMMA.fullmatch(self.gaps[first]) is not None

    def _role(self, hit: Hit, senses: Senses, kinds: tuple[str, ...], embedded: bool) -> str:
        if self._is_dateline(hit):
            return "dateline"
        if embedded:
            return "embedded"
        return "demonym" if senses.people or (hit.tier == ADJECTIVAL and not kinds) else "literal"

    def _is_dateline(self, hit: Hit) -> bool:
        """Tell whether the name opens a paragraph and is followed by a dash, as datelines are."""
        line = self.text.rfind("\n", max(0, hit.start - REACH), hit.start) + 1
        if line == 0 and hit.start > REACH:
            return False
        lead = self.text[line : hit.start]
        if any(map(str.isalpha, lead)) and not _COMMA.search(lead):
            return False
        match = _DATELINE.match(self.text, line, line + 120)
        if not match or match.end() < hit.end:
            return False
        return all(w[:1].isupper() or w[:1].isdigit() for w in re.findall(r"\w+", match.group()))

    def _line_is_capitals(self, hit: Hit) -> bool:
        start = self.text.rfind("\n", max(0, hit.start - 200), hit.start) + 1
        end = self.text.find("\n", hit.end, hit.end + 200)
        return _is_capitals(self.text[max(start, hit.start - 200) : end if end > 0 else hit.end + 200])


@lru_cache(maxsize=1024)
def _is_space(gap: str) -> bool:
    """Tell whether two words stand beside each other: no more than space between, or the end of a line."""
    return gap == " " or (len(gap) <= 4 and _SPACE.fullmatch(gap) is not None)


def _is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals throughout."""
    sample = text[:800]
    capitals, small = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    return capitals > 8 and capitals > 4 * small
