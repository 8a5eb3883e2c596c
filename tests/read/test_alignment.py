"""Paragraphs find their counterparts by length and by what stays in any translation."""

import hashlib
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import Block, BlockKind, Document
from factional.read.alignment import Paragraph, align, beads, paragraphs
from tests.examples import examples

ENGLISH = [
    ("heading", "The boats of Irtam: a talk with Odile Brannoch"),
    ("question", "How many boats came on 12 March?"),
    ("answer", "Three. Nine men sat in them, and a dog that belonged to none of the nine."),
    ("question", "And who sent them?"),
    ("answer", "That I will not say. Ask the LTC, or ask the 40 families who sold them bread and "
               "oil and then looked away until the sun was up again."),
    ("paragraph", "She laughed, shut the ledger of 1987 and showed us the door."),
]  # fmt: skip
ARABIC = [
    ("heading", "قوارب إرتام: حديث مع أوديل برانوك"),
    ("question", "كم قاربا جاء في ١٢ آذار؟"),
    ("answer", "ثلاثة، وكان فيها تسعة رجال وكلب لم يكن لأي من التسعة."),
    ("question", "ومن أرسلهم؟"),
    ("answer", "هذا ما لن أقوله. اسألوا LTC أو اسألوا العائلات الـ ٤٠ التي باعتهم الخبز والزيت ثم "
               "صرفت نظرها حتى طلعت الشمس من جديد."),
    ("paragraph", "ضحكت وأغلقت دفتر عام ١٩٨٧ ودلتنا على الباب."),
]  # fmt: skip
RUSSIAN = [
    ("heading", "Лодки Иртама: разговор с Одиль Браннох"),
    ("question", "Сколько лодок пришло 12 марта?"),
    ("answer", "Три. В них сидели девять человек и собака, которая никому из девяти не "
               "принадлежала."),
    ("question", "А кто их послал?"),
    ("answer", "Этого я не скажу. Спросите LTC или те 40 семей, которые продали им хлеб и масло, "
               "а потом смотрели в сторону, пока снова не взошло солнце."),
    ("paragraph", "Она засмеялась, закрыла книгу за 1987 год и показала нам на дверь."),
]  # fmt: skip
CHINESE = [
    ("heading", "伊尔塔姆的船：与奥迪尔的谈话"),
    ("question", "3月12日来了几条船？"),
    ("answer", "三条。船上坐着九个人，还有一条不属于这九人的狗。"),
    ("question", "是谁派他们来的？"),
    ("answer", "这我不说。去问LTC，或者去问那40户人家，他们把面包和灯油卖给了那些人，然后一直"
               "把脸转开，直到太阳又升起来。"),
    ("paragraph", "她笑了，合上1987年的账本，送我们到门口。"),
]  # fmt: skip
LANGUAGES = [ENGLISH, ARABIC, RUSSIAN, CHINESE]


def document(parts, glue="\n\n"):
    text, blocks = "", []
    for kind, words in parts:
        start = len(text)
        text += words
        blocks.append(Block(BlockKind(kind), start, len(text)))
        text += glue
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha256[:16], sha256, "talk", "text/plain", text, tuple(blocks), (0, len(text)))


def aligned(original, translation):
    """What goes with what, as the indices of the parts."""
    a, b = document(original), document(translation)

    def parts(document, span):
        blocks = enumerate(document.blocks)
        return [i for i, block in blocks if span[0] <= block.start and block.end <= span[1]]

    return [(parts(a, p.original), parts(b, p.translation)) for p in align(a, b)]


@pytest.mark.parametrize("original", LANGUAGES)
@pytest.mark.parametrize("translation", LANGUAGES)
def test_a_faithful_translation_goes_paragraph_by_paragraph(original, translation):
    assert aligned(original, translation) == [([i], [i]) for i in range(6)]


@pytest.mark.parametrize("original", [ARABIC, RUSSIAN, CHINESE])
def test_what_was_left_out_has_no_counterpart(original):
    short = [*ENGLISH[:1], *ENGLISH[3:]]
    assert aligned(original, short) == [([0], [0]), ([3], [1]), ([4], [2]), ([5], [3])]


@pytest.mark.parametrize("original", [ARABIC, RUSSIAN, CHINESE])
def test_a_translators_note_goes_with_nothing(original):
    note = ("note", "The LTC is the committee of the harbour. It has 5 members.")
    noted = [*ENGLISH[:5], note, *ENGLISH[5:]]
    assert aligned(original, noted) == [*(([i], [i]) for i in range(5)), ([5], [6])]


def test_a_paragraph_that_was_parted_goes_with_its_parts():
    first, second = ENGLISH[4][1].split(". ", 1)
    parted = [*ENGLISH[:4], ("answer", first + "."), ("answer", second), ENGLISH[5]]
    found = aligned(RUSSIAN, parted)
    assert ([4], [4, 5]) in found
    assert aligned(parted, RUSSIAN)[-2:] == [([4, 5], [4]), ([6], [5])]


def test_menus_are_left_out():
    menu = [("boilerplate", "Home · 12 · LTC"), *ENGLISH, ("boilerplate", "© 1987")]
    assert aligned(RUSSIAN, menu) == [([i], [i + 1]) for i in range(6)]


def test_a_text_beside_nothing_is_aligned_with_nothing():
    assert align(document([]), document(ENGLISH)) == ()
    assert align(document(ENGLISH), document([])) == ()


def test_numbers_are_read_in_any_script():
    kinds = "paragraph"
    (a,) = paragraphs(document([(kinds, "١٬٢٥٠ مقاتل")]))
    (b,) = paragraphs(document([(kinds, "1,250 fighters")]))
    assert a.anchors == b.anchors == Counter({"#1250": 1})


def made_up(chance, count):
    lengths = [int(chance.lognormvariate(5, 0.8)) + 5 for _ in range(count)]
    at = 0
    for length in lengths:
        yield Paragraph(at, at + length, length, "", Counter())
        at += length


def test_a_book_is_aligned_by_length_alone_also_where_pages_were_left_out():
    chance = random.Random(11)
    original = list(made_up(chance, 800))
    gone = set(range(400, 415))
    kept = [i for i in range(800) if i not in gone]
    translation = [
        Paragraph(
            i, i + 1, max(1, int(original[i].length * chance.gauss(1.2, 0.06))), "", Counter()
        )
        for i in kept
    ]
    pairs = dict(beads(translation, original))
    right = sum(pairs.get((n, n + 1)) == (i, i + 1) for n, i in enumerate(kept))
    assert right > 0.95 * len(kept)


sequences = st.lists(
    st.builds(
        lambda length, kind, anchors: Paragraph(0, 1, length, kind, Counter(anchors)),
        st.integers(1, 900),
        st.sampled_from(["", "question", "answer"]),
        st.lists(st.sampled_from(["#12", "LTC", "?", "#1987"]), max_size=3),
    ),
    max_size=12,
)


@given(sequences, sequences)
@examples(80)
def test_beads_run_forward_and_never_overlap(ours, theirs):
    last = (0, 0)
    for (a, b), (c, d) in beads(ours, theirs):
        assert last[0] <= a < b <= len(ours)
        assert last[1] <= c < d <= len(theirs)
        last = (b, d)


@given(sequences)
@examples(40)
def test_a_text_is_its_own_translation(same):
    assert list(beads(same, same)) == [((i, i + 1), (i, i + 1)) for i in range(len(same))]
