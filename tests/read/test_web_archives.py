"""Archived pages come under their addresses, with what the server said and when it was."""

import gzip
import io
import json
import zipfile

import pytest

from factional.errors import Damaged, TooLarge
from factional.read import read, unpack
from factional.read.containers import Allowance, Fault, Part, container

PAGE = "<html><body><p>Отряд «Журавли» вышел из союза в Хадаре.</p></body></html>"
SITE = "https://press.example"


def warc(*records, packed=True):
    """An archive of records: (address, body, changes to the answer)."""
    made: list[bytes] = []
    for address, body, *rest in records:
        said = {"status": "200 OK", "Content-Type": "text/html; charset=utf-8", "type": "response",
                **(rest[0] if rest else {})}  # fmt: skip
        kind = said.pop("type")
        answer = f"HTTP/1.1 {said.pop('status')}\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in said.items()
        )
        block = answer.encode() + b"\r\n" + body
        head = (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2019-05-04T06:07:08Z\r\nContent-Type: application/http;msgtype=response\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(made)}>\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        made.append(gzip.compress(record) if packed else record)
    return b"".join(made)


def members(data, place="site.warc.gz", **kwargs):
    return list(unpack(data, place, **kwargs))


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_with_all_that_is_known_of_it(packed):
    data = warc((f"{SITE}/a", PAGE.encode(), {"Set-Cookie": "id=1", "Server": "x"}), packed=packed)
    assert container(data, "unnamed") == "application/warc"
    (page,) = members(data)
    assert page == Part(
        PAGE.encode(),
        f"{SITE}/a",
        "site.warc.gz",
        {"content-type": "text/html; charset=utf-8", "server": "x"},
        "2019-05-04T06:07:08+00:00",
    )
    assert read(page.data, page.place).metadata.url == f"{SITE}/a"


def test_an_archive_that_was_compressed_as_one():
    data = gzip.compress(warc((f"{SITE}/a", b"one"), (f"{SITE}/b", b"two"), packed=False))
    assert [m.place for m in members(data)] == [f"{SITE}/a", f"{SITE}/b"]


def test_what_is_no_document_stays_behind():
    data = warc(
        (f"{SITE}/gone", PAGE.encode(), {"status": "404 Not Found"}),
        (f"{SITE}/moved", b"", {"status": "301 Moved", "Location": "/a"}),
        (f"{SITE}/x.css", b"p {}", {"Content-Type": "text/css"}),
        (f"{SITE}/x.png", b"\x89PNG", {"Content-Type": "image/png"}),
        (f"{SITE}/x.json", b"{}", {"Content-Type": "application/json"}),
        (f"{SITE}/robots.txt", b"User-agent: *", {"Content-Type": "text/plain"}),
        (f"{SITE}/again", b"", {"type": "revisit"}),
        (f"{SITE}/empty", b""),
        (f"{SITE}/a.pdf", b"%PDF-1.7", {"Content-Type": "application/pdf"}),
        (f"{SITE}/a.txt", b"The Dawn Front left.", {"Content-Type": "text/plain"}),
    )
    assert [m.place for m in members(data)] == [f"{SITE}/a.pdf", f"{SITE}/a.txt"]


def test_compression_of_the_server_is_undone():
    data = warc((f"{SITE}/a", gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}))
    assert members(data)[0].data == PAGE.encode()


def test_the_charset_that_the_server_named_is_heard():
    page = PAGE.encode("cp1251")
    data = warc((f"{SITE}/a", page, {"Content-Type": "text/html; charset=windows-1251"}))
    (part,) = members(data)
    assert part.data == page
    assert "Журавли" in read(part.data, part.place, headers=part.headers).text


def test_a_page_that_unpacks_to_too_much_leaves_the_others():
    bomb = gzip.compress(bytes(3_000_000))
    data = warc((f"{SITE}/a", bomb, {"Content-Encoding": "gzip"}), (f"{SITE}/b", PAGE.encode()))
    large, after = members(data, allowance=Allowance(member=1 << 20))
    assert isinstance(large, Fault)
    assert isinstance(large.error, TooLarge)
    assert large.place == f"{SITE}/a"
    assert after.data == PAGE.encode()


@pytest.mark.parametrize("packed", [True, False])
def test_what_breaks_off_gives_what_came_before(packed):
    whole = warc((f"{SITE}/a", PAGE.encode()), packed=packed)
    data = whole + warc((f"{SITE}/b", PAGE.encode() * 50), packed=packed)[:250]
    first, *rest = members(data)
    assert first.place == f"{SITE}/a"
    if packed:
        assert {type(one.error) for one in rest} == {Damaged}


class TestCollections:
    def wacz(self, records, pages=()):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("datapackage.json", "{}")
            archive.writestr("archive/data.warc.gz", warc(*records))
            lines = [{"format": "json-pages-1.0"}, *({"url": url} for url in pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)) + "\nbroken{")
        return file.getvalue()

    records = (
        (f"{SITE}/a", PAGE.encode()),
        (f"{SITE}/frame", PAGE.encode() * 2),
        (f"{SITE}/b.pdf", b"%PDF-1.7", {"Content-Type": "application/pdf"}),
    )

    def test_all_pages_where_none_are_listed(self):
        data = self.wacz(self.records)
        assert container(data, "site.wacz") == "application/wacz"
        found = members(data, "site.wacz")
        assert [m.place for m in found] == [f"{SITE}/a", f"{SITE}/frame", f"{SITE}/b.pdf"]
        assert {m.within for m in found} == {"site.wacz"}

    def test_frames_stay_behind_where_pages_are_listed(self):
        found = members(self.wacz(self.records, pages=[f"{SITE}/a#top"]), "site.wacz")
        assert [m.place for m in found] == [f"{SITE}/a", f"{SITE}/b.pdf"]
