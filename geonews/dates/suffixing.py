"""How the Turkic languages of Central Asia and Tajik write dates: endings on numbers, months and days.

One set of rules, a vocabulary a language; month and weekday names come from the language files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geonews import languages
from geonews.text import fold, levelled

from . import days
from .days import Anchor, Days, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from re import Match

    from geonews.languages import Language

    Reader = Callable[[Match[str], Anchor], Days | None]

FUTURE = (
    r"(?:\b(?:болот|өтөт|өткөрүлөт|башталат|келет|пландал\w+|болады|өтеді|өткізіледі|басталады|келеді"
    r"|жоспарла\w+"
    r"|bo[ʻ‘’'`]ladi|o[ʻ‘’'`]tkaziladi|boshlanadi|kutilmoqda|rejalashtiril\w+|keladi|бўлади|ўтказилади"
    r"|бошланади|келади"
    r"|режалаштирил\w+|баргузор\sмегардад|баргузор\sмешавад|мегузарад|хоҳад\w*|оғоз\sмешавад|меояд"
    r"|bolar|geçiriler|başlanar|geler|meýilleşdiril\w+)(?!\w))"
    # the verb that ends the sentence is in the present-future tense
    r"|\w{2,}(?:[аеоө]т|йды|йді|ydi|йди)\W*$"
)
PAST = r"(?!)"
VERBS_LAST = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, as patterns."""

    code: str
    after_year: str
    """Words that make the number before them a year."""
    before_year: str = "(?!)"
    """Words that make the number after them a year."""
    ordinal: str = ""
    """Endings written on a day or a year."""
    today: str = "(?!)"
    yesterday: str = "(?!)"
    before_yesterday: str = "(?!)"
    tomorrow: str = "(?!)"
    next_day: str = "(?!)"
    same_day: str = "(?!)"
    shifts: Mapping[str, int] = field(default_factory=dict)
    """Stems of last, this, next, with the number of units they move."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Patterns of week, month, year."""
    noun_first: bool = False
    """The unit stands before last, this, next: ҳафтаи гузашта."""
    last_year: str = "(?!)"
    ago: str = "(?!)"
    numbers: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    """Patterns of units as they stand before ago."""
    bare_month: str = "(?!)"
    """Month names that need no number, as a pattern with the group m."""
    weekday_before: str = "(?!)"
    """Words before a weekday that prove it one."""
    weekday_after: str = "(?!)"
    """Words after a weekday that prove it one."""
    weekday_doubt: str = "(?!)"
    """Forms of weekdays, as they are written, that count only beside such a word."""


def rules(words: Vocabulary) -> tuple[Rule, ...]:
    """Return the rules of a language with this vocabulary."""
    language = languages.get(words.code)
    month = days.spelled(_stems(language.months)) + r"\w{0,9}(?!\w)"
    weekday = days.spelled(_stems(language.weekdays)) + r"\w{0,8}(?!\w)"
    ordinal = rf"(?:\s?[-‐-–]?\s?(?:{words.ordinal})(?!\w))?"
    number = rf"(?P<d>3[01]|[12]\d|0?[1-9]){ordinal}"
    year = rf"(?P<y>1[89]\d\d|20\d\d){ordinal}\s?[-‑]?\s?(?:{words.after_year})"
    led_year = rf"(?:{words.before_year})\s(?P<z>1[89]\d\d|20\d\d)(?!\d)"
    anywhere_year = rf"(?:,?\s{year}|\s{led_year})?"
    gap = r"\s?[-‑]?\s?"
    to = r"(?:\s?[-‐-—]\s?|\s(?:менен|мен|va|ва|we|жана|және)\s)"
    before = rf"(?P<w0>(?:{words.weekday_before})\s)?"
    read = _Reading(language, words)
    found = (
        Rule("iso", r"(?P<y>(?:19|20)\d\d)[-./](?P<m>0?[1-9]|1[0-2])[-./](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)",
             read.numeric, "explicit"),
        Rule("numeric", r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?!\d)",
             read.numeric, "explicit"),
        Rule("year_day_range", rf"{year}\w*\s{number}{to}(?P<e>3[01]|[12]\d|0?[1-9]){ordinal}{gap}"
             rf"(?P<m>{month})"
             r"(?P<z>(?!))?", read.day_range, "explicit"),
        Rule("year_day", rf"{year}\w*\s{number}{gap}(?P<m>{month})(?P<z>(?!))?", read.day_month,
             "explicit"),
        Rule("day_range", rf"{number}{to}(?P<e>3[01]|[12]\d|0?[1-9]){ordinal}{gap}"
             rf"(?P<m>{month}){anywhere_year}",
             read.day_range, "explicit"),
        Rule("day_month", rf"{number}{gap}(?P<m>{month}){anywhere_year}", read.day_month, "explicit"),
        Rule("year_month", rf"{year}\w*\s(?P<m>{month})(?P<z>(?!))?", read.month_year, "explicit"),
        Rule("month_led_year", rf"(?P<m>{month})\s{led_year}(?P<y>(?!))?", read.month_year, "explicit"),
        Rule("bare_month", words.bare_month, read.near_month, "explicit"),
        Rule("last_year", words.last_year, read.moved("year", -1)),
        Rule("before_yesterday", words.before_yesterday, read.moved("day", -2)),
        Rule("yesterday", words.yesterday, read.moved("day", -1)),
        Rule("today", words.today, read.moved("day", 0)),
        Rule("tomorrow", words.tomorrow, read.moved("day", 1)),
        Rule("next_day", words.next_day, read.told(1)),
        Rule("same_day", words.same_day, read.told(0)),
        Rule("ago", read.counted_pattern(), read.ago),
        Rule("unit", read.unit_pattern(), read.unit),
        Rule("weekday", rf"{before}(?:(?P<shift>{_any(words.shifts)})\w*\s)?(?P<w>{weekday})"
             rf"(?P<w9>\s(?:{words.weekday_after})\w*)?", read.weekday),
        Rule("year", rf"{year}\w*(?!\w)(?P<z>(?!))?", read.year, "explicit"),
        Rule("led_year", rf"{led_year}(?P<y>(?!))?", read.year, "explicit"),
    )  # fmt: skip
    return tuple(rule for rule in found if rule.pattern != "(?!)")


def _stems(forms: Mapping[str, int]) -> list[str]:
    """Return the words of which the others are inflected forms.

    >>> _stems({"апрель": 4, "апрелинде": 4, "апрел": 4})
    ['апрел']
    """
    return [
        word for word, value in forms.items()
        if not any(forms.get(word[:length]) == value for length in range(1, len(word)))
    ]  # fmt: skip


def _any(stems: Mapping[str, object]) -> str:
    """Return an alternation of patterns, "nothing" when there are none."""
    return "|".join(sorted(stems, key=len, reverse=True)) or "(?!)"


def _number_of(word: str, forms: Mapping[str, int]) -> int | None:
    """Return the number of a month or weekday in any of its forms, those with unlisted endings too."""
    word = fold(word)
    for length in range(len(word), 2, -1):
        if word[:length] in forms:
            return forms[word[:length]]
    return None


class _Reading:
    """Readers of the rules, bound to a language and its vocabulary."""

    def __init__(self, language: Language, words: Vocabulary) -> None:
        self._language = language
        self._words = words

    def numeric(self, match: Match[str], _: Anchor) -> Days | None:
        return days.day(int(match["y"]), int(match["m"]), int(match["d"]))

    def day_month(self, match: Match[str], anchor: Anchor, group: str = "d") -> Days | None:
        name = _number_of(match["m"], self._language.months)
        year = match["y"] or match["z"]
        if name is None:
            return None
        return (
            days.day(int(year), name, int(match[group]))
            if year
            else days.near_day(anchor, name, int(match[group]))
        )

    def day_range(self, match: Match[str], anchor: Anchor) -> Days | None:
        last = self.day_month(match, anchor, "e")
        return last and days.between(days.day(last.start.year, last.start.month, int(match["d"])), last)

    def month_year(self, match: Match[str], _: Anchor) -> Days | None:
        name = _number_of(match["m"], self._language.months)
        return days.month(int(match["y"] or match["z"]), name) if name else None

    def near_month(self, match: Match[str], anchor: Anchor) -> Days | None:
        name = _number_of(match["m"], self._language.months)
        return days.near_month(anchor, name) if name else None

    def year(self, match: Match[str], _: Anchor) -> Days | None:
        return days.year(int(match["y"] or match["z"]))

    def weekday(self, match: Match[str], anchor: Anchor) -> Days | None:
        written = anchor.text[match.start("w") : match.end("w")]
        doubtful = re.fullmatch(self._words.weekday_doubt, written)
        number = _number_of(written, self._language.weekdays)
        if number is None or (doubtful and not match["w0"] and not match["w9"]):
            return None
        shift = self._shift(match["shift"]) if match["shift"] else None
        return days.near_weekday(anchor, number, shift)

    def moved(self, unit: str, number: int) -> Reader:
        return lambda _, anchor: days.moved(anchor.published, number, unit)

    def told(self, number: int) -> Reader:
        return lambda _, anchor: days.moved(anchor.story or anchor.published, number)

    def unit(self, match: Match[str], anchor: Anchor) -> Days | None:
        return days.moved(anchor.published, self._shift(match["shift"]), _key(match["u"], self._words.units))

    def ago(self, match: Match[str], anchor: Anchor) -> Days | None:
        count = match["n"]
        number = 1 if not count else int(count) if count.isdigit() else self._words.numbers[count]
        return days.moved(anchor.published, -number, _key(match["u"], self._words.counted))

    def unit_pattern(self) -> str:
        shift, unit = (
            rf"(?P<shift>{_any(self._words.shifts)})\w*",
            rf"(?P<u>{_any(self._words.units)})\w*(?!\w)",
        )
        return rf"{unit}\s{shift}(?!\w)" if self._words.noun_first else rf"{shift}\s{unit}"

    def counted_pattern(self) -> str:
        count = rf"(?P<n>\d{{1,3}}|{_any(self._words.numbers)})"
        return rf"{count}\s(?P<u>{_any(self._words.counted)})\s(?:{self._words.ago})(?!\w)"

    def _shift(self, text: str) -> int:
        return self._words.shifts[_key_itself(text, self._words.shifts)]


def _key(text: str, table: Mapping[str, str]) -> str:
    """Return the value of the pattern that a text matches from its beginning, the longest pattern first."""
    return table[_key_itself(text, table)]


def _key_itself(text: str, table: Mapping[str, object]) -> str:
    return next(p for p in sorted(table, key=len, reverse=True) if re.match(levelled(p), text))
