"""Entries of the gazetteer and what speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["KINDS", "Candidate", "Place"]

KINDS = (
    "country",
    "region",
    "district",
    "settlement",
    "quarter",
    "water",
    "mountain",
    "valley",
    "area",
    "facility",
    "crossing",
)
"""What a place can be: first-level unit = region, second-level = district, part of a city = quarter."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer."""

    id: str
    """Stable key, such as gn:1527534 (GeoNames) or kg-manas-air-base (curated)."""
    name: str
    """Preferred English name."""
    kind: str
    """One of KINDS."""
    country: str | None
    """ISO 3166-1 alpha-2, None for places in several countries or in none."""
    lat: float
    """WGS 84 degrees, -90 to 90."""
    lon: float
    """WGS 84 degrees, -180 to 180."""
    radius_km: float
    """Size of the place or error of its point, whichever is larger; kilometres, > 0."""
    admin1: str | None = None
    """Name of the first-level unit that holds the place."""
    admin2: str | None = None
    """Name of the district that holds the place."""
    population: int | None = None
    feature: str | None = None
    """Finer class than kind: PPLC, air base, reservoir, pass, ..."""
    countries: tuple[str, ...] = ()
    """Every country the place lies in; one code for most places."""
    parents: tuple[str, ...] = ()
    """Ids of the places that contain this one, nearest first."""
    source: str = ""
    """Key of gazetteer/SOURCES.toml, or curated with its reference."""

    def row(self) -> dict[str, Any]:
        """Return the fields that outputs show of a place, numbers rounded."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "admin1": self.admin1,
            "lat": round(self.lat, 5),
            "lon": round(self.lon, 5),
            "radius_km": round(self.radius_km, 2),
        }


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a mention could mean, with what speaks for and against it."""

    place: Place
    score: float
    evidence: tuple[tuple[str, float], ...] = ()
    """Name and contribution of every feature that counted; they sum to score."""
