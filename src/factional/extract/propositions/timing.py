"""Timing: when a claim holds, as far as its own clause says so.

A date belongs to the clause it stands in: "killed in 2016 X, who founded Y in 2010". A state that a
verb begins ("became leader in 2014") is open to the right; a past state without a date was over by
the day of the utterance. An event in the past takes the date that its paragraph has just told of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from factional.extract.layers import Anchor, TimeExpression
from factional.extract.propositions.dates import Dates
from factional.extract.propositions.mood import Mood
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import Link, Step
from factional.extract.propositions.story import Story
from factional.extract.propositions.tense import Tense, of_verb, tense
from factional.extract.syntax import Clauses, Tree
from factional.model import ClaimKind, Polarity, is_edtf
from factional.vocabulary.lexicon import words

# relations that a deed states as often as a state: "took the town on Monday"
_DEEDS = ("controls", "based_in", "allegiance_to", "allied_with", "hostile_to", "formed", "status")
_YEARS = re.compile(r"P([0-9]{1,2})Y")


@dataclass(frozen=True, slots=True)
class Dated:
    """When a claim holds, and by what.

    Attributes:
        edtf: Its valid time; None where the words give none.
        by: The time expression that gave it; None where no single one did.
        how: How it came to the claim: `clause` (its own, or one that shares its date), `beside` (a
            clause with "before" or "after"), `lasting` ("for seven years now"), `narrative` (the
            day that the text has got to), `tense` (over by the day of the utterance), "" for none.
    """

    edtf: str | None
    by: TimeExpression | None = None
    how: str = ""


def dated(
    clauses: Clauses,
    reading: Reading,
    mood: Mood,
    times: Sequence[TimeExpression],
    published: str | None,
) -> Dated:
    """When a claim holds as far as its words give it, and what gave it.

    Args:
        clauses: The parse.
        reading: What was read.
        mood: How it is said.
        times: The time expressions of the document, or of the sentences up to this one.
        published: EDTF date of the utterance.
    """
    published = (published or "").rpartition("/")[2] or None
    dates = Dates(clauses, reading, mood, times)
    found = _Valued(clauses, reading, mood, dates)
    expression = dates.own()
    if expression is not None and not found.too_late(expression, published):
        return Dated(found.value(expression), expression, "clause")
    beside = found.beside()
    if beside is not None:
        return Dated(beside, how="beside")
    lasting = found.lasting(published)
    if lasting is not None:
        return Dated(lasting, how="lasting")
    story = Story(clauses, reading, mood, dates)
    pointed = story.pointed() or story.reported(published) or story.scene()
    carried = story.carried() if pointed is None else None
    if carried is not None:
        pointed = found.opened(carried)
    if pointed is None and found.over() and published and is_edtf(f"../{published}"):
        return Dated(f"../{published}", how="tense")
    return Dated(pointed, how="narrative" if pointed is not None else "")


class _Valued:
    """What the dates around a reading say of when it holds."""

    def __init__(self, clauses: Clauses, reading: Reading, mood: Mood, dates: Dates) -> None:
        self.clauses, self.reading, self.mood, self.dates = clauses, reading, mood, dates
        self.tree: Tree = clauses.tree

    def value(self, expression: TimeExpression) -> str:
        """The EDTF value of a date for this reading."""
        tree, value = self.tree, expression.edtf or ""
        lexicon = words("timing.en")
        verbs = [
            s.word for s in self.dates.steps if s.link in (Link.OWN, Link.COMPLEMENT, Link.SHARED)
        ]
        lemmas = {tree.lemma(v) for v in verbs}
        lasting = self.mood.kind is ClaimKind.STATE
        if lasting and value.startswith("../") and expression.text.lower().startswith("by "):
            return value.removeprefix("../")  # "by 2015 it had 500 men"
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
        return self.opened(value, lemmas)

    def too_late(self, expression: TimeExpression, published: str | None) -> bool:
        """Whether a date that was counted from another puts what happened after its telling."""
        counted = expression.anchor is not None and expression.anchor is not Anchor.TEXT
        to_come = self.mood.kind in (ClaimKind.PREDICTION, ClaimKind.INTENTION)
        told = tense(self.clauses, self.dates.steps) in (Tense.PAST, Tense.PLUPERFECT)
        day = (expression.edtf or "").removeprefix("../")
        late = bool(published) and day[:4] > (published or "")[:4]
        return counted and told and late and not to_come

    def opened(self, value: str, lemmas: Collection[str] = ()) -> str:
        """A date as the beginning of a state, where the verb says that it began."""
        begins = words("timing.en")["begins"]
        state = self.mood.kind is ClaimKind.STATE and self.reading.relation != "status"
        began = begins & {*self.dates.lemmas, *lemmas} and not (self.dates.lemmas & {"be", "have"})
        deed = self.reading.relation in _DEEDS and not begins & ({*lemmas} - self.dates.lemmas)
        return f"{value}/.." if state and began and not deed else value

    def beside(self) -> str | None:
        """What a dated clause with "before" or "after" bounds: "before he was killed in 2016"."""
        tree = self.tree
        for step in self.dates.steps:
            if step.link is Link.WHEN:
                return self._around(step)
            if step.link not in (Link.OWN, Link.SHARED, Link.NOUN):
                return None
            bound = self._after_deed(step.word)
            if bound is not None:
                return bound
            last = [c for c in tree.children(step.word, "conj") if not tree.children(c, "nsubj")]
            for child in [c for w in (step.word, *last) for c in tree.children(w, "advcl")]:
                marks = {tree.lower(m) for m in tree.children(child, "mark", "advmod")}
                dates = [
                    t.edtf or ""
                    for h, t in self.dates.here.items()
                    if self.dates.attached.to(h, child)
                ]
                if len(dates) != 1 or dates[0].startswith("..") or dates[0].endswith(".."):
                    continue
                if marks & {"before", "until", "till"}:
                    return f"../{dates[0].rpartition('/')[2]}"
                own = tree.is_(child, "advcl") and tree.head(child) == step.word
                if marks & {"after"} or (marks & {"since"} and own):
                    return f"{dates[0].partition('/')[0]}/.."
        return None

    def _around(self, step: Step) -> str | None:
        """What the dated main clause bounds: "the council met in May, after X had left"."""
        tree = self.tree
        marks = {tree.lower(m) for m in tree.children(step.inner, "mark", "advmod")}
        dates = [
            t.edtf or "" for h, t in self.dates.here.items() if self.dates.attached.to(h, step.word)
        ]
        over = of_verb(tree, step.inner) in (Tense.PAST, Tense.PLUPERFECT)
        if len(dates) != 1 or not over or dates[0].startswith("..") or dates[0].endswith(".."):
            return None
        if marks & {"after"}:
            return f"../{dates[0].rpartition('/')[2]}"
        return f"{dates[0].partition('/')[0]}/.." if marks & {"before"} else None

    def _after_deed(self, verb: int) -> str | None:
        """What a dated deed bounds: "after X's death in 2017, Y took over"."""
        tree = self.tree
        for deed in tree.children(verb, "obl"):
            side = tree.preposition(deed)
            if side not in ("after", "following", "before") or deed in self.dates.here:
                continue
            dates = [t.edtf or "" for h, t in self.dates.here.items() if deed in tree.ancestors(h)]
            if len(dates) != 1 or dates[0].startswith("..") or dates[0].endswith(".."):
                continue
            first, _, last = dates[0].partition("/")
            return f"../{last or first}" if side == "before" else f"{first}/.."
        return None

    def lasting(self, published: str | None) -> str | None:
        """Since when a state holds that has held "for seven years now"."""
        if self.mood.kind is not ClaimKind.STATE or not published or len(published) < 4:
            return None
        if (
            tense(self.clauses, self.dates.steps) is not Tense.PERFECT
            or not published[:4].isdigit()
        ):
            return None
        for time in self.dates.all:
            inside = self.dates.sentence.start <= time.start < self.dates.sentence.end
            years = _YEARS.fullmatch(time.duration or "") if time.edtf is None and inside else None
            head = self.tree.head_of(time.start, time.end) if years else None
            if years is None or head is None or self.tree.preposition(head) != "for":
                continue
            if any(
                self.dates.attached.to(head, s.word) for s in self.dates.steps if s.link is Link.OWN
            ):
                return f"{int(published[:4]) - int(years[1])}~/.."
        return None

    def over(self) -> bool:
        """Whether a state is told of in the past, without a date."""
        if self.mood.kind is ClaimKind.EVENT and self._went_on():
            return True
        if self.mood.kind is not ClaimKind.STATE or self.mood.unreal:
            return self.mood.past
        if self.mood.past:
            return True
        if self.reading.clause is None or self.dates.eventive:
            return False
        return tense(self.clauses, self.dates.steps) in (Tense.PAST, Tense.PLUPERFECT)

    def _went_on(self) -> bool:
        """Whether a deed of the past is said to have lasted: "fought for seven years"."""
        if tense(self.clauses, self.dates.steps) is not Tense.PAST or self.mood.unreal:
            return False
        for time in self.dates.all:
            inside = self.dates.sentence.start <= time.start < self.dates.sentence.end
            head = self.tree.head_of(time.start, time.end) if time.duration and inside else None
            if head is None or time.edtf is not None or self.tree.preposition(head) != "for":
                continue
            if any(
                self.dates.attached.to(head, s.word) for s in self.dates.steps if s.link is Link.OWN
            ):
                return True
        return False
