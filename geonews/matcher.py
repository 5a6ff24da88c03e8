"""The token walk: which spans of a text are names in the gazetteer.

One regex pass finds capitalised words; each distinct word is folded once and asked for in
the first-word index; a name is extended to its longest form word by word. Keys are tried in
tiers: as written, then with the endings of the language taken off, then by sound.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from .text import APOSTROPHES, Word, fold, sound_key, without_possessive, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .gazetteer import Gazetteer
    from .languages import Language

__all__ = ["Hit", "Matcher"]

EXACT, LOCATIVE, STRIPPED, ADJECTIVAL, SOUND = range(5)
"""Tiers of a match, best first: as written, an ending taken off that means in or from, any other ending,
one that makes an adjective, by sound."""

EXACT_BONUS = 0.35
"""A word that is a name as it stands beats a somewhat better known name with an ending."""
WELL_KNOWN = 0.5
"""Importance a two-letter stem needs (Ош, Чу)."""
MIN_STEM = 3
MIN_DEMONYM = 5
"""Letters a people or an adjective in lower case needs."""
MOST_KEPT = 300_000
"""Words remembered before the memory is emptied: millions of articles need no more room than one."""
LONGEST_WORD = 80
"""Letters of the longest word that can be a name: twice those of the longest in the gazetteer."""
MIN_SOUND = 7
"""Shorter sound keys join words that have nothing to do with each other (research: precision .93 -> .44)."""

LONGEST_GENERIC = 24
"""Letters of the longest generic word in front of a name."""

_LONG_WORD = re.compile(rf"[^\W\d_][\w{APOSTROPHES}\u00ad\u0300-\u036f]{{{MIN_DEMONYM - 1},}}")
_GAP = re.compile(r"[-‐‑–]|[ \u00a0\u202f]{1,2}|\.? ?\n?(?=\S)")
_GENERIC = re.compile(r"[^\W\d_]+\Z")
_NEXT = re.compile(r"[^\W_][\w\u00ad\u0300-\u036f'’‘ʻʼ`]*")


class Hit(NamedTuple):
    """A span of the text that is a key of the name index."""

    start: int
    end: int
    key: str
    tier: int
    """EXACT, LOCATIVE, STRIPPED, ADJECTIVAL or SOUND."""


class _Plan(NamedTuple):
    """What a word can begin."""

    heads: tuple[tuple[str, int], ...]
    """Stems that begin names of several words, with their tiers."""
    single: tuple[str, int] | None
    """Key and tier of the word as a name of its own."""


_BARREN = _Plan((), None)


class Matcher:
    """Finds names of one gazetteer in texts of one language; keeps what it has learnt of each word.

    Args:
        gazetteer: where the names are.
        language: whose endings are taken off; none when None.
    """

    def __init__(self, gazetteer: Gazetteer, language: Language | None) -> None:
        self.gazetteer = gazetteer
        self._suffixes = language.suffixes if language else ()
        self._replacements = language.replacements if language else ()
        self._lower_demonyms = bool(language and language.code != "en")  # English writes them with a capital
        self._peoples: dict[str, str | None] = {}
        self._locative = language.locative_endings if language else frozenset()
        self._generics = frozenset(language.kinds_before) if language else frozenset()
        self._adjectival = language.adjectival if language else frozenset()
        self._stems: dict[str, tuple[tuple[str, int], ...]] = {}
        self._plans: dict[str, _Plan] = {}

    def find(self, text: str, *, any_case: bool = False) -> list[Hit]:
        """Return the names in a text, longest first where they overlap, in order.

        Args:
            text: the text.
            any_case: also start at words without a capital (texts in lower case).
        """
        hits = []
        end = 0
        for word in words(text, capitalised=not any_case):
            if word.start < end:
                continue
            hit = self._with_generic(text, word, end)
            if hit is None:
                plan = self._plans.get(word.text) or self._plan(word.text)
                hit = self._longest_at(text, word, plan) if plan is not _BARREN else None
            if hit:
                hits.append(hit)
                end = hit.end
        if self._lower_demonyms and not any_case:
            hits = sorted([*hits, *self._demonyms(text, hits)])
        return hits

    def _demonyms(self, text: str, hits: list[Hit]) -> Iterator[Hit]:
        """Yield the adjectives and peoples written in lower case: афганский, кыргызстандык."""
        starts = [hit.start for hit in hits]
        known = self._peoples
        if len(known) > MOST_KEPT:
            known.clear()
        for match in _LONG_WORD.finditer(text):
            word = match[0]
            key = known.get(word, "?")
            if key == "?":
                key = known[word] = self._people(word)
            if key:
                start = match.start()
                before = bisect_right(starts, start)
                if not before or hits[before - 1].end <= start:
                    yield Hit(start, start + len(_bare(word)), key, EXACT)

    def _people(self, word: str) -> str | None:
        """Return the key of a demonym or adjective in a word in lower case, None when it has none."""
        if not word[0].islower() or len(_bare(word)) < MIN_DEMONYM:
            return None
        for stem, tier in self._stems_of(fold(_bare(word))):
            names = self.gazetteer.names_of_key(stem) if tier != ADJECTIVAL else ()
            if names and all(name.kind in ("demonym", "adjective") for name in names):
                return stem
        return None

    def _with_generic(self, text: str, word: Word, end: int) -> Hit | None:
        """Find a name that opens with its generic word in lower case: пик Ленина, водии Фарғона."""
        start = word.start - 1
        if start - 1 < end or text[start] != " " or not text[start - 1].islower():
            return None
        first = max(end, start - LONGEST_GENERIC)
        first = max(first, text.rfind(" ", first, start) + 1)
        generic = text[first:start]
        if not generic.isalpha():  # it stands behind a bracket or a dash
            generic = "".join(_GENERIC.findall(generic))
        if fold(generic) not in self._generics:
            return None
        opening = Word(generic, start - len(generic), start)
        plan = self._plan(opening.text)
        found = [self._extend(text, opening, stem, tier) for stem, tier in plan.heads]
        return max(filter(None, found), key=lambda hit: hit.end, default=None)

    def _plan(self, word: str) -> _Plan:
        """Return what a word can begin, worked out once."""
        if len(word) > LONGEST_WORD:
            return _BARREN
        if len(self._plans) > MOST_KEPT:
            self._plans.clear()
            self._stems.clear()
        token = fold(word)
        stems = self._stems_of(token)
        heads = tuple(stem for stem in stems if self.gazetteer.longest(stem[0]) > 1)
        single = self._single(token)
        plan = self._plans[word] = _Plan(heads, single) if heads or single else _BARREN
        return plan

    def _longest_at(self, text: str, word: Word, plan: _Plan) -> Hit | None:
        best = None
        for stem, tier in plan.heads:
            extended = self._extend(text, word, stem, tier)
            if extended and (best is None or extended.end > best.end):
                best = extended
        if best or plan.single is None:
            return best
        return Hit(word.start, word.end, *plan.single)

    def _extend(self, text: str, word: Word, stem: str, tier: int) -> Hit | None:
        second = _following(text, word)
        if second is None:
            return None
        tails = self.gazetteer.tails(stem)
        keys = [key for part, _ in self._stems_of(fold(second.text)) for key in tails.get(part, ())]
        best = self._longest_of(keys, text, word, second, tier) if keys else None
        return best or self._joined(text, word, second)

    def _longest_of(self, keys: list[str], text: str, word: Word, second: Word, tier: int) -> Hit | None:
        """Return the longest of some keys whose words all follow."""
        following = [second]
        best = None
        for key in keys:
            parts = key.split(" ")[1:]
            while len(following) < len(parts):
                more = _following(text, following[-1])
                if more is None:
                    break
                following.append(more)
            if len(parts) > len(following):
                continue
            tiers = [self._tier(fold(w.text), part) for w, part in zip(following, parts, strict=False)]
            end = following[len(parts) - 1].end
            if None not in tiers and (best is None or end > best.end):
                best = Hit(word.start, end, key, max(tier, *(t for t in tiers if t is not None)))
        return best

    def _joined(self, text: str, word: Word, second: Word) -> Hit | None:
        """Find "Kara-Suu" where the gazetteer has Karasuu."""
        if second.start != word.end + 1 or text[word.end] not in "-‐‑":
            return None
        single = self._plan(word.text + second.text).single
        return Hit(word.start, second.end, *single) if single else None

    def _tier(self, token: str, part: str) -> int | None:
        return next((tier for stem, tier in self._stems_of(token) if stem == part), None)

    def _single(self, token: str) -> tuple[str, int] | None:
        """Return the key of a one-word name and its tier."""
        known = [(self._weight(stem, tier), stem, tier) for stem, tier in self._stems_of(token)]
        weight, stem, tier = max(known, key=lambda entry: entry[0])
        return (stem, tier) if weight > 0 else self._by_sound(token)

    def _weight(self, stem: str, tier: int) -> float:
        """Return how much speaks for a stem: the best known place of that name, and being written so."""
        names = self.gazetteer.names_of_key(stem)
        if not names:
            return 0.0
        best = max(self.gazetteer.importance(name.place) for name in names)
        if tier == EXACT:
            return best + EXACT_BONUS
        return 0.0 if len(stem) < MIN_STEM and best < WELL_KNOWN else best

    def _by_sound(self, token: str) -> tuple[str, int] | None:
        for stem, _ in self._stems_of(token):
            sound = sound_key(stem)
            if len(sound) >= MIN_SOUND:
                keys = self.gazetteer.keys_of_sound(sound)
                if keys:
                    return keys[0], SOUND
        return None

    def _stems_of(self, token: str) -> tuple[tuple[str, int], ...]:
        """Return the word itself and what is left of it without the endings of the language."""
        found = self._stems.get(token)
        if found is None:
            stems = {token: EXACT}
            for suffix in self._suffixes:
                if token.endswith(suffix) and len(token) - len(suffix) >= MIN_STEM - (len(suffix) > 1):
                    stems.setdefault(token[: -len(suffix)], self._tier_of(suffix))
            for ending, instead in self._replacements:
                if token.endswith(ending) and len(token) - len(ending) >= MIN_STEM - 1:
                    stems.setdefault(token[: len(token) - len(ending)] + instead, self._tier_of(ending))
            found = self._stems[token] = tuple(stems.items())
        return found

    def _tier_of(self, ending: str) -> int:
        if ending in self._adjectival:
            return ADJECTIVAL
        return LOCATIVE if ending in self._locative else STRIPPED


def _bare(word: str) -> str:
    """Return a word without the apostrophes of a quotation behind it and without a possessive ending."""
    return without_possessive(word.rstrip(APOSTROPHES))


def _following(text: str, word: Word) -> Word | None:
    """Return the next word if it may belong to the same name."""
    gap = _GAP.match(text, word.end)
    if not gap or (gap[0].startswith(".") and len(word.text) > 2):
        return None
    match = _NEXT.match(text, gap.end())
    if not match:
        return None
    cut = without_possessive(match[0])
    return Word(cut, match.start(), match.start() + len(cut))
