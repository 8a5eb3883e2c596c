"""The claims of an excerpt as a table: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from factional import ask
from factional.ask import ClaimRow
from factional.exporting.excerpt import Excerpt

_COLUMNS: dict[str, Callable[[ClaimRow], str | None]] = {
    "id": lambda row: row.id,
    "subject": lambda row: row.subject.name,
    "subject_type": lambda row: row.subject.type,
    "relation": lambda row: row.relation,
    "object": lambda row: row.object.name if row.object else None,
    "object_type": lambda row: row.object.type if row.object else None,
    "value": lambda row: row.value,
    "minimum": lambda row: _number(row.quantity.min if row.quantity else None),
    "maximum": lambda row: _number(row.quantity.max if row.quantity else None),
    "role": lambda row: row.role,
    "polarity": lambda row: row.polarity,
    "certainty": lambda row: row.certainty,
    "kind": lambda row: row.kind,
    "time": lambda row: row.time,
    "place": lambda row: row.place.name if row.place else None,
    "speaker": lambda row: row.speaker,
    "chain": lambda row: " < ".join(hop.who for hop in row.chain),
    "stance": lambda row: row.stance,
    "document": lambda row: row.document.title or row.document.name,
    "published": lambda row: row.document.published,
    "page": lambda row: row.page,
    "quote": lambda row: row.evidence.quote,
    "status": lambda row: row.status,
    "origins": lambda row: str(row.origins),
    "review": lambda row: row.review,
    "confidence": lambda row: None if row.confidence is None else f"{row.confidence:.2f}",
    "extractor": lambda row: row.extractor,
}

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def claims_csv(excerpt: Excerpt) -> str:
    """The claims as CSV (RFC 4180) with a heading, one claim a row.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    for row in ask.claims(excerpt).items:
        table.writerow([_cell(text(row)) for text in _COLUMNS.values()])
    return excerpt.sealed(out.getvalue())


def claims_json(excerpt: Excerpt) -> str:
    """The claims as a JSON array of what `ask.claims` answers with."""
    rows = ask.to_json(ask.claims(excerpt).items)
    return excerpt.sealed(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _cell(text: str | None) -> str:
    """A text that stays one in a spreadsheet: what strangers wrote must not be run there."""
    text = text or ""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)
