"""How many: numbers beside words for dead, injured, arrested and gathered people, as ranges."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geonews.model import Quantity
from geonews.prepared import compile_pattern

from .counting import LARGE, counting_of
from .wording import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .counting import Counting


class Counted(NamedTuple):
    """A number of people and what became of them."""

    what: str
    """fatalities, injured, arrested, displaced or crowd."""
    quantity: Quantity
    start: int
    end: int


_DIGITS = r"\d{1,3}(?:[,.  ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"


class _Number(NamedTuple):
    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int


def find_counted(plain: str, start: int, end: int, language: str, original: str) -> list[Counted]:
    """Return the numbers of people between two offsets, in order.

    Args:
        plain: text as text.lowered gives it.
        start: where to begin.
        end: where to stop.
        language: of the text.
        original: the text itself, from which the words are kept.
    """
    counting = counting_of(language)
    numbers = list(_numbers(plain, start, end, language))
    found: list[Counted] = []
    used: set[int] = set()
    for what, pattern in counting.casualties if numbers else ():
        for match in compiled(pattern).finditer(plain, start, end):
            number = _nearest(plain, numbers, match.start(), match.end(), used)
            if number:
                used.add(number.start)
                found.append(_counted(what, number, match.start(), match.end(), original))
    for number in numbers:
        if number.start not in used and compiled(rf"\s+(?:[\w'-]+\s+){{0,2}}?{counting.people}\b").match(
            plain, number.end
        ):
            found.append(_counted("crowd", number, number.start, number.end, original))
    for match in compiled(counting.none).finditer(plain, start, end):
        what = "injured" if compiled(r"injur|пострада|ранен").search(match.group()) else "fatalities"
        words = original[match.start() : match.end()]
        found.append(Counted(what, Quantity(0, 0, 0, words), match.start(), match.end()))
    return sorted(found, key=lambda counted: counted.start)


_SIZE = r"(?P<{}>[1-9](?:[.,]\d{{1,2}})?)(?![\d.,]*\d)"
_WORDS = r"(?:[^\W\d]+\s+){0,3}?"
_MAGNITUDE = (
    rf"(?<![\w.,]){_SIZE.format('a')}[\s-]+(?:magnitud|магнитуд)"
    rf"|(?:magnitud|магнитуд)\w*[\s:–-]+{_WORDS}{_SIZE.format('b')}(?!\s*(?:km|км|kilom|килом|чақ))"
    rf"|(?<![\w.,]){_SIZE.format('c')}\s+{_WORDS}(?:richter|рихтер)"
    rf"|(?:richter|рихтер)\w*\s+(?:scale\s+)?{_WORDS}{_SIZE.format('d')}"
    rf"|\bm[wlsb]?\s?{_SIZE.format('e')}\b"
)


def find_magnitudes(plain: str, start: int, end: int) -> list[tuple[float, int]]:
    """Return the magnitudes of earthquakes between two offsets and where they stand, in order.

    Intensities ("felt at 5 points") are none.

    >>> text = "a 5.3-magnitude quake, then one of magnitude 4,8, felt at 3 points in osh"
    >>> find_magnitudes(text, 0, len(text))
    [(5.3, 2), (4.8, 35)]
    """
    return [
        (float(next(filter(None, match.groups())).replace(",", ".")), match.start())
        for match in compiled(_MAGNITUDE).finditer(plain, start, end)
    ]


def _counted(what: str, number: _Number, start: int, end: int, original: str) -> Counted:
    first, last = min(number.start, start), max(number.end, end)
    words = original[number.start : number.end]
    return Counted(what, Quantity(number.low, number.best, number.high, words), first, last)


def _nearest(plain: str, numbers: list[_Number], start: int, end: int, used: set[int]) -> _Number | None:
    """Return the number that belongs to a word: before it, else right after it, in the same clause."""
    for number in reversed(numbers):
        gap = plain[number.end : start]
        if number.end <= start and number.start not in used and len(gap) < 60 and _close(gap, 6):
            return number
    for number in numbers:
        gap = plain[end : number.start]
        if number.start >= end and number.start not in used and len(gap) < 30 and _close(gap, 3):
            return number
    return None


def _close(gap: str, limit: int) -> bool:
    """Tell whether no clause ends in a gap and it has few words."""
    return not compiled(r"[.,;:!?()\"«»]").search(gap) and len(gap.split()) <= limit


def _numbers(plain: str, start: int, end: int, language: str) -> Iterator[_Number]:
    """Yield the numbers between two offsets that may count people."""
    counting = counting_of(language)
    for match in _number_pattern(language).finditer(plain, start, end):
        if compiled(rf"[\s-]*(?:{counting.others})\b").match(plain, match.end()):
            continue
        if compiled(r"(?:19|20)\d\d").fullmatch(match.group()) and not compiled(
            rf"\s+{counting.people}\b"
        ).match(plain, match.end()):
            continue  # a year
        number = _read(match, counting)
        if number:
            yield _Number(*number, match.start(), match.end())


@cache
def _number_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a number phrase: about 20, hundreds, 300 to 400, twenty-three thousand."""
    counting = counting_of(language)
    numbers, vague = counting.numbers, _listed(counting.vague)
    large = _listed(word for word in numbers if numbers[word] >= LARGE)
    small = _listed(word for word in numbers if numbers[word] < LARGE)
    ending = f"(?:{_listed(counting.endings)})?" if counting.endings else ""
    words = f"(?:{large}){ending}|{small}"
    one = rf"(?:{_DIGITS})(?:\s(?:{words})\b)?|(?:{words})\b(?:[\s-](?:and\s)?(?:{words})\b){{0,4}}"
    return compile_pattern(
        rf"(?<![\w.,:/-])(?:(?P<about>{counting.least}|{counting.most}|{counting.about})\s+)?"
        rf"(?:(?P<vague>{vague})|(?P<one>{one})(?:{counting.span}(?P<two>{one}))?)"
        rf"(?:(?P<more>{counting.more})|(?P<nearly>{counting.nearly}))?(?![\w%]|[.,:/-]\d)"
    )


def _listed(words: Iterable[str]) -> str:
    written = {word.replace(" ", r"\s") for word in words}
    return "|".join(sorted(written, key=lambda word: (-len(word), word)))


def _read(match: re.Match[str], counting: Counting) -> tuple[int | None, int | None, int | None] | None:
    """Return low, best and high of a number phrase."""
    about, vague, two = match["about"] or "", match["vague"], match["two"]
    if vague:
        low, high = counting.vague[vague]
        return low, None, high
    value = _value(match["one"] or "", counting)
    if value is None:
        return None
    if two:
        last = _value(two, counting)
        return (value, None, last) if last is not None and last > value else (value, value, value)
    if match["more"] or compiled(counting.least).fullmatch(about):
        return value, value, None
    if compiled(counting.most).fullmatch(about):
        return None, None, value
    return (None, value, None) if about or match["nearly"] else (value, value, value)


def _value(text: str, counting: Counting) -> int | None:
    """Return the value of digits and number words.

    >>> english = counting_of("en")
    >>> _value("5,000", english), _value("twenty-three", english), _value("two hundred", english)
    (5000, 23, 200)
    """
    digits = compiled(_DIGITS).match(text)
    total, current = 0, 0
    if digits:
        written = digits.group()
        grouped = compiled(r"\d{1,3}(?:[,.  ]\d{3})+").fullmatch(written)
        plain = compiled(r"[,.  ]").sub("", written) if grouped else written.replace(",", ".")
        if len(plain) > 9:
            return None
        scale = next(filter(None, map(counting.value, text[digits.end() :].split())), 1)
        return round(float(plain) * scale)
    for word in text.replace("-", " ").split():
        value = counting.value(word)
        if value is None:
            continue
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100 and 0 < current < 10:
            current *= value
        else:
            current += value
    return total + current or None
