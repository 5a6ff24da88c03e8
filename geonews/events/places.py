"""Where an event happened: every place of the sentence is scored, and the reason kept."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .passage import span_of, words_in
from .wording import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geonews.model import Place, Resolution

    from .lexicon import Hit
    from .passage import Passage
    from .wording import Wording

THRESHOLD = 0.6
"""Least score of a place that holds the event."""

WEIGHTS: Mapping[str, float] = {
    "inside": 2.2,
    "toward": -0.6,
    "toward_moving": 2.0,
    "beside": -0.8,
    "origin": -0.8,
    "origin_left": 1.8,
    "opens_sentence": -1.5,
    "bare": -1.2,
    "kind_before": 0.8,
    "route": 1.9,
    "post": 2.4,
    "people": 1.4,
    "owner": -3.0,
    "speaker": -2.5,
    "object_of_moving": 2.5,
    "subject": 2.0,
    "fronted": 1.6,
    "where": 3.0,
    "after": 1.2,
    "before_last_verb": 0.6,
    "beyond_verb": -2.0,
    "word_between": -0.07,
    "break_between": -0.45,
    "speech_between": -1.2,
    "aside": -0.8,
    "other_clause": -2.5,
    "contains_finer": -1.5,
    "same_segment": 0.5,
    "country": -0.4,
    "region": -0.1,
    "relative": -0.5,
}
"""Contribution of each feature; fitted on annotated verbs and places of English news, rounded."""

_LEAVING = frozenset({"evacuation", "displacement", "withdrawal"})
"""Types whose place is the one that people leave."""
_LINES = frozenset({"blockade", "closure", "opening", "outage", "construction", "traffic_accident"})
"""Types that befall roads and supply lines, which are named by their ends."""
FOREIGN_THRESHOLD = 1.2
"""Least score of a whole country that the article is not about."""
_BETWEEN = re.compile(
    r"^(?:\s+\w+){0,2}(?:,[^,;]{0,70},)?\s+(?:was|were|is|are|has|had|have|been|saw|remains?)\b"
)
_SPEAKS = re.compile(
    r"^(?:'s)?\s+(?:said|says|told|announced|reported|added|declared|confirmed|accused|blamed|denied|warned"
    r"|urged|claimed|"
    r"hoped|spoke|сообщ\w+|заяв\w+|сказа\w+|рассказа\w+|обвин\w+)\b"
)


class Choice(NamedTuple):
    """A place for an event and why it was taken."""

    resolution: Resolution
    basis: str
    score: float


def choose(passage: Passage, hit: Hit, home: str | None = None) -> list[Choice]:
    """Return the places of the sentence at which the event happened: none, one, or all of a list.

    Args:
        passage: the sentence.
        hit: the words that report the event.
        home: ISO 3166-1 alpha-2 of the country the article is about.
    """
    scored = [(score(passage, hit, r), r) for r in passage.places]
    if not scored:
        return []
    scored = _finest_first(passage, scored)
    best, chosen = max(scored, key=lambda pair: pair[0])
    place = chosen.place
    foreign = place is not None and place.kind == "country" and place.country != home
    if best < (FOREIGN_THRESHOLD if foreign else THRESHOLD):
        return []
    return [
        Choice(r, "in_clause" if _same_segment(passage, hit, r) else "in_sentence", best)
        for r in _with_list(passage, hit, chosen)
    ]


def score(passage: Passage, hit: Hit, resolution: Resolution) -> float:
    """Return how well a place fits an event; above THRESHOLD it may hold it."""
    return sum(WEIGHTS[name] * times for name, times in features(passage, hit, resolution))


def features(passage: Passage, hit: Hit, resolution: Resolution) -> list[tuple[str, float]]:
    """Return the features of a place beside a trigger, as (name, how often)."""
    start, end = span_of(resolution)
    follows = start >= hit.start
    between = passage.plain[hit.end : start] if follows else passage.plain[end : hit.start]
    between = compiled(passage.wording.speech_aside).sub(" ", between)
    found = [*_of_name(passage, hit, resolution, between), *_of_gap(passage, hit, start, end, between)]
    if passage.wording.verb_last:
        beyond = follows and start >= hit.end and hit.trigger.frame != "noun"
        found.append(("beyond_verb" if beyond else "before_last_verb", 1))
    elif follows:
        found.append(("after", 1))
    if _same_segment(passage, hit, resolution):
        found.append(("same_segment", 1))
    if resolution.place and resolution.place.kind in ("country", "region") and not resolution.geometry:
        found.append((resolution.place.kind, 1))
    if resolution.geometry and resolution.place and resolution.place.kind == "settlement":
        found.append(
            ("relative", 1)
        )  # "246 km from Tashkent, in Batken region": the place that holds it wins
    return found


def _of_name(passage: Passage, hit: Hit, resolution: Resolution, between: str) -> list[tuple[str, float]]:
    """Return the features that the words around the name give."""
    wording = passage.wording
    start, end = span_of(resolution)
    pre, post = passage.before(start, 70), passage.after(end, 90)
    moving = compiled(wording.moving).search(passage.plain[hit.start : hit.end]) is not None
    position = "inside" if resolution.geometry else _position(passage, start, end, pre)
    on_line = hit.trigger.type in _LINES and compiled(wording.route).search(pre) is not None
    if on_line and not resolution.geometry:
        position = "bare"
    if position == "toward" and moving:
        position = "toward_moving"
    if position == "origin" and hit.trigger.type in _LEAVING:
        position = "origin_left"
    found: list[tuple[str, float]] = [(position, 1)]
    tests = (
        ("kind_before", compiled(wording.kind_before).search(pre)),
        ("route", on_line),
        ("people", compiled(wording.people_after).search(post)),
        ("post", compiled(wording.post_before).search(pre)),
        ("owner", compiled(wording.owner_after).search(post) or compiled(wording.owner_before).search(pre)),
        ("speaker", _SPEAKS.search(post)),
        ("where", _is_where(passage, hit, end)),
    )
    found += [(name, 1) for name, holds_true in tests if holds_true]
    unmarked = position in ("bare", "opens_sentence")
    if moving and unmarked and start >= hit.start and len(between) < 30 and "," not in between:
        found.append(("object_of_moving", 1))
    if unmarked and end <= hit.start and len(between) < 90 and _BETWEEN.search(post):
        found.append(("subject", 1))
    if position == "inside" and end <= hit.start and _is_fronted(passage, start):
        nearer = (r for r in passage.places if end < r.mention.start < hit.start)
        if not any(_marked(passage, hit, r) for r in nearer):
            found.append(("fronted", 1))
    return found


def _is_fronted(passage: Passage, start: int) -> bool:
    """Tell whether a name stands at the head of its sentence: In Osh, ...; That day in Osh ..."""
    head = passage.plain[passage.start : start]
    return len(head) < 34 and not {",", ";", ":"} & set(head)


def _marked(passage: Passage, hit: Hit, resolution: Resolution) -> bool:
    """Tell whether a preposition or ending makes a name the place of what follows it."""
    start, end = span_of(resolution)
    position = _position(passage, start, end, passage.before(start, 70))
    return position == "inside" or (position == "origin" and hit.trigger.type in _LEAVING)


def _is_where(passage: Passage, hit: Hit, end: int) -> bool:
    """Tell whether a trigger stands in a clause about the place that ends at an offset: Osh, where ..."""
    clause = passage.clause(hit.start)
    if clause is None or not 0 <= clause[0] - end < 100:
        return False
    return compiled(passage.wording.where_after).match(passage.plain[end : clause[1]]) is not None


def _of_gap(passage: Passage, hit: Hit, start: int, end: int, between: str) -> list[tuple[str, float]]:
    """Return the features of the text between a name and the trigger."""
    wording = passage.wording
    fronted = _is_fronted(passage, start)
    found: list[tuple[str, float]] = [("word_between", min(words_in(between), 10 if fronted else 25))]
    breaks = len(compiled(wording.breaks).findall(between))
    found.append(("break_between", min(breaks, 2 if fronted else 4)))
    if compiled(wording.speech).search(between):
        found.append(("speech_between", 1))
    if not passage.same_clause(start, hit.start) and not _is_where(passage, hit, end):
        found.append(("other_clause", 1))
    if "," in between and "," in passage.before(start, 60) and passage.after(end, 1) == ",":
        found.append(("aside", 1))
    return found


def _position(passage: Passage, start: int, end: int, pre: str) -> str:
    """Return what the words before a name, or the ending on it, make of it."""
    wording = passage.wording
    if compiled(wording.distance).search(pre):
        return "inside"
    led = _prepositions(wording).search(pre)
    if led:
        return str(led.lastgroup)
    if compiled(wording.reached_after).search(passage.after(end, 60)):
        return "inside"
    last = compiled(r"\w*").match(passage.plain, end)
    word = passage.plain[start : last.end() if last else end]
    for name, ending in (
        ("inside", wording.inside_ending),
        ("origin", wording.from_ending),
        ("toward", wording.toward_ending),
    ):
        if compiled(ending).search(word):
            return name
    return "opens_sentence" if start - passage.start < 3 else "bare"


@lru_cache(maxsize=16)
def _prepositions(wording: Wording) -> re.Pattern[str]:
    """Return a pattern that finds the last preposition before a name."""
    return re.compile(
        rf"^.*(?<![\w-])(?:(?P<inside>{wording.inside})|(?P<toward>{wording.toward})|"
        rf"(?P<beside>{wording.beside})|(?P<origin>{wording.origin}))"
        rf"\s+{wording.modifiers}$",
        re.DOTALL,
    )


def _same_segment(passage: Passage, hit: Hit, resolution: Resolution) -> bool:
    start, end = passage.segment(hit.start)
    return start <= resolution.mention.start < end


def _finest_first(passage: Passage, scored: list[tuple[float, Resolution]]) -> list[tuple[float, Resolution]]:
    """Return the scores with every place that only says where a finer one lies put below it."""
    scores = [score for score, _ in scored]
    for index, (_, wide) in enumerate(scored):
        for other, (_, fine) in enumerate(scored):
            if other == index or not holds(wide.place, fine.place):
                continue
            if other < index:
                explained = _explains(passage.plain[span_of(fine)[1] : span_of(wide)[0]])
            else:
                explained = _narrows(passage.plain[span_of(wide)[1] : span_of(fine)[0]])
            if explained:
                scores[other] = max(scores[other], scores[index])
                scores[index] = scores[other] + WEIGHTS["contains_finer"]
    return [(score, r) for score, (_, r) in zip(scores, scored, strict=True)]


def _narrows(gap: str) -> bool:
    """Tell whether text between two names leads from the first into it: in Alay district, in the village."""
    return (
        len(gap) < 45
        and compiled(r"'?s?\s*|'?s?\s+[^,;.:]{0,40}|\s*,\s*(?:in|at|near|в|на|у|дар)\b[^,;.]*").fullmatch(gap)
        is not None
    )


def _explains(gap: str) -> bool:
    """Tell whether text between two names says that the first lies in the second: Osh, a city in ..."""
    return len(gap) < 80 and bool(
        compiled(
            r"\s*,\s*|\s*,\s*(?:in|в|на|a|an|the|город|село|другой|the \w+)\b[^,;.]*|\s+(?:in|of|at|в"
            r"|на)\b[^,;.]*"
        ).fullmatch(gap)
    )


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Tell whether one place contains another."""
    if outer is None or inner is None or outer.id == inner.id:
        return False
    if outer.id in inner.parents:
        return True
    return (
        outer.kind == "country"
        and outer.country is not None
        and outer.country in (inner.country, *inner.countries)
    )


def _with_list(passage: Passage, hit: Hit, chosen: Resolution) -> list[Resolution]:
    """Return a place together with the other names of the list it stands in."""
    names = passage.places
    middle = names.index(chosen)
    kept = [chosen]
    for step in (1, -1):
        index = middle + step
        while 0 <= index < len(names) and _joined(passage, names[index - step], names[index]):
            if _nested(kept, names[index]) or ("owner", 1) in features(passage, hit, names[index]):
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
