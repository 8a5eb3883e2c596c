"""What a lineage is made of: lanes of groups in time, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factional.ask._review import Progress
from factional.ask._told import Held, Told
from factional.ask.rows import EntityRef
from factional.model import TieStatus


class LinkKind(StrEnum):
    """How two groups are tied; `other` is what is no lineage, such as an alliance."""

    SPLIT = "split"
    FOUNDING = "founding"
    SUCCESSION = "succession"
    MERGER = "merger"
    UMBRELLA = "umbrella"
    OTHER = "other"


class MarkKind(StrEnum):
    """What else happened to a group."""

    LEADER = "leader"
    DETENTION = "detention"
    ATTACK = "attack"


@dataclass(frozen=True, slots=True)
class Size:
    """An estimate of a group's strength, and the days of which it surely tells."""

    claim: str
    min: int | None
    max: int | None
    words: str
    first: str
    last: str
    status: TieStatus


@dataclass(frozen=True, slots=True)
class LaneMark:
    """Something that happened to a group, in words; `told` says when."""

    kind: MarkKind
    tie: str
    words: str
    status: TieStatus
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A group in time.

    Attributes:
        claims: How many claims are about it.
        begins: When it came into being; several where sources differ.
        ends: When it ceased, merged into another, or took another name.
        dissolved: Whether it is told that it was dissolved.
        attested: When it surely was there.
        ongoing: Whether it was there and going on when it was last spoken of.
        sizes: Its strength, by time.
        marks: What else happened to it, by time.
        kin: Whether anything is said of where it comes from, what became of it, or what it is in.
    """

    actor: EntityRef
    claims: int
    begins: tuple[Told, ...]
    ends: tuple[Told, ...]
    dissolved: bool
    attested: tuple[Held, ...]
    ongoing: bool
    sizes: tuple[Size, ...]
    marks: tuple[LaneMark, ...]
    kin: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A tie of two groups.

    Attributes:
        earlier: Id of the parent, the founder, the predecessor, the one that merges, the umbrella;
            of other ties, of the subject.
        later: Id of what split off, was founded, succeeds, took it up, is under the umbrella.
        origins: How many independent origins say so.
        told: When it came about; several where sources differ.
        held: When it surely was so, where it is a state.
        dispute: Tie under which the board has the contradiction; None where nobody contradicts.
        rival: Whether other sources name another parent of the same time.
    """

    tie: str
    kind: LinkKind
    relation: str
    family: str
    words: str
    earlier: str
    later: str
    status: TieStatus
    origins: int
    affirming: int
    denying: int
    told: tuple[Told, ...]
    held: tuple[Held, ...]
    dispute: str | None
    rival: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lanes of a case, those first that began first, and all that ties them.

    Attributes:
        horizon: ISO date of the last word in the case; None where nothing is dated.
        progress: How far the claims of lineage are reviewed.
    """

    lanes: tuple[Lane, ...]
    links: tuple[Link, ...]
    horizon: str | None
    progress: Progress
