"""Names that are not to be known: found wherever they stand, and nothing else."""

import pytest

from factional.exporting.masking import Mask, forms, ids
from factional.model import Evidence, Mention, Name, NameKind

MASK = Mask({
    "Saria Velmekh": "Source 1", "Velmekh": "Source 1", "Saria": "Source 1",
    "saria-velmekh": "source-1", "saria_velmekh": "source-1",
    "أم سلمى": "Source 2", "Зоря": "Source 3", "d27b04f3": "document-1",
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("“I saw him,” Saria Velmekh said.", "“I saw him,” Source 1 said."),
        ("SARIA VELMEKH, COMMANDER", "Source 1, COMMANDER"),
        ("Saria\n  Velmekh", "Source 1"),
        ("Velmekh’s men; Velmekhs", "Source 1’s men; Velmekhs"),
        ("saria-velmekh.leads.ayzun", "source-1.leads.ayzun"),
        ("saria_velmekh", "source-1"),
        ("d27b04f3-012", "document-1-012"),
        ("a sari, a Sariah", "a sari, a Sariah"),
        ("قالت وأم سلمى إنّ", "قالت وSource 2 إنّ"),
        ("газета «Зоря» и Зорян", "газета «Source 3» и Source 3н"),
        ("", ""),
    ],
)
def test_texts(text, masked):
    assert MASK.text(text) == masked
    assert MASK.left(masked) is None


def test_where_it_stands_is_told():
    edits = MASK.edits("To Saria Velmekh, from أم سلمى")
    assert [(e.start, e.end, e.text) for e in edits] == [(3, 16, "Source 1"), (23, 30, "Source 2")]


def test_records_are_masked_through_and_through():
    record = {
        "Saria": (Mention("saria_velmekh", "Velmekh", 3, 10), Name("Зоря", NameKind.ALIAS, "d1")),
        "x": [Evidence("who?", 0, 4)],
    }
    masked = MASK.over(record)
    assert masked["Source 1"][0] == Mention("source-1", "Source 1", 3, 10)
    other = masked["Source 1"][1]
    assert isinstance(other, Name)
    assert other.text == "Source 3"


def test_an_empty_mask_changes_nothing():
    record = Evidence("Saria Velmekh", 0, 13)
    assert Mask({}).over(record) is record
    assert Mask({}).left("Saria") is None
    assert not Mask({})


def test_persons_are_told_by_each_part_of_their_names():
    told = forms({"Captain Saria al-Velmekh"}, person=True)
    assert told == {"Captain Saria al-Velmekh", "Saria", "al-Velmekh"}
    assert forms({"The Tessel Ledger"}, person=False) == {"The Tessel Ledger"}


def test_descriptions_are_not_taken_apart():
    assert forms({"a fighter of the Dawn Guard"}, person=True) == {"a fighter of the Dawn Guard"}


def test_ids_are_made_of_names():
    assert ids({"Umm Salma", "Zorya"}) == {"umm-salma", "umm_salma"}
