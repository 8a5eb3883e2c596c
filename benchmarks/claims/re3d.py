"""Relations of re3d (Dstl): 67 documents on Syria and Iraq, annotated by others for other ends.

A gold relation is found where a claim of a relation that it maps to lies near it, with sides that
point at its source and its target: a referent points wherever one of its mentions overlaps. The
relations without a direction are found either way round. Precision is counted over those claims of
mapped relations both of whose sides, by the words that stand for them in the claim, are entities
that re3d annotates and no places. Two names of one thing count as found where they point at one
referent; precision is then of the claims that say so, and the row is left out of the sum. Denied
claims are left out, and so is gold of which its annotators were less than half sure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.claims.extracted import table
from factional.ask.annotations import kept
from factional.ask.evaluate import Measure
from factional.extract import local
from factional.model import Claim, EntityType, Extraction, Polarity, pointers
from factional.read import read

MAPPED: Mapping[str, frozenset[str]] = {
    "AlliesOf": frozenset({"allied_with"}),
    "FightingAgainst": frozenset({"attacked", "hostile_to"}),
    "BelongsTo": frozenset({"part_of", "member_of"}),
    "InChargeOf": frozenset({"leads"}),
    "CommWith": frozenset({"met_with"}),
    "IsSynonymOf": frozenset({"also_known_as"}),
}
"""What each relation of re3d is called here."""

_SAME = "IsSynonymOf"
_UNDIRECTED = frozenset({"AlliesOf", "FightingAgainst", "CommWith", _SAME})
_ENTITIES = frozenset({"Organisation", "Person", "Nationality", "Location"})
_SUREST = 0.5
_WINDOW = 250

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Related:
    """A gold relation between two stretches."""

    type: str
    source: Spot
    target: Spot


@dataclass(frozen=True, slots=True)
class Text:
    """A document of re3d with what is annotated in it."""

    text: str
    entities: tuple[Spot, ...]
    relations: tuple[Related, ...]


@dataclass(slots=True)
class Counted:
    """Counts of one relation."""

    gold: int = 0
    found: int = 0
    claims: int = 0
    right: int = 0

    def measure(self) -> Measure:
        """Precision of the claims, recall of the gold."""
        precision = self.right / self.claims if self.claims else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = precision + recall
        return Measure(precision, recall, 2 * precision * recall / both if both else 0.0)


def texts(folder: Path) -> Iterator[Text]:
    """The documents of re3d as its repository has them."""
    for place in sorted(path.parent for path in folder.glob("*/documents.json")):
        entities, relations = _lines(place / "entities.json"), _lines(place / "relations.json")
        for document in _lines(place / "documents.json"):
            id = document["_id"]
            yield Text(
                str(document["text"]),
                tuple(
                    (e["begin"], e["end"])
                    for e in entities
                    if e["documentId"] == id and e["type"] in _ENTITIES
                ),
                tuple(
                    Related(
                        r["type"],
                        (r["sourceBegin"], r["sourceEnd"]),
                        (r["targetBegin"], r["targetEnd"]),
                    )
                    for r in relations
                    if r["documentId"] == id and r["type"] in MAPPED and r["confidence"] >= _SUREST
                ),
            )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(x) for x in path.read_text("utf-8").splitlines() if x.strip()]


class Judged:
    """One document of re3d held against what was extracted from it."""

    def __init__(self, text: Text, extraction: Extraction) -> None:
        self.text = text
        self.types = {r.id: r.type for r in extraction.referents}
        self.spots = {
            r.id: tuple((m.start, m.end) for m in r.mentions) for r in extraction.referents
        }
        self.claims = [
            c for c in extraction.claims if c.polarity is Polarity.AFFIRMED and kept(c) and c.object
        ]

    def count(self, into: Mapping[str, Counted]) -> None:
        """Add up what was found and what was right."""
        for gold in self.text.relations:
            into[gold.type].gold += 1
            into[gold.type].found += self._found(gold)
        for claim in self.claims:
            for type, relations in MAPPED.items():
                if claim.relation in relations and self._judged(claim):
                    into[type].claims += 1
                    into[type].right += any(
                        gold.type == type and self._says(claim, gold)
                        for gold in self.text.relations
                    )

    def _found(self, gold: Related) -> bool:
        if gold.type == _SAME and any(
            _meets(spots, gold.source) and _meets(spots, gold.target)
            for spots in self.spots.values()
        ):
            return True
        relations = MAPPED[gold.type]
        return any(c.relation in relations and self._says(c, gold) for c in self.claims)

    def _says(self, claim: Claim, gold: Related) -> bool:
        start, end = min(gold.source[0], gold.target[0]), max(gold.source[1], gold.target[1])
        evidence = claim.evidence
        if evidence.start > end + _WINDOW or start > evidence.end + _WINDOW:
            return False
        sides = (self.spots.get(claim.subject, ()), self.spots.get(claim.object or "", ()))
        orders = [sides, sides[::-1]] if gold.type in _UNDIRECTED else [sides]
        return any(_meets(a, gold.source) and _meets(b, gold.target) for a, b in orders)

    def _judged(self, claim: Claim) -> bool:
        """Whether re3d annotates both sides, so that its silence means something."""
        if EntityType.PLACE in (self.types.get(claim.subject), self.types.get(claim.object or "")):
            return False
        return all(
            any(_meets(spots, entity) for entity in self.text.entities)
            for spots in (self._side(claim, "subject"), self._side(claim, "object"))
        )

    def _side(self, claim: Claim, side: str) -> list[Spot]:
        told = [(p.start, p.end) for p in pointers(claim.how.get(side, ""))][-1:]
        if told:
            return told
        spots = self.spots.get(claim.subject if side == "subject" else claim.object or "", ())
        evidence = claim.evidence
        return [s for s in spots if evidence.start <= s[0] and s[1] <= evidence.end]


def _meets(spots: Iterable[Spot], other: Spot) -> bool:
    return any(start < other[1] and other[0] < end for start, end in spots)


def re3d_scores(data: Path) -> Iterator[str]:
    """The table of all relations, and their sum without names of one thing."""
    counts = {name: Counted() for name in MAPPED}
    for number, text in enumerate(texts(data / "re3d")):
        document = read(text.text.encode(), f"re3d-{number}.txt")
        Judged(text, local.extract(document)).count(counts)
    rows = [_row(name, counted) for name, counted in counts.items()]
    others = [c for name, c in counts.items() if name != _SAME]
    total = Counted(*(sum(getattr(c, key) for c in others) for key in Counted.__slots__))
    yield "### re3d"
    head = ("relation", "gold", "found", "claims", "right", "precision", "recall", "F1")
    yield table([*rows, _row(f"**all but {_SAME}**", total)], head)


def _row(name: str, counted: Counted) -> tuple[object, ...]:
    made = counted.measure()
    return (
        name,
        counted.gold,
        counted.found,
        counted.claims,
        counted.right,
        made.precision,
        made.recall,
        made.f1,
    )
