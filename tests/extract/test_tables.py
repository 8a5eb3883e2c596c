"""Rows of tables: their cells name actors, and state nothing yet."""

from factional.extract.annotate import annotate
from factional.extract.sentences import sentences
from factional.model import Block, BlockKind, Document

from .sketch import claims_of

HEAD = "Captain Orsu leads the Salt Road Brigade in Tolme."
ROWS = (
    "Ilm Varo leads the Lamp Council\tHarbour Watch (HW)",
    "Sef Orsu\tSalt Road Brigade",
)


def document(kind=BlockKind.TABLE):
    text = "\n".join((HEAD, *ROWS))
    blocks, start = [], 0
    for number, line in enumerate((HEAD, *ROWS)):
        end = start + len(line)
        blocks.append(Block(kind if number else BlockKind.PARAGRAPH, start, end))
        start = end + 1
    return Document("0" * 16, "0" * 64, "x", "text/plain", text, tuple(blocks), (0, len(text)))


def test_each_cell_is_read_for_itself():
    made = document()
    cells = [made.text[s:e] for s, e, block in sentences(made) if block.kind is BlockKind.TABLE]
    assert cells == [cell for row in ROWS for cell in row.split("\t")]


def test_rows_name_actors_and_state_nothing():
    made = document()
    row = made.blocks[1].start
    layers = annotate(made)
    named = {made.text[m.start : m.end] for line in layers.sentences for m in line.mentions}
    assert {"Lamp Council", "Salt Road Brigade"} <= {name.removeprefix("the ") for name in named}
    found = claims_of(layers)
    assert found.claims
    assert all(claim.evidence.start < row for claim in found.claims)


def test_the_same_words_in_prose_do_state_something():
    made = document(BlockKind.PARAGRAPH)
    found = claims_of(annotate(made)).claims
    assert any(claim.evidence.start >= made.blocks[1].start for claim in found)


def test_a_note_mark_ends_with_its_sentence():
    text = "The group signed it.[12] The council left the town.[3,4] Nobody said why.[5]"
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    made = Document("0" * 16, "0" * 64, "x", "text/plain", text, (block,), (0, len(text)))
    assert [text[s:e] for s, e, _ in sentences(made)] == [
        "The group signed it.[12]",
        "The council left the town.[3,4]",
        "Nobody said why.[5]",
    ]
