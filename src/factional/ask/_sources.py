"""Sources: what each says of whom, how it stands to them, and how its word holds up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from factional.ask._build import document_ref, entity_ref
from factional.ask._foretold import GapRow, PredictionRow, foretellings, gaps
from factional.ask._grades import Grade, affiliations, grades
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._voices import Source, Voices, voices
from factional.ask.rows import DocumentRef, EntityRef
from factional.model import Claim, SourceKind, Stance
from factional.store import Store
from factional.weigh import Bearing, Fate, bearings, said

_kept: WeakKeyDictionary[Snapshot, _Held] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list. Shares are of `weighed`, the claims that belong to a tie.

    Attributes:
        id: Id in the case: that of an actor, or made of the name.
        entity: The actor that it is, where it is one.
        affiliations: Whom it belongs to, as documents introduce it or somebody decided.
        documents: How many documents are its own, or have it speak.
        claims: How many claims are in its own words.
        passed: How many in others' words it publishes or passes on.
        reviewed: How many of the claims in its own words somebody has settled.
        weighed: How many of them are weighed against others.
        corroborated: How many another origin says, too.
        contradicted: How many somebody else contradicts.
        contradicts_itself: How many it contradicts itself.
        stances: How many are of whom it is, of allies, of adversaries, of third parties, by how
            it stood to their subject when it spoke.
        predictions: How many came about, failed and are open, by outcome.
        declined: How many questions it declined, or could not answer.
        grade: How reliable the analyst who asks holds it to be; None where not graded.
    """

    id: str
    name: str
    kind: SourceKind
    entity: EntityRef | None
    affiliations: tuple[EntityRef, ...]
    documents: int
    claims: int
    passed: int
    reviewed: int
    weighed: int
    corroborated: int
    contradicted: int
    contradicts_itself: int
    stances: Mapping[str, int]
    predictions: Mapping[str, int]
    declined: int
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Somebody of whom a source speaks, as subject or object of its claims.

    Attributes:
        actor: Of whom.
        stances: How it stood to them when it spoke, by how many of the claims.
        claims: Ids of the claims.
        corroborated: Ids of those that another origin says, too.
        contradicted: Ids of those that somebody else contradicts.
    """

    actor: EntityRef
    stances: Mapping[str, int]
    claims: tuple[str, ...]
    corroborated: tuple[str, ...]
    contradicted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """That somebody decided whom a source belongs to."""

    decision: int
    to: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A source with all that it says; claims by their ids, in order of their documents.

    Attributes:
        row: The source.
        claims: The claims in its own words.
        passed: Those in others' words that it publishes or passes on.
        weighed: Those of its own that are weighed.
        corroborated: Those that another origin says, too.
        contradicted: Those that somebody else contradicts.
        contradicts_itself: Those that it contradicts itself.
        by_stance: Its own claims by how it stood to their subject when it spoke.
        of: Of whom it speaks, those first of whom it says most.
        predictions: What it foretold, with how that came out.
        declined: What it would not or could not say.
        documents: The documents, by date.
        belongings: What was decided of whom it belongs to.
    """

    row: SourceRow
    claims: tuple[str, ...]
    passed: tuple[str, ...]
    weighed: tuple[str, ...]
    corroborated: tuple[str, ...]
    contradicted: tuple[str, ...]
    contradicts_itself: tuple[str, ...]
    by_stance: Mapping[str, tuple[str, ...]]
    of: tuple[SpokenOf, ...]
    predictions: tuple[PredictionRow, ...]
    declined: tuple[GapRow, ...]
    documents: tuple[DocumentRef, ...]
    belongings: tuple[Belonging, ...]


def sources(store: Store, *, by: str | None = None) -> list[SourceRow]:
    """Who says things, those with most claims in their own words first.

    Args:
        store: The case.
        by: Whose grades are shown; nobody's where not given.
    """
    snap = snapshot(store)
    held, known = _held(store, snap), voices(store, snap)
    given = grades(snap.decisions, known, by)
    rows = [_row(snap, held, source, given.get(id)) for id, source in known.sources.items()]
    return sorted(rows, key=lambda r: (-r.claims, -r.passed, r.name, r.id))


def source(store: Store, id_or_name: str, *, by: str | None = None) -> SourceDetail:
    """One source with what it says.

    Args:
        store: The case.
        id_or_name: Its id, or any of its names.
        by: Whose grade is shown; nobody's where not given.

    Raises:
        NotFound: nobody called so says anything.
        Ambiguous: several do.
    """
    snap = snapshot(store)
    held, known = _held(store, snap), voices(store, snap)
    found = known.find(id_or_name)
    grade = grades(snap.decisions, known, by).get(found.id)
    weighed = [id for id in found.claims if id in held.bearings]
    order = {id: n for n, id in enumerate(snap.by_date)}
    return SourceDetail(
        row=_row(snap, held, found, grade),
        claims=tuple(found.claims),
        passed=tuple(found.passed),
        weighed=tuple(weighed),
        corroborated=tuple(id for id in weighed if held.bearings[id].corroborated),
        contradicted=tuple(id for id in weighed if held.bearings[id].contradicted),
        contradicts_itself=tuple(id for id in weighed if held.bearings[id].own),
        by_stance=_by_stance(snap, found),
        of=_spoken_of(snap, held, found),
        predictions=tuple(held.predictions[id] for id in found.claims if id in held.predictions),
        declined=tuple(held.gaps[found.id]),
        documents=tuple(
            document_ref(snap, id) for id in sorted(found.documents, key=order.__getitem__)
        ),
        belongings=tuple(
            Belonging(d.id, d.details["to"], d.by, d.at)
            for d in affiliations(snap.decisions, found)
        ),
    )


class _Held:
    """What is told of sources, worked out once for each revision of a case."""

    def __init__(self, store: Store, snap: Snapshot, known: Voices) -> None:
        self.bearings: dict[str, Bearing] = {
            id: bearing for tie in snap.ties.values() for id, bearing in bearings(tie).items()
        }
        self.predictions = {row.claim.id: row for row in foretellings(store)}
        self.gaps: defaultdict[str, list[GapRow]] = defaultdict(list)
        for gap, speaking in zip(gaps(store), known.declining, strict=True):
            for id in speaking:
                self.gaps[id].append(gap)


def _held(store: Store, snap: Snapshot) -> _Held:
    found = _kept.get(snap)
    if found is None:
        found = _kept[snap] = _Held(store, snap, voices(store, snap))
    return found


def _row(snap: Snapshot, held: _Held, source: Source, grade: Grade | None) -> SourceRow:
    weighed = [held.bearings[id] for id in source.claims if id in held.bearings]
    told = [held.predictions[id].outcome for id in source.claims if id in held.predictions]
    return SourceRow(
        id=source.id,
        name=source.name,
        kind=source.kind,
        entity=entity_ref(snap, source.entity) if source.entity else None,
        affiliations=_homes(snap, source),
        documents=len(source.documents),
        claims=len(source.claims),
        passed=len(source.passed),
        reviewed=sum(snap.claim[id].review.settled for id in source.claims),
        weighed=len(weighed),
        corroborated=sum(bearing.corroborated for bearing in weighed),
        contradicted=sum(bearing.contradicted for bearing in weighed),
        contradicts_itself=sum(bool(bearing.own) for bearing in weighed),
        stances={stance: len(ids) for stance, ids in _by_stance(snap, source).items()},
        predictions={outcome.value: told.count(outcome) for outcome in Fate if outcome in told},
        declined=len(held.gaps[source.id]),
        grade=grade,
    )


def _homes(snap: Snapshot, source: Source) -> tuple[EntityRef, ...]:
    homes = set(snap.homes.get(source.entity or "", ()))
    homes |= {snap.outlets[name] for name in source.names if name in snap.outlets}
    found = [entity_ref(snap, id) for id in homes]
    return tuple(sorted(found, key=lambda ref: (ref.name, ref.id)))


def _stance(snap: Snapshot, source: Source, claim: Claim, towards: str) -> Stance:
    when = said(claim, snap.documents[claim.document])
    side = source.entity or next((snap.outlets[n] for n in source.names if n in snap.outlets), None)
    return snap.stances.of(side, towards, when)


def _by_stance(snap: Snapshot, source: Source) -> dict[str, tuple[str, ...]]:
    found: defaultdict[Stance, list[str]] = defaultdict(list)
    for id in source.claims:
        claim = snap.claim[id]
        found[_stance(snap, source, claim, snap.subject(claim))].append(id)
    return {stance.value: tuple(found[stance]) for stance in Stance if stance in found}


def _spoken_of(snap: Snapshot, held: _Held, source: Source) -> tuple[SpokenOf, ...]:
    of: defaultdict[str, list[Claim]] = defaultdict(list)
    for id in source.claims:
        claim = snap.claim[id]
        for actor in dict.fromkeys((snap.subject(claim), snap.object(claim))):
            if actor is not None:
                of[actor].append(claim)
    rows = [
        SpokenOf(
            actor=entity_ref(snap, actor),
            stances=_counted(_stance(snap, source, claim, actor) for claim in claims),
            claims=tuple(claim.id for claim in claims),
            corroborated=tuple(
                c.id for c in claims if c.id in held.bearings and held.bearings[c.id].corroborated
            ),
            contradicted=tuple(
                c.id for c in claims if c.id in held.bearings and held.bearings[c.id].contradicted
            ),
        )
        for actor, claims in of.items()
    ]
    return tuple(sorted(rows, key=lambda r: (-len(r.claims), r.actor.name, r.actor.id)))


def _counted(stances: Iterable[Stance]) -> dict[str, int]:
    found = Counter(stances)
    return {stance.value: found[stance] for stance in Stance if found[stance]}
