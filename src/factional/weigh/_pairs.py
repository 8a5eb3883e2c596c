"""The verdict on two claims, with the reason in words.

`docs/weighing.md` says the rules in the order in which they are asked here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factional.model import Answer, Comparison, EntityType, Quantity, Verdict
from factional.vocabulary import Vocabulary
from factional.weigh._endings import retirement
from factional.weigh._numbers import Match, counted, match
from factional.weigh._places import Places
from factional.weigh._posts import post
from factional.weigh._reading import Reading
from factional.weigh._values import is_final, opposite_words, same_value
from factional.weigh._when import contend, last_attested, succession, undone
from factional.weigh._words import stated

_MAYBE = " Whether they speak of the same time is not certain."


def compared(first: Reading, second: Reading, verdict: Verdict, reason: str) -> Comparison:
    """A comparison; it comes out the same whichever is named first, unless one ends the other."""
    ids = [first.claim.id, second.claim.id]
    if verdict is not Verdict.SUPERSEDE:
        ids.sort()
    return Comparison(ids[0], ids[1], verdict, reason)


@dataclass(frozen=True, slots=True)
class Court:
    """What is needed beside two claims to tell how they stand to each other.

    Attributes:
        vocabulary: The relations of the case.
        places: What lies in what.
        name: The name of an entity, by its id.
        type: What an entity is, by its id; None for one that the case does not know.
    """

    vocabulary: Vocabulary
    places: Places
    name: Callable[[str], str]
    type: Callable[[str], EntityType | None]

    def verdict(self, a: Reading, b: Reading) -> Comparison | None:
        """How two claims stand to each other; None where neither bears on the other."""
        ending = self.ending(a, b)
        if ending is not None:
            return ending
        if a.question == b.question:
            return self.same_question(a, b)
        if a.relation == b.relation and a.question.object and b.question.object:
            return self.same_relation(a, b)
        if b.relation.name in self.vocabulary.excluding(a.relation.name):
            return self.exclusion(a, b)
        return None

    def ending(self, a: Reading, b: Reading) -> Comparison | None:
        """How one of two claims tells what ended the other, or None."""
        for state, event in ((a, b), (b, a)):
            if _ends(state, event) and (found := retirement(state, event)):
                return compared(state, event, Verdict.SUPERSEDE, found)
        return None

    def same_question(self, a: Reading, b: Reading) -> Comparison | None:
        """Two claims of one question: its sides and, of a value that stands for itself, that."""
        if a.foretold is not b.foretold:
            return None
        if elsewhere := self._elsewhere(a, b):
            return compared(a, b, Verdict.DIFFERENT_SCOPE, elsewhere)
        if isinstance(a.claim.value, Quantity) and isinstance(b.claim.value, Quantity):
            return self._numbers(a, b)
        if a.claim.value is not None and not same_value(a, b):
            return self._opposites(a, b) if a.affirms and b.affirms else None
        if a.affirms is b.affirms:
            return self._support(a, b)
        yes, no = (a, b) if a.affirms else (b, a)
        return self._denial(yes, no)

    def same_relation(self, a: Reading, b: Reading) -> Comparison | None:
        """Two claims of one relation whose subject or object is not the same."""
        one, other = a.question, b.question
        assert one.object is not None
        assert other.object is not None
        if one.subject == other.subject and self._are_places(one.object, other.object):
            return self._levels(a, b)
        if one.object == other.object and a.relation.functional == "object":
            return self._rivals(a, b)
        return None

    def exclusion(self, a: Reading, b: Reading) -> Comparison | None:
        """Claims of two relations of which one excludes the other, between the same two."""
        pairs = [frozenset((r.question.subject, r.question.object)) for r in (a, b)]
        if pairs[0] != pairs[1] or a.foretold is not b.foretold:
            return None
        if not (a.affirms and b.affirms):
            return None
        if elsewhere := self._elsewhere(a, b):
            return compared(a, b, Verdict.DIFFERENT_SCOPE, elsewhere)
        labels = " and ".join(sorted({f"“{r.relation.label}”" for r in (a, b)}))
        if changed := self._changed(a, b, f"{labels} exclude each other, and"):
            return changed
        return self._contradiction(a, b, f"{labels} exclude each other.")

    def _numbers(self, a: Reading, b: Reading) -> Comparison | None:
        fit = same_value(a, b)
        if a.affirms is not b.affirms:
            yes, no = (a, b) if a.affirms else (b, a)
            return self._denial(yes, no) if fit else None
        if fit:
            return self._support(a, b)
        return self._unlike_numbers(a, b) if a.affirms else None

    def _unlike_numbers(self, a: Reading, b: Reading) -> Comparison:
        values = " and ".join(sorted({f"“{stated(r.claim)}”" for r in (a, b)}))
        found = match(a.claim, b.claim)
        if found is Match.THEN:
            was, now = (a, b) if counted(a.claim).peak else (b, a)
            reason = f"“{stated(was.claim)}” is told of its largest, or of once."
            return compared(was, now, Verdict.SUPERSEDE, reason)
        if counted(a.claim).peak and _one_stretch(a, b):
            reason = f"{values} are told in one sentence, of two times."
            return compared(a, b, Verdict.DIFFERENT_SCOPE, reason)
        if found is Match.PART:
            reason = f"{values} count other people, or a part and its whole; both can be so."
            return compared(a, b, Verdict.DIFFERENT_SCOPE, reason)
        if changed := self._changed(a, b, f"{values} differ, and"):
            return changed
        if (a.place is None) is not (b.place is None):
            reason = f"{values}: the one is of a place, and the other of all of them."
            return compared(a, b, Verdict.DIFFERENT_SCOPE, reason)
        return self._contradiction(a, b, f"{values} cannot both be so.")

    def _opposites(self, a: Reading, b: Reading) -> Comparison | None:
        if not opposite_words(a, b):
            return None
        values = " and ".join(sorted({f"“{stated(r.claim)}”" for r in (a, b)}))
        final, other = (a, b) if is_final(a) else (b, a)
        if is_final(final) and not is_final(other):
            together = undone(final.bounds, other.bounds)
            if together is Answer.NO:
                reason = f"{values}: the one was said of a time before the other came about."
                return compared(other, final, Verdict.SUPERSEDE, reason)
            return self._contradiction(a, b, f"{values} cannot both be so.", together)
        if changed := self._changed(a, b, f"{values} exclude each other, and"):
            return changed
        return self._contradiction(a, b, f"{values} cannot both be so.")

    def _denial(self, yes: Reading, no: Reading) -> Comparison:
        """One says so, the other that it is not so."""
        ordered = succession(yes, no) if yes.lasts else None
        if ordered == (yes, no):
            until, since = last_attested(yes.bounds), last_attested(no.bounds)
            reason = "Said to hold, and later to hold no more."
            if until and since:
                reason = f"Said to hold on {until.isoformat()}, and no more on {since.isoformat()}."
            return compared(yes, no, Verdict.SUPERSEDE, reason)
        if ordered is not None or contend(yes.bounds, no.bounds) is Answer.NO:
            reason = "One says so, the other says that it is not so, of different times."
            return compared(yes, no, Verdict.DIFFERENT_SCOPE, reason)
        reason = "One says so, the other says that it is not so."
        if yes.premise and yes.claim.document == no.claim.document:
            reason = "The answer rejects what the question takes for granted."
        return self._contradiction(yes, no, reason)

    def _levels(self, a: Reading, b: Reading) -> Comparison | None:
        """The same said of two places, of which one may lie in the other."""
        if a.foretold is not b.foretold:
            return None
        for part, whole in ((a, b), (b, a)):
            inner, outer = part.question.object or "", whole.question.object or ""
            if self.places.lies_in(inner, outer):
                return self._part_and_whole(part, whole)
        ours, theirs = a.question.object or "", b.question.object or ""
        if a.affirms and b.affirms and self.places.apart(ours, theirs):
            return self._two_places(a, b)
        return None

    def _part_and_whole(self, part: Reading, whole: Reading) -> Comparison | None:
        if part.affirms:
            return self._support(part, whole) if whole.affirms else self._denial(part, whole)
        if not whole.affirms:
            return None
        inner, outer = (self.name(r.question.object or "") for r in (part, whole))
        reason = f"What is not so of {inner} may be so elsewhere in {outer}."
        return compared(part, whole, Verdict.DIFFERENT_SCOPE, reason)

    def _two_places(self, a: Reading, b: Reading) -> Comparison:
        names = " and ".join(sorted(self.name(r.question.object or "") for r in (a, b)))
        if a.relation.functional == "subject":
            if changed := self._changed(a, b, f"{names} are two places, and"):
                return changed
            if a.bounds.overlaps(b.bounds) is Answer.YES:
                return self._contradiction(a, b, f"{names} are two places.")
        reason = f"Said of {names}, and neither lies in the other."
        return compared(a, b, Verdict.DIFFERENT_SCOPE, reason)

    def _rivals(self, a: Reading, b: Reading) -> Comparison | None:
        """Two who are said to hold what has one holder at a time."""
        if a.foretold is not b.foretold or not (a.affirms and b.affirms):
            return None
        held = self.name(a.question.object or "")
        if a.relation.jointly:
            reason = f"Both may hold {held} together, or each a part of it."
            changed = self._changed(a, b, f"{held} has changed hands;")
            return changed or compared(a, b, Verdict.DIFFERENT_SCOPE, reason)
        if a.foretold or not self._one_post(a, b):
            return None
        role = min((a, b), key=lambda r: r.claim.id).claim.role or a.relation.label
        if changed := self._changed(a, b, f"“{role}” of {held} is one post;"):
            return changed
        if a.origin.meets(b.origin) and a.claim.document == b.claim.document:
            return None  # who names both says that they share it
        reason = f"Two holders are named for “{role}” of {held}, which has one."
        return self._contradiction(a, b, reason)

    def _one_post(self, a: Reading, b: Reading) -> bool:
        """Whether two persons are said to hold one post; a council leads beside who heads it."""
        named = post(a.claim.role)
        bodies = (EntityType.ORGANIZATION, EntityType.GROUP, EntityType.STATE)
        persons = not any(self.type(r.question.subject) in bodies for r in (a, b))
        return persons and named is not None and named == post(b.claim.role)

    def _changed(self, a: Reading, b: Reading, what: str) -> Comparison | None:
        """The later of two that cannot both be so at a time, where it is told as the later."""
        if a.foretold or b.foretold or not (a.lasts and b.lasts):
            return None
        ordered = succession(a, b)
        if ordered is None:
            return None
        earlier, later = ordered
        since = last_attested(later.bounds)
        told = f" ({since.isoformat()})" if since else ""
        return compared(
            earlier, later, Verdict.SUPERSEDE, f"{what} one is told of the later time{told}."
        )

    def _support(self, a: Reading, b: Reading) -> Comparison:
        """Two who say the same, or deny the same."""
        undated = a.foretold and None in (a.claim.time, b.claim.time)
        if not undated and a.bounds.overlaps(b.bounds) is Answer.NO:
            reason = "Both say so, of different times."
            return compared(a, b, Verdict.DIFFERENT_SCOPE, reason)
        return self.support(a, b)

    def support(self, a: Reading, b: Reading) -> Comparison:
        """Whether two who say the same go back to the same."""
        both = "Both say so" if a.affirms else "Both deny it"
        names = [a.origin.name, b.origin.name]
        if not a.origin.meets(b.origin):
            first, second = sorted(names)
            reason = f"{both}, and neither goes back to the other: {first} and {second}."
            return compared(a, b, Verdict.AGREE, reason)
        name = min(names, key=lambda n: (not _shared_name(a, b, n), n))
        how = dict.fromkeys((*a.origin.how, *b.origin.how))
        said = "".join(f" {text[0].upper()}{text[1:]}." for text in how)
        return compared(a, b, Verdict.NOT_INDEPENDENT, f"{both}, but both go back to {name}.{said}")

    def _contradiction(
        self, a: Reading, b: Reading, reason: str, together: Answer | None = None
    ) -> Comparison:
        together = together or contend(a.bounds, b.bounds)
        if together is Answer.NO:
            told = f"{reason} They speak of different times."
            return compared(a, b, Verdict.DIFFERENT_SCOPE, told)
        if together is Answer.MAYBE:
            reason += _MAYBE
        if not a.origin.voice.isdisjoint(b.origin.voice):
            reason += f" {a.origin.name} says both."
            return compared(a, b, Verdict.SELF_DISPUTE, reason)
        return compared(a, b, Verdict.DISPUTE, reason)

    def _elsewhere(self, a: Reading, b: Reading) -> str | None:
        """Why two claims that are tied to a place each speak of two places; None where of one."""
        if a.place is None or b.place is None or not self.places.apart(a.place, b.place):
            return None
        names = " and ".join(sorted({self.name(a.place), self.name(b.place)}))
        return f"The one speaks of what is or was in another place: {names}."

    def _are_places(self, one: str, other: str) -> bool:
        return one in self.places and other in self.places


def _one_stretch(a: Reading, b: Reading) -> bool:
    """Whether two claims have the same words of one document for evidence."""
    one, other = a.claim, b.claim
    return (one.document, one.evidence) == (other.document, other.evidence)


def _ends(state: Reading, event: Reading) -> bool:
    """Whether the vocabulary has the one end the other."""
    for ending in event.relation.ends:
        if ending.relation != state.relation.name or (ending.final and not is_final(event)):
            continue
        asked, told = state.question, event.question
        if ending.of == "pair":
            if (asked.subject, asked.object) == (told.subject, told.object):
                return True
            continue
        gone = told.subject if ending.of == "subject" else told.object
        if gone is not None and gone == (asked.subject if ending.as_subject else asked.object):
            return True
    return False


def _shared_name(a: Reading, b: Reading, name: str) -> bool:
    """Whether a name is that of what both go back to, rather than of one that passes it on."""
    ours, theirs = (r.origin for r in (a, b))
    return name == ours.name == theirs.name or name in " ".join((*ours.how, *theirs.how))
