"""Reading: formats, fields, and a corpus of hostile files."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from articles import RUSSIAN, one
from hypothesis import given
from hypothesis import strategies as st

from geonews.errors import ReadError
from geonews.readers import FORMATS, read, read_all, source
from geonews.readers.record import day, language
from geonews.readers.text import front_matter

# a file of any content gives its text or one clear line

HOSTILE = [
    # name, content, expected text, or the error after the file's name
    ("plain.txt", b"Osh is calm.", "Osh is calm."),
    ("noend.txt", b"Osh is calm.\n\n", "Osh is calm."),
    ("dos.txt", b"Osh is calm.\r\nSo is Batken.\r\n", "Osh is calm.\nSo is Batken."),
    ("mac.txt", b"Osh is calm.\rSo is Batken.", "Osh is calm.\nSo is Batken."),
    ("bom.txt", b"\xef\xbb\xbfOsh is calm.", "Osh is calm."),
    ("utf16le.txt", b"\xff\xfe" + "Ош тынч.".encode("utf-16-le"), "Ош тынч."),
    ("utf16be.txt", b"\xfe\xff" + "Ош тынч.".encode("utf-16-be"), "Ош тынч."),
    ("utf32.txt", b"\xff\xfe\x00\x00" + "Ош тынч.".encode("utf-32-le"), "Ош тынч."),
    ("cp1251.txt", RUSSIAN.encode("cp1251"), RUSSIAN),
    ("koi8.txt", RUSSIAN.encode("koi8-r"), RUSSIAN),
    ("cp866.txt", RUSSIAN.encode("cp866"), RUSSIAN),
    ("cp1252.txt", "Café à Och, près de l’Aral.".encode("cp1252"), "Café à Och, près de l’Aral."),
    ("latin1.txt", b"Caf\xe9 \x81 d'Och", "Café  d'Och"),
    ("torn.txt", (RUSSIAN * 3).encode()[:-2], (RUSSIAN * 3)[:-2] + "\ufffd"),
    ("onebyte.txt", b"\xff", "ÿ"),
    ("nul.txt", b"Osh\x00 is calm.", "Osh is calm."),
    ("escape.txt", b"\x1b[31mOsh\x1b[0m is calm.", "[31mOsh[0m is calm."),
    ("bidi.txt", "Bat\u202eken is calm.".encode(), "Batken is calm."),
    ("zero.txt", "Bat\u200bken\ufeff is calm.".encode(), "Batken is calm."),
    ("lines.txt", "Osh\u2028Batken\x85Uzgen\fAravan".encode(), "Osh\nBatken\nUzgen\nAravan"),
    ("noncharacter.txt", "Osh \ufdd0\U0001fffe".encode(), "Osh \ufdd0\U0001fffe"),
    ("surrogate.txt", b"Osh \xed\xa0\x80 is calm, and so are Batken and Uzgen, " * 2, None),
    ("braces.txt", b"{ not json }", "{ not json }"),
    ("bracket.txt", b"[Osh] is calm.", "[Osh] is calm."),
    ("less.txt", b"<Osh> is calm.", "<Osh> is calm."),
    ("dashes.txt", b"---\nOsh is calm.", "---\nOsh is calm."),
    ("rule.txt", b"---\nOsh is calm and so on.\n---\nBatken.", "---\nOsh is calm and so on.\n---\nBatken."),
    ("noname", b"Osh is calm.", "Osh is calm."),
    ("odd.suffix", b"Osh is calm.", "Osh is calm."),
    ("empty.txt", b"", "!the file is empty"),
    ("blank.txt", b" \n\t\r\n ", "!holds no text"),
    ("onlymark.txt", b"\xef\xbb\xbf", "!holds no text"),
    ("onlyfront.txt", b"---\ntitle: Osh\n---\n", "!holds no text"),
    ("controls.txt", b"\x00\x01\x02\x03" * 50, "!not text (a binary file)"),
    ("random.txt", bytes(range(256)) * 4, "!not text (a binary file)"),
    ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "!a PDF document; save it as plain text, for example with pdftotext"),
    ("pdf.txt", b"%PDF-1.4 ...", "!a PDF document; save it as plain text, for example with pdftotext"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "!a PNG image, not text"),
    ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "!a JPEG image, not text"),
    ("a.gif", b"GIF89a\x01\x00", "!a GIF image, not text"),
    ("a.docx", b"PK\x03\x04\x14\x00", "!a ZIP archive (Word, Excel and EPUB files are such)"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "!an old Office document; save it as plain text"),
    ("a.rtf", b"{\\rtf1\\ansi Osh}", "!an RTF document; save it as plain text"),
    ("a.db", b"SQLite format 3\x00", "!a SQLite database, not text"),
    ("a.bz2", b"BZh91AY", "!a bzip2 archive; unpack it first"),
    ("a.so", b"\x7fELF\x02\x01", "!a program, not text"),
    ("a.txt.gz", gzip.compress(b"Osh is calm."), "Osh is calm."),
    ("torn.txt.gz", gzip.compress(b"Osh is calm. " * 9000)[:-9], "!a damaged gzip file"),
    ("bad.txt.gz", b"\x1f\x8b\x08\x00garbage of some length", "!a damaged gzip file"),
    ("a.xml", b"<?xml version='1.0'?><data/>", "!XML that is neither an RSS nor an Atom feed"),
    ("a.jsonl", b'{"text": "Osh"}', "Osh"),
    ("bom.jsonl", b'\xef\xbb\xbf{"text": "Osh"}\r\n', "Osh"),
    ("utf16.jsonl", '{"text": "Ош"}\r\n'.encode("utf-16"), "Ош"),
    ("cp1251.jsonl", json.dumps({"text": RUSSIAN}, ensure_ascii=False).encode("cp1251"), RUSSIAN),
    ("untouched.jsonl", b'{"text": " \\u0000Osh\\r\\n\\ufeff "}', " \x00Osh\r\n\ufeff "),
    ("half.jsonl", b'{"text": "Osh \\ud800"}', "Osh \ufffd"),
    ("pair.jsonl", b'{"text": "\\ud83d\\ude00"}', "\U0001f600"),
    ("nothing.jsonl", b'{"text": ""}', ""),
    ("blank.jsonl", b"\n\n \n", "!holds no document"),
    ("torn.jsonl", b'{"text": "Osh', ", line 1: not JSON (Unterminated string starting at at column 10)"),
    ("list.jsonl", b'"Osh"', ", line 1: not a document (a JSON object with a text)"),
    ("null.jsonl", b"null", ", line 1: not a document (a JSON object with a text)"),
    ("notext.jsonl", b'{"id": 1}', ", line 1: has no text"),
    ("number.jsonl", b'{"text": 5}', ", line 1: its text is not a string"),
    ("deep.jsonl", b'{"text": ' + b"[" * 100_000, ", line 1: not usable JSON"),
    ("huge.jsonl", b'{"text": "Osh", "n": ' + b"9" * 5000 + b"}", ", line 1: not usable JSON"),
    ("one.json", b'{\n "text": "Osh"\n}', "Osh"),
    ("array.json", b'[{"text": "Osh"}]', "Osh"),
    ("none.json", b"[]", "!holds no document"),
    ("torn.json", b'[{"text": "Osh"}', "!not JSON (Expecting ',' delimiter at column 17)"),
    ("a.csv", b"id,text\n1,Osh\n", "Osh"),
    ("semicolon.csv", b"id;text\n1;Osh, calm\n", "Osh, calm"),
    ("a.tsv", b"id\ttext\n1\tOsh, calm\n", "Osh, calm"),
    ("quoted.csv", b'id,text\r\n1,"Osh\r\nis ""calm"""\r\n', 'Osh\r\nis "calm"'),
    ("bom.csv", b"\xef\xbb\xbftext,id\nOsh,1\n", "Osh"),
    ("cp1251.csv", ("id;текст\n1;" + RUSSIAN).encode("cp1251"), RUSSIAN),
    ("header.csv", b"id,text\n", "!holds no row below its header"),
    ("columns.csv", b"id,words\n1,Osh\n", "!no column for the text (columns: id, words)"),
    ("short.csv", b"id,text\n1\n", ", line 2: has no cell for the text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_any_file_gives_its_text_or_one_clear_line(tmp_path, name, data, expected):
    if expected is None:
        assert "Batken" in one(tmp_path, name, data).text
    elif expected.startswith(("!", ", line")):
        with pytest.raises(ReadError) as caught:
            one(tmp_path, name, data)
        message = str(caught.value)
        assert message.startswith(f"{tmp_path / name}" + expected.replace("!", ": ", 1))
        assert "\n" not in message and len(message) < 400
    else:
        assert one(tmp_path, name, data).text == expected


OWN = [suffix for name in ("text", "jsonl", "csv") for suffix in FORMATS[name].suffixes]


@given(st.binary(max_size=400), st.sampled_from(OWN))
def test_no_bytes_crash_a_reader(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("fuzz") / f"a{suffix}"
    path.write_bytes(data)
    errors: list[ReadError] = []
    for article in read(path, on_error=errors.append):
        article.text.encode("utf-8")
    assert all("\n" not in str(error) for error in errors)


# what is said of a source

PATHS = [
    ("missing.txt", "no such file or folder"),
    ("a\nb\x1b.txt", "no such file or folder"),
    ("n" * 300, "file name too long"),
    ("nul\0.txt", "not a usable path"),
    ("", "no texts in this folder"),
]


@pytest.mark.parametrize(("name", "reason"), PATHS)
def test_unusable_paths(tmp_path, name, reason):
    with pytest.raises(ReadError, match=reason) as caught:
        list(read(f"{tmp_path}/{name}"))
    assert str(caught.value).isprintable()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_permission_denied(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text("Osh")
    path.chmod(0)
    with pytest.raises(ReadError, match=r"closed\.txt: permission denied"):
        list(read(path))


def test_permission_error_is_told(tmp_path, monkeypatch):
    (tmp_path / "closed.txt").write_text("Osh")

    def refuse(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(sys.modules["geonews.readers"], "opened", refuse)
    with pytest.raises(ReadError, match=r"closed\.txt: permission denied"):
        list(read(tmp_path / "closed.txt"))


def test_a_file_over_the_limit_is_named_with_size_and_limit(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.write(b"Osh is calm.\n" * 6000)
        file.truncate(200 * source.MB)  # sparse
    with pytest.raises(ReadError, match=r"big\.txt: 200 MB, more than the limit of 64 MB"):
        list(read(path))


def test_a_gzip_bomb_stops_at_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "FILE_LIMIT", 1 << 20)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"Osh " * (1 << 20)))
    with pytest.raises(ReadError, match=r"bomb\.txt\.gz: a long stream, more than the limit of 1 MB"):
        list(read(tmp_path / "bomb.txt.gz"))


def test_a_long_line_is_left_out_and_the_rest_read(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "DOCUMENT_LIMIT", 100)
    lines = [json.dumps({"id": str(n), "text": "Osh " * size}) for n, size in enumerate((1, 500, 2))]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    errors: list[ReadError] = []
    assert [article.id for article in read(tmp_path / "a.jsonl", on_error=errors.append)] == ["0", "2"]
    assert "a.jsonl, line 2: over the limit" in str(errors[0])


def test_a_broken_line_is_named_and_the_rest_read(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"id": 1, "text": "Osh"}\n{"id": 2, "text"\n\n{"id": 3, "text": "Uzgen"}\n'
    )
    errors: list[ReadError] = []
    assert [a.text for a in read(tmp_path / "a.jsonl", on_error=errors.append)] == ["Osh", "Uzgen"]
    assert [str(e).split(": ")[0] for e in errors] == [f"{tmp_path}/a.jsonl, line 2"]
    with pytest.raises(ReadError, match="line 2"):
        list(read(tmp_path / "a.jsonl"))


def test_unclosed_quotation_mark_in_a_table(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["geonews.readers.csv"], "DOCUMENT_LIMIT", 10_000)
    csv.field_size_limit(10_000)
    rows = "id,text\n1,Osh\n" + '2,"open\n' + "3,Batken\n" * 20_000
    (tmp_path / "a.csv").write_text(rows)
    errors: list[ReadError] = []
    found = [a.text for a in read(tmp_path / "a.csv", on_error=errors.append)]
    assert found[0] == "Osh" and "quotation mark" in str(errors[0])


# what is taken from a source


def test_front_matter(tmp_path):
    article = one(
        tmp_path, "a.md",
        "---\ntitle: \"Unrest: day two\"\nPublished: 2010-05-13\nlanguage: en\nsource: A paper\n"
        "url: https://example.org/a\n# a remark\nother: x\n---\n\n# Unrest: day two\n\n"
        "**Osh** is [calm](b.html).\n",
    )  # fmt: skip
    assert (article.title, article.published, article.language) == (
        "Unrest: day two",
        date(2010, 5, 13),
        "en",
    )
    assert (article.source, article.url, article.id) == ("A paper", "https://example.org/a", "a.md")
    assert article.text == "Osh is calm."


FRONT = [
    ("---\ntitle: Osh\n---\nText", ({"title": "Osh"}, "Text")),
    ("---\ntitle: 'It''s'\n---\nText", ({"title": "It''s"}, "Text")),
    ("---\ntitle:\n---\nText", ({"title": ""}, "Text")),
    ("---\ntitle: a: b\n---\n", ({"title": "a: b"}, "")),
    ("---\nno field\n---\nText", ({}, "---\nno field\n---\nText")),
    ("---\ntitle: Osh\nText", ({}, "---\ntitle: Osh\nText")),
    ("----\ntitle: Osh\n----\nText", ({}, "----\ntitle: Osh\n----\nText")),
    ("Text\n---\ntitle: Osh\n---", ({}, "Text\n---\ntitle: Osh\n---")),
    ("---\n" + "a: b\n" * 60 + "---\nText", ({}, "---\n" + "a: b\n" * 60 + "---\nText")),
    ("---\nurl: https://example.org/?a=b&c\n---\n", ({"url": "https://example.org/?a=b&c"}, "")),
    ("---\nlist:\n  - a\n---\nText", ({}, "---\nlist:\n  - a\n---\nText")),
]


@pytest.mark.parametrize(("text", "expected"), FRONT)
def test_front_matter_cases(text, expected):
    assert front_matter(text) == expected


DAYS = [
    ("2010-05-13", "2010-05-13"),
    ("2010-5-3", "2010-05-03"),
    ("2010-05-13T23:59:59+06:00", "2010-05-13"),
    ("2010-05-13 10:00", "2010-05-13"),
    ("20100513", "2010-05-13"),
    ("20100513T101500Z", "2010-05-13"),
    ("13.05.2010", "2010-05-13"),
    ("Thu, 13 May 2010 10:00:00 GMT", "2010-05-13"),
    ("13 May 2010", "2010-05-13"),
    ("May 13, 2010", "2010-05-13"),
    ("Thursday, May 13, 2010", "2010-05-13"),
    ("Sept. 2, 2010", "2010-09-02"),
    (" 2010-05-13 ", "2010-05-13"),
    (date(2010, 5, 13), "2010-05-13"),
    ("2022-06", None),
    ("2023", None),
    ("June 2022", None),
    ("2022-02-30", None),
    ("2022-13-01", None),
    ("03/04/2010", None),
    ("13 Mayonnaise 20101", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    (1273708800, None),
    (True, None),
    (["2010-05-13"], None),
]


@pytest.mark.parametrize(("given", "expected"), DAYS)
def test_days(given, expected):
    assert day(given) == (date.fromisoformat(expected) if expected else None)


LANGUAGES = [
    ("en", "en"),
    ("EN-us", "en"),
    ("ru_RU", "ru"),
    ("kir", "ky"),
    ("uz-Cyrl", "uz"),
    ("English", None),
]


@pytest.mark.parametrize(("given", "expected"), [*LANGUAGES, ("", None), (5, None), (None, None)])
def test_languages(given, expected):
    assert language(given) == expected


def test_jsonl_fields(tmp_path):
    article = one(
        tmp_path, "a.jsonl",
        json.dumps({"id": 7, "text": "Osh", "title": "T\nU", "date": "2010-05-13", "lang": "en-GB"}),
    )  # fmt: skip
    assert (article.id, article.title, article.published) == ("7", "T U", date(2010, 5, 13))
    assert (article.language, article.url, article.source) == ("en", None, "a.jsonl")


def test_jsonl_without_ids_counts_lines(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Osh"}\n\n{"id": null, "text": "Uzgen"}\n')
    assert [article.id for article in read(tmp_path / "a.jsonl")] == ["a.jsonl:1", "a.jsonl:3"]


def test_csv_columns(tmp_path):
    table = "No,Kept,Headline,When\n1,Osh is calm,Title,13.05.2010\n,,,\n"
    article = one(tmp_path, "a.csv", table, columns={"text": "kept", "published": "When"})
    assert (article.text, article.title, article.published) == ("Osh is calm", "Title", date(2010, 5, 13))
    assert article.id == "a.csv:2"
    with pytest.raises(ReadError, match="no column 'Body'"):
        one(tmp_path, "a.csv", table, columns={"text": "Body"})


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), min_size=1, max_size=5
    )
)
def test_jsonl_texts_are_never_altered(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    path.write_text("".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts), "utf-8")
    assert [article.text for article in read(path)] == texts


# recognition by content

SNIFFED = [
    (b'{"id": "x", "text": "Osh"}\n', "Osh"),
    (b'[{"id": "x", "text": "Osh"}]', "Osh"),
    (b"id,text\n1,Osh\n", "Osh"),
    (b"date\ttext\n2010\tOsh\n", "Osh"),
    (b"Osh, text and more\n", "Osh, text and more"),
    (gzip.compress(b'{"id": "x", "text": "Osh"}\n'), "Osh"),
]


@pytest.mark.parametrize(("data", "expected"), SNIFFED)
def test_standard_input_is_recognised_by_content(monkeypatch, data, expected):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    (article,) = read("-")
    assert article.text == expected


def test_standard_input_through_a_pipe(tmp_path):
    reading, writing = os.pipe()
    os.write(writing, b'{"text": "Osh"}\n{"text": "Uzgen"}\n')
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert [a.text for a in read(f"/dev/fd/{stream.fileno()}")] == ["Osh", "Uzgen"]


def test_empty_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    with pytest.raises(ReadError, match="standard input: the file is empty"):
        list(read("-"))


def test_format_can_be_forced(tmp_path):
    assert one(tmp_path, "a.dat", b'{"text": "Osh"}', format="text").text == '{"text": "Osh"}'
    with pytest.raises(ReadError, match="unknown format 'word'"):
        list(read(tmp_path / "a.dat", format="word"))


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path):
    for name in (
        "b.txt",
        "a/z.md",
        "a/y.jsonl",
        ".hidden.txt",
        ".git/c.txt",
        "picture.png",
        "c.TXT",
        "a/x.csv",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text({".jsonl": '{"text": "Osh"}', ".csv": "text\nOsh\n"}.get(path.suffix, "Osh"))
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    ids = [article.id for article in read(tmp_path)]
    assert ids == ["b.txt", "c.TXT", "a/x.csv:2", "a/y.jsonl:1", "a/z.md"]


def test_a_folder_goes_on_after_a_bad_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Osh")
    errors: list[ReadError] = []
    assert [a.id for a in read(tmp_path, on_error=errors.append)] == ["b.txt"]
    assert len(errors) == 1


def test_files_of_one_name_are_told_apart(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Osh")
    ids = [article.id for article in read_all([tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt"])]
    assert len(set(ids)) == 2
    assert len({article.id for article in read_all([tmp_path / "x", tmp_path / "y"])}) == 2


# web pages and feeds, through their extra

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unrest in Osh</title>
<meta property="article:published_time" content="2010-05-13T10:00:00Z">
<meta property="og:site_name" content="A paper"></head><body><nav>Menu Home World</nav><article>
<h1>Unrest in Osh</h1>
<p>Supporters of the ousted president seized government buildings in Osh and Batken on Thursday.</p>
<p>The interim government said that it would restore order in the south of the country within a day.</p>
</article><script>alert("x")</script><footer>All rights reserved</footer></body></html>"""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>A paper</title><language>en-us</language>
<item><guid>n1</guid><title>Unrest in Osh</title><link>https://example.org/1</link>
<pubDate>Thu, 13 May 2010 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Osh is &lt;b&gt;tense&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description>
</item><item><guid>n2</guid><title>Empty</title></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_a_web_page(tmp_path, encoding):
    pytest.importorskip("trafilatura")
    page = PAGE.replace("utf-8", {"cp1251": "windows-1251"}.get(encoding, encoding))
    article = one(tmp_path, "page.html", page.replace("order", "порядок").encode(encoding))
    assert article.title == "Unrest in Osh" and article.published == date(2010, 5, 13)
    assert article.source == "A paper"
    assert article.text.startswith("Supporters of the ousted") and "порядок" in article.text
    assert "Menu" not in article.text and "alert" not in article.text


@pytest.mark.parametrize("page", ["<html>", "<html></html>", "<html>" + "<div>" * 5000, "<!doctype html>\0"])
def test_a_page_without_a_story(tmp_path, page):
    pytest.importorskip("trafilatura")
    with pytest.raises(ReadError, match="no article found"):
        one(tmp_path, "page.html", page)


def test_a_feed(tmp_path):
    pytest.importorskip("feedparser")
    errors: list[ReadError] = []
    article = one(tmp_path, "feed.xml", RSS, on_error=errors.append)
    assert (article.id, article.title, article.text) == ("n1", "Unrest in Osh", "Osh is tense.")
    assert (article.published, article.language, article.source) == (date(2010, 5, 13), "en", "A paper")
    assert [str(error).split(": ")[-1] for error in errors] == ["has no text"]


@pytest.mark.parametrize("name", ["page.html", "feed.xml"])
def test_without_the_extra_the_install_line_is_given(tmp_path, monkeypatch, name):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(ReadError, match=r"pip install 'geonews\[web\]'"):
        one(tmp_path, name, PAGE if name == "page.html" else RSS)
