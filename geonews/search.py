"""Questions to the gazetteer by name or by point.

A name is tried as written, then by sound (one key for all transliterations), then for
similar spelling; generic words ("Osh region") and a qualifier ("Jalalabad, Afghanistan") narrow the answer.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .distance import distance_km
from .gazetteer import open_gazetteer
from .location import Location, Neighbour, neighbours
from .location import locate as units_at
from .model import Candidate
from .schema import REGION, trigrams
from .text import join_key, sound_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .gazetteer import Gazetteer
    from .model import Place

__all__ = ["Location", "Neighbour", "locate", "lookup", "near", "suggest"]

SAME, INFLECTED, SOUNDS, SIMILAR = 2.0, 1.5, 1.4, 1.0
"""What a match is worth before importance is added."""
STRIPPED = 1.0
"""Taken off a match without the generic word: "Osh" for "Osh region"."""
KIND_WORD = 1.0
"""For being of the kind that the generic word asks for, or for having that word in the name itself."""
OTHER_KIND = 0.3
CAPITAL = 0.3
HISTORIC = 0.2
UNTAGGED = 0.1
"""A name of no known language is more often wrong."""
SHARED = 0.04
"""For each further language that has the name, at most MOST_SHARED of them."""
MOST_SHARED = 4
UNIT_WORD = 0.5
"""A bare name means the town before the region or district named after it."""
REGION_BONUS = 0.35
ANSWER_RATIO = 0.8
"""Similarity of sound keys (optimal string alignment) from which a name is an answer, not a suggestion."""
SUGGEST_RATIO = 0.6
PROBED = 800
"""Sound keys compared letter by letter, those that share most trigrams first."""
BESIDE_KM = 15.0
"""How far outside a qualifier's radius a place may lie: "Dordoi Bazaar, Bishkek"."""
SHORTEST_STEM = 2
SHORT = 4
"""Letters of a name up to which a swap of two is looked for."""
WELL_KNOWN = 1.0
"""Weight of the importance of a place that a short or inflected name can mean."""
MOST_LETTERS = 200
"""Of a query; what follows is no name."""
MOST_QUALIFIERS = 2
MODIFIERS = frozenset(
    "air border coal gas gold hydroelectric international military nuclear oil power railway".split()
)
"""Words before a generic word that belong to it."""


def lookup(
    name: str,
    *,
    country: str | None = None,
    kind: str | None = None,
    language: str | None = None,
    limit: int = 10,
    gazetteer: Gazetteer | None = None,
) -> list[Candidate]:
    """Return the places a name can mean, the likeliest first.

    Args:
        name: in any of the languages and scripts; may hold a generic word or a qualifier after a comma.
        country: ISO 3166-1 alpha-2 code the place must lie in.
        kind: one of model.KINDS.
        language: ISO 639-1 code of the language the name must be in.
        limit: most answers.
        gazetteer: the one of the package when None.

    >>> lookup("Jalalabad")[0].place.country
    'KG'
    >>> lookup("Jalalabad, Afghanistan")[0].place.admin1
    'Nangarhar'
    """
    gazetteer = gazetteer or open_gazetteer()
    name, *qualifiers = name[:MOST_LETTERS].split(",", MOST_QUALIFIERS)
    outer = _outer(",".join(qualifiers[:MOST_QUALIFIERS]).strip(), gazetteer)
    best: dict[str, Candidate] = {}
    for find in (_find_same, _find_sounding, _find_inflected, _find_similar):
        found = [
            candidate
            for candidate in find(name, language, gazetteer)
            if (not country or country.upper() in candidate.place.countries)
            and (not kind or candidate.place.kind == kind)
            and (not outer or any(_is_within(candidate.place, place) for place in outer))
        ]
        best = {c.place.id: c for c in _best_of_each([*best.values(), *found])}
        sure = [c for c in found if ("other kind", -OTHER_KIND) not in c.evidence]
        if sure and (find is not _find_inflected or max(map(_importance, sure)) >= WELL_KNOWN):
            break  # what looks like the ending of an unknown place may be a slip in a known one
    return sorted(best.values(), key=lambda c: (-c.score, c.place.id))[:limit]


def _importance(candidate: Candidate) -> float:
    return dict(candidate.evidence)["importance"]


def _outer(qualifier: str, gazetteer: Gazetteer) -> list[Place]:
    """Return the places a qualifier can mean: a name, or the code of a country."""
    country = gazetteer.place(f"iso:{qualifier.upper()}") if len(qualifier) == 2 else None
    if country or not qualifier:
        return [country] if country else []
    return [candidate.place for candidate in lookup(qualifier, limit=3, gazetteer=gazetteer)]


def _is_within(place: Place, outer: Place) -> bool:
    """Tell whether a place is, belongs to or lies close to another."""
    if outer.id in (place.id, *place.parents):
        return True
    units = ("country", "region", "district")
    return (
        outer.kind not in units
        and place.kind not in units
        and (distance_km(place.lat, place.lon, outer.lat, outer.lon) <= outer.radius_km + BESIDE_KM)
    )


def suggest(name: str, *, limit: int = 5, gazetteer: Gazetteer | None = None) -> list[str]:
    """Return names spelt somewhat like one that is not in the gazetteer: "did you mean".

    >>> "Bishkek" in suggest("Bishcek")
    True
    """
    gazetteer = gazetteer or open_gazetteer()
    found = _similar(name[:MOST_LETTERS], None, gazetteer, SUGGEST_RATIO)
    ranked = sorted(found, key=lambda c: (-c.score, c.place.id))
    return list(dict.fromkeys(candidate.place.name for candidate in ranked))[:limit]


def near(
    lat: float,
    lon: float,
    *,
    kinds: Sequence[str] = ("settlement",),
    limit: int = 5,
    gazetteer: Gazetteer | None = None,
) -> list[Neighbour]:
    """Return the places nearest to a point.

    Args:
        lat: WGS 84 degrees.
        lon: WGS 84 degrees.
        kinds: of model.KINDS, what to name.
        limit: most answers.
        gazetteer: the one of the package when None.

    Raises:
        ValueError: the point is not on Earth.

    >>> near(40.53, 72.80)[0].place.name
    'Osh'
    """
    _check_point(lat, lon)
    return neighbours(lat, lon, kinds, limit, gazetteer or open_gazetteer())


def locate(lat: float, lon: float, *, gazetteer: Gazetteer | None = None) -> Location:
    """Return the district, region and country that hold a point; the district is the likeliest one.

    Args:
        lat: WGS 84 degrees.
        lon: WGS 84 degrees.
        gazetteer: the one of the package when None.

    Raises:
        ValueError: the point is not on Earth.

    >>> [unit.name for unit in locate(40.53, 72.80) if unit and unit.kind != "district"]
    ['Osh Region', 'Kyrgyzstan']
    """
    _check_point(lat, lon)
    return units_at(lat, lon, gazetteer or open_gazetteer())


def _check_point(lat: float, lon: float) -> None:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # not a number fails too
        raise ValueError(f"no such point: latitude {lat} must be within ±90, longitude {lon} within ±180")


def _find_same(name: str, language: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    return _with_and_without(join_key(name), SAME, lambda key: [key], language, gazetteer)


def _find_sounding(name: str, language: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    def keys_of(key: str) -> Sequence[str]:
        return gazetteer.keys_of_sound(sound_key(key))

    return _with_and_without(join_key(name), SOUNDS, keys_of, language, gazetteer)


def _find_inflected(name: str, language: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    """Take endings off the last word (Оштон, Toshkentdan), or find the place of an adjective (Ошской)."""
    from .languages import LANGUAGES

    key = join_key(name)
    before, _, last = key.rpartition(" ")
    stems = {
        f"{before} {last[: len(last) - len(ending)]}{instead}".strip()
        for known in LANGUAGES.values()
        for ending, instead in (*((suffix, "") for suffix in known.suffixes), *known.replacements)
        if last.endswith(ending) and len(last) - len(ending) >= SHORTEST_STEM
    }
    found = _candidates(((stem, INFLECTED) for stem in stems - {key}), language, gazetteer)
    found = [c for c in found if len(c.place.name) > SHORTEST_STEM + 1 or _importance(c) > WELL_KNOWN]
    return _best_of_each([*found, *_candidates([(key, INFLECTED)], language, gazetteer, adjectives=True)])


def _with_and_without(
    key: str,
    worth: float,
    keys_of: Callable[[str], Sequence[str]],
    language: str | None,
    gazetteer: Gazetteer,
) -> list[Candidate]:
    """Return the places a key can mean, as it stands and without its generic word."""
    bare, kinds = _without_kind_words(key)
    whole = _candidates(((k, worth) for k in keys_of(key)), language, gazetteer)
    if bare == key:
        return _best_of_each(whole)
    shorter = _candidates(((k, worth - STRIPPED) for k in keys_of(bare)), language, gazetteer)
    return _best_of_each(
        [_more(c, "whole name", KIND_WORD) for c in whole]
        + [
            _more(c, "kind word", KIND_WORD) if c.place.kind in kinds else _more(c, "other kind", -OTHER_KIND)
            for c in shorter
        ]
    )


def _find_similar(name: str, language: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    return _similar(name, language, gazetteer, ANSWER_RATIO)


def _similar(name: str, language: str | None, gazetteer: Gazetteer, least: float) -> list[Candidate]:
    """Compare by trigrams of the sound key first, letter by letter then."""
    from rapidfuzz.distance import OSA

    sound = sound_key(name)
    shared: Counter[int] = Counter()
    for gram in sorted(trigrams(sound)):  # in order, so that ties fall the same way on each run
        shared.update(gazetteer.sound_numbers(gram))
    letters = join_key(name).replace(" ", "")
    close = []
    for other, keys_of_other in gazetteer.sounds(number for number, _ in shared.most_common(PROBED)):
        ratio = OSA.normalized_similarity(sound, other, score_cutoff=least)
        for key in keys_of_other:  # a slip inside "sh" changes two letters of the sound, one of the name
            spelt = OSA.normalized_similarity(letters, key.replace(" ", ""), score_cutoff=max(least, ratio))
            ratio = max(ratio, spelt)
        if ratio:
            close.append((ratio, keys_of_other))
    close.sort(reverse=True)
    keys = [(key, SIMILAR * ratio) for ratio, keys_of_other in close[:20] for key in keys_of_other]
    ratio = 1 - 1 / max(len(letters), 1)
    if len(letters) <= SHORT and ratio >= least:  # too short for the index of trigrams: Ohs
        keys += [(key, SIMILAR * ratio) for key in _swapped(letters)]
    return _best_of_each(_candidates(keys, language, gazetteer))


def _swapped(letters: str) -> set[str]:
    """Return a word with each two neighbouring letters in the other order.

    >>> sorted(_swapped("ohs"))
    ['hos', 'osh']
    """
    pairs = range(len(letters) - 1)
    return {letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :] for i in pairs} - {letters}


def _candidates(
    keys: Iterable[tuple[str, float]],
    language: str | None,
    gazetteer: Gazetteer,
    *,
    adjectives: bool = False,
) -> list[Candidate]:
    found = []
    for key, worth in keys:
        for name in gazetteer.names_of_key(key):
            if (
                name.kind == "demonym"
                or (name.kind == "adjective") != adjectives
                or (language and name.language and language not in name.language.split(","))
            ):
                continue
            place = gazetteer.place_at(name.place)
            evidence = [
                ("match", round(worth, 3)),
                ("importance", round(2 * gazetteer.importance(name.place), 3)),
            ]
            if REGION.intersection(place.countries):
                evidence.append(("region", REGION_BONUS))
            if place.feature == "PPLC":
                evidence.append(("capital", CAPITAL))
            if name.kind == "historic":
                evidence.append(("historic name", -HISTORIC))
            languages = len(name.language.split(",")) if name.language else 0
            if languages > 1:
                evidence.append(("languages", round(SHARED * min(languages - 1, MOST_SHARED), 3)))
            elif not languages and name.kind != "official":
                evidence.append(("no language", -UNTAGGED))
            if place.feature == "ADM1 city":
                evidence.append(("city as a unit", -UNIT_WORD))
            elif place.kind in ("region", "district") and name.kind not in ("official", "adjective"):
                evidence.append(("unit without its word", -UNIT_WORD))
            found.append(Candidate(place, sum(v for _, v in evidence), tuple(evidence)))
    return found


def _best_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.place.id)
        if known is None or candidate.score > known.score:
            best[candidate.place.id] = candidate
    return list(best.values())


def _more(candidate: Candidate, name: str, value: float) -> Candidate:
    return Candidate(candidate.place, candidate.score + value, (*candidate.evidence, (name, value)))


def _without_kind_words(key: str) -> tuple[str, set[str]]:
    """Take the generic words of every language off the ends of a key: "osh region" -> osh, region."""
    words: list[str] = key.split()
    kinds: set[str] = set()
    if len(words) < 2:
        return key, kinds  # and the languages stay unloaded
    from .languages import LANGUAGES

    after = {word: kind for language in LANGUAGES.values() for word, kind in language.kinds_after.items()}
    before = {word: kind for language in LANGUAGES.values() for word, kind in language.kinds_before.items()}
    while len(words) > 1 and (words[-1] in after or (kinds and words[-1] in MODIFIERS)):
        kinds.update(after.get(words.pop(), "").split())
    while len(words) > 1 and (words[0] in before or (kinds and words[0] in MODIFIERS)):
        kinds.update(before.get(words.pop(0), "").split())
    return " ".join(words), kinds
