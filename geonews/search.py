"""Questions to the gazetteer by name or by point.

A name is tried as written, then by sound (one key for all transliterations), then for
similar spelling; generic words ("Osh region") and a qualifier ("Jalalabad, Afghanistan") narrow the answer.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

from .gazetteer import open_gazetteer
from .location import Location, Neighbour, neighbours
from .location import locate as units_at
from .model import Candidate
from .text import join_key, sound_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .gazetteer import Gazetteer

__all__ = ["Location", "Neighbour", "locate", "lookup", "near", "suggest"]

SAME, SOUNDS, SIMILAR = 2.0, 1.4, 1.0
"""What a match is worth before importance is added."""
KIND_WORD = 1.0
CAPITAL = 0.3
UNIT_WORD = 0.5
"""A bare name means the town before the region or district named after it."""
REGION_BONUS = 0.35
ANSWER_RATIO = 0.8
"""Similarity of sound keys (optimal string alignment) from which a name is an answer, not a suggestion."""
SUGGEST_RATIO = 0.6
PROBED = 400
"""Sound keys compared letter by letter, those that share most trigrams first."""
REGION = frozenset(["KG", "KZ", "UZ", "TJ", "TM"])


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
    name, _, qualifier = name.partition(",")
    outer = (
        {c.place.id for c in lookup(qualifier, limit=3, gazetteer=gazetteer)} if qualifier.strip() else set()
    )
    for find in (_find_same, _find_sounding, _find_similar):
        found = [
            candidate
            for candidate in find(name, language, gazetteer)
            if (not country or country.upper() in candidate.place.countries)
            and (not kind or candidate.place.kind == kind)
            and (not outer or outer.intersection((candidate.place.id, *candidate.place.parents)))
        ]
        if found:
            return sorted(found, key=lambda c: (-c.score, c.place.id))[:limit]
    return []


def suggest(name: str, *, limit: int = 5, gazetteer: Gazetteer | None = None) -> list[str]:
    """Return names spelt somewhat like one that is not in the gazetteer: "did you mean".

    >>> "Bishkek" in suggest("Bishcek")
    True
    """
    gazetteer = gazetteer or open_gazetteer()
    found = _similar(name, None, gazetteer, SUGGEST_RATIO)
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
    key = join_key(name)
    found = _candidates([(key, SAME)], language, gazetteer)
    bare, kinds = _without_kind_words(key)
    if bare and bare != key:
        found += [_with_kind(c, kinds) for c in _candidates([(bare, SAME - 0.5)], language, gazetteer)]
    return _best_of_each(found)


def _find_sounding(name: str, language: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    bare, kinds = _without_kind_words(join_key(name))
    keys = [(key, SOUNDS) for key in gazetteer.keys_of_sound(sound_key(bare or name))]
    return _best_of_each(_with_kind(c, kinds) for c in _candidates(keys, language, gazetteer))


def _find_similar(name: str, language: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    return _similar(name, language, gazetteer, ANSWER_RATIO)


def _similar(name: str, language: str | None, gazetteer: Gazetteer, least: float) -> list[Candidate]:
    """Compare by trigrams of the sound key first, letter by letter then."""
    from rapidfuzz.distance import OSA

    sound = sound_key(name)
    padded = f"^{sound}$"
    shared: Counter[int] = Counter()
    for gram in {padded[i : i + 3] for i in range(len(padded) - 2)}:
        shared.update(array("I", gazetteer.sound_numbers(gram)))
    close = []
    for other, keys_of_other in gazetteer.sounds(number for number, _ in shared.most_common(PROBED)):
        ratio = OSA.normalized_similarity(sound, other, score_cutoff=least)
        if ratio:
            close.append((ratio, keys_of_other))
    close.sort(reverse=True)
    keys = [(key, SIMILAR * ratio) for ratio, keys_of_other in close[:20] for key in keys_of_other]
    return _best_of_each(_candidates(keys, language, gazetteer))


def _candidates(
    keys: Iterable[tuple[str, float]], language: str | None, gazetteer: Gazetteer
) -> list[Candidate]:
    found = []
    for key, worth in keys:
        for name in gazetteer.names_of_key(key):
            if name.kind in ("demonym", "adjective") or (
                language and name.language and language not in name.language.split(",")
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
                evidence.append(("historic name", -0.2))
            if place.kind in ("region", "district") and name.kind != "official":
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


def _with_kind(candidate: Candidate, kinds: set[str]) -> Candidate:
    if candidate.place.kind not in kinds:
        return candidate
    return Candidate(
        candidate.place, candidate.score + KIND_WORD, (*candidate.evidence, ("kind word", KIND_WORD))
    )


def _without_kind_words(key: str) -> tuple[str, set[str]]:
    """Take the generic words of every language off the ends of a key: "osh region" -> osh, region."""
    words: list[str] = key.split()
    kinds: set[str] = set()
    if len(words) < 2:
        return key, kinds  # and the languages stay unloaded
    from .languages import LANGUAGES

    after = {word: kind for language in LANGUAGES.values() for word, kind in language.kinds_after.items()}
    before = {word: kind for language in LANGUAGES.values() for word, kind in language.kinds_before.items()}
    while len(words) > 1 and (words[-1] in after or words[-1] == "air"):
        kinds.add(after.get(words.pop(), "facility"))
    while len(words) > 1 and words[0] in before:
        kinds.add(before[words.pop(0)])
    return " ".join(words), kinds
