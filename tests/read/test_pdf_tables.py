"""Tables of PDF: ruled, aligned, over pages, with their captions and heads."""

from factional.model import BlockKind
from factional.read import read
from factional.read.formats import parse
from tests.read.pdfs import HEADER, LEFT, RIGHT, SEIZURES, Press, panel_report
from tests.read.test_pdf import LONG, MIDDLE, MORE

ROWS = (
    ("Name", "Post", "Since"),
    ("Ilm Varo", "commander", "2015"),
    ("Sef Orsu", "captain", "2017"),
    ("Jos Kellin", "harbour master", "2011"),
)


def parsed(press):
    return parse(press.bytes(), "file.pdf")[1]


def grid(found, table):
    """Texts of a table's cells, by row."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(found.text[cell.start : cell.end])
    return [tuple(rows[number]) for number in sorted(rows)]


def one_page():
    press = Press()
    press.page()
    return press


def test_a_ruled_table_with_its_caption():
    press = one_page()
    press.text(LEFT, 90, "Table 2. Who was named", 9, style="B")
    y = press.ruled(LEFT, 100, (110, 130, 80), ROWS)
    press.block(LEFT, y + 24, RIGHT - LEFT, LONG)
    found = parsed(press)
    (table,) = found.tables
    assert grid(found, table) == list(ROWS)
    assert [cell.header for cell in table.cells] == [True] * 3 + [False] * 9
    assert table.caption is not None
    assert found.text[slice(*table.caption)] == "Table 2. Who was named"
    rows = [p.text for p in found.pieces if p.kind is BlockKind.TABLE]
    assert rows == ["\t".join(row) for row in ROWS]
    assert found.text[table.start : table.end] == "\n".join(rows)


def test_cells_of_several_lines_and_empty_ones():
    press = one_page()
    rows = [
        ("Date", "What the Panel was told", "By"),
        ("3 May", LONG[:150], ""),
        ("4 May", "Nothing of note.", "Anet Drume, spokes{-}woman"),
    ]
    press.ruled(LEFT, 100, (60, 200, 80), rows)
    found = parsed(press)
    (table,) = found.tables
    assert grid(found, table)[1] == ("3 May", LONG[:150].strip(), "")
    assert grid(found, table)[2][2] == "Anet Drume, spokeswoman"
    empty = next(c for c in table.cells if (c.row, c.column) == (1, 2))
    assert empty.start == empty.end


def test_cells_that_span_others():
    press = one_page()
    for y, x0, x1 in ((100, 72, 372), (120, 172, 372), (140, 72, 372), (160, 72, 372)):
        press.rule(x0, y, x1, y)
    for x, y0, y1 in ((72, 100, 160), (172, 100, 160), (272, 120, 160), (372, 100, 160)):
        press.rule(x, y0, x, y1)
    for x, y, text in (
        (80, 124, "Group"), (180, 114, "Men"), (180, 134, "said"), (280, 134, "counted"),
        (80, 154, "Brigade"), (180, 154, "900"), (280, 154, "450"),
    ):  # fmt: skip
        press.text(x, y, text, 9)
    (table,) = parsed(press).tables
    spans = {(c.row, c.column): (c.rows, c.columns) for c in table.cells}
    assert spans[0, 0] == (2, 1)
    assert spans[0, 1] == (1, 2)
    assert set(spans) == {(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)}


def test_a_table_over_two_pages_is_one_and_its_head_counts_once():
    document = read(panel_report(), "report.pdf")
    table = document.tables[0]
    assert grid(document, table) == [HEADER, *SEIZURES]
    assert table.caption is not None
    assert document.text[slice(*table.caption)] == "Table 1. Arms taken along the Salt Road"
    page = {c.row: document.page(c.start) for c in table.cells}
    assert [p.number for row in range(9) if (p := page[row])] == [3] * 5 + [4] * 4
    again = [b for b in document.blocks if document.text[b.start : b.end] == "\t".join(HEADER)]
    assert [b.kind for b in again] == [BlockKind.TABLE, BlockKind.BOILERPLATE]


def test_a_frame_around_a_paragraph_is_no_table():
    press = one_page()
    press.block(LEFT + 8, 114, RIGHT - LEFT - 16, LONG)
    for y in (100, 160):
        press.rule(LEFT, y, RIGHT, y)
    for x in (LEFT, RIGHT):
        press.rule(x, 100, x, 160)
    found = parsed(press)
    assert found.tables == ()
    assert [p.text for p in found.pieces] == [LONG.strip()]


def test_a_table_without_rules():
    press = one_page()
    y = press.block(LEFT, 100, RIGHT - LEFT, LONG)
    y = press.columns((LEFT, 200, 330), y + 16, ROWS, bold=1)
    press.block(LEFT, y + 16, RIGHT - LEFT, MORE)
    found = parsed(press)
    (table,) = found.tables
    assert grid(found, table) == list(ROWS)
    assert [p.text for p in found.pieces if p.kind is None] == [LONG.strip(), MORE.strip()]


def test_lines_of_a_cell_without_rules_are_one_row():
    press = one_page()
    y = 100.0
    for name, post, remark in (
        ("Ilm Varo", "commander", LONG[:120]),
        ("Sef Orsu", "captain", "Went over in April."),
        ("Jos Kellin", "harbour master", MORE[:130]),
    ):
        press.text(LEFT, y, name, 9)
        press.text(170, y, post, 9)
        y = press.block(280, y, 240, remark, 9) + 6
    found = parsed(press)
    (table,) = found.tables
    assert grid(found, table) == [
        ("Ilm Varo", "commander", LONG[:120].strip()),
        ("Sef Orsu", "captain", "Went over in April."),
        ("Jos Kellin", "harbour master", MORE[:130].strip()),
    ]


def test_a_table_within_a_column():
    press = one_page()
    press.block(LEFT, 100, MIDDLE - 12 - LEFT, LONG + MORE)
    y = press.block(MIDDLE + 12, 100, RIGHT - MIDDLE - 12, MORE)
    press.columns((MIDDLE + 12, MIDDLE + 90, MIDDLE + 170), y + 12, ROWS)
    found = parsed(press)
    (table,) = found.tables
    assert grid(found, table) == list(ROWS)
    assert [p.text for p in found.pieces if p.kind is None] == [
        (LONG + MORE).strip(), MORE.strip()
    ]  # fmt: skip


def test_columns_of_prose_are_no_table():
    press = one_page()
    press.block(LEFT, 100, MIDDLE - 12 - LEFT, LONG * 2)
    press.block(MIDDLE + 12, 100, RIGHT - MIDDLE - 12, MORE * 2)
    assert parsed(press).tables == ()


def test_columns_of_an_arabic_table_begin_at_the_right():
    press = Press(shaping=True)
    press.page()
    y = 100.0
    for name, post in (("الاسم", "المنصب"), ("إلم فارو", "قائد"), ("سيف أورسو", "نقيب")):
        press.text(420, y, name, 11, font="sans", right=True)
        press.text(280, y, post, 11, font="sans", right=True)
        y += 15
    found = parsed(press)
    (table,) = found.tables
    assert grid(found, table)[1] == ("إلم فارو", "قائد")


def test_rows_of_a_table_date_nothing_and_are_in_the_body():
    press = one_page()
    press.text(LEFT, 80, "Arms taken along the Salt Road", 16, style="B")
    y = press.block(LEFT, 110, RIGHT - LEFT, LONG + MORE)
    press.ruled(LEFT, y + 20, (80, 120, 110, 141), [HEADER, *SEIZURES])
    document = read(press.bytes(), "seizures.pdf")
    assert document.metadata.published is None
    assert document.body[1] == document.tables[0].end
    assert sum(b.kind is BlockKind.TABLE for b in document.blocks) == 9
