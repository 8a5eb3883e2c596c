"""The check that every extractor is held to, so that no claim rests on words nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factional.model import Claim, Document, Drop, Extraction, Gap, Quantity, is_edtf
from factional.vocabulary import Relation, Vocabulary

LONGEST = 400
"""Longest evidence in code points; a page is no quotation."""


def checked(
    document: Document, extraction: Extraction, vocabulary: Vocabulary | None = None
) -> Extraction:
    """An extraction with what breaks the rules moved from the claims to the drops.

    Evidence must stand verbatim at its offsets and be no longer than `LONGEST`; the relation must
    be known and have an object or a value as it asks; subject, object and place must be referents
    of the extraction; times must be EDTF; the attribution must not be empty. A referent's mentions
    that are not verbatim are left out, and so are gaps whose words are not there.
    """
    vocabulary = vocabulary or Vocabulary.load()
    known = {referent.id for referent in extraction.referents}
    kept: list[Claim] = []
    drops = list(extraction.drops)
    seen: set[str] = set()
    for claim in extraction.claims:
        reason = next(_faults(claim, document, known, vocabulary, seen), None)
        if reason is None:
            kept.append(claim)
            seen.add(claim.id)
        else:
            drops.append(Drop(claim, reason))
    referents = tuple(
        replace(
            referent,
            mentions=tuple(
                m for m in referent.mentions if document.text[m.start : m.end] == m.text
            ),
        )
        for referent in extraction.referents
    )
    gaps = tuple(gap for gap in extraction.gaps if _verbatim(gap, document))
    return Extraction(tuple(kept), referents, gaps, tuple(drops))


def _verbatim(thing: Claim | Gap, document: Document) -> bool:
    evidence = thing.evidence
    return (
        0 <= evidence.start < evidence.end <= len(document.text)
        and document.text[evidence.start : evidence.end] == evidence.quote
    )


def _faults(
    claim: Claim, document: Document, known: set[str], vocabulary: Vocabulary, seen: set[str]
) -> Iterator[str]:
    if claim.document != document.id:
        yield f"it is of another document, {claim.document!r}"
    if claim.id in seen:
        yield f"its id {claim.id!r} is used twice"
    if not _verbatim(claim, document):
        yield "its evidence is not found verbatim at its offsets"
    if claim.evidence.end - claim.evidence.start > LONGEST:
        yield f"its evidence is longer than {LONGEST} characters"
    relation = vocabulary.relations.get(claim.relation)
    if relation is None:
        yield f"the relation {claim.relation!r} is unknown"
    else:
        yield from _shape(claim, relation)
    for side, referent in (
        ("subject", claim.subject),
        ("object", claim.object),
        ("place", claim.place),
    ):
        if referent is not None and referent not in known:
            yield f"its {side} {referent!r} is no referent of the document"
    if claim.object is not None and claim.object == claim.subject:
        yield "its subject and its object are the same"
    if claim.time is not None and not is_edtf(claim.time):
        yield f"its time {claim.time!r} is not EDTF"
    if not claim.attribution:
        yield "nobody is given as saying it"
    if claim.confidence is not None and not 0 <= claim.confidence <= 1:
        yield f"its confidence {claim.confidence} is not between 0 and 1"


def _shape(claim: Claim, relation: Relation) -> Iterator[str]:
    if relation.object and claim.object is None:
        yield f"{relation.name!r} needs an object"
    if not relation.object and claim.object is not None:
        yield f"{relation.name!r} takes no object"
    if relation.value == "quantity" and not isinstance(claim.value, Quantity):
        yield f"{relation.name!r} needs a quantity"
    if relation.value == "text" and not (isinstance(claim.value, str) and claim.value.strip()):
        yield f"{relation.name!r} needs a text value"
    if relation.value is None and claim.value is not None:
        yield f"{relation.name!r} takes no value"
