"""What a language says of places by relation, as data, and how the data becomes patterns.

A pattern is a regular expression with slots. Names stand in the text as masks (one character for the
first letter, another for the rest), so that a pattern never looks into a name:

    <A> <B> <C>  a name, with filler words before it (the town of)
    <a> <b>      a name, or the adjective or people of a country (the Kyrgyz-Tajik border)
    <units>      a noun for several units (regions), which stands for the country they are part of
    <dist>       a number, words like "about", a unit;  <num> a number alone
    <dir> ...    any table of winds of the language
    a space      one or two of any white space

Every repetition is bounded, so a pattern takes linear time on any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from geonews.prepared import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

__all__ = [
    "BORDERING",
    "LENGTHY",
    "MEANT",
    "NAME",
    "NOUN",
    "PEOPLE",
    "REST",
    "Compiled",
    "Pattern",
    "Phrases",
    "Unit",
    "winds",
]

NAME, PEOPLE, REST, MEANT = "\ue000", "\ue001", "\ue002", "\ue003"
"""Masks: first letter of a name, of an adjective or people, any other letter of them; first letter of a noun
that stands for a place (the country)."""

NOUN = "noun"
"""What takes the place of a kind of phrase for stems of nouns."""
LENGTHY = frozenset(["offset", "toward", "within", "distance", "distance_border"])
"""Kinds that give a distance."""
BORDERING = frozenset(["border", "distance_border", "side"])
"""Kinds between units."""

CUE_WITHIN = 100
WORDS_KEPT, LONGEST_KEPT = 50_000, 40
"""Words remembered with the stems in them, and the letters they have at most."""
BEFORE_UNIT, AFTER_UNIT, UNIT = 70, 60, 40
"""Code points around a unit within which its number stands and the unit ends; how long a unit is at most."""
_HYPHEN = r"[\s\-‐-–]"
_DIGITS = r"(?:\d{1,3}(?:\s\d{3}){1,4}|\d{1,30}(?:[.,]\d{1,6}){0,3})"


class Pattern(NamedTuple):
    """One way to say a relation."""

    kind: str
    """Key of kinds.KINDS."""
    text: str
    """Regular expression with slots, over lower-case text."""
    ending: str = ""
    """Regular expression that the first name, with its generic word, must end with: a case ending."""


class Unit(NamedTuple):
    """A unit of length, or of time on the road."""

    text: str
    """Regular expression."""
    km: float
    """Length of one in kilometres along a straight line."""
    error: float = 0.0
    """Share of the length that is not known: speed and detours differ."""


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language as one literal; everything lower-case, ё as е, apostrophes as '."""

    winds: Mapping[str, Mapping[str, float]]
    """Tables by slot: words for the points of the compass -> degrees from north, clockwise.
    A hyphen in a word stands for a hyphen, a space or nothing."""
    endings: Mapping[str, str]
    """What may follow the words of a table, regular expressions by slot."""
    numbers: Mapping[str, float]
    vague: frozenset[str]
    """Those numbers that are no numbers: a few, several."""
    units: tuple[Unit, ...]
    about: str
    """Words before a number that change nothing, alternatives of a regular expression."""
    filler: str
    """Words between a phrase and a name: the, city of."""
    patterns: tuple[Pattern, ...]
    stems: Mapping[str, str]
    """By kind, pieces of words one of which every phrase of that kind holds, separated by spaces:
    texts with none are not searched. A _ stands for a space."""
    chained: str
    """What stands right before a phrase when that hangs on another phrase: "20 km north of a village"."""
    inside: str
    """What stands between a phrase and the unit that contains it, such as "in", <A> the unit."""
    reaches: Mapping[str, str] = field(default_factory=dict)
    """Beginnings of the words for parts of a river -> key of figures.REACHES."""
    upstream: frozenset[str] = frozenset()
    """Words of the group "stream" that mean against the current."""
    peoples: Mapping[str, str] = field(default_factory=dict)
    """First halves of double adjectives (кыргызско-) -> ISO 3166-1 code, slot <people>."""
    probes: Mapping[str, str] = field(default_factory=dict)
    """Kinds, separated by spaces -> a quick regular expression that any text with a phrase of theirs matches;
    it should begin with letters, and sees names as <name>."""
    figurative: str = r"(?!)"
    """Words right before "between A and B" that make it no place: talks, flights."""
    figurative_after: str = r"(?!)"
    """The same behind it."""
    comma: str = "."
    """Decimal sign; the other one of . and , groups thousands."""
    nouns: Mapping[str, str] = field(default_factory=dict)
    """Further slots of the language: alternatives by slot."""
    length_cues: tuple[str, ...] = ()
    """What may lead from a length to a name; around a length without, nothing is measured from a place."""
    nominals: Mapping[str, str] = field(default_factory=dict)
    """Nouns that stand for a place named elsewhere: regular expressions by key of nominals.GOVERNED."""
    nominal_stems: tuple[str, ...] = ()
    """Letters with one of which each of them begins."""
    described: str = r"(?!)"
    """Words before such a noun that the filler does not know: the impoverished (country)."""

    @cached_property
    def gates(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Every stem with the kinds it may speak of, those of nouns that stand for a place with NOUN."""
        kinds: dict[str, set[str]] = {letters: {NOUN} for letters in self.nominal_stems}
        for kind, stems in self.stems.items():
            for stem in stems.split():
                kinds.setdefault(stem.replace("_", " "), set()).add(kind)
        return tuple((stem, frozenset(found)) for stem, found in kinds.items())

    @cached_property
    def stem_index(self) -> StemIndex:
        """The stems, ready to be looked for."""
        return StemIndex(self.gates)

    @cached_property
    def compiled(self) -> Compiled:
        """The patterns ready for use; compiled when first asked for."""
        return Compiled(self)


class StemIndex:
    """Finds the stems a text holds by its words, each of which is looked at once and kept.

    Args:
        gates: stems with the kinds they may speak of.
    """

    def __init__(self, gates: tuple[tuple[str, frozenset[str]], ...]) -> None:
        self._gates = gates
        self._pieces = [_piece(stem) for stem, _ in gates]
        self._plain: set[str] = set()
        self._known: dict[str, tuple[int, ...]] = {}

    def _keep(self, word: str, numbers: tuple[int, ...]) -> None:
        """Remember which stems a word holds: most hold none."""
        if len(word) < LONGEST_KEPT:
            if len(self._plain) + len(self._known) >= WORDS_KEPT:
                self._plain.clear()
                self._known.clear()
            if numbers:
                self._known[word] = numbers
            else:
                self._plain.add(word)

    def held(self, low: str) -> list[tuple[str, frozenset[str]]]:
        """Return the stems that a text in lower case holds, with their kinds."""
        found: set[int] = set()
        for word in set(low.split()) - self._plain:
            numbers = self._known.get(word)
            if numbers is None:
                bounded = f" {word} "
                numbers = tuple(i for i, piece in enumerate(self._pieces) if piece in bounded)
                self._keep(word, numbers)
            found.update(numbers)
        gates = self._gates
        return [gates[i] for i in sorted(found) if " " not in gates[i][0] or gates[i][0] in low]


def _piece(stem: str) -> str:
    """Return the longest part of a stem that one word holds, a space where the word must begin or end.

    >>> _piece(" side of"), _piece("kilom"), _piece("th k")
    (' side ', 'kilom', 'th ')
    """
    parts = stem.split(" ")
    longest = max(range(len(parts)), key=lambda i: len(parts[i]))
    return " " * (longest > 0) + parts[longest] + " " * (longest < len(parts) - 1)


class Compiled:
    """The patterns of a language, each compiled when it is first needed, with tables to read matches by."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._slots = _slots(phrases)
        self._patterns: dict[Pattern, re.Pattern[str]] = {}
        self._chosen: dict[frozenset[str], tuple[tuple[Pattern, Needs], ...]] = {}
        self._chain_stems = [stem for stem, kinds in phrases.gates if kinds & _CHAINING] + _CHAIN_WORDS
        self.inside = compile_pattern(rf"(?:{self._expand(phrases.inside)})(?!\w)")
        nouns = (f"(?P<{kind}>{spaced(text)})" for kind, text in phrases.nominals.items())
        self.nominal = compile_pattern(rf"(?<!\w)(?:{'|'.join(nouns) or '(?!)'})(?!\w)")
        self._length = compile_pattern(rf"(?<!\w)(?:{self._expand('<dist>')})")
        self._length_stems = [stem.replace("_", " ") for stem in phrases.stems.get("offset", "").split()]
        self.figurative = compile_pattern(rf"(?<!\w)(?:{self._expand(phrases.figurative)})")
        self.figurative_after = compile_pattern(rf"(?<!\w)(?:{self._expand(phrases.figurative_after)})")
        name = f"[{NAME}{PEOPLE}{MEANT}]{REST}*"
        self.probes = [
            (frozenset(kinds.split()), compile_pattern(spaced(text).replace("<name>", name)))
            for kinds, text in phrases.probes.items()
        ]
        self.units = [(compile_pattern(spaced(unit.text)), unit) for unit in phrases.units]
        self.degrees = {
            bare(word): degrees for table in phrases.winds.values() for word, degrees in table.items()
        }

    def is_chained(self, before: str) -> bool:
        """Tell whether another phrase stands at the end of a text."""
        near = before[-_CHAIN_WITHIN:]
        return any(stem in near for stem in self._chain_stems) and self._chained.search(before) is not None

    @cached_property
    def _chained(self) -> re.Pattern[str]:
        text = self.phrases.chained.replace("<dist>", "<unit>")  # of a length the end will do
        return compile_pattern(rf"(?<![^\W\d])(?:{_GROUP.sub('(?:', self._expand(text))})\Z")

    def lengths(self, masked: str) -> list[int]:
        """Return where the lengths of a text start; looked for around their units only."""
        found: set[int] = set()
        done = 0
        cues = self.phrases.length_cues
        for at in sorted(at for stem in self._length_stems for at in positions(masked, stem)):
            around = masked[max(0, at - BEFORE_UNIT) : at + CUE_WITHIN] if cues else ""
            if cues and not any(cue in around for cue in cues):
                continue
            if at + UNIT > done:
                done = at + AFTER_UNIT
                near = (max(0, at - BEFORE_UNIT), done)
                found.update(match.start() for match in self._length.finditer(masked, *near))
        return sorted(found)

    def likely(self, kinds: set[str], masked: str, *, lengths: bool, units: bool, several: bool) -> set[str]:
        """Return the kinds of which a closer look leaves a chance.

        Args:
            kinds: those of which a stem is in the text.
            masked: the text, lower-case, its names masked.
            lengths: whether a length is given in it.
            units: whether a country, region or district is named in it; without, there is no border.
            several: whether a noun such as regions stands in it, which needs no name beside it.
        """
        if not units:
            kinds = kinds - BORDERING
        if not lengths:
            kinds = kinds - LENGTHY
        for probed, probe in self.probes:
            if kinds & probed and not probe.search(masked):
                kinds = kinds - probed | ({"part"} & kinds if several else set())
        return kinds

    def matches(
        self, kinds: set[str], masked: str, lengths: Sequence[int], names: Collection[int]
    ) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Yield the matches of the patterns of some kinds: what begins with a length or a name only there.

        Args:
            kinds: of phrases.
            masked: the text, lower-case, its names masked.
            lengths: where lengths start in it.
            names: where names start in it.
        """
        for pattern, needs in self._of_kinds(frozenset(kinds)):
            if not all(any(letters in masked for letters in choice) for choice in needs):
                continue
            expression = self._compiled(pattern)
            if not pattern.text.startswith(_STARTS):
                for match in expression.finditer(masked):
                    yield pattern, match
                continue
            for start in lengths if pattern.text.startswith("<dist>") else names:
                found = expression.match(masked, start)
                if found:
                    yield pattern, found

    def _of_kinds(self, kinds: frozenset[str]) -> tuple[tuple[Pattern, Needs], ...]:
        """Return the patterns of some kinds, each with what all its matches hold."""
        chosen = self._chosen.get(kinds)
        if chosen is None:
            wanted = [pattern for pattern in self.phrases.patterns if pattern.kind in kinds]
            nouns = self.phrases.nouns
            chosen = self._chosen[kinds] = tuple(
                (pattern, needs_of(pattern.text, nouns)) for pattern in wanted
            )
        return chosen

    def _compiled(self, pattern: Pattern) -> re.Pattern[str]:
        """Return the expression of a pattern, compiled when it is first needed."""
        expression = self._patterns.get(pattern)
        if expression is None:
            expression = self._patterns[pattern] = self.compile(pattern.text)
        return expression

    def compile(self, text: str) -> re.Pattern[str]:
        """Return a pattern with its slots filled, at word boundaries."""
        return compile_pattern(rf"(?<!\w)(?:{self._expand(text)})(?!\w)")

    def _expand(self, text: str) -> str:
        text = spaced(text)
        while (filled := _SLOT.sub(lambda slot: self._slots[slot[1]], text)) != text:
            text = filled
        return text

    def unit(self, text: str) -> Unit:
        """Return the unit a text matched."""
        return next(unit for pattern, unit in self.units if pattern.fullmatch(text))


_STARTS = ("<dist>", "<only>", f"(?P<A>[{NAME}")
"""What patterns begin with that can begin only at a length or at a name."""
_CHAINING = frozenset(["offset", "toward", "distance", "direction", "near", "outside"])
"""Kinds of phrases on which another may hang."""
_CHAIN_WORDS = ["away"]
"""What those may consist of beside their stems."""
_CHAIN_WITHIN = 45
"""Code points in which the last of these words stands."""
Needs = tuple[tuple[str, ...], ...]
"""Letters one of which a text must hold, for each of several choices."""
_MERE_SLOT = re.compile(r"\(\?P<\w+>(<\w+>)\)(?![?*{])")
_ATOM = re.compile(r"\\u[0-9a-f]{4}|\\.|\[[^\[\]]*\][?*+]?(?:\{[^}]*\})?|\(\?P<\w+>|\(\?<?[=!:]")
"""Escapes, classes and the beginnings of groups (as brackets): nothing to count on."""
_OPTIONAL = re.compile(r"\w(?:[?*]|\{[^}]*\})")
_LETTERS = re.compile(r"[^\W\d_]+")
_INNERMOST = re.compile(r"\([^()]*\)[?*+]?(?:\{[^}]*\})?")
_GROUP = re.compile(r"\(\?P<\w+>")
_SLOT = re.compile(r"(?<!P)<(\w+)>")


def needs_of(text: str, nouns: Mapping[str, str]) -> Needs:
    """Return what every match of a pattern holds: one of the letters of each choice.

    Args:
        text: regular expression with slots, as in Pattern.
        nouns: slots of the language.

    >>> needs_of("<only>'s (?:very )?<adj> <part>", {"part": "parts?|half"})
    (('part', 'half'), ('s',))
    >>> needs_of("<dir>(?: of| in) <A>", {}), needs_of("a|bc", {})
    ((), ())
    """
    plain = _MERE_SLOT.sub(r"\1", text)
    plain = _ATOM.sub(lambda atom: "(" if atom[0].startswith("(") else " ", plain)
    while (shorter := _INNERMOST.sub(" ", plain)) != plain:
        plain = shorter
    if "|" in plain:
        return ()
    needs = []
    for slot in _SLOT.findall(plain):
        choice = tuple(_longest(word) for word in nouns.get(slot, "(").split("|"))
        if all(choice):
            needs.append(choice)
    letters = _longest(_SLOT.sub(" ", plain))
    return (*needs, (letters,)) if letters else tuple(needs)


def _longest(text: str) -> str:
    """Return the longest run of letters of a pattern without groups that is not optional; "" in doubt."""
    sure = _OPTIONAL.sub(" ", text)
    return "" if "(" in text else max(_LETTERS.findall(sure), key=len, default="")


def positions(text: str, part: str) -> Iterator[int]:
    """Yield where a text holds another."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def spaced(text: str) -> str:
    """Return a pattern in which a space stands for one or two white spaces, or with ? for none too."""
    return text.replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}")


def bare(word: str) -> str:
    """Return a wind without hyphens and spaces."""
    return re.sub(_HYPHEN, "", word)


def _slots(phrases: Phrases) -> dict[str, str]:
    filler = rf"(?:(?:{spaced(phrases.filler)}|{PEOPLE}{REST}*),?\s{{1,2}}){{0,6}}"
    led = rf"(?:{filler}|(?:{spaced(phrases.described)})(?={MEANT}))"
    slots = {name: rf"{led}(?P<{name}>[{NAME}{MEANT}]{REST}*)" for name in "ABC"}
    slots |= {name: rf"{filler}(?P<{name.upper()}>[{NAME}{PEOPLE}]{REST}*)" for name in "ab"}
    slots["only"] = rf"(?P<A>[{NAME}{MEANT}]{REST}*)"
    slots["units"] = rf"(?P<A>{spaced(phrases.nominals.get('units', '(?!)'))})"
    words = "|".join(map(spaced, sorted(phrases.numbers, key=len, reverse=True)))
    number = rf"(?<![\d.,])(?:{_DIGITS}|(?<!\w)(?:{words}))"
    units = "|".join(unit.text for unit in phrases.units)
    upto = phrases.nouns.get("upto", " ?[-–—] ?")
    slots["num"] = rf"(?P<num>{number})"
    slots["unit"] = spaced(rf"(?:{units})(?: \([^()]{{1,25}}\))?")
    slots["dist"] = spaced(
        rf"(?:(?:{phrases.about}) ){{0,2}}(?P<num>{number})(?:(?:{upto})(?P<upto>{_DIGITS}|{words}))?"
        rf"(?:(?<=\d)[\s\-]{{0,2}}|[\s\-]{{1,2}})(?P<unit>{units})"
        r"(?: \([^()]{1,25}\))?"
    )
    for name, table in phrases.winds.items():
        stems = "|".join(sorted(table, key=len, reverse=True)).replace("-", _HYPHEN + "?")
        slots[name] = rf"(?P<{name}>{stems}){phrases.endings.get(name, '')}"
    slots["people"] = rf"(?P<people>{'|'.join(phrases.peoples) or '(?!)'})"
    for name, noun in phrases.nouns.items():
        slots.setdefault(name, f"(?:{spaced(noun)})")
    return slots


def winds(north: str, east: str, south: str, west: str, joint: str = "{}-{}") -> dict[str, float]:
    """Return the eight points of the compass; several forms of a word are separated by spaces.

    >>> winds("north", "east", "south", "west", "{}{}")["southwest"]
    225.0
    """
    table: dict[str, float] = {}
    north_south = [(north, 0.0), (south, 180.0)]
    for words, degrees in [*north_south, (east, 90.0), (west, 270.0)]:
        table |= dict.fromkeys(words.split(), degrees)
    for first, of_first in north_south:
        for second, of_second in ((east, 90.0), (west, 270.0)):
            middle = (of_first + of_second) / 2 if (of_first, of_second) != (0.0, 270.0) else 315.0
            table |= {joint.format(a, b): middle for a in first.split() for b in second.split()}
    return table
