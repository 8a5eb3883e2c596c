"""The built-in extractor from bytes to claims, on texts as they come."""

from pathlib import Path

import pytest

from factional.extract import checked, extractor
from factional.extract.local import extract
from factional.model import AUTHOR, Polarity
from factional.read import read

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

REPORT = """The Ibex Brigade leaves the valley

By Ines Calder
12 March 2021

The Ibex Brigade was founded in May 2016 by Tomas Reek. The Ibex Brigade has about 400 fighters.
According to Ada Venn, the Salt Party attacked the Ibex Brigade in 2019. The Salt Party does not
support the Ibex Brigade.
"""


@pytest.fixture(scope="module")
def document():
    return read(REPORT.encode(), "report.txt")


@pytest.fixture(scope="module")
def extraction(document):
    return extract(document)


def named(extraction):
    names = {r.id: r.name for r in extraction.referents}
    return {
        (names[c.subject], c.relation, names.get(c.object, c.object)): c for c in extraction.claims
    }


def test_a_report_becomes_claims(extraction):
    found = named(extraction)
    founded = found["Tomas Reek", "founded", "Ibex Brigade"]
    assert founded.time == "2016-05"
    assert found["Ibex Brigade", "strength", None].value.min == 400
    denied = found["Salt Party", "supports", "Ibex Brigade"]
    assert denied.polarity is Polarity.DENIED


def test_the_voice_of_a_report_is_kept(extraction):
    attacked = named(extraction)["Salt Party", "attacked", "Ibex Brigade"]
    names = {r.id: r.name for r in extraction.referents}
    assert [names.get(h.who, h.who) for h in attacked.attribution] == ["Ada Venn", AUTHOR]


def test_nothing_that_is_read_has_to_be_dropped(extraction):
    assert extraction.drops == ()


def test_it_is_a_pure_function_of_the_document(document, extraction):
    assert extractor("local")(document) == extraction


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "?", "“", "…", "Nothing is said here.", "هذا نص قصير.", "🦅🦅 (( [[ \u2028"],
)
def test_texts_without_claims_give_none(text):
    document = read(f"Title\n\n{text}\n\nThe end.".encode(), "empty.txt")
    assert extract(document).claims == ()


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
@pytest.mark.parametrize("name", [f"{p.stem}" for p in sorted(SAMPLES.glob("*.txt"))])
def test_real_documents_give_sound_claims(name):
    document = read((SAMPLES / f"{name}.txt").read_bytes(), f"{name}.txt")
    extraction = extract(document)
    assert all(drop.reason.startswith("it is only ") for drop in extraction.drops)
    assert extraction.claims
    assert checked(document, extraction) == extraction
