"""Calendar arithmetic, and the shape of a rule that reads a date expression."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAY = timedelta(days=1)

MONTHS_OF_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season on the northern half of the globe."""


_BACK = 180
"""How far a story of another year goes back from the day it named; days."""


class Anchor(NamedTuple):
    """What an expression is counted from."""

    published: date | None
    sentence: date | None
    """Last day named earlier in the same sentence."""
    story: date | None
    """Last day named shortly before, in an earlier sentence too."""
    future: bool
    """The words around speak of what is to come."""
    text: str
    """The text with its capitals, where the expression stands at the same offsets."""
    era: date | None = None
    """Day with its year, long past, that an earlier sentence of the paragraph tells of."""

    @property
    def told(self) -> date | None:
        """The last day named before: in the sentence, else shortly before it."""
        return self.sentence or self.story


class Days(NamedTuple):
    """First day, last day and precision."""

    start: date
    end: date
    precision: str = "day"


class Rule(NamedTuple):
    """A pattern and how to read it."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Anchor], Days | None]
    basis: str = "relative"


def day(year: int, month: int, number: int) -> Days | None:
    """Return one day, None when the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Days(found, found)


def month(year: int, number: int) -> Days | None:
    """Return a whole month; numbers below 1 or above 12 count into other years."""
    extra, index = divmod(number - 1, 12)
    year += extra
    if not date.min.year < year < date.max.year:
        return None
    following = date(year + (index == 11), (index + 1) % 12 + 1, 1)
    return Days(date(year, index + 1, 1), following - DAY, "month")


def year(number: int) -> Days | None:
    """Return a whole year."""
    if not date.min.year <= number <= date.max.year:
        return None
    return Days(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> Days:
    """Return a span of years, such as a decade."""
    return Days(date(first, 1, 1), date(last, 12, 31), "vague")


def week(of: date) -> Days:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = of - of.weekday() * DAY
    return Days(monday, monday + 6 * DAY, "week")


def season(name: str, number: int) -> Days | None:
    """Return the three months of a season; winter begins in December of the year before."""
    first = month(number, MONTHS_OF_SEASON[name] - (12 if name == "winter" else 0))
    last = first and month(first.end.year, first.end.month + 2)
    return Days(first.start, last.end, "month") if first and last else None


def near_day(anchor: Anchor, month_number: int, number: int) -> Days | None:
    """Return a day given without its year: the last such day, or the next one in talk of the future."""
    if anchor.published is None:
        return None
    if anchor.era:
        years = (day(anchor.era.year + shift, month_number, number) for shift in (0, 1))
        return next((days for days in years if days and (days.start - anchor.era).days > -_BACK), None)
    here = anchor.published
    around = (day(here.year + shift, month_number, number) for shift in (-4, -3, -2, -1, 0, 1, 2, 3, 4))
    found = sorted(days.start for days in around if days)
    if anchor.future:
        found = [one for one in found if (one - here).days >= -3][:1]
    else:
        found = [one for one in found if (one - here).days <= 7][-1:]
    return Days(found[0], found[0]) if found else None


def day_alone(anchor: Anchor, number: int) -> Days | None:
    """Return a day given without its month (the 29th): the first from the day of the story, else the last."""
    told, here = anchor.told, anchor.published
    if here is None:
        return None
    around = told or here
    months = [around.year * 12 + around.month - 1 + shift for shift in (-1, 0, 1)]
    found = [days.start for months in months if (days := day(months // 12, months % 12 + 1, number))]
    if told:
        return next((Days(one, one) for one in found if one >= told), None)
    return next((Days(one, one) for one in reversed(found) if one <= here), None)


def near_month(anchor: Anchor, number: int, shift: int | None = None) -> Days | None:
    """Return a month given without its year.

    Args:
        anchor: what to count from.
        number: 1 to 12.
        shift: -1 for "last May", 1 for "next May", 0 for "this May", None when nothing is said.
    """
    if anchor.published is None:
        return None
    if anchor.era and shift is None:
        return month(anchor.era.year, number)
    here = anchor.published
    if shift == 0:
        return month(here.year, number)
    if shift == 1 or (shift is None and anchor.future):
        passed = number <= here.month if shift else number < here.month
        return month(here.year + passed, number)
    coming = number >= here.month if shift else number > here.month
    return month(here.year - coming, number)


def told_from(anchor: Anchor, count: int, unit: str) -> Days | None:
    """Return the day of what another happened `count` units after, as in "on Thursday, a day after the riot".

    Without a date in the sentence it is the other that is dated, from the day of the story.
    """
    if anchor.sentence:
        return moved(anchor.sentence, -count, unit)
    return moved(anchor.story, count, unit) if anchor.story and count > 0 else None


def near_weekday(anchor: Anchor, weekday: int, shift: int | None = None) -> Days | None:
    """Return a day of the week, Monday = 0; the day of publication when it is the same weekday."""
    if anchor.published is None:
        return None
    behind = (anchor.published.weekday() - weekday) % 7
    ahead = -behind % 7
    if shift == -1:
        move = -(behind or 7)
    elif shift == 1:
        move = ahead or 7
    elif anchor.future or (shift == 0 and behind > 3):
        move = ahead
    else:
        move = -behind
    return moved(anchor.published, move)


def moved(of: date | None, number: int, unit: str = "day") -> Days | None:
    """Return the day, week, month or year so many units away; None when there is nothing to count from."""
    if of is None:
        return None
    try:
        if unit == "day":
            return Days(of + number * DAY, of + number * DAY)
        if unit == "week":
            return week(of + 7 * number * DAY)
        if unit == "month":
            return month(of.year, of.month + number)
        if unit == "year":
            return year(of.year + number)
        first = of.year // 10 * 10 + 10 * number
        return years(first, first + 9) if unit == "decade" and 0 < first < 9990 else None
    except OverflowError:
        return None


def vaguely(of: date | None, unit: str, sign: int = -1) -> Days | None:
    """Return the span of "several days ago": two to nine units away."""
    near, far = moved(of, 2 * sign, unit), moved(of, 9 * sign, unit)
    if near is None or far is None:
        return None
    return Days(min(near.start, far.start), max(near.end, far.end), "vague")


def lately(of: date | None, number: int, unit: str) -> Days | None:
    """Return the span of "the last three weeks", which ends on the day it is counted from."""
    first = moved(of, -number, unit)
    if first is None or of is None:
        return None
    start = of - 7 * number * DAY if unit == "week" else first.start
    return Days(start, of, unit if unit in ("day", "week", "month", "year") else "vague")


def between(first: Days | None, last: Days | None) -> Days | None:
    """Return the span from one day to another; None when it would run backwards."""
    if first is None or last is None or last.end < first.start:
        return None
    return Days(first.start, last.end, first.precision)


def spelled(words: Iterable[str]) -> str:
    """Return an alternation that matches folded words as they are written, the longest first.

    >>> spelled(["yanwar", "may"])
    '(?:[yý][aä][nňñ]w[aä]r|m[aä][yý])'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join("".join(_WRITTEN.get(c, re.escape(c)) for c in word) for word in ordered) + ")"


_WRITTEN = {
    "a": "[aä]", "c": "[cç]", "e": "[eé]", "g": "[gğ]", "i": "[iı]", "n": "[nňñ]", "o": "[oö]", "s": "[sş]",
    "u": "[uü]", "y": "[yý]", "z": "[zž]", "е": "[её]",
}  # fmt: skip
