"""Documents, referents, entities and ties as rows of tables, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from factional.model import (
    TLP,
    Acquisition,
    Block,
    BlockKind,
    Cell,
    Comparison,
    Decision,
    DecisionKind,
    Derivation,
    Document,
    DocumentStatus,
    Entity,
    EntityType,
    Genre,
    Hint,
    Mention,
    Metadata,
    Name,
    NameKind,
    Page,
    Question,
    Referent,
    Speaker,
    SpeakerRole,
    Speech,
    Table,
    Tie,
    TieStatus,
    Turn,
    TurnKind,
    Verdict,
)

Record = dict[str, Any]
Found = Row[Any]


def document_row(document: Document, number: int) -> Record:
    """A document's own row; its parts have tables of their own."""
    about = document.metadata
    return {
        "id": document.id,
        "number": number,
        "sha256": document.sha256,
        "name": document.name,
        "media_type": document.media_type,
        "title": about.title,
        "publisher": about.publisher,
        "published": about.published,
        "genre": about.genre.value,
        "language": about.language,
        "url": about.url,
        "found_in": dict(about.found_in),
        "body_start": document.body[0],
        "body_stop": document.body[1],
        "tlp": document.tlp.value,
        "status": document.status.value,
        "replaced_by": document.replaced_by,
        "section": about.section,
        "modified": about.modified,
        "dateline": about.dateline,
    }


def part_rows(document: Document) -> dict[str, list[Record]]:
    """The parts of a document, by table."""
    parts: dict[str, list[Record]] = {
        "authors": [{"name": name} for name in document.metadata.authors],
        "blocks": [
            {
                "kind": block.kind.value,
                "start": block.start,
                "stop": block.end,
                "speaker": block.speaker,
                "language": block.language,
            }
            for block in document.blocks
        ],
        "turns": [
            {
                "kind": turn.kind.value,
                "speaker": turn.speaker,
                "start": turn.start,
                "stop": turn.end,
            }
            for turn in document.turns
        ],
        "speakers": [
            {"name": voice.name, "role": voice.role.value, "affiliation": voice.affiliation}
            for voice in document.speakers
        ],
        "derivations": [
            {
                "kind": derivation.kind,
                "of": derivation.of,
                "by": derivation.by,
                "start": derivation.start,
                "stop": derivation.end,
            }
            for derivation in document.derivations
        ],
        "hints": [
            {"field": hint.field, "value": hint.value, "start": hint.start, "stop": hint.end}
            for hint in document.metadata.hints
        ],
        "pages": [
            {"number": page.number, "start": page.start, "stop": page.end, "label": page.label}
            for page in document.pages
        ],
        "tables": [_table_row(table) for table in document.tables],
        "speech": [_speech_row(speech) for speech in document.speech],
    }
    return {table: numbered(rows, document=document.id) for table, rows in parts.items()} | {
        "cells": [
            row
            for at, table in enumerate(document.tables)
            for row in _cells(table, document.id, at)
        ]
    }


def _speech_row(speech: Speech) -> Record:
    cue_start, cue_stop = speech.cue or (None, None)
    named_start, named_stop = speech.named or (None, None)
    return {
        "start": speech.start,
        "stop": speech.end,
        "speaker": speech.speaker,
        "cue_start": cue_start,
        "cue_stop": cue_stop,
        "named_start": named_start,
        "named_stop": named_stop,
    }


def _speech_of(row: Found) -> Speech:
    cue = None if row.cue_start is None else (row.cue_start, row.cue_stop)
    named = None if row.named_start is None else (row.named_start, row.named_stop)
    return Speech(row.start, row.stop, row.speaker, cue, named)


def _table_row(table: Table) -> Record:
    start, stop = table.caption or (None, None)
    return {
        "start": table.start,
        "stop": table.end,
        "caption_start": start,
        "caption_stop": stop,
    }


def _cells(table: Table, document: str, at: int) -> list[Record]:
    rows: list[Record] = [
        {
            "row_number": cell.row,
            "column_number": cell.column,
            "start": cell.start,
            "stop": cell.end,
            "header": cell.header,
            "row_span": cell.rows,
            "column_span": cell.columns,
        }
        for cell in table.cells
    ]
    return numbered(rows, document=document, table_seq=at)


def numbered(rows: Sequence[Record], **owner: str | int) -> list[Record]:
    """The rows with their owner and their place among its parts."""
    return [{**owner, "seq": seq, **row} for seq, row in enumerate(rows)]


def document_of(row: Found, parts: Mapping[str, Sequence[Found]], *, text: str) -> Document:
    """The document of a row and of the rows of its parts, by table; a missing part is empty."""
    return Document(
        id=row.id,
        sha256=row.sha256,
        name=row.name,
        media_type=row.media_type,
        text=text,
        blocks=tuple(
            Block(BlockKind(b.kind), b.start, b.stop, b.speaker, b.language)
            for b in parts.get("blocks", ())
        ),
        body=(row.body_start, row.body_stop),
        metadata=Metadata(
            title=row.title,
            publisher=row.publisher,
            authors=tuple(author.name for author in parts.get("authors", ())),
            published=row.published,
            genre=Genre(row.genre),
            language=row.language,
            url=row.url,
            found_in=row.found_in,
            section=row.section,
            modified=row.modified,
            dateline=row.dateline,
            hints=tuple(Hint(h.field, h.value, h.start, h.stop) for h in parts.get("hints", ())),
        ),
        turns=tuple(
            Turn(TurnKind(t.kind), t.speaker, t.start, t.stop) for t in parts.get("turns", ())
        ),
        speakers=tuple(
            Speaker(s.name, SpeakerRole(s.role), s.affiliation) for s in parts.get("speakers", ())
        ),
        derivations=tuple(
            Derivation(d.kind, d.of, d.by, d.start, d.stop) for d in parts.get("derivations", ())
        ),
        tlp=TLP(row.tlp),
        status=DocumentStatus(row.status),
        replaced_by=row.replaced_by,
        pages=tuple(Page(p.number, p.start, p.stop, p.label) for p in parts.get("pages", ())),
        tables=_tables_of(parts.get("tables", ()), parts.get("cells", ())),
        speech=tuple(_speech_of(row) for row in parts.get("speech", ())),
    )


def derived(document: Document, derivation: Derivation | None) -> Document:
    """The document with what the case knows that it translates before what its text says."""
    if derivation is None:
        return document
    told = [Speaker(derivation.by, SpeakerRole.TRANSLATOR)] if derivation.by else []
    return replace(
        document,
        derivations=(derivation, *document.derivations),
        speakers=tuple(dict.fromkeys([*document.speakers, *told])),
    )


def _tables_of(tables: Sequence[Found], cells: Sequence[Found]) -> tuple[Table, ...]:
    held: defaultdict[int, list[Cell]] = defaultdict(list)
    for c in cells:
        held[c.table_seq].append(
            Cell(
                c.row_number, c.column_number, c.start, c.stop, c.header, c.row_span, c.column_span
            )
        )
    return tuple(
        Table(
            table.start,
            table.stop,
            tuple(held[table.seq]),
            None if table.caption_start is None else (table.caption_start, table.caption_stop),
        )
        for table in tables
    )


def acquisition_row(acquisition: Acquisition, document: str, seq: int) -> Record:
    """One way in which a document's bytes came in."""
    return {
        "document": document,
        "seq": seq,
        "place": acquisition.place,
        "acquired": acquisition.acquired,
        "name": acquisition.name,
        "within": acquisition.within,
        "headers": dict(acquisition.headers),
    }


def acquisition_of(row: Found) -> Acquisition:
    """The acquisition of a row."""
    return Acquisition(row.place, row.acquired, row.name, row.within, row.headers)


def referent_row(referent: Referent, document: str, seq: int) -> Record:
    """A referent's own row, in the order of the extraction."""
    return {
        "document": document,
        "id": referent.id,
        "seq": seq,
        "name": referent.name,
        "type": referent.type.value,
        "placeholder": referent.placeholder,
    }


def mention_rows(referent: Referent, document: str) -> list[Record]:
    """Where the text points at a referent."""
    rows: list[Record] = [
        {"text": m.text, "start": m.start, "stop": m.end, "named": m.named}
        for m in referent.mentions
    ]
    return numbered(rows, document=document, referent=referent.id)


def referent_of(row: Found, mentions: Sequence[Found]) -> Referent:
    """The referent of a row and of the rows of its mentions."""
    return Referent(
        id=row.id,
        name=row.name,
        type=EntityType(row.type),
        mentions=tuple(Mention(row.id, m.text, m.start, m.stop, m.named) for m in mentions),
        placeholder=row.placeholder,
    )


def entity_row(entity: Entity) -> Record:
    """An entity's own row."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "placeholder": entity.placeholder,
    }


def entity_name_rows(entity: Entity) -> list[Record]:
    """The names of an entity, each with the document that gives it."""
    return name_rows(entity.id, entity.names)


def name_rows(entity: str, names: Iterable[Name], *, first: int = 0) -> list[Record]:
    """Names of an entity, numbered from the first on."""
    return [
        {
            "entity": entity,
            "seq": seq,
            "text": name.text,
            "kind": name.kind.value,
            "document": name.document,
            "times": name.count,
        }
        for seq, name in enumerate(names, first)
    ]


def entity_of(row: Found, names: Sequence[Found]) -> Entity:
    """The entity of a row and of the rows of its names, which may have come in any order."""
    found = (Name(n.text, NameKind(n.kind), n.document, n.times) for n in names)
    return Entity(
        id=row.id,
        name=row.name,
        type=EntityType(row.type),
        names=tuple(sorted(found, key=Name.place)),
        placeholder=row.placeholder,
    )


def tie_row(tie: Tie) -> Record:
    """A tie's own row: the question and its status."""
    return {
        "id": tie.id,
        "subject": tie.question.subject,
        "relation": tie.question.relation,
        "object": tie.question.object,
        "value": tie.question.value,
        "status": tie.status.value,
    }


def tie_part_rows(tie: Tie) -> dict[str, list[Record]]:
    """The claims, origins and comparisons of a tie, by table."""
    claims: list[Record] = [
        *({"claim": claim, "affirms": True} for claim in tie.affirming),
        *({"claim": claim, "affirms": False} for claim in tie.denying),
    ]
    comparisons: list[Record] = [
        {"first": c.first, "second": c.second, "verdict": c.verdict.value, "reason": c.reason}
        for c in tie.comparisons
    ]
    return {
        "tie_claims": numbered(claims, tie=tie.id),
        "tie_origins": numbered([{"name": name} for name in tie.origins], tie=tie.id),
        "comparisons": numbered(comparisons, tie=tie.id),
    }


def tie_of(
    row: Found, claims: Sequence[Found], origins: Sequence[Found], comparisons: Sequence[Found]
) -> Tie:
    """The tie of a row and of the rows of its parts."""
    return Tie(
        id=row.id,
        question=Question(row.subject, row.relation, row.object, row.value),
        status=TieStatus(row.status),
        affirming=tuple(c.claim for c in claims if c.affirms),
        denying=tuple(c.claim for c in claims if not c.affirms),
        origins=tuple(o.name for o in origins),
        comparisons=tuple(
            Comparison(c.first, c.second, Verdict(c.verdict), c.reason) for c in comparisons
        ),
    )


def decision_of(row: Found, undone: Mapping[int, int]) -> Decision:
    """The decision of a row, with what took it back."""
    return Decision(
        id=row.id,
        kind=DecisionKind(row.kind),
        target=row.target,
        by=row.by,
        at=row.at,
        note=row.note,
        details=row.details,
        undone=undone.get(row.id),
    )
