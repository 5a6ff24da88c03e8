"""One measurement in one process; prints JSON. Called by benchmarks/run.py."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

__all__ = ["KINDS"]

KINDS = {
    "sentences in one line": (
        "Protesters gathered in Osh on 5 May 2010, police detained 12 near Batken. ", (0.1, 0.4, 1.6)
    ),
    "a mention a hundred characters": (
        "The road from the village was closed again, officials added, and nobody came to Osh that long day. ",
        (0.5, 2, 8),
    ),
    "the same mention, nothing else": ("Osh, ", (0.05, 0.2, 0.8)),
    "one word": ("A", (1, 10, 50)),
    "lower case, no capital": ("people came to the square and left it again at night ", (0.05, 0.2, 0.8)),
}  # fmt: skip
"""Texts by name: what they repeat, the sizes in MB they are tried in."""
PATIENCE = 60.0
"""Seconds after which the remaining documents are left; the speed is that of those done."""
WRONG = (
    "Jalalabd Biskek Tashkennt Samarqant Dushanbbe Almatty Karakoll Baatken Naarin Horog Kulob Termes Nukkus "
    "Urgenc Andijjan"
)


def calls(article: str, times: str) -> dict[str, float]:
    """Return milliseconds of single calls, medians."""
    import geonews
    from geonews.gazetteer import DATABASE, Gazetteer
    from geonews.model import Article
    from geonews.pipeline import analyze_article, find_places

    opened = [spent(lambda: Gazetteer(DATABASE).longest("osh")) for _ in range(20)]
    given = Article("a", Path(article).read_text(encoding="utf-8"))
    find_places(given)
    analyze_article(given)
    count = int(times)
    wrong = [w[:i] + w[i + 1 :] for w in WRONG.split() for i in range(1, len(w) - 1)][:count]
    fuzzy = sorted(spent(lambda name=name: geonews.lookup(name)) for name in wrong)
    right = ["Osh", "Bishkek", "Jalal-Abad", "Ысык-Көл", "Fargʻona", "Душанбе", "Mary", "Шымкент"]
    return {
        "open_ms": statistics.median(opened),
        "places_ms": statistics.median(spent(lambda: find_places(given)) for _ in range(count)),
        "events_ms": statistics.median(spent(lambda: analyze_article(given)) for _ in range(count)),
        "lookup_ms": statistics.median(spent(lambda n=n: geonews.lookup(n)) for n in right * 5),
        "fuzzy_p50_ms": statistics.median(fuzzy),
        "fuzzy_p99_ms": fuzzy[int(len(fuzzy) * 0.99)],
    }


def spent(call: Any) -> float:
    """Return the milliseconds of a call."""
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def places(path: str) -> dict[str, float]:
    """Return the speed of finding places over a JSONL file."""
    from geonews.pipeline import find_places

    return over(path, lambda article: len(find_places(article).resolutions))


def events(path: str) -> dict[str, float]:
    """Return the speed of finding places and events over a JSONL file."""
    from geonews.pipeline import analyze_article

    return over(path, lambda article: len(analyze_article(article).events))


def over(path: str, find: Any) -> dict[str, float]:
    """Return megabytes a second after the first document, peak memory, how much was found."""
    from geonews import read

    articles = read(path)
    find(next(articles))
    size = found = 0
    start = time.perf_counter()
    for article in articles:
        found += find(article)
        size += len(article.text.encode())
        if time.perf_counter() - start > PATIENCE:
            break
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"mb_s": size / 1e6 / seconds, "peak_mb": peak, "found": found, "mb": size / 1e6}


def growth(kind: str, size: str) -> dict[str, float]:
    """Return the seconds of the whole line over one text of a size in characters."""
    import geonews

    piece, length = KINDS[kind][0], int(size)
    geonews.analyze(piece, language="en")
    text = (piece * (length // len(piece) + 1))[:length]
    return {"seconds": spent(lambda: geonews.analyze(text, language="en")) / 1000}


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    print(json.dumps({"calls": calls, "places": places, "events": events, "growth": growth}[kind](*rest)))
