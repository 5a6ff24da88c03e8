"""The line in one call: read text in, Report out."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from . import dates, events, languages
from .gazetteer import open_gazetteer
from .model import Article, Report
from .recognition import recognise
from .relations import relate
from .resolution import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .gazetteer import Gazetteer

__all__ = ["analyze", "analyze_article", "analyze_many"]

BATCH = 64
"""Articles sent to a worker process at once."""


def analyze(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Report:
    """Return the places and events of a text.

    Args:
        text: the article, without its title.
        title: not searched for places, kept for the output.
        published: day from which "Thursday" or "last month" are counted; found in the text when None.
        language: en ru ky kk uz tg tk; detected when None.
        gazetteer: the one of the package when None.

    >>> report = analyze("Protesters gathered in Osh, Kyrgyzstan, on 13 May 2010.")
    >>> [r.place.name for r in report.resolutions]
    ['Osh', 'Kyrgyzstan']
    """
    article = Article("text", text, title=title, published=published, language=language)
    return analyze_article(article, gazetteer=gazetteer)


def analyze_article(article: Article, *, gazetteer: Gazetteer | None = None) -> Report:
    """Return the places and events of an article; its language and day are found where it names none."""
    gazetteer = gazetteer or open_gazetteer()
    article = replace(
        article,
        language=article.language
        if article.language in languages.LANGUAGES
        else languages.detect(article.text),
        published=article.published or dates.find_publication(article),
    )
    resolutions = relate(article, resolve(article, recognise(article, gazetteer), gazetteer), gazetteer)
    return Report(article, tuple(resolutions), tuple(events.extract(article, resolutions)))


def analyze_many(articles: Iterable[Article], workers: int = 1) -> Iterator[Report]:
    """Yield the report of each article, in order.

    Args:
        articles: read lazily, a batch at a time.
        workers: processes; the gazetteer is opened once in each.
    """
    if workers <= 1:
        yield from map(analyze_article, articles)
        return
    from concurrent.futures import ProcessPoolExecutor

    source = iter(articles)
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(islice(source, BATCH * workers)):
            yield from pool.map(analyze_article, batch, chunksize=max(1, len(batch) // (4 * workers)))
