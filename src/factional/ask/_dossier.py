"""The dossier of an actor: all that a case holds on it, by source, with what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from factional import __version__
from factional.ask._accounts import accounts_of, stance_to, voices_of
from factional.ask._actors import actor
from factional.ask._board import OUTCOME, PREFERRED, Outcome
from factional.ask._build import actor_row, document_ref, sides
from factional.ask._chronicle import told_of
from factional.ask._citing import Reference, references
from factional.ask._disputes import joined
from factional.ask._dossier_rows import Cited, Dossier, Missing, NameUse, Turned, Usage
from factional.ask._earlier import as_known
from factional.ask._entries import PLACE, Entry, entries_of
from factional.ask._filter import published
from factional.ask._foretold import refused
from factional.ask._sizes import sizes_of
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask._span import day
from factional.ask._standing import standing
from factional.ask.reading import page_of
from factional.ask.rows import DocumentRef
from factional.model import (
    AUTHOR,
    TLP,
    Answer,
    Claim,
    Decision,
    DecisionKind,
    DocumentStatus,
    Entity,
    EntityType,
    NameKind,
    Period,
    Review,
    Stance,
    Tie,
)
from factional.store import Store
from factional.vocabulary.asked import asked_of
from factional.weigh import Chronicle, Turn, said, stated


def dossier(
    store: Store, id_or_name: str, *, as_of: str | None = None, known_by: str | None = None
) -> Dossier:
    """All that a case holds on an actor, by its id or one of its names.

    Nothing is left out in silence: what is in no entry is counted. Of persons, claims on their
    whereabouts are not gathered, and counted too.

    Args:
        store: The case.
        id_or_name: Which actor.
        as_of: EDTF time; entries say whether they held then.
        known_by: EDTF time; only what was published by then, weighed by that alone.

    Raises:
        NotFound: the case knows none.
        Ambiguous: it knows several of this name.
        InvalidTime: a time is not EDTF.
    """
    at = Period.parse(as_of) if as_of else None
    by = Period.parse(known_by) if known_by else None
    today = snapshot(store)
    snap = as_known(today, known_by)
    whom = snap.find_one(id_or_name)
    about = [
        c for c in snap.about[whom.id] if by is None or published(snap, c, by) is not Answer.NO
    ]
    later = len({c.id for c in today.about[whom.id]} - {c.id for c in about})
    shown, withheld = _parted(snap, whom, snap.ties_with[whom.id])
    gathered = _Gathered(snap, whom, shown, [c for c in about if not _hides(snap, whom, c)])
    concluded = _concluded(store.decisions(), by)
    entries = entries_of(snap, whom, shown, at, _preferred(concluded))
    cited = list(gathered.cited())
    counts = Counter(claim.document for claim in cited)
    documents = [id for id in snap.by_date if id in counts]
    refs = references(snap, store, documents, counts)
    detail = actor(store, whom.id, known_by=known_by)
    return Dossier(
        row=actor_row(snap, whom),
        as_of=as_of,
        known_by=known_by,
        citation=_citation(snap, whom, (len(cited), len(refs)), as_of, known_by),
        tlp=_strictest(refs),
        names=_names(snap, whom),
        joins=detail.joins,
        standing=standing(snap, whom, entries, at),
        entries=tuple(entries),
        sizes=sizes_of(snap, shown, at),
        voices=voices_of(gathered.stances),
        accounts=accounts_of(snap, shown, gathered.stances),
        missing=tuple(_missing(snap, whom, entries, gathered.about, at)),
        refused=tuple(refused(snap, store, whom.id)),
        history=_history(snap, shown),
        references=refs,
        elsewhere=gathered.elsewhere(documents),
        claims=tuple(gathered.rows(cited, documents)),
        unweighed=gathered.unweighed(),
        withheld=withheld,
        later=later,
        undecided=_undecided(snap, shown, concluded),
        said=detail.said,
    )


def _hides(snap: Snapshot, whom: Entity, claim: Claim) -> bool:
    """Whether a claim tells where a person is or was."""
    return whom.type is EntityType.PERSON and snap.vocabulary[claim.relation].family == PLACE


def _parted(snap: Snapshot, whom: Entity, ties: Iterable[Tie]) -> tuple[list[Tie], int]:
    """The ties that a dossier gathers, and how many claims the others hold."""
    shown, withheld = [], 0
    for tie in ties:
        if any(_hides(snap, whom, snap.claim[id]) for id in tie.claims):
            withheld += len(tie.claims)
        else:
            shown.append(tie)
    return shown, withheld


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The claims of a dossier: those of its ties, and those about its actor that are in none."""

    snap: Snapshot
    whom: Entity
    ties: Sequence[Tie]
    about: Sequence[Claim]

    @property
    def stances(self) -> dict[str, Stance]:
        """How the speaker of each weighed claim stood to the actor."""
        snap = self.snap
        ids = (id for tie in self.ties for id in tie.claims)
        return {id: stance_to(snap, snap.claim[id], self.whom.id) for id in ids}

    def cited(self) -> Iterator[Claim]:
        """Every claim of the ties, and of others what contradicts them, in order."""
        wanted = {id for tie in self.ties for id in tie.claims}
        for tie in self.ties:
            pairs = [c for c in tie.comparisons if c.verdict.disputes]
            wanted |= {id for pair in pairs for id in (pair.first, pair.second)}
        place = self.snap.place
        return (self.snap.claim[id] for id in sorted(wanted, key=lambda id: place[id]))

    def rows(self, cited: Iterable[Claim], documents: Sequence[str]) -> Iterator[Cited]:
        """The claims as they are cited."""
        snap, numbers = self.snap, {id: n for n, id in enumerate(documents, 1)}
        for claim in cited:
            document = snap.documents[claim.document]
            who, entity = snap.voice(
                claim.document, claim.attribution[0].who if claim.attribution else AUTHOR
            )
            yield Cited(
                id=claim.id,
                number=numbers[claim.document],
                speaker=who,
                entity=entity,
                stance=stance_to(snap, claim, self.whom.id),
                subject=sides(snap, claim)[0],
                value=stated(claim),
                polarity=claim.polarity,
                certainty=claim.certainty,
                time=claim.time,
                said=said(claim, document),
                quote=claim.evidence.quote,
                page=page_of(document, claim.evidence.start),
                review=claim.review,
            )

    def unweighed(self) -> dict[str, int]:
        """Claims about the actor that belong to no tie, by why."""
        found = Counter({"low": 0, "rejected": 0, "withdrawn": 0})
        for claim in self.about:
            if claim.id in self.snap.tie_of:
                continue
            if self.snap.documents[claim.document].status is not DocumentStatus.CURRENT:
                found["withdrawn"] += 1
            else:
                found["rejected" if claim.review is Review.REJECTED else "low"] += 1
        return dict(found)

    def elsewhere(self, documents: Iterable[str]) -> tuple[DocumentRef, ...]:
        """Documents that name the actor and are not cited."""
        silent = self.snap.mentioned[self.whom.id] - set(documents)
        return tuple(document_ref(self.snap, id) for id in self.snap.by_date if id in silent)


def _names(snap: Snapshot, whom: Entity) -> tuple[NameUse, ...]:
    used: defaultdict[tuple[str, NameKind], dict[str, int]] = defaultdict(dict)
    for name in whom.names:
        used[name.text, name.kind][name.document] = name.count
    order = list(NameKind)
    rows = [
        NameUse(text, kind, sum(counts.values()), _users(snap, counts))
        for (text, kind), counts in used.items()
    ]
    return tuple(
        sorted(rows, key=lambda r: (r.text != whom.name, order.index(r.kind), -r.count, r.text))
    )


def _users(snap: Snapshot, counts: Mapping[str, int]) -> tuple[Usage, ...]:
    by: defaultdict[str, list[str]] = defaultdict(list)
    known: dict[str, str | None] = {}
    for id in snap.by_date:
        if id in counts:
            who, entity = snap.voice(id, AUTHOR)
            by[who].append(id)
            known[who] = known.get(who) or entity
    rows = []
    for who, ids in by.items():
        dates = [d for id in ids if (d := snap.documents[id].metadata.published)]
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        documents = tuple(document_ref(snap, id) for id in ids)
        rows.append(Usage(who, known[who], sum(counts[id] for id in ids), first, last, documents))
    return tuple(sorted(rows, key=lambda u: (-u.count, u.who)))


def _missing(
    snap: Snapshot,
    whom: Entity,
    entries: Sequence[Entry],
    about: Iterable[Claim],
    at: Period | None,
) -> Iterator[Missing]:
    low: Counter[tuple[str, bool]] = Counter(
        (c.relation, snap.subject(c) == whom.id) for c in about if c.id not in snap.tie_of and c.low
    )
    given: defaultdict[tuple[str, bool], list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.denied:
            given[entry.relation, snap.ties[entry.tie].question.subject == whom.id].append(entry)
            if snap.vocabulary[entry.relation].symmetric:
                given[entry.relation, True].append(entry)
    for asked in asked_of(whom.type):
        wanted = [(name, True) for name in asked.subject] + [(name, False) for name in asked.object]
        answers = [entry for key in wanted for entry in given[key]]
        then = bool(answers)
        if answers and not (asked.at and at and all(e.holds is Answer.NO for e in answers)):
            continue
        relations = tuple(dict.fromkeys(name for name, _ in wanted))
        yield Missing(asked.ask, relations, then, sum(low[key] for key in wanted))


_TURNS: Mapping[Turn, Literal["began", "ended", "turned"]] = MappingProxyType(
    {Turn.BEGAN: "began", Turn.ENDED: "ended", Turn.TURNED: "turned"}
)
"""What is history; what happened is an event."""


def _history(snap: Snapshot, ties: Iterable[Tie]) -> tuple[Turned, ...]:
    told = Chronicle(snap.claim, snap.stated_bounds, snap.vocabulary)
    found = [(c, tie) for tie in ties for c in told.of(tie) if c.turn in _TURNS]
    found.sort(key=lambda f: (f[0].until or f[0].since or date.max, f[0].tie, f[0].turn))
    return tuple(
        Turned(
            tie=tie.id,
            question=told_of(snap, change),
            turn=_TURNS[change.turn],
            since=day(change.since),
            until=day(change.until),
            claims=change.claims,
            reason=change.reason,
        )
        for change, tie in found
    )


def _concluded(decisions: Iterable[Decision], by: Period | None) -> dict[str, Decision]:
    """The last conclusion that stands of each contradiction, as far as it was made by a time."""
    until = by.last.isoformat() if by and by.last else None
    return {
        d.target: d
        for d in decisions
        if d.kind is DecisionKind.CONCLUDED
        and d.undone is None
        and (until is None or d.at[:10] <= until)
    }


def _preferred(concluded: Mapping[str, Decision]) -> frozenset[str]:
    """Ids of the claims of positions that somebody prefers."""
    made = [d for d in concluded.values() if d.details[OUTCOME] == Outcome.PREFER]
    return frozenset(id for d in made for id in d.details.get(PREFERRED, "").split())


def _undecided(snap: Snapshot, ties: Iterable[Tie], concluded: Mapping[str, Decision]) -> int:
    ours = {tie.id for tie in ties}
    done = {id for id, d in concluded.items() if d.details[OUTCOME] != Outcome.OPEN}
    groups = ({tie.id for tie in group} for group in joined(snap))
    return sum(bool(group & ours) and group.isdisjoint(done) for group in groups)


def _strictest(references: Iterable[Reference]) -> TLP:
    order = list(TLP)
    return min((r.tlp for r in references), key=order.index, default=TLP.CLEAR)


def _citation(
    snap: Snapshot,
    whom: Entity,
    counts: tuple[int, int],
    as_of: str | None,
    known_by: str | None,
) -> str:
    times = f", as of {as_of}" if as_of else ""
    times += f", by what was published by {known_by}" if known_by else ""
    claims, documents = counts
    made = f"{claims} {'claim' if claims == 1 else 'claims'}"
    read = f"{documents} {'document' if documents == 1 else 'documents'}"
    return (
        f"{whom.name}: dossier{times}. {made} in {read} of the case “{snap.name}”, "
        f"revision {snap.revision}. Factional {__version__}."
    )
