"""Fetching takes files and public addresses, and refuses the inside of the house."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from factional.errors import FetchError, TooLarge
from factional.read import fetch, fetching

ASKED: list[tuple[str, str | None]] = []


class Handler(BaseHTTPRequestHandler):
    """A small site: a page, redirects, a loop, a page that is too large."""

    def do_GET(self):
        routes = {
            "/away": "http://192.168.7.7/secret",
            "/file": "file:///etc/hostname",
            "/loop": "/loop",
            "/hop": "/page?x=1",
        }
        if self.path in routes:
            self.send_response(302)
            self.send_header("Location", routes[self.path])
            self.end_headers()
            return
        body = {"/page?x=1": "Zwölf Männer".encode(), "/large": b"x" * 4000}.get(self.path)
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body or b"")
        ASKED.append((self.path, self.headers["Host"]))

    def log_message(self, format, *args):
        """Keep quiet."""


@pytest.fixture
def site():
    server = HTTPServer(("127.0.0.1", 0), Handler)
    ASKED.clear()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def public(monkeypatch):
    """Let the local site pass for a public one; all other addresses stay what they are."""
    real = fetching.is_public
    monkeypatch.setattr(fetching, "is_public", lambda ip: ip == "127.0.0.1" or real(ip))


def address(site, path):
    return f"http://127.0.0.1:{site.server_port}{path}"


def test_a_local_file(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes("Лист".encode())

    assert fetch(str(path)) == "Лист".encode()


def test_files_that_cannot_be_had(tmp_path, monkeypatch):
    with pytest.raises(FetchError, match=r"no file .*\. Check the path"):
        fetch(str(tmp_path / "gone.txt"))
    with pytest.raises(FetchError, match="is a folder"):
        fetch(str(tmp_path))
    monkeypatch.setattr(fetching, "MOST_BYTES", 3)
    (tmp_path / "long.txt").write_text("long")
    with pytest.raises(TooLarge, match="larger than"):
        fetch(str(tmp_path / "long.txt"))


def test_the_own_machine_is_refused_and_never_asked(site):
    with pytest.raises(FetchError, match="private network"):
        fetch(address(site, "/page?x=1"))
    assert ASKED == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.0.1", "169.254.169.254", "0.0.0.0", "[::1]",
     "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "100.64.0.1",
     "2130706433"],
)  # fmt: skip
def test_private_addresses_are_refused(host):
    with pytest.raises(FetchError, match="private network"):
        fetch(f"http://{host}/")


@pytest.mark.parametrize("place", ["ftp://example.org/a", "file:///etc/hostname", "gopher://x/1"])
def test_other_schemes_are_refused(place):
    with pytest.raises(FetchError, match=r"not fetched\. Give an http"):
        fetch(place)


def test_a_page_after_a_redirect(site, public):
    assert fetch(address(site, "/hop")).decode() == "Zwölf Männer"
    assert [("/page?x=1", f"127.0.0.1:{site.server_port}")] == ASKED


def test_redirects_into_a_private_network_are_refused(site, public):
    with pytest.raises(FetchError, match=r"192\.168\.7\.7"):
        fetch(address(site, "/away"))


def test_redirects_to_files_are_refused(site, public):
    with pytest.raises(FetchError, match="no http or https address"):
        fetch(address(site, "/file"))


def test_loops_end(site, public):
    with pytest.raises(FetchError, match="redirects"):
        fetch(address(site, "/loop"))


def test_pages_that_are_missing_or_too_large(site, public, monkeypatch):
    with pytest.raises(FetchError, match="answers 404"):
        fetch(address(site, "/gone"))
    monkeypatch.setattr(fetching, "MOST_BYTES", 3000)
    with pytest.raises(TooLarge, match="larger than"):
        fetch(address(site, "/large"))


def test_hosts_that_do_not_answer(public, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="does not answer"):
        fetch(f"http://127.0.0.1:{port}/")

    def unknown(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match="no host 'nowhere"):
        fetch("https://nowhere.invalid/")


def test_addresses_without_sense():
    with pytest.raises(FetchError, match="no valid port"):
        fetch("http://example.org:port/")
    with pytest.raises(FetchError, match="give it whole"):
        fetch("https:///page")


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses(ip):
    assert fetching.is_public(ip)
