"""Tables: what their rows state of the body that each row is about.

The head of a column says what its cells are to the body in the same row ("Leader", "Strength"), as
the headings of a fact sheet do; in a table of two columns the first may hold such headings itself.
What no heading explains is left unread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from factional.extract.coreference import slug
from factional.extract.facts import Fact, facts_of, mentions_of
from factional.extract.layers import Layers
from factional.extract.spelling import fold
from factional.model import Cell, ClaimKind, EntityType, Mention, Referent, Table
from factional.read.sheets import Field, keys
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import words

_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)
_LONGEST = 300

_NAME = re.compile(r"[^\W\d_a-z][\w’'‘ -]{2,60}")
_DATED = re.compile(r"(?:\s*\([^()]*\d{4}\)|,?\s+(?:as (?:of|at) |in )?[^\W\d_]*\s*\d{4})$")
_NOTE = re.compile(r"\s*(?:\[\w{1,3}\]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]+)\s*$")


def tabled(layers: Layers) -> Iterator[Fact]:
    """The facts of all tables of a document, in the order of their rows.

    A fact without a date of its own has that of its heading; a state, else that of the caption.
    """
    relations = Vocabulary.load()
    for table in layers.document.tables:
        day = _day(layers, *table.caption) if table.caption else None
        for fact in (*_by_columns(layers, table), *_by_rows(layers, table)):
            lasts = relations[fact.relation].kind is ClaimKind.STATE
            yield replace(fact, time=day) if lasts and not fact.time else fact


def _day(layers: Layers, start: int, end: int) -> str | None:
    """The one date that a caption or a heading gives."""
    found = {t.edtf for s in layers.sentences for t in s.times if start <= t.start < end and t.edtf}
    return found.pop() if len(found) == 1 else None


def _text(layers: Layers, cell: Cell) -> str:
    return " ".join(layers.document.text[cell.start : cell.end].split())


def _grid(table: Table) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        rows[cell.row][cell.column] = cell
    return rows


def _key(layers: Layers, cell: Cell) -> str:
    """A heading without the date beside it: "Strength (2019)", "Fighters, 2019"."""
    return _DATED.sub("", _text(layers, cell).lower()).rstrip(":").strip()


def _by_columns(layers: Layers, table: Table) -> Iterator[Fact]:
    """A table with a head: each further row is about the body in the column of names."""
    rows = _grid(table)
    first = min(rows, default=0)
    heads = {column: _key(layers, cell) for column, cell in rows.get(first, {}).items()}
    known = {column: key for column, key in heads.items() if key in keys()}
    named = [column for column, key in heads.items() if key in words("fields.en")["about"]]
    if not known or not (named or min(heads) not in known):
        return
    at = named[0] if named else min(heads)
    for number in sorted(rows):
        name = rows[number].get(at)
        if number == first or name is None:
            continue
        about = _body(layers, name, whole=bool(named))
        if about is None:
            continue
        for column, key in known.items():
            cell = rows[number].get(column)
            if column != at and cell is not None and cell.start < cell.end:
                near = name.start < cell.start and cell.end - name.start <= _LONGEST
                start = name.start if near else cell.start
                field = Field(key, start, cell.start, cell.end)
                yield from _cell(layers, field, about, rows[first][column])


def _by_rows(layers: Layers, table: Table) -> Iterator[Fact]:
    """A table of two columns whose first holds the headings: all of it is about one body."""
    rows = _grid(table)
    if any(len(cells) != 2 for cells in rows.values()) or len(rows) < 2:
        return
    pairs = [tuple(cells[c] for c in sorted(cells)) for _, cells in sorted(rows.items())]
    named = [b for a, b in pairs if _key(layers, a) in words("fields.en")["name"]]
    about = next((r for cell in named if (r := _body(layers, cell)) is not None), None)
    if about is None:
        return
    for head, cell in pairs:
        key = _key(layers, head)
        if key in keys() and cell.start < cell.end:
            yield from _cell(layers, Field(key, head.start, cell.start, cell.end), about, head)


def _body(layers: Layers, cell: Cell, *, whole: bool = False) -> str | None:
    """The body that a cell names, as a whole or with what else it says.

    Args:
        layers: The document; a body that is named nowhere else becomes one of its referents.
        cell: The cell.
        whole: Whether the head of its column says that its cells are names.
    """
    name = _bare(_text(layers, cell))
    for referent in layers.referents.values():
        known = referent.type in _BODIES and not referent.placeholder
        if known and any(m.named and fold(m.text) == fold(name) for m in referent.mentions):
            return referent.id
    found = mentions_of(layers, Field("", cell.start, cell.start, cell.end))
    bodies = [m for m in found if layers.referents[m.referent].type in _BODIES]
    if whole and _NAME.fullmatch(name) and not any(fold(m.text) == fold(name) for m in bodies):
        return _new(layers, cell, name)
    return bodies[0].referent if bodies else None


def _new(layers: Layers, cell: Cell, name: str) -> str:
    id_ = slug(name, layers.referents)
    end = cell.start + len(_bare(layers.document.text[cell.start : cell.end]))
    mention = Mention(id_, layers.document.text[cell.start : end], cell.start, end)
    layers.referents[id_] = Referent(id_, name, EntityType.ORGANIZATION, (mention,))
    return id_


def _bare(text: str) -> str:
    """What a cell says without the mark of a note: "2,200[4]", "450 *"."""
    return _NOTE.sub("", text)


def _cell(layers: Layers, field: Field, about: str, head: Cell) -> Iterator[Fact]:
    """What a cell states under its heading, by the heading's date where it has none."""
    day = _day(layers, head.start, head.end)
    for fact in facts_of(layers, field, about):
        yield fact if fact.time else replace(fact, time=day)
