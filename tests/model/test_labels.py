"""Labels are laid over blocks, and body and turns follow."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from factional.model import AUTHOR, Block, BlockKind, Label, Turn, TurnKind, labelled
from tests import strategies
from tests.store import build

TEXT = "القائمة Menu\nQ: Who?\nA: سليم.\nShare this"
MENU, ASKS, SAYS, SHARE = (0, 12), (13, 20), (21, 29), (30, 40)


def interview():
    kinds = [BlockKind.BOILERPLATE, BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.PARAGRAPH]
    spans = [MENU, ASKS, SAYS, SHARE]
    return build.document(
        TEXT,
        blocks=tuple(Block(kind, *span) for kind, span in zip(kinds, spans, strict=True)),
        body=(ASKS[0], SHARE[1]),
        turns=(Turn(TurnKind.QUESTION, "Q", *ASKS), Turn(TurnKind.ANSWER, "A", *SAYS)),
    )


def test_boilerplate_at_the_edge_leaves_the_body():
    shown = labelled(interview(), [Label(*SHARE, BlockKind.BOILERPLATE)])
    assert shown.blocks[3].kind is BlockKind.BOILERPLATE
    assert shown.body == (ASKS[0], SAYS[1])


def test_what_is_called_text_joins_the_body():
    shown = labelled(interview(), [Label(*MENU, BlockKind.HEADING)])
    assert shown.body == (0, SHARE[1])


def test_an_answer_that_is_none_is_no_turn():
    shown = labelled(interview(), [Label(*SAYS, BlockKind.NOTE)])
    assert [turn.kind for turn in shown.turns] == [TurnKind.QUESTION]


def test_a_speaker_is_put_right():
    shown = labelled(interview(), [Label(*SAYS, BlockKind.ANSWER, "سليم")])
    assert shown.blocks[2].speaker == "سليم"
    assert [(t.kind, t.speaker) for t in shown.turns] == [
        (TurnKind.QUESTION, "Q"),
        (TurnKind.ANSWER, "سليم"),
    ]


def test_a_later_label_lies_over_an_earlier_one_and_over_part_of_a_block():
    labels = [Label(*SHARE, BlockKind.BOILERPLATE), Label(SHARE[0], 35, BlockKind.CAPTION)]
    shown = labelled(interview(), labels)
    assert [(b.kind, b.start, b.end) for b in shown.blocks[3:]] == [
        (BlockKind.CAPTION, 30, 35),
        (BlockKind.BOILERPLATE, 35, 40),
    ]


@given(strategies.texts, st.data())
def test_blocks_stay_in_order_and_cover_what_they_covered(text, data):
    spans = strategies.spans(text)
    blocks, body = data.draw(strategies.blocks(text)), data.draw(spans)
    document = build.document(text, blocks=blocks, body=body)
    labels = st.builds(
        lambda span, kind, speaker: Label(span[0], span[1], kind, speaker),
        spans,
        st.sampled_from(BlockKind),
        st.sampled_from([None, AUTHOR, "أم سلمى"]),
    )
    shown = labelled(document, data.draw(st.lists(labels, max_size=4)))
    covered = [(b.start, b.end) for b in shown.blocks]
    assert covered == sorted(covered)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(covered))
    assert sum(end - start for start, end in covered) == sum(
        b.end - b.start for b in document.blocks
    )
    assert 0 <= shown.body[0] < shown.body[1] <= len(document.text)
    assert shown.text == document.text
    assert labelled(document, []) == document
