"""Topics: whom a question asks about, and so of whom its answer speaks without naming him."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from factional.extract.coreference import Thing
from factional.extract.spans import Line
from factional.model import BlockKind, EntityType


@dataclass(slots=True)
class Seen:
    """Something that was spoken of: where, how prominently, and in whose words."""

    sentence: int
    start: int
    thing: str
    subject: bool
    named: bool
    pronoun: str = ""


@dataclass(slots=True)
class Topics:
    """What was spoken of in the last question, kept while it is being answered.

    Attributes:
        asked: The mentions of the question, in text order.
        begun: Index of the first sentence of the turn that is being read.
    """

    asked: list[Seen] = field(default_factory=list)
    begun: int = 0
    kind: BlockKind | None = None

    def enter(self, line: Line) -> None:
        """Go on to a sentence: a new question has a new topic, and a narrative has none."""
        if line.block.kind is self.kind:
            return
        self.kind, self.begun = line.block.kind, line.index
        if self.kind is not BlockKind.ANSWER:
            self.asked = []

    def note(self, seen: Seen) -> None:
        """Keep what a question speaks of."""
        if self.kind is BlockKind.QUESTION:
            self.asked.append(seen)

    def of(
        self, kinds: Collection[EntityType], things: dict[str, Thing], absent: Collection[str]
    ) -> str | None:
        """Whom the question asks about: the subject of its last sentence, else whom it names last.

        `absent` are those who are "I", "we" and "you" in the answer.
        """
        fitting = [s for s in self.asked if things[s.thing].type in kinds and s.thing not in absent]
        if self.kind is not BlockKind.ANSWER or not fitting:
            return None
        last = [s for s in fitting if s.sentence == fitting[-1].sentence and s.subject]
        return (last[0] if last else fitting[-1]).thing
