"""Reports for the map as a large run gives them, made without reading a text: quick, the same every time.

The words of the texts are those of seeds/, each as often as there: as much of it as there is of the English
dispatches compresses to 44 % at level 6 of gzip, those to 43 %. Ids are hashes and names have the same few
rivals each time, as in what is read: in 54 texts 356 mentions of 144 places had a rival, 171 different pairs.
"""

from __future__ import annotations

import math
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import geonews
from geonews.model import (
    Article,
    Candidate,
    DateSpan,
    Event,
    Mention,
    Place,
    Quantity,
    Relation,
    Report,
    Resolution,
)
from geonews.ontology import TYPES

__all__ = ["crowd", "gazetteer_places"]

ROOT = Path(__file__).resolve().parents[1]
PLACES = 2000
DAYS = 2000
SOURCES = ("Silk Road Dispatch", "Steppe Courier", "Valley Monitor", "Pamir Wire", "Caspian Post")
STATUSES = ("occurred",) * 12 + ("planned", "claimed", "negated", "attempted", "threatened", "hypothetical")
BASES = ("in_clause",) * 6 + ("in_sentence", "previous_sentence", "dateline")
ACTORS = ("police", "officials", "protesters", "border guards", "residents", "the ministry", "rescuers")


def gazetteer_places(count: int = PLACES) -> list[Place]:
    """Return the most important settlements and regions of the five countries."""
    gazetteer = geonews.open_gazetteer()
    rows = gazetteer._db.execute(
        "SELECT id FROM place WHERE country IN ('KG','KZ','UZ','TJ','TM') "
        "AND kind IN ('settlement', 'region', 'district') ORDER BY importance DESC, id LIMIT ?",
        (count,),
    ).fetchall()
    return [place for (key,) in rows if (place := gazetteer.place(key))]


def crowd(events: int, places: list[Place] | None = None, *, each: int = 10) -> list[Report]:
    """Return reports with so many events.

    Args:
        events: in all.
        places: where they are, some far oftener than others; those of the gazetteer when None.
        each: events of an article.
    """
    chance = random.Random(events)
    known = places or gazetteer_places()
    stories = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.en.md")))
    words = re.findall(r"[a-z]{2,}", " ".join(stories))
    return [
        _report(chance, number, min(each, events - number * each), known, words)
        for number in range(math.ceil(events / each))
    ]


def _report(chance: random.Random, number: int, count: int, places: list[Place], words: list[str]) -> Report:
    published = date(2020, 1, 1) + timedelta(days=chance.randrange(DAYS))
    text = ""
    found: list[Resolution] = []
    events: list[Event] = []
    for turn in range(count + 3):  # three sentences of an article report nothing
        place = places[int(len(places) * chance.random() ** 3)]
        start = len(text)
        head = " ".join(chance.choices(words, k=8)).capitalize()
        tail = " ".join(chance.choices(words, k=9))
        text += f"{head} {place.name} {tail}.\n"
        resolution = _resolution(chance, place, start + len(head) + 1, places)
        found.append(resolution)
        if turn < count:
            span = (start, len(text) - 1)
            events.append(
                _event(
                    chance, f"{chance.getrandbits(48):012x}", f"a{number}", text, span, resolution, published
                )
            )
    title = " ".join(chance.choices(words, k=7)).capitalize()
    source = chance.choice(SOURCES)
    article = Article(
        f"a{number}", text, title, published, "en", source, f"https://example.org/{number}/{title[:20]}"
    )
    return Report(article, tuple(found), tuple(events))


def _resolution(chance: random.Random, place: Place, start: int, places: list[Place]) -> Resolution:
    mention = Mention(start, start + len(place.name), place.name)
    namesakes = random.Random(place.id).sample(places, 3)
    candidates = tuple(
        Candidate(p, 5.0 - n) for n, p in enumerate([place, *namesakes[: chance.choice((0, 0, 1, 3))]])
    )
    geometry = relation = None
    if chance.random() < 0.03:
        lat, lon = place.lat - 0.3, place.lon
        turns = [2 * math.pi * (n % 24) / 24 for n in range(25)]
        ring = [[lon + 0.1 * math.cos(a), lat + 0.08 * math.sin(a)] for a in turns]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        phrase = f"33 km south of {place.name}"
        relation = Relation(phrase, start, start + len(place.name), "offset", lat, lon, 9.0)
    return Resolution(mention, place, 0.4 + 0.6 * chance.random(), geometry, candidates, relation)


def _event(
    chance: random.Random,
    key: str,
    article: str,
    text: str,
    span: tuple[int, int],
    told: Resolution,
    published: date,
) -> Event:
    day = published - timedelta(days=chance.choice((0, 0, 1, 2, 7, 30)))
    more: dict[str, Any] = {}
    if chance.random() < 0.3:
        more["fatalities"] = Quantity(low := chance.randrange(1, 40), low, low, str(low))
    if chance.random() < 0.3:
        more["arrested"] = Quantity(None, None, None, "dozens")
    if chance.random() < 0.6:
        more["actors"] = tuple(chance.sample(ACTORS, chance.choice((1, 1, 2))))
    if chance.random() < 0.4:
        more["attribution"] = chance.choice(ACTORS)
    when = DateSpan(day, day, "day", chance.choice(("explicit", "relative", "dateline")))
    kind, basis, status = chance.choice(list(TYPES)), chance.choice(BASES), chance.choice(STATUSES)
    return Event(
        key, article, kind, *span, text[slice(*span)], "word", told.place, told.mention, told.geometry, basis,
        None if chance.random() < 0.05 else when, status, confidence=0.3 + 0.7 * chance.random(), **more,
    )  # fmt: skip
