"""Spans of text, and what they were decided to mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .feature import feature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .place import Candidate, Place

__all__ = ["CLOSE_CALL", "ROLES", "SHOWN_ROLES", "Mention", "Relation", "Resolution"]

ROLES = ("literal", "metonym", "demonym", "embedded", "dateline")
"""How a text uses a name: the place itself, its government (Moscow said), its people (Kyrgyz),
a part of another name (University of Central Asia), the place of writing."""

SHOWN_ROLES = ("literal", "metonym", "dateline")
"""Roles in the output unless asked otherwise; the others only feed the context."""

CLOSE_CALL = 3.0
"""Difference of scores up to which the second candidate is worth telling."""

_PLACE_COLUMNS = ("id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that may name a place: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str
    role: str = "literal"
    """One of ROLES."""
    key: str = ""
    """Key of the name index under which the span was found."""
    kinds: tuple[str, ...] = ()
    """Kinds asked for by the words beside it ("region", "city of"); empty when none."""
    wide: tuple[int, int] | None = None
    """Span together with its generic word ("Batken region"); None when there is none."""
    certainty: float = 1.0
    """Chance that the span names a place at all, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A phrase that places something by its relation to named places: "30 km south of Osh"."""

    text: str
    """The phrase as written, names included."""
    start: int
    """Code points from the start of the article."""
    end: int
    kind: str
    """Key of the table in docs/relations.md: offset, part, near, border, ..."""
    lat: float | None = None
    """Point that stands for the phrase, WGS 84 degrees; None when it makes no place."""
    lon: float | None = None
    radius_km: float | None = None
    """Typical error of a point, size of an area, half the length of a line; kilometres."""
    reason: str = ""
    """Why the phrase makes no place; empty when it does."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was decided to mean; ``place`` is None when nothing fits."""

    mention: Mention
    place: Place | None
    confidence: float
    """0 to 1."""
    geometry: Mapping[str, Any] | None = None
    """GeoJSON geometry of a relative phrase ("30 km south of Osh"); None otherwise."""
    candidates: tuple[Candidate, ...] = ()
    """Best first."""
    relation: Relation | None = None
    """The relative phrase that governs the mention; both names of a border or road have the same one."""

    @property
    def runner_up(self) -> Candidate | None:
        """The second candidate of a close call, None when the first is well ahead."""
        if len(self.candidates) < 2 or self.candidates[0].score - self.candidates[1].score > CLOSE_CALL:
            return None
        return self.candidates[1]

    def row(self) -> dict[str, Any]:
        """Return the resolution as a flat mapping, a column a key; None where there is no place."""
        place = self.place.row() if self.place else dict.fromkeys(_PLACE_COLUMNS)
        second = self.runner_up.place if self.runner_up else None
        return {
            "mention": self.mention.text,
            "role": self.mention.role,
            "place_id": place.pop("id"),
            **place,
            "confidence": round(self.confidence, 3),
            "candidates": len(self.candidates),
            "runner_up": f"{second.name} ({second.admin1 or second.kind}, {second.country})"
            if second
            else None,
            "relation": self.relation.text if self.relation else None,
            "start": self.mention.start,
            "end": self.mention.end,
        }

    def to_feature(self) -> dict[str, Any]:
        """Return the resolution as a GeoJSON feature; its geometry is None when it has no place."""
        return feature(self.row(), self.geometry, self.place)
