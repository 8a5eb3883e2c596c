"""Whatever a researcher has goes into a case, and what is hostile in it stays outside.

Here the real rooms read, most of the time in worker processes.
"""

import gzip
import io
import threading
import time
import zipfile
from concurrent.futures import Future
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from factional.adding import batch, engine, rooms
from factional.adding.places import Pasted, Place, walk
from factional.case import Case, Limits
from factional.errors import (
    BadEncoding,
    Damaged,
    EmptyDocument,
    Encrypted,
    FetchError,
    NotFound,
    ReadError,
    TimedOut,
    TooLarge,
    UnsupportedFormat,
)
from factional.read import fetching

TEXT = "The men of {0}\n\nThe Northern Front trains Ansar al-Jabal in {0}, a commander said.\n"
MAIL = "From: Lena <l@x.example>\nDate: Fri, 3 May 2019 10:00:00 +0300\nMessage-ID: <{0}>\n" + (
    "Subject: {0}\n\nThe Northern Front left {0} on Sunday, three drivers said.\n"
)


def zipped(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.fixture
def case(tmp_path):
    with Case.init(tmp_path / "case", "Qasr") as opened:
        yield opened


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


class Site(BaseHTTPRequestHandler):
    """A site of three pages that remembers what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        pages = {
            "/one": ("text/plain", TEXT.format("Nizh").encode()),
            "/two": ("text/plain; charset=windows-1251", "Отряд ушёл из Нижа.".encode("cp1251")),
            "/press.zip": ("application/zip", zipped({"a.txt": TEXT.format("Hadar")})),
            "/urls.txt": ("text/plain", b"http://10.0.0.1/\n"),
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/one")
            self.end_headers()
            return
        kind, body = pages.get(self.path, ("", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        """Keep quiet."""


@pytest.fixture
def site(monkeypatch):
    real = fetching.is_public
    monkeypatch.setattr(fetching, "is_public", lambda ip: ip == "127.0.0.1" or real(ip))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Site.asked.clear()
    server.daemon_threads = True  # some of them drip for a while
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


class TestContainers:
    def test_what_is_in_an_archive_is_in_the_case(self, case, desk):
        path = write(desk, "press.zip", zipped({
            "2019/один.txt": TEXT.format("Nizh"),
            "box.mbox": "".join(f"From x@y Fri May  3 10:00:00 2019\n{MAIL.format(n)}\n"
                                for n in ("Hadar", "Qasr")),
            "inner.zip": zipped({"two.txt": TEXT.format("Ozh")}),
        }))  # fmt: skip
        outcomes = list(case.add_all([path]))
        assert [o.error for o in outcomes] == [None] * 4
        assert [o.place.removeprefix(str(path)) for o in outcomes] == [
            "/2019/один.txt",
            "/box.mbox/0001.eml",
            "/box.mbox/0002.eml",
            "/inner.zip/two.txt",
        ]
        assert outcomes[1].within == f"{path}/box.mbox"
        assert all(o.added for o in outcomes)
        first = outcomes[0].document_id
        assert first is not None
        (came,) = case.store.acquisitions(first)
        assert (came.place, came.within, came.name) == (outcomes[0].place, str(path), "один")
        assert case.store.original(first) == TEXT.format("Nizh").encode()
        mail = case.store.document(outcomes[2].document_id)
        assert (mail.metadata.title, mail.metadata.authors) == ("Qasr", ("Lena",))
        assert case.store.claims()

    def test_what_is_wrong_with_a_member_is_told_and_the_rest_goes_on(self, case, desk):
        data = zipped({
            "a.txt": TEXT.format("A"), "bomb.txt": bytes(60_000_000), "empty.txt": b"",
            "case.db": b"SQLite format 3\0" * 9, "cut.zip": zipped({"x": b"y" * 999})[:-30],
            "b.txt": TEXT.format("B"),
        })  # fmt: skip
        outcomes = list(case.add_all([write(desk, "mixed.zip", data)]))
        assert [type(o.error) for o in outcomes] == [
            type(None), TooLarge, EmptyDocument, UnsupportedFormat, Damaged, type(None),
        ]  # fmt: skip
        assert len(case.store.documents()) == 2

    def test_an_archive_larger_than_a_document_may_be(self, case, desk, monkeypatch):
        monkeypatch.setattr(fetching, "MOST_BYTES", 100)
        path = write(desk, "press.zip", zipped({f"{n}.txt": TEXT.format(n) for n in range(5)}))
        assert [o.error for o in case.add_all([path])] == [None] * 5
        (told,) = case.add_all([write(desk, "a.txt", "x" * 101)])
        assert isinstance(told.error, TooLarge)

    def test_an_archive_that_crashes_its_reader_is_told(self, case, desk, monkeypatch):
        def lost(*args):
            yield from ()
            raise TimedOut("press.zip was not read within 1 s. Split it.")

        monkeypatch.setattr(engine._Apart, "unpack", lambda self, source, part: lost())
        path = write(desk, "press.zip", zipped({"a.txt": TEXT}))
        first, second = case.add_all([path, write(desk, "b.txt", TEXT.format("B"))])
        assert isinstance(first.error, TimedOut)
        assert second.added


class TestRobust:
    """Each of these is one bad file between two good ones."""

    FILES: ClassVar = {
        "null bytes": ("a.txt", b"The Front\0\0 left\0 the camp.\0\1\2" * 9, BadEncoding),
        "wrong ending": ("a.pdf", TEXT.format("Nizh").encode(), None),
        "no pdf": ("a.pdf", b"%PDF-1.7\nand no more", ReadError),
        "utf-16": ("a.txt", TEXT.format("Nizh").encode("utf-16"), None),
        "right to left": ("a.txt", "\u202b" + "غادر اللواء المعسكر.\n" * 9, None),
        "one word": ("a.txt", b"x", None),
        "nothing": ("a.txt", b" \n\n", EmptyDocument),
        "cut zip": ("a.zip", zipped({"a.txt": TEXT})[:60], Damaged),
        "gzip bomb": ("a.gz", gzip.compress(bytes(200_000_000)), TooLarge),
        "deep page": ("a.html", b"<div>" * 100_000 + b"<p>The Front left.</p>", None),
        "office, encrypted": (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Encrypted,
        ),
        "entities": (
            "a.html",
            b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha">'
            + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9))
            + b"]><html><body><p>The Front left. &j;</p></body></html>",
            None,
        ),
        "entities in front matter": (
            "a.md",
            "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n"
                      for n in range(9))
            + "title: *j\n---\nThe Front left the camp.\n",
            None,
        ),
    }  # fmt: skip

    @pytest.mark.parametrize("what", FILES)
    def test_a_bad_file_is_named_and_the_batch_goes_on(self, case, desk, what):
        name, data, error = self.FILES[what]
        paths = [
            write(desk, "1.txt", TEXT.format("A")),
            write(desk, name, data),
            write(desk, "z.txt", TEXT.format("Z")),
        ]
        before, bad, after = case.add_all(paths, limits=Limits(seconds=20))
        assert before.added
        assert after.added
        if error is None:
            assert bad.error is None
        else:
            assert isinstance(bad.error, error)
            assert name in str(bad.error)
        assert len(case.store.documents()) == 2 + bad.added

    def test_fifty_megabytes_of_one_line(self, case, desk):
        """They are refused at once, by their size as text."""
        path = write(desk, "line.txt", b"The Northern Front left the camp. " * 1_500_000)
        began = time.monotonic()
        (told,) = case.add_all([path])
        assert isinstance(told.error, TooLarge)
        assert "million characters" in str(told.error)
        assert time.monotonic() - began < 60


class TestLimits:
    def test_a_file_that_takes_too_long_is_told(self, case, desk):
        slow = write(desk, "a.txt", "A man of the Front said so. \n" * 60_000)
        told, after = case.add_all(
            [slow, write(desk, "b.txt", TEXT.format("B"))], limits=Limits(seconds=1.0)
        )
        assert isinstance(told.error, TimedOut)
        assert after.place.endswith("b.txt")
        assert len(case.store.documents()) <= 1

    def test_a_file_that_takes_too_much_memory_is_told(self, case, desk):
        large = write(desk, "a.html", "<html><body>" + "<p>x" * 3_000_000)
        (told,) = case.add_all([large], limits=Limits(memory=400 << 20))
        assert isinstance(told.error, TooLarge)
        assert "400 MB of memory" in str(told.error)

    def test_several_workers_give_the_same_in_the_same_order(self, case, desk, tmp_path):
        paths = [
            write(desk, f"{n:02}.txt", TEXT.format(f"Town {n}") * (1 + n % 3)) for n in range(12)
        ]
        one = list(case.add_all(paths))
        with Case.init(tmp_path / "other") as other:
            two = list(other.add_all(paths, workers=2))
            assert two == one
            assert [c.id for c in other.store.claims()] == [c.id for c in case.store.claims()]
            assert other.store.ties() == case.store.ties()

    def test_without_workers_all_is_read_here(self, case, desk, monkeypatch):
        monkeypatch.setattr(engine, "Workers", None)
        (outcome,) = case.add_all([write(desk, "a.txt", TEXT.format("A"))], workers=0)
        assert outcome.added


class TestResuming:
    def test_what_is_known_is_told_by_its_hash(self, case, desk, monkeypatch):
        path = write(desk, "press.zip", zipped({f"{n}.txt": TEXT.format(n) for n in range(3)}))
        first = list(case.add_all([path]))

        def never(self, part):
            raise AssertionError(part.place)

        monkeypatch.setattr(engine._Apart, "read", never)
        revision = case.store.revision
        again = list(case.add_all([path]))
        assert [o.added for o in again] == [False] * 3
        assert [o.document_id for o in again] == [o.document_id for o in first]
        assert case.store.revision == revision

    def test_an_interrupt_keeps_what_was_read(self, case, desk, monkeypatch):
        paths = [write(desk, f"{n}.txt", TEXT.format(n)) for n in range(6)]
        real = engine._Apart.read
        read: list[str] = []

        def interrupted(self, part):
            if len(read) == 4:
                raise KeyboardInterrupt
            read.append(part.place)
            return real(self, part)

        monkeypatch.setattr(engine._Apart, "read", interrupted)
        with pytest.raises(KeyboardInterrupt):
            list(case.add_all(paths))
        kept = len(case.store.documents())
        assert 1 <= kept <= 4
        assert not case.stale
        monkeypatch.setattr(engine._Apart, "read", real)
        assert [o.added for o in case.add_all(paths)] == [False] * kept + [True] * (6 - kept)

    def test_the_same_bytes_twice_in_a_batch_are_read_once(self, case, desk, monkeypatch):
        real = engine._Apart.read
        read: list[str] = []

        def counted(self, part):
            read.append(part.place)
            return real(self, part)

        monkeypatch.setattr(engine._Apart, "read", counted)
        paths = [write(desk, name, TEXT.format("A")) for name in ("a.txt", "b.txt", "c.txt")]
        outcomes = list(case.add_all(paths, workers=2))
        assert [o.added for o in outcomes] == [True, False, False]
        assert read == [str(paths[0])]
        assert len(case.store.acquisitions(outcomes[0].document_id)) == 3


class TestAddresses:
    def test_a_page_is_kept_with_what_the_server_said(self, case, site):
        (outcome,) = case.add_all([f"{site}/two"])
        assert outcome.error is None
        (came,) = case.store.acquisitions(outcome.document_id)
        assert came.headers["content-type"] == "text/plain; charset=windows-1251"
        document = case.store.document(outcome.document_id)
        assert document.text == "Отряд ушёл из Нижа."
        assert document.metadata.url == f"{site}/two"

    def test_an_address_is_fetched_once(self, case, site):
        first = case.add(f"{site}/one")
        assert case.add(f"{site}/one") == batch.Outcome(
            first.place, first.document_id, False, first.claims, first.drops
        )
        assert Site.asked == ["/one"]
        case.add(f"{site}/one", again=True)
        assert Site.asked == ["/one", "/one"]

    def test_after_a_redirect_the_last_address_counts(self, case, site):
        assert case.add(f"{site}/moved").place == f"{site}/one"

    def test_an_archive_at_an_address(self, case, site):
        (outcome,) = case.add_all([f"{site}/press.zip"])
        assert (outcome.place, outcome.within) == (f"{site}/press.zip/a.txt", f"{site}/press.zip")

    def test_a_list_that_is_named_is_followed(self, case, site, desk):
        path = write(desk, "sources.txt", f"# press\n{site}/one\n{site}/gone\nhttp://10.0.0.1/x\n")
        one, gone, private = case.add_all([path])
        assert one.added
        assert one.within == str(path)
        assert isinstance(gone.error, FetchError)
        assert "private network" in str(private.error)
        assert case.store.acquisitions(one.document_id)[0].within == str(path)

    @pytest.mark.parametrize("where", ["folder", "archive", "address"])
    def test_a_list_that_is_found_is_not(self, case, site, desk, where):
        write(desk, "beacon.url", f"[InternetShortcut]\nURL={site}/one\n")
        write(desk, "all/x.zip", zipped({"beacon.txt": f"{site}/one\n"}))
        place = {"folder": desk, "archive": desk / "all" / "x.zip", "address": f"{site}/urls.txt"}
        outcomes = list(case.add_all([place[where]]))
        assert outcomes
        assert all("not followed" in str(o.error) for o in outcomes)
        assert set(Site.asked) <= {"/urls.txt"}


class TestPasted:
    def test_a_text_from_the_clipboard(self, case):
        (outcome,) = case.add_all([Pasted(TEXT.format("Nizh").encode(), "statement.txt")])
        assert (outcome.place, outcome.added) == ("statement.txt", True)
        assert case.store.document(outcome.document_id).name == "statement"

    def test_without_a_name_the_same_text_has_the_same_place(self, case):
        pasted = Pasted(TEXT.format("Nizh").encode())
        assert pasted.place.startswith("pasted-")
        assert [o.added for o in case.add_all([pasted, pasted])] == [True, False]

    def test_what_is_piped_may_be_an_archive(self, case):
        data = zipped({"a.txt": TEXT.format("A"), "b.txt": TEXT.format("B")})
        assert [o.within for o in case.add_all([Pasted(data, "x")])] == ["x", "x"]

    def test_too_much_is_told(self, case, monkeypatch):
        monkeypatch.setattr(batch, "MOST_BYTES", 10)
        assert isinstance(case.add(Pasted(b"x" * 11)).error, TooLarge)


class TestPlaces:
    def test_what_browsers_save_beside_a_page_stays_out(self, tmp_path):
        for name in ("a.html", "a_files/x.js", "b_files/y.txt", "c.htm", "c-Dateien/z.css"):
            write(tmp_path, name, "x")
        found = [Path(p.path).name for p in walk([tmp_path]) if isinstance(p, Place)]
        assert found == ["a.html", "y.txt", "c.htm"]

    def test_what_was_found_was_not_named(self, tmp_path):
        path = write(tmp_path, "a.txt", "x")
        assert list(walk([path, tmp_path, "https://a.example/"])) == [
            Place(str(path)),
            Place(str(path), named=False),
            Place("https://a.example/"),
        ]

    def test_a_place_without_documents(self, case, desk):
        with pytest.raises(NotFound, match="holds no documents"):
            case.add(desk)


def test_an_engine_hears_what_its_job_raises():
    future: Future[engine.Read] = Future()
    future.set_exception(TimedOut("a was not read within 1 s. Split it."))
    with pytest.raises(TimedOut):
        engine.value(future)


def test_the_way_through_the_rooms_is_a_function_of_its_arguments():
    arguments: tuple[bytes, str, dict[str, str], str] = (
        TEXT.format("Nizh").encode(),
        "a.txt",
        {},
        "local",
    )
    assert rooms.through(*arguments) == rooms.through(*arguments)
