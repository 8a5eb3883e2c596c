"""Assembly: from the readings of a document to claims with all their fields."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from factional.extract.facts import Fact
from factional.extract.fields import sheets
from factional.extract.language import Analysis
from factional.extract.layers import Alias, Layers, Sentence
from factional.extract.propositions.confidence import (
    REPEATED,
    Signs,
    chance,
    lessened,
    odds,
)
from factional.extract.propositions.gather import readings
from factional.extract.propositions.grounds import factors, grounds, held_back
from factional.extract.propositions.mood import mood
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.place import whereabouts
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.stated import Statements
from factional.extract.propositions.timing import dated
from factional.extract.propositions.values import listed
from factional.extract.syntax import Clauses, Tree
from factional.extract.tabled import tabled
from factional.extract.topics import topics
from factional.extract.voices import Voices
from factional.extract.voices.answers import Answer, answered
from factional.extract.voices.gaps import gaps
from factional.extract.voices.questions import Asked, asked, asks
from factional.model import (
    AUTHOR,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Drop,
    Evidence,
    Extraction,
    Gap,
    Hop,
    Polarity,
    Referent,
)
from factional.vocabulary import Vocabulary

EXTRACTOR = "local/2"

_VOCABULARY = Vocabulary.load()
LONGEST = 300
"""Longest evidence in code points."""

_SILENT = {BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.TABLE}


class Assembly:
    """Makes the claims of one document."""

    def __init__(self, layers: Layers, analysis: Analysis) -> None:
        self.layers = layers
        self.document = layers.document
        self.tree = Tree(layers.document.text, analysis)
        self.clauses = Clauses(self.tree, topics(layers, self.tree))
        self.parties = Parties(layers, self.clauses)
        self.matcher = Matcher(self.clauses)
        self.statements = Statements(self.parties, analysis)
        self.voices = Voices(layers, self.tree, self.clauses, analysis)
        self.signs = Signs(layers, self.tree)
        self.times = tuple(t for s in layers.sentences for t in s.times)
        self.claims: list[Claim] = []
        self.gaps: list[Gap] = []
        self.drops: list[Drop] = []

    def run(self) -> Extraction:
        """The claims, referents and gaps of the document."""
        found = sheets(self.layers)
        for _, _, facts in found:
            for fact in facts:
                self._fact(fact)
        for fact in tabled(self.layers):
            self._fact(fact)
        asked: Asked | None = None
        for kind, sentences in self._turns([(start, end) for start, end, _ in found]):
            if kind is BlockKind.QUESTION:
                asked = self._question(sentences)
            elif kind is BlockKind.ANSWER:
                self._answer(asked, sentences)
                asked = None
            else:
                self._narrative(sentences)
        for alias in self.layers.aliases:
            self._alias(alias)
        claims, referents = self._numbered(), self._referents()
        return Extraction(claims, referents, tuple(self.gaps), tuple(self.drops))

    def _turns(self, sheets: Sequence[tuple[int, int]]) -> Iterator[tuple[BlockKind, list[int]]]:
        """Sentences that follow each other in blocks of one kind, without those in sheets."""
        spoken = [
            (self._block(s.start), at)
            for at, s in enumerate(self.tree.sentences)
            if not any(start <= s.start < end for start, end in sheets)
        ]
        told = [(b.kind, at) for b, at in spoken if b is not None and b.kind not in _SILENT]
        for kind, run in groupby(told, key=itemgetter(0)):
            yield kind, [at for _, at in run]

    def _block(self, position: int) -> Block | None:
        blocks = self.document.blocks
        at = bisect_right(blocks, position, key=lambda b: b.start) - 1
        found = blocks[at] if at >= 0 else None
        return found if found is not None and position < found.end else None

    def _readings(self, at: int, parties: Parties) -> list[Reading]:
        """What a sentence states, whoever its words stand for."""
        found = self.tree.sentences[at]
        quantities = tuple(q for s in self._layered(at) for q in s.quantities)
        made = list(readings(parties, self.matcher, found.first, found.last, quantities))
        if parties is self.parties:
            made.extend(self.statements.readings(at, made, quantities))
        return made

    def _layered(self, at: int) -> list[Sentence]:
        """The sentences of the layers that a sentence of the parse overlaps."""
        found = self.tree.sentences[at]
        return [s for s in self.layers.sentences if s.start < found.end and found.start < s.end]

    def _narrative(self, sentences: Sequence[int]) -> None:
        for at in sentences:
            if not asks(self.tree, at):
                for reading in self._readings(at, self.parties):
                    self._add(reading)

    def _question(self, sentences: Sequence[int]) -> Asked:
        """What an interviewer states and takes for granted; what is asked awaits its answer."""
        turn = asked(sentences, self.parties, self._readings)
        for reading in turn.stated:
            self._add(reading)
        for reading in turn.granted:
            self._add(reading, core=False)
        return turn

    def _answer(self, turn: Asked | None, sentences: Sequence[int]) -> None:
        """What an answer takes from its question, what it states, and what it leaves open."""
        if turn is not None:
            for answer in answered(turn, sentences, self.parties, self._readings):
                self._add(answer.reading, answer=answer)
        self._narrative(sentences)
        word = self.tree.sentences[sentences[0]].first
        spot = self.tree.words[word]
        speaker = self.voices.chain(word, spot.start, spot.end)[0].who
        self.gaps.extend(gaps(turn, sentences, speaker, self.parties))

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
        signs = ["rule field"]
        how = {"rule": "field", "cue": fact.key, "factors": factors(odds(signs))}
        sure = chance(signs)
        self.claims.append(
            replace(claim, value=fact.value, role=fact.role, time=time, how=how, confidence=sure)
        )

    def _alias(self, alias: Alias) -> None:
        """Take in an identity that the text states, unless it was read as a claim already."""
        other = alias.other
        known = self.layers.referents
        if other is None or other == alias.referent or not {other, alias.referent} <= set(known):
            return
        if known[other].name.lower() in listed("ideology", "words"):  # "call themselves Salafi"
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
        signs = ["rule alias"]
        self.claims.append(
            replace(
                claim,
                polarity=Polarity.DENIED if alias.denied else Polarity.AFFIRMED,
                certainty=Certainty.POSSIBLE if alias.hedged else Certainty.CERTAIN,
                how={"rule": "alias", "cue": cue, "factors": factors(odds(signs))},
                confidence=chance(signs),
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

    def _add(self, reading: Reading, *, core: bool = True, answer: Answer | None = None) -> None:
        relation = _VOCABULARY[reading.relation]
        start, end = (answer.start, answer.end) if answer is not None else self._stretch(reading)
        voice = self.tree.at(start) if answer is not None else reading.trigger
        glossed = answer is None and reading.gloss
        passed = self.voices.passed(voice or reading.trigger, glossed=glossed)
        chain = tuple(hop for hop, _ in passed)
        own = chain[0].who == reading.subject.referent
        said = mood(self.clauses, reading, relation, own=own)
        polarity, certainty = said.polarity, said.certainty
        doubts: tuple[int, ...] = ()
        if answer is not None:
            polarity = Polarity.DENIED if answer.denied else Polarity.AFFIRMED
            certainty = answer.certainty
        else:
            stance = self.voices.stance(reading.trigger)
            doubts = stance.cues
            if stance.denied:
                flipped = polarity is Polarity.AFFIRMED
                polarity = Polarity.DENIED if flipped else Polarity.AFFIRMED
            if stance.certainty is not None and certainty is Certainty.CERTAIN:
                certainty = stance.certainty
        time = dated(self.clauses, reading, said, self.times, self.document.metadata.published)
        parties = [p for p in (reading.subject, reading.object) if p is not None]
        place = whereabouts(self.clauses, reading, relation, self.parties)
        signs = self.signs.of(
            reading,
            said,
            certainty=certainty,
            span=(start, end),
            granted=not core,
            answer=answer,
            stated=self.statements.chance(reading),
        )
        how = grounds(self.clauses, reading, said, time, doubts)
        how |= {"voices": "; ".join(rule for _, rule in passed), "factors": factors(odds(signs))}
        if answer is not None:
            how["answer"] = "no" if answer.denied else "yes"
        claim = Claim(
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
            time=time.edtf,
            place=place if place not in {p.referent for p in parties} else None,
            attribution=chain,
            evidence=Evidence(self.document.text[start:end], start, end),
            core=core and not said.unproven,
            confidence=chance(signs),
            extractor=EXTRACTOR,
            how=how,
        )
        if said.unreal and (answer is None or not said.asked):
            self.drops.append(Drop(claim, held_back(self.clauses, reading, said)))
        else:
            self.claims.append(claim)

    def _stretch(self, reading: Reading) -> tuple[int, int]:
        """The shortest stretch with trigger, parties and value; without the subject where long."""
        spots = self.tree.words
        spans = [(spots[i].start, spots[i].end) for i in reading.words]
        if reading.value_span is not None:
            spans.append(reading.value_span)
        if reading.object is not None:
            spans.append((reading.object.start, reading.object.end))
        own = reading.subject.start, reading.subject.end
        here = self.tree.sentence(reading.trigger) == self.tree.sentence(reading.subject.word)
        for some in ([*spans, own] if here else spans, spans):
            start, end = min(a for a, _ in some), max(b for _, b in some)
            if end - start <= LONGEST:
                return start, end
        trigger = spots[reading.trigger]
        return trigger.start, trigger.end

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
                    ordered[i] = _again(ordered[i])
        return tuple(
            replace(claim, id=f"{self.document.id}-{n:03d}") for n, claim in enumerate(ordered, 1)
        )


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    evidence = claim.evidence
    return evidence.start, evidence.end, claim.relation, claim.subject, claim.object or ""


def _again(claim: Claim) -> Claim:
    """A claim that is made more fully elsewhere."""
    told, share = claim.how["factors"], factors({REPEATED: odds([REPEATED])[REPEATED]})
    sure = lessened(claim.confidence or 0, REPEATED)
    how = {**claim.how, "factors": f"{told}; {share}"}
    return replace(claim, core=False, confidence=sure, how=how)


def _same(claim: Claim) -> tuple[object, ...]:
    """What two claims share that say the same in the same voice."""
    sides: tuple[str, ...] = (claim.subject, claim.object or "")
    if _VOCABULARY[claim.relation].symmetric:
        sides = tuple(sorted(sides))
    value = claim.value.lower() if isinstance(claim.value, str) else claim.value
    return (claim.attribution[0].who, claim.relation, sides, value, claim.polarity, claim.role)
