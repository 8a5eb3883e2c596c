"""What holds documents gives them out one by one, within limits, and tells what it cannot give."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import Damaged, Encrypted, TooLarge, UnsupportedFormat
from factional.read import unpack
from factional.read.containers import Allowance, Fault, Link, Part, container
from factional.read.containers.parts import inside, is_own
from factional.read.formats.marks import addresses
from factional.read.formats.sniff import sniff

NOTE = "Отряд «Журавли» вышел из союза. 😀".encode()
ARABIC = "انضم مقاتلون من كتيبة النخيل إلى لواء الشراع.".encode()
TEXTS = {"a.txt": NOTE, "папка/ب.txt": ARABIC}


def zipped(files, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files, mode="w"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def all_of(data, place="press.zip", **kwargs):
    return list(unpack(data, place, **kwargs))


def parts(data, place="press.zip", **kwargs):
    found = all_of(data, place, **kwargs)
    assert all(isinstance(one, Part) for one in found)
    return {part.place: part.data for part in found}


def fault(data, place="press.zip", **kwargs):
    (one,) = [m for m in all_of(data, place, **kwargs) if isinstance(m, Fault)]
    return one


class TestWhatIsNone:
    def test_a_document_is_its_own_part(self):
        said = {"content-type": "text/plain"}
        (part,) = all_of(NOTE, "note.txt", headers=said, acquired="2024-05-01T08:00:00+00:00")
        assert part == Part(NOTE, "note.txt", None, said, "2024-05-01T08:00:00+00:00")
        assert container(NOTE, "note.txt") is None

    def test_a_document_on_disk_is_read(self, tmp_path):
        path = tmp_path / "note.txt"
        path.write_bytes(NOTE)
        assert parts(path, "note.txt") == {"note.txt": NOTE}

    @pytest.mark.parametrize("mimetype", ["epub+zip", "vnd.oasis.opendocument.text"])
    def test_documents_that_are_archives_inside_stay_whole(self, mimetype):
        data = zipped({"mimetype": f"application/{mimetype}", "content.xml": "<a/>"})
        assert container(data, "report.zip") is None

    @pytest.mark.parametrize(
        "files",
        [{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"},
         {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}],
    )  # fmt: skip
    def test_a_spreadsheet_is_no_archive_of_texts(self, files):
        data = zipped(files)
        assert container(data, "sizes.xlsx") is None
        assert sniff(data, "sizes.xlsx").label == "spreadsheet or presentation"


class TestArchives:
    def test_zip(self):
        data = zipped(TEXTS)
        assert parts(data) == {"press.zip/a.txt": NOTE, "press.zip/папка/ب.txt": ARABIC}
        assert {part.within for part in all_of(data)} == {"press.zip"}

    @pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
    def test_tar(self, mode):
        data = tarred(TEXTS, mode)
        assert parts(data, "press.tar") == {
            "press.tar/a.txt": NOTE,
            "press.tar/папка/ب.txt": ARABIC,
        }

    @pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
    def test_one_file_compressed(self, pack):
        ending = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
        place = f"/in/note.txt.{ending}"
        assert parts(pack(NOTE), place) == {f"{place}/note.txt": NOTE}

    def test_a_file_on_disk(self, tmp_path):
        path = tmp_path / "press.zip"
        path.write_bytes(zipped(TEXTS))
        assert list(parts(path, str(path)).values()) == [NOTE, ARABIC]

    def test_contents_say_what_it_is_and_no_name(self):
        assert container(zipped(TEXTS), "press.txt") == "application/zip"
        assert container(gzip.compress(NOTE), "press.txt") == "application/gzip"

    def test_what_systems_leave_behind_is_passed_over(self):
        junk = ["__MACOSX/._a.txt", ".DS_Store", "a/.git/config", "b/Thumbs.db", "desktop.ini"]
        assert list(parts(zipped({**dict.fromkeys(junk, b"x"), "b/c.txt": NOTE}))) == [
            "press.zip/b/c.txt"
        ]

    def test_links_and_devices_are_passed_over(self):
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w") as archive:
            link = tarfile.TarInfo("secret.txt")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
            pipe = tarfile.TarInfo("pipe")
            pipe.type = tarfile.FIFOTYPE
            archive.addfile(pipe)
        assert all_of(file.getvalue(), "x.tar") == []

    def test_names_without_a_mark_may_be_utf8(self):
        # a writer that does not set the flag: the name is stored as bytes of code page 437
        name = "отчёт.txt".encode().decode("cp437")
        data = zipped({name: NOTE})
        plain = data.replace(name.encode("utf-8"), "отчёт.txt".encode())
        assert len(plain) != len(data)
        unmarked = zipped({"x" * len("отчёт.txt".encode()): NOTE}).replace(
            b"x" * len("отчёт.txt".encode()), "отчёт.txt".encode()
        )
        assert list(parts(unmarked)) == ["press.zip/отчёт.txt"]

    def test_archives_nest(self):
        inner = zipped({"deep.txt": NOTE})
        data = tarred({"one/two.zip": inner, "b.gz": gzip.compress(ARABIC)}, "w:gz")
        found = all_of(data, "all.tgz")
        assert [(m.place, m.within) for m in found] == [
            ("all.tgz/one/two.zip/deep.txt", "all.tgz/one/two.zip"),
            ("all.tgz/b.gz/b", "all.tgz/b.gz"),
        ]

    def test_only_what_is_asked_for_is_read(self):
        data = bytearray(zipped({"a.txt": NOTE, "b.txt": b"x" * 5000}, zipfile.ZIP_STORED))
        data[data.index(b"x" * 100) + 50] = 0
        members = unpack(bytes(data), "press.zip")
        assert next(members) == Part(NOTE, "press.zip/a.txt", "press.zip")
        broken = next(members)
        assert isinstance(broken, Fault)
        assert isinstance(broken.error, Damaged)


class TestFaults:
    def test_encrypted_members_are_named(self):
        data = bytearray(zipped({"a.txt": NOTE, "b.txt": ARABIC}))
        for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(signature) + at] |= 1
        locked, free = all_of(bytes(data))
        assert isinstance(locked.error, Encrypted)
        assert (locked.place, locked.within) == ("press.zip/a.txt", "press.zip")
        assert "password" in str(locked.error)
        assert free.data == ARABIC

    def test_a_broken_member_leaves_the_others(self):
        data = bytearray(zipped({"a.txt": b"x" * 999, "b.txt": NOTE}, zipfile.ZIP_STORED))
        data[data.index(b"x" * 99) + 50] = 0
        broken, whole = all_of(bytes(data))
        assert isinstance(broken.error, Damaged)
        assert broken.place == "press.zip/a.txt"
        assert whole.data == NOTE

    @pytest.mark.parametrize(
        ("data", "place"),
        [(zipped(TEXTS)[:-30], "a.zip"), (gzip.compress(NOTE * 99, mtime=0)[:-20], "a.gz"),
         (tarred({"a.txt": NOTE * 999}, "w:gz")[:-60], "a.tgz"), (b"PK\x03\x04 and no more", "a")],
    )  # fmt: skip
    def test_what_breaks_off_is_told(self, data, place):
        assert isinstance(fault(data, place).error, Damaged)

    def test_a_packing_that_nobody_knows(self):
        data = bytearray(zipped({"a.txt": NOTE}))
        for signature, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            data[data.index(signature) + at] = 97
        assert isinstance(fault(bytes(data)).error, UnsupportedFormat)


class TestBombs:
    small = Allowance(member=1 << 20, total=3 << 20, members=20, depth=3, ratio=100)

    def test_a_member_that_unpacks_to_far_too_much(self):
        data = zipped({"bomb.txt": bytes(60_000_000), "a.txt": NOTE})
        assert len(data) < 100_000
        bomb, after = all_of(data, allowance=Allowance(ratio=100))
        assert isinstance(bomb.error, TooLarge)
        assert "made to fill a disk" in str(bomb.error)
        assert after.data == NOTE

    def test_a_size_that_lies_does_not_help(self):
        data = bytearray(zipped({"bomb.txt": bytes(30_000_000)}))
        for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            start = data.index(signature) + at
            data[start : start + 4] = (1000).to_bytes(4, "little")
        assert isinstance(fault(bytes(data)).error, (Damaged, TooLarge))

    @pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
    def test_streams(self, pack):
        assert isinstance(fault(pack(bytes(50_000_000)), "a.gz").error, TooLarge)

    def test_a_member_is_as_large_as_a_document_may_be(self):
        noise = bytes(range(256)) * 5000
        data = zipped({"a.bin": noise, "b.txt": NOTE}, zipfile.ZIP_STORED)
        large, after = all_of(data, allowance=self.small)
        assert "larger than 1 MB" in str(large.error)
        assert after.data == NOTE

    def test_all_together_have_a_limit(self):
        piece = bytes(range(256)) * 3000
        data = tarred({f"{n}.bin": piece + bytes([n]) for n in range(9)}, "w:gz")
        *found, last = all_of(data, "a.tgz", allowance=self.small)
        assert len(found) == 4
        assert "unpacks to more than 3 MB" in str(last.error)

    def test_members_are_counted(self):
        data = zipped({f"{n}.txt": NOTE for n in range(30)})
        *found, last = all_of(data, allowance=self.small)
        assert 10 < len(found) < 20
        assert "more than 20 documents" in str(last.error)

    def test_archives_within_archives_come_to_an_end(self):
        data = zipped({"a.txt": NOTE})
        for _ in range(6):
            data = zipped({"x.zip": data})
        told = fault(data, allowance=self.small)
        assert "archives deep" in str(told.error)
        assert told.place == "press.zip" + "/x.zip" * 4

    def test_an_archive_that_holds_itself(self):
        """Each level holds two of the next: what comes out doubles with each."""
        data = zipped({"a.txt": NOTE})
        for _ in range(12):
            data = zipped({"x.zip": data, "y.zip": data})
        found = all_of(data, allowance=Allowance(members=500, depth=50))
        assert len(found) < 500
        assert isinstance(found[-1].error, TooLarge)


class TestLists:
    lines = "# Пресса\n\nhttps://a.example/статья?x=1\r\nhttp://b.example/\n"

    def test_a_text_of_nothing_but_addresses(self):
        found = all_of(self.lines.encode(), "sources.txt")
        assert found == [
            Link("https://a.example/статья?x=1", "sources.txt"),
            Link("http://b.example/", "sources.txt"),
        ]

    def test_each_address_once(self):
        assert len(all_of(self.lines.encode() * 2, "sources.urls")) == 2

    @pytest.mark.parametrize(
        "text",
        ["See https://a.example/\n", "https://a.example/\nThe Dawn Front left.\n", "# Why\n"],
    )
    def test_any_other_word_makes_it_a_text(self, text):
        assert container(text.encode(), "note.txt") is None
        assert addresses(text.encode()) == []

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.url", b"[InternetShortcut]\r\nIconIndex=0\r\nURL=https://a.example/x\r\n"),
            ("a.desktop", b"[Desktop Entry]\nType=Link\nURL=https://a.example/x\n"),
            ("a.webloc", b'<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key>'
                         b"<string>https://a.example/x</string></dict></plist>"),
        ],
    )  # fmt: skip
    def test_shortcuts(self, name, data):
        assert all_of(data, name) == [Link("https://a.example/x", name)]

    def test_shortcuts_to_files_are_refused(self):
        data = b"[InternetShortcut]\nURL=file:///etc/passwd\n"
        assert isinstance(fault(data, "a.url").error, Damaged)

    def test_entities_of_a_shortcut_are_not_unfolded(self):
        data = b"""<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "https://a.example/">]>
        <plist version="1.0"><dict><key>URL</key><string>&a;</string></dict></plist>"""
        assert isinstance(fault(data, "a.webloc").error, Damaged)

    def test_a_list_within_an_archive_is_not_followed(self):
        told = fault(zipped({"beacon.url": b"[InternetShortcut]\nURL=https://a.example/\n"}))
        assert told.place == "press.zip/beacon.url"
        assert "not followed" in str(told.error)


@given(st.text())
def test_places_of_members_stay_below_their_container(name):
    place = inside("press.zip", name)
    steps = place.removeprefix("press.zip/").split("/")
    assert place.startswith("press.zip/")
    assert not {"", ".", ".."} & set(steps)
    assert all(c.isprintable() or ord(c) > 0x7F for c in place)


@pytest.mark.parametrize("name", ["../../a.txt", "/a.txt", "C/..\\..\\a.txt", "./a.txt"])
def test_steps_upwards_are_taken_out(name):
    assert inside("press.zip", name).endswith("/a.txt")
    assert ".." not in inside("press.zip", name)
    assert not is_own(name)


@given(st.binary(max_size=400), st.sampled_from(["a.zip", "a.eml", "a.mbox", "a.warc", "a.mht"]))
def test_any_bytes_give_parts_and_faults_and_no_crash(data, place):
    for member in unpack(data, place):
        assert isinstance(member, Part | Link | Fault)
