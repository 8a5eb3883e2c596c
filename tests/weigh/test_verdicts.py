"""The verdict on a pair, one rule of docs/weighing.md after the other."""

from dataclasses import replace

import pytest

from factional.errors import NotFound
from factional.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityType,
    Evidence,
    Quantity,
    Review,
    Turn,
    TurnKind,
    Verdict,
)
from factional.weigh import Weighing
from tests.weigh.build import ENTITIES, VOCABULARY, claim, document

OTHERS = [
    Entity("council", "Shura Council", EntityType.ORGANIZATION),
    Entity("idlib", "Idlib", EntityType.PLACE),
    Entity("jisr", "Jisr al-Shughur", EntityType.PLACE),
    Entity("hama", "حماة", EntityType.PLACE),
]
EVERYBODY = [*ENTITIES, *OTHERS]
PAPERS = {
    d.id: d
    for d in (
        document("d1", "2019-02-21", authors=("Rana Sabbagh",)),
        document("d2", "2019-03-02", authors=("Li Wei",)),
        document("late", "2022-06-01", authors=("Петра Осгуд",)),
        document("undated", None, authors=("Joss Adeyrin",)),
    )
}
FORETOLD = ClaimKind.PREDICTION


def judge(first: Claim, second: Claim, *more: Claim, papers=PAPERS):
    weighing = Weighing(VOCABULARY)
    weighing.change(
        claims=[first, second, *more],
        documents=papers.values(),
        of={(d, e.id): e.id for d in papers for e in EVERYBODY},
        entities=EVERYBODY,
    )
    found = weighing.compare(first.id, second.id)
    back = weighing.compare(second.id, first.id)
    assert found == back
    return found


def verdict(first, second, *more, **papers):
    found = judge(first, second, *more, **papers)
    return found.verdict if found else None


def number(low, high=None, unit="fighters", **fields):
    made = claim("strength", value=Quantity(low, high, unit=unit), **fields)
    return replace(made, evidence=Evidence(f"… {unit}", 0, 1))


ALLIED = claim("allied_with")
NO = claim("allied_with", doc="d2", denied=True)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # one question
        (ALLIED, claim("allied_with", "lions", "front", doc="d2"), Verdict.AGREE),
        (ALLIED, claim("allied_with"), Verdict.NOT_INDEPENDENT),
        (claim("trains", denied=True), claim("trains", doc="d2", denied=True), Verdict.AGREE),
        (ALLIED, NO, Verdict.DISPUTE),
        (ALLIED, claim("allied_with", denied=True), Verdict.SELF_DISPUTE),
        (ALLIED, claim("allied_with", doc="late", denied=True), Verdict.SUPERSEDE),
        (
            claim("allied_with", denied=True),
            claim("allied_with", doc="late"),
            Verdict.DIFFERENT_SCOPE,
        ),
        (ALLIED, claim("trains", doc="d2"), None),
        (ALLIED, claim("allied_with", "front", "tesh", doc="d2"), None),
        # what is foretold
        (claim("joined", kind=FORETOLD), claim("joined", doc="d2"), None),
        (claim("joined", kind=FORETOLD), claim("joined", doc="d2", denied=True), None),
        (claim("joined", kind=FORETOLD), claim("joined", doc="d2", kind=FORETOLD), Verdict.AGREE),
        (
            claim("joined", kind=FORETOLD),
            claim("joined", doc="d2", kind=FORETOLD, denied=True),
            Verdict.DISPUTE,
        ),
        # other times, other places
        (
            claim("attacked", time="2013-05"),
            claim("attacked", time="2018"),
            Verdict.DIFFERENT_SCOPE,
        ),
        (
            claim("attacked", place="jisr"),
            claim("attacked", doc="d2", place="hama"),
            Verdict.DIFFERENT_SCOPE,
        ),
        (
            claim("attacked", place="jisr"),
            claim("attacked", doc="d2", place="idlib"),
            Verdict.AGREE,
        ),
        (
            claim("attacked", place="jisr"),
            claim("attacked", doc="d2", place="hama", denied=True),
            Verdict.DIFFERENT_SCOPE,
        ),
        # places at their level
        (
            claim("active_in", object="jisr"),
            claim("active_in", object="idlib", doc="d2"),
            Verdict.AGREE,
        ),
        (
            claim("active_in", object="jisr"),
            claim("active_in", object="idlib", doc="d2", denied=True),
            Verdict.DISPUTE,
        ),
        (
            claim("active_in", object="jisr", denied=True),
            claim("active_in", object="idlib", doc="d2"),
            Verdict.DIFFERENT_SCOPE,
        ),
        (
            claim("active_in", object="hama"),
            claim("active_in", object="idlib", doc="d2"),
            Verdict.DIFFERENT_SCOPE,
        ),
        (
            claim("active_in", object="hama", denied=True),
            claim("active_in", object="idlib", doc="d2"),
            None,
        ),
        (
            claim("located_in", "karim", "hama", time="2019-02-01"),
            claim("located_in", "karim", "idlib", doc="d2", time="2019-02-01"),
            Verdict.DISPUTE,
        ),
        # relations that exclude each other
        (ALLIED, claim("hostile_to", "lions", "front", doc="d2"), Verdict.DISPUTE),
        (ALLIED, claim("hostile_to", doc="late"), Verdict.SUPERSEDE),
        (ALLIED, claim("hostile_to", doc="d2", denied=True), None),
        (
            claim("supports", place="jisr"),
            claim("hostile_to", doc="d2", place="hama"),
            Verdict.DIFFERENT_SCOPE,
        ),
        # numbers
        (number(250, 300), number(280, doc="d2"), Verdict.AGREE),
        (number(250, 300), number(2000, doc="d2"), Verdict.DISPUTE),
        (number(250, 300), number(2000, doc="late"), Verdict.SUPERSEDE),
        (number(90, 90), number(180, 180, "members", doc="d2"), Verdict.DIFFERENT_SCOPE),
        (number(300, 300), number(80, 80, doc="d2", place="jisr"), Verdict.DIFFERENT_SCOPE),
        (number(300, 300, "fighters at its largest"), number(80, 80), Verdict.SUPERSEDE),
        (number(300, 300), number(300, 300, doc="d2", denied=True), Verdict.DISPUTE),
        (number(300, 300), number(900, 900, doc="d2", denied=True), None),
        # fates
        (
            claim("status", "karim", value="killed"),
            claim("status", "karim", value="alive", doc="late"),
            Verdict.DISPUTE,
        ),
        (
            claim("status", "karim", value="alive"),
            claim("status", "karim", value="killed", doc="late"),
            Verdict.SUPERSEDE,
        ),
        (
            claim("status", "karim", value="slain"),
            claim("status", "karim", value="killed in battle", doc="d2"),
            Verdict.AGREE,
        ),
        (
            claim("status", "karim", value="wounded"),
            claim("status", "karim", value="detained", doc="d2"),
            None,
        ),
        # posts
        (
            claim("leads", "karim", "front", role="emir"),
            claim("leads", "salim", "front", doc="d2"),
            Verdict.DISPUTE,
        ),
        (
            claim("leads", "karim", "front", role="emir"),
            claim("leads", "salim", "front", doc="late", role="commander"),
            Verdict.SUPERSEDE,
        ),
        (
            claim("leads", "karim", "front", time="../2018-12"),
            claim("leads", "salim", "front", time="2018-12/.."),
            Verdict.SUPERSEDE,
        ),
        (
            claim("leads", "karim", "front"),
            claim("leads", "salim", "front", doc="d2", role="deputy leader"),
            None,
        ),
        (claim("leads", "karim", "front"), claim("leads", "council", "front", doc="d2"), None),
        (claim("leads", "karim", "front"), claim("leads", "salim", "front"), None),
        # several may hold a place
        (
            claim("controls", "front", "idlib"),
            claim("controls", "lions", "idlib", doc="d2"),
            Verdict.DIFFERENT_SCOPE,
        ),
        (
            claim("controls", "front", "idlib"),
            claim("controls", "lions", "idlib", doc="late", time="2022-05/.."),
            Verdict.SUPERSEDE,
        ),
        # endings
        (
            claim("part_of", "lions", "front"),
            claim("split_from", "lions", "front", doc="late"),
            Verdict.SUPERSEDE,
        ),
        (claim("part_of"), claim("split_from", doc="d1"), Verdict.SUPERSEDE),
        (claim("part_of"), claim("split_from", doc="d2", time="2012"), None),
        (
            claim("part_of", time="2014/2016"),
            claim("split_from", doc="d2", time="2016-11"),
            Verdict.SUPERSEDE,
        ),
        (
            claim("leads", "karim", "front"),
            claim("status", "karim", value="killed", doc="late"),
            Verdict.SUPERSEDE,
        ),
        (
            claim("leads", "karim", "front"),
            claim("status", "karim", value="wounded", doc="late"),
            None,
        ),
        (
            claim("leads", "karim", "front"),
            claim("dissolved", "front", None, doc="late"),
            Verdict.SUPERSEDE,
        ),
        (
            claim("controls", "front", "idlib", kind=ClaimKind.EVENT, time="2018"),
            claim("withdrew_from", "front", "idlib", doc="late"),
            Verdict.SUPERSEDE,
        ),
    ],
)
def test_verdicts(first, second, expected):
    assert verdict(first, second) is expected


def test_what_is_over_comes_first_and_else_the_lesser_id():
    later = claim("allied_with", doc="late", denied=True, id="a-1")
    found = judge(claim("allied_with", id="b-1"), later)
    assert (found.first, found.second) == ("b-1", "a-1")
    found = judge(claim("allied_with", id="b-1"), claim("allied_with", doc="d2", id="a-1"))
    assert (found.first, found.second) == ("a-1", "b-1")


def test_a_premise_that_the_answer_rejects():
    turns = (Turn(TurnKind.QUESTION, "Li Wei", 0, 20), Turn(TurnKind.ANSWER, "Tesh", 20, 90))
    talk = PAPERS | {"d1": replace(PAPERS["d1"], turns=turns)}
    asked = claim("trains", by=("Li Wei",))
    answered = replace(
        claim("trains", by=("tesh", "<author>"), denied=True), evidence=Evidence("…", 30, 40)
    )
    found = judge(asked, answered, papers=talk)
    assert found.verdict is Verdict.DISPUTE
    assert found.reason.startswith("The answer rejects what the question takes for granted.")


def test_then_and_now_in_one_text_is_no_contradiction_of_one_speaker():
    then = claim("allied_with", doc="undated", by=("tesh", "<author>"), time="2016/2017")
    now = claim("hostile_to", doc="undated", by=("tesh", "<author>"))
    assert verdict(then, now) is Verdict.SUPERSEDE
    another = claim("hostile_to", doc="undated", by=("karim", "<author>"))
    assert verdict(then, another) is Verdict.DISPUTE


def test_two_numbers_of_one_sentence_that_tells_of_once_are_of_two_times():
    quote = "had 500 men before the battle, and 90 men now"
    before, now = (
        replace(number(n, n), evidence=Evidence(quote, 0, len(quote))) for n in (500, 90)
    )
    assert verdict(before, now) is Verdict.DIFFERENT_SCOPE
    assert verdict(before, replace(now, document="d2")) is Verdict.DISPUTE


def test_a_text_that_dates_both_tells_a_change():
    claims = [
        claim("allied_with", doc="d2", time="2016-08-25"),
        claim("hostile_to", doc="d2", time="2017-04"),
    ]
    assert verdict(*claims) is Verdict.SUPERSEDE
    apart = [claims[0], claim("hostile_to", doc="d1", time="2017-04")]
    assert verdict(*apart) is Verdict.DISPUTE


def test_missing_is_never_denied():
    """A claim that nobody repeats stands as it stood, however much is said of others."""
    more = [claim("trains", doc=doc) for doc in ("d2", "late")]
    weighing = Weighing(VOCABULARY)
    weighing.change(claims=[ALLIED, *more], documents=PAPERS.values())
    (tie,) = [t for t in weighing.ties.values() if ALLIED.id in t.claims]
    assert tie.denying == ()
    assert tie.comparisons == ()


def test_only_what_is_weighed_is_compared():
    rejected = claim("allied_with", doc="d2", review=Review.REJECTED)
    with pytest.raises(NotFound, match="rejected or low"):
        judge(ALLIED, rejected)


def test_a_disputed_event_ends_nothing():
    leads = claim("leads", "karim", "front")
    killed = claim("status", "karim", value="killed", doc="late")
    weighing = Weighing(VOCABULARY)
    of = {(d, e.id): e.id for d in PAPERS for e in EVERYBODY}
    weighing.change(claims=[leads, killed], documents=PAPERS.values(), of=of, entities=EVERYBODY)
    assert weighing.ties["karim.leads.front"].status == "superseded"
    weighing.change(claims=[claim("status", "karim", value="alive", doc="late", id="x-1")])
    assert weighing.ties["karim.leads.front"].status == "single_source"
    assert weighing.ties["karim.status"].status == "disputed"
    weighing.change(gone=["x-1"])
    assert weighing.ties["karim.leads.front"].status == "superseded"


def test_who_is_in_the_town_is_in_the_province():
    weighing = Weighing(VOCABULARY)
    of = {(d, e.id): e.id for d in PAPERS for e in EVERYBODY}
    claims = [claim("active_in", object="idlib"), claim("active_in", object="jisr", doc="d2")]
    weighing.change(claims=claims, documents=PAPERS.values(), of=of, entities=EVERYBODY)
    province, town = weighing.ties["front.active_in.idlib"], weighing.ties["front.active_in.jisr"]
    assert province.origins == ("Rana Sabbagh", "Li Wei")
    assert town.origins == ("Li Wei",)
    assert province.affirming == (claims[0].id,)
