"""What the gazetteer knows of a name in texts of a language: the places it can mean, the best known first."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .gazetteer import Gazetteer, Name
    from .model import Place

__all__ = ["Senses", "fitness", "in_capitals", "senses_of"]

CYRILLIC = frozenset(["ru", "ky", "kk", "uz", "tg"])
"""Languages whose texts use Russian names too."""
PEOPLES = frozenset(["demonym", "adjective"])
"""Kinds of names that are of the people of a place or made of its name."""
MOST_KEPT = 1 << 16


class Senses(NamedTuple):
    """What a name can mean."""

    names: tuple[Name, ...]
    """Those of its key that a span written so can be."""
    place: Place | None = None
    """The best known that texts of the language call so; None when there is no name."""
    weight: float = 0.0
    """How well known it is, 0 to 1."""
    countries: tuple[str, ...] = ()
    """Of the best known place in any language."""
    kinds: frozenset[str] = frozenset()
    """Of all the places."""
    governs: bool = False
    """One of them is a country or a capital."""
    people: bool = False
    """It is not the name of the best known place but of its people, or made of it."""
    abbreviated: bool = False
    """It may be an abbreviation."""


def in_capitals(text: str, key: str) -> bool:
    """Tell whether a name is written in capitals, its ending left out.

    >>> in_capitals("АКШнын", "акш"), in_capitals("США", "сша"), in_capitals("Сша", "сша")
    (True, True, False)
    """
    return text.isupper() or (1 < len(key) < len(text) and text[: len(key)].isupper())


@lru_cache(maxsize=MOST_KEPT)
def senses_of(gazetteer: Gazetteer, key: str, capitals: bool, language: str) -> Senses:
    """Return what a span can mean; it can be an abbreviation only when it is written in capitals.

    Args:
        gazetteer: where the names are.
        key: of the name index.
        capitals: whether the span has no small letter.
        language: ISO 639-1 code of the text.
    """
    names = gazetteer.names_of_key(key)
    if not capitals:
        names = tuple(name for name in names if name.kind != "abbreviation")
    if not names:
        return Senses(())
    weights = {name: gazetteer.importance(name.place) * fitness(name, language) for name in names}
    best = max(weights, key=lambda name: weights[name])
    known = {name.place: gazetteer.importance(name.place) for name in names}
    first = max(known, key=lambda row: known[row])
    places = [gazetteer.place_at(row) for row in known]
    return Senses(
        names=names,
        place=gazetteer.place_at(best.place),
        weight=weights[best],
        countries=gazetteer.place_at(first).countries,
        kinds=frozenset(place.kind for place in places),
        governs=any(place.kind == "country" or place.feature == "PPLC" for place in places),
        people=all(name.kind in PEOPLES for name in names if name.place == first),
        abbreviated=any(name.kind == "abbreviation" for name in names),
    )


def fitness(name: Name, language: str) -> float:
    """Return how well a name suits a text of a language, 0 to 1.

    >>> from geonews.gazetteer import Name
    >>> fitness(Name(1, "Rossiya", "uz", "official"), "en")
    0.4
    """
    own = {"en", "ru", language} if language in CYRILLIC else {"en", language}
    return 1.0 if not name.language or own.intersection(name.language.split(",")) else 0.4
