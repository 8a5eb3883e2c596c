"""Sentences of every relation with the claims that a careful reader takes from them.

One file for each relation and set, a list of items:

    - text: "[Karam Front] instructors drilled recruits of the [Sons of the Delta] until 2014."
      style: wire             # free word
      date: 2016-03-02        # when it was written, where that matters
      speaker: Ada Venn       # whose turn it is, in an answer
      affiliation: Salt Party # whom the speaker speaks for
      claims:
        - Karam Front | trains | Sons of the Delta | kind=event time=../2014 by=a local official
        - -Karam Front | allied_with | Salt Party
        - Salt Party | strength | 250-300~ fighters
        - Salt Party | formed |
      also: []                # what a reader may infer: neither missed nor false

Marks: `[Name]` is an Organization and `[words@Person]` another type; `[the group=Karam Front]` are
words for an entity that is named elsewhere in the item, `[We=Karam Front@Organization]` for one
that is not. Marks may stand in marks. A backslash keeps a bracket, `=` or `@` as it is. A leading
`-` denies a claim. A quantity is `500`, `~500`, `250-300`, `300-` (at least) or `-300` (at most),
and its unit; a `~` at either end says about. `tune` is public to all, `held` is for scores only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from factional.errors import AnnotationError, FactionalError
from factional.model import Certainty, ClaimKind, EntityType, Quantity, is_edtf
from factional.vocabulary import Vocabulary

FOLDER = Path(__file__).parent / "sentences"
SETS = ("tune", "held")

_FIELDS = ("certainty", "kind", "time", "place", "role", "by")
_FIELD = re.compile(rf"(?:^|\s)({'|'.join(_FIELDS)})=")
_QUANTITY = re.compile(r"(~?)(\d*)(-?)(\d*)(~?)\s+(\S.*)")
_KNOWN = {"text", "style", "date", "speaker", "affiliation", "claims", "also"}
_SPEAKING = ("speaker", "affiliation")
_Choice = TypeVar("_Choice", Certainty, ClaimKind)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity, as code points of the item's text.

    Attributes:
        named: Whether the words are a name or description of their own; False for a pronoun or
            phrase that takes up an entity named elsewhere.
    """

    start: int
    end: int
    entity: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim that the text makes.

    Attributes:
        subject: Name of an entity of the item.
        object: Name of an entity, or None where the relation takes a value or stands alone.
        value: A text or a quantity, for relations that take one.
        by: Innermost voice; None for the text's own, or the speaker's.
    """

    subject: str
    relation: str
    object: str | None = None
    value: str | Quantity | None = None
    denied: bool = False
    certainty: Certainty = Certainty.CERTAIN
    kind: ClaimKind = ClaimKind.STATE
    time: str | None = None
    place: str | None = None
    role: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence or two with its entities and claims.

    Attributes:
        relation: What the item was written for.
        set: `tune` or `held`.
        text: Without the marks.
        entities: Type of each entity by its name.
        mentions: In order of the text; one may lie within another.
        claims: What must be found.
        also: What may be found and counts neither way.
    """

    name: str
    relation: str
    set: str
    text: str
    style: str
    entities: Mapping[str, EntityType]
    mentions: tuple[Mention, ...]
    claims: tuple[Expected, ...]
    also: tuple[Expected, ...] = ()
    date: str | None = None
    speaker: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class _Marks:
    """A marked text while it is read."""

    source: str
    at: int = 0
    out: str = ""
    found: list[tuple[int, int, str | None, EntityType | None]] = field(default_factory=list)

    def read(self, *, inside: bool = False) -> None:
        start, suffix = len(self.out), None
        while self.at < len(self.source):
            char = self.source[self.at]
            self.at += 1
            if char == "\\" and self.at < len(self.source):
                char = self.source[self.at]
                self.at += 1
            elif char == "[" and suffix is None:
                self.read(inside=True)
                continue
            elif char == "]" and inside:
                self._close(start, suffix)
                return
            elif char in "[]":
                raise AnnotationError(
                    "A bracket stands alone. Close it, or put a backslash before."
                )
            elif inside and char in "=@" and suffix is None:
                suffix = char
                continue
            if suffix is None:
                self.out += char
            else:
                suffix += char
        if inside:
            raise AnnotationError("A mark is not closed. Put a ] behind it.")

    def _close(self, start: int, suffix: str | None) -> None:
        words = self.out[start:]
        entity, _, kind = (suffix or "").partition("@")
        if not words.strip() or entity == "=":
            raise AnnotationError("A mark is empty. Put the words, or the name after =, into it.")
        if kind and kind not in EntityType.__members__.values():
            known = ", ".join(EntityType)
            raise AnnotationError(f"{kind!r} is no type of entity. Use one of: {known}.")
        name = entity[1:].strip() if entity else None
        self.found.append((start, len(self.out), name, EntityType(kind) if kind else None))


def marked(
    source: str, beside: Mapping[str, EntityType] | None = None
) -> tuple[str, dict[str, EntityType], tuple[Mention, ...]]:
    """A text without its marks, the type of each entity, and the mentions.

    Args:
        source: The text with its marks.
        beside: Entities that are known from outside the text, such as its speaker.

    Raises:
        AnnotationError: a mark is broken, or stands for an entity that nothing names.
    """
    marks = _Marks(source)
    marks.read()
    types: dict[str, EntityType] = dict(beside or {})
    given: dict[str, EntityType] = {}
    for start, end, other, kind in marks.found:
        name = other or marks.out[start:end]
        if kind is not None:
            if given.setdefault(name, kind) is not kind:
                raise AnnotationError(f"{name!r} has two types. Give it one.")
        elif other is None:
            types.setdefault(name, EntityType.ORGANIZATION)
    types |= given
    mentions = []
    for start, end, other, _ in marks.found:
        name = other or marks.out[start:end]
        if name not in types:
            raise AnnotationError(
                f"Nothing names {name!r}. Mark it where it stands, or give it a type: [x=A@Person]."
            )
        mentions.append(Mention(start, end, name, named=other is None))
    return marks.out, types, tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def quantity(text: str) -> Quantity:
    """`~500 fighters`, `250-300 men`, `300- members`, `-300 members`.

    Raises:
        AnnotationError: it is none of these.
    """
    match = _QUANTITY.fullmatch(text.strip())
    if not match or not (match[2] or match[4]):
        raise AnnotationError(
            f"{text!r} is no quantity. Write 500, 250-300, 300- or -300, and what."
        )
    low, high = (int(part) if part else None for part in (match[2], match[4]))
    if not match[3]:
        low = high = int(match[2] + match[4])
    if low is not None and high is not None and low > high:
        raise AnnotationError(f"{text!r} ends below where it begins. Put the lower bound first.")
    return Quantity(low, high, bool(match[1] or match[5]), match[6])


def expected(line: str, entities: Mapping[str, EntityType], text: str) -> Expected:
    """One line of `claims` or `also`.

    Raises:
        AnnotationError: a name is not marked, the relation or a field is unknown, or its value is.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in (3, 4):
        raise AnnotationError(f"{line!r} is no claim. Write subject | relation | object | fields.")
    denied, subject = parts[0].startswith("-"), parts[0].removeprefix("-").strip()
    relation = Vocabulary.load()[parts[1]]
    target: str | None = parts[2] or None
    if bool(target) != bool(relation.object or relation.value):
        what = "an object" if relation.object else relation.value or "nothing"
        raise AnnotationError(
            f"{line!r}: {relation.name} takes {what}. Write it after the relation."
        )
    fields = _fields(parts[3] if len(parts) == 4 else "")
    names = [subject, fields.get("place"), target if relation.object else None]
    for name in filter(None, names):
        if name not in entities:
            known = ", ".join(sorted(entities))
            raise AnnotationError(f"{line!r}: {name!r} is not marked. Marked are: {known}.")
    by = fields.get("by")
    if by and by not in entities and by.casefold() not in text.casefold():
        raise AnnotationError(f"{line!r}: {by!r} does not stand in the text. Give its words.")
    time = fields.get("time")
    if time and not is_edtf(time):
        raise AnnotationError(
            f"{line!r}: {time!r} is no EDTF date. Write it like 2014-05 or ../2014."
        )
    value = None if relation.object else target
    return Expected(
        subject=subject,
        relation=relation.name,
        object=target if relation.object else None,
        value=quantity(value) if value and relation.value == "quantity" else value,
        denied=denied,
        certainty=_one(Certainty, fields.get("certainty"), Certainty.CERTAIN),
        kind=_one(ClaimKind, fields.get("kind"), relation.kind),
        time=time,
        place=fields.get("place"),
        role=fields.get("role"),
        by=by,
    )


def _fields(text: str) -> dict[str, str]:
    odd, *rest = _FIELD.split(text)
    if odd.strip():
        raise AnnotationError(f"{text!r} are no fields. Use {', '.join(_FIELDS)}, each with =.")
    return {name: value.strip() for name, value in zip(rest[::2], rest[1::2], strict=True)}


def _one(kind: type[_Choice], value: str | None, default: _Choice) -> _Choice:
    if value is None:
        return default
    try:
        return kind(value)
    except ValueError:
        raise AnnotationError(
            f"{value!r} is none of: {', '.join(kind)}. Use one of them."
        ) from None


def item(entry: Mapping[str, Any], relation: str, part: str, name: str) -> Item:
    """One item as YAML gives it.

    Raises:
        AnnotationError: something in it is missing, unknown or wrong.
    """
    unknown = set(entry) - _KNOWN
    if unknown or not isinstance(entry.get("text"), str):
        odd = f"{sorted(unknown)[0]!r} is no field" if unknown else "There is no text"
        raise AnnotationError(f"{odd}. Use: {', '.join(sorted(_KNOWN))}.")
    voices = {key: str(entry[key]) if entry.get(key) else None for key in _SPEAKING}
    kinds = dict(zip(_SPEAKING, (EntityType.PERSON, EntityType.ORGANIZATION), strict=True))
    beside = {voice: kinds[key] for key, voice in voices.items() if voice}
    text, entities, mentions = marked(" ".join(entry["text"].split()), beside)
    lists = [
        tuple(expected(str(line), entities, text) for line in entry.get(key) or ())
        for key in ("claims", "also")
    ]
    return Item(
        name=name,
        relation=relation,
        set=part,
        text=text,
        style=str(entry.get("style", "")),
        entities=entities,
        mentions=mentions,
        claims=lists[0],
        also=lists[1],
        date=str(entry["date"]) if entry.get("date") else None,
        **voices,
    )


def load(path: Path) -> Iterator[Item]:
    """The items of one file, named `relation/number`.

    Raises:
        AnnotationError: the file is no list of items, or an item is wrong; says which.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise AnnotationError(f"{path}: no YAML ({error}). Put quotes around the text.") from None
    for number, entry in enumerate(entries, 1):
        try:
            yield item(entry, path.stem, path.parent.name, f"{path.stem}/{number}")
        except FactionalError as error:
            raise AnnotationError(f"{path}, item {number}: {error}") from error


def sentences(part: str = "tune", folder: Path = FOLDER) -> list[Item]:
    """All items of a set, in order of relations.

    Raises:
        AnnotationError: a file holds something else than items.
    """
    return [one for path in sorted((folder / part).glob("*.yaml")) for one in load(path)]
