"""What of an earlier reading a new one succeeds: claims, the referents they hold, the labels.

A new claim takes the place, the id and the decisions of an earlier one that says the same of the
same actors in overlapping words. What somebody accepted or edited and nothing succeeds stays as it
was, and says so; what somebody else decided about is kept aside, so that the decision can be told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from factional.model import (
    EARLIER,
    MADE_BY,
    Claim,
    Evidence,
    Extraction,
    Gap,
    Label,
    Mention,
    Referent,
    Review,
)
from factional.resolve import fold

_STAYS = frozenset({Review.ACCEPTED, Review.EDITED})
_AROUND = 40
_NUMBER = re.compile(r"-(\d+)$")

Span = tuple[int, int]


class Moved:
    """Where stretches of an earlier text stand in a new one.

    A stretch is found by its words, spacing aside; where they stand more than once, by the words
    around them and then by how far on it stood.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._same = old == new

    def span(self, start: int, end: int) -> Span | None:
        """The stretch in the new text, or None where its words are gone."""
        if self._same:
            return start, end
        words = self._old[start:end].split()
        if not words:
            return None
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        before = self._old[max(0, start - _AROUND) : start].split()
        after = self._old[end : end + _AROUND].split()
        place = start / max(1, len(self._old))

        def rank(match: re.Match[str]) -> tuple[int, float]:
            left = self._new[max(0, match.start() - _AROUND) : match.start()].split()
            right = self._new[match.end() : match.end() + _AROUND].split()
            alike = _common(before[::-1], left[::-1]) + _common(after, right)
            return -alike, abs(match.start() / max(1, len(self._new)) - place)

        best = min(pattern.finditer(self._new), key=rank, default=None)
        return best.span() if best else None

    def evidence(self, evidence: Evidence) -> Evidence | None:
        """Evidence with its offsets and words in the new text, or None."""
        span = self.span(evidence.start, evidence.end)
        return Evidence(self._new[slice(*span)], *span) if span else None


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    length = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        length += 1
    return length


@dataclass(frozen=True, slots=True)
class Before:
    """What a case holds of an earlier reading of a document.

    Attributes:
        text: Its text.
        claims: Its claims as they were read.
        edited: The claims that somebody edited, as they read with the edits, by id.
        former: Claims of readings before it that were decided about.
        referents: Its referents.
        decided: Ids of claims that any decision is about, also one that was taken back.
    """

    text: str
    claims: tuple[Claim, ...]
    edited: Mapping[str, Claim]
    former: tuple[Claim, ...]
    referents: tuple[Referent, ...]
    decided: frozenset[str]


@dataclass(frozen=True, slots=True)
class After:
    """A new reading as it goes into the case.

    Attributes:
        extraction: Its claims, with those that stay from before.
        former: Claims that were decided about and are found no more.
        carried: Ids of claims with decisions that a new claim succeeds.
        kept: Ids of claims that stay as they were, unfound.
        gone: How many earlier claims nobody had decided about and nothing succeeds.
    """

    extraction: Extraction
    former: tuple[Claim, ...]
    carried: tuple[str, ...]
    kept: tuple[str, ...]
    gone: int


def succeeded(before: Before, extraction: Extraction, text: str) -> After:
    """A new extraction with the ids, the decisions and the claims that it takes over.

    Args:
        before: What the case holds.
        extraction: What was read now.
        text: The text that it was read in.
    """
    moved = Moved(before.text, text)
    extraction = _renamed(extraction, before.referents, moved)
    old = [*before.claims, *before.former]
    places = {claim.id: moved.evidence(claim.evidence) for claim in old}
    heirs = _heirs(extraction.claims, old, before.edited, places)
    numbers = _fresh(old, before.decided, extraction.claims)
    known = {claim.id: claim for claim in old}
    claims = [
        replace(claim, id=heirs[claim.id], review=known[heirs[claim.id]].review)
        if claim.id in heirs
        else replace(claim, id=next(numbers))
        for claim in extraction.claims
    ]
    succeeded_ids = set(heirs.values())
    kept, former, gone = [], [], 0
    for claim in old:
        place = places[claim.id]
        if claim.id in succeeded_ids:
            continue
        if claim.review in _STAYS and place:
            kept.append(replace(claim, evidence=place, how=_told(claim)))
        elif claim.id in before.decided:
            former.append(claim)
        else:
            gone += 1
    shown = [
        *kept,
        *(before.edited[id] for id in before.edited if id not in {c.id for c in former}),
    ]
    wanted = {referent for claim in shown for referent in _held(claim)}
    return After(
        replace(
            extraction,
            claims=(*claims, *kept),
            referents=(
                *extraction.referents,
                *_staying(before.referents, extraction.referents, wanted, moved),
            ),
        ),
        tuple(former),
        tuple(sorted(succeeded_ids & before.decided)),
        tuple(claim.id for claim in kept),
        gone,
    )


def _told(claim: Claim) -> Mapping[str, str]:
    """How a claim that stays came to be; what a person read in the text, no machine need find."""
    if MADE_BY in claim.how:
        return claim.how
    mark = claim.extractor or "nobody who signed"
    return {**claim.how, EARLIER: f"read by {mark}, and not found any more"}


def anchored(labels: Mapping[int, Label], old: str, new: str) -> dict[int, Label | None]:
    """The labels of an earlier text where their words stand in a new one; None where nowhere."""
    moved = Moved(old, new)
    found: dict[int, Label | None] = {}
    for decision, label in labels.items():
        span = moved.span(label.start, label.end)
        found[decision] = replace(label, start=span[0], end=span[1]) if span else None
    return found


def _held(claim: Claim) -> set[str]:
    """Ids of the referents that a claim holds, or may hold."""
    named = {claim.subject, claim.object, claim.place, *(hop.who for hop in claim.attribution)}
    return {name for name in named if name is not None}


def _heirs(
    new: Sequence[Claim],
    old: Iterable[Claim],
    edited: Mapping[str, Claim],
    places: Mapping[str, Evidence | None],
) -> dict[str, str]:
    """The earlier claim that each new one succeeds, by id: one each, the closest first."""
    by_relation: defaultdict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in new:
        by_relation[claim.relation, claim.subject, claim.object].append(claim)
    pairs = []
    for before in old:
        place = places[before.id]
        if place is None:
            continue
        for form in (before, edited.get(before.id, before)):
            for claim in by_relation.get((form.relation, form.subject, form.object), ()):
                shared = overlap(claim.evidence, place)
                if shared and says_same(claim, form):
                    closeness = (shared, claim.role == form.role, claim.time == form.time)
                    pairs.append((closeness, claim.id, before.id))
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    for _, claim_id, before_id in sorted(pairs, key=lambda p: (tuple(-x for x in p[0]), p[1:])):
        if claim_id not in heirs and before_id not in taken:
            heirs[claim_id] = before_id
            taken.add(before_id)
    return heirs


def says_same(claim: Claim, before: Claim) -> bool:
    """Whether two claims of the same relation and actors say the same: polarity and value."""
    if claim.polarity is not before.polarity:
        return False
    ours, theirs = claim.value, before.value
    if isinstance(ours, str) and isinstance(theirs, str):
        a, b = fold(ours), fold(theirs)
        return a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} "
    return ours == theirs


def overlap(first: Evidence, second: Evidence) -> float:
    """How much of what two stretches of one text cover lies in both, from 0 to 1."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    return max(0, shared) / (max(first.end, second.end) - min(first.start, second.start))


def _fresh(old: Iterable[Claim], decided: Collection[str], new: Sequence[Claim]) -> Iterator[str]:
    """Ids that no claim of the document ever had, in the form of the new ones."""
    used = [int(m.group(1)) for id in (*(c.id for c in old), *decided) if (m := _NUMBER.search(id))]
    sample = new[0].id if new else ""
    match = _NUMBER.search(sample)
    stem, width = (sample[: match.start()], len(match.group(1))) if match else (sample, 2)
    return (f"{stem}-{number:0{width}}" for number in count(max(used, default=0) + 1))


def _renamed(extraction: Extraction, old: Sequence[Referent], moved: Moved) -> Extraction:
    """The extraction with its referents under the ids that they had."""
    names = _names(extraction.referents, old, moved)

    def of(id: str | None) -> str | None:
        return names.get(id, id) if id is not None else None

    def claim(c: Claim) -> Claim:
        hops = tuple(replace(hop, who=names.get(hop.who, hop.who)) for hop in c.attribution)
        subject = names.get(c.subject, c.subject)
        return replace(c, subject=subject, object=of(c.object), place=of(c.place), attribution=hops)

    def referent(r: Referent) -> Referent:
        id = names.get(r.id, r.id)
        return replace(r, id=id, mentions=tuple(replace(m, referent=id) for m in r.mentions))

    def gap(g: Gap) -> Gap:
        about = tuple(names.get(id, id) for id in g.about)
        return replace(g, speaker=names.get(g.speaker, g.speaker), about=about)

    return replace(
        extraction,
        claims=tuple(map(claim, extraction.claims)),
        referents=tuple(map(referent, extraction.referents)),
        gaps=tuple(map(gap, extraction.gaps)),
    )


def _names(new: Sequence[Referent], old: Sequence[Referent], moved: Moved) -> dict[str, str]:
    """The id that each new referent goes by: that of the earlier one that it is, where it is one.

    Two are one where the text points at both in the same places, or they bear one name.
    """
    pointed: defaultdict[Span, list[str]] = defaultdict(list)
    called: defaultdict[str, list[str]] = defaultdict(list)
    types = {referent.id: referent.type for referent in old}
    for referent in old:
        called[fold(referent.name)].append(referent.id)
        for mention in referent.mentions:
            if span := moved.span(mention.start, mention.end):
                pointed[span].append(referent.id)
    pairs = []
    for referent in new:
        votes: defaultdict[str, float] = defaultdict(float)
        for mention in referent.mentions:
            for id in pointed.get((mention.start, mention.end), ()):
                votes[id] += 1 + mention.named
        for id in called.get(fold(referent.name), ()):
            votes[id] += 1.5 if types[id] is referent.type else 0.5
        if referent.id in votes:
            votes[referent.id] += 0.25
        pairs += [(-vote, referent.id, id) for id, vote in votes.items()]
    names: dict[str, str] = {}
    taken: set[str] = set()
    for _, id, before in sorted(pairs):
        if id not in names and before not in taken:
            names[id] = before
            taken.add(before)
    used = taken | set(types)
    for referent in new:
        if referent.id not in names and referent.id in used:
            free = (f"{referent.id}-{n}" for n in count(2))
            names[referent.id] = next(id for id in free if id not in used)
        used.add(names.get(referent.id, referent.id))
    return names


def _staying(
    old: Sequence[Referent], new: Sequence[Referent], wanted: set[str], moved: Moved
) -> list[Referent]:
    """Earlier referents that claims still hold and the new reading has not."""
    have = {referent.id for referent in new}
    return [
        replace(referent, mentions=tuple(_mentions(referent, moved)))
        for referent in old
        if referent.id in wanted - have
    ]


def _mentions(referent: Referent, moved: Moved) -> Iterable[Mention]:
    for mention in referent.mentions:
        found = moved.evidence(Evidence(mention.text, mention.start, mention.end))
        if found:
            yield replace(mention, text=found.quote, start=found.start, end=found.end)
