"""Timing: when a claim holds, as far as its own clause says so.

A date belongs to the clause it stands in: "killed in 2016 X, who founded Y in 2010". One at the head of
a sentence holds for all its coordinated clauses; a participle, an infinitive and a "when" clause share
the date of what they hang on. A state that a verb begins ("became leader in 2014") is open to the right;
a past state without a date was over by the day of the utterance. An event in the simple past takes the
date that its paragraph has just told of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from factional.extract.layers import TimeExpression
from factional.extract.propositions.mood import Mood
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import Link, Step, is_predicate, path
from factional.extract.propositions.tense import Tense, of_verb, tense
from factional.extract.syntax import Clauses, Tree
from factional.model import ClaimKind, Polarity, is_edtf
from factional.vocabulary.lexicon import words

_DATED = (
    Link.OWN,
    Link.NOUN,
    Link.SHARED,
    Link.MANNER,
    Link.PURPOSE,
    Link.WITHOUT,
    Link.COMPLEMENT,
)
_NEAR = 2
# relations that a deed states as often as a state: "took the town on Monday"
_DEEDS = ("controls", "based_in", "allegiance_to", "allied_with", "hostile_to", "formed", "status")
_WITHIN = ("in", "during", "by", "under", "from", "at", "through", "throughout", "amid", "on")
_YEARS = re.compile(r"P([0-9]{1,2})Y")


def valid_time(
    clauses: Clauses,
    reading: Reading,
    mood: Mood,
    times: Sequence[TimeExpression],
    published: str | None,
) -> str | None:
    """EDTF valid time of a claim as far as its words give it; None where they do not.

    Args:
        times: The time expressions of the document, or of the sentences up to this one.
        published: EDTF date of the utterance.
    """
    found = _Found(clauses, reading, mood, times)
    expression = found.own()
    if expression is not None:
        return found.value(expression)
    bounded = found.beside() or found.lasting(published)
    if bounded is not None:
        return bounded
    carried = found.carried()
    if carried is None and found.over() and published and is_edtf(f"../{published}"):
        return f"../{published}"
    return carried


class _Found:
    """The dates around one reading."""

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
            if self.sentence.start <= time.start < self.sentence.end and not self._now(time):
                head = self.tree.head_of(time.start, time.end)
                if head is not None:
                    self.here[head] = time
        self.steps = list(path(clauses, reading))

    def _now(self, time: TimeExpression) -> bool:
        """Whether it says no more than that a state holds."""
        return not self.eventive and time.text.lower() in words("timing.en")["nowish"]

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
            found = found or self._together(step.word)
            if found is not None:
                return found
        return self._later()

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
        """Whether a state is told in the tense of a dated report: "said in May that X was training"."""
        tree = self.tree
        if step.link is not Link.BARE or self.mood.kind is not ClaimKind.STATE:
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

    def _of(self, i: int, inner: int | None) -> TimeExpression | None:
        """The date that hangs on a word, nearest to it first."""
        found = [t for h, t in self.here.items() if self._ties(h, i)]
        if not found:
            return None
        at = self.tree.words[i if inner is None else inner].start
        return min(found, key=lambda t: (abs(t.start - at), t.start))

    def _ties(self, head: int, i: int) -> bool:
        """Whether a date hangs on a word itself, or on a name in one of its arguments."""
        tree = self.tree
        at, prepositional = (
            head,
            bool(tree.preposition(head)) or "unmarked" in tree.words[head].relation,
        )
        if at == i:
            return False
        for above in tree.ancestors(head):
            if above == i:
                return self._loose(at, i, head)
            described = tree.is_(above, "acl") and not tree.is_(above, "acl:relcl") and at == head
            deed = tree.head(above) if described else above if at == head else None
            if deed is not None and self._within(deed, i):
                return True
            if is_predicate(tree, above) or tree.is_(
                at, "acl", "acl:relcl", "advcl", "ccomp", "xcomp"
            ):
                return False
            if tree.is_(at, "appos", "parataxis") and at != head:
                return False
            if above in self.here:  # "on the morning of 4 May"
                at = above
                continue
            if tree.is_(at, "conj"):
                if at != head:
                    return False
                at = above
                continue
            deed = tree.lemma(above) in words("timing.en")["deeds"]
            if above < i or deed or not prepositional or tree.is_(at, "amod", "compound", "nummod"):
                return False
            if tree.tag(above) not in ("PROPN", "NOUN", "NUM", "PRON"):
                return False
            at = above
        return False

    def _within(self, deed: int, i: int) -> bool:
        """Whether a date is that of a deed in which another was done: "died in a raid last May"."""
        tree = self.tree
        if self.spoken or not tree.is_(deed, "obl") or tree.head(deed) != i:
            return False
        return tree.preposition(deed) in _WITHIN and tree.tag(deed) == "NOUN"

    def _loose(self, at: int, i: int, head: int) -> bool:
        """Whether the way from a date to a word is that of an adverbial or of a noun's own date."""
        tree = self.tree
        if at == head:
            return not tree.is_(at, "nsubj", "conj", "root")
        return tree.is_(at, "obj", "obl", "nmod", "iobj", "conj", "appos", "nsubj:pass", "xcomp")

    def _before(self, step: Step) -> TimeExpression | None:
        """A date of the first of coordinated clauses that holds for a later one too.

        One at its head holds for all; one after it where the later clause has no subject of its
        own and tells what happened next.
        """
        tree, first = self.tree, step.word
        subject = tree.child(first, "nsubj")
        front = min([first, *(tree.subtree(subject) if subject is not None else ())])
        for head, time in self.here.items():
            if not self._ties(head, first):
                continue
            if head < front:
                return time
            same = not tree.children(step.inner, "nsubj") and head < step.inner
            if same and self.eventive:
                return time
        return None

    def _described(self, i: int) -> TimeExpression | None:
        """A date in a participle after a noun of a deed: "the oath, given in 2014"."""
        tree = self.tree
        if is_predicate(tree, i):
            return None
        found = [
            t
            for c in tree.children(i, "acl")
            if not tree.is_(c, "acl:relcl")
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
        for child in tree.children(i, "advcl"):
            marks = tree.children(child, "mark", "advmod")
            if any(tree.lower(m) in lexicon["together"] for m in marks):
                found = [t for h, t in self.here.items() if self._ties(h, child)]
                if len(found) == 1:
                    return found[0]
        return None

    def _later(self) -> TimeExpression | None:
        """The date after the last of verbs that share their object: "attacked and took X in 2015"."""
        tree, i = self.tree, self.reading.trigger
        if tree.children(i, "obj", "obl"):
            return None
        for other in tree.children(i, "conj"):
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

    def value(self, expression: TimeExpression) -> str:
        """The EDTF value of a date for this reading."""
        tree, value = self.tree, expression.edtf or ""
        lexicon = words("timing.en")
        verbs = [s.word for s in self.steps if s.link in (Link.OWN, Link.COMPLEMENT, Link.SHARED)]
        lemmas = {tree.lemma(v) for v in verbs}
        lasting = self.mood.kind is ClaimKind.STATE
        if "/" in value or not lasting:
            return value
        preposition = expression.text.lower().split()[0]
        lead = tree.text[max(0, expression.start - 8) : expression.start].lower().split()
        cue = preposition if preposition in ("since", "until", "till") else (lead[-1:] or [""])[0]
        if cue == "since":
            return f"{value}/.."
        if cue in ("until", "till"):
            return f"../{value}"
        if self.mood.past and lemmas & words("mood.en")["breaks"]:
            return f"../{value}"
        if self.mood.polarity is Polarity.DENIED:
            return f"{value}/.." if lemmas & lexicon["ends"] else value
        return self._opened(value, lemmas)

    def _opened(self, value: str, lemmas: Collection[str] = ()) -> str:
        """A date as the beginning of a state, where the verb says that it began."""
        begins = words("timing.en")["begins"]
        state = self.mood.kind is ClaimKind.STATE and self.reading.relation != "status"
        began = begins & {*self.lemmas, *lemmas} and not (self.lemmas & {"be", "have"})
        deed = self.reading.relation in _DEEDS and not begins & ({*lemmas} - self.lemmas)
        return f"{value}/.." if state and began and not deed else value

    def beside(self) -> str | None:
        """What a dated clause with "before", "until" or "after" says: "before he was killed in 2016"."""
        tree = self.tree
        for step in self.steps:
            if step.link not in (Link.OWN, Link.SHARED, Link.NOUN):
                return None
            for child in tree.children(step.word, "advcl"):
                marks = {tree.lower(m) for m in tree.children(child, "mark", "advmod")}
                dates = [t.edtf or "" for h, t in self.here.items() if self._ties(h, child)]
                if len(dates) != 1 or dates[0].startswith("..") or dates[0].endswith(".."):
                    continue
                if marks & {"before", "until", "till"}:
                    return f"../{dates[0].rpartition('/')[2]}"
                if marks & {"after", "since"}:
                    return f"{dates[0].partition('/')[0]}/.."
        return None

    def lasting(self, published: str | None) -> str | None:
        """Since when a state holds that has held "for seven years now"."""
        if self.mood.kind is not ClaimKind.STATE or not published or len(published) < 4:
            return None
        if tense(self.clauses, self.steps) is not Tense.PERFECT or not published[:4].isdigit():
            return None
        for time in self.all:
            inside = self.sentence.start <= time.start < self.sentence.end
            years = _YEARS.fullmatch(time.duration or "") if time.edtf is None and inside else None
            head = self.tree.head_of(time.start, time.end) if years else None
            if years is None or head is None or self.tree.preposition(head) != "for":
                continue
            if any(self._ties(head, s.word) for s in self.steps if s.link is Link.OWN):
                return f"{int(published[:4]) - int(years[1])}~/.."
        return None

    def over(self) -> bool:
        """Whether a state is told of in the past, without a date."""
        if self.mood.kind is not ClaimKind.STATE or self.mood.unreal:
            return self.mood.past
        if self.mood.past:
            return True
        if self.reading.clause is None or self.eventive:
            return False
        return tense(self.clauses, self.steps) in (Tense.PAST, Tense.PLUPERFECT)

    def carried(self) -> str | None:
        """The day that the narrative has got to, for an event told in the simple past."""
        mood, tree = self.mood, self.tree
        moves = self.eventive or self.reading.relation == "located_in"
        if mood.kind not in (ClaimKind.EVENT, ClaimKind.STATE) or not moves or mood.past:
            return None
        if mood.unreal or mood.polarity is Polarity.DENIED or self.here:
            return None
        if self.spoken or tense(self.clauses, self.steps) is not Tense.PAST:
            return None
        told = [
            s
            for s in self.steps
            if s.link in (Link.BARE, Link.WHETHER, Link.CONDITION, Link.NOBODY)
        ]
        if told:
            return None
        this = tree.sentence(self.reading.trigger)
        for back in range(this - 1, max(-1, this - 1 - _NEAR), -1):
            sentence = tree.sentences[back]
            between = tree.text[sentence.end : tree.sentences[back + 1].start]
            if "\n\n" in between or "\n \n" in between:
                return None
            dated = [t for t in self.times if sentence.start <= t.start < sentence.end]
            if dated:
                days = {t.edtf for t in dated}
                day = self._told(dated[-1]) if len(days) == 1 else None
                return self._opened(day) if day else None
        return None

    def _told(self, time: TimeExpression) -> str | None:
        """A date that a main clause in the simple past was dated by, if it is exact enough."""
        tree = self.tree
        value = time.edtf or ""
        head = tree.head_of(time.start, time.end)
        if head is None or "/" in value or len(value) < 7:
            return None
        for above in tree.ancestors(head):
            if is_predicate(tree, above):
                main = tree.is_(above, "root", "conj", "ccomp")
                told = Step(above, Link.OWN, above)
                past = tense(self.clauses, [told]) is Tense.PAST
                return value if main and past else None
        return None
