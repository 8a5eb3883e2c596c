"""Finding words in the texts of a case, whatever their case and diacritics.

Texts are indexed by paragraph: what a reader is shown of a hit is a sentence, and words that stand
together are sought together. The index is made from the texts when something is first looked for
in them, so that adding a document does not wait for it; it can be thrown away at any time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, insert, select, text

from factional.store import schema as t
from factional.store.schema_found import WORDS

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
WITHIN = "'’ʼʾʿ`\u0640"
"""What stands within words and parts none: apostrophes, and the stroke that draws Arabic out."""
_MOST = 5000
_PART = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words in a row that are looked for.

    Attributes:
        words: The words, folded by `folded`.
        begun: Whether the last may go on: "train" finds "trained".
    """

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in which something was found, in code points."""

    document: str
    start: int
    end: int


def folded(words: str) -> str:
    """A text as it is searched: no case, no diacritics of any script, and nothing but words."""
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", words))
    kept = (c for c in plain if not unicodedata.combining(c) and c not in WITHIN)
    return " ".join("".join(c if c.isalnum() else " " for c in kept).casefold().split())


def waiting(connection: Connection) -> list[str]:
    """Ids of the documents whose texts are not indexed."""
    known = exists().where(t.paragraphs.c.document == t.texts.c.document)
    return list(connection.execute(select(t.texts.c.document).where(~known)).scalars())


def index_waiting(connection: Connection) -> None:
    """Index the texts that are not."""
    documents = waiting(connection)
    for at in range(0, len(documents), _PART):
        _index(connection, documents[at : at + _PART])


def _index(connection: Connection, documents: Sequence[str]) -> None:
    whole = select(t.texts).where(t.texts.c.document.in_(documents))
    texts = {row.document: row.text for row in connection.execute(whole)}
    blocks = connection.execute(
        select(t.blocks.c.document, t.blocks.c.start, t.blocks.c.stop)
        .where(t.blocks.c.document.in_(documents))
        .order_by(t.blocks.c.document, t.blocks.c.seq)
    ).all()
    found = [(row.document, row.start, row.stop) for row in blocks]
    # a text without blocks is one paragraph, so that it is not looked at again and again
    bare = texts.keys() - {document for document, *_ in found}
    found += [(document, 0, len(texts[document])) for document in sorted(bare)]
    last = connection.execute(select(t.paragraphs.c.id).order_by(t.paragraphs.c.id.desc()))
    first = (last.scalars().first() or 0) + 1
    rows = [
        {"id": id, "document": document, "start": start, "stop": stop}
        for id, (document, start, stop) in enumerate(found, first)
    ]
    words = [
        {"id": row["id"], "words": folded(texts[row["document"]][row["start"] : row["stop"]])}
        for row in rows
    ]
    connection.execute(insert(t.paragraphs), rows)
    connection.execute(text(f"INSERT INTO {WORDS} (rowid, words) VALUES (:id, :words)"), words)


def forget(connection: Connection, document: str) -> None:
    """Take a text out of the index; it is indexed anew when something is next looked for."""
    own = select(t.paragraphs.c.id).where(t.paragraphs.c.document == document)
    ids = [{"id": id} for id in connection.execute(own).scalars()]
    if ids:
        connection.execute(text(f"DELETE FROM {WORDS} WHERE rowid = :id"), ids)
        connection.execute(delete(t.paragraphs).where(t.paragraphs.c.document == document))


def find(connection: Connection, wanted: Sequence[Iterable[Wanted]]) -> list[Paragraph]:
    """The paragraphs that hold one of each of some alternatives, the likeliest first.

    Args:
        connection: The transaction.
        wanted: For each thing that is looked for, the words that it goes by; one is enough.

    Returns:
        At most five thousand paragraphs.
    """
    groups = [[_phrase(each) for each in alternatives if each.words] for alternatives in wanted]
    if not groups or not all(groups):
        return []
    asked = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    found = connection.execute(
        text(
            f"SELECT p.document, p.start, p.stop FROM {WORDS} AS w "
            f"JOIN paragraphs AS p ON p.id = w.rowid WHERE {WORDS} MATCH :asked "
            "ORDER BY w.rank, p.id LIMIT :most"
        ),
        {"asked": asked, "most": _MOST},
    )
    return [Paragraph(row.document, row.start, row.stop) for row in found]


def _phrase(wanted: Wanted) -> str:
    # folded words hold neither quotation marks nor operators
    words = " ".join(wanted.words).replace('"', " ")
    return f'"{words}"*' if wanted.begun else f'"{words}"'
