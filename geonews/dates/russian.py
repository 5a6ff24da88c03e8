"""How Russian writes dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews import languages
from geonews.text import fold

from . import days
from .days import Anchor, Days, Rule

if TYPE_CHECKING:
    from re import Match

_RUSSIAN = languages.get("ru")

FUTURE = (
    r"\b(?:будет|будут|состоится|состоятся|пройд[её]т|пройдут|планиру\w+|намерен\w*|запланирован\w*"
    r"|ожида\w+|прибудет|посетит|начн[её]тся|предстоит|собира\w+тся|должн\w+|к|до)\b"
)
PAST = (
    r"\b(?:был\w?|сообщ\w+|заяви\w+|произош\w+|прош[её]л|прошл\w+|состоял\w+|начал\w+|погиб\w*|с|со|после)\b"
)

_SHIFTS = {"прошл": -1, "минувш": -1, "предыдущ": -1, "истекш": -1, "эт": 0, "нынешн": 0, "текущ": 0,
           "следующ": 1, "будущ": 1, "ближайш": 1, "наступающ": 1}  # fmt: skip
_SEASONS = {"весн": "spring", "лет": "summer", "осен": "autumn", "зим": "winter"}
_UNITS = {"д": "day", "у": "day", "с": "day", "н": "week", "м": "month", "г": "year", "л": "year"}
_NUMBERS = {
    "один": 1, "одну": 1, "одного": 1, "два": 2, "две": 2, "двух": 2, "пару": 2, "три": 3, "трех": 3,
    "четыре": 4,
    "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "двенадцать": 12,
}  # fmt: skip

_MONTH = days.spelled(_RUSSIAN.months) + r"(?!\w)"
_SHORT_WEEKDAYS = [w for w in _RUSSIAN.weekdays if not w.startswith("сред")]
_WEEKDAY = days.spelled(_SHORT_WEEKDAYS)
OPENING = (
    r"\d|янв|фев|мар|апр|ма[йея]|июн|июл|авг|сен|окт|ноя|дек|понед|вторн|сред|четв|пятн|субб|воскр|весн|лет|осен|зим"
    r"|прошл|минувш|предыдущ|истекш|эт|нынешн|текущ|следующ|будущ|ближайш|наступающ|вчера|позавчера|сегодня|завтра"
    r"|послезавтра|назавтра|накануне|сутк|суток|день|дня|дней|дн[её]м|недел|месяц|год|полгода|несколько|начал|конц"
    r"|середин|ночь|утром|вечером|через|спустя|между|(?:во?|со?|к|до|на|по|за|рано|тем|один|одн[уо]\w*|дв[аеу]\w?"
    r"|пару|три|тр[её]х|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать)\b"
)
"""With what an expression may begin, in lower case."""
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR_OF = r"(?:1[89]\d\d|20\d\d)"
_YEAR = (
    rf"(?:\s(?P<y>{_YEAR_OF})(?!\d)(?:\s?г(?:\.|ода|оду|од)?(?!\w))?|\s(?P<shift>прошл|минувш|эт|текущ"
    rf"|нынешн|следующ)\w{{1,3}}\sгода)?"
)
_SHIFT = r"(?:прошл|минувш|предыдущ|истекш|эт|нынешн|текущ|следующ|будущ|ближайш|наступающ)"
_COUNT = rf"(?:\d{{1,3}}|{days.spelled(_NUMBERS)})"
_UNIT = r"(?:день|дня|дней|сутки|суток|недел[юяи]|недель|месяц(?:а|ев)?|год(?:а|ов)?|лет)(?!\w)"


def _month(match: Match[str], group: str = "m") -> int:
    return _RUSSIAN.months[fold(match[group])]


def _shift(match: Match[str]) -> int | None:
    return _SHIFTS[match["shift"]] if match["shift"] else None


def _unit_of(text: str) -> str:
    return _UNITS[text[0]]


def _count(text: str | None) -> int:
    if not text:
        return 1
    return int(text) if text.isdigit() else _NUMBERS[fold(text)]


def _day_alone(match: Match[str], anchor: Anchor) -> Days | None:
    return days.day_alone(anchor, int(match["d"]))


def _iso(match: Match[str], _: Anchor) -> Days | None:
    return days.day(int(match["y"]), int(match["m"]), int(match["d"]))


def _day_month(match: Match[str], anchor: Anchor, group: str = "d", month: str = "m") -> Days | None:
    number, name, shift = int(match[group]), _month(match, month), _shift(match)
    if match["y"]:
        return days.day(int(match["y"]), name, number)
    if shift is not None and anchor.published:
        return days.day(anchor.published.year + shift, name, number)
    return days.near_day(anchor, name, number)


def _night(match: Match[str], anchor: Anchor) -> Days | None:
    morning = _day_month(match, anchor)
    return morning and days.between(days.moved(morning.start, -1), morning)


def _range(match: Match[str], anchor: Anchor) -> Days | None:
    last = _day_month(match, anchor, "e", "n" if match["n"] else "m")
    if last is None:
        return None
    name = _month(match) if match["m"] else last.start.month
    return days.between(days.day(last.start.year - (name > last.start.month), name, int(match["d"])), last)


def _month_year(match: Match[str], anchor: Anchor) -> Days | None:
    if match["y"]:
        return days.month(int(match["y"]), _month(match))
    shift = _shift(match)
    if shift is None or anchor.published is None:
        return None
    return days.month(anchor.published.year + shift, _month(match))


def _near_month(match: Match[str], anchor: Anchor) -> Days | None:
    return days.near_month(anchor, _month(match), _shift(match))


def _weekday(match: Match[str], anchor: Anchor) -> Days | None:
    return days.near_weekday(anchor, _RUSSIAN.weekdays[fold(match["w"])], _shift(match))


def _wednesday(match: Match[str], anchor: Anchor) -> Days | None:
    return days.near_weekday(anchor, 2, _shift(match))


def _unit(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, _shift(match) or 0, _unit_of(match["u"]))


def _this_unit(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, 0, _unit_of(match["u"]))


def _ago(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -_count(match["n"]), _unit_of(match["u"]))


def _half_year_ago(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -6, "month")


def _some_ago(match: Match[str], anchor: Anchor) -> Days | None:
    return days.vaguely(anchor.published, _unit_of(match["u"]))


def _earlier(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.told or anchor.published, -_count(match["n"]), _unit_of(match["u"]))


def _later(match: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, _count(match["n"]), _unit_of(match["u"]))


def _counted_after(match: Match[str], anchor: Anchor) -> Days | None:
    """Read "в четверг, через день после бунта": the riot was on Wednesday."""
    return days.told_from(anchor, _count(match["n"]), _unit_of(match["u"] or match["v"]))


def _counted_before(match: Match[str], anchor: Anchor) -> Days | None:
    return days.told_from(anchor, -_count(match["n"]), _unit_of(match["u"]))


def _lately(match: Match[str], anchor: Anchor) -> Days | None:
    return days.lately(anchor.published, _count(match["n"]), _unit_of(match["u"]))


def _weekend(match: Match[str], anchor: Anchor) -> Days | None:
    shift = 1 if _shift(match) == 1 or (anchor.future and _shift(match) is None) else -1
    saturday = days.near_weekday(anchor._replace(future=shift > 0), 5)
    return saturday and Days(saturday.start, saturday.start + days.DAY)


def _season(match: Match[str], anchor: Anchor) -> Days | None:
    name, shift = _SEASONS[match["s"]], _shift(match)
    if match["y"]:
        return days.season(name, int(match["y"]))
    return (
        days.season(name, anchor.published.year + shift) if anchor.published and shift is not None else None
    )


def _today(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, 0)


def _same_day(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, 0)


def _yesterday(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -1)


def _day_before(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, -1)


def _before_yesterday(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, -2)


def _tomorrow(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, 1)


def _after_tomorrow(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.published, 2)


def _next_day(_: Match[str], anchor: Anchor) -> Days | None:
    return days.moved(anchor.story or anchor.published, 1)


def _last_night(_: Match[str], anchor: Anchor) -> Days | None:
    return days.between(_yesterday(_, anchor), _today(_, anchor))


def _year(match: Match[str], _: Anchor) -> Days | None:
    return days.year(int(match["y"]))


def _years(match: Match[str], _: Anchor) -> Days | None:
    first, last = int(match["y"]), int(match["z"])
    return days.years(first, last) if first < last else None


def _decade(match: Match[str], _: Anchor) -> Days | None:
    first = int(match["y"])
    return days.years(first, first + 9)


_TO = r"\s?(?:-|–|—|\bпо\b|\bи\b|\bдо\b)\s?"
RULES = (
    Rule("iso", r"(?P<y>(?:19|20)\d\d)[-./](?P<m>0?[1-9]|1[0-2])[-./](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)",
         _iso, "explicit"),
    Rule("numeric", r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?!\d)",
         _iso, "explicit"),
    Rule("day_alone", r"(?P<d>0?[1-9]|[12]\d|3[01])(?:-?го)?\sчисла(?!\w)", _day_alone, "explicit"),
    Rule("night", rf"(?:в\s)?ночь\s(?:на|с\s\d{{1,2}}\s(?:на|по))\s(?P<d>{_DAY})(?:-?е)?\s"
         rf"(?P<m>{_MONTH}){_YEAR}", _night, "explicit"),
    Rule("day_range", rf"(?:с\s|между\s)?(?P<d>{_DAY})(?:-?го)?{_TO}(?P<e>{_DAY})(?:-?е|-?го)?\s"
         rf"(?P<n>{_MONTH})(?P<m>(?!))?{_YEAR}", _range, "explicit"),
    Rule("days_range", rf"(?:с\s)?(?P<d>{_DAY})(?:-?го)?\s(?P<m>{_MONTH}){_TO}(?P<e>{_DAY})(?:-?е|-?го)?\s"
         rf"(?P<n>{_MONTH}){_YEAR}", _range, "explicit"),
    Rule("day_month", rf"(?P<d>{_DAY})(?:-?(?:го|е|му))?\s(?P<m>{_MONTH}){_YEAR}", _day_month, "explicit"),
    Rule("month_year", rf"(?:в\s|с\s|к\s|до\s)?(?:(?:начале|конце|середине|начала|конца)\s)?(?P<m>{_MONTH})"
         rf"(?:\s(?P<y>{_YEAR_OF})(?!\d)(?:\s?г(?:\.|ода|оду|од)?(?!\w))?|\s(?P<shift>прошл|минувш|эт|текущ"
         rf"|нынешн|следующ)\w{{1,3}}\sгода)", _month_year, "explicit"),
    Rule("near_month", rf"(?:в|с|до|к|по)\s(?:(?:начале|конце|середине|начала|конца)\s)?(?:"
         rf"(?P<shift>{_SHIFT})\w{{1,3}}\s)?(?P<m>{_MONTH})(?!\s?\d)", _near_month, "explicit"),
    Rule("weekday", rf"(?:во?\s|со?\s|к\s|до\s|на\s|(?:рано\s)?(?:утром|вечером|ночью|дн[её]м)\s(?:во?\s)?)?"
         rf"(?:(?P<shift>{_SHIFT})\w{{1,3}}\s)?(?P<w>{_WEEKDAY})(?!\w)", _weekday),
    Rule("wednesday", rf"(?:во?\s|со?\s|к\s|до\s|на\s|утром\s|вечером\s|ночью\s)(?:"
         rf"(?P<shift>{_SHIFT})\w{{1,3}}\s)?сред[уыае](?!\w)", _wednesday),
    Rule("before_yesterday", r"позавчера(?!\w)", _before_yesterday),
    Rule("day_before", r"дн[её]м\s(?:ранее|раньше)|за\sдень\sдо\s(?:этого|того)", _day_before),
    Rule("yesterday", r"(?:вчера|накануне|сутками\sранее|вечером\sнакануне)(?!\w|\s(?:выбор"
         r"|визит|праздник|саммит|встреч|референдум)\w*)", _yesterday),
    Rule("last_night", r"(?:прошлой|минувшей|этой)\sночью", _last_night),
    Rule("today", r"сегодня(?!\w)", _today),
    Rule("after_tomorrow", r"послезавтра(?!\w)", _after_tomorrow),
    Rule("tomorrow", r"завтра(?!\w)", _tomorrow),
    Rule("same_day", r"в\s(?:тот|этот)(?:\sже)?\s(?:самый\s)?день(?!\w)|тем\sже\s(?:утром|вечером)",
         _same_day),
    Rule("next_day", r"(?:(?:на|в)\s(?:следующий|другой)\sдень|на\sследующее\sутро)(?!\sпосле)"
         r"|(?:назавтра|день\sспустя)(?!\w)", _next_day),
    Rule("weekend", rf"(?:в|на|за)\s(?:(?P<shift>{_SHIFT})\w{{1,3}}\s)?выходн(?:ые|ых)(?:\sдни)?(?!\w)",
         _weekend),
    Rule("season", rf"(?P<s>весн|лет|осен|зим)(?:ой|ом|ью)\s(?:(?P<y>{_YEAR_OF})(?:-?го)?\s?г(?:\.|ода)|"
         rf"(?P<shift>прошл|минувш|эт|нынешн|текущ|следующ)\w{{1,3}}\sгода)", _season),
    Rule("unit", rf"(?:(?:в|на|с|до)\s)?(?:(?:начале|конце|середине|начала)\s)?"
         rf"(?P<shift>{_SHIFT})\w{{1,3}}\s(?P<u>недел[еюия]|месяц[еа]?|год[уа]?)(?!\w)", _unit),
    Rule("this_unit", r"(?:в\sначале|в\sсередине|с\sначала|в\sконце)\s(?P<u>недели|месяца|года)(?!\w)",
         _this_unit),
    Rule("some_ago", r"несколько\s(?P<u>дней|недель|месяцев|лет)\s(?:назад|ранее)", _some_ago),
    Rule("half_year_ago", r"полгода\sназад", _half_year_ago),
    Rule("ago", rf"(?:(?P<n>{_COUNT})\s)?(?P<u>{_UNIT})\s(?:тому\s)?назад", _ago),
    Rule("earlier", rf"(?P<n>{_COUNT})\s(?P<u>{_UNIT})\sранее", _earlier),
    Rule("counted_after", rf"(?:(?:через|спустя)\s(?:(?P<n>{_COUNT})\s)?(?P<u>{_UNIT})"
         r"|на\sследующ\w+\s(?P<v>день|утро))"
         r"\sпосле(?=\s)", _counted_after),
    Rule("counted_before", rf"(?:за\s(?:(?P<n>{_COUNT})\s)?(?P<u>{_UNIT}))\sдо(?=\s)", _counted_before),
    Rule("later", rf"(?:через\s(?:(?P<n>{_COUNT})\s)?(?P<u>{_UNIT})(?!\sпосле))", _later),
    Rule("afterwards", rf"(?P<n>{_COUNT})\s(?P<u>{_UNIT})\s(?:спустя|позже)", _later),
    Rule("lately", rf"за\s(?:последн\w{{2,3}}|прошедш\w{{2,3}}|минувш\w{{2,3}})\s(?:(?P<n>{_COUNT})\s)?"
         rf"(?P<u>{_UNIT})", _lately),
    Rule("decade", r"(?:в\s|с\s)?(?:начале\s|конце\s)?(?P<y>(?:19|20)\d0)-?(?:е|х|ых)(?:\sгод(?:ы|ах|ов))?"
         r"(?!\w)", _decade, "explicit"),
    Rule("years", rf"(?:в\s|с\s)?(?P<y>{_YEAR_OF})\s?(?:-|–|—|\sпо\s|\sи\s)\s?(?P<z>{_YEAR_OF})\s?(?:гг?\."
         rf"|год(?:ы|ах|ов|у)?)", _years, "explicit"),
    Rule("year", rf"(?:в\s|с\s|к\s|до\s|после\s)?(?P<y>{_YEAR_OF})(?:-?м|-?го)?\s?(?:г\.|год[уа]?|годом)"
         rf"(?!\w)", _year, "explicit"),
)  # fmt: skip
