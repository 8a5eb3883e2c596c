"""Claims: what is read off the layers of a document, with all its fields."""

from __future__ import annotations

from dataclasses import replace

from factional.extract.attribution import Quotations, Voices, base, house, scopes
from factional.extract.clauses import Clauses
from factional.extract.drafts import EXTRACTOR, LONGEST, Drafts
from factional.extract.fields import sheets
from factional.extract.gather import readings
from factional.extract.layers import Layers, Sentence
from factional.extract.phrases import Kind
from factional.extract.polarity import mood
from factional.extract.questions import Asked, answered, gaps_of
from factional.extract.reading import Reading
from factional.extract.timing import valid_time, whereabouts
from factional.model import BlockKind, Certainty, Extraction, Gap, Hop, Polarity
from factional.vocabulary import Vocabulary

__all__ = ["EXTRACTOR", "claims_of"]

_VOCABULARY = Vocabulary.load()
_SILENT = {BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.TABLE}
_ANSWERED = 0.5
_OTHERS = ("he", "him", "his", "she", "her", "himself", "herself")
_GRANTING = ("now", "although", "since", "because", "after")


def claims_of(layers: Layers) -> Extraction:
    """The claims, gaps and referents of a document, read off its layers.

    Nothing is checked here; `factional.extract.checked` does that for every extractor.
    """
    return _Reader(layers).read()


class _Reader:
    """Reads the claims of one document, sentence by sentence."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.document = layers.document
        self.drafts = Drafts(layers)
        self.quotations = Quotations()
        self.house = house(layers)
        self.asked: Asked | None = None
        self.gaps: list[Gap] = []

    def read(self) -> Extraction:
        """All claims and gaps of the document."""
        found = sheets(self.layers)
        for sheet in found:
            for fact in sheet[2]:
                self.drafts.add_fact(fact)
        for sentence in self.layers.sentences:
            inside = any(start <= sentence.start < end for start, end, _ in found)
            if not inside and sentence.block.kind not in _SILENT:
                self._sentence(sentence)
        rows = [b for b in self.document.blocks if b.kind is BlockKind.TABLE]
        for alias in self.layers.aliases:
            if not any(row.start <= alias.start < row.end for row in rows):
                self.drafts.add_alias(alias)
        referents = tuple(self.layers.referents.values())
        return Extraction(self.drafts.numbered(), referents, tuple(self.gaps))

    def _sentence(self, sentence: Sentence) -> None:
        clauses = Clauses(sentence, self.layers)
        chain = base(self.layers, sentence)
        found = scopes(clauses, chain)
        carried = self.quotations.follow(sentence, self.document.text, found)
        voices = Voices(tuple(found), carried, chain, self.house)
        if sentence.block.kind is BlockKind.QUESTION:
            self._question(clauses, voices)
            return
        if sentence.block.kind is BlockKind.ANSWER and self.asked is not None:
            self._answer(self.asked, clauses, chain)
        if not _asks(sentence, self.document.text):
            for reading in readings(clauses):
                self._add(reading, clauses, voices)

    def _question(self, clauses: Clauses, voices: Voices) -> None:
        """What an interviewer states, and what the question at the end of a turn asks."""
        block = clauses.sentence.block
        if self.asked is None or self.asked.block != (block.start, block.end):
            self.asked = Asked((block.start, block.end))
        self.asked.add(clauses, self.document.text)
        asks = _asks(clauses.sentence, self.document.text)
        for reading in readings(clauses):
            if not asks or _granted(reading, clauses):
                self._add(reading, clauses, voices, core=not asks)

    def _answer(self, asked: Asked, clauses: Clauses, chain: tuple[Hop, ...]) -> None:
        """What a bare yes or no takes from its question, and what is left open."""
        sentence = clauses.sentence
        text = self.document.text[sentence.start : sentence.end].rstrip()
        for reading, denied in answered(asked, clauses):
            said = mood(asked.clauses_of(reading), reading, _VOCABULARY[reading.relation])
            polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
            self.drafts.add(
                reading,
                replace(said, polarity=polarity, certainty=Certainty.CERTAIN),
                chain=chain,
                stretch=(sentence.start, sentence.start + min(len(text), LONGEST)),
                confidence=_ANSWERED,
            )
        gap = gaps_of(asked, clauses, chain[0].who, self.document.text)
        if gap is not None:
            self.gaps.append(gap)

    def _add(
        self, reading: Reading, clauses: Clauses, voices: Voices, *, core: bool = True
    ) -> None:
        relation = _VOCABULARY[reading.relation]
        said = mood(clauses, reading, relation)
        if said.unreal or self._of_speaker(reading, clauses):
            return
        if voices.deny(reading.start) and not _hangs_on(reading, "deny"):
            affirmed = said.polarity is Polarity.AFFIRMED
            said = replace(said, polarity=Polarity.DENIED if affirmed else Polarity.AFFIRMED)
        if voices.believe(reading.start) and said.certainty is Certainty.CERTAIN:
            said = replace(said, certainty=Certainty.PROBABLE)
        published = self.document.metadata.published
        time = valid_time(clauses, reading, said, published, self.document.text)
        if time is not None and said.past and "/" not in time and relation.lasting:
            time = f"../{time}"
        self.drafts.add(
            reading,
            said,
            chain=voices.chain(reading.start),
            time=time,
            place=whereabouts(clauses, reading, relation),
            core=core and not said.unproven,
        )

    def _of_speaker(self, reading: Reading, clauses: Clauses) -> bool:
        """Whether "he" or "she" in an answer was taken for the one who gives it."""
        block = clauses.sentence.block
        speaker = self.layers.speakers.get(block.speaker)
        return block.kind is BlockKind.ANSWER and any(
            item is not None
            and item.lower in _OTHERS
            and item.mention is not None
            and item.mention.referent == speaker
            for item in (reading.subject, reading.object)
        )


def _hangs_on(reading: Reading, lemma: str) -> bool:
    """Whether a verb governs a reading, so that what it does to it is counted already."""
    governor = reading.verb.governor if reading.verb is not None else None
    while governor is not None and governor.main.lemma != lemma:
        governor = governor.governor
    return governor is not None


def _granted(reading: Reading, clauses: Clauses) -> bool:
    """Whether a question takes a reading for granted, rather than asking about it."""
    if reading.verb is None:
        return reading.rule != "value"
    before = clauses.phrases[: reading.verb.index]
    marked = any(p.kind is Kind.SUBORDINATOR and p.lower in _GRANTING for p in before)
    return marked or any(p.kind is Kind.RELATIVE for p in before[1:])


def _asks(sentence: Sentence, text: str) -> bool:
    return text[sentence.start : sentence.end].rstrip(' \n\t”"»)').endswith("?")
