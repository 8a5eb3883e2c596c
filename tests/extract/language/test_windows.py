"""Windows: whole paragraphs while they fit, and never a cut word."""

from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.subwords import OPENING, SEPARATOR, Pieces, casing
from factional.extract.language.windows import extent, window

LIMIT = 30
LENGTHS = st.lists(st.integers(1, 12), max_size=60)
PARAGRAPHS = st.lists(LENGTHS.filter(bool), max_size=8)


def laid_out(paragraphs):
    sizes = [size for paragraph in paragraphs for size in paragraph]
    numbers = [n for n, paragraph in enumerate(paragraphs) for _ in paragraph]
    return sizes, numbers


@given(PARAGRAPHS)
def test_every_window_moves_on_and_fits(paragraphs):
    sizes, numbers = laid_out(paragraphs)
    pieces = [Pieces(tuple(range(200, 200 + size)), 1) for size in sizes]
    at = 0
    while at < len(sizes):
        stop = extent(sizes, numbers, at, LIMIT)
        made = window(pieces, numbers, at, stop)
        assert stop > at
        assert len(made.subwords) == len(made.cases) <= LIMIT
        assert len(made.first) == len(made.last) == stop - at
        assert made.subwords[0] == OPENING
        assert made.subwords[-1] == SEPARATOR
        for k, word in enumerate(range(at, stop)):
            held = made.subwords[made.first[k] : made.last[k] + 1]
            assert tuple(held) == pieces[word].ids
        at = stop


@given(PARAGRAPHS)
def test_a_paragraph_is_cut_only_where_it_begins_a_window(paragraphs):
    sizes, numbers = laid_out(paragraphs)
    at = 0
    while at < len(sizes):
        stop = extent(sizes, numbers, at, LIMIT)
        cut = stop < len(sizes) and numbers[stop] == numbers[stop - 1]
        assert not cut or numbers[stop - 1] == numbers[at]
        at = stop


def test_paragraphs_share_a_window_while_they_fit():
    sizes, numbers = laid_out([[1] * 10, [1] * 10, [1] * 10])
    assert extent(sizes, numbers, 0, LIMIT) == 20
    assert extent(sizes, numbers, 0, 34) == 30
    assert extent(sizes, numbers, 0, 33) == 20


def test_a_long_paragraph_fills_the_window_to_the_limit():
    sizes, numbers = laid_out([[1] * 50])
    assert extent(sizes, numbers, 0, LIMIT) == 28


def test_casing_classes():
    expected = {
        "men": 1, "al-dīn": 1, "Hama": 2, "Ğ": 2, "UN": 3, "AL-QAMAR": 3, "M-19": 2, "McBride": 4,
        "eBay": 4, "al-Sham": 4, "1990s": 1, "2018": 5, "٢٠١٨": 5, "—": 6, "$": 6, "الجيش": 1,
        "Ҷабҳа": 2,
    }  # fmt: skip
    assert {form: casing(form) for form in expected} == expected
