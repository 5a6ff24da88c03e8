"""Where an event happened: every place of the sentence is scored, and the reason kept."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geonews.ontology import TYPES

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
    "destination": -1.5,
    "beside": -0.8,
    "origin": -0.8,
    "origin_left": 1.8,
    "opens_sentence": -1.5,
    "bare": -1.2,
    "kind_before": 0.8,
    "route": 1.9,
    "post": 2.4,
    "people": 1.4,
    "people_of": 2.4,
    "owner": -3.0,
    "speaker": -2.5,
    "object_of_moving": 2.5,
    "subject": 2.0,
    "object": 2.5,
    "fronted": 1.6,
    "where": 3.0,
    "which": 3.0,
    "after": 1.2,
    "before_last_verb": 0.6,
    "beyond_verb": -2.0,
    "word_between": -0.07,
    "break_between": -0.45,
    "trigger_between": -0.9,
    "speech_between": -1.2,
    "aside": -0.8,
    "apposition": -2.0,
    "river": -1.8,
    "other_clause": -2.5,
    "contains_finer": -1.5,
    "same_segment": 0.5,
    "country": -0.4,
    "region": -0.1,
    "relative": -0.5,
    "road": -1.8,
}
"""Contribution of each feature; fitted on annotated verbs and places of English news, rounded."""

_LEAVING = frozenset({"evacuation", "displacement", "withdrawal"})
"""Types whose place is the one that people leave."""
_HARM = frozenset({"violence", "unrest", "disaster", "accident"})
"""Categories of what befalls a place: Kulsary, which the river flooded."""
_WATERS = frozenset({"flood", "dam_failure", "landslide", "outage", *_LEAVING})
"""Types in which a river is what does harm, the town where it is done."""
_POINTS = frozenset({"settlement", "quarter", "facility", "crossing", "mountain", "district"})
_HEADS = frozenset({"settlement", "quarter", "district", "facility", "crossing"})
"""Kinds that a report may be about when they are its subject: Osh has been without water since Monday."""
_LINES = frozenset({"blockade", "closure", "opening", "outage", "construction", "traffic_accident"})
"""Types that befall roads and supply lines, which are named by their ends."""
MOST_PLACES = 40
"""Places of one sentence that are weighed, the nearest to the trigger."""
BESIDE = 30
"""Names on either side among which one can explain another: more do not fit into the text between."""
_DESCRIPTION = 90
"""How long the description of a place that names another one may be; code points."""
FOREIGN_THRESHOLD = 1.2
"""Least score of a whole country that the article is not about."""
_BETWEEN = re.compile(
    r"^(?:\s+\w+){0,2}(?:,[^,;]{0,70},|,(?!\s(?:where|which|who|whose)\b)[^,;]{0,110},)?\s+(?:was|were|is|are|has|had|have|been|saw|remains?)\b"
)
_ASIDE = re.compile(r"^(?:\s+\w+){0,2}\s*,[^,;]{0,110},(?=\s+(?:was|were|is|are|has|had|have|been)\b)")
"""What is inserted between a subject and its verb; it parts nothing."""
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
    near = passage.places
    if len(near) > MOST_PLACES:  # a list or no prose at all: what is far away holds nothing
        near = sorted(near, key=lambda r: abs(r.mention.start - hit.start))[:MOST_PLACES]
        near.sort(key=lambda r: r.mention.start)
    scored = [(score(passage, hit, r), r) for r in near]
    if not scored:
        return []
    scored = _finest_first(passage, scored)
    best, chosen = max(scored, key=lambda pair: pair[0])
    place = chosen.place
    foreign = place is not None and place.kind == "country" and place.country != home
    if best < (FOREIGN_THRESHOLD if foreign else THRESHOLD):
        head = _head(passage, hit, home)
        return [Choice(head, "in_clause", THRESHOLD)] if head else []
    return [
        Choice(r, "in_clause" if _same_segment(passage, hit, r) else "in_sentence", best)
        for r in _with_list(passage, hit, chosen)
    ]


def _head(passage: Passage, hit: Hit, home: str | None) -> Resolution | None:
    """Return the town that opens the main clause of what befell it, None when something else does."""
    if TYPES[hit.trigger.type].category not in _HARM | {"economy"}:
        return None
    start, _ = passage.segment(hit.start)
    first = next((r for r in passage.places if start <= span_of(r)[0] < start + 3), None)
    if first is None or not 0 <= hit.start - span_of(first)[1] < _DESCRIPTION:
        return None
    if first.place is None or first.place.country != home or first.place.kind not in _HEADS:
        return None
    found = {name for name, _ in features(passage, hit, first)}
    return None if found & {"owner", "speaker", "origin", "toward", "other_clause"} else first


def score(passage: Passage, hit: Hit, resolution: Resolution) -> float:
    """Return how well a place fits an event; above THRESHOLD it may hold it."""
    return sum(WEIGHTS[name] * times for name, times in features(passage, hit, resolution))


def features(passage: Passage, hit: Hit, resolution: Resolution) -> list[tuple[str, float]]:
    """Return the features of a place beside a trigger, as (name, how often)."""
    start, end = span_of(resolution)
    follows = start >= hit.start
    between = passage.plain[hit.end : start] if follows else passage.plain[end : hit.start]
    between = compiled(passage.wording.speech_aside).sub(" ", between)
    if not follows:
        verb = passage.plain[hit.start : hit.start + 6]
        between = _ASIDE.sub(" ", between + verb).removesuffix(verb)
    found = [*_of_name(passage, hit, resolution, between), *_of_gap(passage, hit, start, end, between)]
    if passage.wording.verb_last:
        beyond = follows and start >= hit.end and hit.trigger.frame != "noun"
        found.append(("beyond_verb" if beyond else "before_last_verb", 1))
    elif follows:
        found.append(("after", 1))
        if passage.has_trigger(hit.end, start):
            found.append(("trigger_between", 1))
    if passage.wording.verb_last and _is_object(passage, hit, start, end):
        found.append(("object", 1))
    if _same_segment(passage, hit, resolution):
        found.append(("same_segment", 1))
    if resolution.place and resolution.place.kind in ("country", "region") and not resolution.geometry:
        found.append((resolution.place.kind, 1))
    if resolution.geometry and resolution.place and resolution.place.kind == "settlement":
        found.append(
            ("relative", 1)
        )  # "246 km from Tashkent, in Batken region": the place that holds it wins
    if is_road(resolution) and any(
        not is_road(r) and is_scene(passage, r) and r.place and r.place.kind in _POINTS for r in passage.places
    ):
        found.append(("road", 1))  # the villagers of Kok-Tash, at the Too-Ashuu pass: the road is longer
    if _in_apposition(passage, resolution):
        found.append(("apposition", 1))
    if hit.trigger.type in _WATERS and _is_water(resolution) and not all(map(_is_water, passage.places)):
        found.append(("river", 1))
    return found


def _is_object(passage: Passage, hit: Hit, start: int, end: int) -> bool:
    """Tell whether a name in the accusative is what the verb just after it befell: flooded the town."""
    word = _word(passage, start, end)
    gap = passage.plain[start + len(word) : hit.start]
    return (
        hit.start - start - len(word) >= 0
        and TYPES[hit.trigger.type].category in _HARM
        and words_in(gap) <= 2
        and compiled(passage.wording.object_ending).search(word) is not None
    )


def is_road(resolution: Resolution) -> bool:
    """Tell whether a name is an end of a road or line, or a side of a border."""
    return resolution.relation is not None and resolution.relation.kind in ("road", "between", "border")


def _is_water(resolution: Resolution) -> bool:
    return resolution.place is not None and resolution.place.kind == "water"


def _in_apposition(passage: Passage, resolution: Resolution) -> bool:
    """Tell whether a name only helps to describe the one before it: Arys, a junction on the line from ..."""
    start = span_of(resolution)[0]
    earlier = [end for end in (span_of(r)[1] for r in passage.places) if end <= start]
    if not earlier:
        return False
    described = (end for end in earlier if start - end < _DESCRIPTION)
    return any(
        compiled(passage.wording.apposition).fullmatch(passage.plain[end:start]) is not None
        and not passage.has_trigger(end, start)
        for end in described
    )


def _of_name(passage: Passage, hit: Hit, resolution: Resolution, between: str) -> list[tuple[str, float]]:
    """Return the features that the words around the name give."""
    wording = passage.wording
    start, end = span_of(resolution)
    pre, post = passage.before(start, 70), passage.after(end, 130)
    moving = compiled(wording.moving).search(passage.plain[hit.start : hit.end]) is not None
    position = "inside" if resolution.geometry else _position(passage, start, end, pre)
    on_line = hit.trigger.type in _LINES and compiled(wording.route).search(pre) is not None
    if on_line and not resolution.geometry:
        position = "bare"
    if position == "toward" and hit.trigger.type in _LEAVING and not _is_entered(passage, start):
        position = "destination"
    elif position == "toward" and moving:
        position = "toward_moving"
    if position == "inside" and hit.trigger.type in _LEAVING and not resolution.geometry:
        entered = compiled(wording.accusative).search(pre[-4:] + _word(passage, start, end))
        position = "destination" if entered else position
    if position == "origin" and hit.trigger.type in _LEAVING:
        position = "origin_left"
    found: list[tuple[str, float]] = [(position, 1)]
    tests = (
        ("kind_before", compiled(wording.kind_before).search(pre)),
        ("route", on_line and not resolution.geometry),
        ("people", compiled(wording.people_after).search(post)),
        ("people_of", position != "inside" and compiled(wording.people_before).search(pre)),
        ("post", compiled(wording.post_before).search(pre)),
        ("owner", compiled(wording.owner_after).search(post) or compiled(wording.owner_before).search(pre)),
        ("speaker", _SPEAKS.search(post)),
        ("where", _is_where(passage, hit, end)),
        ("which", _is_which(passage, hit, end)),
    )
    found += [(name, 1) for name, holds_true in tests if holds_true]
    if hit.start <= start and end <= hit.end and position == "bare":
        found.append(("object", 1))
    unmarked = position in ("bare", "opens_sentence")
    if moving and unmarked and start >= hit.start and len(between) < 30 and "," not in between:
        found.append(("object_of_moving", 1))
    if unmarked and end <= hit.start and len(between) < 130 and _BETWEEN.search(post):
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
    return _is_described(passage, hit, end, passage.wording.where_after)


def _is_which(passage: Passage, hit: Hit, end: int) -> bool:
    """Tell whether a trigger tells what befell the place that ends at an offset: Osh, which a quake hit."""
    harm = TYPES[hit.trigger.type].category in _HARM
    return harm and _is_described(passage, hit, end, passage.wording.which_after)


def _is_described(passage: Passage, hit: Hit, end: int, pattern: str) -> bool:
    clause = passage.clause(hit.start)
    if clause is None or not 0 <= clause[0] - end < 100:
        return False
    return compiled(pattern).match(passage.plain[end : clause[1]]) is not None


def _is_entered(passage: Passage, start: int) -> bool:
    """Tell whether people pour into a place rather than leave for it: there they are news."""
    return compiled(passage.wording.entering).search(passage.before(start, 40)) is not None


def _of_gap(passage: Passage, hit: Hit, start: int, end: int, between: str) -> list[tuple[str, float]]:
    """Return the features of the text between a name and the trigger."""
    wording = passage.wording
    fronted = _is_fronted(passage, start)
    found: list[tuple[str, float]] = [("word_between", min(words_in(between), 10 if fronted else 25))]
    breaks = len(compiled(wording.breaks).findall(between))
    found.append(("break_between", min(breaks, 2 if fronted else 4)))
    if compiled(wording.speech).search(between):
        found.append(("speech_between", 1))
    described = _is_where(passage, hit, end) or _is_which(passage, hit, end)
    if not passage.same_clause(start, hit.start) and not described:
        found.append(("other_clause", 1))
    if "," in between and "," in passage.before(start, 60) and passage.after(end, 1) == ",":
        found.append(("aside", 1))
    return found


def position_of(passage: Passage, resolution: Resolution) -> str:
    """Return what the words around a name make of it: inside, toward, origin, beside, bare, ..."""
    start, end = span_of(resolution)
    return "inside" if resolution.geometry else _position(passage, start, end, passage.before(start, 70))


def is_scene(passage: Passage, resolution: Resolution) -> bool:
    """Tell whether the words around a name make it a place where something is or happens, or the subject."""
    start, end = span_of(resolution)
    wording, pre = passage.wording, passage.before(start, 70)
    return (
        position_of(passage, resolution) in ("inside", "opens_sentence")
        or compiled(wording.kind_before).search(pre) is not None
        or compiled(wording.people_before).search(pre) is not None
        or compiled(wording.people_after).search(passage.after(end, 60)) is not None
    )


def is_spoken_of(passage: Passage, resolution: Resolution) -> bool:
    """Tell whether a sentence is about a place, not only from there, by the road through it or of its own."""
    start, end = span_of(resolution)
    pre, post = passage.before(start, 70), passage.after(end, 60)
    wording = passage.wording
    owned = compiled(wording.owner_after).search(post) or compiled(wording.owner_before).search(pre)
    town = resolution.place is not None and resolution.place.kind == "settlement"
    led = _SPEAKS.search(post) or (town and compiled(wording.route).search(pre))
    return not (owned or led) and position_of(passage, resolution) not in ("origin", "beside", "destination")


def _position(passage: Passage, start: int, end: int, pre: str) -> str:
    """Return what the words before a name, or the ending on it, make of it."""
    wording = passage.wording
    if compiled(wording.distance).search(pre):
        return "inside"
    led = _prepositions(wording).search(_own_words(passage, start, pre))
    if led:
        return str(led.lastgroup)
    if compiled(wording.reached_after).search(passage.after(end, 60)):
        return "inside"
    word = _word(passage, start, end)
    for name, ending in (
        ("inside", wording.inside_ending),
        ("origin", wording.from_ending),
        ("toward", wording.toward_ending),
    ):
        if compiled(ending).search(word):
            return name
    return "opens_sentence" if start - passage.start < 3 else "bare"


def _own_words(passage: Passage, start: int, pre: str) -> str:
    """Return the words before a name without those that lead to an earlier one: In Osh the Ak-Buura ..."""
    last = max((end for end in (span_of(r)[1] for r in passage.places) if end <= start), default=-1)
    gap = passage.plain[last:start]
    if last < start - len(pre) or compiled(r"['’]?s?[\s-]*").fullmatch(gap):
        return pre
    return pre if compiled(passage.wording.joint).fullmatch(gap) else gap


def _word(passage: Passage, start: int, end: int) -> str:
    """Return a name with the ending that the recogniser left out of it."""
    last = compiled(r"\w*").match(passage.plain, end)
    return passage.plain[start : last.end() if last else end]


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
        for other in range(max(0, index - BESIDE), min(len(scored), index + BESIDE + 1)):
            fine = scored[other][1]
            if other == index or not holds(wide.place, fine.place):
                continue
            first, second = (fine, wide) if other < index else (wide, fine)
            gap = (span_of(first)[1], span_of(second)[0])
            if passage.has_trigger(*gap):
                continue
            explained = (_explains if other < index else _narrows)(passage.plain[slice(*gap)])
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
            r"\s+|\s*,\s*|\s*,\s*(?:in|в|на)(?:\s+[\w-]+){0,3}\s*"
            r"|\s*,\s*(?:a|an|the|город|село|другой|the \w+)\b[^,;.]*|\s+(?:in|of|at|в|на)\b[^,;.]*"
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
    if passage.has_trigger(span_of(first)[1], span_of(second)[0]):
        return False  # the uprising in Bishkek and the bloodshed in Osh
    return len(gap) < 45 and compiled(passage.wording.joint).fullmatch(gap) is not None


def _nested(kept: list[Resolution], other: Resolution) -> bool:
    return any(
        r.place == other.place or holds(r.place, other.place) or holds(other.place, r.place) for r in kept
    )
