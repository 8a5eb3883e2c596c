"""Claims, gaps and drops as rows of tables, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from factional.model import (
    Certainty,
    Claim,
    ClaimKind,
    Drop,
    Evidence,
    Gap,
    Hop,
    Polarity,
    Quantity,
    Review,
    Value,
)
from factional.store.rows import Found, Record, numbered


def claim_row(claim: Claim, seq: int) -> Record:
    """A claim's own row, in the order of the extraction."""
    quantity = claim.value if isinstance(claim.value, Quantity) else None
    return {
        "id": claim.id,
        "document": claim.document,
        "seq": seq,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "value_text": claim.value if isinstance(claim.value, str) else None,
        "value_min": quantity.min if quantity else None,
        "value_max": quantity.max if quantity else None,
        "value_approx": quantity.approx if quantity else None,
        "value_unit": quantity.unit if quantity else None,
        "role": claim.role,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "kind": claim.kind.value,
        "time": claim.time,
        "place": claim.place,
        "quote": claim.evidence.quote,
        "start": claim.evidence.start,
        "stop": claim.evidence.end,
        "core": claim.core,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
        "how": dict(claim.how),
        "review": claim.review.value,
    }


def hop_rows(claim: Claim) -> list[Record]:
    """The voices of a claim's attribution, innermost first."""
    rows: list[Record] = [
        {"who": h.who, "cue": h.cue, "date": h.date, "start": h.start, "stop": h.end}
        for h in claim.attribution
    ]
    return numbered(rows, claim=claim.id)


def claim_of(row: Found, hops: Sequence[Found]) -> Claim:
    """The claim of a row and of the rows of its voices."""
    value: Value | None = row.value_text
    if row.value_unit is not None:
        value = Quantity(row.value_min, row.value_max, row.value_approx, row.value_unit)
    return Claim(
        id=row.id,
        document=row.document,
        subject=row.subject,
        relation=row.relation,
        evidence=Evidence(row.quote, row.start, row.stop),
        attribution=tuple(Hop(h.who, h.cue, h.date, h.start, h.stop) for h in hops),
        object=row.object,
        value=value,
        role=row.role,
        polarity=Polarity(row.polarity),
        certainty=Certainty(row.certainty),
        kind=ClaimKind(row.kind),
        time=row.time,
        place=row.place,
        core=row.core,
        confidence=row.confidence,
        extractor=row.extractor,
        how=row.how,
        review=Review(row.review),
    )


def gap_row(gap: Gap, document: str, seq: int) -> Record:
    """A gap's own row."""
    return {
        "document": document,
        "seq": seq,
        "speaker": gap.speaker,
        "topic": gap.topic,
        "reason": gap.reason,
        "quote": gap.evidence.quote,
        "start": gap.evidence.start,
        "stop": gap.evidence.end,
    }


def gap_of(row: Found, about: Sequence[Found]) -> Gap:
    """The gap of a row and of the referents that it is about."""
    evidence = Evidence(row.quote, row.start, row.stop)
    return Gap(row.speaker, tuple(a.referent for a in about), row.topic, row.reason, evidence)


def drop_row(drop: Drop, document: str, seq: int) -> Record:
    """A dropped claim, whole, with the reason."""
    return {
        "document": document,
        "seq": seq,
        "claim": as_json(drop.claim),
        "reason": drop.reason,
    }


def drop_of(row: Found) -> Drop:
    """The drop of a row."""
    return Drop(claim_from(row.claim), row.reason)


def as_json(claim: Claim) -> dict[str, Any]:
    """A claim, whole, as a JSON object."""
    return asdict(claim) | {"how": dict(claim.how)}


def claim_from(kept: Mapping[str, Any]) -> Claim:
    """The claim of a JSON object."""
    value = kept["value"]
    if isinstance(value, dict):
        value = Quantity(**value)
    return Claim(
        **{
            **kept,
            "evidence": Evidence(**kept["evidence"]),
            "attribution": tuple(Hop(**hop) for hop in kept["attribution"]),
            "value": value,
            "polarity": Polarity(kept["polarity"]),
            "certainty": Certainty(kept["certainty"]),
            "kind": ClaimKind(kept["kind"]),
            "review": Review(kept["review"]),
        }
    )
