"""Contradictions side by side: origins folded, times drawn, nothing concluded by itself."""

from factional import ask
from factional.model import DecisionKind
from tests.ask import build


def concluded(store, tie):
    return next(c for c in ask.board(store) if c.tie == tie).conclusion


def test_the_board_holds_every_dispute_with_every_claim(own):
    found, disputes = ask.board(own), ask.disputes(own)
    assert {c.tie for c in found} == {d.tie for d in disputes}
    assert found
    for dispute in disputes:
        shown = next(c for c in found if c.tie == dispute.tie)
        for side, position in zip(shown.positions, dispute.positions, strict=True):
            claims = [v.row.id for origin in side.origins for v in origin.claims]
            assert sorted(claims) == sorted(row.id for row in position.claims)
            assert side.claims == len(claims)
        assert shown.comparisons == dispute.comparisons
        assert shown.conclusion is None


def test_it_says_what_each_is_about(own):
    about = {c.question: c.about for c in ask.board(own)}
    number = next(kind for question, kind in about.items() if "strength" in question)
    assert number is ask.About.NUMBER


def test_what_depends_on_it_comes_first(own):
    depends = [c.depends for c in ask.board(own)]
    assert depends == sorted(depends, reverse=True)


def test_documents_that_speak_of_the_same_and_not_of_this_are_silent(own):
    for contradiction in ask.board(own):
        speaking = {
            v.row.document.id for s in contradiction.positions for o in s.origins for v in o.claims
        }
        assert not speaking & {document.id for document in contradiction.silent}


def test_a_claim_holds_from_its_start_to_its_end(own):
    for contradiction in ask.board(own):
        for span in (v.span for s in contradiction.positions for o in s.origins for v in o.claims):
            first, last = span.earliest_start, span.latest_start
            assert first is None or last is None or first <= last


def test_a_conclusion_finds_its_position_again_by_its_claims(own):
    first = ask.board(own)[0]
    wanted = first.positions[1].origins[0].claims[0].row.id
    details = {ask.OUTCOME: "prefer", ask.PREFERRED: wanted}
    own.decide(DecisionKind.CONCLUDED, first.tie, by="Nour", details=details)
    told = concluded(own, first.tie)
    assert (told.position, told.outcome, told.by) == (1, ask.Outcome.PREFER, "Nour")
    build.refresh(own)
    assert next(c for c in ask.board(own) if c.tie == first.tie).positions == first.positions
    later = {ask.OUTCOME: "open"}
    made = own.decide(DecisionKind.CONCLUDED, first.tie, by="Nour", details=later)
    told = concluded(own, first.tie)
    assert (told.outcome, told.position) == (ask.Outcome.OPEN, None)
    own.undo(made.id, "Nour")
    told = concluded(own, first.tie)
    assert told.outcome is ask.Outcome.PREFER
