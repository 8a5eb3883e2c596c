"""Fetching takes files and public addresses, and refuses the inside of the house."""

import contextlib
import gzip
import socket
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from factional.errors import FetchError, TooLarge
from factional.read import acquire, fetch, fetching, read

ASKED: list[tuple[str, str | None]] = []


class Handler(BaseHTTPRequestHandler):
    """A small site: a page, redirects, a loop, a page that is too large."""

    def do_GET(self):
        if self.path.startswith("/odd"):
            getattr(self, self.path[1:].replace("/", "_"))()
            return
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

    def odd_said(self):
        self.send_response(200)
        for name, value in (
            ("Content-Type", "text/html; charset=windows-1251"),
            ("Set-Cookie", "id=1"),
            ("X-Note", "a"),
            ("x-note", "b"),
            ("Last-Modified", "Fri, 03 May 2019 10:00:00 GMT"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write("Двенадцать бойцов.".encode("cp1251"))

    def odd_bomb(self):
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(gzip.compress(bytes(20_000_000)))

    def odd_drip(self):
        """A server that always has one more byte to say."""
        self.send_response(200)
        self.end_headers()
        self.drip(b"x")

    def odd_drip_head(self):
        self.drip(b"HTTP/1.0 200 OK\r\n" + b"X-Note: drip\r\n" * 90)

    def drip(self, data):
        with contextlib.suppress(OSError):
            for n in range(400):
                self.wfile.write(data[n % len(data) : n % len(data) + 1])
                self.wfile.flush()
                time.sleep(0.02)

    def odd_short(self):
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"The page breaks off h")

    def odd_nonsense(self):
        self.wfile.write(b"\x00\x01 no answer at all\r\n\r\n")

    def odd_redirect(self):
        self.send_response(302)
        self.send_header("Location", "http://[broken/")
        self.end_headers()

    def log_message(self, format, *args):
        """Keep quiet."""


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    ASKED.clear()
    server.daemon_threads = True  # some of them drip for a while
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


class TestWhatIsKept:
    def test_headers_the_moment_and_the_way_there(self, site, public):
        before = datetime.now(UTC).replace(microsecond=0)
        found = acquire(address(site, "/odd/said"))
        assert found.data == "Двенадцать бойцов.".encode("cp1251")
        assert found.place == address(site, "/odd/said")
        assert before <= datetime.fromisoformat(found.acquired) <= datetime.now(UTC)
        assert found.headers["content-type"] == "text/html; charset=windows-1251"
        assert found.headers["x-note"] == "a, b"
        assert found.headers["last-modified"].startswith("Fri")
        assert "set-cookie" not in found.headers
        assert found.redirects == ()

    def test_redirects_are_told_and_the_last_address_counts(self, site, public):
        found = acquire(address(site, "/hop"))
        assert found.place == address(site, "/page?x=1")
        assert found.redirects == (address(site, "/hop"),)

    def test_the_charset_that_the_server_named_is_heard(self, site, public):
        found = acquire(address(site, "/odd/said"))
        page = read(found.data, found.place, headers=found.headers)
        assert page.text == "Двенадцать бойцов."
        assert page.metadata.url == found.place

    def test_files_have_a_moment_and_no_headers(self, tmp_path):
        path = tmp_path / "note.txt"
        path.write_text("Hello.")
        found = acquire(str(path))
        assert (found.place, dict(found.headers), found.redirects) == (str(path), {}, ())
        assert datetime.fromisoformat(found.acquired).tzinfo is UTC


class TestHostileServers:
    def test_a_page_that_unpacks_to_too_much(self, site, public, monkeypatch):
        monkeypatch.setattr(fetching, "MOST_BYTES", 1_000_000)
        with pytest.raises(TooLarge):
            acquire(address(site, "/odd/bomb"))

    @pytest.mark.parametrize("path", ["/odd/drip", "/odd/drip/head"])
    def test_a_server_that_drips(self, site, public, monkeypatch, path):
        monkeypatch.setattr(fetching, "SECONDS", 0.4)
        began = time.monotonic()
        with pytest.raises(FetchError, match=r"took longer than 0\.4 s"):
            acquire(address(site, path))
        assert time.monotonic() - began < 5

    def test_a_page_that_breaks_off_is_no_page(self, site, public):
        with pytest.raises(FetchError, match="does not answer"):
            acquire(address(site, "/odd/short"))

    def test_an_answer_without_sense(self, site, public):
        with pytest.raises(FetchError, match="does not answer"):
            acquire(address(site, "/odd/nonsense"))

    def test_a_redirect_without_sense(self, site, public):
        with pytest.raises(FetchError, match=r"no address|does not answer"):
            acquire(address(site, "/odd/redirect"))


@pytest.mark.parametrize(
    ("place", "is_one"),
    [("https://a.example/", True), ("ftp://a.example", True), ("C:\\press\\a.txt", False),
     ("c://press/a.txt", False), ("press/a.txt", False), ("a b://c", True), ("://x", False)],
)  # fmt: skip
def test_addresses_and_paths(place, is_one):
    assert fetching.is_address(place) is is_one
