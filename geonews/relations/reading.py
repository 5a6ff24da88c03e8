"""Finds the phrases of a text: which words relate which names, with what distance and direction.

Only the surroundings of names are read, and of those only the ones that hold a piece of a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from geonews.text import lowered

from . import languages
from .nominals import GOVERNED, UNITS, span_of
from .phrases import BORDERING, LENGTHY, MEANT, NAME, NOUN, PEOPLE, REST, bare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geonews.model import Place, Resolution

    from .phrases import Compiled, Pattern, Phrases

__all__ = [
    "Distance",
    "Found",
    "Stems",
    "holds_stem",
    "meant",
    "read",
    "sentence_ends",
    "stems_in",
    "without_masks",
]

Stems = list[tuple[str, frozenset[str]]]
"""Pieces of words that a text holds, with the kinds they may speak of."""

BEFORE, AFTER = 90, 70
"""Code points read before and after a name."""
_ROLES = {"literal": NAME, "metonym": NAME, "dateline": NAME, "demonym": PEOPLE}
_COMPACT = ("settlement", "quarter", "facility", "crossing", "water", "mountain", "valley", "area")
_SUBUNITS = ("region", "district")
_UNITS = ("country", "region", "district")
ENDS = ("settlement", "quarter", "facility", "crossing", "mountain")
"""Kinds of places that roads lead to."""
WANTED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("road", "outskirts"), ENDS),
    **dict.fromkeys(("reach", "confluence", "shore"), ("water",)),
}
"""Kind of phrase -> kinds of places it makes of a name even where another place of it is better known."""
_MINUS = "-−–"


class Distance(NamedTuple):
    """A distance as a text gives it."""

    km: float
    error_km: float
    """What rounding, a range, a speed or a vague word leave open."""


class Found(NamedTuple):
    """A phrase and what it says."""

    kind: str
    start: int
    end: int
    anchors: tuple[int, ...]
    """Numbers of the resolutions of its names, in the order of the phrase."""
    distance: Distance | None = None
    bearing: float | None = None
    """Degrees from north, clockwise."""
    inside: int | None = None
    """Number of the resolution of the unit that the words name around the phrase."""
    words: tuple[tuple[str, str], ...] = ()
    """Further groups of the pattern, such as far, close, stream."""
    problem: str = ""
    """Why the phrase cannot be drawn; empty when it can."""

    def word(self, name: str) -> str:
        """Return the text of a group, empty when it is not there."""
        return dict(self.words).get(name, "")


def stems_in(low: str, phrases: Phrases) -> Stems:
    """Return the stems of phrases that a text holds: most hold few, many none."""
    return phrases.stem_index.held(low)


def without_masks(low: str) -> str:
    """Return a text without the characters that stand for names: private ones without meaning."""
    return low.translate(_NO_MASKS) if any(mask in low for mask in _MASKS) else low


def holds_stem(text: str, language: str) -> bool:
    """Tell at little cost whether a text may hold a phrase of a language."""
    phrases = languages.get(language)
    return phrases is not None and any(kinds != {NOUN} for _, kinds in stems_in(lowered(text), phrases))


def read(
    low: str,
    ends: Sequence[int],
    resolutions: Sequence[Resolution],
    nouns: Mapping[int, str],
    phrases: Phrases,
    stems: Stems,
) -> list[Found]:
    """Return the phrases of a text, in order, none overlapping another.

    Args:
        low: the text as text.lowered gives it.
        ends: where its sentences end.
        resolutions: of its names, and of nouns that stand for a place, in order.
        nouns: kind of noun by the number of its resolution, see nominals.GOVERNED.
        phrases: of its language.
        stems: what the text holds of stems_in().
    """
    found: list[Found] = []
    stems = [(stem, kinds - {NOUN}) for stem, kinds in stems if kinds != {NOUN}]
    for start, end, numbers in _passages(len(low), ends, resolutions):
        part = low[start:end]
        held = [(stem, kinds) for stem, kinds in stems if stem in part]
        if held:
            passage = _Passage(part, start, numbers, resolutions, nouns, phrases)
            # a stem inside a name is none: Central Asia
            found += passage.read(set().union(*(kinds for stem, kinds in held if stem in passage.masked)))
    return found


def _passages(
    length: int, ends: Sequence[int], resolutions: Sequence[Resolution]
) -> list[tuple[int, int, list[int]]]:
    """Return the surroundings of the names, joined within a sentence, with the numbers of the names."""
    ends = [*ends, length]
    found: list[tuple[int, int, list[int]]] = []
    for number, resolution in enumerate(resolutions):
        if resolution.mention.role not in _ROLES:
            continue
        start, end = span_of(resolution.mention)
        last = bisect_left(ends, end)
        start = max(0, start - BEFORE, ends[last - 1] if last else 0)
        end = min(ends[min(last, len(ends) - 1)], end + AFTER)
        if found and start < found[-1][1]:
            first, previous, numbers = found[-1]
            numbers.append(number)
            found[-1] = (first, max(end, previous), numbers)
        elif start < end:
            found.append((start, end, [number]))
    return found


_STOP = re.compile(r"[.!?…\n][\"»”')\]]?\s")


def sentence_ends(text: str) -> list[int]:
    """Return where sentences surely end; an abbreviation before a name ends none."""
    found = []
    for stop in _STOP.finditer(text):
        before, after = text[max(0, stop.start() - 3) : stop.start()], text[stop.end() : stop.end() + 1]
        if text[stop.start()] == "\n" or (before.isalnum() and len(before) == 3 and not after.islower()):
            found.append(stop.end())
    return found


class _Passage:
    """A piece of text with its names masked."""

    def __init__(
        self,
        low: str,
        offset: int,
        numbers: list[int],
        resolutions: Sequence[Resolution],
        nouns: Mapping[int, str],
        phrases: Phrases,
    ) -> None:
        self.low, self.offset, self.resolutions, self.nouns = low, offset, resolutions, nouns
        self.compiled: Compiled = phrases.compiled
        self.phrases = phrases
        self.numbers: dict[int, int] = {}
        self.masked = self._mask(numbers)

    def _mask(self, numbers: list[int]) -> str:
        """Return the text with every name, its generic word included, replaced by its mask."""
        parts, end = [], 0
        low = self.low
        spans = [self._span(number) for number in numbers]
        for index, (number, (first, last)) in enumerate(zip(numbers, spans, strict=True)):
            mention = self.resolutions[number].mention
            first = max(first, end)
            following = spans[index + 1][0] if index + 1 < len(spans) else last
            last = max(min(last, following), mention.end - self.offset)
            if first >= last:
                continue
            self.numbers[first] = number
            noun = self.nouns.get(number)
            mask = MEANT if noun else _ROLES[mention.role]
            name = low[first:last] if noun == UNITS else mask + REST * (last - first - 1)
            parts += [low[end:first], name]
            end = last
        return "".join([*parts, low[end:]])

    def _span(self, number: int) -> tuple[int, int]:
        mention, place = self.resolutions[number].mention, self.resolutions[number].place
        start, end = span_of(mention)
        if mention.start - start == 2:  # one letter and a space: a preposition, not "г." for a town
            start = mention.start
        if mention.kinds and place and place.kind not in mention.kinds:
            start = mention.start  # the regions of Kyrgyzstan, the valley of the Chu
        return max(0, start - self.offset), min(end - self.offset, len(self.low))

    def read(self, kinds: set[str]) -> list[Found]:
        """Return the phrases of the passage, of these kinds: the longest where they overlap."""
        if not kinds:
            return []
        several = bool(self.nouns) and any(self.nouns.get(n) == UNITS for n in self.numbers.values())
        lengths = self.compiled.lengths(self.masked) if kinds & LENGTHY else []
        units = not kinds.isdisjoint(BORDERING) and self._names_unit()
        kinds = self.compiled.likely(kinds, self.masked, lengths=bool(lengths), units=units, several=several)
        found = []
        for pattern, match in self.compiled.matches(kinds, self.masked, lengths, self.numbers):
            phrase = self._found(pattern, match)
            if phrase:
                found.append(phrase)
        if len(found) < 2:
            return found
        kept: list[Found] = []
        starts: list[int] = []
        for phrase in sorted(found, key=lambda f: (f.start - f.end, f.start)):
            place = bisect_left(starts, phrase.end)  # of those kept none overlaps another
            if place == 0 or kept[place - 1].end <= phrase.start:
                kept.insert(place, phrase)
                starts.insert(place, phrase.start)
        return kept

    def _names_unit(self) -> bool:
        """Tell whether one of the names is that of a country, region or district."""
        places = (self.resolutions[number].place for number in self.numbers.values())
        return any(place is not None and place.kind in _UNITS for place in places)

    def _found(self, pattern: Pattern, match: re.Match[str]) -> Found | None:
        groups = {name: text for name, text in match.groupdict().items() if text is not None}
        starts = [match.start(name) for name in "ABC" if name in groups]
        if not all(start in self.numbers for start in starts):
            return None  # "regions" of no country
        anchors = tuple(self.numbers[start] for start in starts)
        if any(n in self.nouns for n in anchors) and not self._hangs_on_noun(pattern.kind, match, anchors):
            return None
        if pattern.ending and not re.search(pattern.ending, self._name(match)):
            return None
        if self._is_figurative(pattern.kind, match, anchors, groups):
            return None
        wind = next((groups[name] for name in self.phrases.winds if name in groups), None)
        distance, problem = self._distance(match, groups)
        if not problem and self._is_chained(match):
            problem = "one relation hangs on another"
        words = [(k, v) for k, v in groups.items() if k not in ("A", "B", "C")]
        if "reach" in groups:
            words.append(("part", self._reach(groups["reach"])))
        if groups.get("stream") in self.phrases.upstream:
            words.append(("up", "up"))
        if groups.get("set") in self.phrases.numbers:
            words.append(("count", str(int(self.phrases.numbers[groups["set"]]))))
        if "people" in groups:
            words.append(("other", f"iso:{self.phrases.peoples[groups['people']]}"))
        unit, strict = self._inside(match, anchors)
        words += [("strict", "strict")] if strict else []
        return Found(
            pattern.kind, self.offset + match.start(), self.offset + match.end(), anchors, distance,
            None if wind is None else self.compiled.degrees[bare(wind)], unit, tuple(words), problem,
        )  # fmt: skip

    def _hangs_on_noun(self, kind: str, match: re.Match[str], anchors: tuple[int, ...]) -> bool:
        """Tell whether a phrase may hang on its nouns: the east of the country, not the eastern country."""
        if not all(n not in self.nouns or kind in GOVERNED[self.nouns[n]] for n in anchors):
            return False
        if "adj" not in match.groupdict() or match["adj"] is None or self.nouns.get(anchors[0]) == UNITS:
            return True
        return not self._is_adjacent(match)

    def _is_adjacent(self, match: re.Match[str]) -> bool:
        """Tell whether an adjective stands right before the first name."""
        gap = self.masked[match.end("adj") : match.start("A")]
        return match.end("adj") <= match.start("A") and _BARE_GAP.fullmatch(gap) is not None

    def _name(self, match: re.Match[str]) -> str:
        """Return the first name of a phrase as written, lower-case, its generic word included."""
        return self.low[slice(*match.span("A"))]

    def _is_figurative(
        self, kind: str, match: re.Match[str], anchors: tuple[int, ...], groups: dict[str, str]
    ) -> bool:
        """Tell whether the words do not speak of a place: talks between Moscow and Bishkek."""
        places = [meant(self.resolutions[number], kind) for number in anchors]
        kinds = [place.kind if place else "" for place in places]
        if kind == "part" and "adj" in groups and "part" not in groups:
            mention = self.resolutions[anchors[0]].mention
            named = "the" in groups or self.masked.endswith(
                "'s ", 0, match.start()
            )  # Uzbekistan's eastern Andijan
            told = mention.wide is not None and mention.wide[0] < mention.start and self._is_adjacent(match)
            if (kinds[0] in _COMPACT and (named or mention.kinds)) or (
                kinds[0] in _SUBUNITS and (named or told)  # the northern province of Balkh
            ):
                return True
        if kind == "between":
            before = self.masked[max(0, match.start() - 40) : match.start()]
            last = before[before.rfind(",") + 1 :]
            after = self.masked[match.end() : match.end() + 40]
            behind = self.compiled.figurative_after.search(after[: _clause_end(after)])
            led = self.compiled.figurative.search(last)
            return not all(k in _COMPACT for k in kinds) or bool(led or behind)
        if kind == "shore" and any(k in (*_UNITS, "settlement", "quarter") for k in kinds):
            return True
        if kind == "outskirts" and "water" in kinds:
            return True
        if kind in ("near", "outskirts", "outside", "across", "road", "triangle", "toward"):
            return any(k in _UNITS and not _is_city(p) for k, p in zip(kinds, places, strict=True))
        return kind in ("border", "side", "distance_border") and not all(k in _UNITS for k in kinds)

    def _distance(self, match: re.Match[str], groups: dict[str, str]) -> tuple[Distance | None, str]:
        """Return the distance of a phrase, or why it is none."""
        if "num" not in groups or "unit" not in groups:
            return None, ""
        at = match.start("num")
        if self.masked[at - 1 : at] in _MINUS and at and not self.masked[at - 2 : at - 1].strip():
            return None, "the distance is negative"
        values = [self._number(groups["num"])]
        if "upto" in groups:
            values.append(self._number(groups["upto"]))
        unit = self.compiled.unit(groups["unit"])
        low, high = min(values) * unit.km, max(values) * unit.km
        km = (low + high) / 2
        vague = 0.5 if groups["num"] in self.phrases.vague else 0.0
        rounding = min(_rounding(values[-1]) * unit.km, 0.1 * km)
        return Distance(km, max(rounding, (high - low) / 2, (unit.error + vague) * km)), ""

    def _number(self, text: str) -> float:
        """Return the value of a number in words or digits, the language telling what a comma means."""
        words = re.sub(r"\s+", " ", text)
        if words in self.phrases.numbers:
            return float(self.phrases.numbers[words])
        digits = re.sub(r"\s", "", text)
        other = "," if self.phrases.comma == "." else "."
        if re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", digits):
            digits = digits.replace(other, "")
        digits = digits.replace(",", ".")
        whole, _, rest = digits.partition(".")
        return float(f"{whole}.{rest.replace('.', '') or 0}")

    def _reach(self, word: str) -> str:
        """Return the key of the part of a river that a word means."""
        return next(key for start, key in self.phrases.reaches.items() if word.startswith(start))

    def _is_chained(self, match: re.Match[str]) -> bool:
        """Tell whether a phrase is itself what another one starts from."""
        return self.compiled.is_chained(self.masked[max(0, match.start() - 60) : match.start()])

    def _inside(self, match: re.Match[str], anchors: tuple[int, ...]) -> tuple[int | None, bool]:
        """Return the unit that the words right behind a phrase name, and whether they insist on it.

        "30 km south of Osh, in Kyrgyzstan"
        """
        unit = self.compiled.inside.match(self.masked, match.end())
        if not unit:
            return None, False
        number = self.numbers[unit.start("A")]
        place = self.resolutions[number].place
        if place is None or place.kind not in _UNITS or number in anchors:
            return None, False
        return number, bool(unit["strict"])


_BARE_GAP = re.compile(r"\w{0,4}[\s-]{0,2}")
"""What stands between an adjective, its ending included, and the noun it describes."""
_MASKS = (NAME, PEOPLE, REST, MEANT)
_NO_MASKS = {ord(mask): "?" for mask in _MASKS}


def meant(resolution: Resolution, kind: str) -> Place | None:
    """Return the place of a name, the town or water of that name where only that makes sense."""
    own, wanted = resolution.place, WANTED.get(kind, ())
    if own is None or not wanted or own.kind in wanted:
        return own
    return next((c.place for c in resolution.candidates if c.place.kind in wanted), own)


def _clause_end(text: str) -> int:
    return min((at for at in map(text.find, ",.;:!?") if at >= 0), default=len(text))


def _is_city(place: object) -> bool:
    """Tell whether a unit is no more than a city: Tashkent City is a region by law."""
    return getattr(place, "radius_km", 999.0) <= 15.0


def _rounding(value: float) -> float:
    """Return half of the step to which a number was rounded.

    >>> [_rounding(v) for v in (77, 165, 30, 300, 2.5)]
    [0.5, 2.5, 5.0, 50.0, 0.05]
    """
    if value != int(value):
        return 0.05
    for step in (1000, 100, 50, 10, 5):
        if value >= step and value % step == 0:
            return step / 2
    return 0.5
