"""What the words around a name say of it: a place, a person, a firm; which kind; in what role.

Looks at a few words on either side of every hit of the matcher; linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .matcher import ADJECTIVAL, LOCATIVE
from .senses import in_capitals, senses_of
from .text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gazetteer import Gazetteer
    from .languages import Language
    from .matcher import Hit
    from .senses import Senses

__all__ = ["Context", "Surroundings"]

REACH = 48
"""Characters looked at on either side of a name."""

APART = frozenset(["facility", "crossing", "mountain"])
"""Kinds whose generic word may follow at one word's distance: Osh international airport, Manas air base."""

_WORD = r"[\w\u00ad\u0300-\u036f]+(?:['’‘ʻʼ`.][^\W\d_][\w\u00ad]*)*"
_BESIDE = re.compile(rf"([^\w]{{0,4}})({_WORD})")
_SPACE = re.compile(r"[ \u00a0\u202f]+|[ \u00a0]*\n(?!\s*\n)")
_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]\. ?\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
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


class _Neighbour(NamedTuple):
    """A word next to an offset; all empty where there is none."""

    word: str
    gap: str
    """What lies between the offset and the word."""
    folded: str
    spaced: bool
    """The gap is no more than space, or the end of a line."""


_NOBODY = _Neighbour("", "", "", False)


class Surroundings:
    """Reads the surroundings of the hits of one text.

    Args:
        text: the whole text.
        hits: what the matcher found, in order.
        language: whose words are looked for.
        gazetteer: knows first names and the names of a key.
    """

    def __init__(self, text: str, hits: Sequence[Hit], language: Language, gazetteer: Gazetteer) -> None:
        self.text, self.language, self.gazetteer = text, language, gazetteer
        self.hits = hits
        self._starts = {hit.start: hit for hit in hits}
        self._ends = {hit.end: hit for hit in hits}
        self._never_person, self._bridges = _words_of(language)
        self._befores: dict[int, _Neighbour] = {}
        self._afters: dict[int, _Neighbour] = {}
        self._capitals = _is_capitals(text)

    def read(self) -> list[Context]:
        """Return the context of every hit."""
        return [self._context(hit) for hit in self.hits]

    def _context(self, hit: Hit) -> Context:
        start, end, key, tier = hit
        language = self.language
        text = self.text[start:end]
        capitals = text.isupper()
        senses = senses_of(self.gazetteer, key, in_capitals(text, key), language.code)
        before, after = self._before(start), self._after(end)
        kinds, wide = self._kinds(hit)
        caps = self._capitals or (capitals and self._line_is_capitals(hit))
        embedded = self._is_joined(hit) or (not caps and self._in_organisation(hit, kinds))
        word, following = before.folded if before.spaced else "", after.folded if after.spaced else ""
        return Context(
            hit, text, senses, self._role(hit, senses, kinds, embedded), kinds, wide,
            locative=tier == LOCATIVE or self._is_locative(start) or following in language.locatives_after,
            street=word in language.streets or following in language.streets,
            speech=following in language.speech,
            article=word in language.articles,
            title=word in language.titles,
            person=not caps and (wide is None or wide[1] == end) and self._is_person(hit),
            sentence_start=self._begins_sentence(start),
            comma=self._has_comma(hit),
        )  # fmt: skip

    def _before(self, start: int) -> _Neighbour:
        """Return the word before an offset."""
        known = self._befores.get(start)
        if known is None:
            match = _BESIDE.match(self.text[max(0, start - REACH) : start][::-1])
            known = _neighbour(match[2][::-1], match[1][::-1]) if match else _NOBODY
            self._befores[start] = known
        return known

    def _after(self, end: int) -> _Neighbour:
        """Return the word after an offset."""
        known = self._afters.get(end)
        if known is None:
            match = _BESIDE.match(self.text, end, end + REACH)
            known = self._afters[end] = _neighbour(match[2], match[1]) if match else _NOBODY
        return known

    def _begins_sentence(self, start: int) -> bool:
        """Tell whether a sentence, a quotation or an item of a list begins at an offset."""
        text = self.text
        if start > 1 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
            return False
        return _SENTENCE_END.search(text[max(0, start - 12) : start]) is not None

    def _kinds(self, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """Return the kind a generic word beside the name, or in it, asks for, and the span with that word."""
        kinds_after = self.language.kinds_after
        if " " in hit.key:
            last = self.text[hit.start : hit.end].replace("-", " ").split(" ")
            own = kinds_after.get(fold(last[-1])) if len(last) > 1 else None
            if own:
                return tuple(own.split()), (hit.start, hit.end)
        end = hit.end
        for step in range(2):
            after = self._after(end)
            if not after.spaced or (end in self._ends and step):
                break
            end += len(after.gap) + len(after.word)
            kind = kinds_after.get(after.folded)
            if kind and (step == 0 or kind in APART):
                return tuple(kind.split()), (hit.start, end)
            if step == 0 and (end - len(after.word) in self._starts or after.word[0].isupper()):
                break
        return self._kinds_before(hit)

    def _kinds_before(self, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        start = hit.start
        for _ in range(3):
            word, gap, folded, spaced = self._before(start)
            if not word or not (spaced or self._is_short_for_kind(folded, gap)):
                break
            start -= len(gap) + len(word)
            kind = self.language.kinds_before.get(folded)
            if kind and (len(word) > 1 or gap.startswith(".")):  # с. Нура, but not с Узбекистаном
                return tuple(kind.split()), (start, hit.end)
            if folded not in self.language.links:
                break
        return (), None

    def _is_short_for_kind(self, folded: str, gap: str) -> bool:
        """Tell whether more than a space may follow a generic word: г. Ош, областях: Ошской, ..."""
        if gap == ": ":
            return folded in self.language.plural_kinds
        return gap == ". " and folded in self.language.abbreviations

    def _is_locative(self, start: int) -> bool:
        """Tell whether the words before an offset announce a place: in, near the, in southern."""
        language = self.language
        for _ in range(3):
            word, gap, folded, spaced = self._before(start)
            if not spaced:
                return False
            if folded in language.locatives:
                return True
            if folded not in language.links and folded not in language.kinds_before:
                return False
            start -= len(gap) + len(word)
        return False

    def _is_person(self, hit: Hit) -> bool:
        """Tell whether a one-word name stands where a first name or a surname stands."""
        if " " in hit.key:
            return False
        after, before = self._after(hit.end), self._before(hit.start)
        if after.spaced and "\n" not in after.gap and self._is_name_word(after):
            following = self._starts.get(hit.end + len(after.gap))
            if following is None or self.gazetteer.is_given_name(fold(hit.key)):
                return True
        if "." in before.gap:
            initial = _INITIAL.search(self.text[max(0, hit.start - 5) : hit.start])
            if initial and any(map(str.isupper, initial[0])):
                return True
        if not before.spaced or "\n" in before.gap or not self._is_name_word(before):
            return False
        if self.gazetteer.is_given_name(before.folded):
            return True
        start = hit.start - len(before.gap)
        return not self._begins_sentence(start - len(before.word)) and start not in self._ends

    def _is_name_word(self, neighbour: _Neighbour) -> bool:
        """Tell whether a word could be part of a person's name: capitalised, not a word of the language."""
        word = neighbour.word
        if not word[0].isupper() or word.isupper() or _POSSESSIVE.search(word):
            return False
        return neighbour.folded not in self._never_person

    def _in_organisation(self, hit: Hit, kinds: tuple[str, ...]) -> bool:
        """Tell whether the name is part of a longer capitalised name with a word such as University or Bank.

        A court of Sughd Region is named after the region, which is meant too.
        """
        organisations, links = self.language.organisations, self.language.links
        end = hit.end
        for _ in range(4):
            word, gap, folded, _ = self._after(end)
            if gap != " " or not (word[0].isupper() or folded in links):
                break
            if folded in organisations and word[0].isupper():
                return True
            end += 1 + len(word)
        start, linked = hit.start, False
        for _ in range(0 if kinds else 6):
            word, gap, folded, _ = self._before(start)
            if gap != " ":
                break
            if word[0].isupper():
                if folded in organisations:
                    return True
            elif folded not in self._bridges or (linked and folded == "and"):
                break
            linked = True
            start -= 1 + len(word)
        return False

    def _is_joined(self, hit: Hit) -> bool:
        """Tell whether the name is only part of a word: Rossiya-24, Trans-Caspian, ferghana.ru, #Osh."""
        text = self.text
        before, after = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 2]
        if before[-1:] in ("@", "#", "/") and before[-1:] and not before[:1].isspace() | (before == "/"):
            return before[-1] != "/" or not before[:1].isalpha()
        if after[:1] in ("-", "‑") and after[1:].isdigit():
            return True
        if after[:1] in ("-", "‑") and after[1:].isupper() and hit.end + 1 not in self._starts:
            return not text[hit.start : hit.end].isupper()
        if after[:1] == "." and after[1:].islower():
            return True
        if before[-1:] in ("-", "‑") and before[:1].isalpha() and hit.start - 1 not in self._ends:
            return self._before(hit.start - 1).word[:1].isupper()
        return False

    def _has_comma(self, hit: Hit) -> bool:
        gap = self._after(hit.end).gap
        if gap.startswith(", ") and hit.end + len(gap) in self._starts:
            return True
        before = self.text[max(0, hit.start - 4) : hit.start]
        comma = _COMMA.search(before) if "," in before else None
        return comma is not None and hit.start - len(comma[0]) in self._ends

    def _role(self, hit: Hit, senses: Senses, kinds: tuple[str, ...], embedded: bool) -> str:
        if self._is_dateline(hit):
            return "dateline"
        if embedded:
            return "embedded"
        return "demonym" if senses.people or (hit.tier == ADJECTIVAL and not kinds) else "literal"

    def _is_dateline(self, hit: Hit) -> bool:
        """Tell whether the name opens a paragraph and is followed by a dash, as datelines are."""
        line = self.text.rfind("\n", max(0, hit.start - REACH), hit.start) + 1
        if (line == 0 and hit.start > REACH) or hit.start - line > 60:
            return False
        lead = self.text[line : hit.start]
        if any(c.isalpha() for c in lead) and not _COMMA.search(lead):
            return False
        match = _DATELINE.match(self.text, line, line + 120)
        if not match or match.end() < hit.end:
            return False
        return all(w[:1].isupper() or w[:1].isdigit() for w in re.findall(r"\w+", match.group()))

    def _line_is_capitals(self, hit: Hit) -> bool:
        if not self.text[hit.start : hit.end].isupper():
            return False
        start = self.text.rfind("\n", max(0, hit.start - 200), hit.start) + 1
        end = self.text.find("\n", hit.end, hit.end + 200)
        return _is_capitals(self.text[max(start, hit.start - 200) : end if end > 0 else hit.end + 200])


def _neighbour(word: str, gap: str) -> _Neighbour:
    return _Neighbour(word, gap, fold(word), gap == " " or _SPACE.fullmatch(gap) is not None)


_Words = tuple[frozenset[str], frozenset[str]]
_WORDS: dict[int, tuple[Language, _Words]] = {}


def _words_of(language: Language) -> _Words:
    """Return words of a language: those never part of a person's name, those that link an organisation's."""
    known = _WORDS.get(id(language))
    if known is None or known[0] is not language:
        parts = (language.function_words, language.locatives, language.links, language.stop, language.titles)
        more = (language.organisations, language.conjunctions, language.kinds_before, language.kinds_after)
        words = frozenset().union(*parts, *more), language.links | {"for", "and"}
        known = _WORDS[id(language)] = (language, words)
    return known[1]


def _is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals throughout."""
    sample = text[:800]
    capitals, small = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    return capitals > 8 and capitals > 4 * small
