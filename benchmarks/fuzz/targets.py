"""What the fuzzer calls: one function a part of the package, from bytes to an AssertionError or nothing.

Whatever other exception comes out is a fault as well, unless it is the error the part raises on purpose.
"""

from __future__ import annotations

import io
import json
import math
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geonews import languages, readers, text, writers
from geonews.dates import find_dates, find_publication
from geonews.errors import ReadError
from geonews.gazetteer import open_gazetteer
from geonews.model import Article, Report
from geonews.pipeline import analyze_article
from geonews.recognition import recognise
from geonews.relations import relate
from geonews.resolution import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TARGETS"]

SUFFIXES = (".txt", ".md", ".html", ".jsonl", ".csv", ".xml", ".gz", ".tsv")
SLOW = 5.0
"""Seconds after which an input of a few kilobytes is a fault."""
PUBLISHED = date(2010, 5, 13)


def reader(data: bytes) -> None:
    """Read a file of any kind: articles of valid text, or errors of one line."""
    suffix, content = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt", data[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        errors: list[ReadError] = []
        for article in readers.read(path, on_error=errors.append):
            assert isinstance(article.text, str) and article.text.strip()
            assert isinstance(article.id, str)
        assert all("\n" not in str(error) for error in errors)


def folding(data: bytes) -> None:
    """Fold, key and cut text: idempotent, offsets kept."""
    given = decoded(data)
    for word in text.words(given):
        assert given[word.start : word.end] == word.text
        assert text.fold(text.fold(word.text)) == text.fold(word.text)
    key = text.join_key(given)
    assert text.join_key(key) == key
    assert len(text.lowered(given)) == len(given)
    text.sound_key(given[:200])
    end = 0
    for start, stop in text.sentences(given):
        assert end <= start < stop <= len(given)
        end = stop
    assert languages.detect(given) in languages.LANGUAGES


def dates(data: bytes) -> None:
    """Find dates: offsets right, order of days right, in every language."""
    code, given = chosen(data)
    find_publication(Article("a", given, language=code))
    for span in find_dates(given, published=PUBLISHED, language=code):
        assert span.start <= span.end
        assert given[span.offset : span.offset + len(span.text)] == span.text


def relations(data: bytes) -> None:
    """Place phrases such as "30 km south of Osh": geometries on the Earth."""
    code, given = chosen(data)
    article, gazetteer = Article("a", given, language=code), open_gazetteer()
    for resolution in relate(article, resolve(article, recognise(article, gazetteer), gazetteer), gazetteer):
        check_geometry(resolution.to_feature()["geometry"])


def output(data: bytes) -> None:
    """Write a report in every format of text: valid JSON, no lone surrogate, no control of the terminal."""
    code, given = chosen(data)
    article = Article(given[:40], given, title=given[:60], language=code, source=given[-20:], url=given[:50])
    report = analyze_article(article)
    check_report(report)
    for name, found in writers.FORMATS.items():
        if found.is_text:
            stream = io.StringIO()
            writers.events([report], stream, name)
            written = stream.getvalue()
            written.encode("utf-8")
            if name in ("json", "geojson"):
                json.loads(written)
            if name == "table":
                assert all(c.isprintable() or c == "\n" for c in written)


def line(data: bytes) -> None:
    """Go the whole way, twice: sound and the same."""
    code, given = chosen(data)
    report = analyze_article(Article("a", given, language=code, published=PUBLISHED))
    check_report(report)
    assert report == analyze_article(Article("a", given, language=code, published=PUBLISHED))


def decoded(data: bytes) -> str:
    """Return bytes as text: lone surrogates come through, what is no UTF-8 becomes one."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def chosen(data: bytes) -> tuple[str, str]:
    """Return the language that the first byte stands for, and the rest as text."""
    codes = sorted(languages.LANGUAGES)
    return codes[(data[0] if data else 0) % len(codes)], decoded(data[1:])


def check_report(report: Report) -> None:
    """Assert what holds of every report."""
    given = report.article.text
    for resolution in report.resolutions:
        mention = resolution.mention
        assert given[mention.start : mention.end] == mention.text != ""
        assert 0 <= resolution.confidence <= 1
    for event in report.events:
        assert given[event.start : event.end] == event.quote != ""
    for feature in report.__geo_interface__["features"]:
        check_geometry(feature["geometry"])


def check_geometry(geometry: dict[str, Any] | None) -> None:
    """Assert that positions are finite and on the Earth."""
    waiting: list[Any] = [geometry["coordinates"]] if geometry else []
    while waiting:
        item = waiting.pop()
        if isinstance(item[0], int | float):
            assert math.isfinite(item[0]) and abs(item[0]) <= 180 and abs(item[1]) <= 90
        else:
            waiting += item


def timed(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Return a target that is also not slow."""

    def checked(data: bytes) -> None:
        started = time.process_time()
        target(data)
        assert time.process_time() - started < SLOW, "slow"

    return checked


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: timed(function) for function in (reader, folding, dates, relations, output, line)
}
"""Targets by name."""
