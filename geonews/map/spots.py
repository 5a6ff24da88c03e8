"""The places of a page: one row for each point, region or relative area that something is drawn at."""

from __future__ import annotations

import marshal
import math
from typing import TYPE_CHECKING, Any

from . import assets, labels
from .geometry import anchor, clean, stepped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..model import Place
    from .naming import Naming

__all__ = ["Spots"]

_PLACE = ("id", "name", "kind", "country", "admin1", "lat", "lon", "radius", "region", "relative")

_Drawn = tuple[dict[str, Any] | None, bytes]
"""A cleaned geometry, None when it is none, and its bytes, by which it is told from others."""


class Spots:
    """Places in order of appearance; a relative phrase ("30 km south of Osh") is a place of its own.

    Args:
        language: in which places are named.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = assets.strings(language)
        self.countries: set[str] = set()
        self.rows: dict[str | bytes, int] = {}
        """Row of each place by its id, and of each relative place by its geometry."""
        self._met: dict[int, tuple[Mapping[str, Any], _Drawn]] = {}
        self._cleaned: dict[bytes, _Drawn] = {}
        self._places: list[tuple[Place, dict[str, Any] | None, Naming | None]] = []
        self._rivals: dict[int, dict[str, tuple[int, Place]]] = {}

    def row(
        self,
        place: Place,
        geometry: Mapping[str, Any] | None = None,
        naming: Callable[[], Naming | None] | None = None,
    ) -> int:
        """Return the row of a place, -1 when there is nothing to draw.

        Args:
            place: what the text names.
            geometry: GeoJSON of a phrase relative to it; None when the place itself is meant.
            naming: gives how to name such a phrase; all places that it names share one row.
        """
        drawn, key = self._clean(geometry) if geometry else (None, b"")
        row = self.rows.get(key or place.id)
        if row is None:
            if not (math.isfinite(place.lat) and math.isfinite(place.lon)):
                return -1
            row = self.rows[key or place.id] = len(self._places)
            self._places.append((place, drawn, naming() if naming else None))
            self._note_country(place)
        return row

    def _clean(self, geometry: Mapping[str, Any]) -> _Drawn:
        """Return a cleaned geometry and its text, worked out once for all that repeat it."""
        met = self._met.get(id(geometry))
        if met is None:
            # the geometry is kept too, so that its id stays its own
            met = self._met[id(geometry)] = (geometry, self._clean_alike(geometry))
        return met[1]

    def _clean_alike(self, geometry: Mapping[str, Any]) -> _Drawn:
        try:
            raw = marshal.dumps(dict(geometry), 2)  # only compared, never loaded
        except ValueError:  # something in it is no plain data
            raw = b""
        found = self._cleaned.get(raw) if raw else None
        if found is None:
            drawn = clean(geometry)
            found = drawn, marshal.dumps(drawn, 2) if drawn else b""
            if raw:
                self._cleaned[raw] = found
        return found

    def rival(self, row: int, place: Place) -> int:
        """Return the number, from 1, of a place that might be meant instead of that of a row."""
        rivals = self._rivals.setdefault(row, {})
        known = rivals.get(place.id)
        if known is None:
            known = rivals[place.id] = (len(rivals) + 1, place)
            self._note_country(place)
        return known[0]

    def _note_country(self, place: Place) -> None:
        if place.country:
            self.countries.add(place.country)

    def columns(self) -> dict[str, Any]:
        """Return the places as columns, with the geometries and rivals they refer to."""
        regions = assets.region_ids()
        region_of = [next((i for i in (p.id, *p.parents) if i in regions), None) for p, _, _ in self._places]
        names = self._names(region_of)
        rows = [
            self._values(place, geometry, naming, region, names)
            for (place, geometry, naming), region in zip(self._places, region_of, strict=True)
        ]
        columns: dict[str, Any] = {key: [row[at] for row in rows] for at, key in enumerate(_PLACE)}
        columns["credits"] = labels.credits_of({place.source for place, _, _ in self._places})
        columns["geometries"] = self._geometries(regions)
        columns["rivals"] = {
            row: [
                [names.get(p.id, p.name), p.kind, p.country or "", p.admin1 or ""] for _, p in rivals.values()
            ]
            for row, rivals in self._rivals.items()
        }
        columns["regions"] = {
            region: names[region] for region in sorted(filter(None, set(region_of))) if region in names
        }
        return columns

    def _names(self, region_of: list[str | None]) -> dict[str, str]:
        """Look up what must be named in the language of the page; English names are there already."""
        regions = labels.place_names(filter(None, set(region_of)), self.language)
        if self.language == "en":
            return regions
        ids = {place.id for place, _, _ in self._places}.union(*self._rivals.values())
        ids.update(place.id for _, _, naming in self._places if naming for place in naming.places)
        return regions | labels.place_names(ids, self.language)

    def _values(
        self,
        place: Place,
        geometry: dict[str, Any] | None,
        naming: Naming | None,
        region: str | None,
        names: dict[str, str],
    ) -> tuple[Any, ...]:
        point = anchor(geometry) if geometry else None
        lat, lon = point or (place.lat, place.lon)
        name = naming.write(names, self.words) if geometry and naming else names.get(place.id, place.name)
        admin1 = names.get(region or "", place.admin1 or "")
        return (
            place.id, name, place.kind, place.country or "", admin1,
            round(lat, 4), round(lon, 4), round(place.radius_km, 1), region or "", int(geometry is not None),
        )  # fmt: skip

    def _geometries(self, regions: frozenset[str]) -> dict[int, Any]:
        """Return what to outline by row, GeoJSON as text or in steps.

        These are relative areas, and shapes of places that the basemap cannot outline.
        """
        wanted = {
            place.id: row
            for row, (place, geometry, _) in enumerate(self._places)
            if geometry is None
            and place.id not in regions
            and place.kind not in {"settlement", "country", "facility"}
        }
        outlines: dict[int, Any] = {
            row: stepped(g) for row, (_, g, _) in enumerate(self._places) if g is not None
        }
        return outlines | {wanted[key]: text for key, text in labels.shapes(wanted).items()}
