"""No text makes a regular expression slow: each pattern by itself, and the line as a whole.

A pattern is tried on what hurts patterns most: a short piece repeated, taken from its own letters or
from a list, with nothing at the end that would let it match. Where a pattern sees only a bounded piece
of a text (a sentence, the words beside a name) it is tried on as much.
"""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import geonews
from geonews.model import Article
from geonews.pipeline import analyze_article

ROOT = Path(__file__).parents[1]
SIZE = 100_000
"""Characters of an adversarial text."""
LEAST_SPEED = 50_000
"""Characters a second that a pattern gets through whatever the text; quadratic ones do a tenth at SIZE."""
SHORTEST = 0.05
"""Seconds that are nothing, however short the text."""
BOUNDS = {
    "geonews.context": 120,  # REACH and the lines of a dateline
    "geonews.dates.publication": 1500,  # the head of the text
    "geonews.events": 2000,  # a sentence; longer ones are read in pieces
    "geonews.map.page": 0,  # runs over our own page, in which news text holds no "<"
    "geonews.readers.clean": 160,  # a line short enough for a title
    "geonews.relations.figures": 200,
    "geonews.writers.csv": 1000,  # tried at the start of a cell only
}
"""By module, the longest piece of a text that its patterns are given."""
PIECES = (
    " ", "\n", "\t", "a", "A", "а", "1", ".", ",", "-", "(", "[", "<", "'", "a ", "1 ", "a-", "a, ", "A. ",
    " ,", "of ", "и ", "_",
)  # fmt: skip
"""What is repeated."""


@cache
def patterns() -> list[tuple[str, str, int]]:
    """Return module, pattern and flags of every pattern of the package."""
    seeds = map(str, sorted((ROOT / "seeds").glob("*.md")))
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "regexes.py"), *seeds],
        capture_output=True, encoding="utf-8", cwd=ROOT, timeout=120, check=True,
    )  # fmt: skip
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]  # type: ignore[misc]


def bound(module: str, pattern: str) -> int:
    """Return how many characters a pattern is given at most."""
    if module.startswith("geonews.events") and (pattern.endswith("$") or pattern.startswith((r"\s", r"[\s"))):
        return 100  # what stands right before or after a name, a number or a trigger
    if module == "geonews.dates.grammar" and not pattern.startswith(("(?P<iso>", "(?<!")):
        return 600  # words about the future within a few lines of a date
    return next((size for name, size in BOUNDS.items() if module.startswith(name)), SIZE)


def own_pieces(pattern: str) -> Iterator[str]:
    """Yield words of the pattern itself, which get furthest into it."""
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\\[a-zA-Z]|\(\?P<\w+>", " ", pattern))
    for word in dict.fromkeys(words[:: max(1, len(words) // 3)]):
        yield word
        yield word + "a"
        yield word + " "


class TooSlowError(Exception):
    """A search was cut off."""


def cut_off(*_: object) -> None:
    raise TooSlowError


def cost(pattern: re.Pattern[str], text: str, at_words: bool) -> float:
    """Return the seconds of a search through a text, as the package does it; endless when it takes three."""
    signal.signal(signal.SIGALRM, cut_off)
    signal.setitimer(signal.ITIMER_REAL, 3)
    started = time.process_time()
    try:
        if at_words:
            for word in re.finditer(r"\w+", text):
                pattern.match(text, word.start())
        else:
            for _ in pattern.finditer(text):
                pass
    except TooSlowError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - started


def is_slow(pattern: re.Pattern[str], text: str, at_words: bool, limit: float) -> bool:
    """Tell whether a search takes longer than so many seconds, each of three times: machines have hiccups."""
    return all(cost(pattern, text, at_words) > limit for _ in range(3))


def test_every_pattern_is_linear() -> None:
    found = patterns()
    assert len(found) > 500
    slow = []
    for module, text, flags in found:
        pattern = re.compile(text, flags & ~re.DEBUG)
        limit = bound(module, text)
        at_words = module == "geonews.events.lexicon" or text.startswith("(?P<iso>")
        pieces = PIECES[:: 1 if limit == SIZE else 6]  # the few words of a sentence hurt less
        for piece in dict.fromkeys([*own_pieces(text), *pieces]) if limit else ():
            size = min(limit, 2500)
            if is_slow(pattern, (piece * size)[:size], at_words, max(SHORTEST, size / LEAST_SPEED)):
                slow.append((module, piece, size, text[:80]))
            elif (
                limit == SIZE
                and is_slow(pattern, (piece * 10_000)[:10_000], at_words, 0.05)
                and is_slow(pattern, (piece * SIZE)[:SIZE], at_words, SIZE / LEAST_SPEED)
            ):
                slow.append((module, piece, SIZE, text[:80]))
    assert not slow, "\n".join(map(str, slow))


WHOLE = (
    " ", "\n ", "a-", "A-", "[", "1 ", "a, ", "A. ", "Osh ", "Osh, ", "Osh-", "Ош", "in the ", "5 May ",
    "5-6 ", "of ", "killed 5 ",
    "protest in Osh ", "protest in Osh. ", "30 km south of Osh ", "between Osh and ", "Osh (", "в Оше ",
    "2010-ж. ", "өткөн",
    "\u202e", "\u0301", "\ud800", "\x00", "İ", "{{", "</script>",
)  # fmt: skip


@pytest.mark.parametrize("piece", WHOLE, ids=range(len(WHOLE)))
def test_the_line_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long; a square would be sixteen."""
    geonews.analyze(piece * 3)

    def seconds(size: int) -> float:
        article = Article("a", (piece * size)[:size])
        started = time.process_time()
        analyze_article(article)
        return time.process_time() - started

    tried = ((seconds(3_000), seconds(12_000)) for _ in range(3))
    assert any(long < max(0.5, 8 * short) for short, long in tried)


GAPS = [
    ("en", "Protesters clashed in Osh{}and Batken{}killed 5{}people on 5{}May{}near Osh."),
    ("ru", "Столкновения в Оше{}и Баткене{}погибли 5{}человек 5{}мая{}у Оша."),
    ("ky", "Ошто{}жана Баткенде{}митинг болду{}5{}киши каза болду{}5-май."),
    ("uz", "Toshkentda{}va Andijonda{}miting bo'ldi{}5{}kishi halok bo'ldi."),
]


@pytest.mark.parametrize(("language", "sentence"), GAPS, ids=[language for language, _ in GAPS])
def test_no_gap_inside_a_sentence_takes_long(language: str, sentence: str) -> None:
    for piece in (" ", "\t", "- ", ", ", "a ", "A ", "5 ", "a-", "of ", "(", "\u00a0"):
        for size in (60, 1900):
            started = time.process_time()
            geonews.analyze(sentence.replace("{}", (piece * size)[:size]), language=language)
            assert time.process_time() - started < 4, (piece, size)
