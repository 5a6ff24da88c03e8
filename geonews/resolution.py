"""Mentions -> Resolutions: which place each name means, decided for the whole article at once.

Every candidate gets a score from evidence that is kept: how well known it is, whether the
countries and places of the other mentions speak for it, the generic word beside it, the
name after a comma. The focus of the article and the choices are worked out in turn until they agree.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from . import languages
from .distance import EARTH_KM, unit_vector
from .model import Candidate, Resolution
from .schema import REGION
from .senses import fitness, in_capitals, senses_of
from .text import fold
from .weights import RESOLUTION as WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gazetteer import Gazetteer, Name
    from .model import Article, Mention, Place

__all__ = ["resolve"]

NATURAL = frozenset(["water", "mountain", "valley", "area"])
ROUNDS = 3
MOST_CANDIDATES = 40
MOST_ANCHORS = 60
SURE = 0.6
"""Certainty from which a place can vouch for its neighbours."""
TEMPERATURE = 2.0
"""By which differences of scores are divided: the shares are then as often right as they say."""
OTHER_KIND = 0.5
"""What is left of the confidence when the village a text speaks of is known only as a river."""
NEAR_KM = 120.0
"""Distance over which "near" falls to 1/e."""
FAR = math.cos(500 / EARTH_KM)
"""Cosine of the angle from which "near" is nothing."""
SAME_SPOT = math.cos(15 / EARTH_KM)
"""Cosine of the angle within which taking one place for another hardly matters on a map."""
MOST_RIVALS = 8
"""Candidates that count when it is asked how sure the first is."""
NEGLIGIBLE = 0.001
"""Evidence worth less is not told."""
LONGEST_LINK = 30
"""Characters that may stand between a name and the one it lies in."""

_QUALIFIER = re.compile(r",?\s{1,2}(?:(?:[^\W\d_]{2,12}\s)?(?:in|в|во)\s(?:the\s)?)?|\s\(")
"""Between a name and the one it lies in: "Atlanta, Georgia", "Osh in Kyrgyzstan", "Курган, уже в России"."""

MOST_KEPT = 20_000
"""Names whose candidates are remembered from one article to the next."""

Rating = tuple[float, str, "_Option", float, float, int]
"""What an option is worth at present, so that sorting puts the best first: minus the score, id of the place,
option, share of the article its country has, nearness to other places, flags of EVIDENCE that hold."""
Ranked = list[Rating]

EVIDENCE = ("qualified", "qualifies", "inside", "same region", "named so elsewhere")
"""Evidence of other mentions that holds or does not; the flag of each is a power of two."""
_QUALIFIED, _QUALIFIES, _INSIDE, _SAME_REGION, _NAMED = (1 << number for number in range(len(EVIDENCE)))

_NOTHING: dict[str, float] = {}


def resolve(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Resolution]:
    """Return what each mention means, in the same order; ``place`` is None when no candidate fits.

    Args:
        article: the text the mentions are of.
        mentions: in order of the text.
        gazetteer: where the candidates come from.
    """
    if not mentions:
        return []
    resolver = _Resolver(article, mentions, gazetteer)
    for _ in range(ROUNDS):
        if not resolver.settle():
            break
    return resolver.resolutions()


class _Option:
    """A candidate place of a mention with the evidence that does not depend on the other mentions."""

    __slots__ = ("alone", "base", "code", "fixed", "id", "measured", "place", "unit", "x", "y", "z")

    def __init__(self, place: Place, fixed: list[tuple[str, float]]) -> None:
        self.place, self.id = place, place.id
        self.fixed = tuple((name, round(value, 3)) for name, value in fixed if abs(value) >= NEGLIGIBLE)
        self.base = sum([value for _, value in self.fixed])
        self.alone = Candidate(place, self.base, self.fixed)
        self.code = place.countries[0] if len(place.countries) == 1 else None
        self.unit = (place.country, place.admin1)
        self.measured = place.kind != "country"
        self.x, self.y, self.z = unit_vector(place.lat, place.lon)


class _Choice:
    """The options of a name used in one way; the same in every article of a language."""

    __slots__ = ("alone", "ids", "only", "options")

    def __init__(self, options: list[_Option]) -> None:
        self.options = options
        self.ids = frozenset(option.id for option in options)
        self.alone: Ranked = sorted((-o.base, o.id, o, 0.0, 0.0, 0) for o in options)
        self.only = tuple(map(_candidate, self.alone)) if len(options) == 1 else ()


@lru_cache(maxsize=16)
def _known_choices(gazetteer: Gazetteer, language: str) -> dict[tuple[object, ...], _Choice]:
    """Return what is remembered of names in texts of a language."""
    return {}


class _Others:
    """Where the surer places of an article are."""

    __slots__ = ("points", "units")

    def __init__(self, anchors: list[_Option]) -> None:
        self.points = [(anchor.x, anchor.y, anchor.z) for anchor in anchors]
        self.units = {anchor.unit for anchor in anchors if anchor.unit[1]}


class _Setting:
    """What the present choices say of the article: its countries, its surer places.

    Args:
        mentions: of the article.
        ranked: their candidates, best first.
    """

    def __init__(self, mentions: Sequence[Mention], ranked: Sequence[Ranked]) -> None:
        self._by_name: dict[str, dict[str, float]] = {}
        self.totals: defaultdict[str, float] = defaultdict(float)
        anchors: dict[str, _Option] = {}
        sures: dict[int, float] = {}
        for mention, ratings in zip(mentions, ranked, strict=True):
            if not ratings or (id(ratings) in sures and mention.key in self._by_name):
                continue
            option = ratings[0][2]
            sure = sures[id(ratings)] = _certainty(ratings)
            if mention.key not in self._by_name:  # every name counts once
                countries = option.place.countries
                self._by_name[mention.key] = own = {code: sure / len(countries) for code in countries}
                for code, weight in own.items():
                    self.totals[code] += weight
            if option.measured and sure > SURE:
                anchors[option.id] = option
        self._total = sum(self.totals.values())
        self._anchors = list(anchors.values())[:MOST_ANCHORS]
        self._ids = {anchor.id for anchor in self._anchors}
        self._others = _Others(self._anchors)
        self.holders = {a.id for a in self._anchors if a.place.kind in ("region", "district")}

    def others(self, ids: frozenset[str]) -> _Others:
        """Return the surer places, those with some ids left out."""
        if ids.isdisjoint(self._ids):
            return self._others
        return _Others([anchor for anchor in self._anchors if anchor.id not in ids])

    def without(self, name: str) -> tuple[dict[str, float], float]:
        """Return the weights of the countries that a name adds itself, and the sum of all others."""
        own = self._by_name.get(name, _NOTHING)
        return own, self._total - sum(own.values())


class _Resolver:
    def __init__(self, article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        self.article, self.mentions, self.gazetteer = article, mentions, gazetteer
        language = languages.get(article.language or languages.detect(article.text))
        self.language, self.articles = language.code, language.articles
        self._known = _known_choices(gazetteer, self.language)
        self.choices = [self._choice(mention) for mention in mentions]
        self.ranked = [choice.alone for choice in self.choices]
        self.qualifiers = [self._qualifier(index) for index in range(len(mentions))]

    def _choice(self, mention: Mention) -> _Choice:
        is_demonym = mention.role == "demonym"
        article = bool(self.articles) and self._has_article(mention)
        capitals = in_capitals(mention.text, mention.key)
        known = (mention.key, capitals, is_demonym, article, mention.kinds)
        found = self._known.get(known)
        if found is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            names: dict[int, list[Name]] = defaultdict(list)
            usable = senses_of(self.gazetteer, mention.key, capitals, self.language).names
            for name in [name for name in usable if _suits(name, mention)] or usable:
                names[name.place].append(name)
            rows = sorted(names, key=lambda row: (-self.gazetteer.importance(row), row))[:MOST_CANDIDATES]
            found = self._known[known] = _Choice(
                [
                    _Option(self.gazetteer.place_at(row), self._fixed(row, names[row], mention, article))
                    for row in rows
                ]
            )
        return found

    def _has_article(self, mention: Mention) -> bool:
        before = self.article.text[max(0, mention.start - 5) : mention.start]
        return before.endswith(" ") and fold(before.split()[-1] if before.strip() else "") in self.articles

    def _fixed(self, row: int, names: list[Name], mention: Mention, article: bool) -> list[tuple[str, float]]:
        place = self.gazetteer.place_at(row)
        evidence = [("importance", WEIGHTS["importance"] * self.gazetteer.importance(row))]
        own = {place.name}
        if article and place.kind in NATURAL:  # the Panj is the Panj River
            own.add(place.name.rpartition(" ")[0])
        flags = {
            f"a {place.kind}": True,
            "capital": place.feature == "PPLC",
            "natural after article": article and place.kind in NATURAL,
            "region": bool(REGION.intersection(place.countries)),
            "kind": place.kind in mention.kinds,
            "other kind": bool(mention.kinds) and place.kind not in mention.kinds,
            "unit without its word": not mention.kinds and _is_bare_unit(place, names),
            "name": any(name.kind == "official" or name.name in own for name in names),
            "foreign name": all(fitness(name, self.language) < 1 for name in names),
            "historic name": all(name.kind == "historic" for name in names),
        }  # fmt: skip
        return [*evidence, *((name, WEIGHTS[name]) for name, is_set in flags.items() if is_set)]

    def _qualifier(self, index: int) -> int | None:
        """Return the mention that qualifies this one: Atlanta, Georgia; Osh in Kyrgyzstan."""
        if index + 1 >= len(self.mentions):
            return None
        here, following = self.mentions[index], self.mentions[index + 1]
        end = here.wide[1] if here.wide else here.end
        if following.start - end > LONGEST_LINK:
            return None
        between = self.article.text[end : following.start]
        return index + 1 if _QUALIFIER.fullmatch(between) and between.strip() else None

    def _qualified(self, index: int) -> int | None:
        """Return the mention this one qualifies."""
        return index - 1 if index and self.qualifiers[index - 1] == index else None

    def settle(self) -> bool:
        """Weigh every choice against the present ones of the others; tell whether one changed."""
        before = [ranked[0][1] if ranked else None for ranked in self.ranked]
        self._rank()
        return before != [ranked[0][1] if ranked else None for ranked in self.ranked]

    def _rank(self) -> None:
        """Rank the options of the mentions that have several to choose from."""
        setting = _Setting(self.mentions, self.ranked)
        hinted = self._hinted()
        kept: dict[tuple[int, int | None, int | None], Ranked] = {}
        for index, choice in enumerate(self.choices):
            if len(choice.options) < 2:
                continue
            key = (id(choice), self.qualifiers[index], self._qualified(index))
            found = kept.get(key)
            if found is None:
                found = kept[key] = self._rate(index, choice, setting, hinted)
            self.ranked[index] = found
        self._agree()

    def _rate(self, index: int, choice: _Choice, setting: _Setting, hinted: dict[str, set[str]]) -> Ranked:
        """Return the options of a mention with what they are worth in this setting, best first."""
        mention = self.mentions[index]
        qualifier, qualified = self.qualifiers[index], self._qualified(index)
        outer = self.ranked[qualifier][:5] if qualifier is not None else []
        inner = self.ranked[qualified][:2] if qualified is not None else []
        named = hinted.get(mention.key, ()) if not mention.kinds else ()
        others = setting.others(choice.ids)
        points, units = others.points, others.units
        totals, holders = setting.totals, setting.holders
        own, rest = setting.without(mention.key)
        per_share, per_nearness = WEIGHTS["country"], WEIGHTS["near"]
        found: Ranked = []
        for option in choice.options:
            share, flags, near = 0.0, 0, 0.0
            if rest > 0.01:
                code = option.code
                if code is not None:
                    share = (totals.get(code, 0.0) - own.get(code, 0.0)) / rest
                else:
                    several = option.place.countries
                    share = max((totals.get(c, 0.0) - own.get(c, 0.0) for c in several), default=0.0) / rest
            if outer and any(_contains(rating[2].place, option.place) for rating in outer):
                flags = _QUALIFIED
            if inner and any(_contains(option.place, rating[2].place) for rating in inner):
                flags |= _QUALIFIES
            if holders and not holders.isdisjoint(option.place.parents):
                flags |= _INSIDE
            if option.unit in units:
                flags |= _SAME_REGION
            if option.id in named:
                flags |= _NAMED
            if points and option.measured:
                x, y, z = option.x, option.y, option.z
                near = _nearness(max([x * a + y * b + z * c for a, b, c in points]))
            score = option.base + per_share * share + per_nearness * near + (_worth(flags) if flags else 0.0)
            found.append((-score, option.id, option, share, near, flags))
        found.sort()
        return found

    def _hinted(self) -> dict[str, set[str]]:
        """Return, by key, the places that a generic word beside another mention of the name has singled out.

        Not units: a text that says "Osh region" once means the town by "Osh".
        """
        found: dict[str, set[str]] = defaultdict(set)
        for mention, ranked in zip(self.mentions, self.ranked, strict=True):
            if not mention.kinds or not ranked:
                continue
            kind = ranked[0][2].place.kind
            if kind in mention.kinds and kind not in ("region", "district"):
                found[mention.key].add(ranked[0][1])
                if kind in ("facility", "crossing"):  # after "Manas air base", Manas is the base
                    found[mention.key.split(" ")[0]].add(ranked[0][1])
        return found

    def _agree(self) -> None:
        """Give the mentions of one name one sense, unless a word beside one of them asks for another."""
        groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for index, mention in enumerate(self.mentions):
            if not mention.kinds:
                groups[mention.key, mention.role == "demonym"].append(index)
        for indices in groups.values():
            if len({id(self.ranked[i]) for i in indices}) < 2:
                continue
            totals: defaultdict[str, float] = defaultdict(float)
            for i in indices:
                for rating in self.ranked[i]:
                    totals[rating[1]] += rating[0]
            for i in indices:
                self.ranked[i] = sorted(self.ranked[i], key=lambda rating: (totals[rating[1]], rating[1]))

    def resolutions(self) -> list[Resolution]:
        """Return the choices with what spoke for them; the only candidate of a name needs no others' word."""
        found = []
        known: dict[int, tuple[float, tuple[Candidate, ...]]] = {}
        for mention, choice, ranked in zip(self.mentions, self.choices, self.ranked, strict=True):
            sure, candidates = 1.0, choice.only
            if not candidates:
                if id(ranked) not in known:
                    known[id(ranked)] = _certainty(ranked), tuple(map(_candidate, ranked))
                sure, candidates = known[id(ranked)]
            place = candidates[0].place if candidates else None
            sure *= mention.certainty
            if place and mention.kinds and place.kind not in mention.kinds:
                sure *= OTHER_KIND
            found.append(Resolution(mention, place, round(sure, 3), candidates=candidates))
        return found


@cache
def _worth(flags: int) -> float:
    """Return what the evidence of these flags is worth together."""
    return sum(WEIGHTS[name] for number, name in enumerate(EVIDENCE) if flags >> number & 1)


def _candidate(rating: Rating) -> Candidate:
    """Return an option with all its evidence, rounded as it is shown."""
    _, _, option, share, near, flags = rating
    more: list[tuple[str, float]] = []
    if share and (country := round(WEIGHTS["country"] * share, 3)):
        more.append(("country", country))
    if flags:
        more += _told(flags)
    if near and (nearness := round(WEIGHTS["near"] * near, 3)):
        more.append(("near", nearness))
    if not more:
        return option.alone
    return Candidate(option.place, sum([value for _, value in more], option.base), (*option.fixed, *more))


@cache
def _told(flags: int) -> list[tuple[str, float]]:
    """Return the evidence of these flags, rounded as it is shown."""
    return [(name, round(WEIGHTS[name], 3)) for number, name in enumerate(EVIDENCE) if flags >> number & 1]


def _suits(name: Name, mention: Mention) -> bool:
    """Tell whether a kind of name goes with a use; an adjective names a unit beside its generic word."""
    if mention.role == "demonym":
        return name.kind in ("demonym", "adjective")
    return name.kind != "demonym" and (name.kind != "adjective" or bool(mention.kinds))


def _is_bare_unit(place: Place, names: list[Name]) -> bool:
    """Tell whether a place is a unit called without its generic word: "Osh" for Osh Region."""
    return place.kind in ("region", "district") and all(
        name.name != place.name or " " not in place.name for name in names
    )


def _contains(outer: Place, inner: Place) -> bool:
    if outer.id == inner.id:
        return False
    return outer.id in inner.parents or (outer.kind == "country" and outer.country in inner.countries)


def _certainty(ranked: Ranked) -> float:
    """Return the share of the best candidate, its nearby doubles counted with it, 0 to 1."""
    if len(ranked) < 2:
        return float(len(ranked))
    best, _, here, *_ = ranked[0]
    x, y, z = here.x, here.y, here.z
    rivals = 0.0
    for order, _, there, *_ in ranked[1:MOST_RIVALS]:
        if x * there.x + y * there.y + z * there.z < SAME_SPOT:
            rivals += math.exp(min(0.0, best - order) / TEMPERATURE)
    return 1.0 / (1.0 + rivals)


def _nearness(cosine: float) -> float:
    """Return how near a place is: 1 at no distance, 0 from some 500 km.

    Args:
        cosine: of the angle between the two places, seen from the middle of the Earth.
    """
    return math.exp(-EARTH_KM * math.acos(min(1.0, cosine)) / NEAR_KM) if cosine > FAR else 0.0
