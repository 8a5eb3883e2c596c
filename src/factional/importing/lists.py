"""Importing a list: read whole, compared with what the case has of it, and put in its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from factional.errors import ListError
from factional.importing.entries import Draft, Fault, finished, together
from factional.importing.files import Format, open_list, read_bytes
from factional.model import EntityType, Known
from factional.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list.

    Attributes:
        source: Its name in the case.
        format: How it is written.
        new: Entries that the case did not have.
        changed: Entries that it had otherwise.
        same: Entries that it had just so.
        gone: Entries that it had of this list, and that the list has no more.
        aside: Rows that name no actor, place or event: edges, addresses, properties.
        faults: Rows that were left out, with the reason.
        dry: Whether nothing was written.
    """

    source: str
    format: Format
    new: int
    changed: int
    same: int
    gone: int
    aside: int
    faults: tuple[Fault, ...]
    dry: bool

    @property
    def entries(self) -> int:
        """How many entries the list has."""
        return self.new + self.changed + self.same


def import_actors(
    store: Store,
    path: Path,
    *,
    source: str | None = None,
    otherwise: EntityType | None = None,
    dry: bool = False,
) -> Imported:
    """Bring a list of actors into a case, in the place of what the case has of the same name.

    A bad row is told and left out; the others go in.

    Args:
        store: The case.
        path: A file of FollowTheMoney entities, Wikidata entities, a SPARQL answer or CSV.
        source: What to call the list; the file's name where not given.
        otherwise: What an entry is of which the list does not say.
        dry: Whether to write nothing.

    Raises:
        ListError: the file cannot be read, or no entry in it can.
        CaseError: the case cannot be written.
    """
    data = read_bytes(path)
    name = source or path.name
    opened = open_list(data)
    entries: list[Known] = []
    faults: list[Fault] = []
    aside = 0
    for row in opened.rows:
        if isinstance(row, Draft):
            try:
                entries.append(finished(row, name, otherwise))
            except ListError as error:
                faults.append(Fault(row.line, str(error)))
        elif row is None:
            aside += 1
        else:
            faults.append(row)
    found = together(entries)
    if not found:
        reason = f" Line {faults[0].line}: {faults[0].reason}" if faults else ""
        raise ListError(f"{path.name} holds no actor. Name a list of actors.{reason}")
    before = {entry.id: entry for entry in store.known() if entry.source == name}
    same = sum(before.get(id) == entry for id, entry in found.items())
    new = len(found.keys() - before.keys())
    gone = len(before.keys() - found.keys())
    if not dry and (same < len(found) or gone):
        store.write_known(
            name,
            found.values(),
            format=opened.format.value,
            sha256=hashlib.sha256(data).hexdigest(),
        )
    return Imported(
        source=name,
        format=opened.format,
        new=new,
        changed=len(found) - new - same,
        same=same,
        gone=gone,
        aside=aside,
        faults=tuple(faults),
        dry=dry,
    )
