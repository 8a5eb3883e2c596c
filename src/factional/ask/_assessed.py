"""One claim as an analyst grades it: its sources, a suggested credibility, his own judgement."""

from __future__ import annotations

from dataclasses import dataclass

from factional.ask._grades import Appraisal, Grade, estimate, grades
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._voices import voices
from factional.errors import NotFound
from factional.model import Tie
from factional.store import Store
from factional.vocabulary import codes
from factional.weigh import bearings, credibility


@dataclass(frozen=True, slots=True)
class Graded:
    """A source of a claim with the analyst's grade; None where he gave none."""

    id: str
    name: str
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A credibility that the words of the Admiralty code suggest, with the reasons.

    Attributes:
        code: `1` to `6`; `6` says that it cannot be judged, which is no middle value.
        label: The words of the code for it.
        says: What the code means by them.
        reasons: What in the case makes it so.
    """

    code: str
    label: str
    says: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a claim is graded.

    Attributes:
        claim: Id of the claim.
        tie: Id of its tie; None where it is not weighed.
        sources: Whose words it is, with the analyst's grades.
        suggestion: A suggested credibility; None where it is not weighed.
        estimate: What the analyst holds of the tie.
    """

    claim: str
    tie: str | None
    sources: tuple[Graded, ...]
    suggestion: Suggestion | None
    estimate: Appraisal


def assessment(store: Store, claim_id: str, *, by: str | None = None) -> Assessment:
    """How a claim is graded, and what the code would say of it.

    Args:
        store: The case.
        claim_id: The claim.
        by: Whose grades and judgement are shown; nobody's where not given.

    Raises:
        NotFound: there is no such claim.
    """
    snap = snapshot(store)
    claim = snap.claim.get(claim_id)
    if claim is None:
        raise NotFound(f"No claim {claim_id!r}. List the claims for their ids.")
    known = voices(store, snap)
    given = grades(snap.decisions, known, by)
    tie = snap.tie_of.get(claim_id)
    return Assessment(
        claim=claim_id,
        tie=tie.id if tie else None,
        sources=tuple(
            Graded(id, known.sources[id].name, given.get(id)) for id in known.of_claim(claim)
        ),
        suggestion=_suggestion(snap, claim_id, tie) if tie else None,
        estimate=estimate(snap.decisions, tie.id if tie else "", by),
    )


def _suggestion(snap: Snapshot, claim_id: str, tie: Tie) -> Suggestion:
    sides = {tie.question.subject, tie.question.object}
    beside = [
        other
        for other in snap.ties_with[tie.question.subject]
        if {other.question.subject, other.question.object} == sides
    ]
    bearing = bearings(tie)[claim_id]
    found = credibility(snap.claim[claim_id], tie, bearing, beside, snap.vocabulary)
    code = codes().credibility[found.code]
    return Suggestion(found.code, code.label, code.says, found.reasons)
