"""Names that the offline gazetteer does not settle, asked of an online geocoder through geopy.

Used only on request. Answers are kept for all runs and processes, and ranked by what else the text
names. Whatever fails online, the offline result stands.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from ..errors import GeocodeError
from ..model import SHOWN_ROLES, Place, Resolution
from ..text import fold
from .answers import Found
from .ranking import SAME_KM, Context, rank
from .service import Service
from .store import Store, default_path
from .unknown import announced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..fetch import Limits
    from ..model import Candidate, Report

__all__ = ["BELOW", "Geocoder", "complete"]

BELOW = 0.35
"""Confidence below which a mention is asked about."""
LEAST = 0.3
"""Confidence below which an answer is no answer for a text: nothing is invented."""
PATIENCE = 2
"""Failures in a row after which a run asks no more."""
LONGEST_NAME = 120

log = logging.getLogger("geonews")


class Geocoder:
    """An online geocoder with its memory.

    Args:
        service: as geopy calls it.
        server: URL of one's own server.
        cached: whether answers may come from earlier runs and other processes.
        path: file of the memory; the one in the user's cache folder when None.
        limits: of one request.

    Raises:
        GeocodeError: there is no such service, or it needs a key.
    """

    def __init__(
        self,
        service: str = "nominatim",
        *,
        server: str | None = None,
        cached: bool = True,
        path: Path | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.store = Store(path or default_path())
        self.service = Service(service, self.store, server=server, limits=limits)
        self.cached = cached
        self.used = False
        """Whether an answer was given, so that the attribution has to be shown."""
        self._failures = 0

    @property
    def attribution(self) -> str:
        """What has to be shown with the answers."""
        return self.service.attribution

    def gave_up(self) -> bool:
        """Whether so many questions in a row failed that no more are asked."""
        return self._failures >= PATIENCE

    def find(self, name: str, *, countries: Sequence[str] = ()) -> list[Found]:
        """Return the answers to a name in the order of the service.

        Args:
            name: as written, in any language.
            countries: ISO codes to keep to.

        Raises:
            GeocodeError: there is no answer.
        """
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME:
            raise GeocodeError(f"{name[:40]!r} is no name to ask for")
        query = f"{name.casefold()}\n{','.join(sorted(countries))}"
        found = self._kept(query)
        if found is None:
            found = self._asked(name, query, countries)
        self._failures = 0
        self.used = self.used or bool(found)
        return found

    def _asked(self, name: str, query: str, countries: Sequence[str]) -> list[Found]:
        """Ask, unless another process did so while this one waited for its turn."""
        try:
            self.service.wait()
            found = self._kept(query)
            if found is None:
                found = self.service.ask(name, countries)
                self.store.put(self.service.label, query, [_packed(one) for one in found])
        except GeocodeError:
            self._failures += 1
            raise
        return found

    def _kept(self, query: str) -> list[Found] | None:
        kept = self.store.get(self.service.label, query) if self.cached else None
        if kept is None:
            return None
        try:
            return [_unpacked(one) for one in kept]
        except (TypeError, KeyError, ValueError):
            return None

    def geocode(self, name: str, *, country: str | None = None, limit: int = 5) -> list[Candidate]:
        """Return the places a name can mean, the likeliest first.

        Args:
            name: as written, in any language.
            country: ISO code the place must lie in.
            limit: most answers.

        Raises:
            GeocodeError: there is no answer.
        """
        found = self.find(name, countries=(country.upper(),) if country else ())
        return [candidate for candidate, _ in rank(name, found, Context())][:limit]


def complete(
    report: Report,
    geocoder: Geocoder,
    *,
    below: float = BELOW,
    on_error: Callable[[GeocodeError], None] | None = None,
) -> Report:
    """Return a report with what an online geocoder adds.

    Asked are the mentions that are unresolved or doubtful, and names the gazetteer does not hold that
    stand beside a generic word ("the village of ..."). The events are extracted anew when places changed.

    Args:
        report: the offline result; it is returned as it is when nothing is found.
        geocoder: asked once a name.
        below: confidence below which a mention is doubtful.
        on_error: called with each failure, after which the other names are asked for until the geocoder
            gives up; without it the error is raised.

    Raises:
        GeocodeError: the geocoder failed, and there is no on_error.
    """
    asking = _Asking(report, geocoder, on_error)
    resolutions = [
        asking.better(found) if _is_doubtful(found, below) else found for found in report.resolutions
    ]
    taken = [r.mention.wide or (r.mention.start, r.mention.end) for r in report.resolutions]
    for mention in announced(report.article, taken):
        found = asking.better(Resolution(mention, None, 0.0))
        if found.place is not None:
            resolutions.append(found)
    if resolutions == list(report.resolutions):
        return report
    from ..events import extract

    resolutions.sort(key=lambda found: found.mention.start)
    return replace(report, resolutions=tuple(resolutions), events=tuple(extract(report.article, resolutions)))


def _is_doubtful(found: Resolution, below: float) -> bool:
    """Tell whether a mention is worth asking about."""
    doubtful = found.place is None or found.confidence < below
    return doubtful and found.geometry is None and found.mention.role in SHOWN_ROLES


class _Asking:
    """Asks about the mentions of one report, once a name."""

    def __init__(
        self, report: Report, geocoder: Geocoder, on_error: Callable[[GeocodeError], None] | None
    ) -> None:
        self._report = report
        self._geocoder = geocoder
        self._on_error = on_error
        self._known: dict[tuple[str, tuple[str, ...]], Resolution | None] = {}

    def better(self, old: Resolution) -> Resolution:
        """Return a mention with what the geocoder knows of it, as it is when that is nothing better."""
        key = (old.mention.key or fold(old.mention.text), old.mention.kinds)
        if key not in self._known:
            self._known[key] = None
            try:
                if not self._geocoder.gave_up():
                    self._known[key] = _asked(old, self._report, self._geocoder)
            except GeocodeError as error:
                if self._on_error is None:
                    raise
                self._on_error(error)
        new = self._known[key]
        return replace(new, mention=old.mention) if new else old


def _asked(old: Resolution, report: Report, geocoder: Geocoder) -> Resolution | None:
    """Return a mention with the answer that fits the text better than what is known offline."""
    name = old.mention.key or old.mention.text  # the key is without endings: Оше -> ош
    context = Context(report.resolutions, but=old.mention.key)
    ranked = rank(name, geocoder.find(name), context, old.mention)
    if not ranked or ranked[0][1] < max(LEAST, old.confidence):
        return None
    best, confidence = ranked[0]
    same = next((c for c in old.candidates if _is_same(c.place, best.place)), None)
    if same is not None:  # both know it: the place of the gazetteer, with its names and parents, is better
        others = tuple(c for c in old.candidates if c is not same)
        return replace(old, place=same.place, confidence=confidence, candidates=(same, *others))
    online = tuple(candidate for candidate, _ in ranked)
    return replace(old, place=best.place, confidence=confidence, candidates=online + old.candidates)


def _is_same(one: Place, other: Place) -> bool:
    from ..distance import distance_km

    return one.kind == other.kind and distance_km(one.lat, one.lon, other.lat, other.lon) <= SAME_KM


def _packed(one: Found) -> dict[str, Any]:
    """Return an answer as JSON can hold it."""
    return {
        "place": asdict(one.place),
        "names": list(one.names),
        "importance": one.importance,
        "minor": one.minor,
    }


def _unpacked(kept: dict[str, Any]) -> Found:
    """Return a packed answer; a TypeError when it is none of this version."""
    fields: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in kept["place"].items()
    }
    return Found(Place(**fields), tuple(kept["names"]), float(kept["importance"]), bool(kept["minor"]))
