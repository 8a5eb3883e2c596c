"""Claims that a person reads in a text: put among those of its document, under a fresh id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from sqlalchemy import Connection, func, insert, select

from factional.errors import InvalidQuery, InvalidTime
from factional.model import (
    MADE_BY,
    Claim,
    Evidence,
    Extraction,
    Referent,
    Review,
    is_edtf,
)
from factional.store import claim_rows, naming, reading, rows, writing
from factional.store import schema as t
from factional.vocabulary import Vocabulary

_NUMBER = re.compile(r"-(\d+)$")
_NEITHER = re.compile(r"\W+")


def make(
    connection: Connection,
    claim: Claim,
    referents: Sequence[Referent],
    *,
    by: str,
    vocabulary: Vocabulary,
) -> str:
    """Write a claim with the referents that are new with it; returns its id.

    Raises:
        NotFound: there is no such document.
        InvalidQuery: the claim cannot be kept, and why.
        InvalidTime: its time is not EDTF.
    """
    document = reading.document(connection, claim.document)
    if claim.time and not is_edtf(claim.time):
        raise InvalidTime(f"{claim.time!r} is not an EDTF date. Write 2016, 2016-05 or 2018-08/..")
    known = [referent for _, referent in reading.referents(connection, document.id)]
    start, end = claim.evidence.start, claim.evidence.end
    made = replace(
        claim,
        id=_fresh(connection, document.id),
        document=document.id,
        evidence=Evidence(document.text[start:end], start, end),
        confidence=None,
        extractor=by,
        how={MADE_BY: by},
        review=Review.PROPOSED,
    )
    found = Extraction(claims=(made,), referents=(*known, *referents))
    kept = writing.verified(document, found, vocabulary)
    if kept.drops:
        raise InvalidQuery(f"This claim cannot be kept: {kept.drops[0].reason}. Put it right.")
    put_referents(connection, document.id, referents)
    last = select(func.max(t.claims.c.seq)).where(t.claims.c.document == document.id)
    seq = connection.execute(last).scalar()
    row = claim_rows.claim_row(made, 0 if seq is None else seq + 1)
    connection.execute(insert(t.claims), [row])
    if hops := claim_rows.hop_rows(made):
        connection.execute(insert(t.hops), hops)
    return made.id


def referent_id(name: str, taken: Iterable[str]) -> str:
    """A readable id for a new referent of a document, made of its name."""
    stem = _NEITHER.sub("_", name.lower()).strip("_") or "actor"
    used = set(taken)
    return next(id for n in count(1) if (id := stem if n == 1 else f"{stem}-{n}") not in used)


def put_referents(connection: Connection, document: str, referents: Sequence[Referent]) -> None:
    """Write referents that are new to a document, which is to be resolved after that."""
    last = select(func.max(t.referents.c.seq)).where(t.referents.c.document == document)
    seq = connection.execute(last).scalar()
    first = 0 if seq is None else seq + 1
    for number, referent in enumerate(referents, first):
        row = rows.referent_row(referent, document, number)
        connection.execute(insert(t.referents), [row])
        if mentions := rows.mention_rows(referent, document):
            connection.execute(insert(t.mentions), mentions)
    naming.wait(connection, document)


def _fresh(connection: Connection, document: str) -> str:
    """An id that no claim of the document ever had."""
    used = [
        id
        for column in (t.claims.c.id, t.former_claims.c.id, t.decisions.c.target)
        for id in connection.execute(select(column).where(column.startswith(f"{document}-")))
        .scalars()
        .all()
    ]
    numbers = [m.group(1) for id in used if (m := _NUMBER.search(id))]
    width = max(map(len, numbers), default=3)
    return f"{document}-{max(map(int, numbers), default=0) + 1:0{width}}"
