"""Article -> Mentions: which spans name a place, and in what role.

The matcher proposes names; the words around each decide whether it is a place at all
(not a person, a firm, an ordinary word at the start of a sentence), how it is used and
which kind of place the text asks for. The words are data of the language files, what
each is worth is in weights.py.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from . import languages
from .context import Surroundings
from .matcher import ADJECTIVAL, EXACT, LOCATIVE, SOUND, STRIPPED, Matcher
from .model import Mention
from .text import fold, words
from .weights import RECOGNITION as WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Context
    from .gazetteer import Gazetteer, Name
    from .languages import Language
    from .model import Article, Place

__all__ = ["Evidence", "fitness", "recognise", "weigh"]

REGION = frozenset(["KG", "KZ", "UZ", "TJ", "TM"])
CYRILLIC = frozenset(["ru", "ky", "kk", "uz", "tg"])
"""Languages whose texts use Russian names too."""
STRONG = 2.0
"""Sum from which a mention vouches for the others of its name and for its country."""
WELL_KNOWN = 0.5
"""Importance from which a place may share its name with a month or a weekday."""
OBSCURE = 0.2
"""Importance below which a place is a village that few texts mean."""
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
    sums = {context.hit.start: worth(evidence) for context, evidence in zip(found, weighed, strict=True)}
    kept = [context for context in found if sums[context.hit.start] > 0]
    kinds = _listed_kinds(article.text, kept, language)
    return [
        _mention(context, kinds.get(context.hit.start, context.kinds), sums[context.hit.start], gazetteer)
        for context in kept
    ]


def read_contexts(text: str, gazetteer: Gazetteer, language: Language) -> list[Context]:
    """Return every span that could be a name, with what stands around it."""
    hits = _matcher(gazetteer, language).find(text, any_case=_lacks_capitals(text))
    return Surroundings(text, hits, language, gazetteer).read()


_MATCHERS: dict[tuple[int, str], Matcher] = {}


def _matcher(gazetteer: Gazetteer, language: Language) -> Matcher:
    key = (id(gazetteer), language.code)
    matcher = _MATCHERS.get(key)
    if matcher is None or matcher.gazetteer is not gazetteer:
        matcher = _MATCHERS[key] = Matcher(gazetteer, language)
    return matcher


def _lacks_capitals(text: str) -> bool:
    """Tell whether a text is written in lower case throughout, as in chats and old feeds."""
    sample = text[:4000]
    letters = sum(map(str.isalpha, sample))
    return letters > 20 and sum(map(str.isupper, sample)) < letters / 500


def worth(evidence: Evidence) -> float:
    """Return the weighted sum of the evidence; a place is what is worth more than nothing."""
    return sum(WEIGHTS[name] * value for name, value in evidence.items())


def weigh(text: str, found: Sequence[Context], gazetteer: Gazetteer, language: Language) -> list[Evidence]:
    """Return the evidence for each span: its own, then what the rest of the text adds."""
    own = [_evidence(context, gazetteer, language) for context in found]
    sums = [worth(evidence) for evidence in own]
    best: dict[str, float] = {}
    focus: Counter[str] = Counter()
    for context, value in zip(found, sums, strict=True):
        known = best.get(context.hit.key, -9.0)
        if value >= STRONG > known:
            focus.update(_countries(context, gazetteer))
        best[context.hit.key] = max(known, value)
    people = {context.hit.key for context in found if context.person and not context.locative}
    alone = not _speaks_of_places(text, found, own, sums)
    for context, evidence, value in zip(found, own, sums, strict=True):
        if context.role != "demonym":
            evidence.update(_shared_evidence(context, value, best, people, alone))
            share = focus.copy()
            if value >= STRONG:
                share.subtract(_countries(context, gazetteer))
            total = sum(share.values())
            if total > 0:
                evidence["focus"] = (
                    max((share[code] for code in _countries(context, gazetteer)), default=0) / total
                )
    return own


def _shared_evidence(
    context: Context, value: float, best: dict[str, float], people: set[str], alone: bool
) -> Evidence:
    """Return what the other mentions of the name and the text as a whole say."""
    evidence: Evidence = {}
    key = context.hit.key
    if key in people and not context.person:
        evidence["person elsewhere"] = 1.0
    elif best[key] >= STRONG and value < STRONG:
        evidence["place elsewhere"] = 1.0
    if alone:
        evidence["nothing announced"] = 1.0
    return evidence


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
    hit, names = context.hit, context.names
    if not names:
        return {"nothing": 1.0}
    weight, place = _best_known(gazetteer, hit.key, len(names), language.code)
    demonym = context.role == "demonym"
    word = " " not in hit.key and not demonym
    ordinary = word and (gazetteer.is_ordinary(hit.key) or gazetteer.is_ordinary(fold(context.text)))
    governs = place.kind == "country" or place.feature == "PPLC"
    capitals = context.text.isupper() and len(context.text) > 1
    flags = {
        "bias": True,
        "in region": bool(REGION.intersection(place.countries)),
        "demonym": demonym,
        "locative": context.locative,
        "kind word": bool(context.kinds),
        "kind word agrees": bool(context.kinds) and _has_kind(names, context.kinds, gazetteer),
        "several words": " " in hit.key,
        "comma": context.comma,
        "dateline": context.role == "dateline",
        "government": context.speech and governs,
        "speaker": context.speech and not governs and not demonym,
        "article": context.article and word and place.kind in ("settlement", "quarter"),
        "article and country": context.article and word and place.kind == "country",
        "obscure": weight < OBSCURE,
        "obscure start": weight < OBSCURE and context.sentence_start and word,
        "sentence start": context.sentence_start and word,
        "ordinary word": ordinary,
        "ordinary start": ordinary and context.sentence_start,
        "stop word": word and not context.kinds and _is_stop(context, language, weight >= WELL_KNOWN),
        "given name": (word or (weight < OBSCURE and " " in context.text))
        and gazetteer.is_given_name(hit.key.split(" ")[0]),
        "person": context.person and not demonym,
        "full name": context.person and word and gazetteer.is_given_name(hit.key),
        "street": context.street and word,
        "title": context.title and hit.tier == EXACT and not demonym,
        "title, inflected": context.title and hit.tier != EXACT and not demonym,
        "stripped": hit.tier in (LOCATIVE, STRIPPED, ADJECTIVAL),
        "stripped start": hit.tier == STRIPPED and context.sentence_start,
        "by sound": hit.tier == SOUND,
        "short": len(hit.key) <= 3,
        "acronym": capitals and len(context.text) <= 5 and context.role != "dateline"
        and not any(name.kind == "abbreviation" for name in names),
    }  # fmt: skip
    return {"importance": weight, **{name: 1.0 for name, is_set in flags.items() if is_set}}


@lru_cache(maxsize=1 << 16)
def _best_known(gazetteer: Gazetteer, key: str, count: int, language: str) -> tuple[float, Place]:
    """Return how well known the best place of a key is in texts of a language, and that place.

    Args:
        gazetteer: where the names are.
        key: of the name index.
        count: of its names that are usable; where some are not, those are the abbreviations.
        language: ISO 639-1 code.
    """
    names = gazetteer.names_of_key(key)
    if len(names) != count:
        names = tuple(name for name in names if name.kind != "abbreviation")
    weights = {name: gazetteer.importance(name.place) * fitness(name, language) for name in names}
    best = max(weights, key=lambda name: weights[name])
    return weights[best], gazetteer.place_at(best.place)


def _has_kind(names: Sequence[Name], kinds: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    return any(gazetteer.place_at(name.place).kind in kinds for name in names)


def _is_stop(context: Context, language: Language, well_known: bool) -> bool:
    """Tell whether a word is never a place by itself; Душанбе inside a sentence is no Monday."""
    forms = {context.hit.key, fold(context.text)}
    if not forms.isdisjoint(language.stop) or not forms.isdisjoint(language.organisations):
        return True
    is_day = any(form in language.months or form in language.weekdays for form in forms)
    return is_day and (context.sentence_start or not well_known)


def _countries(context: Context, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the countries of the best known place a span can mean."""
    best = max(context.names, key=lambda name: gazetteer.importance(name.place), default=None)
    return gazetteer.place_at(best.place).countries if best else ()


def fitness(name: Name, language: str) -> float:
    """Return how well a name suits a text of a language, 0 to 1.

    >>> from geonews.gazetteer import Name
    >>> fitness(Name(1, "Rossiya", "uz", "official"), "en")
    0.4
    """
    own = {"en", "ru", language} if language in CYRILLIC else {"en", language}
    return 1.0 if not name.language or own.intersection(name.language.split(",")) else 0.4


def _mention(context: Context, kinds: tuple[str, ...], value: float, gazetteer: Gazetteer) -> Mention:
    hit, role = context.hit, context.role
    if role == "demonym" and _is_unit_adjective(context, kinds, gazetteer):
        role = "literal"
    if role == "literal" and context.speech and not context.locative and _governs(context, gazetteer):
        role = "metonym"
    certainty = round(1 / (1 + math.exp(-min(value, 30.0))), 4)
    return Mention(hit.start, hit.end, context.text, role, hit.key, kinds, context.wide, certainty)


def _is_unit_adjective(context: Context, kinds: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Tell whether an adjective names the unit its generic word asks for: Хорезмской области."""
    if not kinds or context.hit.tier == ADJECTIVAL:
        return bool(kinds)
    adjectives = [gazetteer.place_at(name.place).kind for name in context.names if name.kind == "adjective"]
    return any(kind in kinds and kind != "country" for kind in adjectives)


def _governs(context: Context, gazetteer: Gazetteer) -> bool:
    """Tell whether a name can stand for a government: that of a country or a capital."""
    places = (gazetteer.place_at(name.place) for name in context.names)
    return any(place.kind == "country" or place.feature == "PPLC" for place in places)


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
