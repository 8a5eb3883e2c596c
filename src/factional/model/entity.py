"""Who and what claims are about: mentions, referents of one document, entities of the case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """What an entity is; the values are those of the annotation layout."""

    ORGANIZATION = "Organization"
    STATE = "State"
    PERSON = "Person"
    GROUP = "Group"
    PLACE = "Place"
    EVENT = "Event"


class NameKind(StrEnum):
    """How a name stands to the thing named."""

    PRIMARY = "primary"
    ALIAS = "alias"
    ABBREVIATION = "abbreviation"
    FORMER = "former"
    TRANSLITERATION = "transliteration"
    OTHER_SCRIPT = "other_script"


_KINDS = {kind: place for place, kind in enumerate(NameKind)}


class MentionKind(StrEnum):
    """What a mention points with."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a document's text that points at something.

    Attributes:
        referent: Id of the referent pointed at, within the document.
        text: The stretch, exactly as it stands.
        start: First code point.
        end: One past the last.
        named: False for pronouns and descriptions ("the group"), which are no names.
    """

    referent: str
    text: str
    start: int
    end: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class Referent:
    """What the mentions of one document point at: a cluster of mentions, before any merging.

    "Hay'at Tahrir al-Sham", "HTS" and "the Commission" in one article are one referent. Claims hold
    referents, and the case maps referents to entities, so that a merge changes no claim and can be
    undone without loss.

    Attributes:
        id: Readable id, unique in its document (`hay_at_tahrir_al_sham`).
        name: The fullest name that the document gives.
        type: What it is.
        mentions: Every place where the text points at it.
        placeholder: True for the unnamed ("local sources"): never merged by name.
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...] = ()
    placeholder: bool = False

    def forms(self) -> list[str]:
        """The distinct surface forms, pronouns excluded, in order of first appearance."""
        return list(dict.fromkeys([m.text for m in self.mentions if m.named]))


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity, with the document that gives it: an alias is never a bare string."""

    text: str
    kind: NameKind
    document: str
    count: int = 1

    def place(self) -> tuple[int, str, str]:
        """What an entity has its names in order by: kind, letters, document."""
        return _KINDS[self.kind], self.text, self.document


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, place or event of the case: the referents that are held to be one.

    Attributes:
        id: Readable and stable id in the case.
        name: Preferred name.
        type: What it is.
        names: Every name with the document that gives it.
        placeholder: True for the unnamed, tied to their document.
    """

    id: str
    name: str
    type: EntityType
    names: tuple[Name, ...] = ()
    placeholder: bool = False
