"""How one claim came to be: the words, the rules and the people that made it what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factional.ask._build import claim_row, entity_ref
from factional.ask._decisions import DecisionRow, decisions
from factional.ask._snapshot import Snapshot, snapshot
from factional.ask.rows import ClaimRow, EntityRef, HopRow
from factional.errors import NotFound
from factional.model import Claim, Document, Mention, Pointer, pointers
from factional.store import Store

DETAILS = frozenset({
    "answer", "certainty", "factors", "kind", "object", "past", "polarity", "sentence", "subject",
    "time", "trigger", "voices",
})  # fmt: skip
"""Keys of `Claim.how` whose texts are pointers and parts; `why` puts them in words."""

_TOLD = DETAILS | {"rule", "cue", "frame"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document, as it stands there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """An actor of a claim with the words that stand for it.

    Attributes:
        side: `subject` or `object`.
        entity: Who it is in the case.
        name: What this document calls it at its fullest.
        words: The words, after those that led to them ("fighters" before "X"); a label says what
            each is: `name`, `description`, `pronoun`, `apposition`, `part`, `example`.
        antecedent: For a description or pronoun, the nearest name of the same before it, or else
            after it.
    """

    side: str
    entity: EntityRef
    name: str
    words: tuple[Pointer, ...]
    antecedent: Pointer | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What decided one field of a claim.

    Attributes:
        field: `polarity`, `certainty`, `kind`, `time`, or `past` where it is said to be over.
        value: What the extractor made of it; None for no time.
        words: The words that did: a `negation`, `modal`, `hedge` or `governor`, the `frame` of the
            lexicon itself, a `voice` that doubts, the language `model`, or for a time how it was
            attached. Empty for a plain statement.
        way: Where no words did, how a time came.
    """

    field: str
    value: str | None
    words: tuple[Pointer, ...]
    way: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of the chain, the words that show it, and the rule or model that found it."""

    hop: HopRow
    shown: Stretch | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the factors whose product are the odds of a claim, to one: confidence 0.75 is 3."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Why:
    """How a claim came to be.

    Attributes:
        row: The claim, with what the analyst decided.
        sentence: What was read; where the extractor does not tell, the evidence.
        rule: Kind of rule; None where the extractor does not tell.
        cue: The lemma that the rule was looked up by.
        frame: The pattern of the lexicon.
        trigger: The words of the pattern, the one that the relation hangs on first.
        sides: Subject and object with their words.
        decided: Polarity, certainty, kind and time, each with what decided it.
        voices: The chain, innermost first.
        answer: `yes` or `no` where an answer took it from its question.
        factors: What the odds of the claim are the product of.
        moved: Whether the text has changed since, so that the words stand elsewhere now.
        other: What else the extractor left.
        decisions: What people decided about it, in order.
    """

    row: ClaimRow
    sentence: Stretch
    rule: str | None
    cue: str | None
    frame: str | None
    trigger: tuple[Pointer, ...]
    sides: tuple[Side, ...]
    decided: tuple[Decided, ...]
    voices: tuple[Voice, ...]
    answer: str | None
    factors: tuple[Factor, ...]
    moved: bool
    other: Mapping[str, str]
    decisions: tuple[DecisionRow, ...]


def why(store: Store, id: str) -> Why:
    """How a claim came to be, mention by mention.

    Claims of extractors that leave less in `Claim.how` have fewer words; who is meant is then read
    off the mentions in the evidence.

    Raises:
        NotFound: there is no claim of this id.
    """
    snap = snapshot(store)
    claim = snap.claim.get(id)
    if claim is None:
        raise NotFound(f"No claim {id!r}. List the claims for their ids.")
    document = store.document(claim.document)
    row, how = claim_row(snap, claim), claim.how
    sides = [_side(snap, claim, "subject", claim.subject)]
    if claim.object is not None:
        sides.append(_side(snap, claim, "object", claim.object))
    trigger = pointers(how.get("trigger", ""))
    return Why(
        row=row,
        sentence=_sentence(claim, document),
        rule=how.get("rule"),
        cue=how.get("cue"),
        frame=how.get("frame"),
        trigger=trigger,
        sides=tuple(sides),
        decided=tuple(_decided(claim, row)),
        voices=tuple(_voices(row, how.get("voices", ""), document)),
        answer=how.get("answer"),
        factors=tuple(_factors(how.get("factors", ""))),
        moved=any(document.text[p.start : p.end] != p.text for p in trigger),
        other={key: text for key, text in how.items() if key not in _TOLD},
        decisions=tuple(d for d in decisions(store) if d.target == id),
    )


def _sentence(claim: Claim, document: Document) -> Stretch:
    start, dash, end = claim.how.get("sentence", "").partition("-")
    evidence = claim.evidence
    if dash and start.isdigit() and end.isdigit() and int(end) <= len(document.text):
        return Stretch(document.text[int(start) : int(end)], int(start), int(end))
    return Stretch(evidence.quote, evidence.start, evidence.end)


def _side(snap: Snapshot, claim: Claim, side: str, referent: str) -> Side:
    of = snap.subject(claim) if side == "subject" else snap.object(claim) or referent
    known = snap.referents.get((claim.document, referent))
    mentions = known.mentions if known else ()
    words = pointers(claim.how.get(side, "")) or tuple(
        Pointer("name" if m.named else "description", m.text, m.start, m.end)
        for m in mentions
        if claim.evidence.start <= m.start and m.end <= claim.evidence.end
    )
    spoken = words[-1] if words else None
    stands_in = spoken is not None and spoken.label in ("description", "pronoun")
    antecedent = _antecedent(mentions, spoken.start) if spoken and stands_in else None
    return Side(side, entity_ref(snap, of), known.name if known else referent, words, antecedent)


def _antecedent(mentions: tuple[Mention, ...], position: int) -> Pointer | None:
    named = [m for m in mentions if m.named and m.start != position]
    before = [m for m in named if m.end <= position]
    if before:
        found = max(before, key=lambda m: m.start)
    elif named:
        found = min(named, key=lambda m: m.start)
    else:
        return None
    return Pointer("before" if before else "after", found.text, found.start, found.end)


def _decided(claim: Claim, row: ClaimRow) -> list[Decided]:
    how = claim.how
    values = {
        "polarity": row.polarity.value,
        "certainty": row.certainty.value,
        "kind": row.kind.value,
        "time": row.time,
    }
    made = [
        Decided(field, value, pointers(text), "" if pointers(text) else text)
        for field, value in values.items()
        for text in [how.get(field, "")]
    ]
    past = pointers(how.get("past", ""))
    return [*made, Decided("past", "over", past)] if past else made


def _voices(row: ClaimRow, rules: str, document: Document) -> list[Voice]:
    named: list[str | None] = [*rules.split("; ")] if rules else []
    named += [None] * (len(row.chain) - len(named))
    made = []
    for hop, rule in zip(row.chain, named, strict=False):
        shown = None
        if hop.start is not None and hop.end is not None:
            shown = Stretch(document.text[hop.start : hop.end], hop.start, hop.end)
        made.append(Voice(hop, shown, rule))
    return made


def _factors(text: str) -> list[Factor]:
    made = []
    for part in text.split("; "):
        name, _, share = part.rpartition(" ")
        try:
            made.append(Factor(name, float(share)))
        except ValueError:
            continue
    return made
