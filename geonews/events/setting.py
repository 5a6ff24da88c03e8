"""Where the story stands: what "the capital" means, which place a sentence inherits, whose country it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.model import Mention, Resolution
from geonews.ontology import TYPES
from geonews.relations import focus_country

from .features import features, is_spoken_of
from .passage import words_in
from .places import Choice, holds
from .wording import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geonews.gazetteer import Gazetteer
    from geonews.model import DateSpan, Event, Place
    from geonews.ontology import EventType

    from .lexicon import Hit
    from .passage import Passage

_NATIONAL = frozenset(
    {"election", "legislation", "appointment", "resignation", "uprising", "coup_attempt", "prices",
    "sanctions"}
)  # fmt: skip
"""Types that concern a whole country: they inherit no town from the sentence before."""
DOMESTIC = frozenset(
    {"closure", "opening", "ban", "legislation", "emergency", "curfew", "prices", "outbreak", "election"}
)
"""Types that a government brings about at home: Kazakhstan has closed its borders."""
_BASES = frozenset({"in_clause", "in_sentence", "nominal", "previous_sentence"})
_TOPICS = frozenset({"settlement", "quarter", "district", "facility", "crossing", "area", "water", "valley"})
_NEAR_TOPIC = 260
"""How long a place that was only spoken of stays the topic; code points."""
_OTHER_DAYS = 8
"""Dates further apart than this tell of different happenings."""
_FORGOTTEN = 900
"""How far back the last place of the story is remembered; code points."""
_BESIDE = 12
"""How far from "the capital" the country stands that it is of; code points."""
_SUBJECT = 40
"""Who acts stands this close to the head of the clause or to the verb; code points."""
_HEAD = 8
"""A subject stands this close to the head of its clause; code points."""
_AUXILIARIES = 4
"""How many words may part a subject from its verb: has also temporarily."""
_OPENING = 400
"""How far from its beginning a text still speaks of the place in its dateline; code points."""


class Setting:
    """Remembers the places of a story while it is read."""

    def __init__(self, resolutions: Sequence[Resolution], gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer
        self._all = [r for r in resolutions if r.place]
        self.home = focus_country(self._all)
        """Country the article is most about, ISO 3166-1 alpha-2."""
        self._country = self._find_country()
        self._dateline = next((r for r in self._all if r.mention.role == "dateline"), None)
        self._scene: Resolution | None = None
        self._scenes: dict[str, Resolution] = {}
        """Where the last event of each kind of place was."""
        self._scene_at = 0
        self._scene_paragraph = 0
        self._scene_day: DateSpan | None = None
        self._passed: list[Resolution] = []
        self._topic: Resolution | None = None
        """First town or the like of the last sentence that names one."""
        self._topic_at = 0

    def pass_by(self, passage: Passage) -> None:
        """Note the places of a passage that has been read."""
        about = [r for r in passage.places if is_spoken_of(passage, r)]
        self._passed += about
        towns = (r for r in about if r.place and r.place.kind in _TOPICS)
        topic = self._subject(passage) or next(towns, None)
        if topic:
            self._topic, self._topic_at = topic, passage.end

    def _subject(self, passage: Passage) -> Resolution | None:
        """Return what "the mine" stands for at the head of a sentence that names no town."""
        head = passage.plain[passage.start : min(passage.end, passage.start + _SUBJECT)]
        for pattern, kind in passage.wording.nominals:
            if kind in _TOPICS and compiled(pattern).match(head):
                return self._antecedent(kind)
        return None

    def move_to(self, passage: Passage, made: Sequence[Event]) -> None:
        """Note where the last event of a passage happened."""
        for event in made:
            if (
                event.place
                and event.place_basis in _BASES
                and event.place.kind != "country"
                and event.status == "occurred"
                and not self._is_diplomacy_abroad(event)
            ):
                mention = event.mention or Mention(event.start, event.start, "")
                self._scene = Resolution(mention, event.place, event.confidence, event.geometry)
                self._scenes[event.place.kind] = self._scene
                self._scene_at, self._scene_paragraph = passage.end, passage.paragraph
                self._scene_day = event.date

    def _is_diplomacy_abroad(self, event: Event) -> bool:
        """Tell whether another country's ministry did something at home: the story stays where it was."""
        politics = TYPES[event.type].category == "politics" and event.type != "visit"
        return politics and event.place is not None and event.place.country != self.home

    def fallback(
        self, passage: Passage, hit: Hit, kind: EventType, day: DateSpan | None, *, long_ago: bool = False
    ) -> list[Choice]:
        """Return the place of an event whose sentence names none: one, or none at all."""
        named = self.nominal(passage, hit)
        if named:
            return [Choice(named, "nominal", 0.0)]
        if kind.key in DOMESTIC:
            ruling = self._ruling(passage, hit)
            if ruling:
                return [Choice(r, "in_clause", 0.0) for r in ruling]
        if self._is_foreign(passage, hit):
            return []
        earlier = None if long_ago else self._earlier(passage, day)
        if kind.key not in _NATIONAL and earlier:
            return [Choice(earlier, "previous_sentence", 0.0)]
        if (
            self._dateline
            and kind.key not in _NATIONAL
            and passage.start < self._dateline.mention.end + _OPENING
        ):
            return [Choice(self._dateline, "dateline", 0.0)]
        return [Choice(self._country, "article_country", 0.0)] if self._country else []

    def meant_by_pronoun(self, passage: Passage, hit: Hit) -> list[Choice]:
        """Return what "it" in the words of a trigger stands for: the subject of the sentence before."""
        told = self._topic and passage.start - self._topic_at < _SUBJECT
        if not told or not compiled(passage.wording.pronoun).search(passage.plain[hit.start : hit.end]):
            return []
        return [Choice(self._topic, "previous_sentence", 0.0)] if self._topic else []

    def refined(self, passage: Passage, hit: Hit, choices: list[Choice]) -> list[Choice]:
        """Return the finer place that "the town" stands for when the sentence names only what holds it."""
        if len(choices) != 1 or choices[0].resolution.place is None or choices[0].resolution.geometry:
            return choices
        wide = choices[0].resolution.place
        named = self.nominal(passage, hit) if wide.kind in ("country", "region") else None
        return [Choice(named, "nominal", choices[0].score)] if named and holds(wide, named.place) else choices

    def in_other_clause(self, passage: Passage, hit: Hit) -> list[Choice]:
        """Return the town that an earlier main clause of the sentence is about: Osh was tense; crowds ..."""
        start, _ = passage.segment(hit.start)
        topics = [
            r
            for r in passage.places
            if r.mention.end <= start and r.place and r.place.kind in _TOPICS
            if not {"owner", "speaker"} & {name for name, _ in features(passage, hit, r)}
        ]
        return [Choice(topics[-1], "in_sentence", 0.0)] if topics else []

    def _earlier(self, passage: Passage, day: DateSpan | None) -> Resolution | None:
        """Return the place of the event before, or the one last spoken of when that is nearer."""
        if day and self._scene_day and abs((day.start - self._scene_day.start).days) > _OTHER_DAYS:
            return None  # the sentence looks back; the place of today's events is not that of then
        at_facility = self._scene and self._scene.place and self._scene.place.kind == "facility"
        if at_facility and passage.paragraph != self._scene_paragraph:
            return None
        topic = self._topic if passage.start - self._topic_at < _NEAR_TOPIC else None
        if (
            self._scene
            and passage.start - self._scene_at < _FORGOTTEN
            and (not topic or self._scene_at >= self._topic_at)
        ):
            return self._scene
        return topic

    def nominal(self, passage: Passage, hit: Hit) -> Resolution | None:
        """Return what "the capital" or "the village" in the clause of a trigger stands for."""
        start, end = passage.segment(hit.start)
        for pattern, kind in passage.wording.nominals:
            match = compiled(pattern).search(passage.plain, start, end)
            if match and passage.same_clause(match.start(), hit.start):
                found = self._capital(passage, *match.span()) if kind == "capital" else self._antecedent(kind)
                if found:
                    return found
        return None

    def _capital(self, passage: Passage, start: int, end: int) -> Resolution | None:
        """Return the capital that words mean: the Kyrgyz capital, the capital of Kyrgyzstan, the capital."""
        beside = [
            r
            for r in (*passage.places, *passage.others)
            if (start - 2 <= r.mention.start < end or 0 <= r.mention.start - end <= _BESIDE) and r.place
        ]
        if any(r.place and r.place.kind != "country" for r in beside):
            return None  # "Khorog, the capital of the region"
        country = next((r.place.country for r in beside if r.place), None) or self.home
        named = (r for r in self._all if r.place and _is_capital(r.place) and r.place.country == country)
        found = next(named, None)
        if found or not country or not self._gazetteer:
            return found
        place = self._gazetteer.capital(country)
        return Resolution(Mention(0, 0, ""), place, 0.8) if place else None

    def _antecedent(self, kind: str) -> Resolution | None:
        """Return the place a noun of this kind refers to."""
        if kind == "country":
            return self._country
        if kind == "any":
            recent = [*self._passed, self._scene] if self._scene else self._passed
            return next((r for r in reversed(recent) if r.place and r.place.kind in _TOPICS), None)
        if kind in self._scenes:
            return self._scenes[kind]
        fitting = [r for r in self._passed if r.place and r.place.kind == kind]
        # of the sentence that last named one, the first is what it is about
        return next((r for r in fitting if fitting[-1].mention.start - r.mention.start < _NEAR_TOPIC), None)

    def _is_foreign(self, passage: Passage, hit: Hit) -> bool:
        """Tell whether another country's government or people acts: Moscow sent, the Russian leader said."""
        start, _ = passage.segment(hit.start)
        acting = [
            r
            for r in passage.others
            if r.mention.role != "embedded" and r.mention.start < hit.start
            if r.mention.start < start + _SUBJECT or r.mention.end > hit.start - _SUBJECT
        ]
        countries = {r.place.country for r in acting if r.place}
        return bool(countries) and self.home not in countries

    def _ruling(self, passage: Passage, hit: Hit) -> list[Resolution]:
        """Return the countries that are the subject of a trigger, at the head of its clause."""
        start, _ = passage.segment(hit.start)
        last = start
        found: list[Resolution] = []
        for r in sorted((*passage.places, *passage.others), key=lambda r: r.mention.start):
            if not (start <= r.mention.start < hit.start and r.place and r.place.kind == "country"):
                continue
            gap = passage.plain[last : r.mention.start]
            leads = len(gap) < _HEAD and not found
            if r.mention.role in ("literal", "metonym") and (leads or _and(gap)):
                found.append(r)
                last = r.mention.end
        return found if found and words_in(passage.plain[last : hit.start].strip()) <= _AUXILIARIES else []

    def _find_country(self) -> Resolution | None:
        """Return the article's country as a place without a mention."""
        place = next((p for p in _places(self._all) if p.kind == "country" and p.country == self.home), None)
        return Resolution(Mention(0, 0, ""), place, 0.5) if place else None


def _and(gap: str) -> bool:
    """Tell whether only "and" or a comma stands between two names."""
    return compiled(r"\s*(?:,|,?\s*(?:and|и|жана|және|va|ва|we))\s*").fullmatch(gap) is not None


def _is_capital(place: Place | None) -> bool:
    return (
        place is not None
        and place.kind == "settlement"
        and (place.feature or "").upper() in ("PPLC", "CAPITAL")
    )


def _places(resolutions: Sequence[Resolution]) -> list[Place]:
    """Return every place seen, those of rejected candidates last."""
    chosen = [r.place for r in resolutions if r.place]
    return chosen + [c.place for r in resolutions for c in r.candidates]
