"""Resolutions -> resolutions with relations, and the place a phrase alone stands for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geonews import languages
from geonews.model import Article, Mention, Relation
from geonews.recognition import read_contexts, recognise
from geonews.resolution import resolve
from geonews.text import join_key, lowered

from . import nominals
from .languages import NAMES
from .languages import get as phrases_of
from .phrases import LENGTHY, NOUN
from .reading import holds_stem, meant, read, sentence_ends, stems_in, without_masks
from .roads import NAMED
from .subject import Subject, Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geonews.gazetteer import Gazetteer
    from geonews.model import Place, Resolution

    from .reading import Found

__all__ = ["draw", "locate", "relate"]

DOUBT = 0.2
"""Most confidence in a name whose phrase gives a distance and still makes no place."""
HOMES = {"ky": "KG", "kk": "KZ", "uz": "UZ", "tg": "TJ", "tk": "TM"}
"""Language -> country in which most of its news plays."""
ROAD_FEATURES = frozenset(["highway", "railway"])
ONE_SIDED = frozenset(["toward"])
"""Kinds whose second name is only a direction."""
AROUND = 300
"""Code points within which other names tell the other side of a border, or the river."""
CONTEXTUAL = frozenset(["border", "distance_border", "side", "stream"])
"""Kinds that other names around the phrase help to draw."""
KEPT = 300
"""Drawings remembered: news repeats its phrases."""
LONGEST = 300
"""Code points of a phrase that is looked up."""
_UNSAID = 4
"""Code points of it that may belong to no phrase: "the"."""


def relate(article: Article, resolutions: Sequence[Resolution], gazetteer: Gazetteer) -> list[Resolution]:
    """Return the resolutions in the same order, those that a relative phrase governs with its geometry.

    A phrase that hangs on a noun ("the country's south") adds a resolution.

    Args:
        article: the text they are of.
        resolutions: in order of the text.
        gazetteer: where the shapes are.
    """
    phrases = phrases_of(article.language or languages.detect(article.text)) if resolutions else None
    if phrases is None:
        return list(resolutions)
    low = without_masks(lowered(article.text))
    stems = stems_in(low, phrases)
    if all(kinds == {NOUN} for _, kinds in stems):
        return list(resolutions)
    ends = sentence_ends(article.text)
    related = list(resolutions)
    nouns: dict[int, str] = {}
    if found := nominals.find(article.text, low, ends, resolutions, phrases, stems, gazetteer):
        related, nouns = nominals.among(related, found)
    units: dict[str, Units | None] = {}
    for phrase in read(low, ends, related, nouns, phrases, stems):
        anchors = [_anchored(related[number], phrase) for number in phrase.anchors]
        if not all(resolution.place for resolution in anchors):
            continue
        if phrase.kind == "road" and len(anchors) == 1 and not _ends(anchors[0].place, gazetteer):
            continue
        relation, geometry = _drawn(article, phrase, anchors, related, units, gazetteer)
        governed = 1 if phrase.kind in ONE_SIDED else len(anchors)
        for number, resolution in list(zip(phrase.anchors, anchors, strict=True))[:governed]:
            doubtful = geometry is None and phrase.kind in LENGTHY
            sure = min(resolution.confidence, DOUBT) if doubtful else resolution.confidence
            related[number] = replace(resolution, geometry=geometry, relation=relation, confidence=sure)
    related = nominals.kept(article.text, related, nouns) if nouns else related
    return [_along(resolution, gazetteer) if _is_road(resolution) else resolution for resolution in related]


def _is_road(resolution: Resolution) -> bool:
    """Tell whether a name is that of a road, no phrase around it saying where on it."""
    place = resolution.place
    return place is not None and place.feature in ROAD_FEATURES and resolution.relation is None


def _along(resolution: Resolution, gazetteer: Gazetteer) -> Resolution:
    """Return a road by name with its course, itself where that is not known."""
    ends = _ends(resolution.place, gazetteer)
    if not ends:
        return resolution
    where, geometry = _place(Subject("road", tuple(ends)), gazetteer)
    mention = resolution.mention
    relation = Relation(mention.text, mention.start, mention.end, "road", *where)
    return replace(resolution, geometry=geometry, relation=relation) if geometry else resolution


def _anchored(resolution: Resolution, phrase: Found) -> Resolution:
    """Return a resolution with the water or town of its name where the phrase speaks of one."""
    place = meant(resolution, phrase.kind)
    return resolution if place is resolution.place else replace(resolution, place=place)


def _drawn(
    article: Article,
    phrase: Found,
    anchors: Sequence[Resolution],
    resolutions: Sequence[Resolution],
    units: dict[str, Units | None],
    gazetteer: Gazetteer,
) -> tuple[Relation, dict[str, Any] | None]:
    """Return the relation of a phrase and its geometry, None when it makes no place."""
    unit = resolutions[phrase.inside].place if phrase.inside is not None else None
    places = [resolution.place for resolution in anchors if resolution.place]
    if phrase.kind == "road" and len(places) == 1:
        places = _ends(places[0], gazetteer)
    other = gazetteer.place(phrase.word("other")) if phrase.word("other") else None
    subject = Subject(
        kind=phrase.kind,
        places=(*places, other) if other else tuple(places),
        distance=phrase.distance,
        bearing=phrase.bearing,
        words=phrase.words,
        problem=phrase.problem,
        unit=unit,
        neighbours=_neighbours(phrase, resolutions, article.language, gazetteer)
        if phrase.kind in CONTEXTUAL
        else (),
        units=_units(places[0], resolutions, units, gazetteer) if phrase.word("set") else None,
    )
    text = article.text[phrase.start : phrase.end]
    where, geometry = _place(subject, gazetteer)
    return Relation(text, phrase.start, phrase.end, phrase.kind, *where), geometry


_ROAD = re.compile(r"([^–-]{2,40})–([^–-]{2,40}) (?:highway|railway|road)")


def _ends(road: Place | None, gazetteer: Gazetteer) -> list[Place]:
    """Return the towns a road is named after, in order: Bishkek–Osh highway; none when it is not so named."""
    known = NAMED.get(road.id, ()) if road else ()
    if known:
        return [place for place in map(gazetteer.place, known) if place]
    named = _ROAD.fullmatch(road.name) if road else None
    found = []
    for name in named.groups() if named else ():
        rows = {n.place for n in gazetteer.names_of_key(join_key(name))}
        rows = {row for row in rows if gazetteer.place_at(row).kind in ("settlement", "crossing", "mountain")}
        if not rows:
            return []
        found.append(gazetteer.place_at(max(rows, key=lambda row: (gazetteer.importance(row), -row))))
    return found


def _place(
    subject: Subject, gazetteer: Gazetteer
) -> tuple[tuple[float | None, float | None, float | None, str], dict[str, Any] | None]:
    """Return (lat, lon, radius in km, reason) and the geometry of a subject, drawn once."""
    from .atlas import atlas_of

    drawn = atlas_of(gazetteer).drawn
    if subject not in drawn:
        drawn[subject] = (subject.key and gazetteer.figure(subject.key)) or draw(subject, gazetteer)
        if len(drawn) > KEPT:
            drawn.popitem(last=False)
    where, geometry = drawn[subject]
    return where, geometry


def draw(
    subject: Subject, gazetteer: Gazetteer
) -> tuple[tuple[float | None, float | None, float | None, str], dict[str, Any] | None]:
    """Return (lat, lon, radius in km, reason) and the geometry of a subject, drawn anew."""
    from . import figures
    from .atlas import atlas_of
    from .subject import UndrawableError

    try:
        figure = figures.draw(subject, atlas_of(gazetteer))
    except UndrawableError as reason:
        return (None, None, None, str(reason)), None
    except (ArithmeticError, ValueError) as error:  # shapely's GEOSException is a ValueError
        return (None, None, None, f"the geometry failed ({error})"), None
    lat, lon = round(figure.lat, 5), round((figure.lon + 180) % 360 - 180, 5)
    return (lat, lon, round(figure.radius_km, 2), ""), figure.geometry


def _neighbours(
    phrase: Found, resolutions: Sequence[Resolution], language: str | None, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Return the other places around a phrase, nearest first, their countries, then those of the article.

    Last comes the country of its language.
    """
    near: list[tuple[int, Place]] = []
    weights: Counter[str] = Counter()
    for number, resolution in enumerate(resolutions):
        place = resolution.place
        if place is None or number in phrase.anchors:
            continue
        if place.country:
            weights[place.country] += 1
        gap = max(phrase.start - resolution.mention.end, resolution.mention.start - phrase.end)
        if gap <= AROUND:
            near.append((gap, place))
    places = [place for _, place in sorted(near, key=lambda pair: pair[0])]
    codes = [*(p.country for p in places if p.country), *(code for code, _ in weights.most_common(5))]
    codes += [HOMES[language]] if language in HOMES else []
    countries = [gazetteer.place(f"iso:{code}") for code in dict.fromkeys(codes)]
    return tuple(dict.fromkeys([*places, *filter(None, countries)]))


def _units(
    country: Place,
    resolutions: Sequence[Resolution],
    known: dict[str, Units | None],
    gazetteer: Gazetteer,
) -> Units | None:
    """Return the regions of a country and which of them the text names, None when the place is no country.

    They are found once a text.
    """
    if country.id not in known:
        code = country.country if country.kind == "country" else None
        regions = {place.id: place for place in gazetteer.units(code, "region")} if code else {}
        named = dict.fromkeys(
            unit
            for r in resolutions
            if r.place and r.mention.role != "embedded"
            for unit in (r.place.id, *r.place.parents)
            if unit in regions
        )
        found = Units(tuple(regions.values()), tuple(regions[unit] for unit in named))
        known[country.id] = found if code else None
    return known[country.id]


def locate(phrase: str, gazetteer: Gazetteer) -> Resolution | None:
    """Return what a phrase such as "30 km south of Osh" stands for; None when it is no relative phrase.

    Args:
        phrase: one phrase in any of the languages; a text longer than 300 characters is none.
        gazetteer: where names and shapes come from.

    >>> from geonews.gazetteer import open_gazetteer
    >>> found = locate("30 km south of Osh", open_gazetteer())
    >>> found.place.name, round(found.relation.lat, 1), round(found.relation.lon, 1)
    ('Osh', 40.3, 72.8)
    """
    if not phrase.strip() or len(phrase) > LONGEST:
        return None
    best: tuple[tuple[bool, int], Resolution] | None = None
    for language in dict.fromkeys([languages.detect(phrase), *NAMES]):
        if not holds_stem(phrase, language):
            continue
        article = Article("phrase", phrase, language=language)
        for mentions in (recognise(article, gazetteer), _any_names(article, gazetteer)):
            for r in relate(article, resolve(article, mentions, gazetteer), gazetteer) if mentions else ():
                if r.relation:
                    worth = (r.geometry is not None, len(r.relation.text))
                    best = max(best or (worth, r), (worth, r), key=lambda entry: entry[0])
        if best and best[0] >= (True, len(phrase.strip()) - _UNSAID):
            break  # another language will not read more of it
    return best[1] if best else None


def _any_names(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    """Return every span that could be a name, without asking whether it is used as one, in any case."""
    titled = article.text.title()
    text = titled if article.text.islower() and len(titled) == len(article.text) else article.text
    language = languages.get(article.language or "en")
    found = read_contexts(text, gazetteer, language)
    return [
        Mention(
            start=context.hit.start,
            end=context.hit.end,
            text=article.text[context.hit.start : context.hit.end],
            key=context.hit.key,
            kinds=context.kinds,
            wide=context.wide,
        )
        for context in found
        if context.hit.key not in language.stop
    ]
