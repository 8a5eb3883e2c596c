"""Which questions bear on which: the ways from one to another, by relation and side.

They lead from a tie to what may contradict, support or end it, and from what is new to the ties
that it touches, whether the questions stand in memory or in a case on disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factional.model import Question
from factional.vocabulary import Ending, Vocabulary
from factional.weigh._places import Places


@dataclass(frozen=True, slots=True)
class Sought:
    """Questions of one relation: that between two actors, or all in which one stands on a side.

    Attributes:
        relation: Name of the relation.
        subject: Entity id of the subject; None where any may be.
        object: Entity id of the object; None where any may be, or none.
    """

    relation: str
    subject: str | None = None
    object: str | None = None


class Questions:
    """Questions that are asked of a case.

    Those that relate two names of one actor bear on no other, and no other on them.
    """

    def __init__(
        self, vocabulary: Vocabulary, places: Places, asked: Iterable[Question] = ()
    ) -> None:
        self._vocabulary = vocabulary
        self._places = places
        self._asked: set[Question] = set()
        self._by_subject: defaultdict[tuple[str, str], set[Question]] = defaultdict(set)
        self._by_object: defaultdict[tuple[str, str], set[Question]] = defaultdict(set)
        self._ended_by: defaultdict[str, list[tuple[str, Ending]]] = defaultdict(list)
        for relation in vocabulary.relations.values():
            for ending in relation.ends:
                self._ended_by[ending.relation].append((relation.name, ending))
        for one in asked:
            self.add(one)

    def add(self, asked: Question) -> None:
        """Take in a question."""
        if asked.of_names:
            return
        self._asked.add(asked)
        self._by_subject[asked.relation, asked.subject].add(asked)
        if asked.object is not None:
            self._by_object[asked.relation, asked.object].add(asked)

    def discard(self, asked: Question) -> None:
        """Forget a question."""
        self._asked.discard(asked)
        self._by_subject[asked.relation, asked.subject].discard(asked)
        if asked.object is not None:
            self._by_object[asked.relation, asked.object].discard(asked)

    def near(self, asked: Question) -> Iterator[Sought]:
        """Where all questions stand that may bear on one, or that it may bear on."""
        if asked.of_names:
            return
        yield from self._excluding(asked)
        yield from self._rivals(asked)
        yield from self._other_places(asked)
        yield from self._enders(asked)
        yield from self._ended(asked)

    def touched(self, asked: Question) -> Iterator[Question]:
        """The questions whose tie may change where the readings of one did, itself among them."""
        yield asked
        if asked.of_names:
            return
        yield from self.against(asked)
        yield from self.places(asked)
        for sought in self._ended(asked):
            yield from self._found(sought)

    def against(self, asked: Question) -> Iterator[Question]:
        """Questions of what excludes it, and of others who may hold the same."""
        for sought in self._excluding(asked):
            yield from self._found(sought)
        for sought in self._rivals(asked):
            yield from (other for other in self._found(sought) if other != asked)

    def places(self, asked: Question) -> Iterator[Question]:
        """The same asked of other places."""
        for sought in self._other_places(asked):
            for other in self._found(sought):
                if other != asked and other.object in self._places:
                    yield other

    def ending(self, asked: Question) -> Iterator[Question]:
        """Questions of events that end such a state."""
        for sought in self._enders(asked):
            yield from self._found(sought)

    def _excluding(self, asked: Question) -> Iterator[Sought]:
        if asked.object is None:
            return
        for name in sorted(self._vocabulary.excluding(asked.relation)):
            yield Sought(name, asked.subject, asked.object)
            yield Sought(name, asked.object, asked.subject)

    def _rivals(self, asked: Question) -> Iterator[Sought]:
        if asked.object is not None and self._vocabulary[asked.relation].functional == "object":
            yield Sought(asked.relation, object=asked.object)

    def _other_places(self, asked: Question) -> Iterator[Sought]:
        if asked.object is not None and asked.object in self._places:
            yield Sought(asked.relation, asked.subject)

    def _enders(self, asked: Question) -> Iterator[Sought]:
        for name, ending in self._ended_by.get(asked.relation, ()):
            if ending.of == "pair":
                if asked.object is not None:
                    yield Sought(name, asked.subject, asked.object)
                continue
            whose = asked.subject if ending.as_subject else asked.object
            if whose is not None:
                yield _on_side(name, whose, subject=ending.of == "subject")

    def _ended(self, asked: Question) -> Iterator[Sought]:
        for ending in self._vocabulary[asked.relation].ends:
            if ending.of == "pair":
                if asked.object is not None:
                    yield Sought(ending.relation, asked.subject, asked.object)
                continue
            gone = asked.subject if ending.of == "subject" else asked.object
            if gone is not None:
                yield _on_side(ending.relation, gone, subject=ending.as_subject)

    def _found(self, sought: Sought) -> Iterable[Question]:
        if sought.object is None:
            return self._by_subject.get((sought.relation, sought.subject or ""), ())
        if sought.subject is None:
            return self._by_object.get((sought.relation, sought.object), ())
        asked = Question(sought.subject, sought.relation, sought.object)
        return (asked,) if asked in self._asked else ()


def _on_side(relation: str, who: str, *, subject: bool) -> Sought:
    return Sought(relation, who) if subject else Sought(relation, object=who)
