"""How English writes dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geonews import languages

from . import days
from .days import Anchor, Days, Rule

if TYPE_CHECKING:
    from re import Match

_ENGLISH = languages.get("en")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "current": 0,
}

FUTURE = (
    r"\b(?:will|would|'ll|’ll|(?:is|are|was|were) to|due|scheduled|planned|plans?|set (?:to|for)"
    r"|expected|upcoming|until|deadline|to be held|going to|shall|hopes? to|ahead of|intends?|later"
    r"|gathers?|meets?|convenes?|begins|opens|arrives|hosts|holds|flies|travels)\b"
)
PAST = r"\b(?:said|was|were|had|did|killed|told|reported|announced|since|after|began|came)\b"


def _month_names() -> str:
    """Return the months as they stand in running text: capitalised, short forms with or without full stop."""
    forms: set[str] = set()
    for name in _ENGLISH.months:
        short = len(name) <= 4 and name not in ("may", "june", "july")
        forms.update(form + r"\.?" * short for form in (name.title(), name.upper()))
    return "(?:" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + r")(?![^\W\d_])"


_MONTH = _month_names()
_SURE_MONTH = (
    "(?:" + "|".join(n.title() for n in _ENGLISH.months if len(n) > 3 and n not in ("march", "sept")) + ")"
)
_WEEKDAY = "(?:" + "|".join(w.title() for w in _ENGLISH.weekdays) + ")"
CASED = True
"""May is a month, may is none."""
OPENING = (
    r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|fall"
    r"|winter|yesterday|today|tonight|tomorrow|overnight|(?:last|next|this|past|coming|previous|following|current"
    r"|early|earlier|late|later|mid|the|that|on|by|in|at|from|for|over|during|within|between|about|nearly|almost"
    r"|just|more|less|some|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
"""With what an expression may begin, in lower case."""
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_ORDERED = (
    r"(?:of\b|and\b|or\b|century|centuries|anniversary|session|sitting|congress|floor|parallel|meridian|birthday|day"
    r"|round|place|army|brigade|division|regiment|battalion|corps|motor|summit|meeting|plenum|time|year|month|week"
    r"|season|edition|annual|kilomet|km|mile|minute|hour|grade|district|anti|guards|largest|biggest|world|\w+th\b)"
)
"""What is numbered with an ordinal and is no day."""
_YEAR = r"(?:1[89]\d\d|20\d\d)(?!\d)"
_PART = r"(?:\s(?:early\s)?(?:morning|afternoon|evening|night|midday|noon))?"
_SPAN = r"\s?(?:-|–|—|\bto\b|\band\b|\bthrough\b|\buntil\b|\btill\b)\s?"
_COUNT = r"(?:\d{1,3}|a\scouple\sof|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?:day|week|month|year|decade)"
_NAMED_DAY = rf"(?:{_WEEKDAY},?\s(?:on\s|the\s)?)?"
_NOT_A_YEAR = (
    r"(?![\d%]|[,.]\d|\w|-\w|\s(?:people|percent|points|million|billion|dollars|soldiers|troops|protesters"
    r"|years|miles|feet|shares|workers|km|kilomet|met(?:er|re)s|tons|tonnes|houses|homes|families|residents"
    r"|cases))"
)


def _month(match: Match[str], group: str = "m") -> int:
    return _ENGLISH.months[match[group].rstrip(".").lower()]


def _int(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[" ".join(text.lower().split())]


def _year_first(match: Match[str], _: Anchor) -> Days | None:
    return days.day(int(match["y"]), int(match["m"]), int(match["d"]))


def _numeric(match: Match[str], _: Anchor) -> Days | None:
    first, second, year = int(match["d"]), int(match["m"]), int(match["y"])
    return days.day(year, second, first) if second <= 12 else days.day(year, first, second)


def _day_month(match: Match[str], anchor: Anchor, group: str = "d", month: str = "m") -> Days | None:
    number, name = _int(match[group]), _month(match, month)
    said = match["shift"] if "shift" in match.re.groupindex else None
    if match["y"]:
        return days.day(int(match["y"]), name, number)
    if said and anchor.published:
        return days.day(anchor.published.year + _SHIFTS[said.lower()], name, number)
    return days.near_day(anchor, name, number)


def _day_alone(match: Match[str], anchor: Anchor) -> Days | None:
    return days.day_alone(anchor, _int(match["d"]))


def _range(match: Match[str], anchor: Anchor) -> Days | None:
    last = _day_month(match, anchor, "e", "n" if match["n"] else "m")
    if last is None:
        return None
    name, number = _month(match), _int(match["d"])
    first = days.day(last.start.year - (name > _month(match, "n") if match["n"] else 0), name, number)
    return days.between(first, last)


def _month_year(match: Match[str], _: Anchor) -> Days | None:
    return days.month(int(match["y"]), _month(match))


def _near_month(match: Match[str], anchor: Anchor) -> Days | None:
    said = match["shift"] if "shift" in match.re.groupindex else None
    return days.near_month(anchor, _month(match), _SHIFTS.get(said.lower()) if said else None)


def _weekday(match: Match[str], anchor: Anchor) -> Days | None:
    said = match["shift"]
    return days.near_weekday(
        anchor, _ENGLISH.weekdays[match["w"].lower()], _SHIFTS[said.lower()] if said else None
    )


def _unit(match: Match[str], anchor: Anchor) -> Days | None:
    shift = _SHIFTS[match["shift"].lower()]
    found = days.moved(anchor.published, shift, match["u"])
    if found and anchor.published and shift == 0:
        if match["part"] and match["part"].lower() == "earlier":
            return Days(found.start, anchor.published, found.precision)
        if match["part"] and match["part"].lower() == "later":
            return Days(anchor.published, found.end, found.precision)
    return found


def _ago(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -_count(match["n"]), match["u"])


def _earlier(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.told or anchor.published, -_count(match["n"]), match["u"])


def _later(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, _count(match["n"]), match["u"])


def _counted_from(match: Match[str], anchor: Anchor) -> Days | None:
    """Read "on Thursday, a day after the riot": the riot was on Wednesday."""
    count = 1 if match["n"].lower() == "the" else _count(match["n"])
    return days.told_from(anchor, count if match["way"] == "after" else -count, match["u"])


def _some_ago(match: Match[str], anchor: Anchor) -> Days | None:
    return days.vaguely(anchor.published, match["u"])


def _lately(match: Match[str], anchor: Anchor) -> Days | None:
    count = match["n"]
    if match["u"] == "decade":
        return days.lately(anchor.published, 10 * (_count(count) if count else 1), "year")
    return days.lately(anchor.published, _count(count) if count else 1, match["u"])


def _weekend(match: Match[str], anchor: Anchor) -> Days | None:
    if anchor.published is None:
        return None
    shift = (
        1 if match["shift"].lower() == "next" or (anchor.future and match["shift"].lower() != "last") else -1
    )
    saturday = days.near_weekday(anchor._replace(future=shift > 0), 5)
    if saturday and saturday.start == anchor.published and match["shift"].lower() == "last":
        saturday = days.moved(saturday.start, -7)
    return saturday and Days(saturday.start, saturday.start + days.DAY)


def _season(match: Match[str], anchor: Anchor) -> Days | None:
    name = match["s"].lower().replace("fall", "autumn")
    if match["y"]:
        return days.season(name, int(match["y"]))
    said = match["shift"]
    if not said or anchor.published is None:
        return None
    found = days.season(name, anchor.published.year + (_SHIFTS[said.lower()] == 1))
    if found and _SHIFTS[said.lower()] == -1 and found.end >= anchor.published:
        return days.season(name, anchor.published.year - 1)
    return found


def _today(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, 0)


def _same_day(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, 0)


def _yesterday(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -1)


def _before_yesterday(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -2)


def _day_before(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.sentence or anchor.published, -1)


def _overnight(_: Match[str], anchor: Anchor) -> Days | None:
    return days.between(days.moved(anchor.published, -1), days.moved(anchor.published, 0))


def _tomorrow(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, 1)


def _next_day(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, 1)


def _year(match: Match[str], _: Anchor) -> Days | None:
    return days.year(int(match["y"]))


def _years(match: Match[str], _: Anchor) -> Days | None:
    first, last = int(match["y"]), int(match["z"])
    if last < 100:
        last += first // 100 * 100
    return days.years(first, last) if date.min.year < first < last < date.max.year else None


def _decade(match: Match[str], _: Anchor) -> Days | None:
    first = int(match["y"])
    part = (match["part"] or "").lower()
    return days.years(first + 5 * (part == "late"), first + (9 if part != "early" else 4))


_CALENDAR_YEAR = rf"(?:,?\s(?:of\s)?(?P<y>{_YEAR})|\s(?P<shift>last|this|next)\syear)?"
_BARE_YEAR = rf"(?:,?\s(?:of\s)?(?P<y>{_YEAR}))?"

RULES = (
    Rule("iso", r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>0?[1-9]|[12]\d|3[01])(?![\d/])",
         _year_first, "explicit"),
    Rule("numeric", r"(?P<d>0?[1-9]|[12]\d|3[01])[./](?P<m>0?[1-9]|[12]\d|3[01])[./](?P<y>(?:19|20)\d\d)"
         r"(?!\d)", _numeric, "explicit"),
    Rule("month_range", rf"(?:[Bb]etween\s|[Ff]rom\s)?(?P<m>{_MONTH})\s(?P<d>{_DAY}){_SPAN}(?:"
         rf"(?P<n>{_MONTH})\s)?(?P<e>{_DAY})(?!\w|,\d{{3}}){_BARE_YEAR}", _range, "explicit"),
    Rule("day_range", rf"(?:[Bb]etween\s|[Ff]rom\s)?(?P<d>{_DAY}){_SPAN}(?P<e>{_DAY})\s(?P<m>{_MONTH})"
         rf"(?P<n>)?{_BARE_YEAR}", _range, "explicit"),
    Rule("days_range", rf"(?:[Bb]etween\s|[Ff]rom\s)?(?P<d>{_DAY})\s(?P<m>{_MONTH}){_SPAN}(?P<e>{_DAY})\s"
         rf"(?P<n>{_MONTH}){_BARE_YEAR}", _range, "explicit"),
    Rule("month_day", rf"{_NAMED_DAY}(?P<m>{_MONTH})\s(?:the\s)?(?P<d>{_DAY})(?![\w%]|,\d{{3}}"
         rf"|\.\d){_CALENDAR_YEAR}", _day_month, "explicit"),
    Rule("day_month", rf"{_NAMED_DAY}(?P<d>{_DAY})\s(?:of\s)?(?P<m>{_MONTH}){_CALENDAR_YEAR}",
         _day_month, "explicit"),
    Rule("day_alone", rf"(?:(?<=on )|(?<=On )|(?<=by )|(?<=By )|(?<=of )|(?<=until )|(?<=since ))the\s"
         rf"(?P<d>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))(?![\w-]|\s{_ORDERED})", _day_alone, "explicit"),
    Rule("month_year", rf"(?P<m>{_MONTH}),?\s(?:of\s)?(?P<y>{_YEAR})", _month_year, "explicit"),
    Rule("said_month", rf"(?P<shift>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)\s(?P<m>{_MONTH})(?!\s\d)", _near_month),
    Rule("part_month", rf"(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:in\s)?(?P<m>{_MONTH})(?!\s\d)",
         _near_month, "explicit"),
    Rule("led_month", rf"(?<=\b)(?:(?<=in )|(?<=In )|(?<=since )|(?<=Since )|(?<=of )|(?<=until )|(?<=by )|"
         rf"(?<=By )|(?<=from )|(?<=during ))(?P<m>{_MONTH})(?!\s\d)", _near_month, "explicit"),
    Rule("month", rf"(?P<m>{_SURE_MONTH})(?!['’\w]|\s\d|\s[A-Z][a-z])", _near_month, "explicit"),
    Rule("weekday", rf"(?<!Bloody )(?<!Black )(?<!Good )(?<!Palm )(?<!Easter )(?:(?P<shift>[Ll]ast|[Nn]ext"
         rf"|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious|[Ff]ollowing)\s)?(?P<w>{_WEEKDAY})(?!\w){_PART}",
         _weekday),
    Rule("before_yesterday", r"[Tt]he\sday\sbefore\syesterday", _before_yesterday),
    Rule("yesterday", r"[Yy]esterday(?!['’]s\b)|[Ll]ast\snight|[Ee]arlier\sin\sthe\sday\syesterday",
         _yesterday),
    Rule("counted_from", rf"(?:[Jj]ust\s)?(?P<n>(?i:{_COUNT}|the))\s(?P<u>{_UNIT})s?\s(?P<way>after|before)"
         r"(?=\s(?!tomorrow\b|yesterday\b|that\b(?!\s\w)|this\b(?!\s\w)|,)\w)", _counted_from),
    Rule("day_before", r"(?:[Tt]he|[Oo]n\sthe)\s(?:previous|preceding)\s(?:day|night|evening)|[Tt]he\s(?:day"
         r"|night|evening|morning|afternoon)\sbefore(?!\sthe\b)|[Aa]\sday\s(?:earlier|before)|[Oo]ne\sday\s(?:earlier|before)",
         _day_before),
    Rule("overnight", r"[Oo]vernight", _overnight),
    Rule("today", r"[Tt]oday(?!['’]s\b)|[Tt]onight|(?:[Ee]arlier|[Ll]ater)?\s?\b[Tt]his\s(?:morning"
         r"|afternoon|evening)", _today),
    Rule("tomorrow", r"[Tt]omorrow", _tomorrow),
    Rule("next_day", r"(?:[Tt]he|[Bb]y)\s(?:the\s)?(?:following|next)\s(?:day|morning|night|evening)|(?:[Aa]"
         r"|[Oo]ne)\sday\s(?:later|after)|[Tt]he\sday\safter(?!\stomorrow|\sthe\b)", _next_day),
    Rule("same_day", r"(?:[Tt]he|[Tt]hat)\ssame\s(?:day|morning|afternoon|evening|night)|(?:[Oo]n\s"
         r"|[Ll]ater\s)?[Tt]hat\s(?:day|morning|afternoon|evening|night)|[Ll]ater\s(?:in\s)?(?:the|that)\sday",
         _same_day),
    Rule("weekend", r"(?:[Oo]ver\s|[Aa]t\s|[Dd]uring\s|[Oo]n\s)?(?P<shift>[Tt]he|[Ll]ast|[Tt]his"
         r"|[Nn]ext)\sweekend", _weekend),
    Rule("season", rf"(?:(?P<shift>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all"
         rf"|[Ww]inter)(?!\w)(?:\s(?:of\s|in\s)?(?P<y>{_YEAR}))?", _season),
    Rule("unit", r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s)?(?:the\s)?(?P<shift>[Ll]ast|[Nn]ext"
         r"|[Tt]his|[Pp]revious|[Cc]oming|[Cc]urrent)\s(?P<u>week|month|year|decade)(?![\w-])", _unit),
    Rule("lately", rf"(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin)\s(?:the\s)?(?:past|last)\s(?:"
         rf"(?P<n>{_COUNT})\s)?(?P<u>{_UNIT})s?(?!\w|\sof\b)", _lately),
    Rule("some_ago", r"(?:[Ss]everal|[Aa]\sfew|[Ss]ome)\s(?P<u>day|week|month|year)s\s(?:ago|earlier|before)",
         _some_ago),
    Rule("ago", rf"(?:(?:more|less)\sthan\s|about\s|nearly\s|almost\s|just\s|some\s)?(?P<n>(?i:{_COUNT}))\s"
         rf"(?P<u>{_UNIT})s?\sago", _ago),
    Rule("earlier", rf"(?P<n>(?i:{_COUNT}))\s(?P<u>{_UNIT})s?\s(?:earlier|before(?!\s(?:the|his|her|its"
         rf"|their)\b))", _earlier),
    Rule("later", rf"(?P<n>(?i:{_COUNT}))\s(?P<u>{_UNIT})s?\s(?:later|afterwards?|from\snow)", _later),
    Rule("decade", r"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[\s-])?(?:the\s)?(?P<y>(?:1[89]|20)\d0)['’]?s(?!\w)",
         _decade, "explicit"),
    Rule("years", rf"(?:(?<=in )|(?<=In )|(?<=from )|(?<=From )|(?<=between )|(?<=Between )|(?<=\()|"
         rf"(?<=the ))(?P<y>{_YEAR})(?:-|–|\sto\s|\sand\s)(?P<z>{_YEAR}|\d\d(?!\d))", _years, "explicit"),
    Rule("year", rf"(?:(?<=in )|(?<=In )|(?<=since )|(?<=Since )|(?<=from )|(?<=until )|(?<=during )|"
         rf"(?<=by )|(?<=of )|(?<=early )|(?<=late )|(?<=mid-)|(?<=the )|(?<=The )|(?<=a )|(?<=\()|"
         rf"(?<=after )|(?<=before )|(?<=year ))(?P<y>{_YEAR}){_NOT_A_YEAR}", _year, "explicit"),
)  # fmt: skip
