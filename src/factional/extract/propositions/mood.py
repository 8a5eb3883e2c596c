"""Mood: how a clause says what it says, from its words and those it is embedded under.

Polarity, certainty and kind of a reading come from the path of `scope`: negation, modals and hedges
of each clause in scope, and what its governors do ("refused to", "is believed to", "plans for"). Where
no rule fires the model's own factuality of the verb may still lower certainty, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from factional.extract.propositions.hedges import hedge, past_words
from factional.extract.propositions.negation import negated, no_noun, party_denied, scarce
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import (
    Link,
    Step,
    effects,
    infinitive,
    inverted,
    is_predicate,
    path,
)
from factional.extract.syntax import Clauses, Tree
from factional.model import Certainty, ClaimKind, Polarity, Quantity
from factional.vocabulary import Relation
from factional.vocabulary.lexicon import words


@dataclass(frozen=True, slots=True)
class Mood:
    """How a claim is said.

    Attributes:
        past: Said to be over ("used to", "former"; "no longer" is a denial instead).
        unreal: What was only asked, supposed, or would have been: no claim is made of it.
        unproven: What no evidence is said to be known of: denied no more than by implication.
        asked: What is unreal because a yes-or-no question asks for it.
    """

    polarity: Polarity
    certainty: Certainty
    kind: ClaimKind
    past: bool = False
    unreal: bool = False
    unproven: bool = False
    asked: bool = False


_ORDER = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE]
_UNLIKELY = -1.5


def mood(clauses: Clauses, reading: Reading, relation: Relation, *, own: bool) -> Mood:
    """Polarity, certainty and kind of what was read.

    Args:
        own: Whether the subject is the speaker's own side, so that "will" is an intention.
    """
    said = _Said(clauses, reading, relation, own)
    steps = list(path(clauses, reading))
    for step in steps:
        said.take(step)
    if party_denied(clauses.tree, reading, {s.word for s in steps}):
        said.denied = not said.denied
    said.weaken(hedge(clauses, reading, steps))
    said.past = said.past or past_words(clauses, steps)
    said.weigh()
    return Mood(
        Polarity.DENIED if said.denied else Polarity.AFFIRMED,
        said.certainty,
        said.kind,
        said.past,
        said.unreal,
        said.unproven,
        said.asked,
    )


class _Said:
    """What has been gathered of a mood so far, from the inside out."""

    def __init__(self, clauses: Clauses, reading: Reading, relation: Relation, own: bool) -> None:
        self.clauses, self.reading, self.relation, self.own = clauses, reading, relation, own
        self.tree: Tree = clauses.tree
        self.denied = reading.denied
        self.kind = reading.kind or relation.kind
        self.certainty = reading.certainty or Certainty.CERTAIN
        self.past = reading.past
        self.unreal = self.unproven = self.asked = self.fired = False
        self.spoken: set[int] = set()

    def weaken(self, to: Certainty) -> None:
        self.fired = self.fired or to is not Certainty.CERTAIN
        self.certainty = max(self.certainty, to, key=_ORDER.index)

    def take(self, step: Step) -> None:
        """Reckon with one more step."""
        link, i = step.link, step.word
        if link is Link.OWN:
            self._own(i)
        elif link is Link.NOUN:
            self._noun(i)
        elif link is Link.COMPLEMENT:
            self._govern(step)
        elif link is Link.SHARED:
            self._share(step)
        elif link is Link.MANNER:
            self._modals(i)
        elif link is Link.PURPOSE:
            self._purpose(step)
        elif link is Link.WITHOUT:
            self._flip()
            self._modals(i)
        elif link is Link.CONDITION:
            self.unreal = True
        elif link is Link.WHETHER:
            self.unreal = True
            self.weaken(Certainty.POSSIBLE)
        elif link is Link.WHEN:
            self._dated(step)
        elif link is Link.NOBODY:
            self._relative(step)
        elif link is Link.BARE:
            self._bare(step)
        elif link is Link.TOP:
            self._top(i)

    def _own(self, i: int) -> None:
        """The predicate's own negation and modals."""
        denied = negated(self.clauses, self.reading, i) and not self._ceiling()
        modal_denies = self._modals(i, denied=denied)
        if denied or modal_denies:
            self._flip()
        if self.clauses.passive(i) and effects(False).get(self.tree.lemma(i)) == "thinks":
            self.weaken(Certainty.PROBABLE)
        if scarce(self.tree, i):
            self.weaken(Certainty.PROBABLE)
        self._aim(i)
        given_up = effects(False).get(self.tree.lemma(i)) == "denies"
        if self.relation.name == "ideology" and given_up and self.tree.tag(i) == "VERB":
            self._flip()

    def _flip(self) -> None:
        self.denied = not self.denied
        self.fired = True

    def _ceiling(self) -> bool:
        """Whether a negation only bounds a number: "does not exceed 300"."""
        value = self.reading.value
        return isinstance(value, Quantity) and value.min is None

    def _noun(self, i: int) -> None:
        tree, lexicon = self.tree, words("mood.en")
        if no_noun(tree, self.reading, i):
            self._flip()
        for child in tree.children(i, "amod", "compound", "advmod"):
            lower = tree.lower(child)
            if lower in lexicon["planned"]:
                self._intend()
            elif lower in lexicon["coming"]:
                self._foretell()
            elif lower in lexicon["thwarted"]:
                self.unreal = True
        if self._in_case(i):
            self.unreal = True

    def _in_case(self, i: int) -> bool:
        """Whether a noun stands after "in the event of"."""
        tree, head = self.tree, self.tree.head(i)
        if tree.preposition(i) in words("mood.en")["condition_phrases"]:
            return True
        if head is None or tree.lower(head) not in ("event", "case"):
            return False
        return tree.preposition(i) == "of" and tree.preposition(head) == "in"

    def _modals(self, i: int, *, denied: bool = False) -> bool:
        """Reckon with a predicate's auxiliaries; True where one denies by itself ("cannot")."""
        tree, lexicon = self.tree, words("mood.en")
        auxiliaries = self._auxiliaries(i)
        forms = {tree.lower(a) for a in auxiliaries} | {
            tree.lemma(a) for a in auxiliaries if tree.lower(a) == "'d"
        }
        perfect = any(tree.lemma(a) == "have" for a in auxiliaries if tree.lower(a) != "'d")
        stative = tree.child(i, "cop") is not None
        if forms & lexicon["modals_possible"]:
            self.weaken(Certainty.POSSIBLE)
            self._soon(perfect)
        if forms & lexicon["modals_able"] or "cannot" in forms:
            if not denied:
                self.weaken(Certainty.POSSIBLE)
                self._soon(perfect)
        if forms & lexicon["modals_future"]:
            self._foretell()
        if forms & lexicon["modals_unreal"] and "have" not in {
            tree.lemma(a) for a in auxiliaries if tree.lower(a) == "'d"
        }:
            if perfect:
                self.unreal = True
            self._foretell()
        bound = [a for a in auxiliaries if tree.lemma(a) == "be" and not tree.is_(a, "aux:pass")]
        if infinitive(tree, i) and any(tree.feature(a, "VerbForm") == "Fin" for a in bound):
            self._foretell()
        if forms & lexicon["modals_bound"]:
            if perfect or stative:
                self.weaken(Certainty.PROBABLE)
            else:
                self._intend()
        return False

    def _auxiliaries(self, i: int) -> list[int]:
        """Auxiliaries of a predicate, without one that begins a condition under it."""
        tree = self.tree
        stolen = {
            tree.subtree(c)[0] - 1 for c in tree.children(i, "advcl", "ccomp") if inverted(tree, c)
        }
        return [a for a in tree.children(i, "aux") if a not in stolen]

    def _soon(self, perfect: bool) -> None:
        if not perfect and self.kind is ClaimKind.EVENT:
            self.kind = ClaimKind.PREDICTION

    def _foretell(self) -> None:
        self.fired = True
        if self.kind is not ClaimKind.INTENTION:
            self.kind = ClaimKind.INTENTION if self.own else ClaimKind.PREDICTION

    def _intend(self) -> None:
        self.fired = True
        self.kind = ClaimKind.INTENTION

    def _aim(self, i: int) -> None:
        """A predicate that says what an aim is: "our goal is to attack X"."""
        tree = self.tree
        intended = effects(True)
        for subject in tree.children(i, "nsubj", "nsubj:outer"):
            noun = tree.tag(subject) == "NOUN" and intended.get(tree.lemma(subject)) == "intends"
            if noun and tree.tag(i) == "VERB" and tree.children(i, "cop", "mark"):
                self._intend()

    def _share(self, step: Step) -> None:
        """What a coordinated verb or noun takes from the first."""
        tree, i = self.tree, step.word
        joined = tree.joined_by(step.inner)
        if tree.tag(i) in ("NOUN", "PROPN") and tree.child(i, "cop") is None:
            if (
                joined in ("or", "nor", "and")
                and no_noun(tree, self.reading, i)
                and not self.denied
            ):
                self._flip()
            return
        denied = joined != "but" and negated(self.clauses, self.reading, i)
        self._modals(i, denied=denied)
        if denied and joined != "nor" and not negated(self.clauses, self.reading, step.inner):
            self._flip()

    def _purpose(self, step: Step) -> None:
        tree, lexicon = self.tree, words("mood.en")
        outcome = (
            tree.lemma(step.word) in lexicon["outcome_verbs"]
            and self.relation.name in lexicon["outcome_relations"]
        )
        first = tree.subtree(step.inner)[0]
        unwanted = first > 0 and "only" in (tree.lower(first - 1), tree.lower(first))
        if not outcome and not unwanted:
            self._intend()
        self._modals(step.word)

    def _dated(self, step: Step) -> None:
        """A temporal clause beside what is still to come: "when the army comes, we will"."""
        tree = self.tree
        main = {tree.lower(a) for a in self._auxiliaries(step.word)}
        past = tree.feature(step.inner, "Tense") == "Past" or any(
            tree.feature(a, "Tense") == "Past" for a in tree.children(step.inner, "aux", "cop")
        )
        if main & words("mood.en")["modals_future"] and not past:
            self._foretell()

    def _relative(self, step: Step) -> None:
        """A relative clause on nobody: "there is no group that supports X"."""
        tree = self.tree
        governed = tree.is_(step.word, "obj", "nsubj", "obl", "root")
        if governed and no_noun(tree, self.reading, step.word):
            self._flip()

    def _bare(self, step: Step) -> None:
        """A governor that leaves its clause as it is, unless nobody says so."""
        tree, i = self.tree, step.word
        if negated(self.clauses, self.reading, i) and tree.lemma(i) in words("mood.en")["saying"]:
            self.unreal = True
        if step.effect == "said" and self.clauses.passive(i) and not self.clauses.agents(i):
            self.weaken(Certainty.PROBABLE)
        if self.kind is ClaimKind.PREDICTION and self._same_subject(step):
            self._intend()

    def _same_subject(self, step: Step) -> bool:
        """Whether somebody says what they will do themselves: "X said that it would leave"."""
        tree, lexicon = self.tree, words("mood.en")
        subject, speaker = tree.child(step.inner, "nsubj"), tree.child(step.word, "nsubj")
        if subject is None or speaker is None or self.clauses.passive(step.inner):
            return False
        will = lexicon["modals_unreal"] | lexicon["modals_future"]
        if not any(tree.lower(a) in will for a in tree.children(step.inner, "aux")):
            return False
        if tree.lower(subject) == "they":
            return tree.feature(speaker, "Number") == "Plur"
        return tree.lower(subject) in ("it", "he", "she", "we", "i")

    def _govern(self, step: Step) -> None:
        """What a governor does to what it governs, with its own negation and modals."""
        tree, i, effect = self.tree, step.word, step.effect
        noun = tree.tag(i) in ("NOUN", "PROPN") and tree.child(i, "cop") is None
        denied = (
            no_noun(tree, self.reading, i)
            if noun
            else negated(self.clauses, self.reading, i, step.inner)
        )
        if i in self.reading.words:
            effect = ""
        effect = self._turned(step, effect)
        if not noun:
            self._modals(i, denied=denied)
        self._apply(effect, step, denied)

    def _turned(self, step: Step, effect: str) -> str:
        """What a verb does to a noun that is its argument, where that is something else."""
        tree, i, inner, lexicon = self.tree, step.word, step.inner, words("mood.en")
        if tree.tag(inner) not in ("NOUN", "PROPN") or is_predicate(tree, inner):
            return effect
        lemma = tree.lemma(i)
        if tree.is_(inner, "nsubj") and lemma in ("prove", "turn"):
            said = [tree.lemma(c) for c in tree.children(i, "xcomp", "obj", "advmod")]
            return "refutes" if any(effects(False).get(s) == "refutes" for s in said) else effect
        if lemma in lexicon["breaks"] and tree.is_(inner, "nsubj", "nsubj:pass", "obj"):
            lasting = self.relation.kind is ClaimKind.STATE
            if not lasting:
                return "" if effect == "denies" else effect
            ended = tree.is_(inner, "nsubj") and not self.relation.symmetric
            return "over" if ended else "denies"
        if effect == "denies" and self.relation.name in lexicon["held"]:
            return "over"
        return effect

    def _apply(self, effect: str, step: Step, denied: bool) -> None:
        handler = getattr(self, f"_{effect}", None)
        if handler is not None:
            handler(step, denied)
        elif denied:
            self._flip()
        if effect == "" and self._unfinished(step):
            self._intend()

    def _unfinished(self, step: Step) -> bool:
        """Whether an infinitive says no more than that a deed was to follow."""
        tree = self.tree
        return infinitive(tree, step.inner) and not self._perfect(step.inner)

    def _perfect(self, i: int) -> bool:
        tree = self.tree
        return any(tree.lemma(a) == "have" for a in tree.children(i, "aux"))

    def _denies(self, step: Step, denied: bool) -> None:
        if not denied:
            self._flip()
        self.fired = True

    def _disputes(self, step: Step, denied: bool) -> None:
        self.fired = True
        if denied:
            self.weaken(Certainty.PROBABLE)
            return
        self._flip()
        self.certainty = Certainty.CERTAIN

    def _refutes(self, step: Step, denied: bool) -> None:
        self.certainty = Certainty.CERTAIN
        if not denied:
            self._flip()

    def _over(self, step: Step, denied: bool) -> None:
        self.past = self.past or not denied

    def _doubts(self, step: Step, denied: bool) -> None:
        if not denied:
            self._flip()
            self.weaken(Certainty.PROBABLE)
            if self._unfinished(step):
                self._foretell()

    def _balks(self, step: Step, denied: bool) -> None:
        self._intends(step, not denied)

    def _told_as_it_is(self, step: Step) -> bool:
        """Whether a governor that wants or foretells only tells: "warned that X trains Y"."""
        tree, inner = self.tree, step.inner
        if self.kind in (ClaimKind.PREDICTION, ClaimKind.INTENTION) or infinitive(tree, inner):
            return False
        if (
            not tree.is_(inner, "ccomp", "acl")
            or tree.lemma(step.word) in words("mood.en")["hoping"]
        ):
            return False
        verbs = (inner, *tree.children(inner, "aux", "cop"))
        return any(tree.feature(v, "VerbForm") == "Fin" for v in verbs)

    def _intends(self, step: Step, denied: bool) -> None:
        tree = self.tree
        if self._told_as_it_is(step):
            return
        chosen = tree.lemma(step.word) in words("mood.en")["chosen"]
        if chosen and negated(self.clauses, self.reading, step.inner):
            return
        if denied:
            self._flip()
        if not self._perfect(step.inner):
            self._intend()

    def _foretells(self, step: Step, denied: bool) -> None:
        if self._told_as_it_is(step):
            return
        if denied:
            self._flip()
        if not self._perfect(step.inner):
            self._foretell()

    def _likely(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
        self.weaken(Certainty.PROBABLE)
        if self._unfinished(step):
            self._foretell()

    def _thinks(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
        self.weaken(Certainty.PROBABLE)

    def _said(self, step: Step, denied: bool) -> None:
        passive = self.tree.tag(step.word) == "NOUN" or self.clauses.passive(step.word)
        if denied:
            self.unreal = True
        elif passive and not self.clauses.agents(step.word):
            self.weaken(Certainty.PROBABLE)

    def _rumours(self, step: Step, denied: bool) -> None:
        if denied and self.tree.lemma(step.word) in ("possible", "conceivable", "possibility"):
            self._flip()
        elif denied and self.tree.lemma(step.word) == "doubt":
            self.fired = True
        elif denied:
            self._flip()
            self.weaken(Certainty.PROBABLE)
        else:
            self.weaken(Certainty.POSSIBLE)

    def _feared(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
        self.weaken(Certainty.POSSIBLE)
        if not self._finished(step.inner):
            self._soon(perfect=False)

    def _finished(self, i: int) -> bool:
        tree = self.tree
        return tree.feature(i, "Tense") == "Past" or any(
            tree.feature(c, "Tense") == "Past" or tree.lemma(c) == "have"
            for c in tree.children(i, "aux", "cop")
        )

    def _able(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
        elif self.tree.feature(step.word, "Tense") != "Past":
            self.weaken(Certainty.POSSIBLE)

    def _proves(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
            self.weaken(Certainty.PROBABLE)
            self.unproven = True

    def _known(self, step: Step, denied: bool) -> None:
        self.fired = True

    def _plain(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
        tree = self.tree
        near = (*tree.children(step.word), *tree.children(step.inner))
        if tree.lemma(step.word) == "have" and any(tree.lower(c) == "yet" for c in near):
            self._flip()
            return
        owed = tree.lemma(step.word) == "have" and self._unfinished(step)
        if owed and tree.feature(step.word, "Tense") == "Pres":
            self._intend()
        if tree.lemma(step.word) == "be" and self._unfinished(step):
            self._foretell()
        if (
            tree.lemma(step.word) == "go"
            and tree.lower(step.word) == "going"
            and self._unfinished(step)
        ):
            self._foretell()

    def _past(self, step: Step, denied: bool) -> None:
        if denied:
            self._flip()
        if self._unfinished(step):
            self.past = True

    def _top(self, i: int) -> None:
        """Whether the sentence only asks."""
        tree = self.tree
        sentence = tree.sentences[tree.sentence(i)]
        if not tree.text[sentence.start : sentence.end].rstrip("\"'”’» )").endswith("?"):
            return
        if not any(
            tree.lower(w) in words("mood.en")["asking"]
            and tree.is_(w, "advmod", "nsubj", "obj", "obl", "det", "nmod", "mark")
            for w in range(sentence.first, min(sentence.last, sentence.first + 3))
        ):
            self.unreal = self.asked = True

    def weigh(self) -> None:
        """Where no rule has spoken, let the model's factuality lower certainty."""
        factuality = self.tree.words[self.reading.trigger].factuality
        if not self.fired and factuality is not None and factuality < _UNLIKELY:
            self.weaken(Certainty.PROBABLE)
