"""Drafts: claims as they are gathered, before they are numbered and compared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factional.extract.attribution import base
from factional.extract.fields import Fact
from factional.extract.layers import Alias, Layers
from factional.extract.polarity import Mood
from factional.extract.reading import Reading
from factional.extract.tags import Tag
from factional.model import AUTHOR, Claim, Evidence, Hop
from factional.vocabulary import Vocabulary

EXTRACTOR = "local/1"
LONGEST = 300
"""Longest evidence in code points."""

_VOCABULARY = Vocabulary.load()
_UNUSUAL = 0.6
_PRONOUN = 0.05
_SHEET = 0.8
_ALIAS = 0.75


@dataclass(slots=True)
class _Draft:
    claim: Claim
    fullness: int


class Drafts:
    """The claims of one document while it is read."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._document = layers.document
        self._drafts: list[_Draft] = []

    def add(
        self,
        reading: Reading,
        said: Mood,
        *,
        chain: tuple[Hop, ...],
        time: str | None = None,
        place: str | None = None,
        core: bool = True,
        stretch: tuple[int, int] | None = None,
        confidence: float | None = None,
    ) -> None:
        """Take in what was read, with how, by whom and of when it was said."""
        sides = reading.sides()
        assert sides is not None
        pronoun = reading.subject.tag is Tag.PRONOUN
        claim = self._claim(
            stretch or reading.stretch(LONGEST),
            subject=sides[0],
            relation=reading.relation,
            object=sides[1] or None,
            attribution=chain,
            rule=reading.rule,
            cue=reading.cue,
            confidence=self._sure(reading, confidence or reading.confidence),
        )
        claim = replace(
            claim,
            value=reading.value,
            role=reading.role,
            polarity=said.polarity,
            certainty=said.certainty,
            kind=said.kind,
            time=time,
            place=place if place not in sides else None,
            core=core,
        )
        fullness = (time is not None) + (reading.role is not None) + (not pronoun)
        self._drafts.append(_Draft(claim, fullness))

    def _claim(
        self,
        span: tuple[int, int],
        *,
        subject: str,
        relation: str,
        object: str | None,
        attribution: tuple[Hop, ...],
        rule: str,
        cue: str,
        confidence: float,
    ) -> Claim:
        start, end = span
        return Claim(
            id="",
            document=self._document.id,
            subject=subject,
            relation=relation,
            object=object,
            kind=_VOCABULARY[relation].kind,
            attribution=attribution,
            evidence=Evidence(self._document.text[start:end], start, end),
            confidence=confidence,
            extractor=EXTRACTOR,
            how={"rule": rule, "cue": cue},
        )

    def _sure(self, reading: Reading, confidence: float) -> float:
        """Lower where a side is of an unusual type or a pronoun."""
        relation = _VOCABULARY[reading.relation]
        pairs = ((reading.subject, relation.subject), (reading.object, relation.object))
        for item, usual in pairs:
            if item is None or item.mention is None:
                continue
            if usual and self._layers.referents[item.mention.referent].type not in usual:
                confidence *= _UNUSUAL
            if item.tag is Tag.PRONOUN:
                confidence -= _PRONOUN
        return round(max(confidence, _PRONOUN), 2)

    def add_fact(self, fact: Fact) -> None:
        """Take in a fact of a sheet: the author's, in the words of its heading and item."""
        published = self._document.metadata.published
        time = fact.time or (f"../{published}" if fact.past and published else None)
        claim = self._claim(
            (fact.start, fact.end),
            subject=fact.subject,
            relation=fact.relation,
            object=fact.object,
            attribution=(Hop(AUTHOR),),
            rule="field",
            cue=fact.key,
            confidence=_SHEET,
        )
        self._drafts.append(_Draft(replace(claim, value=fact.value, role=fact.role, time=time), 1))

    def add_alias(self, alias: Alias) -> None:
        """Take in an identity that the text states, unless it was read as a claim already."""
        other = alias.other
        known = self._layers.referents
        if other is None or other == alias.referent or not {other, alias.referent} <= set(known):
            return
        relation = "succeeds" if alias.former else "also_known_as"
        for draft in self._drafts:
            near = abs(draft.claim.evidence.start - alias.start) < LONGEST
            pair = {draft.claim.subject, draft.claim.object}
            if near and draft.claim.relation == relation and pair == {alias.referent, other}:
                return
        sentences = (s for s in self._layers.sentences if s.start <= alias.start < s.end)
        sentence = next(sentences, None)
        claim = self._claim(
            (alias.start, min(alias.end, alias.start + LONGEST)),
            subject=alias.referent,
            relation=relation,
            object=other,
            attribution=base(self._layers, sentence) if sentence else (Hop(AUTHOR),),
            rule="alias",
            cue="former name" if alias.former else "other name",
            confidence=_ALIAS,
        )
        self._drafts.append(_Draft(claim, 2))

    def numbered(self) -> tuple[Claim, ...]:
        """The claims in text order; of one said twice by the same voice the fuller one is core."""
        groups: dict[tuple[object, ...], list[_Draft]] = {}
        for draft in self._drafts:
            groups.setdefault(_same(draft.claim), []).append(draft)
        for group in groups.values():
            best = max(group, key=lambda d: (d.claim.core, d.fullness, -d.claim.evidence.start))
            for draft in group:
                if draft is not best:
                    draft.claim = replace(draft.claim, core=False)
        ordered = sorted((d.claim for d in self._drafts), key=_place)
        return tuple(
            replace(claim, id=f"{self._document.id}-{n:03d}") for n, claim in enumerate(ordered, 1)
        )


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    evidence = claim.evidence
    return evidence.start, evidence.end, claim.relation, claim.subject, claim.object or ""


def _same(claim: Claim) -> tuple[object, ...]:
    """What two claims share that say the same in the same voice."""
    sides: tuple[str, ...] = (claim.subject, claim.object or "")
    if _VOCABULARY[claim.relation].symmetric:
        sides = tuple(sorted(sides))
    value = claim.value.lower() if isinstance(claim.value, str) else claim.value
    return (claim.attribution[0].who, claim.relation, sides, value, claim.polarity, claim.role)
