"""One section of docs/weighing.md after the other."""

from pathlib import Path

import pytest

from factional.model import ClaimKind, DocumentStatus, Quantity, Review, TieStatus, Verdict
from tests.weigh.build import claim, document, one, weighed

PAGE = Path(__file__).parents[2] / "docs" / "weighing.md"
TWO_YEARS = [document("d1", "2015-03-01"), document("d2", "2019-02-21")]


def verdicts(tie):
    return [comparison.verdict for comparison in tie.comparisons]


def test_what_is_one_question():
    claims = [
        claim("allied_with", "front", "lions"),
        claim("allied_with", "lions", "front", doc="d2"),
        claim("trains", "front", "lions"),
        claim("trains", "lions", "front"),
        claim("ideology", value="Agrarian socialism"),
        claim("ideology", value="agrarian  Socialism", doc="d2"),
        claim("ideology", value="nationalism"),
        claim("strength", value=Quantity(250, 300)),
        claim("strength", value=Quantity(280, None), doc="d2"),
        claim("status", "karim", value="alive"),
        claim("status", "karim", value="retired", doc="d2"),
    ]
    assert {id: len(tie.claims) for id, tie in weighed(claims).items()} == {
        "front.allied_with.lions": 2,
        "front.trains.lions": 1,
        "lions.trains.front": 1,
        "front.ideology.agrarian-socialism": 2,
        "front.ideology.nationalism": 1,
        "front.strength": 2,
        "karim.status": 2,
    }


def test_what_counts():
    standing = claim("allied_with")
    rejected = claim("allied_with", denied=True, review=Review.REJECTED)
    withdrawn = claim("allied_with", denied=True, doc="d2")
    replaced = claim("allied_with", denied=True, doc="d3")
    tie = one(
        [standing, rejected, withdrawn, replaced],
        [
            document("d2", status=DocumentStatus.WITHDRAWN),
            document("d3", status=DocumentStatus.REPLACED),
        ],
    )
    assert tie.claims == (standing.id,)
    assert tie.status is TieStatus.SINGLE_SOURCE


@pytest.mark.parametrize(
    ("confidence", "review", "weighed_too"),
    [
        (0.39, Review.PROPOSED, False),
        (0.39, Review.REJECTED, False),
        (0.39, Review.ACCEPTED, True),
        (0.39, Review.EDITED, True),
        (0.4, Review.PROPOSED, True),
        (None, Review.PROPOSED, True),
    ],
)
def test_what_is_low_counts_once_it_is_accepted(confidence, review, weighed_too):
    standing = claim("allied_with")
    other = claim("allied_with", doc="d2", confidence=confidence, review=review)
    assert other.low is (confidence == 0.39 and review in (Review.PROPOSED, Review.REJECTED))
    assert one([standing, other]).claims == (standing.id, other.id)[: 1 + weighed_too]


def test_single_source():
    reports = [document("d1", publisher="Harbour Post"), document("d2", publisher="Valley Courier")]
    tie = one(
        [claim("allied_with"), claim("allied_with", doc="d2", by=("post", "<author>"))], reports
    )
    assert tie.status is TieStatus.SINGLE_SOURCE
    assert tie.origins == ("Harbour Post",)
    (comparison,) = tie.comparisons
    assert comparison.verdict is Verdict.NOT_INDEPENDENT
    assert comparison.reason.startswith("Both say so, but both go back to Harbour Post.")


def test_corroborated():
    reports = [document("d1", publisher="Harbour Post"), document("d2", publisher="Valley Courier")]
    tie = one(
        [claim("allied_with"), claim("allied_with", doc="d2", by=("tesh", "<author>"))], reports
    )
    assert tie.status is TieStatus.CORROBORATED
    assert tie.origins == ("Harbour Post", "Imran Tesh")
    assert "neither goes back to the other" in tie.comparisons[0].reason


def test_corroborated_numbers_overlap():
    claims = [
        claim("strength", value=Quantity(250, 300)),
        claim("strength", value=Quantity(300, 300, approx=True), doc="d2"),
    ]
    tie = one(claims, [document("d1", authors=("A",)), document("d2", authors=("B",))])
    assert tie.status is TieStatus.CORROBORATED


def test_corroborated_needs_one_event_and_one_value():
    papers = [document("d1", authors=("A",)), document("d2", authors=("B",))]
    battles = [claim("attacked", time="2013-05"), claim("attacked", time="2018", doc="d2")]
    assert one(battles, papers).status is TieStatus.SINGLE_SOURCE
    fates = [
        claim("status", "karim", value="wounded"),
        claim("status", "karim", value="detained", doc="d2"),
    ]
    assert one(fates, papers).status is TieStatus.SINGLE_SOURCE


def test_a_state_is_supported_by_reports_of_different_years():
    papers = [document("d1", "2015", authors=("A",)), document("d2", "2017", authors=("B",))]
    claims = [claim("part_of"), claim("part_of", doc="d2")]
    assert one(claims, papers).status is TieStatus.CORROBORATED


def test_disputed_by_a_denial():
    tie = one([claim("trains"), claim("trains", doc="d2", denied=True)])
    assert tie.status is TieStatus.DISPUTED
    assert verdicts(tie) == [Verdict.DISPUTE]


def test_disputed_by_an_excluding_relation():
    ties = weighed([claim("allied_with"), claim("hostile_to", "lions", "front", doc="d2")])
    assert {tie.status for tie in ties.values()} == {TieStatus.DISPUTED}
    reasons = {c.reason for tie in ties.values() for c in tie.comparisons}
    assert reasons == {"“is allied with” and “is hostile to” exclude each other."}


def test_disputed_by_an_excluding_relation_with_a_direction():
    ties = weighed([claim("supports"), claim("hostile_to", doc="d2")])
    assert {tie.status for tie in ties.values()} == {TieStatus.DISPUTED}


def test_disputed_status():
    claims = [
        claim("status", "karim", value="alive"),
        claim("status", "karim", value="killed in battle", doc="d2"),
    ]
    assert one(claims).status is TieStatus.DISPUTED


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        ("killed", "alive", TieStatus.DISPUTED),
        ("alive", "killed", TieStatus.SINGLE_SOURCE),
        ("alive", "wounded", TieStatus.SINGLE_SOURCE),
    ],
)
def test_disputed_status_of_two_years(first, then, status):
    claims = [claim("status", "karim", value=first), claim("status", "karim", value=then, doc="d2")]
    assert one(claims, TWO_YEARS).status is status


def test_disputed_numbers():
    claims = [
        claim("strength", value=Quantity(250, 300, unit="fighters")),
        claim("strength", value=Quantity(2000, unit="fighters"), doc="d2"),
    ]
    tie = one(claims)
    assert tie.status is TieStatus.DISPUTED
    assert tie.comparisons[0].reason == (
        "“2,000 or more fighters” and “250–300 fighters” cannot both be so."
    )
    assert one(claims, TWO_YEARS).status is TieStatus.SINGLE_SOURCE


def test_disputed_post():
    emirs = [
        claim("leads", "karim", "front", role="emir"),
        claim("leads", "salim", "front", role="Emir", doc="d2"),
    ]
    ties = weighed(emirs)
    assert {tie.status for tie in ties.values()} == {TieStatus.DISPUTED}
    reason = ties["karim.leads.front"].comparisons[0].reason
    assert reason == "Two holders are named for “emir” of Qasr Front, which has one."


def test_disputed_post_is_not_another_post_nor_a_shared_one():
    spokesman = claim("leads", "salim", "front", role="deputy", doc="d2")
    both = claim("leads", "salim", "front", role="emir")
    emir = claim("leads", "karim", "front", role="emir")
    for second in (spokesman, both):
        statuses = {tie.status for tie in weighed([emir, second]).values()}
        assert statuses == {TieStatus.SINGLE_SOURCE}


def test_a_change_of_years_is_no_dispute():
    ties = weighed([claim("allied_with"), claim("hostile_to", doc="d2")], TWO_YEARS)
    assert ties["front.allied_with.lions"].status is TieStatus.SUPERSEDED
    assert verdicts(ties["front.allied_with.lions"]) == [Verdict.SUPERSEDE]
    assert ties["front.hostile_to.lions"].status is TieStatus.SINGLE_SOURCE


def test_a_maybe_is_told_in_the_reason():
    claims = [claim("trains"), claim("trains", doc="d2", denied=True)]
    undated = [document("d1", None), document("d2", "2019")]
    tie = one(claims, undated)
    assert tie.status is TieStatus.DISPUTED
    assert tie.comparisons[0].reason.endswith("Whether they speak of the same time is not certain.")


def test_superseded_by_its_own_end():
    tie = one([claim("part_of", "lions", "front", time="2014/2016")])
    assert tie.status is TieStatus.SUPERSEDED


def test_superseded_by_an_event_that_ends_it():
    ties = weighed(
        [
            claim("part_of", "lions", "front"),
            claim("split_from", "lions", "front", doc="d2", time="2018-05"),
        ],
        TWO_YEARS,
    )
    assert ties["lions.part_of.front"].status is TieStatus.SUPERSEDED
    assert ties["lions.split_from.front"].status is TieStatus.SINGLE_SOURCE
    (comparison,) = ties["lions.part_of.front"].comparisons
    assert comparison.verdict is Verdict.SUPERSEDE
    assert comparison.reason == (
        "“split from” (2018-05) is later than 2015-03-01, "
        "the last day for which it is said to hold."
    )


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (claim("controls", "lions", "front"), claim("dissolved", "lions", None, doc="d2")),
        (claim("leads", "karim", "front"), claim("killed", "lions", "karim", doc="d2")),
    ],
)
def test_superseded_by_what_happens_to_one_side(state, event):
    tie = weighed([state, event], TWO_YEARS)[f"{state.subject}.{state.relation}.{state.object}"]
    assert tie.status is TieStatus.SUPERSEDED
    assert "perhaps later" in tie.comparisons[0].reason


def test_an_earlier_end_supersedes_nothing():
    claims = [
        claim("part_of", "lions", "front", doc="d2"),
        claim("split_from", "lions", "front", doc="d2", time="2012"),
        claim("split_from", "lions", "front", doc="d2", time="2020", kind=ClaimKind.PREDICTION),
        claim("split_from", "lions", "front", doc="d2", time="2021", denied=True),
    ]
    assert weighed(claims, TWO_YEARS)["lions.part_of.front"].status is TieStatus.SINGLE_SOURCE


def test_superseded_by_a_late_denial():
    tie = one([claim("part_of"), claim("part_of", doc="d2", denied=True)], TWO_YEARS)
    assert tie.status is TieStatus.SUPERSEDED
    assert Verdict.SUPERSEDE in verdicts(tie)


def test_a_newer_source_alone_retires_nothing():
    claims = [claim("allied_with"), claim("supports", doc="d2")]
    statuses = {tie.status for tie in weighed(claims, TWO_YEARS).values()}
    assert statuses == {TieStatus.SINGLE_SOURCE}


def test_denied():
    tie = one([claim("met_with", denied=True), claim("met_with", denied=True, doc="d2")])
    assert tie.status is TieStatus.DENIED
    assert tie.affirming == ()
    assert tie.origins == ()


@pytest.mark.parametrize("kind", [ClaimKind.PREDICTION, ClaimKind.INTENTION])
def test_predicted(kind):
    foretold = claim("joined", "karim", "front", kind=kind, time="2020")
    assert one([foretold]).status is TieStatus.PREDICTED
    came = claim("joined", "karim", "front", doc="d2", time="2020-04")
    tie = one([foretold, came], [document("d2", "2020-05")])
    assert tie.status is TieStatus.SINGLE_SOURCE
    assert set(tie.affirming) == {foretold.id, came.id}


def test_predicted_does_not_contradict_what_is():
    claims = [
        claim("joined", "karim", "front", kind=ClaimKind.PREDICTION),
        claim("joined", "karim", "front", denied=True, doc="d2"),
    ]
    assert one(claims).status is TieStatus.PREDICTED
    against = claim("joined", "karim", "front", denied=True, doc="d3", kind=ClaimKind.PREDICTION)
    assert one([*claims, against]).status is TieStatus.DISPUTED


def test_a_goal_is_no_prediction():
    assert one([claim("aims_to", value="free the valley")]).status is TieStatus.SINGLE_SOURCE


@pytest.mark.parametrize("status", TieStatus)
def test_every_status_has_a_section_and_tests(status):
    heading = status.value.replace("_", " ").capitalize()
    assert f"\n## {heading}\n" in PAGE.read_text("utf-8")
    assert any(name.startswith(f"test_{status.value}") for name in globals())
