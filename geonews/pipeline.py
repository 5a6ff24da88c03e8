"""The line in one call: read text in, Report out."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from . import dates, languages
from .errors import AnalysisError, GeonewsError
from .gazetteer import open_gazetteer
from .model import Article, Report
from .recognition import recognise
from .relations import relate
from .resolution import resolve
from .workers import Here, Processes, in_batches, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from .gazetteer import Gazetteer

__all__ = ["analyze", "analyze_article", "analyze_many", "failed", "find_places"]


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
    from . import events  # not needed for places

    gazetteer = gazetteer or open_gazetteer()
    report = find_places(article, gazetteer=gazetteer)
    found = events.extract(report.article, report.resolutions, gazetteer)
    return Report(report.article, report.resolutions, tuple(found))


def find_places(article: Article, *, gazetteer: Gazetteer | None = None) -> Report:
    """Return the places of an article without its events, in less than half the time."""
    gazetteer = gazetteer or open_gazetteer()
    gazetteer.trim()
    if article.language not in languages.LANGUAGES:
        article = replace(article, language=languages.detect(article.text))
    if not article.published:
        article = replace(article, published=dates.find_publication(article))
    resolutions = relate(article, resolve(article, recognise(article, gazetteer), gazetteer), gazetteer)
    return Report(article, tuple(resolutions))


def analyze_many(
    articles: Iterable[Article],
    workers: int = 1,
    *,
    on_error: Callable[[GeonewsError], None] | None = None,
) -> Iterator[Report]:
    """Yield the report of each article, in order.

    Args:
        articles: read lazily, as workers become free.
        workers: processes; the gazetteer is opened once in each. They are of the standard library, so
            that a script needs no extra; geonews.corpus works on a cluster and survives lost workers.
        on_error: called with an error that names the article which cannot be analysed, after which the
            others are; without it the error itself is raised.
    """
    with Here() if workers <= 1 else Processes(workers) as crew:
        batches = in_batches(articles, lambda article: len(article.text), size=crew.batch)
        for found in chain.from_iterable(
            in_order(crew, _analyzed if on_error is None else _attempted, batches)
        ):
            if isinstance(found, Report):
                yield found
            elif on_error:
                on_error(found)


def _analyzed(articles: tuple[Article, ...]) -> list[Report | AnalysisError]:
    """Return the report of each article."""
    return [analyze_article(article) for article in articles]


def _attempted(articles: tuple[Article, ...]) -> list[Report | AnalysisError]:
    """Return the report of each article, or the error that stands in its place."""
    gazetteer = open_gazetteer()
    return [_attempt(article, gazetteer) for article in articles]


def _attempt(article: Article, gazetteer: Gazetteer) -> Report | AnalysisError:
    """Return the report of an article, or why there is none: whatever fails is this article's alone."""
    try:
        return analyze_article(article, gazetteer=gazetteer)
    except Exception as error:
        return failed(article, error)


def failed(article: Article, error: Exception) -> AnalysisError:
    """Return an error as one line that names the article."""
    kind = "" if isinstance(error, GeonewsError) else type(error).__name__
    reason = ": ".join(filter(None, (kind, " ".join(str(error).split())[:200])))
    name = "".join(c if c.isprintable() else "\ufffd" for c in article.id[:200])
    return AnalysisError(f"{name}: cannot be analysed ({reason})")
