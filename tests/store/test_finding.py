"""Words of texts are found by paragraph, whatever their case, diacritics and script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from factional.model import Acquisition, Extraction
from factional.read import read
from factional.store import Store
from factional.store.finding import Wanted, folded

REPORT = """The Mill Bridge

Ḥarrāsat al-Shafaq's men crossed the bridge at night.

Nobody of the brigade said "AND" or NEAR to the men.
"""
ARABIC = "قالت أمّ سلمى إنّ لواءَ أيزون عبر الجسر.\n\nЗоря Марен писала о мосте."


@pytest.fixture
def case(tmp_path):
    with Store.create(tmp_path / "case") as store:
        for name, words in {"report.txt": REPORT, "arabic.txt": ARABIC}.items():
            put(store, name, words)
        yield store


def put(store, name, words):
    document = read(words.encode(), name)
    moment = "2024-01-01T00:00:00+00:00"
    store.put(document, Extraction(), words.encode(), Acquisition(name, moment, name))
    return document


def found(store, *groups, begun=False):
    """The texts of the paragraphs that hold one of each of some alternatives."""
    wanted = [[Wanted(tuple(folded(w).split()), begun) for w in group] for group in groups]
    texts = {document.id: store.document(document.id).text for document in store.documents()}
    return [texts[p.document][p.start : p.end] for p in store.find(wanted)]


def test_case_and_diacritics_make_no_difference(case):
    (hit,) = found(case, ["HARRASAT AL-SHAFAQ"])
    assert hit.startswith("Ḥarrāsat al-Shafaq's men")
    assert len(found(case, ["لواء أيزون"])) == 1
    assert len(found(case, ["марен"])) == 1


def test_all_that_is_wanted_is_in_one_paragraph(case):
    assert len(found(case, ["bridge"])) == 2
    assert len(found(case, ["bridge"], ["men"])) == 1
    assert found(case, ["bridge"], ["brigade"]) == []
    assert found(case, ["night bridge"]) == []


def test_one_of_several_names_is_enough(case):
    assert len(found(case, ["brigade", "harrasat"], ["men"])) == 2
    assert found(case, ["nothing", ""]) == []
    assert found(case, [""]) == found(case) == []


def test_a_word_that_is_begun_goes_on(case):
    assert found(case, ["brig"]) == []
    assert len(found(case, ["brig"], begun=True)) == 1


def test_words_of_the_query_language_are_words(case):
    assert len(found(case, ["AND"], ["NEAR"])) == 1
    assert found(case, ['men" OR "bridge'], ["writer"]) == []


def test_what_comes_in_later_is_found_and_what_is_read_anew_is_found_anew(case):
    assert found(case, ["lantern"]) == []
    document = put(case, "later.txt", "A lantern was lit.")
    assert found(case, ["lantern"]) == ["A lantern was lit."]
    case.rewrite(document, Extraction())
    assert found(case, ["lantern"]) == ["A lantern was lit."]
    with case._read() as connection:
        rows = connection.execute(text("SELECT COUNT(*) FROM paragraph_words")).scalar()
        assert rows == connection.execute(text("SELECT COUNT(*) FROM paragraphs")).scalar()


@given(st.text())
def test_folding_twice_is_folding_once(words):
    assert folded(folded(words)) == folded(words)
