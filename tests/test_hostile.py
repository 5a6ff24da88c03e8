"""Hostile and broken input over the whole line: nothing crashes, nothing escapes, nothing is invented."""

import csv
import gzip
import html.parser
import io
import json
import math
import re
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cli import run

import geonews
from geonews import writers
from geonews.errors import ReadError
from geonews.model import Article, Report
from geonews.pipeline import analyze_article
from geonews.readers import read

WORDS = (
    "Osh",
    "Ош",
    "Jalal-Abad",
    "Жалал-Абад шаары",
    "southern Kyrgyzstan",
    "30 km south of Osh",
    "between Osh and Batken",
    "Atlanta, Georgia",
    "Ысык-Көл",
    "Fargʻona",
    "в Оше",
    "Batken Region",
    "on 5 May 2010",
    "13 мая",
    "last Friday",
    "2010-ж. 7-апрель",
    "protesters clashed with police",
    "killed 12 people",
    "погибли 5 человек",
    "митинг",
    "According to Reuters,",
    "OSH (AP) —",
    "=1+1",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }}",
    "${x}",
)
CHARACTERS = (
    "\x00\x1b\u202e\u2066\u200b\ufeff\ud800\udfff\u2028\x85\u0301İßﬁǅ😀🇰🇬\U0010ffff\r\n\t\u00a0\u00ad"
    "’'-—.,;:!?()[]\"«»"
)
TEXTS = st.lists(
    st.sampled_from(WORDS) | st.text(max_size=6) | st.sampled_from(list(CHARACTERS)), max_size=40
).map(lambda parts: " ".join(parts))
ANY = st.text(st.characters(), max_size=200) | TEXTS | TEXTS.map(str.upper) | TEXTS.map(str.lower)
"""Any text, lone surrogates included, and such as the rules have something to say about."""

SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check_report(report: Report) -> None:
    """Assert what holds of every report, whatever the text was."""
    text = report.article.text
    previous = 0
    for resolution in report.resolutions:
        mention = resolution.mention
        assert 0 <= previous <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.wide is None or 0 <= mention.wide[0] <= mention.start < mention.end <= mention.wide[1]
        assert 0 <= resolution.confidence <= 1
        previous = mention.end
    for event in report.events:
        assert 0 <= event.start < event.end <= len(text)
        assert text[event.start : event.end] == event.quote
        assert 0 <= event.confidence <= 1
        assert event.date is None or event.date.start <= event.date.end
        assert all(0 <= start < end <= len(text) for start, end in event.mentions)
    assert len({event.id for event in report.events}) == len(report.events)
    for feature in report.__geo_interface__["features"]:
        check_geometry(feature["geometry"])
    for resolution in report.resolutions:
        check_geometry(resolution.to_feature()["geometry"])


def check_geometry(geometry: dict[str, Any] | None) -> None:
    """Assert that a geometry is GeoJSON in WGS 84."""
    if geometry is None:
        return
    assert geometry["type"].removeprefix("Multi") in ("Point", "LineString", "Polygon")
    numbers = list(flat(geometry["coordinates"]))
    assert numbers and all(map(math.isfinite, numbers))
    assert all(abs(lon) <= 180 for lon in numbers[::2]) and all(abs(lat) <= 90 for lat in numbers[1::2])


def flat(nested: Any) -> Any:
    for item in nested:
        if isinstance(item, int | float):
            yield item
        else:
            yield from flat(item)


@given(ANY, st.none() | st.sampled_from(sorted(geonews.languages.LANGUAGES)))
@SLOW
def test_any_text_gives_a_sound_report(text: str, language: str | None) -> None:
    report = geonews.analyze(text, language=language)
    check_report(report)
    assert report == geonews.analyze(text, language=language)


@given(st.lists(st.builds(Article, st.text(max_size=9), ANY, title=st.none() | ANY), min_size=1, max_size=2))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_can_be_written(articles: list[Article]) -> None:
    reports = [analyze_article(article) for article in articles]
    for name, chosen in writers.FORMATS.items():
        if not chosen.is_text:
            continue
        stream = io.StringIO()
        writers.events(reports, stream, name)
        stream.getvalue().encode("utf-8")
        if name in ("json", "geojson"):
            json.loads(stream.getvalue(), parse_constant=lambda _: pytest.fail("not a number"))
    for name in ("jsonl", "csv", "geojson"):
        writers.places(reports, io.StringIO(), name)


@given(ANY)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_makes_an_inert_page(text: str) -> None:
    check_page(geonews.draw([geonews.analyze(text, title=text)]).get_root().render())


class Page(html.parser.HTMLParser):
    """What a browser would load or run of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.policy = ""
        self.handlers: list[str] = []
        self.loads: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attributes)
        if given.get("http-equiv", "") == "Content-Security-Policy":
            self.policy = given.get("content") or ""
        self.handlers += [name for name, _ in attributes if name.startswith("on")]
        loading = [
            value for name, value in attributes if name in ("src", "srcset", "action", "data") and value
        ]
        self.loads += [value for value in loading if not value.startswith("data:")]
        if tag in ("link", "base") and not (given.get("href") or "").startswith("data:"):
            self.loads.append(given.get("href") or "")


def check_page(text: str) -> None:
    """Assert that a page runs only its own scripts and loads nothing."""
    page = Page(text)
    rules = dict([*rule.strip().split(" ", 1), ""][:2] for rule in page.policy.split(";") if rule.strip())
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"] and "'sha256-" in rules["script-src"]
    assert not any("http" in rule or "*" in rule for rule in rules.values())
    assert page.handlers == [] and page.loads == []
    assert "iframe" not in page.tags and "object" not in page.tags and "embed" not in page.tags
    assert "alert(1)</script>" not in text


DOCUMENT = "On 13 May 2010 protesters seized a building in Osh, Kyrgyzstan. Two people were killed."


def test_a_hostile_document_from_end_to_end(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil.invalid")</script><script>alert(1)</script>{{ 7*7 }}${x}\u202e\ud800'
    line = {"id": "../../../etc/passwd\n=cmd|' /C calc'!A0", "text": f"{evil}. {DOCUMENT}", "title": evil,
            "source": "@SUM(A1)", "url": "javascript:alert(1)"}  # fmt: skip
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n")
    for output in ("out.csv", "out.tsv", "out.geojson", "out.kml", "out.gpkg"):
        done = run("events", "in.jsonl", "-o", output, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert run("map", "in.jsonl", "-o", "out.html", cwd=tmp_path).returncode == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    check_page(page)
    assert 'href="javascript:' not in page
    assert "7*7" not in page or "49" not in re.findall(r"\{\{(.*?)\}\}", page)
    for name, delimiter in (("out.csv", ","), ("out.tsv", "\t")):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            for row in list(csv.reader(file, delimiter=delimiter))[1:]:
                assert not [c for c in row if re.match(r"\s*[=+@\t\r]|\s*-(?!\d+(\.\d+)?$)", c)]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["in.jsonl", "out.csv", "out.tsv", "out.geojson", "out.kml", "out.gpkg", "out.html"]
    )
    assert not Path("/etc/passwd\n=cmd").exists()


def packed(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", data)
    return stream.getvalue()


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
XXE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss version='2.0'><channel><item><title>Osh</title><description>&x; in Osh</description>"
    "</item></channel></rss>"
)
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "lol">{LAUGHS}]>'
    "<rss version='2.0'><channel><item><title>Osh</title><description>&a11; Osh</description>"
    "</item></channel></rss>"
)
FILES: list[tuple[str, bytes]] = [
    ("zip.txt", packed(b"\0" * 50_000_000)),
    ("zip.jsonl", packed(b'{"text": "Osh"}' * 1000)),
    ("nested.txt.gz", gzip.compress(gzip.compress(b"0" * 30_000_000))),
    ("cut.txt.gz", gzip.compress(b"In Osh. " * 9999)[:-200]),
    ("deep.jsonl", b'{"text": ' + b"[" * 200_000 + b"\n" + b'{"text": "Rally in Osh."}\n'),
    ("deep-object.jsonl", b'{"a":' * 100_000 + b"\n"),
    ("number.jsonl", b'{"id": 1' + b"0" * 100_000 + b', "text": "In Osh."}\n'),
    ("surrogate.jsonl", b'{"id": "\\ud800", "text": "\\udfff In Osh \\ud83d.", "date": "\\ud800"}\n'),
    ("wrong.jsonl", b'{"id": [], "text": {"a": 1}}\n{"text": null}\n[1]\n"x"\nNaN\n'),
    ("infinite.jsonl", b'{"id": NaN, "text": "In Osh", "date": Infinity}\n'),
    ("nul.txt", b"Pro\0test in Osh.\0 " * 20),
    ("nul.csv", b"text\nIn O\0sh\n"),
    ("bidi.txt", "\u202eProtest in Osh\u202c \u2066in Batken\u2069.".encode()),
    ("deep.html", b"<div>" * 100_000 + b"In Osh"),
    ("tags.html", b"<" * 300_000),
    ("attributes.html", b"<p " + b"a=1 " * 100_000 + b">In Osh</p>"),
    ("entities.html", b"<p>" + b"&amp;" * 100_000 + b"&#x110000;&#xd800;</p>"),
    ("xxe.xml", XXE.encode()),
    ("laughs.xml", BOMB.encode()),
    ("deep.xml", b"<rss><channel>" + b"<item>" * 50_000),
    ("front.md", b"---\n" + b"a: &a [*a]\n" * 1000 + b"---\nIn Osh."),
    ("open.md", b"---\ntitle: " + b"x" * 100_000),
    ("links.md", b"[" * 50_000 + b"](" * 50_000),
    ("quotes.csv", b'text\n"' + b'""' * 100_000),
    ("columns.csv", b"," * 100_000 + b"\ntext\n"),
    ("cut.warc", b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\nx"),
    ("utf16.txt", "Ош".encode("utf-16") + b"\x00\xd8"),
    ("overlong.txt", b"In Osh \xc0\xaf\xed\xa0\x80\xf8 done."),
]


@pytest.mark.parametrize(("name", "data"), FILES, ids=[name for name, _ in FILES])
@pytest.mark.filterwarnings("ignore")
def test_a_hostile_file_is_read_or_refused_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    errors: list[ReadError] = []
    started = time.perf_counter()
    for article in read(path, on_error=errors.append):
        assert "root:" not in article.text
        assert len(article.text) < 20_000_000
        check_report(analyze_article(article))
        json.dumps([article.id, article.title])
    assert all("\n" not in str(error) and str(error).isprintable() for error in errors)
    assert time.perf_counter() - started < 20


NAMES = [
    "-rf.txt",
    "a\nb.txt",
    "\u202etxt.exe.txt",
    "%s{0}${x}.txt",
    "a;touch b.txt",
    "é" * 60 + ".txt",
    "\udcff.txt",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_text(DOCUMENT)
    except (OSError, UnicodeError):
        pytest.skip("the system takes no such name")
    [article] = read(tmp_path)
    stream = io.StringIO()
    writers.places([analyze_article(article)], stream, "jsonl")
    assert "Osh" in stream.getvalue()
    stream.getvalue().encode("utf-8")


def test_ids_out_of_a_file_name_no_path(tmp_path: Path) -> None:
    ids = ["/etc/passwd", "..", "a/../../b", "C:\\x", "\0", "", "con", "a" * 100_000]
    lines = [json.dumps({"id": name, "text": DOCUMENT}) for name in ids]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert run("events", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_single_token_of_5_mb() -> None:
    started = time.process_time()
    check_report(geonews.analyze("A" * 5_000_000, language="en"))
    assert time.process_time() - started < 10


def test_a_table_of_200_000_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n" + "".join(f"{n},In Osh.\n" for n in range(200_000)))
    assert sum(1 for _ in read(path)) == 200_000


def test_no_recursion_limit_is_near(tmp_path: Path) -> None:
    depth = sys.getrecursionlimit()
    report = geonews.analyze("Osh, " * 3 * depth + "(" * 3 * depth + " Osh" + ")" * 3 * depth, language="en")
    check_report(report)
