"""What was foretold and how it turned out, and what nobody would say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factional.ask._build import claim_row, document_ref, entity_ref
from factional.ask._filter import speaks
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ClaimRow, DocumentRef, EntityRef
from factional.model import Bounds, Claim, Tie
from factional.resolve import fold
from factional.store import Store
from factional.weigh import (
    Fate,
    Prediction,
    Told,
    entity_id,
    foretold,
    predictions,
    printed_in_both,
    said,
)


@dataclass(frozen=True, slots=True)
class PredictionRow:
    """A claim about what was to come, with how it turned out.

    Attributes:
        claim: The claim.
        made: ISO date on which it was made, at the latest; None where it is undated.
        horizon: ISO date of the last day that it speaks of; None where it sets none.
        outcome: `open`, `borne_out` or `failed`.
        by: The later claims that tell so.
        reason: Why, in words.
        again: The same words in other prints of the text.
    """

    claim: ClaimRow
    made: str | None
    horizon: str | None
    outcome: Fate
    by: tuple[ClaimRow, ...]
    reason: str
    again: tuple[ClaimRow, ...] = ()


@dataclass(frozen=True, slots=True)
class GapRow:
    """A question that somebody declined or could not answer.

    Attributes:
        document: Where.
        speaker: Who would not or could not say.
        about: Whom or what it was about.
        topic: What it was about, in a few words of the text.
        reason: `declined` or `unknown`.
        quote: The words of the refusal.
        start: Where they stand.
    """

    document: DocumentRef
    speaker: str
    about: tuple[EntityRef, ...]
    topic: str
    reason: str
    quote: str
    start: int


def foretellings(
    store: Store, *, by: str | None = None, about: str | None = None
) -> list[PredictionRow]:
    """What was foretold, the earliest first, with how it turned out by later claims.

    What stands word for word in several documents was foretold once, in the earliest of them.

    Args:
        store: The case.
        by: Who foretold it, by an id or a name; all where not given.
        about: Actor that it is about.

    Raises:
        NotFound: nobody is called so, or says anything.
        Ambiguous: several are called so.
    """
    snap = snapshot(store)
    claims = snap.about[snap.find_one(about).id] if about else snap.claims
    wanted = speaks(snap, by) if by else lambda _: True
    told = [c for c in claims if c.id in snap.tie_of and wanted(c)]
    found = predictions(told, lambda c: list(_later(snap, c)), lambda c: _said(snap, c))
    return [_row(snap, prints) for prints in _by_print(snap, found)]


def _row(snap: Snapshot, prints: Sequence[Prediction]) -> PredictionRow:
    """A prediction with its further prints; how it turned out is told of any of them."""
    first = prints[0]
    turned = next((p for p in prints if p.outcome is not Fate.OPEN), first)
    return PredictionRow(
        claim=claim_row(snap, first.claim),
        made=first.made.isoformat() if first.made else None,
        horizon=first.horizon.isoformat() if first.horizon else None,
        outcome=turned.outcome,
        by=tuple(claim_row(snap, snap.claim[id]) for id in turned.by),
        reason=turned.reason,
        again=tuple(claim_row(snap, again.claim) for again in prints[1:]),
    )


def _by_print(snap: Snapshot, found: Iterable[Prediction]) -> list[list[Prediction]]:
    """Predictions with their further prints: the same said, in what two documents share."""
    groups: list[list[Prediction]] = []
    for each in found:
        claim = each.claim
        for group in groups:
            first = group[0].claim
            likenesses = snap.likenesses[claim.document]
            if _alike(snap, first, claim) and printed_in_both(first, claim, likenesses):
                group.append(each)
                break
        else:
            groups.append([each])
    return groups


def _alike(snap: Snapshot, first: Claim, second: Claim) -> bool:
    """Whether two claims say the same of actors that are one, or are called alike."""
    if (first.relation, first.polarity, first.value) != (
        second.relation,
        second.polarity,
        second.value,
    ):
        return False
    sides = ((first.subject, second.subject), (first.object, second.object))
    return all(
        one == other
        or not _names(snap, first.document, one).isdisjoint(_names(snap, second.document, other))
        for one, other in sides
    )


def _names(snap: Snapshot, document: str, referent: str | None) -> set[str]:
    """The entity of a referent, and what its document calls it."""
    key = document, referent or ""
    known = snap.referents.get(key)
    return {snap.of[key], fold(known.name)} if known and key in snap.of else set()


def _later(snap: Snapshot, claim: Claim) -> Iterator[Told]:
    """What is stated of the same, and of others who hold what one was to hold."""
    own = snap.tie_of[claim.id]
    yield from _told(snap, own, holds=True)
    asked = own.question
    if asked.object is None or snap.vocabulary[asked.relation].functional != "object":
        return
    name = fold(entity_ref(snap, asked.subject).name)
    for tie in snap.ties_with[asked.object]:
        other = tie.question
        if tie.id == own.id or (other.relation, other.object) != (asked.relation, asked.object):
            continue
        if fold(entity_ref(snap, other.subject).name) != name:  # a namesake may be the same
            yield from _told(snap, tie, holds=False)


def _told(snap: Snapshot, tie: Tie, *, holds: bool) -> Iterator[Told]:
    for id in tie.claims:
        claim = snap.claim[id]
        if not foretold(claim, snap.vocabulary[claim.relation]):
            yield Told(claim, snap.stated_bounds(claim), _said(snap, claim), holds)


def _said(snap: Snapshot, claim: Claim) -> date | None:
    known = said(claim, snap.documents[claim.document])
    return Bounds.parse(known).latest_end if known else None


def gaps(store: Store, *, about: str | None = None, by: str | None = None) -> list[GapRow]:
    """What nobody would say, or knew: by date of the document, in text order.

    Args:
        store: The case.
        about: Actor or place that the question was about, by an id or a name.
        by: Who would not or could not say, by an id or a name.

    Raises:
        NotFound: the case knows no such actor.
        Ambiguous: it knows several of this name.
    """
    snap = snapshot(store)
    asked = snap.find_one(about).id if about else None
    speaker = snap.find_one(by).id if by else None
    return list(refused(snap, store, asked, speaker))


def refused(
    snap: Snapshot, store: Store, about: str | None, by: str | None = None
) -> Iterator[GapRow]:
    """The same, by the ids of entities."""
    for document in snap.by_date:
        if about and document not in snap.mentioned[about]:
            continue
        for gap in store.gaps(document):
            who, entity = snap.voice(document, gap.speaker)
            # what a question calls only by a description has no referent: the topic says it
            named = [r for r in gap.about if (document, r) in snap.referents]
            ids = [entity_id(snap.of, document, r) for r in named]
            if (about and about not in ids) or (by and by != entity):
                continue
            yield GapRow(
                document=document_ref(snap, document),
                speaker=who,
                about=tuple(entity_ref(snap, id) for id in ids),
                topic=gap.topic,
                reason=gap.reason,
                quote=gap.evidence.quote,
                start=gap.evidence.start,
            )
