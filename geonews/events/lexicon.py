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
from typing import NamedTuple

from geonews.ontology import TYPES
from geonews.text import lowered

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
_WORDS = (
    r"(?:\s+(?!(?:but|while|after|before|when|because|но|когда|после|перед|чтобы)\s)"
    r"(?:\d[\d.,]*|[^\s.,;:!?\"«»“”]+|«[^«».;:!?]{1,40}»(?:-[\w-]+)?))"
)
_ASIDE = r",\s[^.,;:!?\"«»“”]{2,45},"
_DESCRIBED = r",\s(?:which|who|котор\w+|\w+ing|\w+(?:вш|ющ|ящ)\w+)\s[^.,;:!?\"«»“”]{2,45},"
_GAP_WORD = re.compile(rf"{_WORDS}(?=\s)")
_GAP_ASIDE = re.compile(rf"{_ASIDE}|{_WORDS}{{1,2}}{_DESCRIBED}")
_GAP_SPACE = re.compile(r"(?:-\d+)?»?\s+«?")
"""Between two words, the first or last of which may stand in a quoted name: «Boeing-747» fell."""
_GAP_WORDS = 6
"""Words of a gap at most, perhaps behind an aside between commas."""
_MOST_WORDS = 20_000
"""How many words are remembered at a time."""
_WORD = re.compile(r"\w+")
_HEAD = re.compile(r"[\w]+")


class Trigger(NamedTuple):
    """A pattern and what it reports."""

    pattern: str
    type: str
    frame: str
    status: str | None


class Hit(NamedTuple):
    """Words of a text that report an event."""

    start: int
    end: int
    trigger: Trigger
    to_come: bool = False
    """Whether its verb stands in the future."""


class Lexicon:
    """The triggers of one language, indexed by their first word and by the first word of their last part."""

    def __init__(self, triggers: list[Trigger], language: str) -> None:
        self._language = language
        self._exact: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._exact_ends: dict[str, list[int]] = {}
        self._end_stems: dict[str, list[int]] = {}
        self._triggers = triggers
        self._compiled: dict[int, list[re.Pattern[str]]] = {}
        self._known: dict[str, tuple[list[int], frozenset[int]] | None] = {}
        """Numbers of the triggers that a word seen before may begin and end; most words have none."""
        for number, trigger in enumerate(triggers):
            for word, is_stem in heads(trigger.pattern):
                (self._stems if is_stem else self._exact).setdefault(word, []).append(number)
            for word, is_stem in _ends(trigger.pattern):
                (self._end_stems if is_stem else self._exact_ends).setdefault(word, []).append(number)
        self._lengths = sorted({len(stem) for stem in (*self._stems, *self._end_stems)})
        self._gapped = frozenset(n for n, trigger in enumerate(triggers) if _ends(trigger.pattern))

    def find(self, plain: str, start: int, end: int) -> list[Hit]:
        """Return the triggers between two offsets, none overlapping another, in order.

        Args:
            plain: text as text.lowered gives it.
            start: where to begin.
            end: where to stop.
        """
        begun: list[tuple[int, list[int]]] = []
        ended: set[int] = set()
        known = self._known
        for word in _WORD.finditer(plain, start, end):
            text = word.group()
            found = known[text] if text in known else self._learn(text)
            if found:
                begins, ends = found
                if begins:
                    begun.append((word.start(), begins))
                ended |= ends
        hits = []
        gapped = self._gapped
        for position, numbers in begun:
            for number in numbers:
                if number in gapped and number not in ended:
                    continue  # the word it would have to end with is nowhere in the sentence
                last = _last_of(self._parts(number), plain, position, end)
                if last is not None:
                    hits.append(Hit(position, last.end(), self._triggers[number], last.lastindex is not None))
        return _apart(plain, hits, start, end) if hits else hits

    def _learn(self, word: str) -> tuple[list[int], frozenset[int]] | None:
        """Return the numbers of the triggers that a word may begin and end."""
        if len(self._known) >= _MOST_WORDS:
            self._known.clear()
        begins, ends = list(self._exact.get(word, ())), set(self._exact_ends.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            begins += self._stems.get(word[:length], ())
            ends.update(self._end_stems.get(word[:length], ()))
        found = self._known[word] = (begins, frozenset(ends)) if begins or ends else None
        return found

    def _parts(self, number: int) -> list[re.Pattern[str]]:
        """Return the expressions of a trigger, between which there are gaps, compiled when first needed."""
        parts = self._compiled.get(number)
        if parts is None:
            texts = self._triggers[number].pattern.split(" .. ")
            parts = self._compiled[number] = [re.compile(to_regex(text, self._language)) for text in texts]
        return parts


def _last_of(parts: list[re.Pattern[str]], plain: str, position: int, end: int) -> re.Match[str] | None:
    """Return the last of parts with gaps between them that begin at a position, None when they do not.

    A gap is as short as it can be.
    """
    match = parts[0].match(plain, position, end)
    if match is None:
        return None
    if len(parts) == 1:
        return match
    aside = _GAP_ASIDE.match(plain, match.end(), end)
    for begun in ([aside.end()] if aside else []) + [match.end()]:
        at = begun
        for _ in range(_GAP_WORDS + 1):
            space = _GAP_SPACE.match(plain, at, end)
            if space is None:
                break
            last = _last_of(parts[1:], plain, space.end(), end)
            if last is not None:
                return last
            word = _GAP_WORD.match(plain, at, end)
            if word is None:
                break
            at = word.end()
    return None


def _apart(plain: str, hits: list[Hit], start: int, end: int) -> list[Hit]:
    """Return the longest hits that do not overlap; verbs win over nouns of their length."""
    taken = bytearray(end - start)
    kept: list[Hit] = []
    hits = [hit for hit in hits if not _is_stretched(hit, hits, plain)]
    for hit in sorted(hits, key=lambda h: (h.start - h.end, FRAMES.index(h.trigger.frame), h.start)):
        if not any(taken[hit.start - start : hit.end - start]):
            taken[hit.start - start : hit.end - start] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept)


def _is_stretched(hit: Hit, hits: list[Hit], plain: str) -> bool:
    """Tell whether a nearer subject makes another event of the verb: after the rain a mudflow came down."""
    return ".." in hit.trigger.pattern and any(
        other.end == hit.end
        and plain.count(" ", hit.start, other.start) > 1
        and other.trigger.type != hit.trigger.type
        and _words(other.trigger.pattern) > 1
        for other in hits
    )


@cache
def _words(pattern: str) -> int:
    """Return how many words a pattern asks for.

    >>> _words("(seized|took) .. control of"), _words("protest*")
    (3, 1)
    """
    while "(" in pattern:
        pattern = re.sub(r"\([^()]*\)\??", "x", pattern)
    return len(pattern.split()) - pattern.split().count("..")


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language, an empty one when there is none."""
    return Lexicon(read_triggers(language), language)


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
    if pattern.startswith("("):
        close = _closing(pattern)
        rest = pattern[close + 1 :]
        optional = rest.startswith("?")
        rest = rest.removeprefix("?")
        starts = [option + rest for option in _options(pattern[1:close])]
        return [head for start in [*starts, *[rest] * optional] for head in heads(start.lstrip())]
    found = _HEAD.match(pattern)
    if not found:
        raise ValueError(f"a pattern must begin with a word: {pattern!r}")
    return [(found.group(), pattern[found.end() : found.end() + 1] in {"*", "~", "^", "=", "("})]


@cache
def _ends(pattern: str) -> tuple[tuple[str, bool], ...]:
    """Return the first words of what stands behind the last gap of a pattern, none when that may be missing.

    >>> _ends("(seized|took) .. (building*|office)"), _ends("protest*")
    ((('building', True), ('office', False)), ())
    """
    _, gap, rest = pattern.rpartition(" .. ")
    whole = gap and rest.count("(") == rest.count(")") and not rest.endswith("?")
    return tuple(heads(rest)) if whole else ()


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
