"""Shared text is one origin; what two people wrote of one thing is two."""

from dataclasses import replace

from factional.model import (
    DocumentStatus,
    Evidence,
    Likeness,
    Passage,
    TieStatus,
    Translation,
    Verdict,
)
from factional.weigh import weigh
from tests.weigh.build import ACTORS, ENTITIES, VOCABULARY, claim, document

EARLY = document("d1", "2019-02-21", publisher="Harbour Post", authors=("Rana Sabbagh",))
LATE = document("d2", "2019-02-23", publisher="Al-Sahil", authors=("Li Wei",))
UNDATED = document("d3", None, publisher="Курьер")


def said(doc, start=10, end=40, by=("<author>",), relation="allied_with"):
    return replace(claim(relation, doc=doc, by=by), evidence=Evidence("…", start, end))


def like(*passages, first="d1", second="d2", shares=(0.2, 0.2)):
    return Likeness(
        first, second, 0.1, shares[0], shares[1], tuple(Passage(a, b, 20) for a, b in passages)
    )


def tie(claims, documents, likenesses=(), translations=()):
    known = {d.id: d for d in documents}
    of = {(d, actor): actor for d in known for actor in ACTORS}
    (found,) = weigh(
        claims,
        of=of,
        documents=known,
        vocabulary=VOCABULARY,
        entities=ENTITIES,
        likenesses=likenesses,
        translations=translations,
    )
    return found


def test_a_claim_in_a_shared_passage_is_the_earlier_ones():
    claims = [said("d2", 110, 140), said("d1")]
    apart = tie(claims, [EARLY, LATE])
    assert (apart.status, len(apart.origins)) == (TieStatus.CORROBORATED, 2)
    one = tie(claims, [EARLY, LATE], [like(((0, 100), (100, 200)))])
    assert one.status is TieStatus.SINGLE_SOURCE
    assert one.origins == ("Rana Sabbagh",)
    assert [c.verdict for c in one.comparisons] == [Verdict.NOT_INDEPENDENT]


def test_an_undated_print_of_a_passage_is_not_its_origin():
    claims = [said("d3", 0, 30), said("d2", 110, 140)]
    found = like(((100, 200), (0, 100)), first="d2", second="d3")
    assert tie(claims, [LATE, UNDATED], [found]).origins == ("Li Wei",)


def test_what_each_says_outside_the_passage_is_its_own():
    claims = [said("d1"), said("d2", 300, 330)]
    found = tie(claims, [EARLY, LATE], [like(((0, 100), (100, 200)))])
    assert found.status is TieStatus.CORROBORATED


def test_two_voices_that_one_passage_quotes_stay_two():
    claims = [
        said("d1", 10, 40, by=("tesh", "<author>")),
        said("d1", 60, 90, by=("karim", "<author>")),
        said("d2", 110, 140, by=("tesh", "<author>")),
        said("d2", 160, 190, by=("karim", "<author>")),
    ]
    found = tie(claims, [EARLY, LATE], [like(((0, 100), (100, 200)))])
    assert sorted(found.origins) == ["Imran Tesh", "Karim Haddad"]


def test_three_prints_of_one_text_are_one_also_where_two_of_them_were_not_compared():
    claims = [said("d1"), said("d2", 110, 140), said("d3", 10, 40)]
    chain = [
        like(((0, 100), (100, 200))),
        like(((100, 200), (0, 100)), first="d2", second="d3"),
    ]
    assert tie(claims, [EARLY, LATE, UNDATED], chain).origins == ("Rana Sabbagh",)


def test_a_reprint_speaks_with_the_voice_of_what_it_reprints():
    """All of it: also where the words beside the shared ones state the claim."""
    claims = [said("d1"), said("d2", 300, 330)]
    reprint = like(((0, 100), (100, 200)), shares=(0.4, 0.95))
    assert tie(claims, [EARLY, LATE], [reprint]).origins == ("Rana Sabbagh",)


def test_an_article_that_carries_an_earlier_text_whole_has_a_voice_of_its_own_beside_it():
    claims = [said("d1"), said("d2", 300, 330)]
    carried = like(((0, 100), (100, 200)), shares=(0.95, 0.3))
    assert len(tie(claims, [EARLY, LATE], [carried]).origins) == 2


def test_a_reprint_of_a_reprint_goes_back_to_the_first():
    papers = [EARLY, LATE, document("d4", "2019-03-01", publisher="The Mirror")]
    claims = [said("d1", 500, 510), said("d4", 700, 710)]
    whole = (0.9, 0.9)
    chain = [like(shares=whole), like(first="d2", second="d4", shares=whole)]
    assert tie(claims, papers, chain).origins == ("Rana Sabbagh",)


def test_unnamed_voices_of_a_reprint_are_those_of_its_source():
    claims = [said("d1", by=("locals", "<author>")), said("d2", 300, 330, ("locals", "<author>"))]
    assert len(tie(claims, [EARLY, LATE]).origins) == 2
    assert len(tie(claims, [EARLY, LATE], [like(shares=(0.9, 0.9))]).origins) == 1


def test_a_translation_and_its_original_are_one():
    claims = [said("d1"), said("d2")]
    both = [EARLY, LATE]
    found = tie(claims, both, translations=[Translation("d2", "d1", "Noor Halabi")])
    assert found.origins == ("Rana Sabbagh",)
    # also where the translation came out first, or is all that states it
    backwards = tie(claims, both, translations=[Translation("d1", "d2", "Noor Halabi")])
    assert backwards.origins == ("Li Wei",)


def test_the_translation_of_what_names_nobody_goes_by_its_own_head():
    bare = document("d5", None)
    found = tie([said("d2")], [LATE, bare], translations=[Translation("d2", "d5")])
    assert found.origins == ("Li Wei",)


def test_a_likeness_with_what_was_withdrawn_does_no_harm():
    gone = document("d1", "2019-02-21", publisher="A", status=DocumentStatus.WITHDRAWN)
    found = tie([said("d1"), said("d2")], [gone, LATE], [like(((0, 100), (0, 100)))])
    assert found.origins == ("Li Wei",)
