"""PDF: the order of reading, margins, notes, paragraphs over pages, properties, bad files."""

from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import EmptyDocument, ReadError
from factional.model import BlockKind, TurnKind
from factional.read import read
from factional.read.formats import parse
from tests.examples import examples
from tests.read.pdfs import LEFT, RIGHT, Press, panel_report

MIDDLE = (LEFT + RIGHT) / 2
LONG = (
    "The Lamp Council says that it has never taken orders from the coast. Its spokeswoman repeated "
    "this in May, in the presence of three officers of the Harbour Watch, who did not contradict "
    "her. The ledger is kept in two hands, and where they differ the difference is forty crates. "
)
MORE = (
    "Nobody in Tolme remembers when the toll was first taken. The oldest of the carters said that "
    "his father had paid it, and that his father had complained of it. The bridge itself is new; "
    "what stood there before it was a ferry, and the ferryman took no toll from anybody at all. "
)


@pytest.fixture(scope="module")
def report():
    return read(panel_report(), "report.pdf")


def parsed(press):
    return parse(press.bytes(), "file.pdf")[1]


def texts(document, kind):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def pieces(press, kind=None):
    return [p.text for p in parsed(press).pieces if p.kind is kind]


def one_page():
    press = Press()
    press.page()
    return press


def test_the_head_of_a_report_is_read(report):
    assert report.media_type == "application/pdf"
    assert report.metadata.title == "Final report of the Panel on Dovria"
    assert report.metadata.published == "2017-07-14"
    assert report.metadata.authors == ()  # the properties name a log-in
    assert report.metadata.language == "en"


def test_running_heads_and_page_numbers_are_boilerplate_and_stay(report):
    found = texts(report, BlockKind.BOILERPLATE)
    assert found.count("17-04412") == 5
    assert {"18", "19", "20", "21", "Panel on Dovria: final report", "RS/2017/88"} <= set(found)


def test_pages_have_their_printed_numbers_and_hold_all_of_the_text(report):
    assert [(p.number, p.label) for p in report.pages] == list(
        enumerate(("17", "18", "19", "20", "21"), 1)
    )
    assert (report.pages[0].start, report.pages[-1].end) == (0, len(report.text))
    assert all(a.end == b.start for a, b in zip(report.pages, report.pages[1:], strict=False))


def test_columns_are_read_one_after_the_other(report):
    prose = texts(report, BlockKind.PARAGRAPH)
    assert prose[0].endswith("by all accounts that the Panel heard, the Lamp Council.")
    assert prose[1].startswith("According to two officers of the Harbour Watch")
    assert report.text.index("forgeries") < report.text.index("A. Who holds the Salt Road")


def test_hyphens_of_the_typesetter_go_and_those_of_words_stay(report):
    assert "organisation that broke it" in report.text
    assert "three waybills" in report.text
    assert "forty-one persons" in report.text
    assert "well-known forgeries" in report.text


def test_marks_of_notes_stand_apart_from_words_and_figures(report):
    assert "Harbour Watch.[1] It found" in report.text
    assert "nine hundred in January.[3]" in report.text
    notes = texts(report, BlockKind.NOTE)
    assert [note[:20] for note in notes] == [
        "[1] Interviews in Do",
        "[2] Statement given ",
        "[3] RS/2017/12, para",
    ]
    assert notes[1].endswith("in the presence of his brother.")


def test_a_paragraph_over_pages_is_one_piece_and_its_words_lie_on_their_pages(report):
    (walked,) = (t for t in texts(report, BlockKind.PARAGRAPH) if "on everybody who" in t)
    assert "on everybody who walks. The Salt Road Brigade split" in walked

    def page(words):
        return report.page(report.text.index(words)).number

    assert (page("on everybody who"), page("walks. The Salt Road Brigade")) == (1, 2)
    assert page("[2] Statement") == 1  # the note stays on the page of its mark
    assert (page("the road had been"), page("quiet since the thaw")) == (2, 3)
    assert (page("Table 1."), page("2 launchers"), page("Annex I")) == (3, 4, 5)


def test_the_annex_belongs_to_the_body(report):
    body = report.text[slice(*report.body)]
    assert body.endswith("Jos Kellin\tharbour master\tHarbour Watch\t2011")
    assert "Annex I" in texts(report, BlockKind.HEADING)


def test_every_piece_is_its_stretch_of_the_text(report):
    assert all(report.text[b.start : b.end].strip() for b in report.blocks)
    assert all(a.end <= b.start for a, b in zip(report.blocks, report.blocks[1:], strict=False))


def test_a_heading_over_both_columns_parts_them():
    press = one_page()
    press.text(LEFT, 80, "First part of the ledger, with a heading that is long", 13, style="B")
    left = press.block(LEFT, 110, MIDDLE - 12 - LEFT, LONG)
    press.block(MIDDLE + 12, 110, RIGHT - MIDDLE - 12, MORE)
    press.text(LEFT, left + 30, "Second part of the ledger, with a heading as long", 13, style="B")
    press.block(LEFT, left + 60, MIDDLE - 12 - LEFT, LONG.upper())
    press.block(MIDDLE + 12, left + 60, RIGHT - MIDDLE - 12, MORE.upper())
    order = [p.text[:10] for p in parsed(press).pieces]
    assert order == [
        "First part",
        "The Lamp C",
        "Nobody in ",
        "Second par",
        "THE LAMP C",
        "NOBODY IN ",
    ]


def test_a_short_heading_over_both_columns_parts_them_too():
    press = one_page()
    left = press.block(LEFT, 110, MIDDLE - 12 - LEFT, LONG)
    press.block(MIDDLE + 12, 110, RIGHT - MIDDLE - 12, MORE)
    press.text(LEFT, left + 30, "The toll", 13, style="B")
    press.block(LEFT, left + 60, MIDDLE - 12 - LEFT, LONG.upper())
    press.block(MIDDLE + 12, left + 60, RIGHT - MIDDLE - 12, MORE.upper())
    order = [p.text[:8] for p in parsed(press).pieces]
    assert order == ["The Lamp", "Nobody i", "The toll", "THE LAMP", "NOBODY I"]


def test_a_sentence_goes_on_in_the_next_column():
    press = one_page()
    half = LONG.split(" her. ")
    press.block(LEFT, 110, MIDDLE - 12 - LEFT, f"{half[0]}")
    press.block(MIDDLE + 12, 110, RIGHT - MIDDLE - 12, f"her. {half[1]}")
    (only,) = pieces(press)
    assert "who did not contradict her. The ledger" in only


def test_three_columns():
    press = one_page()
    for number, text in enumerate((LONG, MORE, LONG.upper())):
        press.block(LEFT + number * 155, 110, 140, text, 9)
    assert [t[:8] for t in pieces(press)] == ["The Lamp", "Nobody i", "THE LAMP"]


def test_paragraphs_by_indents_gaps_and_short_ends():
    press = one_page()
    y = press.block(LEFT, 100, RIGHT - LEFT, LONG)
    y = press.block(LEFT, y, RIGHT - LEFT, MORE, indent=14)
    y = press.block(LEFT, y + 9, RIGHT - LEFT, LONG)
    assert len(pieces(press)) == 3


def test_lists_and_hanging_numbers():
    press = one_page()
    y = press.block(LEFT, 100, RIGHT - LEFT, "The Panel asks three things of the parties:")
    for number, item in enumerate((LONG, "Open the bridge.", MORE), 1):
        press.text(LEFT, y, f"{number}.")
        y = press.block(LEFT + 24, y, RIGHT - LEFT - 24, item)
    y = press.block(LEFT, y + 8, RIGHT - LEFT, "• the first lamp", font="sans")
    press.block(LEFT, y, RIGHT - LEFT, "• the second lamp", font="sans")
    found = pieces(press)
    assert [t[:6] for t in found[1:4]] == ["1. The", "2. Ope", "3. Nob"]
    assert found[4:] == ["• the first lamp", "• the second lamp"]


def test_headings_by_size_and_weight():
    press = one_page()
    press.text(LEFT, 80, "Twelve Bridges", 20)
    press.text(LEFT, 110, "How the toll is taken", 10, style="B")
    press.block(LEFT, 124, RIGHT - LEFT, LONG)
    found = {p.text: p for p in parsed(press).pieces}
    assert found["Twelve Bridges"].kind is BlockKind.HEADING
    assert found["How the toll is taken"].kind is BlockKind.HEADING
    assert found["How the toll is taken"].bold


def test_letters_set_apart_are_a_word():
    press = one_page()
    press.text(LEFT, 80, "R E P O R T   O F   T H E   P A N E L", 16)
    press.block(LEFT, 124, RIGHT - LEFT, LONG)
    assert parsed(press).pieces[0].text == "REPORT OF THE PANEL"


def test_ligatures_soft_hyphens_and_powers():
    press = one_page()
    press.text(LEFT, 80, "The ofﬁce of the ﬂeet is efﬁcient.", 10, font="sans")
    press.text(LEFT, 110, "The depot covers 40 km^2^ of marsh, says the map.^2^")
    press.lines(LEFT, 140, ["It is the most ex\u00ad", "traordinary of maps."], font="sans")
    found = pieces(press)
    assert found[0] == "The office of the fleet is efficient."
    assert "40 km² of marsh, says the map.[2]" in found[1]
    assert "extraordinary of maps" in found[2]


def test_sideways_text_is_read_and_set_aside():
    press = one_page()
    press.block(LEFT, 100, RIGHT - LEFT, LONG)
    with press.pdf.rotation(90, 40, 400):
        press.text(40, 400, "Embargoed until the thaw", 8)
    found = parsed(press).pieces
    assert [(p.text, p.kind) for p in found[1:]] == [
        ("Embargoed until the thaw", BlockKind.BOILERPLATE)
    ]


def test_a_page_on_its_side_is_read_upright():
    press = one_page()
    with press.pdf.rotation(90, 300, 500):
        press.block(60, 500, 400, LONG)
    (only,) = pieces(press)
    assert only == LONG.strip()


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم المجلس إن عدد المقاتلين بلغ 450 مقاتلا في مايو 2017.",
        "وقّع المجلس (وهو مجلس المصباح) على الاتفاق في لاهاي مع Harbour Watch قبل عامين.",
        "عدد السيارات ٤٥ سيارة، وعدد الرجال ١٢٠.",
    ],
)
def test_arabic_is_in_the_order_of_reading(text):
    press = Press(shaping=True)
    press.page()
    press.text(RIGHT, 100, text, 13, font="sans", right=True)
    assert pieces(press) == [text]


def test_cyrillic_diacritics_and_astral_letters():
    press = one_page()
    text = "Отряд «Журавли» и ʿAyn al-Ḥamra: Łódź, Nuñez, 𝔸."
    press.text(LEFT, 100, text.replace("Ḥ", "H"), 11, font="sans")
    assert pieces(press) == [text.replace("Ḥ", "H")]


@pytest.mark.parametrize("head", ["Notes from the Salt Road", "LC/2023/118", "C.V/9"])
def test_running_heads_of_a_document_of_two_pages(head):
    press = Press()
    for number, text in enumerate((LONG, MORE), 1):
        press.page()
        press.text(LEFT, 50, head, 8)
        press.text(MIDDLE, 806, f"Page {number} of 2", 8)
        press.block(LEFT, 100, RIGHT - LEFT, text)
    assert pieces(press, BlockKind.BOILERPLATE) == [
        head, "Page 1 of 2", head, "Page 2 of 2",
    ]  # fmt: skip


def test_roman_numbers_come_before_the_others():
    press = Press()
    for label in ("iii", "iv", "1", "2"):
        press.page()
        press.block(LEFT, 100, RIGHT - LEFT, LONG)
        press.text(MIDDLE, 806, label, 8)
    assert [p.label for p in parsed(press).pages] == ["iii", "iv", "1", "2"]


def test_a_line_that_comes_once_is_no_running_head():
    press = Press()
    for text in (LONG, MORE):
        press.page()
        press.block(LEFT, 60, RIGHT - LEFT, text)
    assert pieces(press, BlockKind.BOILERPLATE) == []


def test_chapters_are_no_running_heads():
    press = Press()
    for number in range(1, 5):
        press.page()
        press.text(LEFT, 70, f"Chapter {number}", 16)
        press.block(LEFT, 100, RIGHT - LEFT, LONG)
    assert len(pieces(press, BlockKind.HEADING)) == 4


def test_a_table_of_contents_is_no_prose():
    press = one_page()
    press.lines(LEFT, 90, ["Introduction ............ 4", "The toll ................ 9"])
    press.block(LEFT, 160, RIGHT - LEFT, LONG)
    assert len(pieces(press, BlockKind.BOILERPLATE)) == 2


def test_bold_questions_are_turns():
    press = one_page()
    press.text(LEFT, 80, "Interview with Anet Drume of the Lamp Council", 16, style="B")
    press.text(LEFT, 100, "By Jos Kellin")
    press.text(LEFT, 114, "3 May 2018")
    y = press.block(LEFT, 140, RIGHT - LEFT, f"Anet Drume speaks for the Lamp Council. {MORE}")
    for question, answer in (
        ("What do you want from the Harbour Watch?", "Nothing that is theirs. We want the bridge."),
        ("And who gave it to you?", "The people of Tolme gave it to us, when all others had left."),
        ("Do you speak for the Salt Road Brigade as well, or for nobody but your own people, whom "
         "you have never asked?", "I speak for the council. The brigade has a mouth of its own."),
    ):  # fmt: skip
        y = press.block(LEFT, y + 8, RIGHT - LEFT, question, style="B")
        y = press.block(LEFT, y + 4, RIGHT - LEFT, answer)
    document = read(press.bytes(), "interview.pdf")
    spoken = [t.kind for t in document.turns if t.kind is not TurnKind.NOTE]
    assert spoken == [TurnKind.QUESTION, TurnKind.ANSWER] * 3
    assert {t.speaker for t in document.turns if t.kind is TurnKind.ANSWER} == {"Anet Drume"}
    assert document.metadata.published == "2018-05-03"


def test_properties_serve_where_the_page_is_silent():
    press = one_page()
    press.block(LEFT, 100, RIGHT - LEFT, LONG + MORE)
    press.pdf.set_title("The Toll on the Salt Road")
    press.pdf.set_author("Anet Drume; Jos Kellin")
    press.pdf.set_lang("en-GB")
    press.pdf.set_creation_date(datetime(2019, 5, 4, tzinfo=UTC))
    found = parsed(press)
    assert found.declared == {
        "title": "The Toll on the Salt Road",
        "authors": ["Anet Drume", "Jos Kellin"],
        "language": "en",
        "modified": "2019-05-04",
    }
    assert set(found.found_in.values()) == {"document properties"}
    document = read(press.bytes(), "x.pdf")
    assert document.metadata.title == "The Toll on the Salt Road"
    assert document.metadata.published is None


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Microsoft Word - draft3.doc", "user"),
        ("untitled", "Administrator"),
        ("report_final.indd", "DESKTOP-4471"),
        ("Document1", "jkellin@dovrin.example"),
    ],
)
def test_properties_that_nobody_meant_are_left_out(title, author):
    press = one_page()
    press.block(LEFT, 100, RIGHT - LEFT, LONG)
    press.pdf.set_title(title)
    press.pdf.set_author(author)
    assert not {"title", "authors"} & set(parsed(press).declared)


def test_a_locked_file_says_so():
    press = one_page()
    press.block(LEFT, 100, RIGHT - LEFT, LONG)
    press.pdf.set_encryption("owner", "secret")
    with pytest.raises(ReadError, match=r"locked with a password\. Save a copy"):
        parsed(press)


def test_a_file_that_only_forbids_printing_is_read():
    press = one_page()
    press.block(LEFT, 100, RIGHT - LEFT, LONG)
    press.pdf.set_encryption("owner")
    assert pieces(press) == [LONG.strip()]


def test_damaged_files_say_so():
    whole = panel_report()
    for data in (b"%PDF-1.7\n...", b"%PDF-1.4\n" + bytes(range(256)) * 40):
        with pytest.raises(ReadError, match=r"damaged PDF\. Fetch it again"):
            read(data, "bad.pdf")
    assert read(b"\n\n" + whole, "late.pdf").metadata.title


def test_a_file_without_a_letter():
    press = one_page()
    press.rule(100, 100, 300, 300)
    with pytest.raises(EmptyDocument, match="holds no text"):
        parsed(press)


@examples(30)
@given(st.integers(0, 9000), st.binary(min_size=1, max_size=40))
def test_no_damage_brings_anything_but_a_named_error(place, noise):
    data = bytearray(panel_report_once())
    data[place : place + len(noise)] = noise
    try:
        found = parse(bytes(data), "noisy.pdf")[1]
    except ReadError:
        return
    assert all(found.text[p.start : p.end] == p.text for p in found.pieces)


@cache
def panel_report_once():
    return panel_report()


def test_the_same_bytes_give_the_same_document():
    data = panel_report_once()
    assert read(data, "a.pdf") == read(data, "a.pdf")


@pytest.mark.slow
def test_five_hundred_pages():
    press = Press()
    for number in range(1, 501):
        press.page()
        press.text(LEFT, 50, "Notes from the Salt Road", 8)
        words = (LONG + MORE).split()
        turned = words[number % 90 :] + words[: number % 90]
        press.block(LEFT, 100, RIGHT - LEFT, " ".join(turned))
        press.text(MIDDLE, 806, str(number), 8)
    document = read(press.bytes(), "long.pdf")
    assert len(document.pages) == 500
    assert len(texts(document, BlockKind.BOILERPLATE)) == 1000
