"""Where the words of the texts stand, for finding them. All of it is made from the texts."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Index, Integer, String, Table, event

from factional.store.columns import metadata

paragraphs = Table(
    "paragraphs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)
Index("ix_paragraphs_document", paragraphs.c.document)

WORDS = "paragraph_words"
"""The index of words, by id of the paragraph: a virtual table of SQLite's FTS5, and no other's."""

event.listen(
    paragraphs,
    "after_create",
    DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy has no types for it
        f"CREATE VIRTUAL TABLE {WORDS} USING fts5(words, tokenize='unicode61')"
    ).execute_if(dialect="sqlite"),
)
