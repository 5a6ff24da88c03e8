# ruff: noqa: E501 (texts stand one paragraph a line)
"""Reports made by hand, so that the tests of the map depend on no recogniser."""

from __future__ import annotations

import hashlib
import math
import re
from datetime import date

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


def place(key, name, kind, country, lat, lon, radius_km=4.0, admin1=None, parents=()):
    return Place(
        key,
        name,
        kind,
        country,
        lat,
        lon,
        radius_km,
        admin1,
        parents=tuple(parents),
        countries=(country,) if country else (),
    )


OSH_REGION = ("gn:1346798", "iso:KG")
JALAL_ABAD_REGION = ("gn:1529778", "iso:KG")
BATKEN_REGION = ("gn:1463580", "iso:KG")
PLACES = {
    p.id: p
    for p in (
        place("gn:1527534", "Osh", "settlement", "KG", 40.5283, 72.7985, 5.8, "Osh Region", OSH_REGION),
        place(
            "gn:1528249",
            "Jalal-Abad",
            "settlement",
            "KG",
            40.945,
            72.9931,
            3.6,
            "Jalal-Abad Region",
            JALAL_ABAD_REGION,
        ),
        place(
            "gn:1528735", "Batken", "settlement", "KG", 40.0604, 70.8193, 1.7, "Batken Region", BATKEN_REGION
        ),
        place(
            "gn:1528675", "Bishkek", "settlement", "KG", 42.87, 74.59, 12, "Bishkek", ("gn:1528334", "iso:KG")
        ),
        place("gn:1529778", "Jalal-Abad Region", "region", "KG", 41.5, 72.6, 120, None, ("iso:KG",)),
        place("gn:1346798", "Osh Region", "region", "KG", 40.2, 73.2, 120, None, ("iso:KG",)),
        place(
            "kg-teyit", "Teyit", "settlement", "KG", 40.91, 72.92, 25, "Jalal-Abad Region", JALAL_ABAD_REGION
        ),
        place("oa:UAFO", "Osh Airport", "facility", "KG", 40.609, 72.7933, 3, "Osh Region", OSH_REGION),
        place(
            "oa:UAFM",
            "Manas air base",
            "facility",
            "KG",
            43.0613,
            74.4776,
            3,
            "Chüy Region",
            ("gn:1538652", "iso:KG"),
        ),
        place("ferghana-valley", "Ferghana Valley", "valley", None, 40.7, 71.8, 120),
        place("iso:KG", "Kyrgyzstan", "country", "KG", 41.46, 74.54, 400),
        place("iso:BY", "Belarus", "country", "BY", 53.5, 28.0, 300),
        place("iso:US", "United States", "country", "US", 39.8, -98.6, 2000),
        place("gn:524901", "Moscow", "settlement", "RU", 55.75, 37.62, 25),
        place("gn:1514588", "Andijan", "settlement", "UZ", 40.7821, 72.3442, 8, "Andijan Region"),
        place("gn:1139715", "Jalalabad", "settlement", "AF", 34.4265, 70.4515, 8, "Nangarhar"),
    )
}
SOUTH_OF_OSH = {
    "type": "Polygon",
    "coordinates": [
        [
            [72.7985 + 0.16 * math.cos(a * math.pi / 12), 40.258 + 0.12 * math.sin(a * math.pi / 12)]
            for a in range(25)
        ]
    ],
}

# Names in [brackets] stand for the places of PLACES in the order given by the second table.
SOUTH_TEXT = """[BISHKEK], May 14, 2010 - Crowds loyal to the deposed president held regional offices across the south of [Kyrgyzstan] for much of Thursday before supporters of the provisional authorities drove them out, officials and residents said.

In [Osh], several hundred people forced the doors of the governor's building shortly before noon and brought back the official dismissed in April. Another group marched on the [airport of Osh] but turned back at the first police line.

The day was worst in [Jalal-Abad]. At least two people were killed and about 60 injured when rival crowds fired on each other around the administration on Friday morning, the Health Ministry said. By evening the family compound in the village of [Teyit] was burning.

Protesters in [Batken] left the building on their own after elders spoke to them. The provisional government named a new commandant for the [Jalal-Abad region] and said a curfew would follow if calm did not return.

Dr. Akmatova, who runs a clinic in the [Ferghana Valley], said families had begun to leave for [Andijan] by the afternoon. She had not slept since Wednesday.

The former president, who flew out of the country on April 15, remained in [Belarus], which has refused to hand him over. [Moscow] sent an envoy for talks with the new cabinet, and the [United States] said flights from [Manas] had not been interrupted. An older resident recalled the clashes of June 1990 in the same streets of [Osh].

A report of shooting near [Kyzyl-Zhar] could not be confirmed. Drivers described a road block [30 km south of Osh] that stayed overnight.
"""
SOUTH_PLACES = [
    "gn:1528675",
    "iso:KG",
    "gn:1527534",
    "oa:UAFO",
    "gn:1528249",
    "kg-teyit",
    "gn:1528735",
    "gn:1529778",
    "ferghana-valley",
    "gn:1514588",
    "iso:BY",
    "gn:524901",
    "iso:US",
    "oa:UAFM",
    "gn:1527534",
    "-",
    "gn:1527534",
]
SOUTH_EVENTS = (
    # mention, type, from, to, date, precision, further fields
    (2, "building_seizure", "several hundred people forced", "in April", "2010-05-13", "day", {"actors": ("supporters of the deposed president",), "crowd": Quantity(200, None, None, "several hundred")}),
    (3, "protest", "Another group marched", "police line", "2010-05-13", "day", {"status": "attempted"}),
    (4, "armed_clash", "At least two people", "Friday morning", "2010-05-14", "day", {"fatalities": Quantity(2, 2, None, "at least two"), "injured": Quantity(60, 60, 60, "about 60"), "attribution": "the Health Ministry"}),
    (5, "fire", "By evening the family", "was burning", "2010-05-14", "day", {}),
    (6, "building_seizure", "Protesters in", "spoke to them", "2010-05-13", "day", {"status": "occurred"}),
    (7, "appointment", "The provisional government named", "Jalal-Abad region", "2010-05-14", "day", {"actors": ("provisional government",)}),
    (7, "curfew", "said a curfew", "not return", None, "day", {"status": "planned"}),
    (8, "displacement", "families had begun", "by the afternoon", "2010-05-14", "day", {"attribution": "Dr. Akmatova"}),
    (0, "talks", "sent an envoy", "new cabinet", "2010-05-14", "day", {"actors": ("Moscow",)}),
    (0, "appointment", "The provisional government named", "commandant", "2010-05-14", "day", {}),
    (10, "expulsion", "which has refused", "hand him over", "2010-05-14", "day", {"status": "negated"}),
    (13, "deployment", "flights from", "been interrupted", "2010-05-14", "day", {"attribution": "United States"}),
    (14, "ethnic_clash", "the clashes of June 1990", "same streets", "1990-06-01", "month", {"novelty": "historical"}),
    (16, "blockade", "Drivers described", "overnight", "2010-05-14", "day", {}),
)  # fmt: skip
UNSURE = {5: 0.41}


def unmark(marked):
    """Return the text without brackets, and the spans that stood in them."""
    spans, text = [], ""
    for part in re.split(r"(\[[^\]]*\])", marked):
        if part.startswith("["):
            spans.append((len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    return text, spans


def resolution(text, span, key, *, confidence=0.93, role="literal", geometry=None, rivals=(), relation=None):
    found = PLACES.get(key)
    candidates = tuple(
        Candidate(p, 1.0 - i / 4) for i, p in enumerate((*((found,) if found else ()), *rivals))
    )
    mention = Mention(*span, text[slice(*span)], role)
    return Resolution(mention, found, confidence if found else 0.0, geometry, candidates, relation)


def south(**changes):
    """Return a report on the unrest of May 2010 in southern Kyrgyzstan."""
    text, spans = unmark(SOUTH_TEXT)
    article = Article(
        **{
            "id": "south-2010", "text": text, "title": "Rival crowds fight over offices in the Kyrgyz south",
            "published": date(2010, 5, 14), "language": "en", "source": "Silk Road Dispatch",
            "url": "https://example.org/2010/05/south", **changes,
        }
    )  # fmt: skip
    resolutions = []
    for number, (span, key) in enumerate(zip(spans, SOUTH_PLACES, strict=True)):
        rivals = (
            (PLACES["gn:1139715"],)
            if key == "gn:1528249"
            else (PLACES["gn:1346798"],)
            if key == "gn:1527534"
            else ()
        )
        role = "metonym" if key in {"gn:524901", "iso:US"} else "dateline" if number == 0 else "literal"
        relative = SOUTH_OF_OSH if number == 16 else None
        relation = Relation(text[slice(*span)], *span, "offset", 40.258, 72.7985, 9.0) if relative else None
        resolutions.append(
            resolution(
                text,
                span,
                key,
                confidence=UNSURE.get(number, 0.93),
                role=role,
                geometry=relative,
                rivals=rivals,
                relation=relation,
            )
        )
    events = []
    for number, (mention, kind, first, last, day, precision, more) in enumerate(SOUTH_EVENTS):
        start = text.index(first)
        end = text.index(last, start) + len(last)
        chosen = resolutions[mention]
        when = None
        if day:
            begin = date.fromisoformat(day)
            when = DateSpan(begin, date(1990, 6, 30) if precision == "month" else begin, precision)
        events.append(
            Event(
                hashlib.sha256(f"{number}".encode()).hexdigest()[:12], article.id, kind, start, end, text[start:end], kind,
                chosen.place, chosen.mention, chosen.geometry, "in_clause", when, **more,
            )
        )  # fmt: skip
    return Report(article, tuple(resolutions), tuple(events))


def crowd(events, places, *, articles=100):
    """Return reports with many events at many places spread over Central Asia; the same on every run."""
    kinds = ("protest", "armed_clash", "talks", "flood", "arrest", "fire", "aid", "deal")
    spots = [
        Place(
            f"x:{i}", f"Place {i}", "settlement", "KZ", round(38 + (i * 37 % 997) / 997 * 13, 4),
            round(54 + (i * 71 % 991) / 991 * 30, 4), 3.0, None, parents=(CROWD_REGIONS[i % len(CROWD_REGIONS)],),
        )
        for i in range(places)
    ]  # fmt: skip
    reports = []
    for number in range(articles):
        text, found, resolutions = "", [], []
        for i in range(number, events, articles):
            spot = spots[i * 13 % places]
            start = len(text)
            quote = f"On day {i % 365} people of {spot.name} gathered near the market and officials said order number {i} held."
            text += quote + "\n"
            at = start + quote.index(spot.name)
            mention = Mention(at, at + len(spot.name), spot.name)
            resolutions.append(Resolution(mention, spot, 0.9))
            day = date.fromordinal(date(2020, 1, 1).toordinal() + i % 365)
            found.append(
                Event(
                    f"{i:012x}", f"a{number}", kinds[i % 8], start, start + len(quote), quote, "gathered", spot, mention,
                    None, "in_clause", DateSpan(day, day), actors=("officials",),
                )
            )  # fmt: skip
        reports.append(
            Report(
                Article(f"a{number}", text, f"Article {number}", date(2020, 12, 31), "en", "Wire"),
                tuple(resolutions),
                tuple(found),
            )
        )
    return reports


CROWD_REGIONS = [
    "gn:1346798",
    "gn:1529778",
    "gn:1463580",
    "gn:1527297",
    "gn:1527590",
    "gn:1528260",
    "gn:1538652",
    "gn:1114926",
    "gn:1114927",
    "gn:1114928",
    "gn:1484846",
    "gn:1537162",
]
