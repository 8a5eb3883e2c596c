"""Fetching: the bytes of a local file or of an address on the public web."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from factional.errors import FetchError, TooLarge

MOST_BYTES = 100 * 1024 * 1024
"""The largest file or page that is taken in as one document."""

SECONDS = 120.0
"""How long an address may take altogether, redirects not counted."""

_REDIRECTS = 4
_TIMEOUT = urllib3.Timeout(connect=10, read=30)
_AGENT = "factional (reads single pages for research)"
_UNTOLD = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at a place.

    Attributes:
        data: Its bytes; of a page as the server meant them, without their compression.
        place: The path, or the address at which redirects ended.
        acquired: ISO 8601 moment in UTC at which they were had.
        headers: What the server said of them, by lower-case name, cookies left out.
        redirects: The addresses that led there, the one that was asked for first.
    """

    data: bytes
    place: str
    acquired: str
    headers: Mapping[str, str] = field(default_factory=dict)
    redirects: tuple[str, ...] = ()


def is_address(place: str) -> bool:
    """Whether a place is an address of any scheme and no path; drive letters are none."""
    scheme = place.partition("://")[0]
    return "://" in place and len(scheme) > 1 and scheme.isascii() and scheme[0].isalpha()


def fetch(place: str) -> bytes:
    """The bytes at a file path or an http(s) address; `acquire` tells more of them.

    Raises:
        FetchError: the place is refused, missing, or does not answer.
        TooLarge: there is more of it than a document may have.
    """
    return acquire(place).data


def acquire(place: str) -> Fetched:
    """What is at a file path or an http(s) address, fetched once.

    Addresses of this machine and of private networks are refused, after redirects as well: a page
    that somebody hands in must not make Factional ask around inside a house. The name is looked up
    once and the connection goes to the address that was checked. A server that drips is broken off
    after `SECONDS`.

    Raises:
        FetchError: the place is refused, missing, or does not answer.
        TooLarge: there is more of it than a document may have.
    """
    if not is_address(place):
        return Fetched(_file(Path(place)), place, _now())
    scheme = place.partition("://")[0].lower()
    if scheme not in ("http", "https"):
        raise FetchError(
            f"{place}: {scheme} addresses are not fetched. Give an http or https address, or save "
            "the page and give the file."
        )
    address = place
    passed: list[str] = []
    while len(passed) <= _REDIRECTS:
        found = _get(address)
        if isinstance(found, _Page):
            return Fetched(found.data, address, _now(), found.headers, tuple(passed))
        passed.append(address)
        address = found
    raise FetchError(
        f"{place}: more than {_REDIRECTS} redirects. Give the address that a browser ends at."
    )


def too_large(place: str) -> TooLarge:
    """What is told of a document of more than `MOST_BYTES`."""
    return TooLarge(
        f"{place} is larger than {MOST_BYTES // 1024**2} MB. Save the part you need and add that."
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FetchError(f"{path} is a folder. Give the files in it.")
        if path.stat().st_size > MOST_BYTES:
            raise too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FetchError(f"There is no file {path}. Check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FetchError(f"{path} cannot be read: {reason}. Check its permissions.") from error


@dataclass(frozen=True, slots=True)
class _Page:
    """What a server answered with."""

    data: bytes
    headers: Mapping[str, str]


def _get(address: str) -> _Page | str:
    """What is at an address, or the address that it redirects to."""
    try:
        parts = urlsplit(address)
        hostname = parts.hostname
    except ValueError as error:
        raise FetchError(f"{address} is no address. Check it, and give it whole.") from error
    if parts.scheme not in ("http", "https") or not hostname:
        raise FetchError(f"{address} is no http or https address. Check it, and give it whole.")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchError(f"{address} has no valid port. Check the address.") from error
    target = _public(hostname, port, address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    watch = _Watch(SECONDS)
    pool = _pool(parts.scheme, target, port, hostname, watch)
    try:
        with watch:
            response = pool.urlopen(
                "GET",
                urllib3.util.parse_url(path).url,
                headers={
                    "Host": parts.netloc.rpartition("@")[2],
                    "User-Agent": _AGENT,
                    "Accept": "text/html,text/plain,*/*;q=0.5",
                    "Accept-Encoding": "gzip, deflate",
                },
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=_TIMEOUT,
            )
            try:
                answer = _answer(response, address)
            finally:
                response.close()
    # a connection that the watch took away breaks in more ways than urllib3 names
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        if watch.late:
            raise FetchError(_late(address)) from error
        raise FetchError(
            f"{address} does not answer ({type(error).__name__}). Check the address and the "
            "network, or save the page and add the file."
        ) from error
    finally:
        pool.close()
    if watch.late:
        raise FetchError(_late(address))
    return answer


def _late(address: str) -> str:
    return (
        f"{address} took longer than {SECONDS:g} s. Try again later, or save the page and add the "
        "file."
    )


def _answer(response: urllib3.BaseHTTPResponse, address: str) -> _Page | str:
    if response.status in (301, 302, 303, 307, 308) and "Location" in response.headers:
        return urljoin(address, response.headers["Location"])
    if response.status != 200:
        raise FetchError(
            f"{address} answers {response.status} {response.reason or ''}".rstrip()
            + ". Open it in a browser; if it shows there, save the page and add the file."
        )
    chunks: list[bytes] = []
    size = 0
    for chunk in response.stream(65536, decode_content=True):
        size += len(chunk)
        if size > MOST_BYTES:
            raise too_large(address)
        chunks.append(chunk)
    said = {name.lower(): response.headers[name] for name in response.headers}
    kept = {name: value for name, value in said.items() if name not in _UNTOLD}
    return _Page(b"".join(chunks), kept)


class _Watch:
    """Breaks a connection off that takes too long altogether, however busy it keeps.

    Attributes:
        late: Whether it was broken off.
        connection: The connection, for its greeting; afterwards it may let go of its socket.
        socket: The socket, once the greeting is over.
    """

    def __init__(self, seconds: float) -> None:
        self.late = False
        self.connection: HTTPConnection | None = None
        self.socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._stop)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _stop(self) -> None:
        self.late = True
        held = self.socket or getattr(self.connection, "sock", None)
        if isinstance(held, socket.socket):
            with suppress(OSError):
                # TLS would first bid the server farewell, and wait for it
                socket.socket.shutdown(held, socket.SHUT_RDWR)


class _Connection(HTTPConnection):
    """A connection that is watched."""

    watch: _Watch | None = None

    def connect(self) -> None:
        """Connect, and show the watch what to cut."""
        if self.watch:
            self.watch.connection = self
        super().connect()
        if self.watch:
            self.watch.socket = self.sock


class _SecureConnection(_Connection, HTTPSConnection):
    """A connection by TLS that is watched."""


def _pool(
    scheme: str, target: str, port: int, hostname: str, watch: _Watch
) -> urllib3.HTTPConnectionPool:
    """A connection to the checked address that still asks for, and verifies, the name."""
    if scheme == "https":
        pool: urllib3.HTTPConnectionPool = urllib3.HTTPSConnectionPool(
            target, port, assert_hostname=hostname, server_hostname=hostname
        )
        pool.ConnectionCls = type("Watched", (_SecureConnection,), {"watch": watch})
    else:
        pool = urllib3.HTTPConnectionPool(target, port)
        pool.ConnectionCls = type("Watched", (_Connection,), {"watch": watch})
    return pool


def _public(hostname: str, port: int, address: str) -> str:
    """The address of a host, once all its addresses are known to be public."""
    try:
        found = socket.getaddrinfo(hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"{address}: no host {hostname!r} is known. Check the address and the network."
        ) from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for one in addresses:
        if not is_public(one):
            raise FetchError(
                f"{address} is on this machine or a private network ({one}). Only public addresses "
                "are fetched; save the page and add the file."
            )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # an IPv4 address behind NAT64
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast
