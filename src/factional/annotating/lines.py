"""Annotation files line by line; a line that cannot be read is told, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factional.errors import AnnotationError
from factional.model import EntityType

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not fit in annotations, and what to do about it.

    Attributes:
        file: The file.
        line: Its line, from 1; 0 for the file as a whole.
        reason: What is wrong and what to do.
    """

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Somebody or something that the claims of a document are about, as a line has it.

    Attributes:
        line: The line.
        id: How claims call it.
        name: The fullest name that the document gives.
        type: What it is.
        forms: The distinct surface forms that point at it.
    """

    line: int
    id: str
    name: str
    type: EntityType
    forms: tuple[str, ...]


def records(path: Path, faults: list[Fault]) -> Iterator[tuple[int, Record]]:
    """The JSON objects of a file with their lines; none of a file that is not there."""
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(str(path), 0, f"It cannot be read as UTF-8 ({error}). Save it so."))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            faults.append(Fault(str(path), number, f"This is not JSON ({error}). Mend the line."))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            faults.append(Fault(str(path), number, "This is no JSON object. Mend the line."))


def entities(path: Path, faults: list[Fault]) -> list[Noted]:
    """Who and what a document's claims are about; of two of one id the first."""
    found: dict[str, Noted] = {}
    for number, record in records(path, faults):
        try:
            noted = _noted(number, record)
            if noted.id in found:
                raise AnnotationError(
                    f"Line {found[noted.id].line} has the id {noted.id!r}, too. "
                    "Give one of them another."
                )
            found[noted.id] = noted
        except AnnotationError as error:
            faults.append(Fault(str(path), number, str(error)))
    return list(found.values())


def _noted(number: int, record: Record) -> Noted:
    forms = record.get("mentions") or []
    if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
        raise AnnotationError('The mentions are no list of texts. Write ["QVF", "the Front"].')
    try:
        kind = EntityType(str(record.get("type")))
    except ValueError as error:
        known = ", ".join(EntityType)
        raise AnnotationError(f"{record.get('type')!r} is no type. Use one of: {known}.") from error
    return Noted(
        number,
        words(record, "id"),
        words(record, "name"),
        kind,
        tuple(dict.fromkeys(form for form in forms if form.strip())),
    )


def words(record: Record, field: str) -> str:
    """The text of a field that must be there.

    Raises:
        AnnotationError: there is none.
    """
    found = text(record, field)
    if found is None:
        raise AnnotationError(f"There is no {field}. Give it as text.")
    return found


def text(record: Record, field: str) -> str | None:
    """The text of a field, or None where it is null, empty or left out.

    Raises:
        AnnotationError: it is something else than text.
    """
    found = record.get(field)
    if found is not None and not isinstance(found, str):
        raise AnnotationError(f"The {field} is {found!r}. Write it as text, or null for none.")
    return found if found and found.strip() else None
