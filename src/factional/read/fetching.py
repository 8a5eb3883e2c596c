"""Fetching: the bytes of a local file or of an address on the public web."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import urllib3

from factional.errors import FetchError

MOST_BYTES = 25 * 1024 * 1024
"""The largest file or page that is taken in."""

_REDIRECTS = 4
_TIMEOUT = urllib3.Timeout(connect=10, read=30)
_AGENT = "factional (reads single pages for research)"


def fetch(place: str) -> bytes:
    """The bytes at a file path or an http(s) address.

    Addresses of this machine and of private networks are refused, after redirects as well: a page
    that somebody hands in must not make Factional ask around inside a house. The name is looked up
    once and the connection goes to the address that was checked.

    Raises:
        FetchError: the place is refused, missing, too large, or does not answer.
    """
    scheme = urlsplit(place).scheme.lower()
    if scheme in ("http", "https"):
        return _download(place)
    if len(scheme) > 1 and "://" in place:
        raise FetchError(
            f"{place}: {scheme} addresses are not fetched. Give an http or https address, or save "
            "the page and give the file."
        )
    return _file(Path(place))


def _file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FetchError(f"{path} is a folder. Give the files in it.")
        if path.stat().st_size > MOST_BYTES:
            raise FetchError(_too_large(str(path)))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FetchError(f"There is no file {path}. Check the path.") from error
    except OSError as error:
        reason = error.strerror or error
        raise FetchError(f"{path} cannot be read: {reason}. Check its permissions.") from error


def _too_large(place: str) -> str:
    return (
        f"{place} is larger than {MOST_BYTES // 1024**2} MB. Save the part you need and add that."
    )


def _download(address: str) -> bytes:
    for _ in range(_REDIRECTS + 1):
        target = _get(address)
        if isinstance(target, bytes):
            return target
        address = target
    raise FetchError(
        f"{address}: more than {_REDIRECTS} redirects. Give the address that a browser ends at."
    )


def _get(address: str) -> bytes | str:
    """The bytes of an address, or the address that it redirects to."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{address} is no http or https address. Check it, and give it whole.")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchError(f"{address} has no valid port. Check the address.") from error
    target = _public(parts.hostname, port, address)
    pool = _pool(parts.scheme, target, port, parts.hostname)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2]
    try:
        response = pool.urlopen(
            "GET",
            urllib3.util.parse_url(path).url,
            headers={
                "Host": host,
                "User-Agent": _AGENT,
                "Accept": "text/html,text/plain,*/*;q=0.5",
            },
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=_TIMEOUT,
        )
        try:
            return _answer(response, address)
        finally:
            response.close()
    except urllib3.exceptions.HTTPError as error:
        raise FetchError(
            f"{address} does not answer ({type(error).__name__}). Check the address and the "
            "network, or save the page and add the file."
        ) from error
    finally:
        pool.close()


def _answer(response: urllib3.BaseHTTPResponse, address: str) -> bytes | str:
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
            raise FetchError(_too_large(address))
        chunks.append(chunk)
    return b"".join(chunks)


def _pool(scheme: str, target: str, port: int, hostname: str) -> urllib3.HTTPConnectionPool:
    """A connection to the checked address that still asks for, and verifies, the name."""
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(
            target, port, assert_hostname=hostname, server_hostname=hostname
        )
    return urllib3.HTTPConnectionPool(target, port)


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
