"""What holds of every set of claims."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factional.model import ClaimKind, DocumentStatus, Quantity, Review, TieStatus, Verdict
from tests.examples import examples
from tests.weigh.build import claim, document, weighed

DOCUMENTS = [
    document("d1", "2015-03-01", publisher="Harbour Post"),
    document("d2", "2019-02-21", authors=("Rana Sabbagh",)),
    document("d3", None, derived="Harbour Post"),
    document("d4", "2019", publisher="B", status=DocumentStatus.WITHDRAWN),
]
BETWEEN = st.sampled_from(
    ["allied_with", "hostile_to", "supports", "part_of", "split_from", "attacked", "leads"]
)
VALUED = st.sampled_from(
    [
        ("strength", Quantity(250, 300)),
        ("strength", Quantity(2000)),
        ("status", "alive"),
        ("status", "killed"),
        ("ideology", "Ḥurriyya"),
    ]
)
ACTOR = st.sampled_from(["front", "lions", "karim"])


@st.composite
def claims(draw):
    changes = {
        "doc": draw(st.sampled_from(["d1", "d2", "d3", "d4"])),
        "by": draw(st.sampled_from([("<author>",), ("tesh", "<author>"), ("locals", "<author>")])),
        "denied": draw(st.booleans()),
        "kind": draw(st.sampled_from([None, ClaimKind.STATE, ClaimKind.PREDICTION])),
        "time": draw(st.sampled_from([None, "2014/2016", "2018", "2018-08~/..", "../2015"])),
        "review": draw(st.sampled_from([Review.PROPOSED, Review.REJECTED, Review.ACCEPTED])),
    }
    if draw(st.booleans()):
        relation, value = draw(VALUED)
        return claim(relation, draw(ACTOR), value=value, **changes)
    return claim(draw(BETWEEN), draw(ACTOR), draw(ACTOR), **changes)


SETS = st.lists(claims(), max_size=12).map(
    lambda made: [replace(c, id=f"{c.document}-{i:02}") for i, c in enumerate(made)]
)


@examples(150)
@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_claims_makes_no_difference(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    assert weighed(made, DOCUMENTS) == weighed(shuffled, DOCUMENTS[::-1])


@examples(150)
@given(SETS)
def test_each_claim_that_counts_is_in_one_tie_and_no_other_is(made):
    ties = weighed(made, DOCUMENTS)
    found = sorted(id for tie in ties.values() for id in tie.claims)
    assert found == sorted(
        c.id for c in made if c.review is not Review.REJECTED and c.document != "d4"
    )


@examples(150)
@given(SETS)
def test_every_status_comes_with_what_gives_it(made):
    ids = {c.id for c in made}
    for tie in weighed(made, DOCUMENTS).values():
        verdicts = {c.verdict for c in tie.comparisons}
        assert all({c.first, c.second} <= ids for c in tie.comparisons)
        assert all(c.first != c.second and c.reason for c in tie.comparisons)
        assert (tie.status is TieStatus.DENIED) == (not tie.affirming)
        if tie.affirming:
            assert (tie.status is TieStatus.DISPUTED) == any(v.disputes for v in verdicts)
            assert tie.origins
        if tie.status is TieStatus.CORROBORATED:
            assert len(tie.origins) > 1
            assert Verdict.AGREE in verdicts
        if tie.status is TieStatus.SINGLE_SOURCE:
            assert len(tie.origins) == 1


@examples(100)
@given(SETS)
def test_a_dispute_is_seen_from_both_sides(made):
    ties = weighed(made, DOCUMENTS)
    tie_of = {id: tie for tie in ties.values() for id in tie.claims}
    for tie in ties.values():
        for comparison in tie.comparisons:
            if comparison.verdict is Verdict.DISPUTE:
                for id in (comparison.first, comparison.second):
                    assert tie_of[id].status is TieStatus.DISPUTED


@examples(100)
@given(SETS)
def test_rejecting_a_claim_is_as_if_it_were_not_there(made):
    if not made:
        return
    rejected = [replace(made[0], review=Review.REJECTED), *made[1:]]
    assert weighed(rejected, DOCUMENTS) == weighed(made[1:], DOCUMENTS)
