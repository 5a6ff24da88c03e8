"""Resolutions -> resolutions with relations, and the place a phrase alone stands for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geonews import languages
from geonews.model import Article, Mention, Relation
from geonews.recognition import read_contexts, recognise
from geonews.resolution import resolve

from .languages import NAMES
from .reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geonews.gazetteer import Gazetteer
    from geonews.model import Place, Resolution

    from .reading import Found

__all__ = ["locate", "relate"]

DOUBT = 0.2
"""Most confidence in a name whose phrase makes no place."""
WATERY = frozenset(["reach", "confluence", "shore"])
"""Kinds that make of a name a water even where the town or region of that name is better known."""
AROUND = 300
"""Code points within which other names tell the other side of a border, or the river."""
LONGEST = 300
"""Code points of a phrase that is looked up."""


def relate(article: Article, resolutions: Sequence[Resolution], gazetteer: Gazetteer) -> list[Resolution]:
    """Return the resolutions in the same order, those that a relative phrase governs with its geometry.

    Args:
        article: the text they are of.
        resolutions: in order of the text.
        gazetteer: where the shapes are.
    """
    related = list(resolutions)
    if not related:
        return related
    found = read(article, related, article.language or languages.detect(article.text))
    for phrase in found:
        anchors = [_anchored(related[number], phrase) for number in phrase.anchors]
        if not all(resolution.place for resolution in anchors):
            continue
        relation, geometry = _drawn(article, phrase, anchors, related, gazetteer)
        for number, resolution in zip(phrase.anchors, anchors, strict=True):
            sure = resolution.confidence if geometry else min(resolution.confidence, DOUBT)
            related[number] = replace(resolution, geometry=geometry, relation=relation, confidence=sure)
    return related


def _anchored(resolution: Resolution, phrase: Found) -> Resolution:
    """Return a resolution with the water of its name where the phrase speaks of one."""
    if phrase.kind not in WATERY or (resolution.place and resolution.place.kind == "water"):
        return resolution
    water = next((c.place for c in resolution.candidates if c.place.kind == "water"), None)
    return replace(resolution, place=water) if water else resolution


def _drawn(
    article: Article,
    phrase: Found,
    anchors: Sequence[Resolution],
    resolutions: Sequence[Resolution],
    gazetteer: Gazetteer,
) -> tuple[Relation, dict[str, object] | None]:
    """Return the relation of a phrase and its geometry, None when it makes no place."""
    from .atlas import atlas_of, to_geojson
    from .figures import Subject, UndrawableError, draw

    text = article.text[phrase.start : phrase.end]
    unit = resolutions[phrase.inside].place if phrase.inside is not None else None
    subject = Subject(
        found=phrase,
        places=tuple(resolution.place for resolution in anchors if resolution.place),
        neighbours=_neighbours(phrase, resolutions, gazetteer),
        atlas=atlas_of(gazetteer),
        unit=unit,
        strict=bool(phrase.word("strict")),
    )
    nowhere = Relation(text, phrase.start, phrase.end, phrase.kind)
    try:
        figure = draw(subject)
        geometry = to_geojson(figure.shape)
    except UndrawableError as reason:
        return replace(nowhere, reason=str(reason)), None
    except (ArithmeticError, ValueError) as error:  # shapely's GEOSException is a ValueError
        return replace(nowhere, reason=f"the geometry failed ({error})"), None
    if geometry is None:
        return replace(nowhere, reason="nothing is left of it"), None
    lat, lon = round(figure.lat, 5), round((figure.lon + 180) % 360 - 180, 5)
    return replace(nowhere, lat=lat, lon=lon, radius_km=round(figure.radius_km, 2)), geometry


def _neighbours(
    phrase: Found, resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Return the other places around a phrase, nearest first, their countries, then those of the article."""
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
    countries = [gazetteer.place(f"iso:{code}") for code in dict.fromkeys(codes)]
    return tuple(dict.fromkeys([*places, *filter(None, countries)]))


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
    own = languages.detect(phrase)
    for language in dict.fromkeys([own, *NAMES]):
        article = Article("phrase", phrase, language=language)
        for mentions in (recognise(article, gazetteer), _any_names(article, gazetteer)):
            if not mentions:
                continue
            found = [r for r in relate(article, resolve(article, mentions, gazetteer), gazetteer) if r.relation]
            if found:
                return max(found, key=lambda r: (r.geometry is not None, len(r.relation.text if r.relation else "")))
    return None


def _any_names(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    """Return every span that could be a name, without asking whether it is used as one, in any case."""
    titled = article.text.title()
    text = titled if article.text.islower() and len(titled) == len(article.text) else article.text
    found = read_contexts(text, gazetteer, languages.get(article.language or "en"))
    return [
        Mention(c.hit.start, c.hit.end, article.text[c.hit.start : c.hit.end], key=c.hit.key, kinds=c.kinds, wide=c.wide)
        for c in found
    ]
