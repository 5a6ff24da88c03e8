"""Whether a place from a file is one we know: by id, else by name and distance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..distance import distance_km
from ..location import locate, region_at
from ..schema import REGION, SHORTEST_SOUND
from ..text import join_key, sound_key
from .store import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..gazetteer import Gazetteer
    from ..model import Place
    from .store import Store

__all__ = ["MERGED", "NEW", "REPLACED", "SAME", "Merger"]

NEW, MERGED, REPLACED, SAME = "new", "merged", "replaced", "same"
"""What became of a place: added; its names added to one we know; its point put in the place of that of a
village known by its district only; nothing to add."""

APART_KM = {"settlement": 5.0, "quarter": 4.0, "facility": 10.0, "crossing": 10.0}
"""How far apart two points of one place may lie, beyond the size of other kinds."""
_FEWEST_LETTERS = 2
_UNITS = frozenset(("country", "region", "district"))


class Merger:
    """Puts places into a store, each once.

    Args:
        store: where they go; its gazetteer is the one they are compared with.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._gazetteer = store.gazetteer

    def put(self, entry: Entry, aliases: Iterable[str] = ()) -> str:
        """Add a place or what it adds to a known one, and return which of the four it was.

        Args:
            entry: its units and country are found by its point where they are missing.
            aliases: other ids it may be known by, such as that of GeoNames.
        """
        for place_id in (entry.id, *aliases):
            own = self._store.get(self._store.instead_of(place_id))
            if own:
                return self._join(own, entry, update=own.id == entry.id and own.source == entry.source)
            known = self._gazetteer.place(place_id)
            if known:
                return self._join(_copy(known, self._gazetteer), entry)
        entry = self._placed(entry)
        twin = self._twin(entry)
        if isinstance(twin, Entry):
            return self._join(twin, entry)
        if twin is None:
            self._store.put(entry)
            return NEW
        if not _is_vague(twin):
            return self._join(_copy(twin, self._gazetteer), entry)
        village = _copy(twin, self._gazetteer)
        added = [(village.name, "en", "official"), *village.names]
        self._store.put(
            replace(
                entry, name=village.name, admin1=village.admin1 or entry.admin1,
                admin2=village.admin2 or entry.admin2,
                names=[*added, (entry.name, "", "alias"), *entry.names],
            )
        )  # fmt: skip
        self._store.hide(twin.id, entry.id)
        return REPLACED

    def _join(self, known: Entry, other: Entry, *, update: bool = False) -> str:
        """Give the names of one entry to another, which keeps its point unless it came from the same file."""
        had = {join_key(name) for name, _, _ in known.names} | {join_key(known.name)}
        added = [name for name in [(other.name, "", "alias"), *other.names] if join_key(name[0]) not in had]
        if update and (other.lat, other.lon, other.population) != (known.lat, known.lon, known.population):
            known = replace(known, lat=other.lat, lon=other.lon, population=other.population, importance=None)
        elif not added:
            return SAME
        self._store.put(replace(known, names=[*known.names, *added]))
        self._store.hide(known.id, known.id)
        return MERGED

    def _placed(self, entry: Entry) -> Entry:
        """Fill in the units of a place by its point."""
        if entry.kind == "country" or (entry.countries and entry.admin1):
            return entry
        if len(entry.countries) == 1:
            if entry.kind == "region" or entry.countries[0] not in REGION:
                return entry
            region = region_at(entry.lat, entry.lon, entry.countries[0], self._gazetteer)
            return replace(entry, admin1=region.id if region else None)
        if entry.countries:
            return entry
        found = locate(entry.lat, entry.lon, self._gazetteer)
        inside = entry.kind not in _UNITS
        return replace(
            entry,
            countries=(found.country.country,) if found.country and found.country.country else (),
            admin1=found.region.id if found.region and entry.kind != "region" else None,
            admin2=found.district.id if found.district and inside else None,
        )

    def _twin(self, entry: Entry) -> Entry | Place | None:
        """Return the nearest known place that may be the same: one of this file, else of the package."""
        keys = self._keys(entry)
        own = [e for key in keys for e in self._store.with_key(key) if _same(entry, e, e.countries)]
        if own:
            return min(own, key=lambda e: distance_km(e.lat, e.lon, entry.lat, entry.lon))
        rows = {
            name.place
            for key in keys
            for name in self._gazetteer.names_of_key(key)
            if name.kind not in ("demonym", "adjective")
        }
        places = [p for p in map(self._gazetteer.place_at, rows) if _same(entry, p, p.countries)]
        places = [p for p in places if self._store.instead_of(p.id) == p.id]
        # a village without a point of its own is the last guess, and only in its own district
        return min(
            places,
            key=lambda p: (_is_vague(p), distance_km(p.lat, p.lon, entry.lat, entry.lon)),
            default=None,
        )

    def _keys(self, entry: Entry) -> list[str]:
        """Return the keys under which the place may be known, by letters and by sound."""
        names = [entry.name, *(name for name, _, kind in entry.names if kind == "official")]
        keys = [key for name in names if len(key := join_key(name)) >= _FEWEST_LETTERS]
        for sound in {sound_key(name) for name in names}:
            if len(sound) >= SHORTEST_SOUND:
                keys += self._gazetteer.keys_of_sound(sound)
        return list(dict.fromkeys(keys))


def _is_vague(place: Place | Entry) -> bool:
    """Tell a village known by its district only, whose point may be wrong by tens of kilometres."""
    return place.feature == "village" and place.radius_km > APART_KM["settlement"]


def _same(entry: Entry, other: Place | Entry, countries: tuple[str, ...]) -> bool:
    """Tell whether two places can be one: kind, country and distance agree."""
    if _source_tells_apart(entry.id, other.id) and not _is_vague(other):
        return False
    if entry.kind != other.kind or (entry.countries and not set(entry.countries) & set(countries)):
        return False
    if _is_vague(other):
        theirs = other.parents[:1] if not isinstance(other, Entry) else (other.admin2,)
        if entry.admin2 and entry.admin2 not in theirs:
            return False
        reach = 1.5 * other.radius_km
    else:
        reach = APART_KM.get(entry.kind, max(entry.radius_km, other.radius_km) + 10.0)
    return distance_km(entry.lat, entry.lon, other.lat, other.lon) <= reach


def _source_tells_apart(one: str, other: str) -> bool:
    """Tell whether two ids are of one gazetteer, which would not list a place twice."""
    source = one.partition(":")[0]
    return one != other and source in ("gn", "wof") and other.startswith(f"{source}:")


def _copy(place: Place, gazetteer: Gazetteer) -> Entry:
    """Return a place of the package as an entry with all its names."""
    row = gazetteer.row_of(place.id)
    units = {unit.kind: unit.id for parent in place.parents if (unit := gazetteer.place(parent))}
    names = [(n.name, n.language, n.kind) for n in gazetteer.names_of(place.id)]
    return Entry(
        place.id, place.name, place.kind, place.lat, place.lon, place.countries, place.feature,
        place.radius_km, place.population, list(_unique(names)), units.get("region"), units.get("district"),
        place.source, None if row is None else gazetteer.importance(row),
    )  # fmt: skip


def _unique(names: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    yield from dict.fromkeys(names)
