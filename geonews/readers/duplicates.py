"""Articles that repeat others: the same text, or nearly so, as agencies' reports in many papers.

A text is the set of its runs of five words; of their hashes the smallest 64 are kept, a bottom-k
sketch (a MinHash with one hash function), from which the share of common runs (Jaccard) is told
within 0.05, and exactly for texts of up to 64 runs. Hashes among the smallest eight find the texts
worth comparing. This is all of MinHash that is needed here; the usual library brings numpy and
scipy, a hundred times the size of geonews. Memory is bounded: the last 20,000 articles are remembered.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..model import Article

__all__ = ["Repeat", "unique"]

RUN = 5
"""Words of a run."""
SKETCH = 64
PROBES = 8
LIKENESS = 0.7
"""Share of common runs from which a text repeats another."""
REMEMBERED = 20_000
FEWEST_WORDS = 12
"""Of shorter texts only the very same repeat each other."""
_WORD = re.compile(r"\w+")


class Repeat(NamedTuple):
    """An article that repeats an earlier one."""

    article: Article
    first: str
    """Id of the earlier one."""
    likeness: float
    """Share of common runs of words, 1 for the same text."""


def unique(
    articles: Iterable[Article],
    *,
    merge: bool = False,
    on_repeat: Callable[[Repeat], None] | None = None,
) -> Iterator[Article]:
    """Yield articles, noticing those that repeat an earlier one.

    Args:
        articles: taken one at a time.
        merge: whether those that repeat are left out, so that the first stands for all.
        on_repeat: called with each of them.

    >>> from geonews.model import Article
    >>> texts = [Article("a", "Osh is calm."), Article("b", "Osh is  CALM"), Article("c", "Osh is tense.")]
    >>> [article.id for article in unique(texts, merge=True)]
    ['a', 'c']
    """
    memory = _Memory()
    for article in articles:
        repeat = memory.meet(article)
        if repeat and on_repeat:
            on_repeat(repeat)
        if not (repeat and merge):
            yield article


class _Text(NamedTuple):
    """What is remembered of a text."""

    id: str
    sketch: array[int]
    """Smallest first; an array is a tenth of a set."""
    probes: tuple[int, ...]
    whole: bytes


class _Memory:
    """The last texts, to be found by their whole or by a few hashes of runs."""

    def __init__(self) -> None:
        self._texts: deque[_Text] = deque()
        self._by_whole: dict[bytes, _Text] = {}
        self._by_probe: dict[int, list[_Text]] = {}

    def meet(self, article: Article) -> Repeat | None:
        """Return which text an article repeats; a new one is remembered."""
        words = _WORD.findall(article.text.casefold())
        whole = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).digest()
        same = self._by_whole.get(whole)
        if same is not None:
            return Repeat(article, same.id, 1.0)
        sketch = _sketch(words) if len(words) >= FEWEST_WORDS else []
        text = _Text(article.id, array("Q", sketch), tuple(sketch[:PROBES]), whole)
        likest = self._likest(text)
        if likest is not None:
            return Repeat(article, likest[0].id, round(min(0.99, likest[1]), 2))
        self._remember(text)
        return None

    def _likest(self, text: _Text) -> tuple[_Text, float] | None:
        """Return the remembered text most like another, when it is like enough."""
        shared: Counter[int] = Counter()
        known: dict[int, _Text] = {}
        for probe in text.sketch[:PROBES]:
            for other in self._by_probe.get(probe, ()):
                known[id(other)] = other
                shared[id(other)] += 1
        found = [(known[key], _likeness(text.sketch, known[key].sketch)) for key, _ in shared.most_common(20)]
        best = max(found, key=lambda pair: pair[1], default=None)
        return best if best and best[1] >= LIKENESS else None

    def _remember(self, text: _Text) -> None:
        self._texts.append(text)
        self._by_whole[text.whole] = text
        for probe in text.sketch[:PROBES]:
            self._by_probe.setdefault(probe, []).append(text)
        if len(self._texts) > REMEMBERED:
            self._forget(self._texts.popleft())

    def _forget(self, text: _Text) -> None:
        del self._by_whole[text.whole]
        for probe in text.sketch[:PROBES]:
            others = self._by_probe[probe]
            others.remove(text)
            if not others:
                del self._by_probe[probe]


def _sketch(words: list[str]) -> list[int]:
    """Return the smallest hashes of the runs of words, smallest first."""
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    return sorted(
        int.from_bytes(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest())
        for run in runs
    )[:SKETCH]


def _likeness(one: array[int], other: array[int]) -> float:
    """Return the share of common runs, estimated from the smallest hashes of both together."""
    common = set(one).intersection(other)
    smallest = sorted({*one, *other})[:SKETCH]
    return sum(number in common for number in smallest) / max(1, len(smallest))
