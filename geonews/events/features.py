"""What speaks for and against a place as that of an event: features beside a trigger, weights."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geonews.ontology import TYPES
from geonews.prepared import compile_pattern

from .passage import span_of, words_in
from .wording import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geonews.model import Resolution

    from .lexicon import Hit
    from .passage import Passage

WEIGHTS: Mapping[str, float] = {
    "inside": 2.2,
    "toward": -0.6,
    "toward_moving": 2.0,
    "destination": -1.5,
    "beside": -0.8,
    "origin": -0.8,
    "origin_left": 2.0,
    "opens_sentence": -1.5,
    "bare": -1.2,
    "kind_before": 0.8,
    "route": 1.9,
    "post": 2.4,
    "people": 1.4,
    "people_of": 2.4,
    "owner": -3.0,
    "speaker": -3.0,
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
HARM = frozenset({"violence", "unrest", "disaster", "accident"})
"""Categories of what befalls a place: Kulsary, which the river flooded."""
_WATERS = frozenset({"flood", "dam_failure", "landslide", "outage", *_LEAVING})
"""Types in which a river is what does harm, the town where it is done."""
_POINTS = frozenset({"settlement", "quarter", "facility", "crossing", "mountain", "district"})
_LINES = frozenset({"blockade", "closure", "opening", "outage", "construction", "traffic_accident"})
"""Types that befall roads and supply lines, which are named by their ends."""
_QUOTES = ' "«“„'
_SERVED = frozenset({"opening", "closure"})
"""Types that befall what is built: the Kyzyl-Bel checkpoint was opened."""
_ENDED = re.compile(r"[,;:]")
DESCRIPTION = 90
"""How long the description of a place that names another one may be; code points."""
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


def score(passage: Passage, hit: Hit, resolution: Resolution) -> float:
    """Return how well a place fits an event; above places.THRESHOLD it may hold it."""
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
    elif start >= hit.end:
        found.append(("after", 1))
        if passage.has_trigger(hit.end, start):
            found.append(("trigger_between", 1))
    if passage.wording.verb_last and _is_object(passage, hit, start, end):
        found.append(("object", 1))
    if same_segment(passage, hit, resolution):
        found.append(("same_segment", 1))
    if resolution.place and resolution.place.kind in ("country", "region") and not resolution.geometry:
        found.append((resolution.place.kind, 1))
    if resolution.geometry and resolution.place and resolution.place.kind == "settlement":
        found.append(
            ("relative", 1)
        )  # "246 km from Tashkent, in Batken region": the place that holds it wins
    if _is_road(resolution) and _has_point(passage):
        found.append(("road", 1))  # the villagers of Kok-Tash, at the Too-Ashuu pass: the road is longer
    if _in_apposition(passage, resolution):
        found.append(("apposition", 1))
    if hit.trigger.type in _WATERS and _is_water(resolution) and not all(map(_is_water, passage.places)):
        found.append(("river", 1))
    return found


def _is_object(passage: Passage, hit: Hit, start: int, end: int) -> bool:
    """Tell whether a name is what the verb just after it befell: flooded the town; the bridge was closed."""
    word = _word(passage, start, end)
    gap = passage.plain[start + len(word) : hit.start]
    if hit.start < start + len(word) or words_in(gap) > 2:
        return False
    if hit.trigger.type in _SERVED:
        return not _ENDED.search(gap) and _position(passage, start, end, passage.before(start, 70)) == "bare"
    return (
        TYPES[hit.trigger.type].category in HARM
        and compiled(passage.wording.object_ending).search(word) is not None
    )


def _has_point(passage: Passage) -> bool:
    """Tell whether a sentence places something at a point, beside the roads and borders it names."""
    if passage.pointed is None:
        passage.pointed = any(
            not _is_road(r) and r.place and r.place.kind in _POINTS and is_scene(passage, r)
            for r in passage.places
        )
    return passage.pointed


def _is_road(resolution: Resolution) -> bool:
    """Tell whether a name is an end of a road or line, or a side of a border."""
    return resolution.relation is not None and resolution.relation.kind in ("road", "between", "border")


def _is_water(resolution: Resolution) -> bool:
    return resolution.place is not None and resolution.place.kind == "water"


def _in_apposition(passage: Passage, resolution: Resolution) -> bool:
    """Tell whether a name only helps to describe the one before it: Arys, a junction on the line from ..."""
    start = span_of(resolution)[0]
    described = (span_of(r)[1] for r in passage.places_before(start, DESCRIPTION))
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
    beside = _beside(passage, start, end, pre, post)
    moving = compiled(wording.moving).search(passage.plain[hit.start : hit.end]) is not None
    on_line = not resolution.geometry and hit.trigger.type in _LINES and compiled(wording.route).search(pre)
    position = "bare" if on_line else "inside"
    if not on_line and not resolution.geometry:
        position = _position_beside(passage, hit, start, end, pre)
    if hit.trigger.type in _LEAVING and not resolution.geometry:
        position = _left(passage, position, start, end, pre)
    elif hit.trigger.type == "rescue" and position == "origin" and start >= hit.end:
        position = "origin_left"  # they brought two men from the village
    if position == "toward" and moving:
        position = "toward_moving"
    found: list[tuple[str, float]] = [(position, 1)]
    found += [(name, 1) for name in beside if name != "people_of" or position != "inside"]
    if on_line:
        found.append(("route", 1))
    if passage.clause(hit.start):
        tests = (("where", _is_where), ("which", _is_which))
        found += [(name, 1) for name, is_so in tests if is_so(passage, hit, end)]
    country = resolution.place is not None and resolution.place.kind == "country"
    adjoining = not between.strip(_QUOTES) and (start >= hit.end or (wording.attributive and not country))
    if position == "bare" and (adjoining or hit.start <= start < hit.end):
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


def _position_beside(passage: Passage, hit: Hit, start: int, end: int, pre: str) -> str:
    """Return what the words around a name make of it, without a preposition that leads to the trigger.

    They told of the seizure of the Jerooy mine.
    """
    position = _position(passage, start, end, pre)
    return "bare" if position == "beside" and hit.start <= start < hit.end else position


def _left(passage: Passage, position: str, start: int, end: int, pre: str) -> str:
    """Return what a place is to people who leave: from Osh, to Osh."""
    if position == "toward" and not _is_entered(passage, start):
        return "destination"
    if position == "inside":
        entered = compiled(passage.wording.accusative).search(pre[-4:] + _word(passage, start, end))
        return "destination" if entered else position
    return "origin_left" if position == "origin" else position


def _beside(passage: Passage, start: int, end: int, pre: str, post: str) -> tuple[str, ...]:
    """Return the features that the words beside a name give whatever befell it; found once a name."""
    known = passage.owners.get((start, end))
    if known is None:
        wording = passage.wording
        tests = (
            ("kind_before", compiled(wording.kind_before).search(pre)),
            ("people", compiled(wording.people_after).search(post)),
            ("people_of", compiled(wording.people_before).search(pre)),
            ("post", compiled(wording.post_before).search(pre)),
            (
                "owner",
                compiled(wording.owner_after).search(post) or compiled(wording.owner_before).search(pre),
            ),
            ("speaker", _SPEAKS.search(post)),
        )
        known = passage.owners[start, end] = tuple(name for name, is_so in tests if is_so)
    return known


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
    harm = TYPES[hit.trigger.type].category in HARM
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
    if breaks:
        breaks = max(0, breaks - _listed(passage, end, hit.start))
    found.append(("break_between", min(breaks, 2 if fronted else 4)))
    if compiled(wording.speech).search(between):
        found.append(("speech_between", 1))
    if not (
        passage.same_clause(start, hit.start)
        or _is_where(passage, hit, end)
        or _is_which(passage, hit, end)
        or (hit.trigger.frame == "noun" and passage.is_described(hit.end, start))
    ):
        found.append(("other_clause", 1))
    if "," in between and "," in passage.before(start, 60) and passage.after(end, 1) == ",":
        found.append(("aside", 1))
    return found


def _listed(passage: Passage, end: int, stop: int) -> int:
    """Return how many names of the list that a name opens follow it before an offset."""
    count = 0
    for start, last in (span_of(r) for r in passage.places if end <= span_of(r)[0] < stop):
        if compiled(passage.wording.joint).fullmatch(passage.plain[end:start]) is None:
            break
        count, end = count + 1, last
    return count


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
    """Return what the words before a name, or the ending on it, make of it; found once a name."""
    if (start, end) not in passage.positions:
        passage.positions[start, end] = _find_position(passage, start, end, pre)
    return passage.positions[start, end]


def _find_position(passage: Passage, start: int, end: int, pre: str) -> str:
    wording = passage.wording
    if compiled(wording.distance).search(pre):
        return "inside"
    led = _prepositions(
        wording.inside, wording.toward, wording.beside, wording.origin, wording.modifiers
    ).search(_own_words(passage, start, pre))
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
    last = max((span_of(r)[1] for r in passage.places_before(start, len(pre))), default=-1)
    gap = passage.plain[last:start]
    if last < start - len(pre) or compiled(r"['’]?s?[\s-]*").fullmatch(gap):
        return pre
    return pre if compiled(passage.wording.joint).fullmatch(gap) else gap


def _word(passage: Passage, start: int, end: int) -> str:
    """Return a name with the ending that the recogniser left out of it."""
    last = compiled(r"\w*").match(passage.plain, end)
    return passage.plain[start : last.end() if last else end]


@lru_cache(maxsize=16)
def _prepositions(inside: str, toward: str, beside: str, origin: str, modifiers: str) -> re.Pattern[str]:
    """Return a pattern that finds the last preposition before a name."""
    return compile_pattern(
        rf"(?s)^.*(?<![\w-])(?:(?P<inside>{inside})|(?P<toward>{toward})|(?P<beside>{beside})|(?P<origin>{origin}))"
        rf"\s+{modifiers}$"
    )


def same_segment(passage: Passage, hit: Hit, resolution: Resolution) -> bool:
    """Tell whether a place stands in the main clause of a trigger."""
    start, end = passage.segment(hit.start)
    return start <= resolution.mention.start < end
