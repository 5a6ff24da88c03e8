"""Which of the languages a text is written in, from its letters, commonest words and endings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..text import APOSTROPHES, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .language import Language

__all__ = ["Identifier"]

HEAD = 2000
"""Characters that are looked at; more do not change the answer."""
PIECE = 200
"""Characters of each of three pieces of it, which are enough for most texts."""
CLEAR = 15.0
"""Lead from which they are: on 700 texts of six corpora never another language than the whole head gives."""
WORD_WEIGHT = 2.5
ENDING_WEIGHT = 0.7
NEWS_WEIGHT = 1.0
FOREIGN_WEIGHT = 2.0
MOST_COUNTED = 6
"""Occurrences of one letter that count: a name repeated through a text must not decide."""
MOST_KEPT = 50_000
"""Words whose scores are kept for the next text."""

_NOTHING = [("", 0.0)]
"""What a word says that tells no language apart."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}](?<=[^\\W\\d_].)")
_WORDS = re.compile(r"[^\W\d_]+(?:ʻ[^\W\d_]+)*ʻ?")
_SCRIPTS = ("Cyrl", "Latn")


class Identifier:
    """Tells some languages apart; on a tie the one that was given first wins.

    Args:
        languages: what to choose from.
        default: answer for a text without letters of a script we know.
    """

    def __init__(self, languages: Iterable[Language], default: str) -> None:
        self._default = default
        self._languages: dict[str, list[Language]] = {script: [] for script in _SCRIPTS}
        for language in languages:
            for script in language.scripts:
                self._languages[script].append(language)
        self._scores: dict[str, list[tuple[str, float]]] = {}

    def identify(self, text: str) -> str:
        """Return the code of the language a text is written in.

        Args:
            text: any text; only its head is read, and of that three pieces where they agree clearly enough.
        """
        head = text[:HEAD]
        if len(head) > 4 * PIECE:
            middle = len(head) // 2
            pieces = head[:PIECE], head[middle - PIECE // 2 : middle + PIECE // 2], head[-PIECE:]
            code, lead = self._weigh(" ".join(pieces))
            if lead >= CLEAR:
                return code
        return self._weigh(head)[0]

    def _weigh(self, head: str) -> tuple[str, float]:
        """Return the likeliest language of a text and how far it leads."""
        head = unicodedata.normalize("NFC", head).replace("\u00ad", "")
        head = _APOSTROPHE.sub("ʻ", head.lower())
        words = _WORDS.findall(head)
        letters = sum(map(len, words))
        if not letters:
            return self._default, 0.0
        cyrillic = sum([len(word) for word in words if "\u0400" <= word[0] <= "\u052f"])
        script = "Cyrl" if 2 * cyrillic >= letters else "Latn"
        totals = {language.code: _letters(head, language) for language in self._languages[script]}
        if len(self._scores) >= MOST_KEPT:
            self._scores.clear()
        scores = self._scores
        for word in words:
            for code, score in scores.get(word) or self._score(word):
                if code in totals:
                    totals[code] += score
        first, *others = sorted(totals, key=lambda code: -totals[code]) or [self._default]
        return first, totals[first] - totals[others[0]] if others else 0.0

    def _score(self, word: str) -> list[tuple[str, float]]:
        """Return what a lower-case word says for every language it says something for."""
        script = "Cyrl" if "\u0400" <= word[0] <= "\u052f" else "Latn"
        scores = [(language.code, _word(word, language)) for language in self._languages[script]]
        known = [(code, score) for code, score in scores if score] or _NOTHING
        self._scores[word] = known
        return known


def _letters(text: str, language: Language) -> float:
    """Return how much the letters of a lower-case text speak for a language."""
    score = 0.0
    for letter, weight in language.letters.items():
        if letter in text:
            score += weight * min(text.count(letter), MOST_COUNTED)
    for letter in language.foreign_letters:
        if letter in text:
            score -= FOREIGN_WEIGHT * min(text.count(letter), MOST_COUNTED)
    return score


def _word(word: str, language: Language) -> float:
    """Return how much a lower-case word speaks for a language."""
    score = WORD_WEIGHT if word in language.function_words else 0.0
    if len(word) > 4 and any(word[-length:] in language.endings for length in (2, 3, 4, 5)):
        score += ENDING_WEIGHT
    if len(word) > 2 and _is_news_word(fold(word), language):
        score += NEWS_WEIGHT
    return score


def _is_news_word(word: str, language: Language) -> bool:
    """Tell whether a folded word is one of those the other stages know: облысында, апреля, президенти."""
    tables = (
        language.stop,
        language.titles,
        language.organisations,
        language.speech,
        language.months,
        language.weekdays,
        language.kinds_after,
        language.kinds_before,
    )
    return any(word in table for table in tables)
