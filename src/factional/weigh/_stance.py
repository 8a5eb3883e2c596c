"""How a speaker stands to whom a claim is about, by the case's own ties, at the time he speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from factional.model import Answer, Bounds, Period, Stance, Tie, TieStatus
from factional.vocabulary import Relation, Vocabulary

_BELONGING = frozenset({"member_of", "leads", "joined", "founded", "part_of"})
_FRIENDLY = frozenset({"alliance", "allegiance", "support"})
_HOSTILE = frozenset({"rivalry", "coercion"})
_STANDING = frozenset({TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE, TieStatus.DISPUTED})
_NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})
_Edges = defaultdict[str, defaultdict[str, list[Tie | None]]]


def tenor(relation: Relation) -> bool | None:
    """Whether a relation is one of friends (True) or of foes (False); None where of neither."""
    if relation.name in _BELONGING or relation.family in _FRIENDLY:
        return True
    return False if relation.family in _HOSTILE else None


class Stances:
    """Tells how one entity stands to another: itself, an ally, an adversary, a third party.

    `self` is a party about itself, its members or what it belongs to; `ally` and `adversary`
    follow from ties between the two, what they belong to and who leads the subject. `third_party`
    is somebody of whom the case knows where they stand, and nothing between the two. Where the
    case knows nothing of the speaker, has the two as friends and as foes, or has them of one house
    only by a tie that is disputed, the answer is `unknown`.

    Asked of a time, a tie counts that held then, or may have; one that was over by then or had not
    begun does not. Asked of none, ties that are over do not count. Ties that are denied or foretold
    never do.

    Args:
        ties: The ties of a case.
        vocabulary: Its relations; their families say which are friendly.
        affiliations: Entity ids of what a speaker belongs to, as documents introduce them.
        held: When the claims of a tie have it hold, an end that is known of taken into account, by
            the id of a claim; without it, times make no difference.
    """

    def __init__(
        self,
        ties: Iterable[Tie],
        vocabulary: Vocabulary,
        affiliations: Mapping[str, Collection[str]] = _NOBODY,
        held: Callable[[str], Bounds] | None = None,
    ) -> None:
        self._held = held
        self._homes: _Edges = defaultdict(lambda: defaultdict(list))
        self._leaders: _Edges = defaultdict(lambda: defaultdict(list))
        self._friends: _Edges = defaultdict(lambda: defaultdict(list))
        self._foes: _Edges = defaultdict(lambda: defaultdict(list))
        for speaker, homes in affiliations.items():
            for home in homes:
                self._homes[speaker][home].append(None)
        counted = _STANDING | {TieStatus.SUPERSEDED} if held else _STANDING
        for tie in ties:
            other = tie.question.object
            if other is not None and not tie.question.of_names and tie.status in counted:
                self._put(tie, other, vocabulary)
        self._parties: dict[tuple[str, str | None, bool], frozenset[str]] = {}
        self._found: dict[tuple[str, str, str | None], Stance] = {}

    def _put(self, tie: Tie, other: str, vocabulary: Vocabulary) -> None:
        subject, relation = tie.question.subject, tie.question.relation
        family = vocabulary[relation].family
        if relation == "leads":
            self._leaders[other][subject].append(tie)
        if relation in _BELONGING:
            self._homes[subject][other].append(tie)
        elif family in _FRIENDLY:
            self._friends[subject][other].append(tie)
            self._friends[other][subject].append(tie)
        elif family in _HOSTILE:
            self._foes[subject][other].append(tie)
            self._foes[other][subject].append(tie)

    def of(self, speaker: str | None, subject: str, when: str | None = None) -> Stance:
        """How a speaker stands to a subject.

        Args:
            speaker: Entity id; None is nobody the case knows.
            subject: Entity id.
            when: EDTF time at which he speaks; None for what stands now.
        """
        if speaker is None:
            return Stance.UNKNOWN
        key = (speaker, subject, when if self._held else None)
        if key not in self._found:
            self._found[key] = self._stance(*key)
        return self._found[key]

    def _stance(self, speaker: str, subject: str, when: str | None) -> Stance:
        sure = [self._party(one, when, sure=True) for one in (speaker, subject)]
        if subject in sure[0] or speaker in sure[1]:
            return Stance.SELF
        ours, theirs = self._party(speaker, when), self._party(subject, when)
        heads = theirs | self._next(self._leaders, subject, when)
        friends = self._between(self._friends, ours, heads, when)
        foes = self._between(self._foes, ours, heads, when)
        if subject in ours or speaker in theirs or (friends and foes):
            return Stance.UNKNOWN
        if friends or sure[0] & sure[1]:
            return Stance.ALLY
        if foes:
            return Stance.ADVERSARY
        known = len(ours) > 1 or any(
            self._stands(ties, when)
            for edges in (self._friends, self._foes)
            for ties in edges.get(speaker, {}).values()
        )
        return Stance.THIRD_PARTY if known and not ours & theirs else Stance.UNKNOWN

    def _between(
        self, edges: _Edges, ours: Collection[str], theirs: Collection[str], when: str | None
    ) -> bool:
        """Whether a tie of a kind stands between one of the one party and one of the other."""
        return any(
            self._stands(edges[a][b], when)
            for a in ours
            if a in edges
            for b in theirs
            if b in edges[a]
        )

    def _next(
        self, edges: _Edges, entity: str, when: str | None, *, sure: bool = False
    ) -> set[str]:
        beside = edges.get(entity)
        if not beside:
            return set()
        return {other for other, ties in beside.items() if self._stands(ties, when, sure=sure)}

    def _stands(self, ties: Sequence[Tie | None], when: str | None, *, sure: bool = False) -> bool:
        """Whether one of some ties holds, or may, at a time; how a speaker is introduced does."""
        if sure:
            ties = [t for t in ties if t is None or t.status is not TieStatus.DISPUTED]
        if when is None or self._held is None:
            return any(tie is None or tie.status in _STANDING for tie in ties)
        at = Period.parse(when)
        return any(
            tie is None or any(self._held(id).holds(at) is not Answer.NO for id in tie.affirming)
            for tie in ties
        )

    def _party(self, entity: str, when: str | None, *, sure: bool = False) -> frozenset[str]:
        """An entity with all that it belongs to, by however many steps, none disputed if `sure`."""
        key = entity, when, sure
        if key not in self._parties:
            found, border = {entity}, {entity}
            while border:
                border = {
                    home for one in border for home in self._next(self._homes, one, when, sure=sure)
                } - found
                found |= border
            self._parties[key] = frozenset(found)
        return self._parties[key]
