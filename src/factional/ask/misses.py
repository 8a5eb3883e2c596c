"""What an extractor missed of gold, and what it said that is false, each with its cause.

A worklist: causes are looked for in the order of `Cause`, and the first that fits is told. A missed
claim is first held against what was read near its evidence, then against who was pointed at there.
What counts as found, missed and false is as `evaluate` has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factional.ask._alignment import Annotated, Record, form
from factional.ask._matching import OPEN_VALUED, Match, near, same_value
from factional.ask.annotations import claim_record, entity_records, kept, meta_record
from factional.model import Document, Extraction

REACH = 60
"""How far from the evidence, in code points, somebody counts as pointed at near it."""


class Cause(StrEnum):
    """Why a gold claim was missed, or a predicted one is false."""

    TOO_LONG = "evidence too long or not in the text"
    TOO_FAR = "evidence too far away"
    TWICE = "said twice, read once"
    DUPLICATE = "read twice, said once"
    HELD_BACK = "read, but held back"
    UNSURE = "read, but with low confidence"
    DIRECTION = "the other way round"
    POLARITY = "with the other polarity"
    VALUE = "with another value"
    RELATION = "as another relation"
    SUBJECT = "of another subject"
    OBJECT = "of another object"
    NO_SIDES = "neither side pointed at nearby"
    NO_SUBJECT = "subject not pointed at nearby"
    NO_OBJECT = "object not pointed at nearby"
    QUESTION = "both there, but in a question"
    UNREAD = "both there, but not read"
    NOWHERE = "not in gold at all"


_RANK = {cause: rank for rank, cause in enumerate(Cause)}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the worklist.

    Attributes:
        document: Name of the document.
        missed: Whether gold has it and the extractor does not; else the other way round.
        subject: Name of the subject, in gold's words or the extractor's.
        object: Name of the object; None where there is a value.
        value: The value, as it is written.
        instead: What the other side has in its place, in words; or the reason it was held back.
        confidence: Of a false claim.
        rule: The rule that read a false claim, with its cue.
    """

    document: str
    missed: bool
    cause: Cause
    relation: str
    subject: str
    object: str | None
    value: str | None
    polarity: str
    quote: str
    start: int
    end: int
    instead: str | None = None
    confidence: float | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Worklist:
    """What to work on.

    Attributes:
        gold: Core gold claims.
        found: Those that were found.
        missed: How many were missed by each cause, the commonest first.
        false: How many claims are false by each cause, the commonest first.
        relations: Missed and false by relation: `{"trains": {"missed": 3, "false": 1}}`.
        items: The entries by cause, then by document and place.
    """

    gold: int
    found: int
    missed: Mapping[Cause, int]
    false: Mapping[Cause, int]
    relations: Mapping[str, Mapping[str, int]]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's entries, and how many of its core gold claims there are and were found."""

    gold: int
    found: int
    items: tuple[Item, ...]


def worklist(judged: Iterable[Judged], relation: str | None = None) -> Worklist:
    """The entries of some documents in one list.

    Args:
        judged: One for each document.
        relation: Only entries of this relation; `gold` and `found` count all of them.
    """
    judged = tuple(judged)
    items = [i for j in judged for i in j.items if relation is None or i.relation == relation]
    items.sort(key=lambda i: (not i.missed, _RANK[i.cause], i.document, i.start, i.end))
    by: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        by[item.relation]["missed" if item.missed else "false"] += 1
    return Worklist(
        gold=sum(j.gold for j in judged),
        found=sum(j.found for j in judged),
        missed=dict(Counter(i.cause for i in items if i.missed).most_common()),
        false=dict(Counter(i.cause for i in items if not i.missed).most_common()),
        relations={
            name: {"missed": count["missed"], "false": count["false"]}
            for name, count in sorted(by.items(), key=lambda p: (-p[1].total(), p[0]))
        },
        items=tuple(items),
    )


def misses(
    gold: Annotated, document: Document, extraction: Extraction, text: str | None = None
) -> Judged:
    """What an extraction of a document missed and what it has that is false, with causes.

    Args:
        gold: The gold annotation.
        document: The document that was read.
        extraction: What was read, with what was dropped, and all mentions.
        text: The text that gold counts in, where it is not the document's.
    """
    return _Judge(gold, document, extraction, text).judged()


class _Judge:
    def __init__(
        self, gold: Annotated, document: Document, extraction: Extraction, text: str | None
    ) -> None:
        self.gold = gold
        self.text = document.text if text is None else text
        self.predicted = _annotated(document, extraction, self.text)
        self.match = Match(gold, self.predicted)
        claims = self.match.claims
        self.missed, self.false, self.found = claims.missed, claims.false, claims.pairs
        self.read = self.match.scored
        self.unsure = [claim_record(c, "", None) for c in extraction.claims if not kept(c)]
        self.dropped = [(claim_record(d.claim, "", None), d.reason) for d in extraction.drops]
        self.mentions = [
            (m.start, m.end, form(m.text), self.match.aligned.get(r.id))
            for r in extraction.referents
            for m in r.mentions
        ]
        self.rules = {
            (c.evidence.start, c.evidence.end, c.relation, c.subject, c.object): c.how
            for c in extraction.claims
        }

    def judged(self) -> Judged:
        missed = [self._item(c, True, *self._why_missed(c)) for c in self.missed]
        false = [self._item(c, False, *self._why_false(c)) for c in self.false]
        wanted = len(self.missed) + len(self.found)
        return Judged(wanted, len(self.found), (*missed, *false))

    def _why_missed(self, gold: Record) -> tuple[Cause, str | None]:
        """The cause of a miss, with what was read in its place."""
        found = next(self._explained(gold), None)
        if found is not None:
            return found
        far = next((c for c in self.false if self.match.says(gold, c)), None)
        if far is not None:
            return Cause.TOO_FAR, self._words(far, self.predicted)
        return self._unread(gold), None

    def _explained(self, gold: Record) -> Iterator[tuple[Cause, str | None]]:
        """Every cause of a miss that shows, the closest to having found it first."""
        for claim in self.read:
            if self.match.says(gold, claim) and near(gold, claim):
                sound = self.match.sound(claim)
                yield Cause.TWICE if sound else Cause.TOO_LONG, self._words(claim, self.predicted)
        for claim in self.unsure:
            if self._same_but_for_polarity(gold, claim):
                yield Cause.UNSURE, f"confidence {claim.get('confidence')}"
        for claim, reason in self.dropped:
            if self._same_but_for_polarity(gold, claim):
                yield Cause.HELD_BACK, reason
        for cause, claim in self._compared(gold, self.false):
            yield cause, self._words(claim, self.predicted)
        yield from self._not_there(gold)

    def _compared(self, gold: Record, read: Iterable[Record]) -> Iterator[tuple[Cause, Record]]:
        """What was read near a gold claim in its place, the closest kind of mistake first."""
        close = [c for c in read if near(gold, c) and self.match.sound(c)]
        found = [(cause, c) for c in close for cause in [self._mistake(gold, c)] if cause]
        yield from sorted(found, key=lambda f: (_RANK[f[0]], abs(f[1]["start"] - gold["start"])))

    def _mistake(self, gold: Record, claim: Record) -> Cause | None:
        """How a claim differs from a gold one, where they differ in one thing."""
        sides, wanted = self._sides(claim), (gold["subject"], gold.get("object"))
        pair = wanted[1] is not None and set(sides) == set(wanted)
        if claim["relation"] != gold["relation"]:
            return Cause.RELATION if pair else None
        if claim["polarity"] != gold["polarity"]:
            return Cause.POLARITY if pair or sides == wanted else None
        if pair:
            return Cause.DIRECTION
        if sides == wanted:
            return Cause.VALUE
        return self._stranger(gold, claim) if _touch(gold, claim) else None

    def _stranger(self, gold: Record, claim: Record) -> Cause | None:
        """Which side of a claim in the same words is somebody else."""
        sides, wanted = self._sides(claim), (gold["subject"], gold.get("object"))
        if wanted[1] is None:
            return Cause.SUBJECT if same_value(gold, claim) else None
        if sides[0] == wanted[0]:
            return Cause.OBJECT
        if sides[1] == wanted[1]:
            return Cause.SUBJECT
        return Cause.OBJECT if self.match.symmetric(gold) and set(sides) & set(wanted) else None

    def _not_there(self, gold: Record) -> Iterator[tuple[Cause, str | None]]:
        """Which sides are not pointed at near the evidence, or are taken for somebody else."""
        here = [m for m in self.mentions if _reaches(gold, m[0], m[1])]
        held = {aligned for *_, aligned in here}
        absent = [s for s in ("subject", "object") if gold.get(s) and gold[s] not in held]
        for side in absent:
            forms = self.gold.forms(gold[side])
            for start, end, shape, aligned in here:
                if shape in forms and aligned is not None:
                    taken = f"“{self.text[start:end]}” was taken for {_name(self.gold, aligned)}"
                    yield Cause.SUBJECT if side == "subject" else Cause.OBJECT, taken
        if absent:
            only = Cause.NO_SUBJECT if absent == ["subject"] else Cause.NO_OBJECT
            yield Cause.NO_SIDES if len(absent) > 1 else only, None

    def _unread(self, gold: Record) -> Cause:
        """Whether what is not read stands in a question."""
        rest = self.text[gold["end"] - 1 : gold["end"] + 300]
        end = next((c for c in rest if c in ".?!\n؟"), "")
        return Cause.QUESTION if end in ("?", "؟") else Cause.UNREAD

    def _why_false(self, claim: Record) -> tuple[Cause, str | None]:
        """The cause of a false claim, with what gold has in its place."""
        if not self.match.sound(claim):
            return Cause.TOO_LONG, None
        gold = [g for g in self.gold.claims if g["relation"] not in OPEN_VALUED]
        same = [g for g in gold if self.match.says(g, claim)]
        close = [g for g in gold if near(g, claim)]
        found = [(Cause.DUPLICATE, g) for g in same if near(g, claim)]
        found += [(cause, g) for g in close for cause in [self._mistake(g, claim)] if cause]
        found += [(Cause.TOO_FAR, g) for g in same]
        if not found:
            return Cause.NOWHERE, None
        cause, best = min(found, key=lambda f: (f[0] is Cause.TOO_FAR, _RANK[f[0]],
                                                abs(f[1]["start"] - claim["start"])))  # fmt: skip
        return cause, self._words(best, self.gold)

    def _same_but_for_polarity(self, gold: Record, claim: Record) -> bool:
        """Whether a claim that was not kept would have been this one."""
        if not near(gold, claim) or gold["relation"] != claim["relation"]:
            return False
        sides, wanted = self._sides(claim), (gold["subject"], gold.get("object"))
        turned = self.match.symmetric(gold) and sides[::-1] == wanted
        return (sides == wanted or turned) and (bool(wanted[1]) or same_value(gold, claim))

    def _sides(self, claim: Record) -> tuple[str | None, str | None]:
        """The gold entities that the sides of a predicted claim are."""
        object = claim.get("object")
        aligned = self.match.aligned
        # what gold knows nothing of is itself, and nobody's equal
        return (
            aligned.get(claim["subject"], f"?{claim['subject']}"),
            aligned.get(object, f"?{object}") if object else None,
        )

    def _item(self, claim: Record, missed: bool, cause: Cause, instead: str | None) -> Item:
        whose = self.gold if missed else self.predicted
        value = claim.get("value")
        key = (
            claim["start"],
            claim["end"],
            claim["relation"],
            claim["subject"],
            claim.get("object"),
        )
        how = {} if missed else self.rules.get(key, {})
        rule = " ".join(how[k] for k in ("rule", "cue") if how.get(k))
        return Item(
            document=self.gold.name,
            missed=missed,
            cause=cause,
            relation=claim["relation"],
            subject=_name(whose, claim["subject"]),
            object=_name(whose, claim["object"]) if claim.get("object") else None,
            value=None if value is None else _value(value),
            polarity=claim["polarity"],
            quote=claim.get("evidence") or "",
            start=claim["start"],
            end=claim["end"],
            instead=instead,
            confidence=claim.get("confidence"),
            rule=rule or None,
        )

    def _words(self, claim: Record, whose: Annotated) -> str:
        """A claim in a few words."""
        said = "" if claim["polarity"] == "affirmed" else "denied: "
        other = claim.get("object")
        told = _name(whose, other) if other else _value(claim.get("value"))
        return f"{said}{_name(whose, claim['subject'])} {claim['relation']} {told}".rstrip()


def _annotated(document: Document, extraction: Extraction, text: str) -> Annotated:
    """What the annotation files of a document would hold, were an extraction exported."""
    claims = sorted(
        filter(kept, extraction.claims), key=lambda c: (c.evidence.start, c.evidence.end, c.id)
    )
    return Annotated(
        document.name,
        [claim_record(claim, claim.id, None) for claim in claims],
        {str(r["id"]): r for r in entity_records(extraction.referents)},
        meta_record(document),
        text,
    )


def _name(whose: Annotated, id: str) -> str:
    return str(whose.entities.get(id, {}).get("name") or id)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        low, high = value.get("min"), value.get("max")
        some = (
            str(low)
            if low == high
            else f"{'' if low is None else low}–{'' if high is None else high}"
        )
        return f"{some} {value.get('unit') or ''}".strip()
    return "" if value is None else str(value)


def _touch(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _reaches(claim: Record, start: int, end: int) -> bool:
    return bool(claim["start"] - REACH <= end and start <= claim["end"] + REACH)
