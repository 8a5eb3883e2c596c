"""The relations that a claim can state: read from `relations.yaml`, extended by a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from factional.errors import VocabularyError
from factional.model import ClaimKind, EntityType
from factional.vocabulary.files import parsed

_FIELDS = {
    "label", "inverse", "says", "family", "subject", "object", "value", "kind",
    "labels", "symmetric", "functional", "jointly", "begins", "excludes", "opposites", "ends",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """Relations that pages draw alike and one key selects."""

    name: str
    label: str
    badge: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A state that an event ends: of the same `pair`, of its `subject` or of its `object`.

    Attributes:
        relation: The state.
        of: Whose it is: of both sides of the event (`pair`), of its `subject` or its `object`.
        as_subject: Whether that one is the subject of the state, as it is of most; a group that
            dissolves ends the posts in it, too, in which it is the object.
        final: Whether only a value of the last side of `opposites` ends it ("killed").
    """

    relation: str
    of: str
    as_subject: bool = True
    final: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation, with what follows from it. The head of `relations.yaml` says what fields mean.

    Attributes:
        value: `text`, `quantity`, or None where it takes an object or stands alone.
        labels: What stands in the place of the label, by the first word of a value.
        functional: `subject` where a subject has one answer at a time, `object` where an object
            has one holder, else None.
        jointly: Whether several may hold a functional object together, or each a part of it.
        begins: Whether what is told as an event holds from then on ("seized the town").
    """

    name: str
    label: str
    inverse: str
    says: str
    family: str
    subject: tuple[EntityType, ...]
    object: tuple[EntityType, ...] = ()
    value: str | None = None
    kind: ClaimKind = ClaimKind.STATE
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    symmetric: bool = False
    functional: str | None = None
    jointly: bool = False
    begins: bool = False
    excludes: tuple[str, ...] = ()
    opposites: tuple[tuple[str, ...], ...] = ()
    ends: tuple[Ending, ...] = ()

    @property
    def lasting(self) -> bool:
        """Whether what it states holds over a time, rather than happens."""
        return self.kind is not ClaimKind.EVENT

    def worded_as(self, other: Relation) -> Relation:
        """This relation in the words of another, which may mean the same."""
        return replace(self, label=other.label, inverse=other.inverse, labels=other.labels)

    def before(self, value: str | None) -> str:
        """The label as it is read before a value; empty where the value says it all ("died")."""
        first, _, _ = (value or "").partition(" ")
        return self.labels.get(first.casefold(), self.label)

    def told(self, values: Iterable[str | None]) -> str:
        """The label with the values that one or another has: "is killed / alive / died"."""
        said: list[str] = []
        last = ""
        for value in dict.fromkeys(values):
            label = self.before(value)
            said.append(" ".join(filter(None, ("" if label == last else label, value or "…"))))
            last = label or last
        return " / ".join(said)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All relations and families that a case knows, by name."""

    relations: Mapping[str, Relation]
    families: Mapping[str, Family]

    @classmethod
    def load(cls, extension: Path | None = None) -> Vocabulary:
        """The built-in vocabulary, with a case's own relations added to it.

        Args:
            extension: YAML file in the form of `relations.yaml`; None or a missing file adds none.

        Raises:
            VocabularyError: the file breaks the form, names an unknown type, family or relation,
                or gives a built-in relation another meaning.
        """
        base = _builtin()
        if extension is None or not extension.exists():
            return base
        return base.extended(_document(extension.read_text(encoding="utf-8"), str(extension)))

    def extended(self, data: Mapping[str, Any]) -> Vocabulary:
        """This vocabulary with the families and relations of a parsed YAML file added."""
        families = dict(self.families)
        for name, entry in (data.get("families") or {}).items():
            families[name] = Family(name, str(entry["label"]), str(entry["badge"]))
        relations = dict(self.relations)
        for name, entry in (data.get("relations") or {}).items():
            relation = _relation(name, entry or {})
            known = self.relations.get(name)
            if known and relation.worded_as(known) != known:
                raise VocabularyError(
                    f"{name!r} is built in and means something else. Give yours another name."
                )
            relations[name] = relation
        vocabulary = Vocabulary(relations, families)
        vocabulary._check()
        return vocabulary

    def __getitem__(self, name: str) -> Relation:
        try:
            return self.relations[name]
        except KeyError:
            known = ", ".join(sorted(self.relations))
            raise VocabularyError(f"No relation {name!r}. Use one of: {known}.") from None

    def excluding(self, name: str) -> frozenset[str]:
        """Relations that cannot hold of the same two while this one does, in both directions."""
        own = set(self[name].excludes)
        return frozenset(own | {r.name for r in self.relations.values() if name in r.excludes})

    def _check(self) -> None:
        for relation in self.relations.values():
            if relation.family not in self.families:
                raise VocabularyError(
                    f"{relation.name!r} is of an unknown family {relation.family!r}. "
                    f"Use one of: {', '.join(self.families)}."
                )
            named = [*relation.excludes, *(e.relation for e in relation.ends)]
            for other in named:
                if other not in self.relations:
                    raise VocabularyError(
                        f"{relation.name!r} names an unknown relation {other!r}. "
                        "Add it, or mend the spelling."
                    )


def source() -> str:
    """The built-in vocabulary as YAML, with its comments."""
    return resources.files(__package__).joinpath("relations.yaml").read_text(encoding="utf-8")


@cache
def _builtin() -> Vocabulary:
    return Vocabulary({}, {}).extended(_document(source(), "relations.yaml"))


def _document(text: str, name: str) -> Mapping[str, Any]:
    try:
        data = parsed(text)
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name} is not YAML: {error}. Mend it or move it away.") from error
    if not isinstance(data, dict):
        raise VocabularyError(f"{name} holds no `relations:`. See `factional vocabulary`.")
    return data


def _relation(name: str, entry: Mapping[str, Any]) -> Relation:
    unknown = set(entry) - _FIELDS
    missing = {"label", "says", "family", "subject", "kind"} - set(entry)
    if unknown or missing:
        what = f"unknown fields {sorted(unknown)}" if unknown else f"no {sorted(missing)}"
        raise VocabularyError(f"{name!r} has {what}. See `factional vocabulary` for the form.")
    try:
        ends = tuple(
            Ending(
                relation=e["relation"],
                of=e["of"],
                as_subject=bool(e.get("as_subject", True)),
                final=bool(e.get("final", False)),
            )
            for e in entry.get("ends") or ()
        )
        return Relation(
            name=name,
            label=str(entry["label"]),
            inverse=str(entry.get("inverse") or entry["label"]),
            says=str(entry["says"]),
            family=str(entry["family"]),
            subject=tuple(EntityType(t) for t in entry["subject"]),
            object=tuple(EntityType(t) for t in entry.get("object") or ()),
            value=_one_of(entry.get("value"), ("text", "quantity")),
            kind=ClaimKind(entry["kind"]),
            labels={
                word: str(label)
                for label, words in (entry.get("labels") or {}).items()
                for word in str(words).split()
            },
            symmetric=bool(entry.get("symmetric", False)),
            functional=_one_of(entry.get("functional"), ("subject", "object")),
            jointly=bool(entry.get("jointly", False)),
            begins=bool(entry.get("begins", False)),
            excludes=tuple(entry.get("excludes") or ()),
            opposites=tuple(tuple(map(str, side)) for side in entry.get("opposites") or ()),
            ends=ends,
        )
    except (ValueError, TypeError, KeyError) as error:
        raise VocabularyError(f"{name!r}: {error}. See `factional vocabulary`.") from error


def _one_of(value: object, allowed: tuple[str, ...]) -> str | None:
    if value is None:
        return None
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return str(value)
