import csv
import time
from datetime import date
from pathlib import Path

import pytest

from geonews.dates import find_dates, find_publication
from geonews.model import Article

PUBLISHED = date(2010, 5, 13)
CASES = Path(__file__).parent / "cases"


def cases(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{"language": name[6:8], **row} for row in rows]


def read(case):
    return find_dates(case["text"], published=PUBLISHED, language=case["language"])


STATED = [*cases("dates-en.tsv"), *cases("dates-ru.tsv"), *cases("dates-others.tsv")]


@pytest.mark.parametrize("case", STATED, ids=lambda case: case["text"])
def test_a_stated_date_is_read(case):
    found = [(str(span.start), str(span.end), span.precision) for span in read(case)]
    assert found[-1:] == [(case["start"], case["end"], case["precision"])]


@pytest.mark.parametrize("case", STATED, ids=lambda case: case["text"])
def test_spans_point_into_the_text(case):
    for span in read(case):
        assert case["text"][span.offset : span.offset + len(span.text)] == span.text != ""
        assert span.basis in ("explicit", "relative") and span.start <= span.end


@pytest.mark.parametrize("case", cases("dates-none.tsv"), ids=lambda case: case["text"])
def test_no_date_is_invented(case):
    assert [span.text for span in read(case)] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He was shot on April 7. Two days later he died.", ["2010-04-07", "2010-04-09"]),
        ("He was shot on April 7, a day before the vote.", ["2010-04-07", "2010-04-08"]),
        ("He gave up on Thursday, two days after soldiers stormed his house.", ["2010-05-13", "2010-05-11"]),
        ("On Monday, the day after the vote, crowds met. Two days later all was calm.",
         ["2010-05-10", "2010-05-09", "2010-05-12"]),
        ("They met on May 17. That same day four men were beaten. By the next morning they fled.",
         ["2010-05-17", "2010-05-17", "2010-05-18"]),
        ("On April 7 crowds met. They fled the previous day.", ["2010-04-07", "2010-05-12"]),
        ("Police said Monday that talks will be held Wednesday and Friday.",
         ["2010-05-10", "2010-05-19", "2010-05-14"]),
    ],
)  # fmt: skip
def test_expressions_lean_on_earlier_ones(text, days):
    assert [str(s.start) for s in find_dates(text, published=PUBLISHED, language="en")] == days


def test_without_a_day_of_publication_only_full_dates_are_read():
    text = "On Friday, April 7, 2010 and May 5 they met, a month ago, in 1997."
    assert [s.text for s in find_dates(text, published=None, language="en")] == [
        "Friday, April 7, 2010", "1997",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["April 31", "31.02.2010", "In 0000", "900 decades ago", "on 2010-02-30"])
def test_impossible_dates_are_left_out(text):
    assert find_dates(text, published=PUBLISHED, language="en") == []


@pytest.mark.parametrize("day", [date.min, date.max, date(2012, 2, 29)])
@pytest.mark.parametrize("case", STATED, ids=lambda case: case["text"])
def test_any_day_of_publication_will_do(case, day):
    find_dates(case["text"], published=day, language=case["language"])


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("BISHKEK, May 13, 2010 (Reuters) - Crowds met.", "en", "2010-05-13"),
        ("Crisis deepens\n13 May 2010\n\nCrowds met on April 7, 2009.", "en", "2010-05-13"),
        ("Published: 2010-05-13 10:22\nCrowds met.", "en", "2010-05-13"),
        ("БИШКЕК, 13 мая 2010 года — Люди вышли на улицы.", "ru", "2010-05-13"),
        ("13.05.2010\nЛюди вышли на улицы.", "ru", "2010-05-13"),
        ("Crowds met on April 7, 2009 in Osh.", "en", None),
        ("", "en", None),
    ],
)
def test_publication_is_found_at_the_head(text, language, day):
    found = find_publication(Article("a", text, language=language))
    assert (found and str(found)) == day


def test_publication_from_metadata_and_address():
    assert find_publication(Article("a", "x", published=PUBLISHED)) == PUBLISHED
    assert find_publication(Article("a", "x", url="https://example.org/2010/05/13/osh.html")) == PUBLISHED
    assert find_publication(Article("a", "x", url="https://example.org/2010/13/13/osh.html")) is None


@pytest.mark.parametrize("language", ["en", "ru", "ky", "kk", "uz", "tg", "tk"])
@pytest.mark.parametrize(
    "piece", ["1 ", "a ", "13.05.", "April ", "last ", "7 апреля ", "2010-жыл ", "-", "the "]
)
def test_time_is_linear(language, piece):
    find_dates("", published=PUBLISHED, language=language)
    begun = time.process_time()
    find_dates(piece * 5_000, published=PUBLISHED, language=language)
    assert time.process_time() - begun < 5
