"""Assembly: from the readings of a document to claims with all their fields."""

from __future__ import annotations

from dataclasses import replace

from factional.extract.drafts import LONGEST
from factional.extract.fields import Fact, sheets
from factional.extract.language import Analysis
from factional.extract.layers import Alias, Layers, Sentence
from factional.extract.propositions.gather import readings
from factional.extract.propositions.mood import Mood, mood
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.place import whereabouts
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.timing import valid_time
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices import Voices
from factional.model import (
    AUTHOR,
    BlockKind,
    Certainty,
    Claim,
    Evidence,
    Extraction,
    Hop,
    Polarity,
    Referent,
)
from factional.vocabulary import Vocabulary

EXTRACTOR = "local/2"

_VOCABULARY = Vocabulary.load()
_SILENT = {BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.TABLE}
_UNUSUAL = 0.6
_SHEET = 0.8
_ALIAS = 0.75
_PRONOUN = 0.9


class Assembly:
    """Makes the claims of one document."""

    def __init__(self, layers: Layers, analysis: Analysis) -> None:
        self.layers = layers
        self.document = layers.document
        self.tree = Tree(layers.document.text, analysis)
        self.clauses = Clauses(self.tree)
        self.parties = Parties(layers, self.clauses)
        self.matcher = Matcher(self.clauses)
        self.voices = Voices(layers, self.tree, self.clauses, analysis)
        self.claims: list[Claim] = []

    def run(self) -> Extraction:
        """The claims, referents and gaps of the document."""
        found = sheets(self.layers)
        for _, _, facts in found:
            for fact in facts:
                self._fact(fact)
        for at, sentence in enumerate(self.tree.sentences):
            if not any(start <= sentence.start < end for start, end, _ in found):
                self._sentence(at)
        for alias in self.layers.aliases:
            self._alias(alias)
        return Extraction(self._numbered(), self._referents(), ())

    def _referents(self) -> tuple[Referent, ...]:
        """Who has a name, speaks, or is spoken of in a claim; other descriptions are dropped."""
        used = {hop.who for claim in self.claims for hop in claim.attribution}
        used |= set(self.layers.speakers.values())
        for claim in self.claims:
            used |= {claim.subject, claim.object or "", claim.place or ""}
        return tuple(r for r in self.layers.referents.values() if not r.placeholder or r.id in used)

    def _fact(self, fact: Fact) -> None:
        """Take in a fact of a sheet: the author's, in the words of its heading and item."""
        published = self.document.metadata.published
        claim = self._plain(
            fact.subject, fact.relation, fact.object, (fact.start, fact.end), (Hop(AUTHOR),)
        )
        time = fact.time or (f"../{published}" if fact.past and published else None)
        how = {"rule": "field", "cue": fact.key}
        self.claims.append(
            replace(claim, value=fact.value, role=fact.role, time=time, how=how, confidence=_SHEET)
        )

    def _alias(self, alias: Alias) -> None:
        """Take in an identity that the text states, unless it was read as a claim already."""
        other = alias.other
        known = self.layers.referents
        if other is None or other == alias.referent or not {other, alias.referent} <= set(known):
            return
        relation = "succeeds" if alias.former else "also_known_as"
        for claim in self.claims:
            near = abs(claim.evidence.start - alias.start) < LONGEST
            pair = {claim.subject, claim.object}
            if near and claim.relation == relation and pair == {alias.referent, other}:
                return
        span = alias.start, min(alias.end, alias.start + LONGEST)
        word = self.tree.at(alias.start)
        chain = self.voices.chain(word, *span) if word is not None else (Hop(AUTHOR),)
        claim = self._plain(alias.referent, relation, other, span, chain)
        cue = "former name" if alias.former else "other name"
        self.claims.append(
            replace(
                claim,
                polarity=Polarity.DENIED if alias.denied else Polarity.AFFIRMED,
                certainty=Certainty.POSSIBLE if alias.hedged else Certainty.CERTAIN,
                how={"rule": "alias", "cue": cue},
                confidence=_ALIAS,
            )
        )

    def _plain(
        self,
        subject: str,
        relation: str,
        object: str | None,
        span: tuple[int, int],
        chain: tuple[Hop, ...],
    ) -> Claim:
        return Claim(
            id="",
            document=self.document.id,
            subject=subject,
            relation=relation,
            object=object,
            kind=_VOCABULARY[relation].kind,
            attribution=chain,
            evidence=Evidence(self.document.text[span[0] : span[1]], *span),
            extractor=EXTRACTOR,
        )

    def _sentence(self, at: int) -> None:
        found = self.tree.sentences[at]
        inside = [s for s in self.layers.sentences if s.start < found.end and found.start < s.end]
        if not inside or inside[0].block.kind in _SILENT:
            return
        quantities = tuple(q for s in inside for q in s.quantities)
        asks = self.document.text[found.start : found.end].rstrip(' \n\t”"»)').endswith("?")
        for reading in readings(self.parties, self.matcher, found.first, found.last, quantities):
            if not asks:
                self._add(reading, inside)

    def _add(self, reading: Reading, sentences: list[Sentence]) -> None:
        relation = _VOCABULARY[reading.relation]
        start, end = self._stretch(reading)
        chain = self.voices.chain(reading.trigger, start, end)
        own = bool(chain) and chain[0].who == reading.subject.referent
        said = mood(self.clauses, reading, relation, own=own)
        if said.unreal:
            return
        stance = self.voices.stance(reading.trigger)
        polarity, certainty = said.polarity, said.certainty
        if stance.denied:
            flipped = polarity is Polarity.AFFIRMED
            polarity = Polarity.DENIED if flipped else Polarity.AFFIRMED
        if stance.certainty is not None and certainty is Certainty.CERTAIN:
            certainty = stance.certainty
        times = [t for s in sentences for t in s.times]
        time = valid_time(self.clauses, reading, said, times, self.document.metadata.published)
        parties = [p for p in (reading.subject, reading.object) if p is not None]
        place = whereabouts(self.clauses, reading, relation, self.parties)
        self.claims.append(
            Claim(
                id="",
                document=self.document.id,
                subject=reading.subject.referent,
                relation=reading.relation,
                object=reading.object.referent if reading.object else None,
                value=reading.value,
                role=reading.role,
                polarity=polarity,
                certainty=certainty,
                kind=said.kind,
                time=time,
                place=place if place not in {p.referent for p in parties} else None,
                attribution=chain,
                evidence=Evidence(self.document.text[start:end], start, end),
                core=not said.unproven,
                confidence=self._sure(reading, said),
                extractor=EXTRACTOR,
                how={"rule": reading.rule, "cue": reading.cue},
            )
        )

    def _stretch(self, reading: Reading) -> tuple[int, int]:
        """The shortest stretch with trigger, parties and value; without the subject where long."""
        spots = self.tree.words
        spans = [(spots[i].start, spots[i].end) for i in reading.words]
        if reading.value_span is not None:
            spans.append(reading.value_span)
        if reading.object is not None:
            spans.append((reading.object.start, reading.object.end))
        for some in ([*spans, (reading.subject.start, reading.subject.end)], spans):
            start, end = min(a for a, _ in some), max(b for _, b in some)
            if end - start <= LONGEST:
                return start, end
        at = spots[reading.trigger]
        return at.start, at.end

    def _sure(self, reading: Reading, said: Mood) -> float:
        relation = _VOCABULARY[reading.relation]
        confidence = reading.confidence
        sides: tuple[tuple[Party | None, object], ...] = (
            (reading.subject, relation.subject),
            (reading.object, relation.object),
        )
        for party, usual in sides:
            if party is None:
                continue
            if usual and party.type not in usual:  # type: ignore[operator]
                confidence *= _UNUSUAL
            if not party.named:
                confidence *= _PRONOUN
        return round(confidence, 2)

    def _numbered(self) -> tuple[Claim, ...]:
        """The claims in text order; of one said twice by the same voice the fuller one is core."""
        groups: dict[tuple[object, ...], list[int]] = {}
        ordered = sorted(self.claims, key=_place)
        for i, claim in enumerate(ordered):
            groups.setdefault(_same(claim), []).append(i)
        for group in groups.values():
            best = max(
                group,
                key=lambda i: (
                    ordered[i].core,
                    (ordered[i].time is not None) + (ordered[i].role is not None),
                    ordered[i].confidence or 0,
                    -ordered[i].evidence.start,
                ),
            )
            for i in group:
                if i != best:
                    ordered[i] = replace(ordered[i], core=False)
        return tuple(
            replace(claim, id=f"{self.document.id}-{n:03d}") for n, claim in enumerate(ordered, 1)
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
