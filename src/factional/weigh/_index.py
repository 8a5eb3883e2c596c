"""Readings of a case by what they answer, and which questions bear on which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factional.model import Question
from factional.vocabulary import Ending, Vocabulary
from factional.weigh._places import Places
from factional.weigh._reading import Reading
from factional.weigh._ties import Around


class Index:
    """The readings of a case by question, with the ways from one question to another."""

    def __init__(self, vocabulary: Vocabulary, places: Places) -> None:
        self._vocabulary = vocabulary
        self._places = places
        self.readings: defaultdict[Question, dict[str, Reading]] = defaultdict(dict)
        self.linked: dict[Question, list[Reading]] = {}
        self._by_subject: defaultdict[tuple[str, str], set[Question]] = defaultdict(set)
        self._by_object: defaultdict[tuple[str, str], set[Question]] = defaultdict(set)
        self._ended_by: defaultdict[str, list[tuple[str, Ending]]] = defaultdict(list)
        for relation in vocabulary.relations.values():
            for ending in relation.ends:
                self._ended_by[ending.relation].append((relation.name, ending))

    def put(self, reading: Reading) -> None:
        """Take in a reading."""
        asked = reading.question
        self.readings[asked][reading.claim.id] = reading
        self._by_subject[asked.relation, asked.subject].add(asked)
        if asked.object is not None:
            self._by_object[asked.relation, asked.object].add(asked)

    def drop(self, reading: Reading) -> None:
        """Forget a reading."""
        asked = reading.question
        held = self.readings[asked]
        held.pop(reading.claim.id, None)
        if not held:
            del self.readings[asked]
            self.linked.pop(asked, None)
            self._by_subject[asked.relation, asked.subject].discard(asked)
            if asked.object is not None:
                self._by_object[asked.relation, asked.object].discard(asked)

    def around(self, asked: Question) -> Around:
        """What bears on a question."""
        against = [*self._excluding(asked), *self._rivals(asked)]
        inside: list[Question] = []
        for other in self._other_places(asked):
            assert asked.object is not None
            assert other.object is not None
            if self._places.lies_in(other.object, asked.object):
                inside.append(other)
            else:
                against.append(other)
        return Around(
            against=self._of(against),
            inside=self._of(inside),
            ending=self._of(self._enders(asked)),
        )

    def touched(self, asked: Question) -> Iterator[Question]:
        """The questions whose tie may change where the readings of one did, itself among them."""
        yield asked
        yield from self._excluding(asked)
        yield from self._rivals(asked)
        yield from self._other_places(asked)
        for ending in self._vocabulary[asked.relation].ends:
            if ending.of == "pair":
                if asked.object is not None:
                    yield from self._held(Question(asked.subject, ending.relation, asked.object))
                continue
            gone = asked.subject if ending.of == "subject" else asked.object
            if gone is not None:
                held = self._by_subject if ending.as_subject else self._by_object
                yield from held.get((ending.relation, gone), ())

    def _excluding(self, asked: Question) -> Iterator[Question]:
        if asked.object is None:
            return
        for name in sorted(self._vocabulary.excluding(asked.relation)):
            yield from self._held(Question(asked.subject, name, asked.object))
            yield from self._held(Question(asked.object, name, asked.subject))

    def _rivals(self, asked: Question) -> Iterator[Question]:
        if asked.object is None or self._vocabulary[asked.relation].functional != "object":
            return
        for other in self._by_object.get((asked.relation, asked.object), ()):
            if other != asked:
                yield other

    def _other_places(self, asked: Question) -> Iterator[Question]:
        if asked.object is None or asked.object not in self._places:
            return
        for other in self._by_subject.get((asked.relation, asked.subject), ()):
            if other != asked and other.object in self._places:
                yield other

    def _enders(self, asked: Question) -> Iterator[Question]:
        for name, ending in self._ended_by.get(asked.relation, ()):
            if ending.of == "pair":
                if asked.object is not None:
                    yield from self._held(Question(asked.subject, name, asked.object))
                continue
            whose = asked.subject if ending.as_subject else asked.object
            if whose is not None:
                held = self._by_subject if ending.of == "subject" else self._by_object
                yield from held.get((name, whose), ())

    def _held(self, asked: Question) -> Iterator[Question]:
        if asked in self.readings:
            yield asked

    def _of(self, questions: Iterable[Question]) -> list[Reading]:
        found = [r for asked in set(questions) for r in self.linked.get(asked, ())]
        return sorted(found, key=lambda r: r.claim.id)
