"""What an analyst knows beforehand: entries of a list of actors that was imported into a case."""

from __future__ import annotations

from dataclasses import dataclass

from factional.model.entity import EntityType, NameKind


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that a list gives.

    Attributes:
        text: The name as written there.
        kind: How it stands to the thing named.
        language: ISO 639 code where the list gives one.
        script: Unicode name of the script of most of its letters: `LATIN`, `ARABIC`.
        since: EDTF date from which it was borne, where the list gives one.
        until: EDTF date until which it was.
        weak: The list itself says that it names others too ("weak alias"): kept and shown, and
            never used to find or to merge.
    """

    text: str
    kind: NameKind
    language: str | None = None
    script: str = ""
    since: str | None = None
    until: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of an imported list: who there is, and what they are called.

    It proposes and types names; it states nothing that a claim would have to carry.

    Attributes:
        source: Name of the file that it is from.
        id: Its id there (`Q1234`, `NK-x1y2`), or one made of its type and name.
        name: The name that the list puts first.
        type: What it is.
        names: Every name, that one first.
        ids: Ids in other lists, as pairs of scheme and id.
        country: ISO 3166-1 code, or what the list gives instead.
        since: EDTF date at which it began or was born.
        until: EDTF date at which it ended or died.
    """

    source: str
    id: str
    name: str
    type: EntityType
    names: tuple[KnownName, ...]
    ids: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    since: str | None = None
    until: str | None = None
