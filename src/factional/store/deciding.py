"""The log of decisions: rows are added and never changed; what follows from them is worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from factional.errors import InvalidQuery, InvalidTime, NotFound, VocabularyError
from factional.model import (
    Anchor,
    BlockKind,
    Claim,
    Decision,
    DecisionKind,
    DocumentStatus,
    Review,
    is_edtf,
)
from factional.store import claim_rows, judging, naming, opinions, rows, weighing
from factional.store import schema as t
from factional.store.edits import BEFORE, WITH, edited
from factional.store.standing import PUBLISHED, dates, undone
from factional.store.writing import touch
from factional.vocabulary import Vocabulary

REPLACED_BY = "replaced_by"
"""Key under which a decision names the later version of a document."""

NOTED = frozenset(
    {
        DecisionKind.WATCHED,
        DecisionKind.CONCLUDED,
        DecisionKind.ARRANGED,
        DecisionKind.LOCATED,
        DecisionKind.SAVED,
        *opinions.KINDS,
    }
)
"""Decisions that change neither claims nor what is weighed of them."""

REVIEWS = {
    DecisionKind.ACCEPTED: Review.ACCEPTED,
    DecisionKind.EDITED: Review.EDITED,
    DecisionKind.REJECTED: Review.REJECTED,
    DecisionKind.SET_ASIDE: Review.UNSURE,
    DecisionKind.MADE: Review.ACCEPTED,
}
"""What becomes of a claim that is decided about; who makes one holds it to be read right."""

_STATUSES = {
    DecisionKind.WITHDREW: DocumentStatus.WITHDRAWN,
    DecisionKind.REPLACED: DocumentStatus.REPLACED,
}
OF_CLAIMS = tuple(REVIEWS)
"""Decisions that are about a claim."""

OF_NAMES = frozenset({"also_known_as", "succeeds"})
"""Relations that tell of two names that they are one actor's, or that one followed the other."""


def decide(
    connection: Connection,
    kind: DecisionKind,
    target: str,
    *,
    by: str,
    note: str,
    details: Mapping[str, str],
    vocabulary: Vocabulary,
) -> Decision:
    """Log a decision, and let what it is about follow from it."""
    if not by.strip():
        raise InvalidQuery("Nobody decides this. Say who does.")
    if BEFORE in details:
        raise InvalidQuery(f"{BEFORE!r} is kept for the case itself. Use another word.")
    kept = dict(details)
    label: rows.Record = {}
    if kind in REVIEWS:
        kept[BEFORE] = _review_before(connection, kind, target, details, vocabulary)
    elif kind in _STATUSES:
        kept[BEFORE] = _status_before(connection, kind, target, details)
    elif kind in opinions.KINDS:
        opinions.check(connection, kind, target, details)
    elif kind is DecisionKind.RELABELLED:
        _require(connection, t.documents.c.id, target, "document")
        label = _label(details)
    elif kind is DecisionKind.DATED:
        kept[BEFORE] = _date_before(connection, target, details)
    elif kind not in NOTED:
        raise InvalidQuery("This is not decided of one thing by its id. Use undo, or judge actors.")
    number = _append(connection, kind, target, by=by, note=note, details=kept)
    if kind is DecisionKind.RELABELLED:
        connection.execute(insert(t.labels), [{"decision": number, "document": target, **label}])
    settle(connection, kind, target)
    _reweigh(connection, kind, target)
    touch(connection, content=kind not in NOTED)
    return _one(connection, number)


def judge(
    connection: Connection,
    kind: DecisionKind,
    first: Sequence[Anchor],
    second: Sequence[Anchor],
    *,
    by: str,
    note: str,
    details: Mapping[str, str],
) -> Decision:
    """Log what was decided of two actors, and note that both are to be resolved again.

    Raises:
        InvalidQuery: nobody decides it, one of the actors is nothing, or it is no such decision.
    """
    if not by.strip():
        raise InvalidQuery("Nobody decides this. Say who does.")
    if kind not in judging.KINDS:
        raise InvalidQuery(f"Two actors are not {kind}. Merge them, or keep them apart.")
    target = first[0].entity if first else ""
    number = _append(connection, kind, target, by=by, note=note, details=details)
    judging.write(connection, number, first, second)
    touch(connection)
    return _one(connection, number)


def undo(connection: Connection, number: int, *, by: str) -> Decision:
    """Take a decision back by adding one that says so; undoing that one brings it back.

    Raises:
        NotFound: there is no decision of this number.
        InvalidQuery: it was taken back already.
    """
    if not by.strip():
        raise InvalidQuery("Nobody takes this back. Say who does.")
    decision = _one(connection, number)
    if decision.undone is not None:
        raise InvalidQuery(
            f"Decision {number} was taken back already, by decision {decision.undone}. "
            f"Undo {decision.undone} to bring it back."
        )
    added = _append(
        connection,
        DecisionKind.UNDID,
        decision.target,
        by=by,
        details={"undoes": str(number)},
        undoes=number,
    )
    origin = decision
    while origin.kind is DecisionKind.UNDID:
        origin = _one(connection, int(origin.details["undoes"]))
    if origin.kind in judging.KINDS:
        judging.outdate(connection, origin.id)
    else:
        settle(connection, origin.kind, origin.target)
        _reweigh(connection, origin.kind, origin.target)
    touch(connection, content=origin.kind not in NOTED)
    return _one(connection, added)


def last_act(connection: Connection, by: str) -> list[int]:
    """Numbers of the decisions of the last act of an analyst that stands, the last first.

    Raises:
        InvalidQuery: nothing of this analyst stands.
    """
    table = t.decisions
    query = select(table.c.id, table.c.details).order_by(table.c.id.desc())
    query = query.where(table.c.by == by, table.c.kind != DecisionKind.UNDID.value)
    taken = undone(connection)
    act: list[int] = []
    first = None
    for row in connection.execute(query):
        if row.id in taken:
            continue
        first = first or int(row.details.get(WITH, row.id))
        if row.id != first and row.details.get(WITH) != str(first):
            break
        act.append(row.id)
    if not act:
        raise InvalidQuery(f"Nothing that {by} decided stands. There is nothing to undo.")
    return act


def decisions(connection: Connection) -> list[Decision]:
    """All decisions in the order in which they were made."""
    taken = undone(connection)
    query = select(t.decisions).order_by(t.decisions.c.id)
    return [rows.decision_of(row, taken) for row in connection.execute(query)]


def edits(
    connection: Connection, within: ColumnElement[bool] | None
) -> dict[str, list[Mapping[str, str]]]:
    """The edits that stand, by claim, first to last."""
    table = t.decisions
    query = select(table.c.id, table.c.target, table.c.details).order_by(table.c.id)
    query = query.where(table.c.kind == DecisionKind.EDITED.value)
    if within is not None:
        query = query.join(t.claims, t.claims.c.id == table.c.target).where(within)
    taken = undone(connection)
    standing: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in connection.execute(query):
        if row.id not in taken:
            standing[row.target].append(row.details)
    return standing


def _one(connection: Connection, number: int) -> Decision:
    row = connection.execute(select(t.decisions).where(t.decisions.c.id == number)).first()
    if row is None:
        raise NotFound(f"No decision {number}. List the decisions for their numbers.")
    return rows.decision_of(row, undone(connection))


def _append(
    connection: Connection,
    kind: DecisionKind,
    target: str,
    *,
    by: str,
    note: str = "",
    details: Mapping[str, str],
    undoes: int | None = None,
) -> int:
    number = (connection.execute(select(func.max(t.decisions.c.id))).scalar() or 0) + 1
    row = {
        "id": number,
        "kind": kind.value,
        "target": target,
        "by": by,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "note": note,
        "details": details,
        "undoes": undoes,
    }
    connection.execute(insert(t.decisions), [row])
    return number


def _require(connection: Connection, column: ColumnElement[str], id: str, what: str) -> None:
    if connection.execute(select(column).where(column == id)).first() is None:
        raise NotFound(f"No {what} {id!r}. Look up its id, and decide again.")


def _review_before(
    connection: Connection,
    kind: DecisionKind,
    target: str,
    details: Mapping[str, str],
    vocabulary: Vocabulary,
) -> str:
    row = connection.execute(select(t.claims).where(t.claims.c.id == target)).first()
    if row is None:
        raise NotFound(f"No claim {target!r}. List the claims for their ids.")
    if kind is DecisionKind.MADE:
        return Review.REJECTED.value
    if kind is not DecisionKind.EDITED:
        return str(row.review)
    claim = claim_rows.claim_of(row, [])
    for earlier in edits(connection, t.claims.c.id == target).get(target, ()):
        claim = edited(claim, earlier)
    after = edited(claim, details)
    if after == claim:
        raise InvalidQuery(f"This changes nothing in {target}. Accept the claim, or name a field.")
    try:
        vocabulary[after.relation]
    except VocabularyError as error:
        raise InvalidQuery(str(error)) from error
    known = select(t.referents.c.id).where(t.referents.c.document == row.document)
    referents = set(connection.execute(known).scalars())
    for referent in (after.subject, after.object, after.place):
        if referent is not None and referent not in referents:
            raise InvalidQuery(
                f"{referent!r} is nobody in document {row.document}. Use the id of a referent."
            )
    return str(row.review)


def _status_before(
    connection: Connection, kind: DecisionKind, target: str, details: Mapping[str, str]
) -> str:
    query = select(t.documents.c.status).where(t.documents.c.id == target)
    status = connection.execute(query).scalar()
    if status is None:
        raise NotFound(f"No document {target!r}. List the documents for their ids.")
    if kind is DecisionKind.REPLACED:
        later = details.get(REPLACED_BY, "")
        _require(connection, t.documents.c.id, later, "document")
        if later == target:
            raise InvalidQuery("A document does not replace itself. Name its later version.")
    return str(status)


def _date_before(connection: Connection, target: str, details: Mapping[str, str]) -> str:
    query = select(t.documents.c.published).where(t.documents.c.id == target)
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(f"No document {target!r}. List the documents for their ids.")
    date = details.get(PUBLISHED)
    if date is None:
        raise InvalidQuery("No date is given. Give one as published, or an empty one for none.")
    if date and not is_edtf(date):
        raise InvalidTime(f"{date!r} is not an EDTF date. Write 2016, 2016-05 or 2016-05-11.")
    before, _ = dates(connection, target).get(target, (row.published, ""))
    if (before or "") == date:
        raise InvalidQuery(f"That is its date already: {date or 'none'}. Give another.")
    return before or ""


def _label(details: Mapping[str, str]) -> rows.Record:
    """The label that a decision sets, as `Store.relabel` writes its details."""
    kind = details.get("kind", "")
    if kind not in set(BlockKind):
        raise InvalidQuery(f"No block is a {kind!r}. Use one of: {', '.join(BlockKind)}.")
    try:
        start, stop = int(details["start"]), int(details["end"])
    except (KeyError, ValueError) as error:
        raise InvalidQuery("A label needs its start and end in code points. Give both.") from error
    return {"start": start, "stop": stop, "kind": kind, "speaker": details.get("speaker")}


def _review(connection: Connection, id: str, review: Review, *, changed: bool) -> None:
    """Set what became of a claim, and note what is to be found anew where that makes a difference.

    What was weighed and is accepted is weighed as before. What is edited, or comes to count or
    counts no more, may answer something else; if it tells of names, its actors may be others.
    """
    row = connection.execute(select(t.claims).where(t.claims.c.id == id)).first()
    if row is None:
        return
    before = claim_rows.claim_of(row, [])
    after = replace(before, review=review)
    connection.execute(update(t.claims).where(t.claims.c.id == id).values(review=review.value))
    if changed or _counts(before) != _counts(after):
        weighing.wait_for(connection, id)
        named = naming.entities_of(connection, _named(connection, before))
        naming.outdate(connection, named.values())


def _named(connection: Connection, claim: Claim) -> set[tuple[str, str]]:
    """The referents that a claim has to do with if it tells of names, as it was read or edited."""
    table = t.decisions
    query = select(table.c.details).where(table.c.target == claim.id)
    log = connection.execute(query.where(table.c.kind == DecisionKind.EDITED.value)).scalars().all()
    if OF_NAMES.isdisjoint({claim.relation, *(details.get("relation") for details in log)}):
        return set()
    sides = {claim.subject, claim.object}
    sides |= {details.get(side) for details in log for side in ("subject", "object")}
    return {(claim.document, side) for side in sides if side}


def _counts(claim: Claim) -> tuple[bool, bool]:
    """What weighing and resolving look at of a review."""
    return claim.review is Review.REJECTED, claim.low


def _reweigh(connection: Connection, kind: DecisionKind, target: str) -> None:
    """Note that a document is to be weighed again where a decision was of it."""
    if kind in _STATUSES or kind is DecisionKind.DATED:
        weighing.wait(connection, [target])


def settle(connection: Connection, kind: DecisionKind, target: str) -> None:
    """Bring the claim or document of a decision to what the decisions that stand say."""
    group = next((set(g) for g in (REVIEWS, _STATUSES) if kind in g), {kind})
    if kind not in (*REVIEWS, *_STATUSES):
        return
    table = t.decisions
    query = select(table).where(table.c.target == target).order_by(table.c.id)
    log = connection.execute(query.where(table.c.kind.in_([k.value for k in group]))).all()
    taken = undone(connection)
    last = next((row for row in reversed(log) if row.id not in taken), None)
    before = log[0].details[BEFORE]
    if kind in REVIEWS:
        review = REVIEWS[DecisionKind(last.kind)].value if last else before
        _review(connection, target, Review(review), changed=kind is DecisionKind.EDITED)
    else:
        status = _STATUSES[DecisionKind(last.kind)].value if last else before
        later = last.details.get(REPLACED_BY) if last else None
        connection.execute(
            update(t.documents)
            .where(t.documents.c.id == target)
            .values(status=status, replaced_by=later)
        )
