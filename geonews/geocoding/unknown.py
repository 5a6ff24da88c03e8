"""Names that the gazetteer does not hold: capitalised words beside a generic word, "the village of X"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from .. import languages
from ..model import Mention
from ..text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..languages import Language
    from ..model import Article

__all__ = ["announced"]

MOST = 20
"""Names of one article; more are a list, not a story."""
LONGEST = 3
"""Words of a name."""
_WORD = re.compile(r"[^\W\d_][\w'’ʻʼ`\u0300-\u036f]*(?:-\w[\w'’ʻʼ`\u0300-\u036f]*)*")
_SPACE = re.compile(r"[ \u00a0]{1,2}")


def announced(article: Article, taken: Iterable[tuple[int, int]]) -> list[Mention]:
    """Return the names beside a generic word that are no part of a span already taken.

    Args:
        article: whose text is searched; its language is detected when it names none.
        taken: spans of the mentions that are known.

    >>> from geonews.model import Article
    >>> [(m.text, m.kinds) for m in announced(Article("a", "A raid on the village of Zhangyr-Too."), [])]
    [('Zhangyr-Too', ('settlement',))]
    """
    language = languages.get(article.language or languages.detect(article.text))
    covered = set(chain.from_iterable(range(start, end) for start, end in taken))
    words = list(_WORD.finditer(article.text))
    found: list[Mention] = []
    last = 0
    for first, end in _runs(article.text, words, language):
        start, stop = words[first].start(), words[end - 1].end()
        if covered.intersection(range(start, stop)) or start < last:
            continue
        kinds = _before(article.text, words, first, language) or _after(article.text, words, end, language)
        if kinds:
            last = stop
            found.append(Mention(start, stop, article.text[start:stop], kinds=kinds))
            if len(found) == MOST:
                break
    return found


def _runs(text: str, words: list[re.Match[str]], language: Language) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words that may be a name, as indices of words."""
    index = 0
    while index < len(words):
        end = index
        while (
            end < len(words)
            and _may_be_name(words[end].group(), language)
            and (end == index or _SPACE.fullmatch(text, words[end - 1].end(), words[end].start()))
        ):
            end += 1
        alone = end - index == 1 and fold(words[index].group()) in language.stop
        if 0 < end - index <= LONGEST and not alone:
            yield index, end
        index = max(end, index + 1)


def _may_be_name(word: str, language: Language) -> bool:
    """Tell whether a word is capitalised and no word of the language that stands beside names."""
    if not word[0].isupper() or len(word) < 2:
        return False
    folded = fold(word)
    return not (
        folded in language.kinds_before
        or folded in language.kinds_after
        or folded in language.function_words
        or folded in language.titles
        or folded in language.organisations
        or folded in language.streets
        or folded in language.months
        or folded in language.weekdays
        or folded in language.locatives
        or folded in language.articles
    )


def _before(text: str, words: list[re.Match[str]], first: int, language: Language) -> tuple[str, ...]:
    """Return the kinds of the generic word before a name, link words between them passed over."""
    for index in range(first - 1, max(-1, first - 4), -1):
        if not _SPACE.fullmatch(text, words[index].end(), words[index + 1].start()):
            break
        folded = fold(words[index].group())
        if folded in language.kinds_before:
            return tuple(language.kinds_before[folded].split())
        if folded not in language.links:
            break
    return ()


def _after(text: str, words: list[re.Match[str]], end: int, language: Language) -> tuple[str, ...]:
    """Return the kinds of the generic word after a name."""
    if end == len(words) or not _SPACE.fullmatch(text, words[end - 1].end(), words[end].start()):
        return ()
    return tuple(language.kinds_after.get(fold(words[end].group()), "").split())
