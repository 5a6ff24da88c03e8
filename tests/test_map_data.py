"""The data of the page: how they are packed, and that the page's script reads what was written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from map_hostile import HOSTILE
from map_samples import crowd, south

from geonews.map.columns import numbers, signs
from geonews.map.encode import PLAIN_LIMIT, compact, data_block, in_digits, of_digits, safe_json, unpack
from geonews.map.geometry import clean
from geonews.map.payload import Payload
from geonews.model import Article, DateSpan, Event, Report


@pytest.mark.parametrize("compress", [False, True])
def test_blocks_come_back_as_they_were(compress):
    block = data_block("x", [compact(HOSTILE)], compress=compress)
    assert unpack(block) == HOSTILE
    assert block.count("<") == 2 and block.endswith("</script>\n")


def test_digits_mean_nothing_in_html_and_json():
    for size in (*range(30), 1000):
        data = os.urandom(size)
        digits = in_digits(data)
        assert of_digits(digits, size) == data
        assert not set(digits) & set('"&<\\') and all(" " <= digit <= "~" for digit in digits)
        assert len(digits) <= 2 * (8 * size / 13 + 1)


@pytest.mark.parametrize("values", [[], [0], [-1, 57, 92], [5, 5], [-700_000, 3], [0, 55_260], [0, 55_261]])
def test_columns_come_back_as_they_were(values):
    packed = signs(values)
    assert isinstance(packed[1], str) == (max(values, default=0) - min(values, default=0) < 55_261)
    assert numbers(json.loads(safe_json(packed))) == values


def test_long_blocks_are_compressed():
    assert "data-packing" not in data_block("x", ["1" * PLAIN_LIMIT])
    assert 'data-packing="gzip"' in data_block("x", ["1" * PLAIN_LIMIT, "1"])


READ = """
const geonews = require(%r)('text', 'inflate', 'unpack', 'days', 'dataset');
const data = new geonews.Dataset(JSON.parse(require('node:fs').readFileSync(0, 'utf8')));
const place = (row) => (row < 0 ? null : data.places[row].id);
console.log(JSON.stringify({
  articles: data.articles.map((a) => [a.id, a.published ?? null, a.mentions.length, a.events.length]),
  geometries: data.places.filter((p) => p.precision === 'relative').map((p) => p.geometry),
  mentions: data.mentions.map((m) => [m.article, m.start, m.end, place(m.place), m.rival && m.rival.name]),
  events: data.events.map((e) => [
    e.id, e.article, data.quoteOf(e), e.type, e.status, e.basis, place(e.place),
    e.mention < 0 ? null : place(data.mentions[e.mention].place),
    e.first, e.last, e.precision, e.confidence, e.actors, e.attribution, e.numbers.fatalities ?? null,
  ]),
}));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_page_reads_what_was_written():
    reports = [*crowd(60, 30), south()]
    bare = Event(
        "a b", "x", "flood", 0, 4, "Rain", "rain", date=DateSpan(date(1, 1, 1), date(9999, 12, 31), "vague")
    )
    reports.insert(3, Report(Article("x", "Rain", published=None), (), (bare,)))
    script = READ % str(Path(__file__).parent / "js" / "load.js")
    done = subprocess.run(
        ["node", "-e", script],
        input=json.dumps(dict(Payload(reports, "en").tables())),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    read = json.loads(done.stdout)
    day = lambda when: when and when.toordinal() - date(1970, 1, 1).toordinal()  # noqa: E731
    events = [(number, event) for number, report in enumerate(reports) for event in report.events]
    assert read["articles"] == [
        [r.article.id, day(r.article.published), len(r.resolutions), len(r.events)] for r in reports
    ]
    assert [row[:3] for row in read["mentions"]] == [
        [number, r.mention.start, r.mention.end]
        for number, report in enumerate(reports)
        for r in report.resolutions
    ]
    drawn = {json.dumps(clean(r.geometry)): 0 for report in reports for r in report.resolutions if r.geometry}
    assert read["geometries"] == [json.loads(geometry) for geometry in drawn] != []
    assert read["events"] == [
        [
            e.id, number, e.quote, e.type, e.status, e.place_basis, e.place and e.place.id,
            e.place.id if e.place and e.mention else None,
            e.date and day(e.date.start), e.date and day(e.date.end), e.date.precision if e.date else "",
            round(e.confidence, 2), list(e.actors), e.attribution or "",
            e.fatalities and [e.fatalities.low, e.fatalities.best, e.fatalities.high, e.fatalities.text],
        ]
        for number, e in events
    ]  # fmt: skip
