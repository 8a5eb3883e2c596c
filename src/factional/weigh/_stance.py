"""How a speaker stands to whom a claim is about, by the case's own ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from factional.model import Stance, Tie, TieStatus
from factional.vocabulary import Vocabulary

_BELONGING = frozenset({"member_of", "leads", "joined", "founded", "part_of"})
_FRIENDLY = frozenset({"alliance", "allegiance", "support"})
_HOSTILE = frozenset({"rivalry", "coercion"})
_STANDING = frozenset({TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE, TieStatus.DISPUTED})
_NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})


class Stances:
    """Tells how one entity stands to another: itself, an ally, an adversary, a third party.

    `self` is a party about itself, its members or what it belongs to; `ally` and `adversary`
    follow from ties between the two, what they belong to and who leads the subject. `third_party`
    is somebody of whom the case knows where they stand, and nothing between the two. Where the
    case knows nothing of the speaker, or has the two as friends and as foes, the answer is
    `unknown`.
    Ties that are over, denied or foretold do not count.

    Args:
        ties: The ties of a case.
        vocabulary: Its relations; their families say which are friendly.
        affiliations: Entity ids of what a speaker belongs to, as documents introduce them.
    """

    def __init__(
        self,
        ties: Iterable[Tie],
        vocabulary: Vocabulary,
        affiliations: Mapping[str, Collection[str]] = _NOBODY,
    ) -> None:
        self._homes: defaultdict[str, set[str]] = defaultdict(set)
        self._leaders: defaultdict[str, set[str]] = defaultdict(set)
        self._friends: defaultdict[str, set[str]] = defaultdict(set)
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for speaker, homes in affiliations.items():
            self._homes[speaker].update(homes)
        for tie in ties:
            asked = tie.question
            if asked.object is None or tie.status not in _STANDING:
                continue
            family = vocabulary[asked.relation].family
            if asked.relation == "leads":
                self._leaders[asked.object].add(asked.subject)
            if asked.relation in _BELONGING:
                self._homes[asked.subject].add(asked.object)
            elif family in _FRIENDLY:
                self._friends[asked.subject].add(asked.object)
                self._friends[asked.object].add(asked.subject)
            elif family in _HOSTILE:
                self._foes[asked.subject].add(asked.object)
                self._foes[asked.object].add(asked.subject)
        self._parties: dict[str, frozenset[str]] = {}

    def of(self, speaker: str | None, subject: str) -> Stance:
        """How a speaker stands to a subject, both entity ids; None is nobody the case knows."""
        if speaker is None:
            return Stance.UNKNOWN
        ours, theirs = self._party(speaker), self._party(subject)
        if subject in ours or speaker in theirs:
            return Stance.SELF
        heads = theirs | self._leaders.get(subject, set())
        friends = any(self._friends[a] & heads for a in ours if a in self._friends)
        foes = any(self._foes[a] & heads for a in ours if a in self._foes)
        if friends and foes:
            return Stance.UNKNOWN
        if friends or ours & theirs:
            return Stance.ALLY
        if foes:
            return Stance.ADVERSARY
        known = len(ours) > 1 or speaker in self._friends or speaker in self._foes
        return Stance.THIRD_PARTY if known else Stance.UNKNOWN

    def _party(self, entity: str) -> frozenset[str]:
        """An entity with all that it belongs to, by however many steps."""
        if entity not in self._parties:
            found, border = {entity}, {entity}
            while border:
                border = {h for e in border for h in self._homes.get(e, ())} - found
                found |= border
            self._parties[entity] = frozenset(found)
        return self._parties[entity]
