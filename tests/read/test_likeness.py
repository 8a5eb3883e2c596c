"""Text that documents share is found whatever it is wrapped in, and nothing else is."""

import hashlib
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import MOSTLY, Block, BlockKind, Document
from factional.read.likeness import body, likeness, marks, signature
from tests.examples import examples

WIRE = (
    "Three boats came ashore below the lighthouse of Irtam before dawn on Sunday, and nobody has "
    "yet said whose they were. The harbour master, Odile Brannoch, told reporters that the men "
    "spoke little and paid in coin. “They asked for lamp oil and for the road to the quarry, and "
    "they were gone before the bakers had opened,” she said. The Terrace Committee, which holds "
    "the town since the spring, denied that any of its own had landed there. A fisherman who saw "
    "the boats from the mole counted nine people and a dog. Two of the boats were found empty in "
    "the reeds on Tuesday, their numbers filed away. The quarry has stood idle for eleven years; "
    "its owner lives abroad and did not answer letters.\n"
)
ANOTHER = (
    "Armed men landed at Irtam on Sunday, say people who live by the harbour, and the town talks "
    "of little else. Odile Brannoch, who runs the harbour office, put their number at nine. She "
    "said that they bought lamp oil. According to the Terrace Committee, none of its fighters "
    "took part. The boats lay in the reeds two days later. Who owns them is anybody's guess: the "
    "registration had been ground off, and the old quarry to which the strangers went belongs to "
    "a man who left the country long ago.\n"
)
ARABIC = (
    "وصلت ثلاثة قوارب إلى الشاطئ أسفل منارة إرتام قبيل فجر الأحد ولم يقل أحد بعد لمن كانت. "
    "وقالت مديرة الميناء أوديل برانوك للصحفيين إن الرجال تكلموا قليلا ودفعوا نقدا "
    "ثم سألوا عن الطريق إلى المحجر القديم."
)
RUSSIAN = (
    "Три лодки пристали к берегу под маяком Иртама до рассвета в воскресенье, и никто ещё не "
    "сказал, чьи они были. Начальница порта Одиль Браннох рассказала журналистам, что люди "
    "говорили мало, платили монетой и спросили дорогу к старой каменоломне."
)
CHINESE = (
    "星期日黎明前三艘小船在伊尔塔姆灯塔下靠岸至今无人说明它们属于谁港务长奥迪尔告诉记者那些人话很少用硬币付钱"
    "他们要了灯油又问了去采石场的路面包师开门之前他们就离开了两天后有人在芦苇丛中发现两艘空船船号已被锉去"
)


def document(text, *blocks):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    cut = blocks or ((BlockKind.PARAGRAPH, 0, len(text)),)
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name="made-up",
        media_type="text/plain",
        text=text,
        blocks=tuple(Block(kind, start, end) for kind, start, end in cut),
        body=(0, len(text)),
    )


def compared(a, b):
    first, second = (d if isinstance(d, Document) else document(d) for d in (a, b))
    met = bool(signature(first) & signature(second))
    found = likeness(("a", body(first)), ("b", body(second)))
    return met, found, first, second


def shared(found, first, second):
    return [(first.text[slice(*p.first)], second.text[slice(*p.second)]) for p in found.passages]


def restyled(text):
    """The same words with other quotation marks, dashes, spacing and case, and no accents."""
    text = text.translate({ord("“"): '"', ord("”"): "«", ord(";"): " — "})
    return unicodedata.normalize("NFD", text.upper()).replace(" ", "\u00a0\n", 9)


@pytest.mark.parametrize("text", [WIRE, ARABIC, RUSSIAN, CHINESE])
def test_a_reprint_is_found_in_any_script_and_style(text):
    met, found, *_ = compared(text, "Latest! " + restyled(text) + " All rights of nobody.")
    assert met
    assert found.first_share == 1
    assert found.share("b") > MOSTLY
    assert len(found.passages) == 1


def test_an_excerpt_stands_in_its_source_and_not_the_other_way_round():
    excerpt = WIRE[WIRE.index("The harbour master") : WIRE.index("A fisherman")]
    met, found, first, second = compared(WIRE * 1 + ANOTHER * 3, excerpt)
    assert met
    assert found.second_share == 1
    assert found.first_share < 0.5
    ((ours, theirs),) = shared(found, first, second)
    assert ours == theirs == excerpt.strip()


@pytest.mark.parametrize("text", [WIRE, ARABIC, RUSSIAN, CHINESE])
def test_a_quotation_in_another_text_is_told_with_its_place_in_both(text):
    quotation = text[len(text) // 4 : len(text) // 4 + 190]
    met, found, first, second = compared(text, ANOTHER * 2 + quotation + "\n" + ANOTHER * 2)
    assert met
    ((ours, theirs),) = shared(found, first, second)
    assert ours == theirs
    assert len(ours) > 0.9 * len(quotation.strip())


def test_a_few_changed_words_do_not_break_a_passage():
    edited = WIRE.replace("nobody has yet said", "no one said so far").replace("a dog", "a goat")
    _, found, *_ = compared(WIRE, edited)
    assert len(found.passages) == 1
    assert found.first_share > 0.95
    assert 0.5 < found.resemblance < 1


def test_two_reports_of_one_event_share_nothing():
    _, found, *_ = compared(WIRE, ANOTHER)
    assert found is None


def test_what_the_pages_of_an_outlet_share_makes_no_likeness():
    notice = (
        "Sign up for our letter from the coast, share this with your friends, and support "
        "reporting that belongs to nobody but its readers, with a gift as small as a loaf.\n\n"
    )
    pages = [
        document(
            notice + text,
            (BlockKind.BOILERPLATE, 0, len(notice)),
            (BlockKind.PARAGRAPH, len(notice), len(notice + text)),
        )
        for text in (WIRE, ANOTHER)
    ]
    assert compared(*pages)[:2] == (False, None)
    assert compared(notice + WIRE, notice + ANOTHER)[1] is not None


@pytest.mark.parametrize("text", ["", "قالوا لا.", "One word more", "—— … !!"])
def test_a_text_of_a_few_words_is_like_nothing(text):
    assert signature(document(text)) == frozenset()
    assert compared(text, text)[1] is None


def test_the_signature_is_the_same_in_every_process():
    code = (
        "import sys; sys.path.insert(0, '.');"
        "from tests.read.test_likeness import WIRE, document, signature;"
        "print(sorted(signature(document(WIRE))))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == str(sorted(signature(document(WIRE))))
    assert sorted(signature(document(WIRE)))[:2] == FIRST


FIRST = [-8415749783682458956, -8158639307213193046]

words = st.sampled_from(
    ["ayzun", "bells", "кедр", "крепость", "صقر", "جبل", "灯", "塔", "l'été", "Straße"]
)
runs = st.lists(words, min_size=16, max_size=40).map(" ".join)


@given(st.lists(words, max_size=60).map(" ".join), runs, st.lists(words, max_size=60).map(" ".join))
@examples(60)
def test_what_is_shared_is_found_and_lies_within_the_texts(before, quotation, after):
    met, found, first, second = compared(quotation, f"{before} {quotation} {after}")
    if sum(body(first).weights) < 16:
        return
    assert met
    assert 0 < found.first_share <= 1
    for passage in found.passages:
        for (start, end), text in ((passage.first, first.text), (passage.second, second.text)):
            assert 0 <= start < end <= len(text)
    assert marks(body(first)) == signature(first)


@given(runs, runs)
@examples(40)
def test_a_likeness_is_the_same_from_both_sides(one, other):
    a, b = ("a", body(document(one))), ("b", body(document(other)))
    assert likeness(a, b) == likeness(b, a)
