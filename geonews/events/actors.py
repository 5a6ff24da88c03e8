"""Who did it, and who says so; best effort, never a reason to drop an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .wording import compiled

if TYPE_CHECKING:
    from .lexicon import Hit
    from .passage import Passage

_REACH = 300
"""How far before a verb its subject may stand; code points."""
_AGENT = 80
"""How far from a passive the one who did it may stand; code points."""
_HIMSELF = re.compile(r"(?:\s\w+)?,?\s(?:that\s|что\s)?(?:it|they|he|she|он|она|они|оно)\b")
"""The speaker himself as the subject of what is said."""
_STAGED = 70
"""How far before a noun the one stands who staged it; code points."""
_OWN = 24
"""How far before a noun the one stands whose act it is: police raid; code points."""


def actors_of(passage: Passage, hit: Hit, original: str) -> tuple[str, ...]:
    """Return who acts: the subject of an active verb, or the one after "by"."""
    wording = passage.wording
    start, end = passage.clause(hit.start) or passage.segment(hit.start)
    agent = compiled(wording.agent).search(passage.plain, hit.start, min(end, hit.end + _AGENT))
    if agent is None and wording.verb_last:
        agent = compiled(wording.agent).search(passage.plain, max(start, hit.start - _AGENT), hit.start)
    if agent:
        return (original[slice(*agent.span(1))],)
    around = passage.plain[max(start, hit.start - 12) : hit.end]
    if compiled(wording.passive).search(around):
        return ()
    subject = _subject(passage, hit, start)
    return (original[slice(*subject.span())],) if subject else ()


def _subject(passage: Passage, hit: Hit, start: int) -> re.Match[str] | None:
    """Return the role that leads the clause of a trigger, after the words of saying and of time."""
    wording, plain = passage.wording, passage.plain
    roles = compiled(wording.roles)
    last = plain.find(" ", hit.start, hit.end)  # "protesters gathered": the trigger itself names who
    end = last if last > 0 else hit.start
    if hit.trigger.frame == "noun":
        performed = compiled(wording.performed).search(passage.before(hit.start, 60))
        first = max(start, hit.start - (_STAGED if performed else _OWN))
    elif passage.clause(hit.start):  # the gunmen who attacked
        described = list(roles.finditer(plain, max(passage.start, start - _OWN), start))
        if described and start - described[-1].end() <= 1 and " of " not in described[-1].group():
            return described[-1]
        first = start
    else:
        first = _opened(passage, max(start, hit.start - _REACH), hit.start)
    found = roles.finditer(plain, first, end)
    subject = next((m for m in found if not compiled(wording.oblique).search(plain, start, m.start())), None)
    if subject is None and first > start and _HIMSELF.match(plain, first, end):
        subject = roles.search(plain, start, first)  # the government said it had sent
    return subject


def _opened(passage: Passage, start: int, end: int) -> int:
    """Return where the clause that holds a verb begins, behind what was said and when it was."""
    wording, plain = passage.wording, passage.plain
    said = list(compiled(wording.speech).finditer(plain, start, end))
    if said:
        start = said[-1].end()
    joined = list(compiled(wording.conjunction).finditer(plain, start, end))
    if not joined:
        return start
    if plain[start : joined[-1].start()].strip():  # the mayor fled when crowds came: crowds
        return joined[-1].end() if compiled(wording.roles).search(plain, joined[-1].end(), end) else start
    return max(start, plain.find(",", joined[-1].end(), end) + 1)  # when crowds came, the mayor fled


def attribution_of(passage: Passage, original: str) -> str | None:
    """Return the speaker or source that the sentence names, as written; None for a pronoun."""
    for pattern in passage.wording.speakers:
        match = compiled(pattern).search(passage.text)
        if match:
            words = original[passage.start + match.start(1) : passage.start + match.end(1)].strip()
            return (
                words
                if len(words) > 2 and not compiled(passage.wording.pronouns).fullmatch(words.lower())
                else None
            )
    return None
