"""Which of the languages a text is written in, from its letters, commonest words and endings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text import APOSTROPHES, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .language import Language

__all__ = ["identify"]

HEAD = 4000
"""Characters that are looked at; more do not change the answer."""
WORD_WEIGHT = 2.5
ENDING_WEIGHT = 0.7
NEWS_WEIGHT = 1.0
FOREIGN_WEIGHT = 2.0
MOST_COUNTED = 6
"""Occurrences of one letter that count: a name repeated through a text must not decide."""

_APOSTROPHE = re.compile(f"(?<=[^\\W\\d_])[{APOSTROPHES}]")
_WORDS = re.compile(r"[^\W\d_]+(?:ʻ[^\W\d_]+)*ʻ?")
_RANGES = {"Cyrl": (0x400, 0x530), "Latn": (0x61, 0x250)}


def identify(text: str, languages: Mapping[str, Language], default: str) -> str:
    """Return the code of the language a text is written in.

    Args:
        text: any text; only its head is read.
        languages: what to choose from, by code.
        default: answer when the text has no letters of a script we know.

    On a tie the language that comes first wins.
    """
    head = _APOSTROPHE.sub("ʻ", text[:HEAD]).lower()
    script = _script(head)
    scores = {
        code: _score(head, language) for code, language in languages.items() if script in language.scripts
    }
    return max(scores, key=lambda code: scores[code]) if scores else default


def _script(text: str) -> str:
    """Return the script most letters belong to, "" when there are no letters of a known one."""
    counts = {
        script: sum(first <= ord(char) < end for char in text if char.isalpha())
        for script, (first, end) in _RANGES.items()
    }
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] else ""


def _score(text: str, language: Language) -> float:
    """Return how much a lower-case text looks like a language."""
    score = sum(weight * min(text.count(char), MOST_COUNTED) for char, weight in language.letters.items())
    score -= FOREIGN_WEIGHT * sum(min(text.count(char), MOST_COUNTED) for char in language.foreign_letters)
    words = _WORDS.findall(text)
    score += WORD_WEIGHT * sum(word in language.function_words for word in words)
    score += ENDING_WEIGHT * sum(_has_ending(word, language.endings) for word in words)
    return score + NEWS_WEIGHT * sum(_is_news_word(fold(word), language) for word in words)


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
    return len(word) > 2 and any(word in table for table in tables)


def _has_ending(word: str, endings: frozenset[str]) -> bool:
    """Tell whether a word of five letters or more has one of the endings, of two letters or more."""
    return len(word) > 4 and any(word[-length:] in endings for length in (2, 3, 4, 5))
