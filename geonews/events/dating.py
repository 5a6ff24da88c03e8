"""When an event happened: which date of the sentence is its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .passage import words_in
from .wording import compiled

if TYPE_CHECKING:
    from geonews.model import DateSpan

    from .lexicon import Hit
    from .passage import Passage

_LEAST = -1.2
"""Least score of a date that belongs to the event."""
_COUNTED = re.compile(r"(?i:\b(?:after|before|после|до))$")
"""The end of a date that is told from another happening: two days after."""
_OPENING = 6
"""Where a date starts that opens its sentence: behind "On" at most; code points."""
_DATE_ALONE = 4
"""Words between two commas that may be a date and no more: , on Sunday morning, ..."""


def dated(passage: Passage, hit: Hit) -> DateSpan | None:
    """Return the date of the sentence that fits a trigger best, None when none does."""
    usable = [d for d in passage.dates if not _is_end(passage, d)]
    scored = [(_score(passage, hit, span), -abs(span.offset - hit.start), span) for span in usable]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] >= _LEAST else None


def ends(passage: Passage) -> bool:
    """Tell whether a sentence says until when something lasts."""
    return any(_is_end(passage, span) for span in passage.dates)


def _is_end(passage: Passage, span: DateSpan) -> bool:
    """Tell whether a date only says until when something lasts."""
    if compiled(passage.wording.end_date).search(passage.before(span.offset, 12)):
        return True
    tail = span.text[-8:].lower() + passage.after(span.offset + len(span.text), 9)
    return compiled(passage.wording.end_date_after).search(tail) is not None


def _score(passage: Passage, hit: Hit, span: DateSpan) -> float:
    """Return how well a date fits: near, in the same clause, not that of a statement or of another verb."""
    wording = passage.wording
    end = span.offset + len(span.text)
    between = (
        passage.plain[hit.end : span.offset] if span.offset >= hit.end else passage.plain[end : hit.start]
    )
    score = 0.4 if span.offset >= hit.start else 0.0
    score -= 0.04 * min(words_in(between), 25)
    listed = sum(min(hit.end, span.offset) <= r.mention.start < max(hit.start, end) for r in passage.places)
    score -= 0.35 * min(max(0, len(compiled(wording.breaks).findall(between)) - listed), 4)
    start, finish = passage.segment(hit.start)
    if start <= span.offset < finish:
        score += 0.5
    if hit.start <= span.offset < hit.end and "," in passage.plain[hit.start : span.offset]:
        score -= 2.5  # Tokayev, sworn in on June 12, flew
    if compiled(wording.open_date).search(passage.before(span.offset, 12)):
        score -= 0.4
    if compiled(wording.reported).search(passage.before(span.offset, 40)):
        score -= 1.0
    told_from = _COUNTED.search(span.text) and passage.after(end, 2)[1:].isalnum()
    if told_from and (span.offset < hit.start) == ("," in between):
        score -= 2.5  # on Monday, a day after the vote, they left
    apart = _in_another_clause(passage, hit, span)
    if span.offset < hit.start and compiled(wording.when_after).match(passage.after(end, 16)):
        score += 0.8  # on January 2, when drivers blocked the road
    elif apart:
        within = span.offset < hit.start and not passage.same_clause(passage.start, hit.start)
        score -= 1.0 if within and passage.same_clause(passage.start, span.offset) else 2.5
    first, last = min(hit.end, end), max(hit.start, span.offset)
    if passage.has_trigger(first, last) and compiled(wording.conjunction).search(between):
        score -= 0.9  # the unrest, the gravest since they toppled him in a revolt last month
    if span.offset > passage.start + _OPENING:
        return score
    score += 0.6  # a date that opens the sentence holds for all of it
    framing = passage.after(end, 2).startswith(",") and not apart
    return max(score, _LEAST) if framing else score  # On May 13, after men had freed prisoners, troops fired


def _in_another_clause(passage: Passage, hit: Hit, span: DateSpan) -> bool:
    """Tell whether a date belongs to a relative clause or to an aside between commas, the trigger not."""
    if not passage.same_clause(span.offset, hit.start):
        return hit.trigger.frame != "noun" or not passage.is_described(hit.end, span.offset)
    if span.offset >= hit.start:
        return False
    left = passage.plain.rfind(",", passage.start, span.offset)
    right = passage.plain.find(",", span.offset, hit.start)
    return left >= 0 and right >= 0 and words_in(passage.plain[left + 1 : right].strip()) > _DATE_ALONE
