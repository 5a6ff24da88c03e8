"""How alike two spellings are: letters added, lost, changed or swapped with their neighbour.

Standard library only: a compiled library for this is 12 MB and takes longer to load than one look-up lasts.
"""

from __future__ import annotations

__all__ = ["Likeness"]


class Likeness:
    """Compares other spellings with one, by optimal string alignment, many letters at a time (Hyyrö 2003).

    Args:
        spelling: the one to compare with.

    >>> Likeness("bishkek").of("bihskek"), Likeness("osh").of("ош")
    (0.8571428571428572, 0.0)
    """

    def __init__(self, spelling: str) -> None:
        self._spelling = spelling
        self._places: dict[str, int] = {}
        for place, letter in enumerate(spelling):
            self._places[letter] = self._places.get(letter, 0) | 1 << place

    def of(self, other: str, least: float = 0.0) -> float:
        """Return 1 for the same spelling, 0 for nothing in common.

        Args:
            other: spelling to compare.
            least: 0 is returned for what is not more alike than this.
        """
        longest = max(len(other), len(self._spelling))
        if not longest or other == self._spelling:
            return 1.0
        if 1 - abs(len(other) - len(self._spelling)) / longest <= least:
            return 0.0
        alike = 1 - self._distance(other) / longest
        return alike if alike > least else 0.0

    def _distance(self, other: str) -> int:
        """Return the number of slips; bit n of each number stands for letter n of the spelling."""
        distance = length = len(self._spelling)
        if not length:
            return len(other)
        every, last = (1 << length) - 1, 1 << (length - 1)
        more, less, equal, before = every, 0, 0, 0
        for letter in other:
            here = self._places.get(letter, 0)
            swapped = (~equal & here) << 1 & before
            equal = (((here & more) + more) ^ more | here | less | swapped) & every
            up, down = (less | ~(equal | more)) & every, equal & more
            distance += bool(up & last) - bool(down & last)
            up = up << 1 | 1
            more, less, before = (down << 1 | ~(equal | up)) & every, up & equal, here
        return distance
