"""Two reports made by hand, one of them without a place."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from geonews.model import (
    Article,
    Candidate,
    DateSpan,
    Event,
    Mention,
    Place,
    Quantity,
    Report,
    Resolution,
)
from geonews.writers import FORMATS, events, places

GOLDEN = Path(__file__).parent / "golden"


OSH = Place("gn:1527534", "Osh", "settlement", "KG", 40.528312, 72.798512, 9.5, "Osh City", population=322164)
OSH_REGION = Place("gn:1346798", "Osh Region", "region", "KG", 40.4, 73.3, 120.0)
KYRGYZSTAN = Place("iso:KG", "Kyrgyzstan", "country", "KG", 41.5, 74.6, 350.0)
VALLEY = Place(
    "ne:ferghana", "Ferghana Valley", "valley", None, 40.75, 71.75, 150.0, countries=("UZ", "KG", "TJ")
)
KASHGAR = Place("gn:1280849", "Kashgar 喀什", "settlement", "CN", 39.47, 75.99, 12.0, "Xinjiang")
SECTOR = {"type": "Polygon", "coordinates": [[[72.8, 40.2], [72.7, 40.3], [72.9, 40.3], [72.8, 40.2]]]}

TEXT = (
    'Protesters in Osh said\n"=the government must go", killing dozens. <b>30 km south of Osh</b>\tand in '
    "Kashgar, a Kyrgyz convoy\u202e was shelled; Zzyzxabad was quiet. The Ferghana Valley trembled."
)


def mention(text: str, after: str = "", role: str = "literal") -> Mention:
    start = TEXT.index(text, TEXT.index(after))
    return Mention(start, start + len(text), text, role)


ARTICLE = Article(
    "a,1", TEXT, "Unrest in the “south”", date(2010, 5, 13), "en", "+News", "https://example.org/a?b=1&c=2"
)
RESOLUTIONS = (
    Resolution(mention("Osh"), OSH, 0.98765, None, (Candidate(OSH, 3.2), Candidate(OSH_REGION, 1.1))),
    Resolution(mention("Osh", "30 km"), OSH, 0.7, SECTOR, (Candidate(OSH, 2.0),)),
    Resolution(mention("Kashgar"), KASHGAR, 0.5),
    Resolution(mention("Kyrgyz", role="demonym"), KYRGYZSTAN, 0.9),
    Resolution(mention("Zzyzxabad"), None, 0.1),
    Resolution(mention("Ferghana Valley"), VALLEY, 0.8),
)


def event(number: int, kind: str, quote: str, **fields) -> Event:
    start = TEXT.index(quote)
    return Event(f"{number:012x}", "a,1", kind, start, start + len(quote), quote, quote.split()[0], **fields)


EVENTS = (
    event(
        1, "protest", 'Protesters in Osh said\n"=the government must go", killing dozens.',
        place=OSH, mention=RESOLUTIONS[0].mention, place_basis="in_clause",
        date=DateSpan(date(2010, 5, 13), date(2010, 5, 13), "day", "relative", "Thursday", 3),
        actors=("Protesters", "Supporters of X"), attribution="@ministry",
        fatalities=Quantity(24, None, None, "dozens"), injured=Quantity(3, 3, 3, "three"), confidence=0.91234,
        mentions=((0, 5), (9, 12)),
    ),
    event(
        2, "shelling", "was shelled", place=OSH, geometry=SECTOR, place_basis="in_sentence",
        date=DateSpan(date(2010, 5, 1), date(2010, 5, 31), "month", "explicit", "in May", 0),
        status="claimed",
    ),
    event(3, "unlisted_type", "Zzyzxabad was quiet", mention=RESOLUTIONS[4].mention, status="negated"),
    event(
        4, "earthquake", "The Ferghana Valley trembled.", place=VALLEY, place_basis="in_clause",
        date=DateSpan(date(2009, 1, 1), date(2009, 12, 31), "year", "explicit"), novelty="historical",
        fatalities=Quantity(0, 0, 0, "no deaths"), crowd=Quantity(1000, None, None, "thousands"),
    ),
)  # fmt: skip
REPORTS = (Report(ARTICLE, RESOLUTIONS, EVENTS), Report(Article("пусто", "Эч нерсе жок.", language="ky")))
KINDS = {"places": places, "events": events}


def text_of(records: str, format_: str, reports=REPORTS, **options) -> str:
    stream = io.StringIO()
    KINDS[records](reports, stream, format_, **options)
    return stream.getvalue()


STREAMED = [name for name, format_ in FORMATS.items() if format_.is_text]
