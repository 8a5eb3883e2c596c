"""Story: the day that a narrative has got to, for what is told without a date of its own.

An event in the simple past takes the date that its paragraph has just told of, what has been so
"since" or was so "then" the last one, whatever its precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factional.extract.layers import TimeExpression
from factional.extract.propositions.dates import REPORTED, Dates
from factional.extract.propositions.mood import Mood
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import Link, Step, is_predicate
from factional.extract.propositions.tense import Tense, of_verb, tense
from factional.extract.syntax import Clauses, Tree
from factional.model import ClaimKind, Polarity

_NEAR = 3
_MONTH = len("2014-05")
_SHORT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}~?")


class Story:
    """Where the text has got to when it states a reading."""

    def __init__(self, clauses: Clauses, reading: Reading, mood: Mood, dates: Dates) -> None:
        self.clauses, self.reading, self.mood, self.dates = clauses, reading, mood, dates
        self.tree: Tree = clauses.tree

    def pointed(self) -> str | None:
        """The last date, for what has been so "ever since" or was so "then"."""
        tree = self.tree
        for verb in self._own():
            for child in tree.children(verb, "advmod", "advcl", "obl"):
                since = tree.lower(child) == "since" and not tree.is_(child, "obl")
                if since and of_verb(tree, verb) is Tense.PERFECT:
                    day = self._before(child)
                    return f"{day}/.." if day else None
                if self._then(child) and self._narrated():
                    return self._before(child)
        return None

    def _own(self) -> Iterator[int]:
        """The words of the reading's own clause, from the inside out."""
        for step in self.dates.steps:
            if step.link not in (Link.OWN, Link.SHARED, Link.NOUN, Link.COMPLEMENT):
                break
            yield step.word
        if self.reading.clause is not None:
            yield self.reading.clause

    def reported(self, published: str | None) -> str | None:
        """What a dated report of earlier days bounds: what had happened by then, or was to come."""
        tree, mood = self.tree, self.mood
        to_come = mood.kind in (ClaimKind.PREDICTION, ClaimKind.INTENTION)
        for step in self.dates.steps:
            if step.link is not Link.BARE and step.effect not in REPORTED:
                continue
            if of_verb(tree, step.word) is not Tense.PAST:
                return None
            found = self.dates.on(step.word)
            day = (found.edtf if found is not None else None) or ""
            if not _PLAIN.fullmatch(day):
                return None
            if to_come:
                return None if day[:7] == (published or "")[:7] else f"{day}/.."
            had = mood.kind is ClaimKind.EVENT and of_verb(tree, step.inner) is Tense.PLUPERFECT
            return f"../{day}" if had else None
        return None

    def scene(self) -> str | None:
        """The day of what happened where something was so: "they met at a post which X held"."""
        tree = self.tree
        if self.mood.kind is not ClaimKind.STATE or self.mood.past:
            return None
        for step in self.dates.steps:
            if step.link is not Link.NOBODY or of_verb(tree, step.inner) is not Tense.PAST:
                continue
            verb = next((a for a in tree.ancestors(step.word) if is_predicate(tree, a)), None)
            found = self.dates.on(verb) if verb is not None else None
            past = verb is not None and of_verb(tree, verb) is Tense.PAST
            day = (found.edtf if found is not None else None) or ""
            return day if past and _PLAIN.fullmatch(day) else None
        return None

    def _then(self, word: int) -> bool:
        """Whether a word says no more than that it was at the time that is told of."""
        tree = self.tree
        if tree.is_(word, "advmod"):
            return tree.lower(word) == "then" and not tree.children(word)
        held = [tree.lower(i) for i in tree.subtree(word)]
        return held in (["at", "that", "time"], ["at", "the", "time"])

    def _before(self, word: int) -> str | None:
        """The last plain date before a word, of its sentence; of one before it where none leads."""
        tree = self.tree
        this = tree.sentence(word)
        later = any(
            tree.tag(i) != "AUX"
            and is_predicate(tree, i)
            and not (i == word or tree.head(word) == i)
            for i in range(tree.sentences[this].first, word)
        )
        for back in range(this, max(-1, this - _NEAR), -1):
            if back < this and (later or self._parted(back)):
                return None
            held = tree.sentences[back]
            found = [t for t in self.dates.times if held.start <= t.start < held.end]
            found = [t for t in found if t.end <= tree.words[word].start]
            if found:
                value = found[-1].edtf or ""
                return value if _PLAIN.fullmatch(value) else None
        return None

    def _parted(self, sentence: int) -> bool:
        """Whether a paragraph ends with a sentence."""
        tree = self.tree
        between = tree.text[tree.sentences[sentence].end : tree.sentences[sentence + 1].start]
        return "\n\n" in between or "\n \n" in between

    def carried(self) -> str | None:
        """The day that the narrative has got to, for an event told in the simple past.

        A state that is told of in the past takes a month, which is long enough for one.
        """
        mood, tree = self.mood, self.tree
        moves = self.dates.eventive or self.reading.relation == "located_in"
        if mood.kind not in (ClaimKind.EVENT, ClaimKind.STATE) or mood.past or mood.unreal:
            return None
        if mood.polarity is Polarity.DENIED:
            return None
        if self.dates.spoken or not self._narrated():
            return None
        if any(s.link in (Link.WHETHER, Link.CONDITION, Link.NOBODY) for s in self.dates.steps):
            return None
        if self.dates.here:
            return self._clause_before()
        this = tree.sentence(self.reading.trigger)
        for back in range(this - 1, max(-1, this - 1 - _NEAR), -1):
            if self._parted(back):
                return None
            sentence = tree.sentences[back]
            dated = [t for t in self.dates.times if sentence.start <= t.start < sentence.end]
            if dated:
                day = self._one(dated)
                return day if day is None or moves or len(day) == _MONTH else None
        return None

    def _clause_before(self) -> str | None:
        """The day of what stands before a semicolon, where nothing after it has one."""
        tree, held = self.tree, self.dates.sentence
        trigger = tree.words[self.reading.trigger].start
        stop = tree.text.rfind(";", held.start, trigger)
        if stop < 0 or any(t.start > stop for t in self.dates.here.values()):
            return None
        return self._one(list(self.dates.here.values()))

    def _one(self, times: list[TimeExpression]) -> str | None:
        days = {self._told(t) for t in times} - {None}
        return days.pop() if len(days) == 1 else None

    def _narrated(self) -> bool:
        """Whether an event is told in the past, by the narrator or by somebody just after it."""
        if tense(self.clauses, self.dates.steps) is Tense.PAST:
            return True
        for step in self.dates.steps:
            if step.link is Link.BARE:
                told = of_verb(self.tree, step.inner) in (Tense.PAST, Tense.PLUPERFECT)
                return told and of_verb(self.tree, step.word) is Tense.PAST
        return False

    def _told(self, time: TimeExpression) -> str | None:
        """A date that a main clause in the simple past was dated by, if it is exact enough."""
        tree = self.tree
        value = time.edtf or ""
        head = tree.head_of(time.start, time.end)
        if head is None or ("/" in value and not _SHORT.fullmatch(value)) or len(value) < 7:
            return None
        for above in tree.ancestors(head):
            if is_predicate(tree, above):
                main = tree.is_(above, "root", "conj", "ccomp")
                told = Step(above, Link.OWN, above)
                past = tense(self.clauses, [told]) is Tense.PAST
                return value if main and past else None
        return None
