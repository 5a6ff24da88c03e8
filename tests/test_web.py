"""Web pages: read politely, within bounds, and remembered."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import Answer, Request, Server, serving
from stories import FEED, complaint, page, texts

from geonews.errors import ReadError
from geonews.fetch import FetchError, Limits, fetch
from geonews.readers import read
from geonews.readers.web import Web

pytestmark = pytest.mark.usefixtures("own_cache")

RUSSIAN = "Митинг прошёл в городе Ош. Люди разошлись по домам вечером."
HTML = {"Content-Type": "text/html; charset=utf-8"}


# answers of every kind


def site(request: Request) -> Answer:
    found = PAGES.get(request.path)
    return found(request) if callable(found) else found or Answer("no", 404)


PAGES = {
    "/page": Answer(page(), headers=HTML),
    "/cp1251": Answer(page(RUSSIAN).encode("cp1251"),
                      headers={"Content-Type": "text/html; charset=windows-1251"}),
    "/meta": Answer(page(RUSSIAN, head='<meta charset="koi8-r">').encode("koi8-r"),
                    headers={"Content-Type": "text/html"}),
    "/lying": Answer(page(RUSSIAN).encode("cp1251"),
                     headers={"Content-Type": "text/html; charset=utf-8"}),
    "/default": Answer(page(RUSSIAN,
                            head='<meta charset="cp1251">').encode("cp1251"),
                       headers={"Content-Type": "text/html; charset=ISO-8859-1"}),
    "/gzip": Answer(gzip.compress(page().encode()), headers={**HTML, "Content-Encoding": "gzip"}),
    "/chunked": Answer(page(), headers=HTML, length=False),
    "/feed": Answer(FEED, headers={"Content-Type": "application/rss+xml"}),
    "/xml": Answer(FEED, headers={"Content-Type": "text/xml"}),
    "/plain": Answer("Osh is calm.", headers={"Content-Type": "text/plain; charset=utf-8"}),
    "/untyped": Answer("Osh is calm."),
    "/news.jsonl": Answer(
        '{"id": "a", "text": "Osh is calm."}\n', headers={"Content-Type": "binary/octet-stream"}),
    "/news.csv": Answer("id,text\na,Osh is calm.\n", headers={"Content-Type": "text/csv"}),
    "/news.jsonl.gz": Answer(gzip.compress(b'{"id": "a", "text": "Osh is calm."}\n'),
                             headers={"Content-Type": "application/gzip"}),
    "/moved": Answer(status=301, headers={"Location": "/page"}),
    "/relative": Answer(status=307, headers={"Location": "page#top"}),
    "/loop": Answer(status=302, headers={"Location": "/loop"}),
    "/scheme": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
    "/nowhere": Answer("gone elsewhere", status=302),
    "/pdf": Answer(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}),
    "/hidden": Answer(b"%PDF-1.4", headers={"Content-Type": "text/html"}),
    "/image": Answer(b"\x89PNG\r\n", headers={"Content-Type": "image/png"}),
    "/empty": Answer("", headers=HTML),
    "/index": Answer("<html><body><a href='/page'></a></body></html>", headers=HTML),
    "/error": Answer("oops", 500),
    "/busy": Answer("later", 429, {"Retry-After": "30"}),
    "/odd": Answer("?", 799),
    "/long": Answer(b"x" * 2000, headers={"Content-Type": "text/plain"}),
    "/endless": Answer(b"x" * 2000, headers={"Content-Type": "text/plain"}, length=False),
    "/bomb": Answer(gzip.compress(b"x" * 3_000_000), headers={**HTML, "Content-Encoding": "gzip"}),
    "/torn": Answer(gzip.compress(page().encode())[:-20], headers={**HTML, "Content-Encoding": "gzip"}),
    "/notgzip": Answer("plain", headers={**HTML, "Content-Encoding": "gzip"}),
    "/brotli": Answer("?", headers={**HTML, "Content-Encoding": "br"}),
    "/garbage": Answer(raw=b"\x16\x03\x01 this is no HTTP\r\n\r\n"),
    "/closed": Answer(raw=b""),
    "/cut": Answer(raw=b"HTTP/1.0 200 OK\r\nContent-Length: 500\r\n\r\nOsh"),
    "/headers": Answer(raw=b"HTTP/1.0 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
    "/slow": Answer(page(), headers=HTML, drip=0.05),
    "/silent": Answer(page(), headers=HTML, before=0.8),
    "/latin name": Answer("x"),
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(site) as running:
        yield running


READ = [
    ("/page", "Protesters gathered in Osh"),
    ("/cp1251", "Митинг прошёл в городе Ош"),
    ("/meta", "Митинг прошёл в городе Ош"),
    ("/lying", "Митинг прошёл в городе Ош"),
    ("/default", "Митинг прошёл в городе Ош"),
    ("/gzip", "Protesters gathered in Osh"),
    ("/chunked", "Protesters gathered in Osh"),
    ("/feed", "Osh is tense."),
    ("/xml", "Osh is tense."),
    ("/plain", "Osh is calm."),
    ("/untyped", "Osh is calm."),
    ("/news.jsonl", "Osh is calm."),
    ("/news.csv", "Osh is calm."),
    ("/news.jsonl.gz", "Osh is calm."),
    ("/moved", "Protesters gathered in Osh"),
    ("/relative", "Protesters gathered in Osh"),
    ("/page#part", "Protesters gathered in Osh"),
]


@pytest.mark.parametrize(("path", "start"), READ)
def test_read(server: Server, path: str, start: str) -> None:
    if path not in ("/plain", "/untyped", "/news.jsonl", "/news.csv", "/news.jsonl.gz"):
        pytest.importorskip("trafilatura")
        pytest.importorskip("feedparser")
    assert texts(server.url + path)[0].startswith(start)


LIMITS = Limits(connect=2, read=0.3, total=0.6, size=1500, redirects=3)
FAILS = [
    ("/missing", "the site answers 404 (not found)"),
    ("/error", "the site answers 500 (internal server error)"),
    ("/busy", "the site answers 429 (too many requests); the site asks to come back in 30 s"),
    ("/odd", "the site answers 799 (unknown)"),
    ("/nowhere", "the site answers 302 (found)"),
    ("/loop", "more than 3 redirects"),
    ("/scheme", "only http and https addresses are read, not file"),
    ("/pdf", "not a text (application/pdf)"),
    ("/image", "not a text (image/png)"),
    ("/empty", "the page is empty"),
    ("/long", "more than the limit of 0.00143051 MB"),
    ("/endless", "more than the limit of 0.00143051 MB"),
    ("/bomb", "more than the limit of 0.00143051 MB"),
    ("/torn", "its packed content is damaged"),
    ("/notgzip", "its packed content is damaged"),
    ("/brotli", "its content is packed in a way not asked for ('br')"),
    ("/garbage", "not an answer of a web server (BadStatusLine)"),
    ("/closed", "the server closed the connection"),
    ("/cut", "the answer broke off"),
    ("/headers", "not an answer of a web server (HTTPException)"),
    ("/slow", "no answer in time"),
    ("/silent", "no answer in time"),
]


@pytest.mark.parametrize(("path", "said"), FAILS)
def test_fails(server: Server, path: str, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(ReadError) as caught:
        Web(allow_private=True, limits=LIMITS).load(server.url + path)
    assert str(caught.value) == f"{server.url}{path}: {said}"
    assert time.monotonic() - started < 1.5


def test_unpacked_size_is_limited(server: Server) -> None:
    with pytest.raises(FetchError, match="when unpacked"):
        fetch(f"{server.url}/bomb", allow_private=True, limits=Limits(size=1 << 20))


def test_content_that_is_no_text(server: Server) -> None:
    assert complaint(f"{server.url}/hidden").startswith(("no article found", "a PDF", "reading web pages"))


def test_page_without_article(server: Server) -> None:
    pytest.importorskip("trafilatura")
    assert complaint(f"{server.url}/index") == "no article found in the page"


def test_nobody_there() -> None:
    with serving({}) as gone:
        pass
    assert complaint(f"{gone.url}/") == "the server refuses connections"


def test_private_only_when_allowed(server: Server) -> None:
    said = complaint(f"{server.url}/plain", allow_private=False)
    assert "private network" in said and "--allow-private" in said


def test_article_names_its_page(server: Server) -> None:
    pytest.importorskip("trafilatura")
    [article] = read(f"{server.url}/moved", allow_private=True)
    assert article.id == f"{server.url}/moved"
    assert article.url == f"{server.url}/page"
    assert (article.title, article.source) == ("Unrest in Osh", "127.0.0.1")


def test_who_asks(server: Server) -> None:
    texts(f"{server.url}/plain", cached=False)
    assert server.asked[-1].headers["user-agent"].startswith("geonews/")
    assert "(+" in server.asked[-1].headers["user-agent"]


def test_keys_do_not_travel_to_another_host() -> None:
    with (
        serving({"/": Answer("there")}) as there,
        serving({"/": Answer(status=302, headers={"Location": there.url})}) as here,
    ):
        fetch(here.url, headers={"Authorization": "secret", "Accept": "text/html"}, allow_private=True)
    assert here.asked[0].headers["authorization"] == "secret"
    assert "authorization" not in there.asked[0].headers
    assert there.asked[0].headers["accept"] == "text/html"


def test_the_rest_is_read(server: Server, tmp_path: Path) -> None:
    from geonews.readers import read_all

    errors: list[ReadError] = []
    sources = [f"{server.url}/missing", f"{server.url}/plain"]
    found = list(read_all(sources, on_error=errors.append, allow_private=True))
    assert [article.text for article in found] == ["Osh is calm."] and len(errors) == 1


# robots.txt

ROBOTS = [
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow: /private/", "/a", True),
    ("User-agent: *\nDisallow: /private/", "/private/a", False),
    ("User-agent: geonews\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: geonews\nAllow: /", "/a", True),
    ("\x00\xff nonsense : : :\n" * 100, "/a", True),
    ("", "/a", True),
]


@pytest.mark.parametrize(("rules", "path", "allowed"), ROBOTS)
def test_robots(rules: str, path: str, allowed: bool) -> None:
    plain = Answer("Osh is calm.", headers={"Content-Type": "text/plain"})
    with serving({"/robots.txt": Answer(rules), "/a": plain, "/private/a": plain}) as server:
        if allowed:
            assert texts(server.url + path) == ["Osh is calm."]
        else:
            assert "robots.txt" in complaint(server.url + path)
            assert server.paths() == ["/robots.txt"]


def test_robots_out_of_order() -> None:
    with serving({"/robots.txt": Answer("oops", 503), "/a": Answer("Osh")}) as server:
        assert "robots.txt cannot be read (status 503)" in complaint(f"{server.url}/a")
        assert server.paths() == ["/robots.txt"]


def test_robots_of_a_redirect() -> None:
    with (
        serving({"/robots.txt": Answer("User-agent: *\nDisallow: /"), "/a": Answer("Osh")}) as closed,
        serving({"/a": Answer(status=302, headers={"Location": f"{closed.url}/a"})}) as open_,
    ):
        assert "robots.txt" in complaint(f"{open_.url}/a")
        assert closed.paths() == ["/robots.txt"]


def test_robots_are_asked_once_and_their_pace_is_kept() -> None:
    plain = Answer("Osh is calm.", headers={"Content-Type": "text/plain"})
    rules = Answer("User-agent: *\nCrawl-delay: 1\nDisallow: /x")
    with serving({"/robots.txt": rules, "/a": plain, "/b": plain}) as server:
        web = Web(allow_private=True, cached=False)
        web.load(f"{server.url}/a")
        web.load(f"{server.url}/b")
        assert server.paths() == ["/robots.txt", "/a", "/b"]
        assert server.asked[2].at - server.asked[1].at > 0.9


# the cache


def changing(text: str, **headers: str) -> Answer:
    return Answer(text, headers={"Content-Type": "text/plain", **headers})


def test_cache_asks_whether_the_page_changed() -> None:
    def answer(request: Request) -> Answer:
        if request.headers.get("if-none-match") == '"1"' or request.headers.get("if-modified-since"):
            return Answer(status=304)
        return changing("Osh is calm.", ETag='"1"') if request.path == "/a" else Answer("no", 404)

    with serving(answer) as server:
        for _ in range(2):
            assert texts(f"{server.url}/a") == ["Osh is calm."]
        assert server.asked[-1].headers["if-none-match"] == '"1"'
        assert texts(f"{server.url}/a", cached=False) == ["Osh is calm."]
        assert "if-none-match" not in server.asked[-1].headers


def test_cache_does_not_ask_what_is_fresh() -> None:
    with serving({"/a": changing("Osh is calm.", **{"Cache-Control": "max-age=60"})}) as server:
        for _ in range(2):
            assert texts(f"{server.url}/a") == ["Osh is calm."]
        assert server.paths().count("/a") == 1


def test_cache_keeps_not_what_it_must_not(tmp_path: Path) -> None:
    with serving({"/a": changing("Osh is calm.", **{"Cache-Control": "no-store", "ETag": "1"})}) as server:
        texts(f"{server.url}/a")
    assert list((tmp_path / "cache" / "pages").iterdir()) == []


def test_cache_stands_in_for_a_site_that_is_away(caplog: pytest.LogCaptureFixture) -> None:
    with serving({"/a": changing("Osh is calm.", ETag="1")}) as server:
        texts(f"{server.url}/a")
    assert texts(f"{server.url}/a") == ["Osh is calm."]
    assert "shown as it was on" in caplog.text
    assert complaint(f"{server.url}/a", cached=False) == "the server refuses connections"


def test_cache_is_not_shared_with_forbidden_addresses() -> None:
    with serving({"/a": changing("Osh is calm.", **{"Cache-Control": "max-age=60"})}) as server:
        texts(f"{server.url}/a")
        assert "private network" in complaint(f"{server.url}/a", allow_private=False)


@pytest.mark.parametrize("content", [b"", b"no JSON\nx", b"{}\nx", b'{"key": 1}\n', b"\xff" * 100])
def test_damaged_cache(tmp_path: Path, content: bytes) -> None:
    with serving({"/a": changing("Osh is calm.", ETag="1")}) as server:
        texts(f"{server.url}/a")
        [file] = (tmp_path / "cache" / "pages").iterdir()
        file.write_bytes(content)
        assert texts(f"{server.url}/a") == ["Osh is calm."]


def test_no_place_for_a_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(tmp_path / "file" / "below"))
    with serving({"/a": changing("Osh is calm.")}) as server:
        assert texts(f"{server.url}/a") == ["Osh is calm."]
