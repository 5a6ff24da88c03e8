"""Web addresses, archives and duplicates: polite, bounded, no surprise for the network they run in."""

from __future__ import annotations

import builtins
import gzip
import io
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from click.testing import CliRunner
from servers import Answer, Request, Server, serving

from geonews import fetch as fetching
from geonews.cli import geonews as root
from geonews.errors import ReadError
from geonews.fetch import FetchError, Limits, fetch, is_public
from geonews.model import Article
from geonews.readers import read
from geonews.readers.duplicates import Repeat, unique
from geonews.readers.web import Web

STORY = (
    "Protesters gathered in Osh on Thursday and marched to the regional administration, witnesses said. "
    "Police did not intervene, and the crowd went home before dark, officials in Bishkek added later."
)
OTHER = (
    "Two border guards were wounded near Vorukh when a dispute over water turned violent, the governor said. "
    "Talks between both sides began in Batken on Friday and will go on next week in Isfara."
)
RUSSIAN = "Митинг прошёл в городе Ош. Люди разошлись по домам вечером."
HTML = {"Content-Type": "text/html; charset=utf-8"}
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
    "<item><title>Unrest</title><link>https://example.org/1</link>"
    "<description>Osh is tense.</description></item>"
    "<item><title>Calm</title><link>https://example.org/2</link>"
    "<description>Batken is calm.</description></item>"
    "</channel></rss>"
)


def page(story: str = STORY, title: str = "Unrest in Osh", head: str = "") -> str:
    body = "".join(f"<p>{sentence}.</p>" for sentence in story.rstrip(".").split(". "))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}{body}</article></body></html>"
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(tmp_path / "cache"))


def texts(address: str, **options: object) -> list[str]:
    options = {"allow_private": True, **options}
    return [article.text for article in read(address, **options)]


def complaint(address: str, **options: object) -> str:
    with pytest.raises(ReadError) as caught:
        texts(address, **options)
    message = str(caught.value)
    assert message.startswith(address) and "\n" not in message
    return message.removeprefix(f"{address}: ")


# what an address may be

PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
PRIVATE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1",
    "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(ip_address(address))


REFUSED = [
    ("ftp://example.org/", "only http and https"),
    ("file:///etc/passwd", "only http and https"),
    ("gopher://localhost/", "only http and https"),
    ("http:///path", "names no host"),
    ("http://user:secret@example.org/", "user name or password"),
    ("http://[::1", "not a usable address"),
    ("http://example.org:99999/", "not a usable address"),
    ("http://127.0.0.1/", "private network"),
    ("http://localhost/", "private network"),
    ("http://2130706433/", "private network"),
    ("http://0x7f000001/", "private network"),
    ("http://127.1/", "private network"),
    ("http://0/", "private network"),
    ("http://[::1]/", "private network"),
    ("http://[::ffff:127.0.0.1]/", "private network"),
    ("http://169.254.169.254/latest/meta-data/", "private network"),
    ("http://\udce9xample.org/", "not a usable address"),
]


@pytest.mark.parametrize(("url", "said"), REFUSED)
def test_refused(url: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        fetch(url)


def test_every_address_of_a_host_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, 1, 6, "", (host, 80)) for host in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch("http://rebinding.example/")


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that changes its mind between check and connection is not asked twice."""
    asked: list[str] = []
    connected: list[object] = []

    def look_up(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, 1, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", 80))]

    class Refusing(socket.socket):
        def connect(self, address: object) -> None:
            connected.append(address)
            raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "socket", Refusing)
    with pytest.raises(FetchError, match="refuses"):
        fetch("http://rebinding.example/")
    assert asked == ["rebinding.example"] and connected == [("93.184.216.34", 80)]


def test_redirect_to_a_private_address_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is taken for a public one; where it sends us is checked anew."""
    with serving({"/": Answer(status=302, headers={"Location": "http://169.254.169.254/"})}) as server:
        monkeypatch.setattr(fetching, "is_public", lambda address: str(address) == "127.0.0.1")
        with pytest.raises(FetchError, match=r"169\.254\.169\.254"):
            fetch(server.url)


def test_silent_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(0.6) or [])
    started = time.monotonic()
    with pytest.raises(FetchError, match="in time"):
        fetch("http://example.org/", limits=Limits(connect=0.2))
    assert time.monotonic() - started < 0.5


def test_one_file_opens_sockets() -> None:
    network = re.compile(
        r"^\s*(?:import|from) (?:socket|ssl|http\.client|urllib\.request|requests|urllib3|ftplib|asyncio)\b",
        re.M,
    )
    package = Path(fetching.__file__).parent
    found = [path.name for path in package.rglob("*.py") if network.search(path.read_text(encoding="utf-8"))]
    assert found == ["fetch.py"]


def test_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("needs openssl to make a certificate")
    certificate, key = str(tmp_path / "c.pem"), str(tmp_path / "k.pem")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    with serving({"/": Answer("secret")}, (certificate, key)) as server:
        with pytest.raises(FetchError, match="certificate is not trusted"):
            fetch(server.url, allow_private=True)
        monkeypatch.setenv("SSL_CERT_FILE", certificate)
        assert fetch(server.url, allow_private=True).body == b"secret"
        with pytest.raises(FetchError, match="certificate is not trusted"):
            fetch(server.url.replace("localhost", "127.0.0.1"), allow_private=True)


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


# WARC and Parquet


def record(
    address: str, body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2020-10-06T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


FIRST = record("https://example.org/1", page().encode())
PACKED = "Content-Type: text/html\r\nContent-Encoding: gzip"
SECOND = record("https://example.org/2", gzip.compress(page(OTHER).encode()), PACKED)
LAST = record("https://example.org/3", b"Batken is calm.", "Content-Type: text/plain")
BOMB = record("https://example.org/b", gzip.compress(b"x" * 20_000_000), PACKED)
WARCS = [
    # name, content, ids of the articles, parts of the errors
    ("a.warc", FIRST + SECOND + LAST, "123", ""),
    ("a.warc.gz", b"".join(map(gzip.compress, (FIRST, SECOND, LAST))), "123", ""),
    ("picture.warc", record("https://example.org/i", b"GIF8", "Content-Type: image/gif") + LAST, "3", ""),
    ("missing.warc", record("https://example.org/1", b"None.", status="404 Not Found") + LAST, "3", ""),
    ("cut.warc", FIRST + SECOND[:-100], "1", "https://example.org/2: cut off"),
    ("junk.warc", FIRST + b"JUNK\r\n" * 20 + LAST, "13", "damaged after https://example.org/1; goes on"),
    ("end.warc", FIRST + b"JUNK\r\n" * 20, "1", "damaged after https://example.org/1; the rest"),
    ("torn.warc.gz", gzip.compress(FIRST) + gzip.compress(SECOND)[:-40], "1", "damaged"),
    ("bomb.warc", BOMB + LAST, "3", "4 MB"),
    ("nogzip.warc", record("https://example.org/b", b"no gzip", PACKED) + LAST, "3", "its packed content"),
    ("none.warc", b"WARC/1.0\r\n\r\n", "", "an archive without pages"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "ids", "said"), WARCS, ids=[case[0] for case in WARCS])
def test_warc(tmp_path: Path, name: str, content: bytes, ids: str, said: str) -> None:
    pytest.importorskip("fastwarc")
    pytest.importorskip("trafilatura")
    (tmp_path / name).write_bytes(content)
    errors: list[ReadError] = []
    found = list(read(tmp_path / name, on_error=errors.append))
    assert [article.id for article in found] == [f"https://example.org/{number}" for number in ids]
    assert all(article.url == article.id and article.source == "example.org" for article in found)
    messages = " | ".join(map(str, errors))
    assert said in messages if said else not errors


def test_warc_from_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastwarc")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LAST)))
    assert [article.text for article in read("-")] == ["Batken is calm."]


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {"Story": ["Osh is calm.", None, "Batken too."], "id": ["a", "b", "c"], "n": [1, 2, 3]}
    )
    parquet.write_table(table, tmp_path / "t.parquet")
    errors: list[ReadError] = []
    found = list(read(tmp_path / "t.parquet", columns={"text": "story"}, on_error=errors.append))
    assert [(article.id, article.text) for article in found] == [("a", "Osh is calm."), ("c", "Batken too.")]
    assert [str(error).rpartition(", ")[2] for error in errors] == ["row 2: has no text"]


@pytest.mark.parametrize(
    "change", [lambda b: b[:-30], lambda b: b[:40] + b"\xff" * 60 + b[100:], lambda b: b[:4]]
)
def test_damaged_parquet(tmp_path: Path, change: object) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table({"text": ["Osh is calm."] * 50}), path)
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(ReadError, match=r"t\.parquet: (damaged|more)"):
        list(read(path))


def test_parquet_without_text(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"text": [1, 2], "x": [3, 4]}), tmp_path / "t.parquet")
    with pytest.raises(ReadError, match="row 1: its text is not a string"):
        list(read(tmp_path / "t.parquet"))


MISSING = [
    ("a.warc", FIRST, "fastwarc", "pip install 'geonews[archive]'"),
    ("a.parquet", b"PAR1xxxxPAR1", "pyarrow", "pip install 'geonews[archive]'"),
    ("a.html", page().encode(), "trafilatura", "pip install 'geonews[web]'"),
    ("a.xml", FEED.encode(), "feedparser", "pip install 'geonews[web]'"),
]


@pytest.mark.parametrize(("name", "content", "library", "said"), MISSING)
def test_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, library: str, said: str
) -> None:
    real = builtins.__import__

    def refusing(module: str, *rest: object, **options: object) -> object:
        if module.split(".")[0] == library:
            raise ImportError(module)
        return real(module, *rest, **options)  # type: ignore[arg-type]

    (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(ReadError) as caught:
        list(read(tmp_path / name))
    assert said in str(caught.value)


# duplicates

NEAR = STORY.replace("Thursday", "Friday")
CYRILLIC = (
    "В четверг в городе Ош прошёл митинг, в котором участвовали около двухсот человек, сообщила милиция. "
    "Люди требовали встречи с губернатором и разошлись к вечеру, когда власти пообещали их выслушать."
)
DUPLICATES = [
    # texts, and which repeats which
    ([STORY, STORY], ["1=0"]),
    ([STORY, f"  {STORY.upper()}\n"], ["1=0"]),
    ([STORY + " " + OTHER, NEAR + " " + OTHER], ["1~0"]),
    ([STORY + " " + OTHER, STORY], []),
    ([STORY, OTHER], []),
    ([STORY, OTHER, STORY, OTHER], ["2=0", "3=1"]),
    (["Osh is calm.", "Osh is tense."], []),
    (["Osh is calm.", "Osh is calm!"], ["1=0"]),
    (["", ""], ["1=0"]),
    ([CYRILLIC, CYRILLIC.replace("четверг", "пятницу")], ["1~0"]),
    ([CYRILLIC, CYRILLIC.upper()], ["1=0"]),
]


@pytest.mark.parametrize(("given", "repeats"), DUPLICATES)
def test_duplicates(given: list[str], repeats: list[str]) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(given)]
    found: list[Repeat] = []
    assert list(unique(articles, on_repeat=found.append)) == articles
    assert [f"{r.article.id}{'=' if r.likeness == 1 else '~'}{r.first}" for r in found] == repeats
    kept = [article.id for article in unique(articles, merge=True)]
    assert kept == [article.id for article in articles if article.id not in {r[0] for r in repeats}]


def test_duplicates_forget_what_is_long_past(monkeypatch: pytest.MonkeyPatch) -> None:
    from geonews.readers import duplicates

    monkeypatch.setattr(duplicates, "REMEMBERED", 3)
    articles = [
        Article(str(n), f"{STORY} " + " ".join(f"w{n}x{i}" for i in range(200))) for n in range(10)
    ] + [Article("x", STORY)]
    assert len(list(unique(articles, merge=True))) == 11
    memory = duplicates._Memory()
    for article in articles:
        memory.meet(article)
    assert len(memory._texts) == 3 and len(memory._by_probe) <= 3 * duplicates.PROBES


def test_events_merge_duplicates(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    noticed = CliRunner().invoke(root, ["events", str(tmp_path), "-f", "jsonl"])
    merged = CliRunner().invoke(root, ["events", str(tmp_path), "-f", "jsonl", "--merge-duplicates"])
    assert (
        "b.txt: the same text as a.txt" in noticed.stderr
        and "b.txt: the same text as a.txt, left out" in merged.stderr
    )
    ids = [
        {json.loads(line)["article_id"] for line in done.stdout.splitlines()} for done in (noticed, merged)
    ]
    assert ids == [{"a.txt", "b.txt"}, {"a.txt"}]
