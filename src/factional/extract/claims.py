"""Claims: what is read off the layers of a document, with all its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factional.extract.adjectives import adjective_readings
from factional.extract.attributes import attribute_readings
from factional.extract.attribution import Quotations, Voices, base, scopes
from factional.extract.clauses import Clauses
from factional.extract.fields import Fact, sheets
from factional.extract.jointly import joint_readings
from factional.extract.layers import Layers, Sentence
from factional.extract.nominals import noun_readings
from factional.extract.phrases import Kind
from factional.extract.polarity import Mood, mood
from factional.extract.posts import of_readings, owned_readings, post_readings
from factional.extract.questions import Asked, answered, gaps_of
from factional.extract.reading import Reading
from factional.extract.relations import verb_readings
from factional.extract.tags import Tag
from factional.extract.timing import valid_time
from factional.model import (
    AUTHOR,
    BlockKind,
    Certainty,
    Claim,
    Evidence,
    Extraction,
    Hop,
    Polarity,
    Quantity,
)
from factional.vocabulary import Vocabulary

EXTRACTOR = "local/1"
LONGEST = 300
_UNUSUAL = 0.6
_SHEET = 0.8
_VOCABULARY = Vocabulary.load()
_SILENT = {BlockKind.BOILERPLATE, BlockKind.BYLINE}


def readings(clauses: Clauses) -> list[Reading]:
    """Everything that the frames find in a sentence, the surer one of two alike."""
    found: dict[tuple[object, ...], Reading] = {}
    for reading in _all(clauses):
        a, b = reading.subject.mention, reading.object.mention if reading.object else None
        if a is None or (reading.object is not None and b is None):
            continue
        if b is not None and a.referent == b.referent:
            continue
        sides = (a.referent, b.referent if b else None)
        if _VOCABULARY[reading.relation].symmetric:
            sides = tuple(sorted(str(s) for s in sides))  # type: ignore[assignment]
        value = reading.value if isinstance(reading.value, Quantity) else str(reading.value).lower()
        key = (reading.relation, sides, value, reading.role if reading.rule == "post" else None)
        if key not in found or reading.confidence > found[key].confidence:
            found[key] = reading
    return _without_echoes(list(found.values()))


def _all(clauses: Clauses) -> Iterator[Reading]:
    yield from verb_readings(clauses)
    yield from joint_readings(clauses)
    yield from adjective_readings(clauses)
    yield from noun_readings(clauses)
    yield from post_readings(clauses)
    yield from of_readings(clauses)
    yield from owned_readings(clauses)
    yield from attribute_readings(clauses)


def _without_echoes(found: list[Reading]) -> list[Reading]:
    """Without what only repeats a fuller reading: a bare membership beside a post."""
    posts = {
        (r.subject.mention.referent, r.object.mention.referent)
        for r in found
        if r.role and r.subject.mention and r.object and r.object.mention
    }
    founded = {
        r.object.mention.referent
        for r in found
        if r.relation == "founded" and r.object and r.object.mention
    }
    out = []
    for r in found:
        pair = (
            r.subject.mention.referent if r.subject.mention else "",
            r.object.mention.referent if r.object and r.object.mention else "",
        )
        if r.rule == "post" and r.cue == "of" and pair in posts:
            continue
        out.append(r)
    return out


@dataclass(slots=True)
class _Draft:
    claim: Claim
    fullness: int


class Reader:
    """Reads the claims of one document, sentence by sentence."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.document = layers.document
        self.drafts: list[_Draft] = []
        self.quotations = Quotations()
        self.asked: Asked | None = None

    def read(self) -> Extraction:
        """All claims and gaps of the document."""
        gaps = []
        found_sheets = sheets(self.layers)
        for _, _, facts in found_sheets:
            for fact in facts:
                self._fact(fact)
        for sentence in self.layers.sentences:
            if sentence.block.kind in _SILENT or any(
                a <= sentence.start < b for a, b, _ in found_sheets
            ):
                continue
            clauses = Clauses(sentence, self.layers)
            chain = base(self.layers, sentence)
            found = scopes(clauses, chain)
            carried = self.quotations.follow(sentence, self.document.text, found)
            voices = Voices(tuple(found), carried, chain)
            if sentence.block.kind is BlockKind.QUESTION:
                self._question(clauses, voices)
                continue
            if sentence.block.kind is BlockKind.ANSWER and self.asked is not None:
                for reading, denied in answered(self.asked, clauses):
                    self._answer(reading, denied, clauses, chain)
                gap = gaps_of(self.asked, clauses, chain[0].who, self.document.text)
                if gap is not None:
                    gaps.append(gap)
            if _asks(sentence, self.document.text):
                continue
            for reading in readings(clauses):
                self._add(reading, clauses, voices)
        self._aliases()
        return Extraction(
            claims=self._numbered(),
            referents=tuple(self.layers.referents.values()),
            gaps=tuple(gaps),
        )

    def _question(self, clauses: Clauses, voices: Voices) -> None:
        """What an interviewer states, and what the question at the end of a turn asks."""
        block = clauses.sentence.block
        if self.asked is None or self.asked.block != (block.start, block.end):
            self.asked = Asked((block.start, block.end), clauses.sentence)
        self.asked.add(clauses, self.document.text)
        for reading in readings(clauses):
            taken_for_granted = _asks(clauses.sentence, self.document.text)
            if taken_for_granted and not _presupposed(reading, clauses):
                continue
            self._add(reading, clauses, voices, core=not taken_for_granted)

    def _answer(
        self, reading: Reading, denied: bool, clauses: Clauses, chain: tuple[Hop, ...]
    ) -> None:
        assert self.asked is not None
        said = mood(self.asked.clauses_of(reading), reading, _VOCABULARY[reading.relation])
        polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
        sentence = clauses.sentence
        text = self.document.text[sentence.start : sentence.end].rstrip()
        end = sentence.start + min(len(text), LONGEST)
        self._draft(
            reading, replace_mood(said, polarity), (sentence.start, end), chain, None, True, 0.5
        )

    def _add(
        self, reading: Reading, clauses: Clauses, voices: Voices, *, core: bool = True
    ) -> None:
        relation = _VOCABULARY[reading.relation]
        said = mood(clauses, reading, relation)
        if said.unreal:
            return
        if voices.deny(reading.start):
            affirmed = said.polarity is Polarity.AFFIRMED
            said = replace(said, polarity=Polarity.DENIED if affirmed else Polarity.AFFIRMED)
        if voices.believe(reading.start) and said.certainty is Certainty.CERTAIN:
            said = replace(said, certainty=Certainty.PROBABLE)
        time = valid_time(
            clauses, reading, said, self.document.metadata.published, self.document.text
        )
        if time is not None and said.past and "/" not in time and relation.lasting:
            time = f"../{time}"
        chain = voices.chain(reading.start)
        self._draft(reading, said, self._stretch(reading), chain, time, core, reading.confidence)

    def _stretch(self, reading: Reading) -> tuple[int, int]:
        """The shortest stretch from subject to object that holds the trigger."""
        starts = [reading.start, reading.subject.start]
        ends = [reading.end, reading.subject.end]
        verb = reading.verb
        while verb is not None and verb.governor is not None:
            verb = verb.governor
            starts.append(verb.start)
        for item in (reading.object,):
            if item is not None:
                starts.append(item.start)
                ends.append(item.end)
        if reading.value_span is not None:
            starts.append(reading.value_span[0])
            ends.append(reading.value_span[1])
        start, end = min(starts), max(ends)
        if end - start > LONGEST:
            start = min(reading.start, *(starts[2:] or [reading.start]))
            end = max(reading.end, *(ends[2:] or [reading.end]))
        if end - start > LONGEST:
            start, end = reading.start, reading.end
        return start, end

    def _draft(
        self,
        reading: Reading,
        said: Mood,
        stretch: tuple[int, int],
        chain: tuple[Hop, ...],
        time: str | None,
        core: bool,
        confidence: float,
    ) -> None:
        relation = _VOCABULARY[reading.relation]
        subject, name = reading.subject.mention, reading.object.mention if reading.object else None
        assert subject is not None
        types = self.layers.referents
        if types[subject.referent].type not in relation.subject or (
            name is not None
            and relation.object
            and types[name.referent].type not in relation.object
        ):
            confidence *= _UNUSUAL
        if reading.subject.tag is Tag.PRONOUN or (
            reading.object and reading.object.tag is Tag.PRONOUN
        ):
            confidence -= 0.05
        start, end = stretch
        claim = Claim(
            id="",
            document=self.document.id,
            subject=subject.referent,
            relation=reading.relation,
            object=name.referent if name else None,
            value=reading.value,
            role=reading.role,
            polarity=said.polarity,
            certainty=said.certainty,
            kind=said.kind,
            time=time,
            attribution=chain,
            evidence=Evidence(self.document.text[start:end], start, end),
            core=core,
            confidence=round(confidence, 2),
            extractor=EXTRACTOR,
            how={"rule": reading.rule, "cue": reading.cue},
        )
        fullness = (
            (time is not None)
            + (reading.role is not None)
            + (not reading.subject.tag is Tag.PRONOUN)
        )
        self.drafts.append(_Draft(claim, fullness))

    def _fact(self, fact: Fact) -> None:
        relation = _VOCABULARY[fact.relation]
        time = fact.time
        published = self.document.metadata.published
        if time is None and fact.past and published:
            time = f"../{published}"
        self.drafts.append(
            _Draft(
                Claim(
                    id="",
                    document=self.document.id,
                    subject=fact.subject,
                    relation=fact.relation,
                    object=fact.object,
                    value=fact.value,
                    role=fact.role,
                    kind=relation.kind,
                    time=time,
                    attribution=(Hop(AUTHOR),),
                    evidence=Evidence(
                        self.document.text[fact.start : fact.end], fact.start, fact.end
                    ),
                    confidence=_SHEET,
                    extractor=EXTRACTOR,
                    how={"rule": "field", "cue": fact.key},
                ),
                1,
            )
        )

    def _aliases(self) -> None:
        for alias in self.layers.aliases:
            if alias.other is None or alias.other == alias.referent:
                continue
            if not {alias.referent, alias.other} <= set(self.layers.referents):
                continue
            sentence = next(
                (s for s in self.layers.sentences if s.start <= alias.start < s.end), None
            )
            chain = base(self.layers, sentence) if sentence else (Hop(AUTHOR),)
            relation = "succeeds" if alias.former else "also_known_as"
            end = min(alias.end, alias.start + LONGEST)
            claim = Claim(
                id="",
                document=self.document.id,
                subject=alias.referent,
                relation=relation,
                object=alias.other,
                attribution=chain,
                evidence=Evidence(self.document.text[alias.start : end], alias.start, end),
                confidence=0.75,
                extractor=EXTRACTOR,
                how={"rule": "alias", "cue": "former name" if alias.former else "other name"},
            )
            if not any(
                d.claim.relation == relation
                and {d.claim.subject, d.claim.object} == {alias.referent, alias.other}
                and abs(d.claim.evidence.start - alias.start) < LONGEST
                for d in self.drafts
            ):
                self.drafts.append(_Draft(claim, 2))

    def _numbered(self) -> tuple[Claim, ...]:
        """The claims in text order; of one said twice by the same voice the fuller one is core."""
        groups: dict[tuple[object, ...], list[_Draft]] = {}
        for draft in self.drafts:
            groups.setdefault(_same(draft.claim), []).append(draft)
        for group in groups.values():
            best = max(group, key=lambda d: (d.claim.core, d.fullness, -d.claim.evidence.start))
            for draft in group:
                if draft is not best and draft.claim.core:
                    draft.claim = replace(draft.claim, core=False)
        ordered = sorted(
            (d.claim for d in self.drafts),
            key=lambda c: (c.evidence.start, c.evidence.end, c.relation, c.subject, c.object or ""),
        )
        return tuple(
            replace(claim, id=f"{self.document.id}-{n:03d}") for n, claim in enumerate(ordered, 1)
        )


def _presupposed(reading: Reading, clauses: Clauses) -> bool:
    """Whether a question takes a reading for granted, rather than asking about it."""
    if reading.verb is None:
        return reading.rule != "value"
    before = clauses.phrases[: reading.verb.index]
    marked = any(
        p.kind is Kind.SUBORDINATOR and p.lower in ("now", "although", "since", "because", "after")
        for p in before
    )
    relative = any(p.kind is Kind.RELATIVE for p in before[1:])
    return marked or (relative and reading.verb is not None)


def replace_mood(said: Mood, polarity: Polarity) -> Mood:
    """The mood of an answer: what was asked, affirmed or denied, without the question's doubt."""
    return replace(said, polarity=polarity, certainty=Certainty.CERTAIN)


def _same(claim: Claim) -> tuple[object, ...]:
    sides: tuple[str, ...] = (claim.subject, claim.object or "")
    if _VOCABULARY[claim.relation].symmetric:
        sides = tuple(sorted(sides))
    value = claim.value.lower() if isinstance(claim.value, str) else claim.value
    return (claim.attribution[0].who, claim.relation, sides, value, claim.polarity, claim.role)


def _asks(sentence: Sentence, text: str) -> bool:
    return text[sentence.start : sentence.end].rstrip(' \n\t”"»)').endswith("?")


def claims_of(layers: Layers) -> Extraction:
    """The claims, gaps and referents of a document, read off its layers."""
    return Reader(layers).read()
