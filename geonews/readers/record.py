"""Fields as found in a file to an Article: dates, languages and text made regular."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ..model import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["article", "day", "language", "scrub"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_WORDED = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)")
_AMERICAN = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_LONG_CODES = {
    "eng": "en", "rus": "ru", "kir": "ky", "kaz": "kk", "uzb": "uz", "tgk": "tg", "tuk": "tk",
}  # fmt: skip


def article(fields: Mapping[str, object], text: str, *, name: str, source: str | None = None) -> Article:
    """Return an Article: a text with id, title, published or date, language or lang, source, url.

    Args:
        fields: values of any type; what is no string or not understood is left out.
        text: kept as it is, but for lone surrogates, which no file can hold.
        name: id when the fields give none.
        source: source when the fields give none.
    """
    given = fields.get("id")
    published = fields.get("published") or fields.get("date")
    when = day(published)
    if published and when is None:
        _remark(f"{name}: {published!r:.40} is not a full day; no date of publication is used")
    return Article(
        id=scrub(str(given)) if isinstance(given, str | int) and str(given).strip() else name,
        text=scrub(text),
        title=_line(fields.get("title")),
        published=when,
        language=language(fields.get("language") or fields.get("lang")),
        source=_line(fields.get("source")) or source,
        url=_line(fields.get("url")),
    )


def _remark(message: str) -> None:
    """Log what only those want to know who ask for it."""
    import logging

    logging.getLogger("geonews").info(message)


def day(value: object) -> date | None:
    """Return the day a date names; None for one that names none, such as 2022-06.

    Days like "Thursday" are counted from the publication: a month taken as its first day would put
    them in the wrong week, with nothing to show it. 03/04/2010 is left out too, as nobody can tell its month.

    >>> day("2010-05-13T08:00:00Z"), day("13.05.2010"), day("Thu, 13 May 2010 10:00 GMT"), day("2022-06")
    (datetime.date(2010, 5, 13), datetime.date(2010, 5, 13), datetime.date(2010, 5, 13), None)
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not isinstance(value, str):
        return None
    value = value.strip()
    if found := _ISO.match(value):
        year, month, number = filter(None, found.groups())
    elif found := _DOTTED.match(value) or _WORDED.match(value):
        number, month, year = found.groups()
    elif found := _AMERICAN.match(value):
        month, number, year = found.groups()
    else:
        return None
    return _day(int(year), month, int(number))


def _day(year: int, month: str, number: int) -> date | None:
    """Return a day, the month as a number or an English name."""
    try:
        if not month.isdigit():
            return date(year, _MONTHS.index(month[:3].lower()) + 1, number)
        return date(year, int(month), number)
    except ValueError:
        return None


def language(value: object) -> str | None:
    """Return the two-letter code of a language tag.

    >>> language("en-US"), language("uzb"), language("uz_Cyrl"), language("English")
    ('en', 'uz', 'uz', None)
    """
    found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
    code = found.group().lower() if found else None
    return _LONG_CODES.get(code, code) if code else None


def scrub(text: str) -> str:
    """Return a text without lone surrogates; each becomes U+FFFD, so offsets stay."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _line(value: object) -> str | None:
    """Return a string on one line, None when there is nothing in it."""
    if not isinstance(value, str):
        return None
    return " ".join(scrub(value).split()) or None
