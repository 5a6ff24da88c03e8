"""A sentence with all that was found in it: the material from which events are made."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .wording import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geonews.model import DateSpan, Resolution

    from .lexicon import Hit
    from .wording import Wording


@dataclass(slots=True)
class Passage:
    """One sentence."""

    plain: str
    """The whole article as text.lowered gives it; offsets are the article's."""
    start: int
    end: int
    paragraph: int
    wording: Wording
    places: list[Resolution] = field(default_factory=list)
    """Places that may hold an event, in order."""
    others: list[Resolution] = field(default_factory=list)
    """Governments, peoples, parts of names: they hold none."""
    dates: list[DateSpan] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    """Words that may report an event, in order."""
    positions: dict[tuple[int, int], str] = field(default_factory=dict)
    """What the words around a name make of it, by its span, as far as asked."""
    owners: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    """What the words beside a name tell whatever befell it, by its span, as far as asked."""
    pointed: bool | None = None
    """Whether a name that is no end of a road or border is where something is; None until asked."""
    _starts: list[int] | None = None
    _segments: list[tuple[int, int]] | None = None
    _clauses: list[tuple[int, int]] | None = None

    @property
    def text(self) -> str:
        """The sentence in lower case."""
        return self.plain[self.start : self.end]

    def segment(self, position: int) -> tuple[int, int]:
        """Return the main clause around a position."""
        if self._segments is None:
            found = compiled(self.wording.segments).finditer(self.plain, self.start, self.end)
            ends_of_names = {span_of(r)[1] for r in self.places}
            cuts = [
                match.span() for match in found if match.start() not in ends_of_names or not _is_dash(match)
            ]
            starts = [self.start, *(end for _, end in cuts)]
            ends = [*(start for start, _ in cuts), self.end]
            self._segments = list(zip(starts, ends, strict=True))
        for segment in self._segments:
            if segment[0] <= position < segment[1]:
                return segment
        return self.start, self.end

    def clause(self, position: int) -> tuple[int, int] | None:
        """Return the relative clause around a position, None when there is none."""
        for clause in self._relative():
            if clause[0] <= position < clause[1]:
                return clause
        return None

    def same_clause(self, one: int, other: int) -> bool:
        """Tell whether two positions lie in the same relative clause, or both outside of all."""
        clauses = self._relative()
        return not clauses or all((start <= one < end) == (start <= other < end) for start, end in clauses)

    def is_described(self, end: int, position: int) -> bool:
        """Tell whether a position lies in the relative clause that opens right behind some words.

        In "a brawl, which broke out on Friday," the clause tells of the brawl.
        """
        return any(
            start - 2 <= end <= start + 2 and start <= position < last for start, last in self._relative()
        )

    def _relative(self) -> list[tuple[int, int]]:
        """Return the spans of the relative clauses."""
        if self._clauses is None:
            self._clauses = []
            for match in compiled(self.wording.relative).finditer(self.plain, self.start, self.end):
                comma = self.plain.find(",", match.end(), self.end)
                end = min(comma if comma >= 0 else self.end, self.segment(match.start())[1])
                self._clauses.append((match.start(), max(end, match.end())))
        return self._clauses

    def places_before(self, position: int, reach: int) -> list[Resolution]:
        """Return the places whose names end within a reach before a position, the nearest first."""
        if self._starts is None:
            self._starts = [span_of(r)[0] for r in self.places]
        found = []
        for number in range(bisect_left(self._starts, position) - 1, -1, -1):
            end = span_of(self.places[number])[1]
            if position - end >= reach:
                break
            if end <= position:
                found.append(self.places[number])
        return found

    def has_trigger(self, start: int, end: int) -> bool:
        """Tell whether words that may report an event lie between two offsets."""
        first = bisect_left(self.hits, start, key=lambda hit: hit.start)
        return first < len(self.hits) and self.hits[first].end <= end

    def before(self, position: int, reach: int) -> str:
        """Return the text of the sentence just before a position."""
        return self.plain[max(self.start, position - reach) : position]

    def after(self, position: int, reach: int) -> str:
        """Return the text of the sentence just after a position."""
        return self.plain[position : min(self.end, position + reach)]


def with_material(
    passages: list[Passage], resolutions: Sequence[Resolution], dates: Sequence[DateSpan]
) -> None:
    """Put every resolution and date into the passage it lies in; all in order of the text."""
    index = 0
    relation = None
    for resolution in sorted(resolutions, key=lambda r: r.mention.start):
        index = _advance(passages, index, resolution.mention.start)
        if index < len(passages) and passages[index].start <= resolution.mention.start:
            literal = resolution.mention.role == "literal"
            # "the Kyrgyz-Tajik border" is one place though neither word is
            border = bool(resolution.geometry) and resolution.relation not in (None, relation)
            relation = resolution.relation
            holds = (literal and (resolution.place or resolution.geometry)) or border
            holds = holds or _is_local_adjective(passages[index], resolution)
            if holds and compiled(passages[index].wording.past_era).search(resolution.mention.text.lower()):
                holds = False  # the Soviet Union is a time, not a place
            (passages[index].places if holds else passages[index].others).append(resolution)
    index = 0
    for span in dates:
        index = _advance(passages, index, span.offset)
        if index < len(passages) and passages[index].start <= span.offset:
            passages[index].dates.append(span)


def _is_local_adjective(passage: Passage, resolution: Resolution) -> bool:
    """Tell whether the adjective of a town says where something is: in the Dushanbe airport."""
    mention, place = resolution.mention, resolution.place
    return (
        mention.role == "demonym"
        and place is not None
        and place.kind in ("settlement", "district", "region")
        and compiled(passage.wording.adjective_place).search(passage.before(mention.start, 12)) is not None
    )


def _advance(passages: list[Passage], index: int, position: int) -> int:
    """Return the index of the first passage that does not end before a position."""
    while index < len(passages) and passages[index].end <= position:
        index += 1
    return index


def span_of(resolution: Resolution) -> tuple[int, int]:
    """Return the span of a name together with its generic word."""
    return resolution.mention.wide or (resolution.mention.start, resolution.mention.end)


def _is_dash(match: re.Match[str]) -> bool:
    """Tell whether a cut is a dash, which between two names makes a route of them."""
    return match.group().strip() in ("-", "–", "—")


def words_in(text: str) -> int:
    """Return roughly how many words a text has."""
    return text.count(" ") + 1 if text.strip() else 0
