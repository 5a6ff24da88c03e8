"""The function words by which a sentence says where, when and whether something happened.

All patterns are for text as text.lowered gives it. Those named ``*_before`` are matched against the
characters before a name and end with it; ``*_ending`` against the last letters of the word that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from geonews.prepared import compile_pattern

if TYPE_CHECKING:
    import re

NEVER = r"[^\w\W]"
"""Matches nothing, and finds that out quickly."""


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when first needed; ё is written е as in text.lowered."""
    return compile_pattern(pattern.replace("ё", "е"))


@dataclass(frozen=True, slots=True)
class Wording:
    """The function words of one language, as patterns."""

    inside: str = NEVER
    """In, at, near: the place after such a word holds the event."""
    toward: str = NEVER
    beside: str = NEVER
    """With, by, about: the place only takes part."""
    origin: str = NEVER
    """From, out of."""
    modifiers: str = r"(?:[\w'-]+\s+){0,5}"
    """What may stand between such a word and the name."""
    distance: str = NEVER
    """30 km from."""
    route: str = NEVER
    """The road to, the highway."""
    post_before: str = NEVER
    """Governor of, mayor of: what befalls the holder befalls there."""
    owner_before: str = NEVER
    """President of, embassy of."""
    kind_before: str = NEVER
    """City of, village of."""
    inside_ending: str = NEVER
    toward_ending: str = NEVER
    from_ending: str = NEVER
    object_ending: str = NEVER
    """Endings of the accusative: what a verb befalls."""
    verb_last: bool = False
    """The verb ends the sentence: its places stand before it."""
    attributive: bool = False
    """A name just before a noun tells where: the Osh riots."""
    owner_after: str = NEVER
    """Words after a name that make it an owner or a nationality: Osh's mayor, Moscow officials."""
    where_after: str = NEVER
    """A relative clause about the place: Osh, where."""
    which_after: str = NEVER
    """A relative clause that tells what befell the place: Osh, which a quake hit."""
    pronoun: str = NEVER
    """A pronoun as the object that ends a trigger: closed it."""
    apposition: str = NEVER
    """Between two names, when the second only helps to describe the first: , a town on the road from."""
    entering: str = NEVER
    """Into: what crosses into a place is news there, though it is left for it."""
    epicentre: str = r"\b(?<!at the )(?<!in the )epicent\w*"
    """The words that open the place of an earthquake."""
    breaks: str = r"[,;:–—]"
    """Ends of clauses."""
    conjunction: str = NEVER
    """After, when, and: what follows is another clause."""
    segments: str = r"[;]|\s[–—-]{1,2}\s"
    """Ends of main clauses, at which a quotation may be cut."""
    speech: str = NEVER
    speech_aside: str = NEVER
    """An insertion that tells who said it; it parts nothing."""
    joint: str = r"\s*(?:,|/)\s*$"
    """What may stand between two names of one list, modifiers included."""
    moving: str = NEVER
    """Verbs that end where they lead."""
    cues: tuple[tuple[str, str, int], ...] = ()
    """(status, words before the trigger, how far they reach in code points)."""
    cues_after: tuple[tuple[str, str, int], ...] = ()
    """The same for words behind the trigger."""
    future: str = NEVER
    """Verbs in the future, as part of a trigger."""
    implied: str = NEVER
    """What stands before an infinitive that tells of a fact: managed to, ordered them to."""
    infinitive: str = NEVER
    infinitive_ending: str = NEVER
    topic: str = NEVER
    """What stands before a noun that is only talked about."""
    institution_after: str = NEVER
    """What makes a noun part of a name: emergencies committee."""
    performed: str = NEVER
    """Verbs that make the noun after them a report: declared a, staged the."""
    purpose: str = NEVER
    """For: what people come for."""
    told_of: str = NEVER
    """Reported a: the noun that follows is news, not a topic."""
    adjective_place: str = NEVER
    """What stands before the adjective of a town that makes it a place: in the Dushanbe airport."""
    happening: str = NEVER
    """Verbs that make a noun a report: broke out, took place."""
    reported: str = NEVER
    """Verb of saying just before a date: the date tells when it was said."""
    open_date: str = NEVER
    """Since, until: the date only begins or ends a span."""
    end_date: str = NEVER
    """Until: the date is not that of the event."""
    end_date_after: str = NEVER
    """The same as the ending of the date, or as a word behind it."""
    when_after: str = NEVER
    """When: the clause behind a date whose verb it dates: on January 2, when drivers blocked the road."""
    people_before: str = NEVER
    """Residents of: what befalls them befalls them there."""
    accusative: str = NEVER
    """A preposition and a name in the case that tells where something goes, not where it is."""
    people_after: str = NEVER
    """Residents: what a town's people do happens there."""
    reached_after: str = NEVER
    """A verb of arrival behind a name in the dative."""
    relative: str = NEVER
    """Opening of a relative clause, whose places and dates are its own; it ends with the next comma."""
    past_era: str = NEVER
    """Words that put an undated event into history."""
    far_governed: str = NEVER
    """What stands before a verb that shares its modal or wish with an earlier one: wants to leave and put."""
    roles: str = NEVER
    """Those who act in the news, as subjects."""
    oblique: str = NEVER
    """A preposition just before a role, which then is no subject; ends where the role begins."""
    passive: str = NEVER
    """Forms whose subject did not act: were arrested."""
    agent: str = NEVER
    """The one who did it, beside a passive; group 1."""
    speakers: tuple[str, ...] = ()
    """Who says so, in order of trust; group 1."""
    pronouns: str = NEVER
    nominals: tuple[tuple[str, str], ...] = ()
    """(pattern, kind of place it stands for): the capital, the town."""


_MODULES = {"ru": "russian", "ky": "turkic", "kk": "turkic", "uz": "turkic", "tk": "turkic", "tg": "tajik"}


@cache
def wording_of(language: str) -> Wording:
    """Return the function words of a language, those of English for a language without its own."""
    wording = import_module(f".{_MODULES.get(language, 'english')}", __package__).WORDING
    assert isinstance(wording, Wording)
    return wording
