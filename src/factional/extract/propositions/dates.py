"""Dates: the time expression that dates a reading, out of those of its sentence.

The one of its own clause, else of a clause whose date it shares: a participle, an infinitive and a
"when" clause share the date of what they hang on, and coordinated clauses one at the head of their
sentence. That of a relative clause, or of who says so, is none of the reading's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factional.extract.layers import TimeExpression
from factional.extract.propositions.attached import Attached
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import Link, Step, is_predicate, path
from factional.extract.propositions.tense import Tense, of_verb
from factional.extract.syntax import Clauses, Tree
from factional.model import ClaimKind, is_edtf
from factional.vocabulary.lexicon import words

if TYPE_CHECKING:
    from factional.extract.propositions.mood import Mood

_DATED = (
    Link.OWN,
    Link.NOUN,
    Link.SHARED,
    Link.MANNER,
    Link.PURPOSE,
    Link.WITHOUT,
    Link.COMPLEMENT,
)
REPORTED = ("said", "proves", "thinks", "known", "disputes")
_DURING = ("during", "in", "on", "throughout")
_PLACE = re.compile(r"[^\W\d_a-z][\w .'’/-]*, *(?:[\w .'’-]+, *)?")
_DASH = re.compile(r" *(?:\([^()]*\))? *(?:[-–—]|--)")


class Dates:
    """The dates around one reading.

    Attributes:
        eventive: Whether its verb tells of a deed, even where its relation is a state.
        spoken: Whether it is one of saying something.
        here: The dates of its sentence by their head words.
        steps: The path of its scope.
    """

    def __init__(
        self, clauses: Clauses, reading: Reading, mood: Mood, times: Sequence[TimeExpression]
    ) -> None:
        self.clauses, self.reading, self.mood = clauses, reading, mood
        self.tree: Tree = clauses.tree
        self.sentence = self.tree.sentences[self.tree.sentence(reading.trigger)]
        lemmas = {self.tree.lemma(w) for w in (reading.trigger, reading.clause) if w is not None}
        self.lemmas = lemmas
        stated = reading.clause is None or self.tree.child(reading.clause, "cop") is not None
        stative = stated or bool(lemmas & words("timing.en")["lasts"])
        self.eventive = mood.kind is not ClaimKind.STATE or not stative
        self.all = times
        self.spoken = bool(lemmas & words("timing.en")["saying"]) or reading.relation == "condemned"
        self.times = [t for t in times if t.edtf and is_edtf(t.edtf)]
        self.here: dict[int, TimeExpression] = {}
        for time in self.times:
            inside = self.sentence.start <= time.start < self.sentence.end
            if inside and not self._now(time) and not self._dateline(time):
                head = self.tree.head_of(time.start, time.end)
                if head is not None:
                    self.here[head] = time
        self.attached = Attached(self.tree, self.here.keys(), spoken=self.spoken)
        self.steps = list(path(clauses, reading))

    def _now(self, time: TimeExpression) -> bool:
        """Whether it says no more than that a state holds."""
        return not self.eventive and time.text.lower() in words("timing.en")["nowish"]

    def _dateline(self, time: TimeExpression) -> bool:
        """Whether it heads a dispatch: "HARAR, May 4 (Agency) -"."""
        before = self.tree.text[self.sentence.start : time.start]
        after = self.tree.text[time.end : time.end + 60]
        return bool(_PLACE.fullmatch(before)) and bool(_DASH.match(after))

    def own(self) -> TimeExpression | None:
        """The date of the reading's own clause, else of those whose date it shares."""
        if not self.here or self.reading.rule == "compound":
            return None
        explained = self._antecedent()
        if explained is not None:
            return explained
        for step in self._sharing():
            if step.link is Link.BESIDE:
                found = self._before(step)
            elif step.link in (Link.MANNER, Link.PURPOSE, Link.WITHOUT):
                found = self._of(step.word, step.inner)
            else:
                found = self._of(step.word, None)
            if found is None and step.link in (Link.OWN, Link.NOUN):
                found = self._described(step.word) or self._between(step.word)
            if found is None and step.link in (Link.OWN, Link.SHARED):
                found = self._during(step.word)
            found = found or self._together(step.word)
            if found is not None:
                return found
        return (
            self._later()
            or self._of_deed()
            or self._with_verb()
            or self._below()
            or self._counted()
        )

    def _sharing(self) -> Iterator[Step]:
        """The steps whose dates are those of the reading."""
        tree = self.tree
        for step in self.steps:
            if step.link is Link.BESIDE or self._backshifted(step):
                yield step
                continue
            if step.link is Link.WHEN and self._while(step):
                yield step
                return
            if step.link not in _DATED:
                return
            if step.link is Link.COMPLEMENT and not self._same_time(step):
                return
            yield step
            if step.link is Link.NOUN and tree.is_(step.word, "appos"):
                return

    def _backshifted(self, step: Step) -> bool:
        """Whether a state takes the tense of a dated report: "said in May that X was training"."""
        tree = self.tree
        reported = step.link is Link.BARE or step.effect in REPORTED
        if not reported or self.mood.kind is not ClaimKind.STATE:
            return False
        return of_verb(tree, step.inner) is Tense.PAST and of_verb(tree, step.word) is Tense.PAST

    def _while(self, step: Step) -> bool:
        """Whether a clause tells what happened while something else did."""
        marks = self.tree.children(step.inner, "mark", "advmod")
        together = words("timing.en")["together"]
        return self.eventive and any(self.tree.lower(m) in together for m in marks)

    def _same_time(self, step: Step) -> bool:
        """Whether a governor's date is that of what it governs: "began in 2014 to train"."""
        tree = self.tree
        if is_predicate(tree, step.word) and tree.is_(step.inner, "ccomp", "acl"):
            return False
        passive_said = tree.lemma(step.word) in words("timing.en")["saying"]
        return not passive_said

    def on(self, i: int) -> TimeExpression | None:
        """The date that hangs on a word."""
        return self._of(i, None)

    def _of(self, i: int, inner: int | None) -> TimeExpression | None:
        """The date that hangs on a word, nearest to it first."""
        found = [t for h, t in self.here.items() if self.attached.to(h, i)]
        if not found:
            return None
        at = self.tree.words[i if inner is None else inner].start
        return min(found, key=lambda t: (abs(t.start - at), t.start))

    def _before(self, step: Step) -> TimeExpression | None:
        """A date of the first of coordinated clauses that holds for a later one too.

        One at its head holds for all; one after it where the later clause has no subject of its
        own and tells what happened next.
        """
        tree, first = self.tree, step.word
        subject = tree.child(first, "nsubj")
        front = min([first, *(tree.subtree(subject) if subject is not None else ())])
        for head, time in self.here.items():
            if not self.attached.to(head, first):
                continue
            if head < front:
                return time
            same = not tree.children(step.inner, "nsubj") and head < step.inner
            if same and self.mood.kind is ClaimKind.EVENT:
                return time
        return None

    def _of_deed(self) -> TimeExpression | None:
        """The date of the deed a relative clause is about: "the raid of May 2015 that killed X"."""
        tree = self.tree
        for step in self.steps:
            if step.link is not Link.NOBODY or tree.tag(step.word) != "NOUN" or not self.eventive:
                continue
            found = [
                t for h, t in self.here.items() if h != step.word and self.attached.to(h, step.word)
            ]
            return found[0] if len(found) == 1 else None
        return None

    def _during(self, i: int) -> TimeExpression | None:
        """The date of a deed in which something was so: "the strike of May, during which"."""
        tree = self.tree
        deed = tree.head(tree.first_conjunct(i))
        inside = [c for c in tree.children(i, "obl") if tree.lower(c) == "which"]
        if deed is None or not inside or tree.preposition(inside[0]) not in _DURING:
            return None
        found = [t for h, t in self.here.items() if h != deed and self.attached.to(h, deed)]
        return found[0] if len(found) == 1 else None

    def _counted(self) -> TimeExpression | None:
        """The day on which as many did something: "200 men joined X in May"."""
        tree, at = self.tree, self.reading.trigger
        head = tree.head(at)
        if self.reading.relation != "strength" or head is None or not is_predicate(tree, head):
            return None
        deed = tree.lemma(head) not in words("timing.en")["lasts"] | words("timing.en")["deeds"]
        return self._of(head, None) if deed and tree.is_(at, "nsubj", "obj") else None

    def _with_verb(self) -> TimeExpression | None:
        """The date of a verb that a deed comes with: "repelled an attack", "leaving ten dead"."""
        tree, at = self.tree, self.reading.trigger
        if is_predicate(tree, at) or not self.eventive:
            return None
        for above in tree.ancestors(at):
            if not is_predicate(tree, above):
                if tree.is_(at, "appos", "acl", "nmod:poss", "parataxis"):
                    return None
                at = above
                continue
            if tree.lemma(above) not in words("timing.en")["with"] or tree.is_(at, "nsubj"):
                return None
            head = tree.head(above)
            manner = tree.is_(above, "advcl") and not tree.children(above, "mark")
            return self._of(above, None) or (
                self._of(head, above) if manner and head is not None else None
            )
        return None

    def _below(self) -> TimeExpression | None:
        """The date of what somebody was made to do: "forced X to leave in 2000"."""
        tree, at = self.tree, self.reading.trigger
        if tree.lemma(at) not in words("timing.en")["makes"]:
            return None
        for child in tree.children(at, "xcomp", "ccomp"):
            found = self._of(child, None)
            if found is not None:
                return found
        return None

    def _described(self, i: int) -> TimeExpression | None:
        """A date in what describes a noun: "the oath, given in 2014", "a party active in 1920"."""
        tree = self.tree
        named = tree.tag(i) in ("NOUN", "PROPN")
        if is_predicate(tree, i) and not named:
            return None
        found = [
            t
            for c in tree.children(i, "acl", "amod")
            if c > i and not tree.is_(c, "acl:relcl")
            for h, t in self.here.items()
            if tree.head(h) == c
        ]
        return found[0] if len(found) == 1 else None

    def _between(self, i: int) -> TimeExpression | None:
        """A date between a noun of a deed and the verb that it is the subject of."""
        tree = self.tree
        if is_predicate(tree, i):
            return None
        for above in tree.ancestors(i):
            if is_predicate(tree, above):
                found = [t for h, t in self.here.items() if tree.head(h) == above and i < h < above]
                return found[0] if len(found) == 1 else None
        return None

    def _together(self, i: int) -> TimeExpression | None:
        """The date of a "when" clause beside an event."""
        tree, lexicon = self.tree, words("timing.en")
        if not self.eventive:
            return None
        sharing = [c for c in tree.children(i, "conj") if not tree.children(c, "nsubj")]
        for child in [c for w in (i, *sharing[-1:]) for c in tree.children(w, "advcl")]:
            marks = tree.children(child, "mark", "advmod")
            if any(tree.lower(m) in lexicon["together"] for m in marks):
                found = [t for h, t in self.here.items() if self.attached.to(h, child)]
                if len(found) == 1:
                    return found[0]
        return None

    def _later(self) -> TimeExpression | None:
        """The date after the last of verbs that share an object: "attacked and took X in 2015"."""
        tree, i = self.tree, self.reading.trigger
        for other in tree.children(i, "conj"):
            if any(c < other for c in tree.children(i, "obj", "obl")):
                return None
            if is_predicate(tree, other) and not tree.children(other, "nsubj", "aux"):
                found = self._of(other, None)
                if found is not None:
                    return found
        return None

    def _antecedent(self) -> TimeExpression | None:
        """The date that a clause explains: "since September, when X bombed Y"."""
        tree = self.tree
        for step in self.steps:
            if step.link is not Link.OWN:
                continue
            for when in tree.children(step.word, "advmod", "mark"):
                if tree.lower(when) != "when":
                    continue
                before = tree.words[when].start - 2
                for time in self.here.values():
                    if time.start <= before <= time.end:
                        return replace(time, edtf=(time.edtf or "").removesuffix("/.."))
        return None
