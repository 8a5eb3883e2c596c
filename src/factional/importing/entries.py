"""From the names that a list gives to an entry of the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml

from factional.errors import ListError
from factional.model import EntityType, Known, KnownName, NameKind, is_edtf
from factional.resolve.names import Spelling, fold, is_abbreviation, script, slug

WEAK = "weak"
"""A kind of name, in `lists.yaml`: one that the list itself holds for others' too."""

_LONGEST = 384


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that was left out.

    Attributes:
        line: Line of the file at which it begins, from 1.
        reason: What is wrong with it, and what to do about it.
    """

    line: int
    reason: str


@dataclass(slots=True)
class Draft:
    """What a list says of one entry, as it is read off.

    Attributes:
        line: Line of the file at which it begins.
        id: Its id in the list; "" where it has none.
        type: What it is, as far as the list says.
        names: In the order of the list: text, kind where the list says it, language, since, until.
        ids: Ids in other lists.
    """

    line: int
    id: str = ""
    type: EntityType | None = None
    names: list[tuple[str, str | None, str | None, str | None, str | None]] = field(
        default_factory=list
    )
    ids: list[tuple[str, str]] = field(default_factory=list)
    country: str | None = None
    since: str | None = None
    until: str | None = None

    def call(
        self,
        text: str,
        kind: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Add a name; an empty one is nothing."""
        line = " ".join(text.split())
        if line:
            self.names.append((line, kind, language or None, since, until))


@cache
def rules() -> Mapping[str, Any]:
    """How lists are read: `vocabulary/lists.yaml`."""
    path = resources.files("factional.vocabulary").joinpath("lists.yaml")
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def type_of(word: str) -> EntityType | None:
    """What an entry is of which a list says this word; None where no list is known to."""
    said = word.strip().casefold()
    exact = {kind.value.casefold(): kind for kind in EntityType}
    if said in exact:
        return exact[said]
    types = rules()["types"]
    return next((EntityType(name) for name, known in types.items() if said in known), None)


def finished(draft: Draft, source: str, otherwise: EntityType | None) -> Known:
    """The entry of a draft.

    Args:
        draft: As read.
        source: Name of the list.
        otherwise: What it is where the list does not say.

    Raises:
        ListError: it has no name or no type, or a date that is not EDTF.
    """
    kind = draft.type or otherwise
    if not draft.names:
        raise ListError("It has no name. Give it one.")
    primary = draft.names[0][0]
    if kind is None:
        raise ListError(
            f"The list does not say what {primary!r} is. Say it there, or for all such entries "
            "with --type."
        )
    for text, _, _, since, until in draft.names:
        if len(text) > _LONGEST:
            raise ListError(f"{text[:40]!r}… is too long for a name. Mend the row.")
        _dated(since, until)
    _dated(draft.since, draft.until)
    return Known(
        source=source,
        id=draft.id or made_id(primary, kind),
        name=primary,
        type=kind,
        names=_names(draft, primary, kind),
        ids=tuple(dict.fromkeys(draft.ids)),
        country=draft.country,
        since=draft.since,
        until=draft.until,
    )


def made_id(name: str, kind: EntityType) -> str:
    """An id for an entry that has none: the same for the same name, however it is spelt."""
    return f"{kind.value.lower()}:{slug(fold(name)) or slug(name) or name}"


def joined(first: Known, second: Known) -> Known:
    """One entry of two that a list gives under one id."""
    known = {name.text for name in first.names}
    return replace(
        first,
        names=(*first.names, *(_second(n) for n in second.names if n.text not in known)),
        ids=tuple(dict.fromkeys([*first.ids, *second.ids])),
        country=first.country or second.country,
        since=first.since or second.since,
        until=first.until or second.until,
    )


def _second(name: KnownName) -> KnownName:
    return replace(name, kind=NameKind.ALIAS) if name.kind is NameKind.PRIMARY else name


def _dated(*dates: str | None) -> None:
    for date in dates:
        if date is not None and not is_edtf(date):
            raise ListError(f"{date!r} is no EDTF date. Write it like 2019-02, 2019 or 2019-02-21.")


def _names(draft: Draft, primary: str, kind: EntityType) -> tuple[KnownName, ...]:
    found: dict[str, KnownName] = {}
    for text, said, language, since, until in draft.names:
        known = found.get(text)
        if known is None:
            found[text] = KnownName(
                text=text,
                kind=_kind(text, said, primary, kind),
                language=language,
                script=script(text),
                since=since,
                until=until,
                weak=said == WEAK,
            )
        elif known.weak and said != WEAK:
            found[text] = replace(known, weak=False)
    return tuple(found.values())


def _kind(text: str, said: str | None, primary: str, kind: EntityType) -> NameKind:
    if text == primary:
        return NameKind.PRIMARY
    if said is not None and said != WEAK:
        return NameKind(said)
    if is_abbreviation(text) and kind is not EntityType.PERSON and len(text) < len(primary):
        return NameKind.ABBREVIATION
    if script(text) != script(primary):
        return NameKind.OTHER_SCRIPT
    alike = fold(text) == fold(primary)
    if alike or Spelling.of(text, kind).matches(Spelling.of(primary, kind)):
        return NameKind.TRANSLITERATION
    return NameKind.ALIAS


def together(entries: Iterable[Known]) -> dict[str, Known]:
    """Entries by id, those of one id made one."""
    found: dict[str, Known] = {}
    for entry in entries:
        found[entry.id] = joined(found[entry.id], entry) if entry.id in found else entry
    return found
