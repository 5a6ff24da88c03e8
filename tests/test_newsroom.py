"""Reports whose writers had not seen the rules: places marked, events listed (tests/gold/newsroom)."""

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from geonews import Article, lookup
from geonews.distance import distance_km
from geonews.pipeline import analyze_article

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "gold" / "newsroom"
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")
NEAR_KM = 20
"""Farther from the place of its name in an atlas an event is misplaced, unless that is larger."""


def reports(language):
    """Yield the articles of a language with their marked places and their events."""
    for block in re.split(r"(?m)^## ", (FOLDER / f"{language}.txt").read_text("utf-8"))[1:]:
        head, *lines = block.strip().splitlines()
        name, code, day = head.split()
        body = "\n".join(line for line in lines if not line.startswith("! "))
        text, written, marks = "", "", []
        for index, piece in enumerate(MARK.split(body)):
            if index % 3 == 2:
                marks.append((len(text) - len(written), len(text), piece))
            else:
                text, written = text + piece, piece
        rows = [[cell.strip() for cell in line[2:].split("|")] for line in lines if line.startswith("! ")]
        yield Article(name, text, published=date.fromisoformat(day), language=code), marks, rows


def read_places(report, marks, counts):
    """Count the places marked, those found and those in the right country; and the places that are none."""
    used = set()
    for start, end, what in marks:
        hits = [
            n for n, r in enumerate(report.resolutions) if r.mention.start < end and r.mention.end > start
        ]
        used.update(hits)
        codes = set(re.findall(r"\b[A-Z]{2}\b", what))
        if "embedded" in what:
            continue
        counts["places"] += 1
        place = report.resolutions[hits[0]].place if hits else None
        counts["placed"] += bool(place and (not codes or codes & {place.country, *place.countries}))
    counts["invented"] += sum(
        r.mention.role != "embedded" and not r.relation
        for n, r in enumerate(report.resolutions)
        if n not in used
    )


@cache
def spots(name):
    return [match.place for match in lookup(name, limit=4)]


def is_there(event, names):
    """Tell whether an event is at one of the places named; None when the gold names none."""
    if "-" in names.split("/"):
        return None
    place = event.place
    if place is None:
        return False
    for spot in (spot for name in names.split("/") for spot in spots(name)):
        if "country" in (spot.kind, place.kind):
            if spot.kind == place.kind and spot.country == place.country:
                return True
        elif distance_km(spot.lat, spot.lon, place.lat, place.lon) <= max(NEAR_KM, min(spot.radius_km, 60)):
            return True
    return False


def is_then(event, days):
    """Tell whether an event is of one of the days, months or years named; None when the gold names none."""
    if "-" in days.split("/"):
        return None
    found = (event.date.start.isoformat(), event.date.end.isoformat()) if event.date else ("", "")
    return any(
        any(day.startswith(when) for day in found) or found[0] <= when <= found[1] for when in days.split("/")
    )


def read_events(report, rows, counts):
    """Count the events of the gold, those found, and what of place, date and status is right in them."""
    for types, days, names, statuses in rows:
        counts["events"] += 1
        fits = [
            (is_there(e, names), is_then(e, days), e.status in statuses or e.status == "claimed")
            for e in report.events
            if e.type in types.split("/")
        ]
        if fits:
            counts["found"] += 1
            best = max(fits, key=lambda fit: [fact is not False for fact in fit])
            for name, fact in zip(("place", "date", "status"), best, strict=True):
                counts[f"{name} given"] += fact is not None
                counts[f"{name} right"] += bool(fact)


def count(language):
    """Return the counts of a language."""
    counts = Counter()
    for article, marks, rows in reports(language):
        report = analyze_article(article)
        read_places(report, marks, counts)
        read_events(report, rows, counts)
    return counts


def shares(counts):
    """Return the shares that may only rise."""
    return {
        "placed": counts["placed"] / counts["places"],
        "sound": 1 - counts["invented"] / counts["places"],
        "found": counts["found"] / counts["events"],
        **{name: counts[f"{name} right"] / counts[f"{name} given"] for name in ("place", "date", "status")},
    }


FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text())["newsroom"]


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_reports_of_a_newsroom(language):
    found = shares(count(language))
    assert all(found[name] >= floor for name, floor in FLOORS[language].items()), found


def test_every_line_is_well_formed():
    for language in FLOORS:
        for article, marks, rows in reports(language):
            assert marks and "[[" not in article.text
            assert all(len(row) == 4 for row in rows), article.id
