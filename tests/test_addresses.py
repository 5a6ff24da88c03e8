"""Which addresses are asked: none of a private network, whatever leads there."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from ipaddress import ip_address
from pathlib import Path

import pytest
from servers import Answer, serving

from geonews import fetch as fetching
from geonews.fetch import FetchError, Limits, fetch, is_public

pytestmark = pytest.mark.usefixtures("own_cache")


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
