"""Tables: CSV of one's own, and those of OpenSanctions (`targets.simple.csv`)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from factional.errors import ListError
from factional.importing.entries import WEAK, Draft, Fault, rules, type_of
from factional.model import EntityType

_SEPARATORS = re.compile(r"\s*[;|]\s*")
_KINDS = {
    "name": None,
    "aliases": None,
    "weak": WEAK,
    "abbreviations": "abbreviation",
    "former": "former",
}


def drafts(text: str) -> Iterator[Draft | Fault]:
    """What the rows of a table say.

    The first row holds the headings, in any order and case; `lists.yaml` lists them, and other
    columns are left aside. A cell may hold several aliases, parted by `;` or `|`.

    Raises:
        ListError: no column holds names.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    headings = [_heading(cell) for cell in next(reader, [])]
    if not any(what == "name" for what, _ in headings):
        raise ListError(
            "No column of the table is headed `name`. Give it a first row with name,type,aliases."
        )
    begun = reader.line_num + 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield _draft(begun, headings, row)
        begun = reader.line_num + 1


def _delimiter(text: str) -> str:
    """What parts the cells: the one of comma, semicolon and tab that the first row has most of."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _heading(cell: str) -> tuple[str | None, str | None]:
    """What a column holds, and in which language."""
    said, _, language = cell.strip().casefold().partition(":")
    said = re.sub(r"[\s-]+", "_", said.strip())
    columns = rules()["columns"].items()
    return next((what for what, known in columns if said in known), None), language.strip() or None


def _draft(
    line: int, headings: list[tuple[str | None, str | None]], row: list[str]
) -> Draft | Fault:
    if len(row) > len(headings):
        return Fault(
            line,
            f"The row has {len(row)} cells, the first row {len(headings)}. Put quotation marks "
            "around a cell that holds a comma.",
        )
    found = Draft(line)
    cells = [
        (what, language, cell.strip())
        for (what, language), cell in zip(headings, row, strict=False)
    ]
    spoken = next((cell for what, _, cell in cells if what == "language" and cell), None)
    order = list(_KINDS)
    named = [c for c in cells if c[0] in _KINDS]
    for what, language, cell in sorted(named, key=lambda c: (order.index(c[0] or ""), c[1] or "")):
        single = what == "name"
        for text in [cell] if single else _SEPARATORS.split(cell):
            found.call(text, _KINDS[what or ""], language or spoken)
    for what, _, cell in cells:
        if not cell:
            continue
        if what == "type":
            found.type = type_of(cell)
            if found.type is None:
                return Fault(
                    line,
                    f"{cell!r} is no type. Write one of: {', '.join(EntityType)}.",
                )
        elif what == "wikidata":
            found.ids.append(("wikidata", cell))
            found.id = found.id or cell
        elif what == "id":
            found.id = cell
        elif what in ("country", "since", "until"):
            setattr(found, what, cell)
    return found
