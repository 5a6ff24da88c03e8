"""Article -> Mentions: which spans name a place, and in what role.

The matcher proposes names; the words around each decide whether it is a place at all
(not a person, a firm, an ordinary word at the start of a sentence), how it is used and
which kind of place the text asks for. The words are data of the language files, what
each is worth is in weights.py.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from . import languages
from .context import Surroundings
from .matcher import find
from .model import Mention
from .schema import REGION
from .text import fold, words
from .tokens import Tokens
from .vocabulary import ADJECTIVAL, EXACT, SOUND, STRIPPED, vocabulary_of
from .weights import RECOGNITION as WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .gazetteer import Gazetteer
    from .languages import Language
    from .model import Article, Place

__all__ = ["Evidence", "recognise", "weigh"]

STRONG = 2.0
"""Sum from which a mention vouches for the others of its name and for its country."""
WELL_KNOWN = 0.5
"""Importance from which a place may share its name with a month or a weekday."""
OBSCURE = 0.2
"""Importance below which a place is a village that few texts mean."""
LITTLE_KNOWN = 0.36
"""Importance below which a town abroad has no adjective."""
_GLANCE, _SAMPLE = 400, 4000
"""Characters in which capitals are counted: at first, and in all."""
_LETTERS_A_CAPITAL = 500
"""Letters to each capital from which a text is in lower case."""
HEADLINE = 120
"""Characters up to which a text need not announce its places."""

DOUBTS = frozenset(["ordinary word", "given name", "person", "title", "by sound", "article"])
"""Evidence that lets a name be something else."""

Evidence = dict[str, float]
"""Name and value of everything that speaks for or against a span being a place."""


def recognise(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions of places in an article, in order, every role included.

    Args:
        article: its language is detected when it names none.
        gazetteer: where the names come from.
    """
    language = languages.get(article.language or languages.detect(article.text))
    found = read_contexts(article.text, gazetteer, language)
    weighed = weigh(article.text, found, gazetteer, language)
    kept, sums = [], []
    for context, evidence in zip(found, weighed, strict=True):
        total = worth(evidence)
        if total > 0:
            kept.append(context)
            sums.append(total)
    listed = _listed_kinds(article.text, kept, language)
    return [
        _mention(context, listed.get(context.hit.start, context.kinds), total, gazetteer)
        for context, total in zip(kept, sums, strict=True)
    ]


def read_contexts(text: str, gazetteer: Gazetteer, language: Language) -> list[Context]:
    """Return every span that could be a name, with what stands around it."""
    vocabulary = vocabulary_of(gazetteer, language.code, any_case=_lacks_capitals(text))
    tokens = Tokens(text, vocabulary)
    return Surroundings(tokens, find(tokens, vocabulary), vocabulary).read()


def _lacks_capitals(text: str) -> bool:
    """Tell whether a text is written in lower case throughout, as in chats and old feeds."""
    if sum(map(str.isupper, text[:_GLANCE])) >= _SAMPLE / _LETTERS_A_CAPITAL:
        return False
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    return letters > 20 and sum(map(str.isupper, sample)) < letters / _LETTERS_A_CAPITAL


def worth(evidence: Evidence) -> float:
    """Return the weighted sum of the evidence; a place is what is worth more than nothing."""
    return sum([WEIGHTS[name] * value for name, value in evidence.items()])


def weigh(text: str, found: Sequence[Context], gazetteer: Gazetteer, language: Language) -> list[Evidence]:
    """Return the evidence for each span: its own, then what the rest of the text adds."""
    own = [_evidence(context, gazetteer, language) for context in found]
    sums = [worth(evidence) for evidence in own]
    best: dict[str, float] = {}
    focus: Counter[str] = Counter()
    for context, value in zip(found, sums, strict=True):
        known = best.get(context.hit.key, -9.0)
        if value >= STRONG > known:
            focus.update(context.senses.countries)
        best[context.hit.key] = max(known, value)
    people = {context.hit.key for context in found if context.person and not context.locative}
    alone = not _speaks_of_places(text, found, own, sums)
    total = sum(focus.values())
    for context, evidence, value in zip(found, own, sums, strict=True):
        if context.role != "demonym":
            _share_evidence(evidence, context, value, best, people, alone)
            countries = context.senses.countries
            itself = value >= STRONG  # what a mention adds to the focus does not speak for it
            rest = total - len(countries) * itself
            if rest > 0:
                shares = [focus.get(code, 0) for code in countries]
                evidence["focus"] = (max(shares) - itself) / rest if shares else 0.0
    return own


def _share_evidence(
    evidence: Evidence, context: Context, value: float, best: dict[str, float], people: set[str], alone: bool
) -> None:
    """Add what the other mentions of the name and the text as a whole say."""
    key = context.hit.key
    if key in people and not context.person:
        evidence["person elsewhere"] = 1.0
    elif value < STRONG <= best[key]:
        evidence["place elsewhere"] = 1.0
    if alone:
        evidence["nothing announced"] = 1.0


def _speaks_of_places(
    text: str, found: Sequence[Context], own: Sequence[Evidence], sums: Sequence[float]
) -> bool:
    """Tell whether a text announces a place that could not well be anything else.

    A headline is too short to ask that of it.
    """
    return len(text) < HEADLINE or any(
        value >= STRONG
        and (context.locative or context.kinds or context.comma or context.role in ("dateline", "demonym"))
        and DOUBTS.isdisjoint(evidence)
        for context, evidence, value in zip(found, own, sums, strict=True)
    )


def _evidence(context: Context, gazetteer: Gazetteer, language: Language) -> Evidence:
    """Return what the span and the words beside it say."""
    place, weight = context.senses.place, context.senses.weight
    if place is None:
        return {"nothing": 1.0}
    if context.role == "demonym" and _is_chance(context, place, weight, language):
        return {"nothing": 1.0}
    evidence = {"bias": 1.0, "importance": weight}
    if not REGION.isdisjoint(place.countries):
        evidence["in region"] = 1.0
    if weight < OBSCURE:
        evidence["obscure"] = 1.0
    if context.role in ("demonym", "dateline"):
        evidence[context.role] = 1.0
    _add_neighbours(evidence, context, place)
    word = " " not in context.hit.key and context.role != "demonym"
    if word:
        _add_word(evidence, context, place, gazetteer, language)
    _add_form(evidence, context, word, gazetteer)
    return evidence


def _is_chance(context: Context, place: Place, weight: float, language: Language) -> bool:
    """Tell whether an adjective only looks like that of a place: Islamic, or of a small town far away."""
    if place.kind not in ("settlement", "quarter", "facility"):
        return False
    if not language.stop.isdisjoint((context.hit.key, fold(context.text))):
        return True
    return weight < LITTLE_KNOWN and not context.kinds and REGION.isdisjoint(place.countries)


def _add_neighbours(evidence: Evidence, context: Context, place: Place) -> None:
    """Add what the words beside the span say."""
    agrees = not context.senses.kinds.isdisjoint(context.kinds)
    if context.kinds and (agrees or not context.person):  # the governor of the region, Umirzak Shukeyev
        evidence["kind word"] = 1.0
        if agrees:
            evidence["kind word agrees"] = 1.0
    if context.locative:
        evidence["locative"] = 1.0
    if context.comma:
        evidence["comma"] = 1.0
    demonym = context.role == "demonym"
    if context.speech:
        if place.kind == "country" or place.feature == "PPLC":
            evidence["government"] = 1.0
        elif not demonym:
            evidence["speaker"] = 1.0
    if context.person and not demonym:
        evidence["person"] = 1.0
    if context.title and not demonym:
        evidence["title" if context.hit.tier == EXACT else "title, inflected"] = 1.0


def _add_word(
    evidence: Evidence, context: Context, place: Place, gazetteer: Gazetteer, language: Language
) -> None:
    """Add what is asked of names of one word only: an ordinary word, an address, the start of a sentence."""
    key, folded, weight = context.hit.key, fold(context.text), context.senses.weight
    ordinary = gazetteer.is_ordinary(key) or gazetteer.is_ordinary(folded)
    if ordinary:
        evidence["ordinary word"] = 1.0
    if context.sentence_start:
        evidence["sentence start"] = 1.0
        if ordinary:
            evidence["ordinary start"] = 1.0
        if weight < OBSCURE:
            evidence["obscure start"] = 1.0
    if context.street:
        evidence["street"] = 1.0
    if context.article and place.kind in ("settlement", "quarter"):
        evidence["article"] = 1.0
    if context.article and place.kind == "country":
        evidence["article and country"] = 1.0
    if not context.kinds and _is_stop(
        {key, folded}, language, is_place=weight >= WELL_KNOWN and not context.sentence_start
    ):
        evidence["stop word"] = 1.0


def _add_form(evidence: Evidence, context: Context, word: bool, gazetteer: Gazetteer) -> None:
    """Add what the span itself says: a first name, an ending taken off, letters like those of a firm."""
    key, tier, text, obscure = context.hit.key, context.hit.tier, context.text, "obscure" in evidence
    if " " in key:
        evidence["several words"] = 1.0
    if (word or (obscure and " " in text)) and gazetteer.is_given_name(key.split(" ", 1)[0]):
        evidence["given name"] = 1.0
        if word and context.person:
            evidence["full name"] = 1.0
    if tier == SOUND:
        evidence["by sound"] = 1.0
    elif tier != EXACT:
        evidence["stripped"] = 1.0
        if tier == STRIPPED and context.sentence_start:
            evidence["stripped start"] = 1.0
    if len(key) <= 3:
        evidence["short"] = 1.0
    capitals = 1 < len(text) <= 5 and text.isupper()
    if capitals and context.role != "dateline" and not context.senses.abbreviated:
        evidence["acronym"] = 1.0


def _is_stop(forms: set[str], language: Language, *, is_place: bool) -> bool:
    """Tell whether a word is never a place by itself; Душанбе inside a sentence is no Monday."""
    if not forms.isdisjoint(language.stop) or not forms.isdisjoint(language.organisations):
        return True
    return not is_place and any(form in language.months or form in language.weekdays for form in forms)


def _mention(context: Context, kinds: tuple[str, ...], value: float, gazetteer: Gazetteer) -> Mention:
    hit, role = context.hit, context.role
    if role == "demonym" and _is_unit_adjective(context, kinds, gazetteer):
        role = "literal"
    if role == "literal" and context.speech and not context.locative and context.senses.governs:
        role = "metonym"
    certainty = round(1 / (1 + math.exp(-min(value, 30.0))), 4)
    return Mention(hit.start, hit.end, context.text, role, hit.key, kinds, context.wide, certainty)


def _is_unit_adjective(context: Context, kinds: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Tell whether an adjective names the unit its generic word asks for: Хорезмской области."""
    if not kinds or context.hit.tier == ADJECTIVAL:
        return bool(kinds)
    adjectives = [
        gazetteer.place_at(name.place).kind for name in context.senses.names if name.kind == "adjective"
    ]
    return any(kind in kinds and kind != "country" for kind in adjectives)


def _listed_kinds(text: str, kept: list[Context], language: Language) -> dict[int, tuple[str, ...]]:
    """Return the kinds that a generic word in the plural gives to every item of a list.

    "the cities of Osh, Jalalabad and Batken" asks for three cities.
    """
    kinds: dict[int, tuple[str, ...]] = {}
    for chain in _chains(text, kept, language):
        for end in (chain[0], chain[-1]):
            if end.wide and end.kinds and _is_plural(text, end, language):
                kinds.update({context.hit.start: end.kinds for context in chain})
    return kinds


def _is_plural(text: str, context: Context, language: Language) -> bool:
    start, end = context.wide or (0, 0)
    around = words(text[start : context.hit.start] + " " + text[context.hit.end : end])
    return any(fold(word.text) in language.plural_kinds for word in around)


def _chains(text: str, kept: list[Context], language: Language) -> list[list[Context]]:
    """Return the runs of names joined by commas and conjunctions, two or more each."""
    chains: list[list[Context]] = []
    for context in kept:
        previous = chains[-1][-1] if chains else None
        between = text[previous.hit.end : context.hit.start] if previous else "."
        link = between.strip(" ,\n")
        if (
            previous
            and len(between) < 12
            and ((not link and "," in between) or fold(link) in language.conjunctions)
        ):
            chains[-1].append(context)
        else:
            chains.append([context])
    return [chain for chain in chains if len(chain) > 1]
