"""Questions: what an answer takes from its question, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.adjectives import adjective_readings
from factional.extract.clauses import Clauses
from factional.extract.phrases import Kind
from factional.extract.reading import Reading
from factional.extract.relations import verb_readings
from factional.model import Evidence, Gap
from factional.vocabulary.lexicon import words

_TOPIC = 80


class Asked:
    """The questions of one turn.

    Attributes:
        block: Start and end of the turn's block.
    """

    def __init__(self, block: tuple[int, int]) -> None:
        self.block = block
        self._asking: list[tuple[Clauses, list[Reading]]] = []
        self.topic = ""
        self.answered = False

    def add(self, clauses: Clauses, text: str) -> None:
        """Take in a sentence of the turn; only what ends in a question mark asks."""
        sentence = clauses.sentence
        stretch = text[sentence.start : sentence.end].strip()
        if not stretch.endswith("?"):
            return
        found = [*verb_readings(clauses), *adjective_readings(clauses)]
        self._asking.append((clauses, found))
        self.topic = stretch if len(stretch) <= _TOPIC else stretch[:_TOPIC].rsplit(" ", 1)[0]

    @property
    def single(self) -> tuple[Clauses, Reading] | None:
        """The one relation that the turn asks about, None where it asks more or nothing clear."""
        if len(self._asking) != 1:
            return None
        clauses, found = self._asking[0]
        first = clauses.phrases[0] if clauses.phrases else None
        if len(found) != 1 or first is None:
            return None
        if first.kind is Kind.RELATIVE or first.lower in ("what", "why", "how", "when"):
            return None
        return clauses, found[0]

    def clauses_of(self, reading: Reading) -> Clauses:
        """The clauses of the question that a reading stands in."""
        return next(c for c, found in self._asking if any(r is reading for r in found))

    def about(self) -> tuple[str, ...]:
        """Referents that the questions name."""
        ids = [
            item.mention.referent
            for clauses, _ in self._asking
            for item in clauses.items
            if item.mention is not None
        ]
        return tuple(dict.fromkeys(ids))


def answered(asked: Asked, clauses: Clauses) -> Iterator[tuple[Reading, bool]]:
    """What a bare yes or no affirms or denies of its question."""
    if asked.answered or not clauses.items:
        return
    asked.answered = True
    single = asked.single
    if single is None:
        return
    tokens = [i.lower for i in clauses.items if i.lower.isalpha()]
    lexicon = words("attribution.en")
    if not tokens or len(tokens) > 3:
        return
    if tokens[0] in lexicon["yes"]:
        yield single[1], False
    elif tokens[0] in lexicon["no_"]:
        yield single[1], True


def gaps_of(asked: Asked, clauses: Clauses, speaker: str, text: str) -> Gap | None:
    """What a sentence of an answer declines to say, or says it does not know."""
    sentence = clauses.sentence
    stretch = text[sentence.start : sentence.end].rstrip()
    lowered = " ".join(stretch.lower().split())
    lexicon = words("attribution.en")
    reason = None
    if any(phrase in lowered for phrase in lexicon["refusals"]):
        reason = "declined"
    elif any(phrase in lowered for phrase in lexicon["ignorance"]):
        reason = "unknown"
    if reason is None or not asked.topic:
        return None
    end = sentence.start + len(stretch)
    return Gap(
        speaker=speaker,
        about=asked.about(),
        topic=asked.topic,
        reason=reason,
        evidence=Evidence(text[sentence.start : end], sentence.start, end),
    )
