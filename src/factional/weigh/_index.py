"""Readings of a case by what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factional.model import Question
from factional.vocabulary import Vocabulary
from factional.weigh._places import Places
from factional.weigh._reading import Reading
from factional.weigh._ties import Around
from factional.weigh._ways import Questions


class Index:
    """The readings of a case by question.

    Attributes:
        questions: The questions that somebody answers.
        readings: Their readings, by claim id.
        linked: The same, in order, those that pass on another with the origin of that one.
    """

    def __init__(self, vocabulary: Vocabulary, places: Places) -> None:
        self._places = places
        self.questions = Questions(vocabulary, places)
        self.readings: defaultdict[Question, dict[str, Reading]] = defaultdict(dict)
        self.linked: dict[Question, list[Reading]] = {}

    def put(self, reading: Reading) -> None:
        """Take in a reading."""
        self.readings[reading.question][reading.claim.id] = reading
        self.questions.add(reading.question)

    def drop(self, reading: Reading) -> None:
        """Forget a reading."""
        asked = reading.question
        held = self.readings[asked]
        held.pop(reading.claim.id, None)
        if not held:
            del self.readings[asked]
            self.linked.pop(asked, None)
            self.questions.discard(asked)

    def around(self, asked: Question) -> Around:
        """What bears on a question."""
        if asked.of_names:
            return Around()
        against = list(self.questions.against(asked))
        inside: list[Question] = []
        for other in self.questions.places(asked):
            within = self._places.lies_in(other.object or "", asked.object or "")
            (inside if within else against).append(other)
        return Around(
            against=self._of(against),
            inside=self._of(inside),
            ending=self._of(self.questions.ending(asked)),
        )

    def _of(self, questions: Iterable[Question]) -> list[Reading]:
        found = [r for asked in set(questions) for r in self.linked.get(asked, ())]
        return sorted(found, key=lambda r: r.claim.id)
