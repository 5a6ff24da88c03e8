"""What the words around a name say of it: a place, a person, a firm; which kind; in what role.

Looks at a few words on either side of every hit of the matcher; linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .matcher import ADJECTIVAL, LOCATIVE
from .text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gazetteer import Gazetteer, Name
    from .languages import Language
    from .matcher import Hit

__all__ = ["Context", "Surroundings", "usable_names"]

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


@dataclass(frozen=True, slots=True)
class Context:
    """A hit and what its surroundings say."""

    hit: Hit
    text: str
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
    joined: bool
    """It is part of a hyphenated word, an address or a hashtag."""
    names: tuple[Name, ...]
    """Names of its key that may be used in this language."""


def usable_names(gazetteer: Gazetteer, key: str, text: str) -> tuple[Name, ...]:
    """Return the names of a key that a span written so can mean: abbreviations only in capitals.

    Args:
        gazetteer: where the names are.
        key: the key of the span.
        text: the span as written.
    """
    names = gazetteer.names_of_key(key)
    letters = [c for c in text if c.isalpha()]
    if all(c.isupper() for c in letters):
        return names
    return tuple(name for name in names if name.kind != "abbreviation")


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
        self._never_person = _words_of(language)
        self._befores: dict[int, tuple[str, str]] = {}
        self._afters: dict[int, tuple[str, str]] = {}
        self._capitals = _is_capitals(text)

    def read(self) -> list[Context]:
        """Return the context of every hit."""
        return [self._context(hit) for hit in self.hits]

    def _context(self, hit: Hit) -> Context:
        text = self.text[hit.start : hit.end]
        names = usable_names(self.gazetteer, hit.key, text)
        before, gap_before = self._before(hit.start)
        gap_after, after = self._after(hit.end)
        start = bool(_SENTENCE_END.search(self.text[max(0, hit.start - 12) : hit.start]))
        kinds, wide = self._kinds(hit)
        joined = self._is_joined(hit)
        caps = self._capitals or self._line_is_capitals(hit)
        follows = _SPACE.fullmatch(gap_after) is not None
        return Context(
            hit=hit,
            text=text,
            role=self._role(hit, names, kinds, joined or (not caps and self._in_organisation(hit, kinds))),
            kinds=kinds,
            wide=wide,
            locative=hit.tier == LOCATIVE
            or self._is_locative(hit.start)
            or (follows and fold(after) in self.language.locatives_after),
            street=any(
                _SPACE.fullmatch(gap) and fold(word) in self.language.streets
                for gap, word in ((gap_before, before), (gap_after, after))
            ),
            speech=follows and fold(after) in self.language.speech,
            article=_SPACE.fullmatch(gap_before) is not None and fold(before) in self.language.articles,
            title=_SPACE.fullmatch(gap_before) is not None and fold(before) in self.language.titles,
            person=not caps and (wide is None or wide[1] == hit.end) and self._is_person(hit),
            sentence_start=start,
            comma=self._has_comma(hit),
            joined=joined,
            names=names,
        )

    def _before(self, start: int) -> tuple[str, str]:
        """Return the word before an offset and what lies between."""
        known = self._befores.get(start)
        if known is None:
            match = _BESIDE.match(self.text[max(0, start - REACH) : start][::-1])
            known = self._befores[start] = (match[2][::-1], match[1][::-1]) if match else ("", "")
        return known

    def _after(self, end: int) -> tuple[str, str]:
        """Return what lies between an offset and the next word, and the word."""
        known = self._afters.get(end)
        if known is None:
            match = _BESIDE.match(self.text[end : end + REACH])
            known = self._afters[end] = (match[1], match[2]) if match else ("", "")
        return known

    def _kinds(self, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """Return the kind a generic word beside the name, or in it, asks for, and the span with that word."""
        last = self.text[hit.start : hit.end].replace("-", " ").split(" ")
        own = self.language.kinds_after.get(fold(last[-1])) if len(last) > 1 else None
        if own:
            return tuple(own.split()), (hit.start, hit.end)
        end, limit = hit.end, 2
        for step in range(limit):
            gap, word = self._after(end)
            if not word or not _SPACE.fullmatch(gap) or (end in self._ends and step):
                break
            end += len(gap) + len(word)
            kind = self.language.kinds_after.get(fold(word))
            if kind and (step == 0 or kind in APART):
                return tuple(kind.split()), (hit.start, end)
            if step == 0 and (end - len(word) in self._starts or word[:1].isupper()):
                break
        return self._kinds_before(hit)

    def _kinds_before(self, hit: Hit) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        start = hit.start
        for _ in range(3):
            word, gap = self._before(start)
            if not word or not (_SPACE.fullmatch(gap) or self._is_short_for_kind(word, gap)):
                break
            start -= len(gap) + len(word)
            kind = self.language.kinds_before.get(fold(word))
            if kind and (len(word) > 1 or gap.startswith(".")):  # с. Нура, but not с Узбекистаном
                return tuple(kind.split()), (start, hit.end)
            if fold(word) not in self.language.links:
                break
        return (), None

    def _is_short_for_kind(self, word: str, gap: str) -> bool:
        """Tell whether more than a space may follow a generic word: г. Ош, областях: Ошской, ..."""
        if gap == ": ":
            return fold(word) in self.language.plural_kinds
        return gap == ". " and fold(word) in self.language.abbreviations

    def _is_locative(self, start: int) -> bool:
        """Tell whether the words before an offset announce a place: in, near the, in southern."""
        for _ in range(3):
            word, gap = self._before(start)
            if not word or not _SPACE.fullmatch(gap):
                return False
            folded = fold(word)
            if folded in self.language.locatives:
                return True
            if folded not in self.language.links and folded not in self.language.kinds_before:
                return False
            start -= len(gap) + len(word)
        return False

    def _is_person(self, hit: Hit) -> bool:
        """Tell whether a one-word name stands where a first name or a surname stands."""
        if " " in hit.key:
            return False
        gap, word = self._after(hit.end)
        if _SPACE.fullmatch(gap) and "\n" not in gap and self._is_name_word(word):
            following = self._starts.get(hit.end + len(gap))
            if following is None or self.gazetteer.is_given_name(fold(hit.key)):
                return True
        word, gap = self._before(hit.start)
        initial = _INITIAL.search(self.text[max(0, hit.start - 5) : hit.start])
        if initial and any(map(str.isupper, initial[0])):
            return True
        if not _SPACE.fullmatch(gap) or "\n" in gap or not self._is_name_word(word):
            return False
        start = hit.start - len(gap) - len(word)
        if self.gazetteer.is_given_name(fold(word)):
            return True
        is_start = _SENTENCE_END.search(self.text[max(0, start - 12) : start])
        return not is_start and hit.start - len(gap) not in self._ends

    def _is_name_word(self, word: str) -> bool:
        """Tell whether a word could be part of a person's name: capitalised, not a word of the language."""
        if not word[:1].isupper() or word.isupper() or _POSSESSIVE.search(word):
            return False
        return fold(word) not in self._never_person

    def _in_organisation(self, hit: Hit, kinds: tuple[str, ...]) -> bool:
        """Tell whether the name is part of a longer capitalised name with a word such as University or Bank.

        A court of Sughd Region is named after the region, which is meant too.
        """
        organisations = self.language.organisations
        end = hit.end
        for _ in range(4):
            gap, word = self._after(end)
            if gap != " " or not (word[:1].isupper() or fold(word) in self.language.links):
                break
            if word[:1].isupper() and fold(word) in organisations:
                return True
            end += len(gap) + len(word)
        start, linked = hit.start, False
        for _ in range(0 if kinds else 6):
            word, gap = self._before(start)
            if gap != " " or not word:
                break
            if word[:1].isupper():
                if fold(word) in organisations:
                    return True
            elif fold(word) not in self.language.links | {"for", "and"} or (linked and fold(word) == "and"):
                break
            linked = True
            start -= len(gap) + len(word)
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
            word, _ = self._before(hit.start - 1)
            return word[:1].isupper()
        return False

    def _has_comma(self, hit: Hit) -> bool:
        gap, _ = self._after(hit.end)
        if gap.startswith(", ") and hit.end + len(gap) in self._starts:
            return True
        before = self.text[max(0, hit.start - 4) : hit.start]
        return bool(_COMMA.search(before)) and hit.start - len(_COMMA.search(before)[0]) in self._ends  # type: ignore[index]

    def _role(self, hit: Hit, names: tuple[Name, ...], kinds: tuple[str, ...], embedded: bool) -> str:
        if self._is_dateline(hit):
            return "dateline"
        if embedded:
            return "embedded"
        if hit.tier == ADJECTIVAL and not kinds:
            return "demonym"
        if names and any(name.kind in ("demonym", "adjective") for name in names):
            weights = {n.place: self.gazetteer.importance(n.place) for n in names}
            best = max(weights, key=lambda row: weights[row])
            if all(n.kind in ("demonym", "adjective") for n in names if n.place == best):
                return "demonym"
        return "literal"

    def _is_dateline(self, hit: Hit) -> bool:
        """Tell whether the name opens a paragraph and is followed by a dash, as datelines are."""
        line = self.text.rfind("\n", max(0, hit.start - REACH), hit.start) + 1
        if (line == 0 and hit.start > REACH) or hit.start - line > 60:
            return False
        lead = self.text[line : hit.start]
        if any(c.isalpha() for c in lead) and not _COMMA.search(lead):
            return False
        match = _DATELINE.match(self.text[line : line + 120])
        if not match or line + match.end() < hit.end:
            return False
        return all(w[:1].isupper() or w[:1].isdigit() for w in re.findall(r"\w+", match.group()))

    def _line_is_capitals(self, hit: Hit) -> bool:
        if not self.text[hit.start : hit.end].isupper():
            return False
        start = self.text.rfind("\n", max(0, hit.start - 200), hit.start) + 1
        end = self.text.find("\n", hit.end, hit.end + 200)
        return _is_capitals(self.text[max(start, hit.start - 200) : end if end > 0 else hit.end + 200])


_WORDS: dict[int, tuple[Language, frozenset[str]]] = {}


def _words_of(language: Language) -> frozenset[str]:
    """Return the words of a language that are no part of a person's name even with a capital."""
    known = _WORDS.get(id(language))
    if known is None or known[0] is not language:
        parts = (language.function_words, language.locatives, language.links, language.stop, language.titles)
        more = (language.organisations, language.conjunctions, language.kinds_before, language.kinds_after)
        known = _WORDS[id(language)] = (language, frozenset().union(*parts, *more))
    return known[1]


def _is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals throughout."""
    sample = text[:800]
    capitals, small = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    return capitals > 8 and capitals > 4 * small
