"""Where an event happened: every place of the sentence is scored, and the reason kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .passage import words_in
from .wording import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geonews.model import Place, Resolution

    from .lexicon import Hit
    from .passage import Passage

THRESHOLD = 0.6
"""Least score of a place that holds the event."""
LIST_SLACK = 2.0
"""How much less the other names of a list may score."""

WEIGHTS: Mapping[str, float] = {
    "inside": 2.2,
    "toward": -0.6,
    "toward_moving": 2.0,
    "from": -0.8,
    "opens_sentence": -1.5,
    "bare": -1.2,
    "kind_before": 0.8,
    "owner": -3.0,
    "object_of_moving": 2.5,
    "after": 1.2,
    "where": 3.0,
    "word_between": -0.07,
    "break_between": -0.45,
    "speech_between": -1.2,
    "contains_finer": -1.5,
    "same_segment": 0.5,
}
"""Contribution of each feature; fitted on annotated verbs and places of English news, rounded."""


class Choice(NamedTuple):
    """A place for an event and why it was taken."""

    resolution: Resolution
    basis: str
    score: float


def choose(passage: Passage, hit: Hit) -> list[Choice]:
    """Return the places of the sentence at which the event happened: none, one, or all of a list."""
    scored = [(score(passage, hit, r), r) for r in passage.places]
    for index in range(1, len(scored)):
        if _is_finer(passage, scored[index - 1][1], scored[index][1]):
            lower = min(scored[index - 1][0], scored[index][0]) + WEIGHTS["contains_finer"]
            scored[index] = (lower, scored[index][1])
    if not scored:
        return []
    best, chosen = max(scored, key=lambda pair: pair[0])
    if best < THRESHOLD:
        return []
    return [
        Choice(r, "in_clause" if _same_segment(passage, hit, r) else "in_sentence", best)
        for r in _with_list(passage, chosen, scored)
    ]


def score(passage: Passage, hit: Hit, resolution: Resolution) -> float:
    """Return how well a place fits an event; above THRESHOLD it may hold it."""
    return sum(WEIGHTS[name] * times for name, times in features(passage, hit, resolution))


def features(passage: Passage, hit: Hit, resolution: Resolution) -> list[tuple[str, float]]:
    """Return the features of a place beside a trigger, as (name, how often)."""
    wording = passage.wording
    start, end = span_of(resolution)
    pre, post = passage.before(start, 60), passage.after(end, 40)
    moving = compiled(wording.moving).search(passage.plain[hit.start : hit.end]) is not None
    found: list[tuple[str, float]] = [(_position(passage, start, end, pre, moving), 1)]
    if compiled(wording.kind_before).search(pre):
        found.append(("kind_before", 1))
    if compiled(wording.owner_after).search(post):
        found.append(("owner", 1))
    if compiled(wording.where_after).search(passage.plain[end : hit.start]):
        found.append(("where", 1))
    follows = start >= hit.start
    between = passage.plain[hit.end : start] if follows else passage.plain[end : hit.start]
    if (
        moving
        and found[0][0] in ("bare", "opens_sentence")
        and follows
        and len(between) < 30
        and "," not in between
    ):
        found.append(("object_of_moving", 1))
    if follows:
        found.append(("after", 1))
    found.append(("word_between", min(words_in(between), 25)))
    found.append(("break_between", min(len(compiled(wording.breaks).findall(between)), 4)))
    if compiled(wording.speech).search(between):
        found.append(("speech_between", 1))
    if _same_segment(passage, hit, resolution):
        found.append(("same_segment", 1))
    return found


def _position(passage: Passage, start: int, end: int, pre: str, moving: bool) -> str:
    """Return what the words before a name, or the ending on it, make of it."""
    wording = passage.wording
    if compiled(wording.inside_before).search(pre):
        return "inside"
    last = compiled(r"\w*").match(passage.plain, end)
    word = passage.plain[start : last.end() if last else end]
    if compiled(wording.inside_ending).search(word):
        return "inside"
    if compiled(wording.from_before).search(pre) or compiled(wording.from_ending).search(word):
        return "from"
    if compiled(wording.toward_before).search(pre) or compiled(wording.toward_ending).search(word):
        return "toward_moving" if moving else "toward"
    return "opens_sentence" if start - passage.start < 3 else "bare"


def span_of(resolution: Resolution) -> tuple[int, int]:
    """Return the span of a name together with its generic word."""
    return resolution.mention.wide or (resolution.mention.start, resolution.mention.end)


def _same_segment(passage: Passage, hit: Hit, resolution: Resolution) -> bool:
    start, end = passage.segment(hit.start)
    return start <= resolution.mention.start < end


def _is_finer(passage: Passage, one: Resolution, other: Resolution) -> bool:
    """Tell whether the first of two neighbouring names lies in the second: Osh, Kyrgyzstan."""
    gap = passage.plain[span_of(one)[1] : span_of(other)[0]]
    joined = compiled(
        r"\s*,\s*(?:in\s+|the\s+|в\s+|на\s+)?|\s+(?:in|of|дар)\s+(?:the\s+)?(?:[\w'-]+\s+){0,4}"
    ).fullmatch(gap)
    return bool(joined) and holds(other.place, one.place)


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Tell whether one place contains another."""
    if outer is None or inner is None or outer.id == inner.id:
        return False
    return outer.id in inner.parents or (
        outer.kind == "country" and outer.country in (inner.country, *inner.countries)
    )


def _with_list(
    passage: Passage, chosen: Resolution, scored: list[tuple[float, Resolution]]
) -> list[Resolution]:
    """Return a place together with the other names of the list it stands in."""
    names = [r for _, r in scored]
    scores = {id(r): s for s, r in scored}
    middle = names.index(chosen)
    kept = [chosen]
    for step in (1, -1):
        index = middle + step
        while 0 <= index < len(names) and _joined(passage, names[index - step], names[index]):
            if scores[id(names[index])] < THRESHOLD - LIST_SLACK or _nested(kept, names[index]):
                break
            kept.append(names[index])
            index += step
    return sorted(kept, key=lambda r: r.mention.start)


def _joined(passage: Passage, one: Resolution, other: Resolution) -> bool:
    """Tell whether only a comma or "and" stands between two names."""
    first, second = sorted((one, other), key=lambda r: r.mention.start)
    gap = passage.plain[span_of(first)[1] : span_of(second)[0]]
    return len(gap) < 45 and compiled(passage.wording.joint).fullmatch(gap) is not None


def _nested(kept: list[Resolution], other: Resolution) -> bool:
    return any(
        r.place == other.place or holds(r.place, other.place) or holds(other.place, r.place) for r in kept
    )
