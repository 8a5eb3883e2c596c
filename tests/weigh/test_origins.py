from dataclasses import replace

import pytest

from factional.model import Derivation
from tests.weigh.build import claim, document, one


def origins(*claims, documents):
    return one(list(claims), documents).origins


def said(doc, *by):
    return claim("allied_with", doc=doc, by=by or ("<author>",))


def test_a_named_voice_is_one_wherever_it_is_quoted():
    papers = [document("d1", publisher="A"), document("d2", publisher="B")]
    found = origins(
        said("d1", "tesh", "<author>"), said("d2", "tesh", "post", "<author>"), documents=papers
    )
    assert found == ("Imran Tesh",)


def test_unnamed_voices_are_one_a_report_and_not_other_than_its_author():
    papers = [document("d1", publisher="Harbour Post")]
    unnamed, others = said("d1", "locals", "<author>"), said("d1", "two officers", "<author>")
    assert origins(unnamed, others, documents=papers) == ("unnamed sources of Harbour Post",)
    assert len(origins(unnamed, said("d1"), documents=papers)) == 1


def test_unnamed_voices_of_two_reports_are_two():
    papers = [document("d1", publisher="Harbour Post"), document("d2", publisher="Harbour Post")]
    both = [said("d1", "locals", "<author>"), said("d2", "locals", "<author>")]
    assert len(origins(*both, documents=papers)) == 2


def test_unnamed_voices_that_an_outlet_passes_on_are_the_outlet():
    papers = [document("d1", publisher="A"), document("d2", publisher="B")]
    found = origins(
        said("d1", "locals", "post", "<author>"),
        said("d2", "locals", "Harbour Post", "<author>"),
        documents=papers,
    )
    assert found == ("Harbour Post",)


@pytest.mark.parametrize("own", [(), ("locals", "<author>")])
def test_an_outlet_that_is_quoted_is_none_other_than_its_reports(own):
    papers = [document("d1", publisher="Harbour Post"), document("d2", publisher="B")]
    assert len(origins(said("d1", *own), said("d2", "post", "<author>"), documents=papers)) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"authors": ("Rana Sabbagh",)}, {"authors": ("rana sabbagh", "Li Wei")}, 1),
        ({"authors": ("Rana Sabbagh",)}, {"authors": ("Li Wei",)}, 2),
        ({"publisher": "A", "authors": ("X Y",)}, {"publisher": "A", "authors": ("Z Y",)}, 2),
        ({"publisher": "The Courier"}, {"publisher": "Courier"}, 1),
        ({}, {}, 2),
        ({"publisher": "Courier"}, {"publisher": "B", "derived": "the Courier"}, 1),
        ({"title": "Война в долине", "authors": ("X Y",)}, {"derived": "Война в долине"}, 1),
        ({"derived": "الساحل اليوم"}, {"derived": "الساحل اليوم", "publisher": "B"}, 1),
    ],
)
def test_a_documents_own_voice(first, second, count):
    papers = [document("d1", **first), document("d2", **second)]
    assert len(origins(said("d1"), said("d2"), documents=papers)) == count


def test_three_that_hang_together_by_one_are_one():
    papers = [
        document("d1", publisher="Courier", authors=("X Y",)),
        document("d2", publisher="B", derived="Courier"),
        document("d3", publisher="Courier", authors=("Z Y",)),
    ]
    assert len(origins(said("d1"), said("d3"), documents=papers)) == 2
    assert len(origins(said("d1"), said("d2"), said("d3"), documents=papers)) == 1


@pytest.mark.parametrize(("kind", "shown"), [("agency", "A"), ("interview", "A"), ("release", "V")])
def test_what_only_went_into_a_report_shares_its_origin_and_takes_no_voice(kind, shown):
    """Two reports with material of one agency are not independent; each keeps its own voice."""
    made = (Derivation(kind, "V"),)
    first = replace(document("d1", publisher="A"), derivations=made)
    second = replace(document("d2", publisher="V"), derivations=())
    assert origins(said("d1"), documents=[first]) == (shown,)
    assert len(origins(said("d1"), said("d2"), documents=[first, second])) == 1
