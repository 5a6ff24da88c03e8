"""The places of a page: one row for each point, region or relative area that something is drawn at."""

from __future__ import annotations

import json
import marshal
import math
from typing import TYPE_CHECKING, Any

from . import assets, labels
from .geometry import anchor, clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Place
    from .naming import Naming

__all__ = ["Spots"]

_PLACE = ("id", "name", "kind", "country", "admin1", "lat", "lon", "radius", "region", "relative")


class Spots:
    """Places in order of appearance; a relative phrase ("30 km south of Osh") is a place of its own.

    Args:
        language: in which places are named.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = assets.strings(language)
        self.countries: set[str] = set()
        self._rows: dict[str, int] = {}
        self._cleaned: dict[bytes, tuple[dict[str, Any] | None, str]] = {}
        self._places: list[tuple[Place, dict[str, Any] | None, Naming | None]] = []
        self._rivals: dict[str, tuple[int, Place]] = {}

    def row(
        self, place: Place | None, geometry: Mapping[str, Any] | None = None, naming: Naming | None = None
    ) -> int:
        """Return the row of a place, -1 when there is nothing to draw.

        Args:
            place: what the text names.
            geometry: GeoJSON of a phrase relative to it; None when the place itself is meant.
            naming: of such a phrase; all places that it names share one row.
        """
        if place is None:
            return -1
        drawn, key = self._clean(geometry) if geometry else (None, "")
        key = key or place.id
        row = self._rows.get(key)
        if row is None:
            if not (math.isfinite(place.lat) and math.isfinite(place.lon)):
                return -1
            row = self._rows[key] = len(self._places)
            self._places.append((place, drawn, naming))
            self._note_country(place)
        return row

    def _clean(self, geometry: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
        """Return a cleaned geometry and its text, worked out once for all articles that repeat it."""
        try:
            raw = marshal.dumps(dict(geometry), 2)  # only compared, never loaded
        except ValueError:  # something in it is no plain data
            raw = b""
        found = self._cleaned.get(raw) if raw else None
        if found is None:
            drawn = clean(geometry)
            found = drawn, json.dumps(drawn) if drawn else ""
            if raw:
                self._cleaned[raw] = found
        return found

    def rival(self, place: Place) -> int:
        """Return the row of a place that a mention might have meant instead."""
        if place.id not in self._rivals:
            self._rivals[place.id] = (len(self._rivals), place)
            self._note_country(place)
        return self._rivals[place.id][0]

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
        columns["rivals"] = [
            [names.get(p.id, p.name), p.kind, p.country or "", p.admin1 or ""]
            for _, p in self._rivals.values()
        ]
        columns["regions"] = {
            region: names[region] for region in sorted(filter(None, region_of)) if region in names
        }
        return columns

    def _names(self, region_of: list[str | None]) -> dict[str, str]:
        """Look up what must be named in the language of the page; English names are there already."""
        regions = labels.place_names(filter(None, set(region_of)), self.language)
        if self.language == "en":
            return regions
        ids = {place.id for place, _, _ in self._places} | set(self._rivals)
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
        """Return what to outline, by row: relative areas, and shapes of places the basemap cannot outline."""
        wanted = {
            place.id: row
            for row, (place, geometry, _) in enumerate(self._places)
            if geometry is None
            and place.id not in regions
            and place.kind not in {"settlement", "country", "facility"}
        }
        outlines: dict[int, Any] = {row: g for row, (_, g, _) in enumerate(self._places) if g is not None}
        for place_id, text in labels.shapes(wanted).items():
            shape = clean(json.loads(text))
            if shape:
                outlines[wanted[place_id]] = shape
        return outlines
