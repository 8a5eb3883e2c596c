"""Messages are documents with a sender and a date; what is attached comes beside them."""

from email.message import EmailMessage

import pytest

from factional.errors import Damaged, EmptyDocument, Encrypted, TooLarge
from factional.model import BlockKind
from factional.read import read, unpack
from factional.read.containers import Allowance, Fault, Part, container
from factional.read.formats.sniff import sniff

BODY = """The Dawn Front left the camp at Hadar on Sunday, three drivers said.

> Did they leave the harbour as well?

They did not. Its men still hold the harbour and the road to the mill.
"""
ARABIC = "انضم مقاتلون من كتيبة النخيل إلى لواء الشراع في وادي الملح، وقال شهود إن عددهم مئة."


def message(body=BODY, **fields):
    made = EmailMessage()
    made["From"] = "Lena Orlova <lena@press.example>"
    made["To"] = "desk@press.example"
    made["Date"] = "Fri, 03 May 2019 23:30:00 +0300"
    made["Subject"] = "Лагерь пуст: who left Hadar"
    made["Message-ID"] = "<1@press.example>"
    for name, value in fields.items():
        del made[name]
        made[name.replace("_", "-")] = value
    if body is not None:
        made.set_content(body)
    return made


def attached(*files):
    made = message()
    for name, data, kind in files:
        made.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1],
                            filename=name)  # fmt: skip
    return made


def members(data, place="box.mbox", **kwargs):
    return list(unpack(data, place, **kwargs))


class TestReading:
    def test_head_and_body(self):
        document = read(message().as_bytes(), "note.eml")
        meta = document.metadata
        assert document.media_type == "message/rfc822"
        assert meta.title == "Лагерь пуст: who left Hadar"
        assert meta.authors == ("Lena Orlova",)
        assert meta.published == "2019-05-03"  # the day where it was written, not in UTC
        assert {meta.found_in[f] for f in ("title", "authors", "published")} == {"mail head"}
        assert document.text.startswith("From: Lena Orlova <lena@press.example>\nTo: desk@")
        assert document.blocks[0].kind is BlockKind.BOILERPLATE
        body = document.text[slice(*document.body)]
        assert body.startswith("The Dawn Front left the camp")
        assert body.endswith("the road to the mill.")

    def test_what_a_reply_quotes_is_a_quotation(self):
        document = read(message().as_bytes(), "note.eml")
        quoted = [b for b in document.blocks if b.kind is BlockKind.QUOTATION]
        assert [document.text[b.start : b.end] for b in quoted] == [
            "> Did they leave the harbour as well?"
        ]

    @pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
    @pytest.mark.parametrize("packing", ["base64", "quoted-printable", "8bit"])
    def test_encodings(self, charset, packing):
        text = ARABIC.replace("،", ",")
        made = message(body=None)
        made.set_content(text, charset=charset, cte=packing)
        assert text in read(made.as_bytes(), "note.eml").text

    def test_a_page_where_there_is_no_plain_text(self):
        made = message(body=None)
        made.set_content(f"<p>{BODY.splitlines()[0]}</p><p>More.</p>", subtype="html")
        document = read(made.as_bytes(), "note.eml")
        assert document.text.endswith("three drivers said.\n\nMore.")

    def test_of_two_forms_the_one_that_says_something(self):
        page = f"<p>{BODY}</p>"
        made = message("Your program shows no pages.")
        made.add_alternative(page * 3, subtype="html")
        assert "no pages" not in read(made.as_bytes(), "note.eml").text
        made = message()
        made.add_alternative(page, subtype="html")
        assert "> Did they leave" in read(made.as_bytes(), "note.eml").text

    @pytest.mark.parametrize(
        "broken",
        [
            b"Date: the day before yesterday\r\nMessage-ID: <1@x>\r\n",
            b"Date: Mon, 99 Foo 20199 88:00:00\r\nMessage-ID: <1@x>\r\nFrom: =?utf-8?b?####?=\r\n",
            b"From: \xff\xfe <\r\nSubject: =?no-such?q?x?=\r\nReceived: x\r\n",
            b'From: "a\r\nSubject: \x00\r\nReceived: x\r\nContent-Type: text/plain; charset=x\r\n',
        ],
    )
    def test_broken_heads_are_read_as_far_as_they_go(self, broken):
        document = read(broken + b"\r\n" + BODY.encode(), "note.eml")
        assert document.metadata.published is None
        assert "the road to the mill" in document.text
        document.text.encode("utf-8")

    def test_a_message_without_text_is_told(self):
        made = message(body=None)
        made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
        with pytest.raises(EmptyDocument, match="without a text of its own"):
            read(made.as_bytes(), "note.eml")

    def test_an_encrypted_message_is_told(self):
        data = message(body=None, Content_Type='multipart/encrypted; boundary="x"').as_bytes()
        with pytest.raises(Encrypted, match="Decrypt it"):
            read(data + b"\n--x\n\nabc\n--x--\n", "note.eml")


class TestWhatIsMail:
    def test_by_its_bytes(self):
        assert sniff(message().as_bytes(), "note.txt").media_type == "message/rfc822"
        assert sniff(b"Received: from x\r\nDate: y\r\n\r\nHello.", "n").label == "mail"

    @pytest.mark.parametrize(
        "text",
        [
            "From: the sixth company\nTo: the staff\nDate: 3 May 2019\n\nWe hold the mill.\n",
            "Subject: who left Hadar\n\nThe Dawn Front left.\n",
            "From here the road leads to Hadar.\n",
        ],
    )
    def test_a_text_that_begins_like_a_letter_is_a_text(self, text):
        assert sniff(text.encode(), "memo.txt").media_type == "text/plain"
        assert container(text.encode(), "memo.txt") is None

    def test_less_will_do_where_the_name_says_it(self):
        data = b"From: Lena <l@x.example>\nDate: Fri, 3 May 2019 10:00:00 +0000\n\nHello there.\n"
        assert sniff(data, "x.eml").label == "mail"


class TestAttachments:
    def test_the_message_comes_first_then_its_files(self):
        made = attached(
            ("отчёт.txt", BODY.encode(), "text/plain"), ("a.pdf", b"%PDF-1.7", "application/pdf")
        )
        first, *files = members(made.as_bytes(), "note.eml")
        assert first == Part(made.as_bytes(), "note.eml")
        assert [(p.place, p.within, p.data) for p in files] == [
            ("note.eml/отчёт.txt", "note.eml", BODY.encode()),
            ("note.eml/a.pdf", "note.eml", b"%PDF-1.7"),
        ]
        assert files[1].headers["content-type"].startswith("application/pdf")

    def test_names_do_not_collide_and_lead_nowhere(self):
        made = attached(*[("../../a.txt", BODY.encode(), "text/plain")] * 2)
        assert [m.place for m in members(made.as_bytes(), "n.eml")[1:]] == [
            "n.eml/a.txt",
            "n.eml/a (2).txt",
        ]

    def test_a_forwarded_message_brings_its_own(self):
        made = message()
        made.add_attachment(attached(("b.txt", b"Deep down.", "text/plain")))
        places = [m.place for m in members(made.as_bytes(), "n.eml")]
        assert places == ["n.eml", "n.eml/1.eml", "n.eml/1.eml/b.txt"]

    def test_seals_and_ornaments_stay_behind(self):
        made = attached(("s.asc", b"-----BEGIN", "application/pgp-signature"))
        made.add_attachment(
            b"\x89PNG", maintype="image", subtype="png", cid="<logo@x>", disposition="inline"
        )
        assert len(members(made.as_bytes(), "n.eml")) == 1

    def test_an_archive_that_is_attached_is_opened(self):
        import gzip  # noqa: PLC0415

        made = attached(("b.txt.gz", gzip.compress(b"Deep down."), "application/gzip"))
        assert members(made.as_bytes(), "n.eml")[1].data == b"Deep down."


class TestMailboxes:
    def box(self, *messages, ends="\n"):
        parts = [f"From lena@x.example Fri May  3 10:0{n}:00 2019{ends}".encode() + m
                 + ends.encode() for n, m in enumerate(messages)]  # fmt: skip
        return b"".join(parts)

    def test_its_messages_by_number(self):
        one, two = (
            message().as_bytes(),
            message("Second.\n\nFrom here on it is quiet.\n").as_bytes(),
        )
        found = members(self.box(one, two))
        assert [(m.place, m.within) for m in found] == [
            ("box.mbox/0001.eml", "box.mbox"),
            ("box.mbox/0002.eml", "box.mbox"),
        ]
        assert (
            read(found[1].data, found[1].place).text.rstrip().endswith("From here on it is quiet.")
        )

    def test_attachments_of_its_messages(self):
        data = self.box(attached(("a.txt", b"Attached.", "text/plain")).as_bytes())
        assert [m.place for m in members(data)] == [
            "box.mbox/0001.eml",
            "box.mbox/0001.eml/a.txt",
        ]

    def test_a_large_one_is_read_from_disk(self, tmp_path):
        path = tmp_path / "all.mbox"
        path.write_bytes(self.box(*[message().as_bytes()] * 300))
        assert len(members(path, "all.mbox")) == 300

    def test_a_message_of_too_many_bytes_leaves_the_others(self):
        data = self.box(message("x" * 70 + "\n" + "long\n" * 9000).as_bytes(), message().as_bytes())
        large, after = members(data, allowance=Allowance(member=20_000))
        assert isinstance(large, Fault)
        assert isinstance(large.error, TooLarge)
        assert after.place == "box.mbox/0002.eml"


class TestSavedPages:
    def saved(self, page="<html><body><p>The Dawn Front left Hadar.</p></body></html>", **fields):
        made = EmailMessage()
        made["From"] = "<Saved by Blink>"
        made["Snapshot-Content-Location"] = "https://press.example/hadar?x=1"
        made["Subject"] = "Who left Hadar"
        made["Date"] = "Fri, 3 May 2019 23:30:00 +0300"
        for name, value in fields.items():
            del made[name]
            made[name] = value
        made.set_content(page, subtype="html", charset="utf-8", cte="quoted-printable")
        made["Content-Location"] = "https://press.example/hadar?x=1"
        made.make_related()
        made.add_related(b"\x89PNG", maintype="image", subtype="png")
        made.add_related("p {}", subtype="css")
        return made.as_bytes()

    def test_the_page_under_its_address(self):
        (page,) = members(self.saved(), "hadar.mhtml")
        assert isinstance(page, Part)
        assert (page.place, page.within) == ("https://press.example/hadar?x=1", "hadar.mhtml")
        assert page.acquired == "2019-05-03T20:30:00+00:00"
        assert page.headers["subject"] == "Who left Hadar"
        document = read(page.data, page.place, headers=page.headers)
        assert document.text == "The Dawn Front left Hadar."
        assert document.metadata.url == "https://press.example/hadar?x=1"

    def test_it_is_known_by_its_bytes(self):
        assert container(self.saved(), "page.txt") == "multipart/related"

    def test_one_without_a_page_is_told(self):
        data = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n--x--\n"
        (told,) = members(data, "a.mht")
        assert isinstance(told, Fault)
        assert isinstance(told.error, Damaged)
