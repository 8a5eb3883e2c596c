"""Tables: what their rows state of the body that each row is about.

The head of a column says what its cells are to the body in the same row ("Leader", "Strength"), as
the headings of a fact sheet do; in a table of two columns the first may hold such headings itself.
What no heading explains is left unread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factional.extract.fields import Fact, Field, facts_of, keys, mentions_of
from factional.extract.layers import Layers
from factional.model import Cell, EntityType, Quantity, Table
from factional.vocabulary.lexicon import words

_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)
_LONGEST = 300
_COUNT = re.compile(
    r"(?P<rough>c(?:a|irca)?\.?|about|around|some|roughly|approx(?:imately)?\.?|~|≈)?\s*"
    r"(?P<more>more than|over|at least|>|≥)?(?P<less>up to|at most|less than|fewer than|<|≤)?\s*"
    r"(?P<low>\d[\d,. ]*)(?:\s*(?:-|–|to)\s*(?P<high>\d[\d,. ]*))?\s*\+?",
    re.IGNORECASE,
)


def tabled(layers: Layers) -> Iterator[Fact]:
    """The facts of all tables of a document, in the order of their rows."""
    for table in layers.document.tables:
        yield from _by_columns(layers, table)
        yield from _by_rows(layers, table)


def _text(layers: Layers, cell: Cell) -> str:
    return " ".join(layers.document.text[cell.start : cell.end].split())


def _grid(table: Table) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        rows[cell.row][cell.column] = cell
    return rows


def _key(layers: Layers, cell: Cell) -> str:
    return _text(layers, cell).lower().rstrip(":").strip()


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
        about = _body(layers, name)
        if about is None:
            continue
        for column, key in known.items():
            cell = rows[number].get(column)
            if column != at and cell is not None and cell.start < cell.end:
                near = name.start < cell.start and cell.end - name.start <= _LONGEST
                start = name.start if near else cell.start
                yield from _cell(layers, Field(key, start, cell.start, cell.end), about)


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
            yield from _cell(layers, Field(key, head.start, cell.start, cell.end), about)


def _body(layers: Layers, cell: Cell) -> str | None:
    """The body that a cell names."""
    for mention in mentions_of(layers, Field("", cell.start, cell.start, cell.end)):
        if layers.referents[mention.referent].type in _BODIES:
            return mention.referent
    return None


def _cell(layers: Layers, field: Field, about: str) -> Iterator[Fact]:
    found = list(facts_of(layers, field, about))
    entry = keys()[field.key]
    if not found and entry["relation"] == "strength":
        count = _count(layers.document.text[field.value : field.end], field.key)
        if count is not None:
            yield Fact(
                "strength", about, None, count, None, None, field.start, field.end, field.key
            )
        return
    yield from found


def _count(text: str, unit: str) -> Quantity | None:
    """A number without a noun: the head of its column says what it counts."""
    match = _COUNT.fullmatch(text.strip())
    if match is None:
        return None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    if low is None or high is None:
        return None
    return Quantity(
        min=None if match["less"] else low,
        max=None if match["more"] or text.strip().endswith("+") else high,
        approx=bool(match["rough"]),
        unit=unit if unit not in ("strength", "size") else "members",
    )


def _number(text: str) -> int | None:
    digits = re.sub(r"[,. ]", "", text)
    return int(digits) if digits.isdigit() else None
