"""The words of a text with what lies between them, each word with what is known of it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from .text import APOSTROPHES

if TYPE_CHECKING:
    from .vocabulary import Lexeme, Vocabulary

__all__ = ["Tokens"]

_LETTER = r"[\w\u00ad\u0300-\u036f]"
_WORD = re.compile(rf"([^\Wʻʼʹ]{_LETTER}*(?:[{APOSTROPHES}][^\W\d_]{_LETTER}*)*)")
"""No word begins with an apostrophe, not even one that Unicode calls a letter."""


class Tokens:
    """The words of one text by number, from 0.

    Args:
        text: any text.
        vocabulary: what is known of its words.

    >>> from geonews.gazetteer import open_gazetteer
    >>> from geonews.vocabulary import vocabulary_of
    >>> tokens = Tokens("In Osh's bazaar, 'Kara-Suu'.", vocabulary_of(open_gazetteer(), "en"))
    >>> tokens.words
    ['In', "Osh's", 'bazaar', 'Kara', 'Suu']
    >>> tokens.gaps
    ['', ' ', ' ', ", '", '-', "'."]
    """

    __slots__ = ("ends", "gaps", "lexemes", "starts", "text", "words")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        parts = _WORD.split(text)
        offsets = list(accumulate(map(len, parts)))
        self.text = text
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[0::2]
        """What stands before each word; one more: what stands behind the last."""
        self.starts: list[int] = offsets[0::2]
        """Code points; one more: the length of the text."""
        self.ends: list[int] = offsets[1::2]
        self.lexemes: list[Lexeme] = vocabulary.of(self.words)
