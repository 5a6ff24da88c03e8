"""What is known of a word wherever it stands: how a language uses it, which names of the gazetteer it begins.

Every distinct word is looked at once and kept; ordinary words in lower case share one entry.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from . import languages
from .text import fold, sound_key, without_possessive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .gazetteer import Gazetteer
    from .languages import Language

__all__ = ["Lexeme", "Vocabulary", "vocabulary_of"]

EXACT, LOCATIVE, STRIPPED, ADJECTIVAL, SOUND = range(5)
"""Tiers of a match, best first: as written, an ending taken off that means in or from, any other ending,
one that makes an adjective, by sound."""

NAME, PEOPLE, GENERIC = 1, 2, 3
"""What a word can begin: a name, the name of a people in lower case, a name led by its generic word."""

ANNOUNCES, FOLLOWS, STREET, SPEECH, ARTICLE, TITLE, LINK, BRIDGE, AND, ORGANISATION, COMMON, PLURAL, SHORT = (
    1 << number for number in range(13)
)
"""Uses of a word, one bit each: before a name it announces a place, after it; it makes an address; a verb of
saying; an article; a person's title; it links a generic word to a name, the words of an organisation's name;
it is "and"; it makes an organisation; it is no part of a person's name; it is a generic word in the plural,
an abbreviation."""

EXACT_BONUS = 0.35
"""A word that is a name as it stands beats a somewhat better known name with an ending."""
WELL_KNOWN = 0.5
"""Importance a two-letter stem needs (Ош, Чу)."""
MIN_STEM = 3
MIN_PEOPLE = 5
"""Letters a people or an adjective in lower case needs."""
MOST_KEPT = 100_000
"""Words remembered before the memory is emptied: millions of articles need no more room than one."""
LONGEST_WORD = 80
"""Letters of the longest word that can be a name: twice those of the longest in the gazetteer."""
MIN_SOUND = 7
"""Shorter sound keys join words that have nothing to do with each other (research: precision .93 -> .44)."""

Stem = tuple[str, int]
"""A folded word, perhaps without an ending, and its tier."""


class Lexeme:
    """A word wherever it stands."""

    __slots__ = (
        "begins", "capital", "cut", "folded", "heads", "kinds_after", "kinds_before", "nameable", "single",
        "uses",
    )  # fmt: skip

    def __init__(self, folded: str = "", uses: int = 0) -> None:
        self.folded = folded
        """As text.fold gives it; empty for ordinary words in lower case."""
        self.uses = uses
        """ANNOUNCES, STREET, ..., added."""
        self.kinds_after: tuple[str, ...] = ()
        """Kinds it asks for behind a name."""
        self.kinds_before: tuple[str, ...] = ()
        self.capital = False
        """It begins with a capital letter."""
        self.nameable = False
        """It could be part of a person's name."""
        self.cut = 0
        """Letters of an English possessive ending, which belongs to no name."""
        self.begins = 0
        """NAME, PEOPLE, GENERIC, or nothing."""
        self.heads: tuple[Stem, ...] = ()
        """Stems that begin names of several words."""
        self.single: Stem | None = None
        """Key of the word as a name of its own."""


_ORDINARY = Lexeme()


class Vocabulary(dict[str, Lexeme]):
    """The words of one language with the names of one gazetteer.

    Args:
        gazetteer: where the names are.
        language: whose words are known and whose endings are taken off.
        any_case: names may begin with a small letter (texts in lower case).
    """

    def __init__(self, gazetteer: Gazetteer, language: Language, *, any_case: bool = False) -> None:
        self.gazetteer, self.language = gazetteer, language
        self._any_case = any_case
        self._uses = _uses_of(language)
        self._parts: dict[str, tuple[Stem, ...]] = {}
        self._joined: dict[str, Stem | None] = {}

    def of(self, words: Iterable[str]) -> list[Lexeme]:
        """Return what is known of each word."""
        if len(self) + len(self._parts) > MOST_KEPT:
            self.clear()
            self._parts.clear()
            self._joined.clear()
        return list(map(self.__getitem__, words))

    def __missing__(self, word: str) -> Lexeme:
        lexeme = self[word] = self._lexeme(word)
        return lexeme

    def _lexeme(self, word: str) -> Lexeme:
        """Return what is known of a word, worked out anew."""
        folded, language = fold(word), self.language
        uses = self._uses.get(folded, 0)
        lexeme = Lexeme(folded, uses)
        lexeme.capital = word[0].isupper()
        bare = without_possessive(word)
        lexeme.cut = len(word) - len(bare)
        lexeme.nameable = lexeme.capital and not (word.isupper() or lexeme.cut or uses & COMMON)
        lexeme.kinds_after = tuple(language.kinds_after.get(folded, "").split())
        lexeme.kinds_before = tuple(language.kinds_before.get(folded, "").split())
        if len(word) <= LONGEST_WORD:
            if lexeme.capital or (self._any_case and word[0].isalpha()):
                stems = self._stems(fold(bare))
                lexeme.heads, lexeme.single = self._heads(stems), self._single(stems)
                lexeme.begins = NAME if lexeme.heads or lexeme.single else 0
            elif folded in language.kinds_before and not lexeme.cut and word[-1].islower():
                lexeme.heads = self._heads(self._stems(folded))
                lexeme.begins = GENERIC if lexeme.heads else 0
            if not lexeme.begins and word[0].islower() and not self._any_case:
                people = self._people(fold(bare))
                if people and language.code != "en":  # English writes them with a capital
                    lexeme.single, lexeme.begins = (people, EXACT), PEOPLE
        return lexeme if lexeme.capital or lexeme.begins or uses or lexeme.cut else _ORDINARY

    def _people(self, folded: str) -> str | None:
        """Return the key of a people or adjective in a word in lower case, None when it is none."""
        if len(folded) < MIN_PEOPLE:
            return None
        for stem, tier in self._stems(folded):
            names = self.gazetteer.names_of_key(stem) if tier != ADJECTIVAL else ()
            if names and all(name.kind in ("demonym", "adjective") for name in names):
                return stem
        return None

    def _heads(self, stems: tuple[Stem, ...]) -> tuple[Stem, ...]:
        """Return the stems of a word that begin names of several words."""
        return tuple(stem for stem in stems if self.gazetteer.longest(stem[0]) > 1)

    def joined(self, word: str) -> Stem | None:
        """Return the key of a word as a name of its own and its tier: Karasuu for Kara-Suu."""
        if word not in self._joined:
            self._joined[word] = self._single(self._stems(fold(word))) if len(word) <= LONGEST_WORD else None
        return self._joined[word]

    def _single(self, stems: tuple[Stem, ...]) -> Stem | None:
        """Return the key of a one-word name and its tier."""
        known = [(self._weight(stem, tier), stem, tier) for stem, tier in stems]
        weight, stem, tier = max(known, key=lambda entry: entry[0])
        return (stem, tier) if weight > 0 else self._by_sound(stems)

    def _weight(self, stem: str, tier: int) -> float:
        """Return how much speaks for a stem: the best known place of that name, and being written so."""
        names = self.gazetteer.names_of_key(stem)
        if not names:
            return 0.0
        best = max(self.gazetteer.importance(name.place) for name in names)
        if tier == EXACT:
            return best + EXACT_BONUS
        return 0.0 if len(stem) < MIN_STEM and best < WELL_KNOWN else best

    def _by_sound(self, stems: tuple[Stem, ...]) -> Stem | None:
        for stem, _ in stems:
            sound = sound_key(stem)
            if len(sound) >= MIN_SOUND:
                keys = self.gazetteer.keys_of_sound(sound)
                if keys:
                    return keys[0], SOUND
        return None

    def parts(self, word: str) -> tuple[Stem, ...]:
        """Return what a word inside a name can be: itself folded and what is left without its endings."""
        found = self._parts.get(word)
        if found is None:
            found = self._parts[word] = self._stems(fold(without_possessive(word)))
        return found

    def _stems(self, folded: str) -> tuple[Stem, ...]:
        """Return a folded word itself and what is left of it without the endings of the language."""
        stems = {folded: EXACT}
        for suffix in self.language.suffixes:
            if folded.endswith(suffix) and len(folded) - len(suffix) >= MIN_STEM - (len(suffix) > 1):
                stems.setdefault(folded[: -len(suffix)], self._tier_of(suffix))
        for ending, instead in self.language.replacements:
            if folded.endswith(ending) and len(folded) - len(ending) >= MIN_STEM - 1:
                stems.setdefault(folded[: len(folded) - len(ending)] + instead, self._tier_of(ending))
        return tuple(stems.items())

    def _tier_of(self, ending: str) -> int:
        if ending in self.language.adjectival:
            return ADJECTIVAL
        return LOCATIVE if ending in self.language.locative_endings else STRIPPED


def _uses_of(language: Language) -> Mapping[str, int]:
    """Return the uses of the words of a language."""
    uses: dict[str, int] = {}
    for words, use in (
        (language.locatives, ANNOUNCES | COMMON),
        (language.locatives_after, FOLLOWS),
        (language.streets, STREET),
        (language.speech, SPEECH),
        (language.articles, ARTICLE),
        (language.titles, TITLE | COMMON),
        (language.links, LINK | BRIDGE | COMMON),
        (("for", "and"), BRIDGE),
        (("and",), AND),
        (language.organisations, ORGANISATION | COMMON),
        (language.function_words, COMMON),
        (language.stop, COMMON),
        (language.conjunctions, COMMON),
        (language.kinds_before, COMMON),
        (language.kinds_after, COMMON),
        (language.plural_kinds, PLURAL),
        (language.abbreviations, SHORT),
    ):
        for word in words:
            uses[word] = uses.get(word, 0) | use
    return uses


@lru_cache(maxsize=32)
def vocabulary_of(gazetteer: Gazetteer, language: str, *, any_case: bool = False) -> Vocabulary:
    """Return the vocabulary of a gazetteer and a language; it is kept.

    Args:
        gazetteer: where the names are.
        language: ISO 639-1 code.
        any_case: names may begin with a small letter.

    >>> from geonews.gazetteer import open_gazetteer
    >>> vocabulary_of(open_gazetteer(), "ru")["Оше"].single
    ('ош', 2)
    """
    return Vocabulary(gazetteer, languages.get(language), any_case=any_case)
