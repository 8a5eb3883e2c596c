"""Which documents share text, and which translate which: what is known of pairs of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, or_, select

from factional.errors import InvalidQuery
from factional.model import Derivation, Likeness, Pair, Passage, Translation
from factional.store import schema as t
from factional.store import weighing
from factional.store.rows import Found, Record, numbered
from factional.store.sync import batched
from factional.store.writing import touch

CROWD = 32
"""Documents that a mark is kept of at most: words that many share are a formula by then, and a
text that goes round is found by the first of them."""

_FOUND = 48
_AT_ONCE = 500


def unsigned(connection: Connection, scheme: int) -> list[str]:
    """Documents that no signature of this scheme was made of, in the order they came in."""
    query = select(t.documents.c.id).outerjoin(
        t.signatures,
        (t.signatures.c.document == t.documents.c.id) & (t.signatures.c.scheme == scheme),
    )
    query = query.where(t.signatures.c.document.is_(None)).order_by(t.documents.c.number)
    return list(connection.execute(query).scalars())


def alike(connection: Connection, marks: Collection[int], *, apart: str) -> list[str]:
    """Documents with marks in common, those first that share what few others have.

    Marks that a crowd has come last, and at most `_FOUND` documents are told, so that the answer
    takes as long in a case of ten documents as in one of ten thousand.
    """
    weight: defaultdict[str, float] = defaultdict(float)
    for holders in _holders(connection, marks).values():
        for document in holders:
            if document != apart:
                weight[document] += 1 / len(holders)
    return sorted(weight, key=lambda id: (-weight[id], id))[:_FOUND]


def write_signature(
    connection: Connection, document: str, marks: Collection[int], scheme: int
) -> None:
    """Keep the marks of a document in the place of those that it had."""
    for table in (t.marks, t.signatures):
        connection.execute(delete(table).where(table.c.document == document))
    crowded = {m for m, who in _holders(connection, marks).items() if len(who) >= CROWD}
    rows = [{"mark": mark, "document": document} for mark in sorted(set(marks) - crowded)]
    if rows:
        connection.execute(insert(t.marks), rows)
    connection.execute(insert(t.signatures), [{"document": document, "scheme": scheme}])


def _holders(connection: Connection, marks: Collection[int]) -> dict[int, list[str]]:
    held: defaultdict[int, list[str]] = defaultdict(list)
    ordered = sorted(marks)
    for at in range(0, len(ordered), _AT_ONCE):
        query = select(t.marks).where(t.marks.c.mark.in_(ordered[at : at + _AT_ONCE]))
        for mark, document in connection.execute(query).all():
            held[mark].append(document)
    return held


def write_likenesses(connection: Connection, document: str, likenesses: Iterable[Likeness]) -> None:
    """Keep what a document shares with others, in the place of what was known of it."""
    forget_likenesses(connection, document)
    passages: list[Record] = []
    heads: list[Record] = []
    for like in likenesses:
        pair: Record = {"first": like.first, "second": like.second}
        heads.append(
            pair
            | {
                "resemblance": like.resemblance,
                "first_share": like.first_share,
                "second_share": like.second_share,
            }
        )
        passages += numbered([_passage_row(p) for p in like.passages], **pair)
    if heads:
        connection.execute(insert(t.likenesses), heads)
        connection.execute(insert(t.passages), passages)
        weighing.wait(connection, {id for head in heads for id in (head["first"], head["second"])})
        touch(connection)


def forget_likenesses(connection: Connection, document: str) -> None:
    """Forget what a document shares with others."""
    like = t.likenesses.c
    query = select(like.first, like.second)
    pairs = connection.execute(query.where(or_(like.first == document, like.second == document)))
    weighing.wait(connection, {id for pair in pairs for id in pair})
    for table in (t.passages, t.likenesses):
        pair = or_(table.c.first == document, table.c.second == document)
        connection.execute(delete(table).where(pair))


def _passage_row(passage: Passage) -> Record:
    return {
        "first_start": passage.first[0],
        "first_stop": passage.first[1],
        "second_start": passage.second[0],
        "second_stop": passage.second[1],
        "words": passage.words,
    }


def likenesses(connection: Connection, among: Collection[str] | None = None) -> list[Likeness]:
    """Pairs of documents that share text, with the passages: all, or those among some documents."""
    held: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    table = t.passages
    query = select(table).order_by(table.c.first, table.c.second, table.c.seq)
    for row in _between(connection, query, table.c.first, among):
        first, second = (row.first_start, row.first_stop), (row.second_start, row.second_stop)
        held[row.first, row.second].append(Passage(first, second, row.words))
    pairs = select(t.likenesses).order_by(t.likenesses.c.first, t.likenesses.c.second)
    return [
        Likeness(
            row.first,
            row.second,
            row.resemblance,
            row.first_share,
            row.second_share,
            tuple(held[row.first, row.second]),
        )
        for row in _between(connection, pairs, t.likenesses.c.first, among)
    ]


def _between(
    connection: Connection,
    query: Select[Any],
    first: ColumnElement[str],
    among: Collection[str] | None,
) -> list[Found]:
    """The rows of a query of pairs of documents: all, or those of which both are among some."""
    if among is None:
        return list(connection.execute(query).all())
    known = frozenset(among)
    return [
        row
        for some in batched(sorted(known))
        for row in connection.execute(query.where(first.in_(some)))
        if row.second in known
    ]


def write_translation(connection: Connection, translation: Translation) -> None:
    """Keep that a document translates another, in the place of what was known of it.

    Raises:
        InvalidQuery: both are one document, or the original is a translation of the other.
    """
    document, original = translation.document, translation.original
    back = select(t.translations.c.document).where(
        t.translations.c.document == original, t.translations.c.original == document
    )
    if document == original or connection.execute(back).first():
        raise InvalidQuery(
            "A document is no translation of itself, nor of what translates it. "
            "Give the original first, and the translation after --translation."
        )
    before = _translations(connection, document)
    if before == [translation]:
        return
    connection.execute(delete(t.alignments).where(t.alignments.c.document == document))
    connection.execute(delete(t.translations).where(t.translations.c.document == document))
    row = {
        "document": document,
        "original": original,
        "translator": translation.translator,
        "translated": translation.translated,
    }
    connection.execute(insert(t.translations), [row])
    pairs: list[Record] = [
        {
            "start": pair.translation[0],
            "stop": pair.translation[1],
            "original_start": pair.original[0],
            "original_stop": pair.original[1],
        }
        for pair in translation.pairs
    ]
    if pairs:
        connection.execute(insert(t.alignments), numbered(pairs, document=document))
    ends = (document, original, *(known.original for known in before))
    weighing.wait(connection, ends)
    touch(connection)


def translations(connection: Connection) -> list[Translation]:
    """All translations that have their original beside them."""
    return _translations(connection, None)


def translations_among(connection: Connection, documents: Collection[str]) -> list[Translation]:
    """Which of some documents translate which of them, without what answers to what."""
    known = frozenset(documents)
    table = t.translations
    query = select(table).order_by(table.c.document)
    return [
        Translation(row.document, row.original, row.translator, row.translated)
        for some in batched(sorted(known))
        for row in connection.execute(query.where(table.c.document.in_(some)))
        if row.original in known
    ]


def derivations(connection: Connection, document: str | None = None) -> dict[str, Derivation]:
    """What each translation with its original in the case derives from, by id."""
    of = t.documents
    query = select(
        t.translations.c.document,
        t.translations.c.translator,
        of.c.publisher,
        of.c.title,
        of.c.name,
    ).join(of, of.c.id == t.translations.c.original)
    if document is not None:
        query = query.where(t.translations.c.document == document)
    return {
        row.document: Derivation(
            "translation", row.publisher or row.title or row.name, row.translator
        )
        for row in connection.execute(query).all()
    }


def _translations(connection: Connection, document: str | None) -> list[Translation]:
    held: defaultdict[str, list[Pair]] = defaultdict(list)
    pairs = select(t.alignments).order_by(t.alignments.c.document, t.alignments.c.seq)
    heads = select(t.translations).order_by(t.translations.c.document)
    if document is not None:
        pairs = pairs.where(t.alignments.c.document == document)
        heads = heads.where(t.translations.c.document == document)
    for row in connection.execute(pairs).all():
        pair = Pair((row.start, row.stop), (row.original_start, row.original_stop))
        held[row.document].append(pair)
    return [
        Translation(
            row.document, row.original, row.translator, row.translated, tuple(held[row.document])
        )
        for row in connection.execute(heads).all()
    ]
