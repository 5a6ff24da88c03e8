"""Events of the dispatches in seeds/ against tests/gold, their places given; and of texts not kept here."""

import json
import math
import re
from datetime import date
from pathlib import Path

import pytest

from geonews.events import extract
from geonews.events.setting import DOMESTIC
from geonews.model import KINDS, ROLES, Article, Mention, Place, Resolution

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold" / "seeds.jsonl"
SHARED = ROOT.parent / "shared"
DATABASE = ROOT / "geonews" / "data" / "gazetteer.db"


def kilometres(lat, lon, place):
    one, other = math.radians(lat), math.radians(place.lat)
    across = math.radians(place.lon - lon)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(half)))


def given(mention):
    """Return the resolution that a gold mention stands for."""
    kind = {"adm1": "region", "adm2": "district"}.get(mention["type"], mention["type"])
    place = Place(
        mention["place_id"],
        mention["canonical"],
        kind if kind in KINDS else "area",
        mention["country"],
        mention["lat"],
        mention["lon"],
        mention["radius_km"],
        countries=(mention["country"],) if mention["country"] else (),
    )
    role = mention["kind"] if mention["kind"] in ROLES else "literal"
    wide = tuple(mention["wide"]) if mention.get("wide") else None
    return Resolution(Mention(mention["start"], mention["end"], mention["text"], role, wide=wide), place, 0.9)


def dispatches():
    """Yield the article, resolutions and required events of every dispatch."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        head, text = re.fullmatch(
            r"---\n(.*?)\n---\n\n?(.*)", (ROOT / gold["file"]).read_text("utf-8"), re.S
        ).groups()
        front = dict(entry.split(": ", 1) for entry in head.splitlines())
        published = date.fromisoformat(front["published"])
        article = Article(gold["file"], text, published=published, language=front["language"])
        yield (
            article,
            [given(m) for m in gold["mentions"]],
            [e for e in gold["events"] if not e.get("optional")],
        )


def overlap(event, gold):
    return max(
        min(b, gold["end"]) - max(a, gold["start"]) for a, b in [(event.start, event.end), *event.mentions]
    )


def fits(event, gold):
    """Return whether type, place and date are right; None where the gold says nothing."""
    there = None
    if gold["lat"] is not None:
        there = (
            event.place is not None and kilometres(gold["lat"], gold["lon"], event.place) <= gold["radius_km"]
        )
    then = None
    if gold["date"]:
        days = {event.date.start.isoformat(), event.date.end.isoformat()} if event.date else {""}
        within = event.date and len(gold["date"]) == 10
        then = any(day.startswith(gold["date"]) for day in days) or bool(
            within and event.date.start <= date.fromisoformat(gold["date"]) <= event.date.end
        )
    kinds = {gold["type"], *gold.get("also", [])}
    return event.type in kinds or "dev" in gold, there, then


def shares(pairs):
    """Return the share of gold events found, and of right types, places and dates among those."""
    found, right = [], []
    for events, golds in pairs:
        for gold in golds:
            near = [e for e in events if overlap(e, gold) > min(12, (gold["end"] - gold["start"]) // 3)]
            found.append(bool(near))
            if near:
                right.append(max((fits(e, gold) for e in near), key=lambda fit: [bool(x) for x in fit]))
    columns = [[x for x in column if x is not None] for column in zip(*right, strict=True)]
    return sum(found) / len(found), *(sum(column) / len(column) for column in columns)


def test_dispatches():
    found, types, places, dates = shares(
        (extract(article, resolutions), golds) for article, resolutions, golds in dispatches()
    )
    assert found >= 0.99 and types >= 0.98 and places >= 0.98 and dates >= 0.95, (found, types, places, dates)


def test_every_event_of_a_dispatch_is_sound():
    for article, resolutions, _ in dispatches():
        events = extract(article, resolutions)
        assert len({event.id for event in events}) == len(events)
        for event in events:
            assert article.text[event.start : event.end] == event.quote != ""
            if event.mention and event.mention.role == "metonym":  # Kazakhstan has closed its borders
                assert event.place.kind == "country" and event.type in DOMESTIC
            else:
                assert event.mention is None or event.mention.role in ("literal", "dateline")


@pytest.mark.skipif(not DATABASE.is_file(), reason="no gazetteer built")
def test_short_reports_find_the_place_of_their_event():
    from geonews.pipeline import analyze_article

    found, right = 0, 0
    rows = (ROOT / "tests" / "cases" / "event-places.tsv").read_text("utf-8").splitlines()[1:]
    for number, (language, text, types, places) in enumerate(row.split("\t") for row in rows):
        article = Article(str(number), text, published=date(2024, 5, 15), language=language)
        events = [e for e in analyze_article(article).events if e.type in types.split(",")]
        names = [e.place.name.lower() for e in events if e.place]
        found += bool(events)
        right += any(place.lower() in name for place in places.split(",") for name in names)
    assert found >= 0.93 * len(rows) and right >= 0.88 * len(rows), (found, right, len(rows))


def reports():
    """Yield the article and the gold rows (types, date, places, status) of every short report."""
    for block in re.split(r"(?m)^## ", (ROOT / "tests" / "gold" / "reports.txt").read_text("utf-8"))[1:]:
        head, *lines = block.strip().splitlines()
        name, language, day = head.split()
        text = "\n".join(line for line in lines if not line.startswith("! "))
        rows = [[cell.strip() for cell in line[2:].split("|")] for line in lines if line.startswith("! ")]
        yield Article(name, text, published=date.fromisoformat(day), language=language), rows


def agreement(event, when, names, status):
    """Return whether place, date and status are right; None where the gold says nothing."""
    there = None if names == "-" else event.place is not None and event.place.name in names.split("/")
    days = (event.date.start.isoformat(), event.date.end.isoformat()) if event.date else ("", "")
    then = any(day.startswith(when) for day in days) or days[0] <= when <= days[1]
    return there, None if when == "-" else then, {event.status, status} in ({status}, {"occurred", "claimed"})


@pytest.mark.skipif(not DATABASE.is_file(), reason="no gazetteer built")
def test_short_reports_of_our_own():
    from geonews.pipeline import analyze_article

    found, right = [], []
    for article, rows in reports():
        events = analyze_article(article).events
        for types, when, names, status in rows:
            fits = [agreement(e, when, names, status) for e in events if e.type in types.split("/")]
            found.append(bool(fits))
            right += [max(fits, key=lambda fit: [fact is not False for fact in fit])] if fits else []
    columns = [[x for x in column if x is not None] for column in zip(*right, strict=True)]
    shares = [sum(column) / len(column) for column in (found, *columns)]
    floors = json.loads((ROOT / "tests" / "floors.json").read_text())["reports"]
    assert all(
        share >= floors[name]
        for share, name in zip(shares, ("found", "places", "dates", "status"), strict=True)
    ), shares


@pytest.mark.skipif(not (SHARED / "dev").is_dir() or not DATABASE.is_file(), reason="texts not here")
def test_passages_of_the_development_set():
    from geonews.pipeline import analyze_article

    pairs = []
    for line in (SHARED / "dev" / "central_asia_dev.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        golds = []
        for event in passage.get("events", []):
            place = passage["mentions"][event["place_index"]]
            start = passage["text"].find(event["quote"])
            spot = {"lat": place["lat"], "lon": place["lon"], "radius_km": max(30, place["radius_km"])}
            golds.append({**event, **spot, "start": start, "end": start + len(event["quote"]), "dev": True})
        day = passage["date"] if passage["date"] and len(passage["date"]) == 10 else None
        article = Article(
            passage["id"],
            passage["text"],
            published=day and date.fromisoformat(day),
            language=passage["lang"].split("-")[0],
        )
        pairs.append((analyze_article(article).events, golds))
    found, _, places, _ = shares(pairs)
    assert found >= 0.95 and places >= 0.85, (found, places)


@pytest.mark.skipif(not list(SHARED.glob("seeds/*.txt")) or not DATABASE.is_file(), reason="text not here")
def test_the_first_article():
    from geonews.pipeline import analyze_article

    text = next(SHARED.glob("seeds/*.txt")).read_text(encoding="utf-8")
    events = analyze_article(Article("seed", text, published=date(2010, 5, 13))).events
    told = {
        (e.type, e.status, e.place.name if e.place else None, str(e.date.start) if e.date else None)
        for e in events
    }
    assert told >= {
        ("building_seizure", "occurred", "Osh", "2010-05-13"),
        ("building_seizure", "occurred", "Jalal-Abad", "2010-05-13"),
        ("building_seizure", "occurred", "Batken", "2010-05-13"),
        ("building_seizure", "attempted", "Osh", "2010-05-13"),
        ("abduction", "occurred", "Jalal-Abad Region", "2010-05-13"),
        ("visit", "planned", "Bishkek", "2010-05-14"),
        ("coup_attempt", "attempted", "Bishkek", "2010-05-12"),
        ("crackdown", "claimed", "Kyrgyzstan", "2010-04-07"),
        ("uprising", "occurred", "Kyrgyzstan", "2010-04-07"),
    }
    assert ("deployment", "Osh") in {(kind, where) for kind, _, where, _ in told}
    assert not {where for _, _, where, _ in told} & {
        "Belarus",
        "Afghanistan",
        "Moscow",
        "United States",
        "Russia",
    }
