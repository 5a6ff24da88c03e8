"""What the line needs to know of a language, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Language"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language as one literal; words are written folded (see text.fold) unless said otherwise."""

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    own_name: str
    """In the language itself, as it is shown to readers."""
    scripts: tuple[str, ...]
    """ISO 15924: Latn, Cyrl; the usual one first."""

    # identification
    letters: Mapping[str, float] = field(default_factory=dict)
    """Lower-case letters and pairs of letters that speak for the language, with weights."""
    foreign_letters: frozenset[str] = frozenset()
    """Lower-case letters that never occur in it."""
    function_words: frozenset[str] = frozenset()
    """Its commonest words, lower-case, not folded."""
    endings: frozenset[str] = frozenset()
    """Endings of ordinary words, two letters and more, lower-case, not folded."""

    # recognition
    suffixes: tuple[str, ...] = ()
    """Endings a name may carry, folded, longest first; "" is not listed."""
    replacements: tuple[tuple[str, str], ...] = ()
    """Endings that replace the end of a name: (ending in the text, ending of the name): ("ской", "")."""
    adjectival: frozenset[str] = frozenset()
    """Those endings, of the two fields above, that make of a name its adjective or its people (ошская,
    toshkentlik): such a word names the place only beside a generic word."""
    locative_endings: frozenset[str] = frozenset()
    """Those suffixes that mean in, at or from, as a preposition does elsewhere: -да, -дан, -дагы."""
    kinds_after: Mapping[str, str] = field(default_factory=dict)
    """Generic words that follow a name, with the kind they ask for: region -> region.
    Several kinds are separated by a space: state -> region country. Inflected forms listed."""
    kinds_before: Mapping[str, str] = field(default_factory=dict)
    """Generic words that stand before a name, linking words such as "of" left out: city -> settlement."""
    links: frozenset[str] = frozenset()
    """Words that may stand between a generic word and a name: of, the."""
    plural_kinds: frozenset[str] = frozenset()
    """Those generic words that belong to a whole list: the cities of Osh, Jalalabad and Batken."""
    conjunctions: frozenset[str] = frozenset()
    """Words that join the last item of a list: and, or."""
    articles: frozenset[str] = frozenset()
    """Words that never stand right before the name of a town: the, a."""
    streets: frozenset[str] = frozenset()
    """Words beside a name that make it an address, not the place it is named after: street, avenue."""
    locatives: frozenset[str] = frozenset()
    """Words before a name that announce a place: in, at, near, from."""
    locatives_after: frozenset[str] = frozenset()
    """Words after a name that announce a place where the language has no prepositions, inflected:
    аймагында (on the territory of), тургундары (inhabitants of), аркылуу (through)."""
    titles: frozenset[str] = frozenset()
    """Words before a name that announce a person: president, mr, minister."""
    organisations: frozenset[str] = frozenset()
    """Words inside a capitalised name that make it an organisation: university, ministry, bank."""
    speech: frozenset[str] = frozenset()
    """Verbs after the name of a capital or country that make it a government: said, urged, denied."""
    stop: frozenset[str] = frozenset()
    """Ordinary words, months, weekdays that look like place names when capitalised, never places alone."""

    # dates and sentences
    months: Mapping[str, int] = field(default_factory=dict)
    """Folded month names and abbreviations without full stop, inflected forms included, 1-12."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Folded weekday names, inflected forms included, Monday = 0."""
    abbreviations: frozenset[str] = frozenset()
    """Lower-case words, without their full stop, that do not end a sentence."""
