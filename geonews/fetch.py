"""One GET request, under limits: the only file that opens a socket.

The address a host name stands for is checked, and then that very address is connected to, so that
a name server cannot show one address to the check and another to the connection. Everything that
waits has a limit: the name server, the connection, each read, and the whole. So has the size, as
it travels and unpacked. Proxies are not used, as they would choose the address.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import zlib
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from .errors import GeonewsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "FetchError",
    "ForbiddenError",
    "Limits",
    "Response",
    "UnreachableError",
    "fetch",
    "is_public",
    "user_agent",
]

MB = 1 << 20
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 1 << 16
_SAFE = "/%:@!$&'()*+,;=~-._"
_TRAVELLING = frozenset(("user-agent", "accept", "accept-language", "if-none-match", "if-modified-since"))
"""Headers that go along to another host; a key or a cookie does not."""
_METADATA = frozenset((IPv4Address("168.63.129.16"),))
"""Services of clouds about their machines at addresses that are otherwise public."""
_NAT64 = ip_network("64:ff9b::/96")

IPAddress = IPv4Address | IPv6Address


class FetchError(GeonewsError, ConnectionError):
    """There is no answer; ``transient`` tells whether asking again may help."""

    def __init__(self, message: str, transient: bool = False) -> None:
        super().__init__(message)
        self.transient = transient


class ForbiddenError(FetchError):
    """The address is one that must not be asked."""


class UnreachableError(FetchError):
    """There is no such host, or nobody there to answer; asking again at once does not help."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take."""

    connect: float = 10.0
    """Seconds to an open connection, the look-up of the name within it."""
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds from the start to the last byte, redirects included."""
    size: int = 10 * MB
    """Bytes of the content, both as it travels and unpacked."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered, whatever its status."""

    url: str
    """Where it came from after redirects."""
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case; the last of several."""
    body: bytes = b""
    """Unpacked."""


class _Target(NamedTuple):
    """The parts of an address that a request needs."""

    scheme: str
    host: str
    port: int
    path: str


class _Terms(NamedTuple):
    """How a request may be made."""

    limits: Limits
    deadline: float
    """On the clock of time.monotonic()."""
    allow_private: bool


def user_agent() -> str:
    """Return how geonews names itself to servers; GEONEWS_CONTACT adds whom they can write to."""
    import os

    from . import __version__

    contact = os.environ.get("GEONEWS_CONTACT", "")
    contact = "".join(c for c in contact if c.isascii() and c.isprintable())[:200]
    return f"geonews/{__version__} (+{contact or 'geographic news mapper for Central Asia'})"


def fetch(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    allow_private: bool = False,
    before: Callable[[str], None] | None = None,
) -> Response:
    """Return what a server answers to GET; redirects are followed, each of them checked anew.

    Args:
        url: http or https.
        headers: besides Host, User-Agent and Accept-Encoding.
        limits: the usual ones when None.
        allow_private: whether addresses of this machine and of private networks may be asked.
        before: called with each address before it is asked; may raise to forbid it.

    Raises:
        FetchError: no answer within the limits, or an address that must not be asked.
    """
    limits = limits or Limits()
    terms = _Terms(limits, monotonic() + limits.total, allow_private)
    sent = {"User-Agent": user_agent(), "Accept-Encoding": "gzip", **(headers or {})}
    for _ in range(limits.redirects + 1):
        target = _parsed(url)
        if before:
            before(url)
        response, onward = _ask(url, target, sent, terms)
        if not onward:
            return response
        url = urljoin(url, onward)
        if _parsed(url)[:3] != target[:3]:
            sent = {name: value for name, value in sent.items() if name.lower() in _TRAVELLING}
            sent["Accept-Encoding"] = "gzip"
    raise FetchError(f"more than {limits.redirects} redirects")


def _parsed(url: str) -> _Target:
    """Return the parts of an address, in ASCII."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        path = quote(parts.path or "/", safe=_SAFE)
        query = quote(parts.query, safe=_SAFE + "?")
    except (ValueError, UnicodeError) as error:
        raise ForbiddenError("not a usable address") from error
    if parts.scheme not in ("http", "https"):
        raise ForbiddenError(f"only http and https addresses are read, not {parts.scheme or 'others'}"[:100])
    if not host or any(c.isspace() or not c.isprintable() for c in host):
        raise ForbiddenError("the address names no host")
    if "@" in parts.netloc:
        raise ForbiddenError("an address with a user name or password in it is not read")
    default = 443 if parts.scheme == "https" else 80
    return _Target(parts.scheme, host, port or default, f"{path}?{query}" if query else path)


def _ask(url: str, target: _Target, headers: Mapping[str, str], terms: _Terms) -> tuple[Response, str | None]:
    """Return the answer of one server, and where it sends us if it does."""
    try:
        connection = _Connection(target, terms)
        try:
            connection.request("GET", target.path, headers=dict(headers))
            with connection.getresponse() as answer:
                onward = answer.getheader("Location") if answer.status in _REDIRECTS else None
                body = b"" if onward else _body(answer, terms.limits.size)
                found = {name.lower(): value for name, value in answer.getheaders()}
            return Response(url, answer.status, found, body), onward
        finally:
            connection.close()
    except TimeoutError as error:
        raise FetchError("no answer in time", transient=True) from error
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"its certificate is not trusted ({error.verify_message})") from error
    except http.client.RemoteDisconnected as error:
        raise FetchError("the server closed the connection", transient=True) from error
    except http.client.IncompleteRead as error:
        raise FetchError("the answer broke off", transient=True) from error
    except (http.client.HTTPException, ValueError) as error:
        raise FetchError(f"not an answer of a web server ({type(error).__name__})") from error
    except FetchError:
        raise
    except ConnectionRefusedError as error:
        raise UnreachableError("the server refuses connections", transient=True) from error
    except OSError as error:
        raise FetchError(_reason(error), transient=True) from error


def _reason(error: OSError) -> str:
    """Return what the system says about a connection, for a person."""
    if isinstance(error, ConnectionResetError):
        return "the server closed the connection"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection ({error.reason or 'TLS'})"
    return f"no connection ({error.strerror or error})"


def _body(answer: http.client.HTTPResponse, size: int) -> bytes:
    """Return the content of an answer, unpacked."""
    too_large = FetchError(f"more than the limit of {size / MB:g} MB")
    if answer.length is not None and answer.length > size:
        raise too_large
    packed = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"its content is packed in a way not asked for ({packed[:20]!r})")
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        data += chunk
        if len(data) > size:
            raise too_large
    if answer.length:  # announced and not sent
        raise http.client.IncompleteRead(bytes(data), answer.length)
    if packed == "identity":
        return bytes(data)
    try:
        content = _unpacked(bytes(data), size + 1)
    except zlib.error as error:
        raise FetchError("its packed content is damaged") from error
    if len(content) > size:
        raise FetchError(f"more than the limit of {size / MB:g} MB when unpacked")
    return content


def _unpacked(data: bytes, most: int) -> bytes:
    """Return at most so many bytes of gzip data, which may have several parts."""
    content = b""
    while data.startswith(b"\x1f\x8b") and len(content) < most:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        content += unpacker.decompress(data, most - len(content))
        if not unpacker.eof and len(content) < most:
            raise zlib.error("cut off")
        data = unpacker.unused_data
    if data and not content:
        raise zlib.error("not gzip")
    return content


def is_public(address: IPAddress) -> bool:
    """Tell whether an address is one of the open internet; those wrapped in IPv6 are looked into.

    >>> [is_public(ip_address(text)) for text in ("1.1.1.1", "10.0.0.1", "::ffff:127.0.0.1")]
    [True, False, False]
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    if address in _METADATA or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return address.is_global and not getattr(address, "is_site_local", False)


def _resolve(target: _Target, seconds: float) -> list[tuple[int, Any]]:
    """Return (family, socket address) of a host; the system's look-up has no limit of its own."""
    found: list[tuple[int, Any]] = []
    failure: list[OSError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
            found.extend((int(family), address) for family, _, _, _, address in answers)
        except (OSError, UnicodeError) as error:
            failure.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.1, seconds))
    if failure:
        raise UnreachableError(
            f"{target.host}: no such host is known ({failure[0].strerror})", transient=True
        )
    if not found:
        raise TimeoutError("the name server does not answer")
    return found


class _Connection(http.client.HTTPConnection):
    """A connection to a checked address that keeps to the limits."""

    def __init__(self, target: _Target, terms: _Terms) -> None:
        super().__init__(target.host, target.port)
        self.default_port = 443 if target.scheme == "https" else 80  # left out of the Host header
        self._target = target
        self._terms = terms

    def connect(self) -> None:
        """Look the host up, check every address it has, and connect to one of those."""
        until = min(monotonic() + self._terms.limits.connect, self._terms.deadline)
        addresses = _resolve(self._target, until - monotonic())
        if not self._terms.allow_private:
            for _, address in addresses:
                self._check(str(address[0]))
        opened = self._opened(addresses, until)
        if self._target.scheme == "https":
            opened.settimeout(max(0.1, until - monotonic()))
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=self._target.host)
        self.sock: Any = _Timed(opened, self._terms.limits.read, self._terms.deadline)

    def _check(self, address: str) -> None:
        """Raise when an address is not one of the open internet."""
        if not is_public(ip_address(address.split("%")[0])):
            where = "is an address of this machine or of a private network"
            raise ForbiddenError(f"{self._target.host} {where} ({address}); --allow-private reads it")

    def _opened(self, addresses: list[tuple[int, Any]], until: float) -> socket.socket:
        """Return a socket connected to the first address that answers."""
        failure: OSError = TimeoutError("no address answers")
        for family, address in addresses:
            left = until - monotonic()
            if left <= 0:
                break
            opened = socket.socket(family, socket.SOCK_STREAM)
            try:
                opened.settimeout(left)
                opened.connect(address)
            except OSError as error:
                opened.close()
                failure = error
            else:
                return opened
        raise failure


class _Timed:
    """A socket whose every read and write ends at the deadline, for http.client."""

    def __init__(self, inner: socket.socket, read: float, deadline: float) -> None:
        self._inner = inner
        self._read = read
        self._deadline = deadline
        self._files = 0
        self._closed = False

    def sendall(self, data: bytes) -> None:
        self._inner.settimeout(self.left())
        self._inner.sendall(data)

    def receive(self, buffer: memoryview) -> int:
        self._inner.settimeout(self.left())
        return self._inner.recv_into(buffer)

    def left(self) -> float:
        """Return the seconds that the next step may take."""
        left = min(self._read, self._deadline - monotonic())
        if left <= 0:
            raise TimeoutError("slower than the limit")
        return left

    def makefile(self, mode: str) -> io.BufferedReader:
        self._files += 1
        return io.BufferedReader(_Incoming(self), _CHUNK)

    def close(self) -> None:
        """Close the socket, or leave that to the file made of it, as http.client expects."""
        self._closed = True
        if not self._files:
            self._inner.close()

    def file_closed(self) -> None:
        """Close the socket that waited for its file."""
        self._files -= 1
        if self._closed:
            self.close()


class _Incoming(io.RawIOBase):
    """What comes from a _Timed socket."""

    def __init__(self, source: _Timed) -> None:
        super().__init__()
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._source.receive(memoryview(buffer))

    def close(self) -> None:
        if not self.closed:
            self._source.file_closed()
        super().close()
