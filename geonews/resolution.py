"""Mentions -> Resolutions: which place each name means, decided for the whole article at once.

Every candidate gets a score from evidence that is kept: how well known it is, whether the
countries and places of the other mentions speak for it, the generic word beside it, the
name after a comma. The focus of the article and the choices are worked out in turn until they agree.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from . import languages
from .context import usable_names
from .distance import EARTH_KM, distance_km
from .model import Candidate, Resolution
from .recognition import fitness
from .text import fold
from .weights import RESOLUTION as WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .gazetteer import Gazetteer, Name
    from .model import Article, Mention, Place

__all__ = ["resolve"]

REGION = frozenset(["KG", "KZ", "UZ", "TJ", "TM"])
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
FAR_DEGREES = 4.5
"""Difference in latitude from which places need not be measured: 500 km."""
NEAR_KM = 120.0
"""Distance over which "near" falls to 1/e."""

_QUALIFIER = re.compile(r",?\s{1,2}(?:(?:[^\W\d_]{2,12}\s)?(?:in|в|во)\s(?:the\s)?)?|\s\(")
"""Between a name and the one it lies in: "Atlanta, Georgia", "Osh in Kyrgyzstan", "Курган, уже в России"."""

MOST_KEPT = 20_000
"""Names whose candidates are remembered from one article to the next."""

Scored = list[Candidate]
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

    __slots__ = ("fixed", "place")

    def __init__(self, place: Place, fixed: list[tuple[str, float]]) -> None:
        self.place, self.fixed = place, fixed


@lru_cache(maxsize=16)
def _known_options(gazetteer: Gazetteer, language: str) -> dict[tuple[object, ...], list[_Option]]:
    """Return what is remembered of names in texts of a language."""
    return {}


class _Anchor:
    """A surer place of the article, its position ready for the haversine formula (distance.distance_km)."""

    __slots__ = ("lat", "lon", "place", "width")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.lat, self.lon = radians(place.lat), radians(place.lon)
        self.width = cos(self.lat)


class _Setting:
    """What the present choices say of the article: its countries, its surer places.

    Args:
        mentions: of the article.
        scored: their candidates, best first.
    """

    def __init__(self, mentions: Sequence[Mention], scored: Sequence[Scored]) -> None:
        self._by_name: dict[str, dict[str, float]] = {}
        self._totals: defaultdict[str, float] = defaultdict(float)
        anchors = {}
        for mention, candidates in zip(mentions, scored, strict=True):
            if not candidates:
                continue
            place, sure = candidates[0].place, _certainty(candidates)
            if mention.key not in self._by_name:  # every name counts once
                self._by_name[mention.key] = {code: sure / len(place.countries) for code in place.countries}
                for code, weight in self._by_name[mention.key].items():
                    self._totals[code] += weight
            if place.kind != "country" and sure > SURE:
                anchors[place.id] = place
        self._total = sum(self._totals.values())
        self.anchors = [_Anchor(place) for place in list(anchors.values())[:MOST_ANCHORS]]
        self.holders = {a.place.id for a in self.anchors if a.place.kind in ("region", "district")}

    def share(self, name: str, countries: tuple[str, ...]) -> float:
        """Return how much of the article, a name itself left out, is about one of some countries: 0 to 1."""
        own = self._by_name.get(name, _NOTHING)
        rest = self._total - sum(own.values())
        if rest <= 0.01:
            return 0.0
        totals = self._totals
        if len(countries) == 1:
            code = countries[0]
            return (totals.get(code, 0.0) - own.get(code, 0.0)) / rest
        return max((totals.get(code, 0.0) - own.get(code, 0.0) for code in countries), default=0.0) / rest


class _Resolver:
    def __init__(self, article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        self.article, self.mentions, self.gazetteer = article, mentions, gazetteer
        language = languages.get(article.language or languages.detect(article.text))
        self.language, self.articles = language.code, language.articles
        self._known = _known_options(gazetteer, self.language)
        self.options = [self._options(mention) for mention in mentions]
        self.scored: list[Scored] = [self._score_alone(options) for options in self.options]
        self.qualifiers = [self._qualifier(index) for index in range(len(mentions))]

    def _options(self, mention: Mention) -> list[_Option]:
        is_demonym = mention.role == "demonym"
        article = self._has_article(mention)
        known = (mention.key, mention.text.isupper(), is_demonym, article, mention.kinds)
        if known not in self._known:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            names: dict[int, list[Name]] = defaultdict(list)
            usable = usable_names(self.gazetteer, mention.key, mention.text)
            for name in [name for name in usable if _suits(name, mention)] or usable:
                names[name.place].append(name)
            rows = sorted(names, key=lambda row: (-self.gazetteer.importance(row), row))[:MOST_CANDIDATES]
            self._known[known] = [
                _Option(self.gazetteer.place_at(row), self._fixed(row, names[row], mention, article))
                for row in rows
            ]
        return self._known[known]

    def _has_article(self, mention: Mention) -> bool:
        before = self.article.text[max(0, mention.start - 5) : mention.start]
        return before.endswith(" ") and fold(before.split()[-1] if before.strip() else "") in self.articles

    def _fixed(self, row: int, names: list[Name], mention: Mention, article: bool) -> list[tuple[str, float]]:
        place = self.gazetteer.place_at(row)
        evidence = [("importance", WEIGHTS["importance"] * self.gazetteer.importance(row))]
        flags = {
            f"a {place.kind}": True,
            "capital": place.feature == "PPLC",
            "natural after article": article and place.kind in NATURAL,
            "region": bool(REGION.intersection(place.countries)),
            "kind": place.kind in mention.kinds,
            "other kind": bool(mention.kinds) and place.kind not in mention.kinds,
            "unit without its word": not mention.kinds and _is_bare_unit(place, names),
            "name": any(name.kind == "official" or name.name == place.name for name in names),
            "foreign name": all(fitness(name, self.language) < 1 for name in names),
            "historic name": all(name.kind == "historic" for name in names),
        }  # fmt: skip
        return [*evidence, *((name, WEIGHTS[name]) for name, is_set in flags.items() if is_set)]

    def _score_alone(self, options: list[_Option]) -> Scored:
        return _ranked(Candidate(o.place, sum(v for _, v in o.fixed), tuple(o.fixed)) for o in options)

    def _qualifier(self, index: int) -> int | None:
        """Return the mention that qualifies this one: Atlanta, Georgia; Osh in Kyrgyzstan."""
        if index + 1 >= len(self.mentions):
            return None
        here, following = self.mentions[index], self.mentions[index + 1]
        between = self.article.text[(here.wide or (0, here.end))[1] : following.start]
        return index + 1 if _QUALIFIER.fullmatch(between) and between.strip() else None

    def _qualified(self, index: int) -> int | None:
        """Return the mention this one qualifies."""
        return index - 1 if index and self.qualifiers[index - 1] == index else None

    def settle(self) -> bool:
        """Score every mention against the present choices of the others; tell whether a choice changed."""
        before = [scored[0].place.id if scored else None for scored in self.scored]
        setting = _Setting(self.mentions, self.scored)
        hinted = self._hinted()
        kept: dict[tuple[int, int | None, int | None], Scored] = {}
        for index, options in enumerate(self.options):
            key = (id(options), self.qualifiers[index], self._qualified(index))
            if key not in kept:
                found = self._score(index, options, setting)
                kept[key] = self._recall(index, found, hinted)
            self.scored[index] = kept[key]
        self._agree()
        return before != [scored[0].place.id if scored else None for scored in self.scored]

    def _score(self, index: int, options: list[_Option], setting: _Setting) -> Scored:
        qualifier = self.qualifiers[index]
        outer = self.scored[qualifier] if qualifier is not None else []
        qualified = self._qualified(index)
        inner = self.scored[qualified] if qualified is not None else []
        own = {o.place.id for o in options}
        others = [anchor for anchor in setting.anchors if anchor.place.id not in own]
        regions = {(a.place.country, a.place.admin1) for a in others if a.place.admin1}
        found = []
        for option in options:
            place = option.place
            evidence = list(option.fixed)
            share = setting.share(self.mentions[index].key, place.countries)
            evidence.append(("country", WEIGHTS["country"] * share))
            if outer and _holds(outer, place):
                evidence.append(("qualified", WEIGHTS["qualified"]))
            if inner and any(_contains(place, candidate.place) for candidate in inner[:2]):
                evidence.append(("qualifies", WEIGHTS["qualifies"]))
            if setting.holders.intersection(place.parents):
                evidence.append(("inside", WEIGHTS["inside"]))
            if (place.country, place.admin1) in regions:
                evidence.append(("same region", WEIGHTS["same region"]))
            if place.kind != "country":
                evidence.append(("near", WEIGHTS["near"] * _nearness(place, others)))
            evidence = [(name, round(value, 3)) for name, value in evidence if abs(value) >= 0.001]
            found.append(Candidate(place, sum(value for _, value in evidence), tuple(evidence)))
        return _ranked(found)

    def _hinted(self) -> dict[str, set[str]]:
        """Return, by key, the places that a generic word beside another mention of the name has singled out.

        Not units: a text that says "Osh region" once means the town by "Osh".
        """
        found: dict[str, set[str]] = defaultdict(set)
        for mention, scored in zip(self.mentions, self.scored, strict=True):
            kind = scored[0].place.kind if scored else ""
            if kind in mention.kinds and kind not in ("region", "district"):
                found[mention.key].add(scored[0].place.id)
                if kind in ("facility", "crossing"):  # after "Manas air base", Manas is the base
                    found[mention.key.split(" ")[0]].add(scored[0].place.id)
        return found

    def _recall(self, index: int, scored: Scored, hinted: dict[str, set[str]]) -> Scored:
        """Add what another mention of the name, with a generic word, says of a mention without one."""
        mention = self.mentions[index]
        ids = hinted.get(mention.key)
        if mention.kinds or not ids:
            return scored
        worth = WEIGHTS["named so elsewhere"]
        return _ranked(
            Candidate(c.place, c.score + worth, (*c.evidence, ("named so elsewhere", worth)))
            if c.place.id in ids
            else c
            for c in scored
        )

    def _agree(self) -> None:
        """Give the mentions of one name one sense, unless a word beside one of them asks for another."""
        groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for index, mention in enumerate(self.mentions):
            groups[mention.key, mention.role == "demonym"].append(index)
        for indices in groups.values():
            plain = [i for i in indices if not self.mentions[i].kinds]
            if len(plain) < 2:
                continue
            totals: defaultdict[str, float] = defaultdict(float)
            for i in plain:
                for candidate in self.scored[i]:
                    totals[candidate.place.id] += candidate.score
            for i in plain:
                self.scored[i] = sorted(self.scored[i], key=lambda c: (-totals[c.place.id], c.place.id))

    def resolutions(self) -> list[Resolution]:
        return [
            Resolution(
                mention=mention,
                place=scored[0].place if scored else None,
                confidence=round(_certainty(scored) * mention.certainty * _fits(mention, scored), 3),
                candidates=tuple(scored),
            )
            for mention, scored in zip(self.mentions, self.scored, strict=True)
        ]


def _suits(name: Name, mention: Mention) -> bool:
    """Tell whether a kind of name goes with a use; an adjective names a unit beside its generic word."""
    if mention.role == "demonym":
        return name.kind in ("demonym", "adjective")
    return name.kind != "demonym" and (name.kind != "adjective" or bool(mention.kinds))


def _fits(mention: Mention, scored: Scored) -> float:
    """Return a factor below 1 where the text asks for another kind than the best candidate is."""
    return OTHER_KIND if scored and mention.kinds and scored[0].place.kind not in mention.kinds else 1.0


def _ranked(candidates: Iterable[Candidate]) -> Scored:
    return sorted(candidates, key=lambda c: (-c.score, c.place.id))


def _is_bare_unit(place: Place, names: list[Name]) -> bool:
    """Tell whether a place is a unit called without its generic word: "Osh" for Osh Region."""
    return place.kind in ("region", "district") and all(
        name.name != place.name or " " not in place.name for name in names
    )


def _holds(outer: Scored, place: Place) -> bool:
    """Tell whether one of the likelier senses of a qualifying name contains a place."""
    return any(_contains(candidate.place, place) for candidate in outer[:5])


def _contains(outer: Place, inner: Place) -> bool:
    if outer.id == inner.id:
        return False
    return outer.id in inner.parents or (outer.kind == "country" and outer.country in inner.countries)


def _certainty(scored: Scored) -> float:
    """Return the share of the best candidate, its nearby doubles counted with it, 0 to 1."""
    if not scored:
        return 0.0
    best = scored[0]
    rivals = [c for c in scored[1:8] if not _is_same_spot(c.place, best.place)]
    return 1.0 / (1.0 + sum(math.exp(min(0.0, c.score - best.score) / TEMPERATURE) for c in rivals))


def _nearness(place: Place, others: list[_Anchor]) -> float:
    """Return how near the nearest of other places is: 1 at no distance, 0 from some 500 km."""
    lat, lon = radians(place.lat), radians(place.lon)
    width = cos(lat)
    least = math.inf
    for anchor in others:
        if abs(anchor.place.lat - place.lat) < FAR_DEGREES:
            half = sin((anchor.lat - lat) / 2) ** 2 + width * anchor.width * sin((anchor.lon - lon) / 2) ** 2
            least = min(least, half)
    if least == math.inf:
        return 0.0
    return math.exp(-2 * EARTH_KM * asin(sqrt(min(1.0, least))) / NEAR_KM)


def _is_same_spot(one: Place, other: Place) -> bool:
    """Tell whether two places are so near that taking one for the other hardly matters on a map."""
    if abs(one.lat - other.lat) > 0.2:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= 15.0
