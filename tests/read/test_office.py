"""Word, OpenDocument and RTF files: what their reader sees, in order, with tables and notes."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import Damaged, EmptyDocument, Encrypted, ReadError, TooLarge
from factional.model import BlockKind
from factional.read import read
from factional.read.formats import parse
from factional.read.formats.builder import Builder, CellText

FILES = Path(__file__).parent / "office"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TABLE = [
    ["Group", "Fighters", "Since"],
    ["Marsh Column", "400", "2016"],
    ["Harbour Front", "1,200", "2011"],
    ["Both together", "2018"],
]


def word(body, **parts):
    """A Word document with the given body and further parts (`footnotes="<w:…>"`)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        named = {"document": f"<w:body>{body}</w:body>", **parts}
        for name, xml in named.items():
            root = "document" if name == "document" else name
            source = f'<w:{root} xmlns:w="{WORD}">{xml}</w:{root}>'
            archive.writestr(f"word/{name}.xml", source)
    return out.getvalue()


def paragraph(text, properties="", run=""):
    return f"<w:p>{properties}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def shown(data, name="file.docx"):
    """Kind and text of each piece."""
    _, parsed = parse(data, name)
    assert all(parsed.text[p.start : p.end] == p.text for p in parsed.pieces)
    return [(p.kind and p.kind.value, p.text) for p in parsed.pieces]


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
class TestABriefingSavedByAnOfficeProgram:
    @pytest.fixture
    def document(self, suffix):
        return read((FILES / f"briefing.{suffix}").read_bytes(), f"briefing.{suffix}")

    def text(self, document, kind):
        return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]

    def test_its_head_is_read(self, document):
        assert document.metadata.title == "The Marsh Column and its patrons"
        assert document.metadata.authors == ("Ilse Varnhagen",)
        assert document.metadata.published == "2019-03-04"

    def test_other_scripts_come_through(self, document):
        assert "رتل الأهوار" in document.text
        assert "«Болотная колонна»" in document.text

    def test_a_table_stays_one(self, document):
        (table,) = document.tables
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
        assert [[c for c in row if c] for row in rows.values()] == TABLE
        assert {c.row for c in table.cells if c.header} == {0}
        assert self.text(document, BlockKind.TABLE) == ["\t".join(row) for row in TABLE]

    def test_a_note_stands_apart_and_the_text_refers_to_it(self, document):
        assert "in May 2016.[1] Its commander" in document.text
        assert self.text(document, BlockKind.NOTE) == [
            "[1] Interview by telephone, 11 February 2019."
        ]

    def test_bold_lines_are_known(self, document, suffix):
        _, parsed = parse((FILES / f"briefing.{suffix}").read_bytes(), "briefing")
        bold = {p.text for p in parsed.pieces if p.bold}
        assert "Who pays the fighters?" in bold
        assert not any("Nobody pays us" in text for text in bold)


def test_running_heads_are_kept_as_such():
    head = paragraph("Delta Monitor")
    assert shown(word(paragraph("Text one."), header1=head, header2=head, footer1=head)) == [
        ("boilerplate", "Delta Monitor"),
        (None, "Text one."),
        ("boilerplate", "Delta Monitor"),
    ]


def test_tracked_insertions_are_read_and_deletions_are_not():
    body = (
        "<w:p><w:r><w:t>They have </w:t></w:r><w:del><w:r><w:delText>300</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>400</w:t></w:r></w:ins><w:r><w:t> men.</w:t></w:r></w:p>"
    )
    assert shown(word(body)) == [(None, "They have 400 men.")]


def test_hidden_text_and_field_codes_are_no_text():
    body = (
        '<w:p><w:r><w:instrText>PAGEREF x</w:instrText><w:t xml:space="preserve">A </w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>b.</w:t></w:r></w:p>"
    )
    assert shown(word(body)) == [(None, "A b.")]


def test_headings_are_those_of_the_outline_whatever_the_style_is_called():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="Kapitel"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="Frage"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>'
    )
    styled = [
        paragraph(name, f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>') for name in ("b", "c", "loop")
    ]
    _, parsed = parse(word("".join(styled), styles=styles), "x.docx")
    assert [(p.kind, p.bold) for p in parsed.pieces] == [
        (BlockKind.HEADING, False),
        (None, True),
        (None, False),
    ]


def test_bold_that_a_run_switches_off_is_off():
    off = '<w:rPr><w:b w:val="0"/></w:rPr>'
    style = '<w:style w:styleId="c"><w:name w:val="Frage"/><w:rPr><w:b/></w:rPr></w:style>'
    body = paragraph("An answer.", '<w:pPr><w:pStyle w:val="c"/></w:pPr>', off)
    _, parsed = parse(word(body, styles=style), "x.docx")
    assert [p.bold for p in parsed.pieces] == [False]


def test_pages_are_those_of_the_last_layout():
    body = (
        paragraph("Page one.")
        + "<w:p><w:r><w:t>It begins here</w:t><w:lastRenderedPageBreak/>"
        + "<w:t xml:space='preserve'> and ends there.</w:t></w:r></w:p>"
        + paragraph("Page two.")
    )
    document = read(word(body), "x.docx")

    def number(word):
        page = document.page(document.text.index(word))
        return page and page.number

    assert [number(w) for w in ("one", "begins", "there", "two")] == [1, 1, 2, 2]
    assert "begins here and ends" in document.text


def test_a_cell_over_two_columns_moves_what_follows():
    wide = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Both</w:t></w:r></w:p></w:tc>'
    )
    cell = "<w:tc>{}</w:tc>"
    one, two, three = (cell.format(paragraph(t)) for t in ("a", "b", "c"))
    rows = f"<w:tr>{one}{two}{three}</w:tr><w:tr>{wide}{three}</w:tr>"
    _, parsed = parse(word(f"<w:tbl>{rows}</w:tbl>"), "x.docx")
    (table,) = parsed.tables
    assert [(c.row, c.column, parsed.text[c.start : c.end]) for c in table.cells] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (0, 2, "c"),
        (1, 0, "Both"),
        (1, 2, "c"),
    ]


def test_a_typist_is_no_author_and_a_file_name_no_title():
    out = io.BytesIO(word(paragraph("The truce of Saltreach held through the winter, they said.")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(
            "docProps/core.xml",
            "<p xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:t='http://purl.org/dc/terms/'>"
            "<dc:title>final_v2.docx</dc:title><dc:creator>User1</dc:creator>"
            "<t:modified>2024-01-01T00:00:00Z</t:modified></p>",
        )
    metadata = read(out.getvalue(), "x.docx").metadata
    assert metadata.title is None
    assert metadata.authors == ()
    assert metadata.published is None


def test_a_title_in_the_text_comes_before_that_of_the_properties():
    document = (FILES / "briefing.odt").read_bytes()
    source = io.BytesIO(document)
    changed = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "meta.xml":
                data = data.replace(b"The Marsh Column and its patrons", b"Template for briefings")
            new.writestr(name, data)
    assert b"Template" not in document
    assert read(changed.getvalue(), "x.odt").metadata.title == "The Marsh Column and its patrons"


class TestDamage:
    def test_a_cut_off_archive(self):
        data = word(paragraph("Text."))
        with pytest.raises(ReadError, match=r"zip archive|damaged"):
            read(data[: len(data) // 2], "x.docx")

    def test_a_part_that_is_no_xml(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("word/document.xml", b"\x00\x01")
        with pytest.raises(Damaged, match="damaged"):
            read(out.getvalue(), "x.docx")

    def test_entities_are_not_expanded(self):
        bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
        source = (
            f'<!DOCTYPE d [<!ENTITY e0 "boom">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
            f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Left. &e8; &f;")}</w:body>'
            "</w:document>"
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("word/document.xml", source)
        assert [text for _, text in shown(out.getvalue())] == ["Left."]

    def test_a_bomb_is_refused(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b" " * (201 * 1024 * 1024))
        with pytest.raises(TooLarge, match="unpacks to more than"):
            read(out.getvalue(), "x.docx")

    def test_an_encrypted_text_document(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", b"\x8f\x02\x99" * 400)
            archive.writestr(
                "META-INF/manifest.xml",
                "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
                "<m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry>"
                "</m:manifest>",
            )
        with pytest.raises(Encrypted, match="without one"):
            read(out.getvalue(), "x.odt")

    def test_nothing_in_it(self):
        with pytest.raises(EmptyDocument):
            read(word(paragraph("")), "x.docx")
        with pytest.raises(EmptyDocument):
            read(rb"{\rtf1\ansi }", "x.rtf")


class TestRichText:
    def test_code_pages_bold_notes_heads_and_pages(self):
        source = (
            rb"{\rtf1\ansi\ansicpg1251{\header {\b \'c3\'e0\'e7\'e5\'f2\'e0}}{\*\generator X;}"
            rb"Text one.{\super\footnote {\*\foo bar}A note.} The rest.\par "
            rb"\b Who?\b0\par{\b Bold} and not.\page Next.\par}"
        )
        _, parsed = parse(source, "x.rtf")
        assert [(p.kind and p.kind.value, p.bold, p.text) for p in parsed.pieces] == [
            (None, False, "Text one.[1] The rest."),
            (None, True, "Who?"),
            (None, False, "Bold and not."),
            (None, False, "Next."),
            ("note", False, "[1] A note."),
            ("boilerplate", False, "Газета"),
        ]
        starts = [page.start for page in parsed.pages]
        assert len(starts) == 2
        assert parsed.text[starts[1] :].strip().startswith("Next.")

    def test_bold_goes_on_over_lines(self):
        _, parsed = parse(rb"{\rtf1\ansi\b One?\par Two?\b0\par Three.\par}", "x.rtf")
        assert [p.bold for p in parsed.pieces] == [True, True, False]

    @given(st.binary(max_size=200))
    def test_any_bytes_give_text_or_an_error_of_ours(self, data):
        with suppress(ReadError):
            parse(b"{\\rtf1\\ansi " + data, "x.rtf")


@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=4),
        ),
        max_size=8,
    )
)
def test_offsets_hold_whatever_is_built(parts):
    builder = Builder()
    for part in parts:
        if isinstance(part, str):
            builder.paragraph(part)
        else:
            builder.table([[CellText(cell) for cell in row] for row in part])
    parsed = builder.parsed()
    last = 0
    for piece in parsed.pieces:
        assert piece.start >= last
        assert parsed.text[piece.start : piece.end] == piece.text
        last = piece.end
    for table in parsed.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
    assert [p.start for p in parsed.pages] == sorted(p.start for p in parsed.pages)


class TestBooks:
    def book(self, *chapters, metadata="", **parts):
        """An EPUB of XHTML chapters."""
        out = io.BytesIO()
        ids = range(len(chapters))
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
            archive.writestr(
                "META-INF/container.xml",
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            )
            items = "".join(f'<item id="c{i}" href="text/c%20{i}.xhtml"/>' for i in ids)
            # the spine decides, not the names
            spine = "".join(f'<itemref idref="c{i}"/>' for i in reversed(ids))
            archive.writestr(
                "OPS/book.opf",
                '<package xmlns="http://www.idpf.org/2007/opf" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<metadata>{metadata}</metadata><manifest>{items}</manifest>"
                f"<spine>{spine}</spine></package>",
            )
            for i, chapter in enumerate(chapters):
                source = f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{chapter}</body></html>"
                archive.writestr(f"OPS/text/c {i}.xhtml", source)
            for name, data in parts.items():
                archive.writestr(name.replace("__", "/"), data)
        return out.getvalue()

    def test_one_that_an_office_program_made(self):
        document = read((FILES / "briefing.epub").read_bytes(), "briefing.epub")
        assert document.media_type == "application/epub+zip"
        assert document.metadata.title == "The Marsh Column and its patrons"
        assert "رتل الأهوار" in document.text

    def test_chapters_come_in_the_order_of_the_spine(self):
        data = self.book("<h1>Second</h1><p>B.</p>", "<h1>First</h1><p>A <i>and</i> a.</p>")
        assert shown(data, "x.epub") == [
            ("heading", "First"),
            (None, "A and a."),
            ("heading", "Second"),
            (None, "B."),
        ]

    def test_printed_pages_have_their_labels(self):
        mark = '<span epub:type="pagebreak" title="{}"/>'
        data = self.book(f"<p>Foreword.</p>{mark.format('1')}<p>He {mark.format('2')} left.</p>")
        document = read(data, "x.epub")
        labels = {}
        for word in ("Foreword", "He", "left"):
            page = document.page(document.text.index(word))
            labels[word] = page and page.label
        assert labels == {"Foreword": None, "He": "1", "left": "2"}

    def test_notes_lists_bold_and_tables(self):
        data = self.book(
            "<div>Bare text <b>in part</b>.</div><p><b>Who?</b></p><ul><li>One.</li></ul>"
            '<aside epub:type="footnote"><p>A note.</p></aside>'
            "<table><tr><th>a</th><th>b</th></tr><tr><td colspan='2'>c</td></tr></table>tail"
        )
        _, parsed = parse(data, "x.epub")
        assert [(p.kind and p.kind.value, p.bold, p.text) for p in parsed.pieces] == [
            (None, False, "Bare text in part."),
            (None, True, "Who?"),
            (None, False, "• One."),
            ("note", False, "A note."),
            ("table", False, "a\tb"),
            ("table", False, "c"),
            (None, False, "tail"),
        ]
        assert [c.columns for c in parsed.tables[0].cells] == [1, 1, 2]

    def test_a_protected_book_is_told(self):
        data = self.book("<p>x</p>", META_INF__x="")
        rights = io.BytesIO(data)
        with zipfile.ZipFile(rights, "a") as archive:
            archive.writestr("META-INF/encryption.xml", "<encryption/>")
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr("OPS/text/c 0.xhtml", b"\x8f\x02\x99" * 400)
        with pytest.raises(Encrypted, match="protected"):
            read(rights.getvalue(), "x.epub")
