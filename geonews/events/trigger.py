"""The words that report events: tables in triggers/*.tsv, one file a language.

A row holds an event type, a frame, a status and its patterns, separated by "; ". In a pattern
``*`` is any ending, ``..`` up to six words, ``<>`` such a gap with its two sides in either order, ``(a|b)``
a choice, ``(a)?`` may be missing, ``~`` stands for the endings of a verb that tells what has been done: in
Russian past, present, converb and infinitive, ``^`` those of its passive; in the Turkic languages past,
participle, converb and future, of the passive and reciprocal too; in Tajik an auxiliary that makes a verb
of the word before. In these languages ``=`` is any ending of a noun, which short words need.
Frames: verb (reports by itself), taker (a verb whose object is a place), noun (reports only beside
a place, a date, a number or a verb of happening), result (victims; belongs to another event if there is one).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from geonews.ontology import TYPES
from geonews.prepared import prepare
from geonews.text import lowered

__all__ = ["FRAMES", "Index", "Trigger", "count_words", "heads", "index_of", "read_triggers", "to_regex"]

FRAMES = ("verb", "taker", "noun", "result")
_FOLDER = Path(__file__).parent / "triggers"
_TOLD = {
    "ky": r"(?:[ыиуү]?[шлн]){0,2}(?:[дт][ыиуү](?:[мңк]|лар|лер)?|[гк][аеоө]н\w*"
          r"|[ыиуү]?п(?:т[ыиуү]р)?|ууда|үүдө)",
    "kk": r"(?:[ыі]?[шлнс]){0,2}(?:[дт][ыі](?:[мңкқ]|лар|лер)?|[гғкқ][ае]н\w*|[ыі]?п(?:т[ыі])?|уда|уде)",
    "uz": r"(?:i?sh|i?[ln]){0,2}(?:[dt]i(?:lar|k|m)?|[gkq]an\w*|i?b(?:di)?|moqda\w*|a?yapti|a?yotgan\w*)"
          r"|(?:и?ш|и?[лн]){0,2}(?:[дт]и(?:лар|к|м)?|[гкқ]ан\w*|и?б(?:ди)?|моқда\w*|а?яп?ти|а?етган\w*)",
    "tk": r"(?:[yiuü]?[şln]){0,2}(?:[dt][yiuü](?:ler|lar)?|[ae]n\w*|[yiuü]?p(?:d[yi]r\w*)?|ýar\w*|ýär\w*)",
    "tg": r"(?:кард|намуд|шуд|гардид|карда|намуда)\w*",
}  # fmt: skip
"""Endings of a verb that tells what has been or is being done, by language; in Tajik the auxiliaries."""
_TO_COME = {
    "ky": r"(?:[ыиуү]?[шлн]){0,2}(?:[аеоө]т|йт|м[аеоө]кч[ыиуү]|[аеоө]р[ыиуү](?=\s+(?:күт|план))\w*)",
    "kk": r"(?:[ыі]?[шлнс]){0,2}(?:[ае]д[ыі]|йд[ыі]|[мпб][ае][кқ](?:ш[ыі])?|у[ыі](?=\s+(?:күт|жоспар)))",
    "uz": r"(?:i?sh|i?[ln]){0,2}(?:adi|ydi|moqchi|ishi(?=\s+(?:kut|reja|belgilan)))"
          r"|(?:и?ш|и?[лн]){0,2}(?:ади|йди|моқчи|иши(?=\s+(?:кут|режа|белгилан)))",
    "tk": r"(?:[yiuü]?[şln]){0,2}(?:jak\w*|jek\w*|mak(?:çy)|mek(?:çi)|(?:mag|meg)[yi](?=\s+meýil))",
    "tg": r"мешав\w+|мегард\w+|хоҳа\w+(?:\s(?:шуд|кард|гардид|намуд))?",
}  # fmt: skip
"""Endings of a verb that tells what is to come."""
_CASES = {
    "ky": r"(?:[лдт][аеоө]р)?(?:с?[ыиуү])?(?:[дтн][ыиуү]н?|[гк][аеоө]|[дтн][аеоө]н?|нд[аеоө]н?|н)?"
          r"(?:г[ыиуү])?",
    "kk": r"(?:[лдт][ае]р)?(?:с?[ыі])?(?:[дтн][ыі]ң?|[гғкқ][ае]|[дтн][ае]н?|нд[ае]н?|н|[мбп]ен)?"
          r"(?:[гғ][ыі])?",
    "uz": r"(?:lar)?(?:s?i)?(?:ning|ni|ga|qa|da|dan|dagi)?|(?:лар)?(?:с?и)?(?:нинг|ни|га|қа|да|дан|даги)?",
    "tk": r"(?:l[ae]r)?(?:s?[yiuü])?(?:n?[yiuü]?ň|n?[yiuüae]|n?d[aeä]n?|n?da?ä?k[yi])?",
    "tg": r"(?:и|у|ю|е|ро|он|они|ҳо|ҳои|ҳое|ҳоро|аш|ашон|ҳояшон)?",
}  # fmt: skip
"""Endings of a noun, by language."""
_ACTIVE = r"(?:л|ла|ло|ли|лся|лась|лось|лись|в|вш\w+|ть|ться|[ею]т(?:ся)?|ющ\w+)"
_PASSIVE = r"(?:н|на|но|ны|нн\w+|т|та|то|ты)"
_PASSIVE_OF_E = r"(?:н|на|но|ны|нн\w+)"
"""The same behind a stem in е, whose form in т is the future: введен, введет."""
_HEAD = re.compile(r"[\w]+")
_FIRST = re.compile(r"\A\w+[*=]? ")


class Trigger(NamedTuple):
    """A pattern and what it reports."""

    pattern: str
    type: str
    frame: str
    status: str | None


Words = dict[str, str]
"""Numbers of triggers, joined by commas, by word: most words of an index are never met."""


class Index(NamedTuple):
    """The triggers of a language by their words: whole words and stems."""

    triggers: list[Trigger]
    first: tuple[Words, Words]
    second: tuple[Words, Words]
    last: tuple[Words, Words]
    """By the first word of what stands behind their last gap."""
    paired: frozenset[int]
    """Those that surely have a second word."""
    gapped: frozenset[int]
    """Those that surely have a gap."""


def index_of(language: str) -> Index:
    """Return the triggers of a language by their words, none for a language without."""
    path = _FOLDER / f"{language}.tsv"
    source = (path.read_bytes() if path.is_file() else b"") + Path(__file__).read_bytes()
    triggers, (first, second, last), paired, gapped = prepare(
        f"triggers {language}", source, lambda: _index(language)
    )
    return Index(
        list(map(Trigger._make, triggers)), first, second, last, frozenset(paired), frozenset(gapped)
    )


def _index(language: str) -> list[Any]:
    triggers = read_triggers(language)
    tables: list[tuple[dict[str, list[int]], dict[str, list[int]]]] = [({}, {}), ({}, {}), ({}, {})]
    known: list[set[int]] = [set(), set(), set()]
    for number, trigger in enumerate(triggers):
        for table, numbers, begun in zip(tables, known, (heads, _seconds, _ends), strict=True):
            for word, is_stem in begun(trigger.pattern):
                table[is_stem].setdefault(word, []).append(number)
                numbers.add(number)
    joined = [
        [{word: ",".join(map(str, numbers)) for word, numbers in words.items()} for words in table]
        for table in tables
    ]
    return [triggers, joined, sorted(known[1]), sorted(known[2])]


def read_triggers(language: str) -> list[Trigger]:
    """Return the rows of a table.

    Raises:
        ValueError: a row names an unknown type or frame.
    """
    path = _FOLDER / f"{language}.tsv"
    if not path.is_file():
        return []
    triggers = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 2):
        kind, frame, status, patterns = lowered(line).split("\t")
        if kind not in TYPES or frame not in FRAMES:
            raise ValueError(f"{path.name}:{number}: unknown type or frame: {kind} {frame}")
        triggers += [
            Trigger(pattern, kind, frame, status or None)
            for written in patterns.split("; ")
            for pattern in _orders(written)
        ]
    return triggers


def _orders(pattern: str) -> tuple[str, ...]:
    """Return the one or two patterns that a written one stands for.

    >>> _orders("fell <> snow")
    ('fell .. snow', 'snow .. fell')
    """
    first, either, second = pattern.partition(" <> ")
    return (f"{first} .. {second}", f"{second} .. {first}") if either else (pattern,)


def to_regex(pattern: str, language: str = "ru") -> str:
    r"""Return the regular expression of a pattern without gaps.

    Args:
        pattern: a trigger, or what stands between two gaps of one.
        language: tells what the signs for endings mean.

    >>> print(to_regex("went on strike"))
    went\s+on\s+strike(?!\w)
    """
    body = pattern.replace("(", "(?:").replace("*", r"\w*").replace("^", _PASSIVE)
    told = f"(?:{_TOLD[language]}|({_TO_COME[language]}))(?!\\w)" if language in _TOLD else _ACTIVE
    body = body.replace("=", f"(?:{_CASES.get(language)})(?!\\w)").replace("~", told)
    body = re.sub(r" (\(\?:[^()]*\))\?(?= |$)", r"(?: \1)?", body)
    return body.replace(" ", r"\s+") + r"(?!\w)"


def heads(pattern: str) -> list[tuple[str, bool]]:
    """Return the first words a pattern may begin with, and whether each is only a stem.

    >>> heads("(re)?opened (a|the) road"), heads("protest*")
    ([('reopened', False), ('opened', False)], [('protest', True)])
    """
    found = []
    for start in _starts(pattern):
        head = _HEAD.match(start)
        if not head:
            raise ValueError(f"a pattern must begin with a word: {pattern!r}")
        found.append((head.group(), start[head.end() : head.end() + 1] in {"*", "~", "^", "=", "("}))
    return found


def _ends(pattern: str) -> tuple[tuple[str, bool], ...]:
    """Return the first words of what stands behind the last gap of a pattern, none when that may be missing.

    >>> _ends("(seized|took) .. (building*|office)"), _ends("protest*")
    ((('building', True), ('office', False)), ())
    """
    _, gap, rest = pattern.rpartition(" .. ")
    whole = gap and rest.count("(") == rest.count(")") and not rest.endswith("?")
    return tuple(heads(rest)) if whole else ()


def _seconds(pattern: str) -> tuple[tuple[str, bool], ...]:
    """Return the second words of a pattern, none when it may have none or its first has more than an ending.

    >>> _seconds("(went|were out) on strike"), _seconds("protest*"), _seconds("fell .. snow")
    ((('on', False), ('out', False)), (), ())
    """
    found: list[tuple[str, bool]] = []
    for start in _starts(pattern.partition(" .. ")[0]):
        first = _FIRST.match(start)
        try:
            found += heads(start[first.end() :]) if first else []
        except ValueError:  # what follows may be missing
            return ()
        if not first:
            return ()
    return tuple(dict.fromkeys(found))


def _starts(pattern: str) -> list[str]:
    """Return a pattern once for each choice of its first group, which may be missing."""
    if not pattern.startswith("("):
        return [pattern]
    close = _closing(pattern)
    rest = pattern[close + 1 :]
    optional = rest.startswith("?")
    rest = rest.removeprefix("?")
    choices = [option + rest for option in _options(pattern[1:close])] + [rest.lstrip()] * optional
    return [start for choice in choices for start in _starts(choice)]


def _closing(pattern: str) -> int:
    """Return the index of the parenthesis that closes the first one."""
    first = pattern.find(")")
    if first > 0 and "(" not in pattern[1:first]:
        return first
    depth = 0
    for index, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return index
    raise ValueError(f"unbalanced parentheses: {pattern!r}")


def _options(inner: str) -> list[str]:
    """Return the choices of a group, those of inner groups left whole."""
    if "(" not in inner:
        return inner.split("|")
    options, depth = [""], 0
    for char in inner:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            options.append("")
        else:
            options[-1] += char
    return options


@cache
def count_words(pattern: str) -> int:
    """Return how many words a pattern asks for.

    >>> count_words("(seized|took) .. control of"), count_words("protest*")
    (3, 1)
    """
    while "(" in pattern:
        pattern = re.sub(r"\([^()]*\)\??", "x", pattern)
    return len(pattern.split()) - pattern.split().count("..")
