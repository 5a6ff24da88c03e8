"""From the places and dates of an article to its events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from geonews import dates, languages
from geonews.model import DateSpan, Event
from geonews.ontology import TYPES
from geonews.text import ABBREVIATIONS, lowered, sentences

from .actors import actors_of, attribution_of
from .dating import dated, ends
from .elaboration import elaborated, epicentre
from .lexicon import lexicon_of
from .merging import merged
from .passage import Passage, with_material
from .places import Choice, choose, holds
from .quantities import Counted, find_counted, find_magnitudes
from .setting import Setting
from .status import reports, status_of
from .wording import compiled, wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geonews.gazetteer import Gazetteer
    from geonews.model import Article, Resolution

    from .lexicon import Hit

_VICTIMS = frozenset({"violence", "unrest", "disaster", "accident"})
"""Categories of events that dead and injured people belong to."""
_BEARERS = {"crowd": frozenset({"unrest", "relief"}), "displaced": _VICTIMS | {"relief"}}
"""Categories of events that may have a number of people of a kind; the rest have _VICTIMS, law, relief."""
_STATES = frozenset({"emergency", "curfew", "closure", "ban", "outage", "blockade", "ceasefire"})
"""Types that last: of what ends on a day to come, it is said that it is in force."""
_NEAR = 90
"""Greatest distance between a noun and the place or date that makes it a report; code points."""
_FAR = 500
"""How far victims may stand from the event they belong to; code points."""
_OWN_NUMBER = 140
"""How far a number may stand from the event it belongs to; code points."""
_RECENT = 9
"""How many events back an earthquake may still be measured."""
_LONGEST = 2000
"""A longer sentence is no prose and is read in pieces, so that time stays linear; code points."""
_MOST = 2000
"""Most events of one article; what has more is a collection, to be split by the reader."""


def extract(
    article: Article, resolutions: Sequence[Resolution], gazetteer: Gazetteer | None = None
) -> list[Event]:
    """Return the events an article reports, in order of the text, each happening once.

    Args:
        article: language and day of publication are found where it names none.
        resolutions: the places of the article as resolution.resolve gives them.
        gazetteer: tells which town "the Uzbek capital" is where the text does not name it.
    """
    language = article.language or languages.detect(article.text)
    published = article.published or dates.find_publication(article)
    passages = _passages(article, resolutions, language, published)
    setting = Setting(resolutions, gazetteer)
    reader = _Reader(article, language, published, setting, looks_back=_looks_back(passages, published))
    seen: dict[str, Passage] = {}
    for passage in passages:
        key = " ".join(passage.text.split())
        if len(key) > 40 and key in seen:
            reader.repeat(seen[key], passage)
            continue
        seen[key] = passage
        reader.read(passage)
        if len(reader.events) >= _MOST:
            break
    reader.note_repeats()
    found = elaborated(reader.events, reader.index, passages, setting.home)
    return sorted(merged(found), key=lambda event: (event.start, event.end))


def _passages(
    article: Article, resolutions: Sequence[Resolution], language: str, published: date | None
) -> list[Passage]:
    """Return the sentences of an article with their places and dates."""
    plain = lowered(article.text)
    wording = wording_of(language)
    abbreviations = ABBREVIATIONS | languages.get(language).abbreviations
    passages: list[Passage] = []
    paragraph = last = 0
    for start, end in sentences(article.text, abbreviations):
        paragraph += "\n" in article.text[last:start]
        for first in range(start, end, _LONGEST):
            passages.append(Passage(plain, first, min(end, first + _LONGEST), paragraph, wording))
        last = end
    with_material(
        passages, resolutions, dates.find_dates(article.text, published=published, language=language)
    )
    return passages


_WEEK = 7
"""Days within which a story is news."""


class _Reader:
    """Reads passage after passage and remembers where and when the story stands."""

    def __init__(
        self,
        article: Article,
        language: str,
        published: date | None,
        setting: Setting,
        *,
        looks_back: bool = False,
    ) -> None:
        self.events: list[Event] = []
        self.index: dict[int, list[int]] = {}
        """Events made from the passage that starts at an offset."""
        self._shifts: dict[int, list[int]] = {}
        """How far behind an event, by its number, its sentence is printed again."""
        self._article = article
        self._language = language
        self._published = published
        self._setting = setting
        self._looks_back = looks_back
        """What has no date is of the day told last, however far back, not of the day of publication."""
        self._lexicon = lexicon_of(language)
        self._previous: Passage | None = None
        self._day: DateSpan | None = None
        """Last date of the story, which sentences without one inherit."""
        self._day_paragraph = 0
        self._days: list[DateSpan] = []
        """Days of which the paragraph has told."""
        self._chosen: list[Choice] = []
        """Places of the last event of the same sentence."""
        self._chosen_for = 0
        self._dated: DateSpan | None = None
        """Date of the last event of the same sentence."""
        self._dated_for = 0

    def repeat(self, first: Passage, again: Passage) -> None:
        """Note that a passage is printed a second time."""
        for number in self.index.get(first.start, ()):
            self._shifts.setdefault(number, []).append(again.start - first.start)

    def note_repeats(self) -> None:
        """Give the events the spans of all their repetitions, at once: there may be very many."""
        for number, shifts in self._shifts.items():
            event = self.events[number]
            spans = [(event.start + shift, event.end + shift) for shift in shifts]
            self.events[number] = replace(event, mentions=(*event.mentions, *spans))

    def read(self, passage: Passage) -> None:
        """Add the events of one passage."""
        self._begin(passage)
        hits = passage.hits = self._lexicon.find(passage.plain, passage.start, passage.end)
        made: list[Event] = []
        if hits:
            counted = find_counted(
                passage.plain, passage.start, passage.end, self._language, self._article.text
            )
            self._chosen, self._dated = [], None
            hits = _without_nature(hits)
            made = _distinct(
                [event for hit in hits for event in self._events_of(passage, hit, hits, counted)]
            )
            if made:
                counted = self._share(made, counted)
                made = self._measured(passage, made)
                self.index[passage.start] = list(range(len(self.events), len(self.events) + len(made)))
                self.events += made
                self._remember(passage, made)
            self._add_victims(passage, hits, made, counted)
        if any(event.type == "earthquake" for event in self.events[-_RECENT:]):
            self._add_magnitude(passage)
        self._pass_by(passage, made)

    def _begin(self, passage: Passage) -> None:
        """Forget the day of the story at a new paragraph, or go back to the last of the old one."""
        if not self._looks_back and passage.paragraph > self._day_paragraph + self._is_recent(self._day):
            self._day = None
        elif passage.paragraph > self._day_paragraph and self._day:
            self._day = max([self._day, *filter(self._is_recent, self._days)], key=lambda day: day.end)
        if self._previous and passage.paragraph > self._previous.paragraph:
            self._days = []

    def _events_of(self, passage: Passage, hit: Hit, hits: list[Hit], counted: list[Counted]) -> list[Event]:
        """Return the events of one trigger: none, one, or one a place of a list."""
        kind = TYPES[hit.trigger.type]
        if hit.trigger.frame == "result" and (len(hits) > 1 or not self._stands_alone(passage)):
            return []
        choices = self._choices(passage, hit)
        day = dated(passage, hit)
        nominal = None if choices else self._setting.nominal(passage, hit)
        near_place = nominal is not None or any(
            _gap(hit, c.resolution.mention.start, c.resolution.mention.end) < _NEAR for c in choices
        )
        near_date = day is not None and _gap(hit, day.offset, day.offset + len(day.text)) < _NEAR
        near_number = any(abs(c.start - hit.start) < _NEAR and c.what != "crowd" for c in counted)
        if hit.trigger.frame == "taker" and not (near_place and choices[0].basis == "in_clause"):
            return []
        if not reports(passage, hit, near_place=near_place, near_date=near_date, near_number=near_number):
            return []
        if hit.trigger.frame == "result" and not (near_number or near_place):
            return []
        status = status_of(passage, hit)
        if status == "hypothetical" or (status == "negated" and not (choices and near_place)):
            return []
        if choices:
            self._chosen, self._chosen_for = choices, hit.start
        else:
            choices = self._same_sentence(passage, hit)
        if not choices:
            choices = self._setting.fallback(passage, hit, kind, day, long_ago=_long_ago(passage, hit))
        when = self._when(passage, hit, day, status)
        if day is None and _long_ago(passage, hit):
            when = None
        if status == "planned" and day is None and kind.key in _STATES and ends(passage):
            status = "occurred"  # the curfew will stay in force until Friday
            when = self._when(passage, hit, day, status)
        status = _after_all(status, when, self._published)
        if not choices:
            return [self._event(passage, hit, None, when, status)]
        return [self._event(passage, hit, choice, when, status) for choice in choices]

    def _choices(self, passage: Passage, hit: Hit) -> list[Choice]:
        """Return the places that the sentence itself gives a trigger."""
        centre = epicentre(passage) if hit.trigger.type == "earthquake" else None
        if centre:
            return [Choice(centre, "in_clause", 0.0)]
        return self._setting.meant_by_pronoun(passage, hit) or self._setting.refined(
            passage, hit, choose(passage, hit, self._setting.home)
        )

    def _same_sentence(self, passage: Passage, hit: Hit) -> list[Choice]:
        """Return the places of the event before in the same sentence, unless that one was an aside."""
        return [
            choice._replace(basis="in_sentence")
            for choice in self._chosen
            if passage.same_clause(choice.resolution.mention.end, hit.start)
            or passage.same_clause(self._chosen_for, hit.start)
        ] or self._setting.in_other_clause(passage, hit)

    def _stands_alone(self, passage: Passage) -> bool:
        """Tell whether victims have no earlier event to belong to."""
        number = self._bearer(passage, len(self.events))
        if number is None:
            return True
        where = self.events[number].place
        scattered = TYPES[self.events[number].type].category in ("disaster", "accident")
        return any(not (scattered and (r.place == where or holds(where, r.place))) for r in passage.places)

    def _when(self, passage: Passage, hit: Hit, day: DateSpan | None, status: str) -> DateSpan | None:
        """Return the date of an event: its own, that of its sentence or of the story, that of publication."""
        if day is not None:
            self._dated, self._dated_for = day, hit.start
            return day
        if status in ("planned", "threatened"):
            return None
        if self._dated and any(
            passage.same_clause(at, hit.start) for at in (self._dated.offset, self._dated_for)
        ):
            return self._dated
        if self._day:
            return self._day
        if self._published is None:
            return None
        return DateSpan(self._published, self._published, "day", "publication")

    def _event(
        self, passage: Passage, hit: Hit, choice: Choice | None, when: DateSpan | None, status: str
    ) -> Event:
        start, end = _clause(passage, hit, choice)
        text = self._article.text
        resolution = choice.resolution if choice else None
        return Event(
            id="",
            article_id=self._article.id,
            type=hit.trigger.type,
            start=start,
            end=end,
            quote=text[start:end],
            trigger=text[hit.start : hit.end],
            place=resolution.place if resolution else None,
            mention=resolution.mention
            if resolution and resolution.mention.end > resolution.mention.start
            else None,
            geometry=resolution.geometry if resolution else None,
            place_basis=choice.basis if choice else "none",
            date=when,
            status=status,
            novelty="historical"
            if when is None and _long_ago(passage, hit)
            else _novelty(when, self._published),
            actors=actors_of(passage, hit, text),
            attribution=attribution_of(passage, text),
            confidence=_confidence(hit, choice, when, status),
        )

    def _measured(self, passage: Passage, made: list[Event]) -> list[Event]:
        """Return the events of a passage, its earthquakes with the magnitude that stands nearest."""
        shaken = any(e.type == "earthquake" for e in made)
        found = find_magnitudes(passage.plain, passage.start, passage.end) if shaken else []
        if not found:
            return made
        return [
            replace(e, magnitude=min(found, key=lambda one: abs(one[1] - e.start))[0])
            if e.type == "earthquake"
            else e
            for e in made
        ]

    def _add_magnitude(self, passage: Passage) -> None:
        """Give a magnitude that its own sentence tells of no earthquake to the last earthquake."""
        found = find_magnitudes(passage.plain, passage.start, passage.end)
        for i in reversed(range(len(self.events))) if found else ():
            event = self.events[i]
            if (
                event.type == "earthquake"
                and event.magnitude is None
                and -_FAR < passage.start - event.end < _FAR
            ):
                self.events[i] = replace(event, magnitude=found[0][0])
                return

    def _share(self, made: list[Event], counted: list[Counted]) -> list[Counted]:
        """Give every number to the nearest event of its sentence; return those that belong to none."""
        starts = [self._article.text.find(event.trigger, event.start) for event in made]
        left = []
        for one in counted:
            number = min(range(len(made)), key=lambda i: abs(starts[i] - one.start))
            own = _with_counts(made[number], [one])
            if own is made[number] or abs(starts[number] - one.start) > _OWN_NUMBER:
                left.append(one)
            else:
                made[number] = own
        return left

    def _pass_by(self, passage: Passage, made: list[Event]) -> None:
        """Keep what the sentences that follow may refer to."""
        told = [d for d in passage.dates if d.precision == "day" and not self._is_open(passage, d)]
        if told and not made and not compiled(passage.wording.speech).search(passage.text):
            self._day, self._day_paragraph = told[0], passage.paragraph
        self._setting.pass_by(passage)
        self._previous = passage

    def _is_recent(self, day: DateSpan | None) -> bool:
        """Tell whether a date lies in the week before publication; a new paragraph may still mean it."""
        return (
            day is not None and self._published is not None and 0 <= (self._published - day.end).days <= _WEEK
        )

    def _is_open(self, passage: Passage, day: DateSpan) -> bool:
        """Tell whether a date only begins or ends a span: since Tuesday, until June 1."""
        return compiled(passage.wording.open_date).search(passage.before(day.offset, 12)) is not None

    def _remember(self, passage: Passage, made: list[Event]) -> None:
        """Keep the place and the day for the sentences that follow."""
        for event in made:
            stated = event.date and event.date.basis in ("explicit", "relative") and event.date.offset >= 0
            if event.date and stated and event.status != "planned" and not self._is_open(passage, event.date):
                self._day, self._day_paragraph = event.date, passage.paragraph
                self._days.append(event.date)
        self._setting.move_to(passage, made)

    def _add_victims(
        self, passage: Passage, hits: list[Hit], made: list[Event], counted: list[Counted]
    ) -> None:
        """Give dead and injured people whose own sentence reports no violence to the event before it."""
        victims = [hit for hit in hits if hit.trigger.frame == "result"]
        if any(TYPES[event.type].category in _VICTIMS for event in made):
            victims = []
        counted = [one for one in counted if one.what != "crowd"]
        if not (victims or counted):
            return
        number = self._bearer(passage, len(self.events) - len(made))
        if number is None:
            return
        event = _with_counts(self.events[number], counted)
        span = passage.segment((victims[0] if victims else counted[0]).start)
        self.events[number] = replace(event, mentions=(*event.mentions, span))

    def _bearer(self, passage: Passage, end: int) -> int | None:
        """Return the number of the earlier event that lone victims belong to: the surest of its sentence."""
        near = [
            i
            for i in reversed(range(max(0, end - _RECENT), end))
            if TYPES[self.events[i].type].category in _VICTIMS and passage.start - self.events[i].end <= _FAR
        ]
        if not near:
            return None
        last = next((i for i in near if self.events[i].novelty == "new"), near[0])
        together = [
            i
            for i in range(max(0, last - 9), last + 1)
            if self.events[i].end > self.events[last].start
            and TYPES[self.events[i].type].category in _VICTIMS
            and self.events[i].novelty == self.events[last].novelty == "new"
        ]
        return max(together, key=lambda i: self.events[i].confidence, default=last)


def _looks_back(passages: Sequence[Passage], published: date | None) -> bool:
    """Tell whether an article names days, none of them of the week of its publication: no news of the day."""
    days = [span for passage in passages for span in passage.dates if span.precision == "day"]
    return published is not None and bool(days) and all((published - day.end).days > _WEEK for day in days)


def _gap(hit: Hit, start: int, end: int) -> int:
    """Return how many code points lie between a trigger and a span."""
    return max(0, start - hit.end, hit.start - end)


def _without_nature(hits: list[Hit]) -> list[Hit]:
    """Return the triggers without road blocks that a mudflow or snow made."""
    nature = min((h.start for h in hits if TYPES[h.trigger.type].category == "disaster"), default=None)
    return [h for h in hits if nature is None or h.start < nature or h.trigger.type != "blockade"]


def _distinct(events: list[Event]) -> list[Event]:
    """Return the events of one sentence without a second one of the same group and place."""
    kept: dict[tuple[str, str | None, str], Event] = {}
    for event in sorted(events, key=lambda e: -e.confidence):
        key = (TYPES[event.type].group, event.place.id if event.place else None, event.status)
        kept.setdefault(key, event)
    return sorted(kept.values(), key=lambda e: e.start)


def _with_counts(event: Event, counted: list[Counted]) -> Event:
    """Return an event with the numbers of people of its sentence."""
    category = TYPES[event.type].category
    found: dict[str, Any] = {}
    for one in counted:
        allowed = category in _BEARERS.get(one.what, _VICTIMS | {"law", "relief"})
        if allowed and getattr(event, one.what) is None:
            found.setdefault(one.what, one.quantity)
    return replace(event, **found) if found else event


def _clause(passage: Passage, hit: Hit, choice: Choice | None) -> tuple[int, int]:
    """Return the span to quote: the main clause of the trigger, widened to its place."""
    start, end = passage.segment(hit.start)
    if choice and choice.basis == "in_sentence":
        mention = choice.resolution.mention
        start, end = min(start, mention.start), max(end, mention.end)
    text = passage.plain[start:end]
    start += len(text) - len(text.lstrip(' "«“,'))
    return start, start + len(passage.plain[start:end].rstrip(" ,;"))


def _after_all(status: str, when: DateSpan | None, published: date | None) -> str:
    """Return planned for what lies after the day of publication."""
    later = when is not None and published is not None and when.start > published + timedelta(days=1)
    return "planned" if later and status in ("occurred", "claimed") else status


def _long_ago(passage: Passage, hit: Hit) -> bool:
    """Tell whether words beside a trigger put it into another age."""
    around = passage.before(hit.start, 40) + " | " + passage.after(hit.end, 60)
    return compiled(passage.wording.past_era).search(around) is not None


def _novelty(when: DateSpan | None, published: date | None) -> str:
    """Return new, background or historical."""
    if when is None or published is None:
        return "new"
    age = (published - when.end).days
    return "historical" if age > 365 else "background" if age > 7 else "new"


_TRUST = {"in_clause": 0.3, "in_sentence": 0.25, "nominal": 0.2, "previous_sentence": 0.12, "dateline": 0.1}


def _confidence(hit: Hit, choice: Choice | None, when: DateSpan | None, status: str) -> float:
    """Return how far an event is to be trusted, from its words, its place and its date."""
    score = 0.45 if hit.trigger.frame in ("verb", "taker") else 0.35
    if choice:
        score += _TRUST.get(choice.basis, 0.05) * max(0.4, choice.resolution.confidence)
    if when:
        score += 0.08 if when.basis in ("publication", "dateline") else 0.15
    if status in ("claimed", "hypothetical", "negated"):
        score -= 0.1
    return round(min(0.95, max(0.05, score)), 2)
