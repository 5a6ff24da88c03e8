"""Whether a trigger reports something, and whether it happened, was tried, planned, claimed or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.ontology import TYPES

from .wording import compiled

if TYPE_CHECKING:
    from .lexicon import Hit
    from .passage import Passage

_REACH = 220
_WITHIN = ("attempted", "negated", "planned")
"""What words between those of a trigger may make of it."""
_MEETINGS = frozenset({"talks", "ceremony", "exercise"})
"""Types for which people come: they flew to Osh for a summit."""
_PAST_FORMS = frozenset(
    ["took", "held", "broke", "set", "shot", "fought", "blew", "burnt", "sent", "met", "fled", "left", "fell",
     "threw", "drove", "went", "stood", "began", "built", "gave", "got", "won", "cut", "shut",
     "struck", "hit", "rose", "sank"]
)  # fmt: skip


def status_of(passage: Passage, hit: Hit) -> str:
    """Return one of model.STATUSES for a trigger in its sentence."""
    if passage.text.rstrip().endswith("?"):
        return hit.trigger.status or "hypothetical"
    start, _ = passage.clause(hit.start) or passage.segment(hit.start)
    left = passage.plain[max(start, hit.start - _REACH) : hit.start]
    noun = hit.trigger.frame == "noun"
    cue = _nearest_cue(passage, hit, left)
    if hit.trigger.status:
        return "negated" if cue == "negated" else hit.trigger.status  # will not open
    status = cue or _cue_within(passage, hit) or _cue_after(passage, hit)
    if hit.to_come and status in (None, "claimed") and not noun:
        return "planned"
    if status == "attempted" and noun and hit.trigger.type != "coup_attempt":
        return "hypothetical"  # "an attempt to disrupt the referendum" reports no referendum
    if status in (None, "claimed") and not noun and _is_bare_infinitive(passage, hit, left):
        return "hypothetical"
    return status or "occurred"


def _nearest_cue(passage: Passage, hit: Hit, left: str) -> str | None:
    """Return the status of the cue that stands nearest before the trigger, within its reach."""
    noun = hit.trigger.frame == "noun"
    best, best_distance = None, _REACH + 1
    shared = not noun and _shares_modal(passage, hit, left)
    for status, pattern, reach in passage.wording.cues:
        # "will root out those behind the riot": the modal governs a verb, never the noun
        limit = min(reach, 24) if noun and status == "planned" else reach
        if shared and status in ("planned", "hypothetical", "threatened"):
            limit = reach + 80
        for match in compiled(pattern).finditer(left):
            distance = len(left) - match.end()
            if distance <= limit and distance < best_distance:
                best, best_distance = status, distance
    return best


def _cue_within(passage: Passage, hit: Hit) -> str | None:
    """Return the status of a cue between the words of a trigger: parliament did not approve."""
    if ".." not in hit.trigger.pattern:
        return None
    first = passage.plain.find(" ", hit.start, hit.end)
    last = passage.plain.rfind(" ", hit.start, hit.end)
    between = passage.plain[first + 1 : last]
    if first < 0 or "," in between:
        return None
    future = compiled(passage.wording.future).search(passage.plain[first : hit.end])
    found = (
        status
        for status, pattern, _ in passage.wording.cues
        for cue in compiled(pattern).finditer(between)
        if status in _WITHIN and cue.group() not in hit.trigger.pattern  # "left without power" denies nothing
    )
    return "planned" if future else next(found, None)


def _shares_modal(passage: Passage, hit: Hit, left: str) -> bool:
    """Tell whether a verb in its base form follows "and": wants to extradite him and put him on trial."""
    verb = compiled(r"\w+").match(passage.plain, hit.start)
    past = verb is None or verb.group().endswith("ed") or verb.group() in _PAST_FORMS
    return not past and compiled(passage.wording.far_governed).search(left) is not None


def _cue_after(passage: Passage, hit: Hit) -> str | None:
    """Return the status of a cue behind the trigger."""
    for status, pattern, reach in passage.wording.cues_after:
        if compiled(pattern).search(passage.after(hit.end, reach)):
            return status
    return None


def _is_bare_infinitive(passage: Passage, hit: Hit, left: str) -> bool:
    """Tell whether the trigger is an infinitive without a word that says it was done."""
    words = passage.plain[hit.start : hit.end]
    led = compiled(passage.wording.infinitive).search(left)
    ending = compiled(passage.wording.infinitive_ending).search(words)
    implied = compiled(passage.wording.implied)
    within = ending is not None and implied.search(left + words[: ending.start()])  # began to hear the case
    return bool(led or ending) and not (within or implied.search(left))


def reports(passage: Passage, hit: Hit, *, near_place: bool, near_date: bool, near_number: bool) -> bool:
    """Tell whether a noun is more than a topic: it has its own place, date, number or verb of happening."""
    if hit.trigger.frame != "noun":
        return True
    if compiled(passage.wording.institution_after).search(passage.after(hit.end, 40)):
        return False
    purpose = compiled(passage.wording.purpose).search(passage.before(hit.start, 40))
    if purpose and hit.trigger.type in _MEETINGS:
        visited = any(h.trigger.type == "visit" for h in passage.hits if h.start < hit.start)
        return near_place or (visited and hit.trigger.type != "talks")  # a visit for talks is one event
    told = near_place and compiled(passage.wording.told_of).search(passage.before(hit.start, 60))
    if not told and compiled(passage.wording.topic).search(passage.before(hit.start, 80)):
        felt = near_number and TYPES[hit.trigger.type].category in ("disaster", "accident")
        return near_place and (near_date or felt)  # dozens died because of the hurricane in Osh
    happening = compiled(passage.wording.happening).search(passage.after(hit.end, 90))
    performed = compiled(passage.wording.performed).search(passage.before(hit.start, 60))
    return bool(told or happening or performed) or near_place or near_date or near_number
