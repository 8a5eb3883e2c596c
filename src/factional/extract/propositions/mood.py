"""Mood: how a clause says what it says, from its words and those it is embedded under.

Polarity, certainty and kind of a reading come from the path of `scope`: negation, modals and
hedges of each clause in scope, and what its governors do ("refused to", "is believed to", "plans
for"). Where no rule fires the model's own factuality of the verb may still lower certainty, and
nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from factional.extract.propositions.changes import Change, Watch
from factional.extract.propositions.governing import govern
from factional.extract.propositions.hedges import hedge, past_words
from factional.extract.propositions.modals import auxiliaries, modals
from factional.extract.propositions.negation import negated, no_noun, party_denied, scarce
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.said import Said
from factional.extract.propositions.scope import Link, Step, effects, path
from factional.extract.syntax import Clauses
from factional.model import Certainty, ClaimKind, Polarity
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
        because: Where its words made it what it is, from the inside out.
    """

    polarity: Polarity
    certainty: Certainty
    kind: ClaimKind
    past: bool = False
    unreal: bool = False
    unproven: bool = False
    asked: bool = False
    because: tuple[Change, ...] = field(default=(), compare=False)


_UNLIKELY = -1.5


def mood(clauses: Clauses, reading: Reading, relation: Relation, *, own: bool) -> Mood:
    """Polarity, certainty and kind of what was read.

    Args:
        clauses: The parse.
        reading: What was read.
        relation: The relation it states.
        own: Whether the subject is the speaker's own side, so that "will" is an intention.
    """
    said = Said(clauses, reading, relation, own)
    steps = list(path(clauses, reading))
    watch = Watch(said)
    for step in steps:
        _take(said, step)
        watch.note(step.link.value, step.word)
    if party_denied(clauses.tree, reading, {s.word for s in steps}):
        said.denied = not said.denied
    watch.note("side", reading.trigger)
    said.weaken(hedge(clauses, reading, steps))
    watch.note("hedge", reading.trigger)
    said.past = said.past or past_words(clauses, reading, steps)
    watch.note("past", reading.trigger)
    _weigh(said)
    watch.note("model", reading.trigger)
    return Mood(
        Polarity.DENIED if said.denied else Polarity.AFFIRMED,
        said.certainty,
        said.kind,
        said.past,
        said.unreal,
        said.unproven,
        said.asked,
        tuple(watch.made),
    )


def _take(said: Said, step: Step) -> None:
    """Reckon with one more step."""
    link, i = step.link, step.word
    if link is Link.OWN:
        _own(said, i)
    elif link is Link.NOUN:
        _noun(said, i)
    elif link is Link.COMPLEMENT:
        govern(said, step)
    elif link is Link.SHARED:
        _share(said, step)
    elif link is Link.MANNER:
        modals(said, i)
    elif link is Link.PURPOSE:
        _purpose(said, step)
    elif link is Link.WITHOUT:
        said.flip()
        modals(said, i)
    elif link is Link.CONDITION:
        said.unreal = True
    elif link is Link.WHETHER:
        said.unreal = True
        said.weaken(Certainty.POSSIBLE)
    elif link is Link.WHEN:
        _dated(said, step)
    elif link is Link.NOBODY:
        _relative(said, step)
    elif link is Link.BARE:
        _bare(said, step)
    elif link is Link.TOP:
        _top(said, i)


def _own(said: Said, i: int) -> None:
    """The predicate's own negation and modals."""
    denied = negated(said.clauses, said.reading, i) and not said.bounded
    modals(said, i, denied=denied)
    if denied:
        said.flip()
    if said.clauses.passive(i) and effects(False).get(said.tree.lemma(i)) == "thinks":
        said.weaken(Certainty.PROBABLE)
    if scarce(said.tree, i):
        said.weaken(Certainty.PROBABLE)
    _aim(said, i)
    if _hangs_on_condition(said, i):
        said.foretell()
    given_up = effects(False).get(said.tree.lemma(i)) == "denies"
    given_up = given_up and not said.reading.denied
    bond = said.relation.name == "ideology" or (said.reading.rule == "model" and _bond(said))
    if bond and given_up and said.tree.tag(i) == "VERB":
        said.flip()


def _bond(said: Said) -> bool:
    """Whether what a verb gives up is a bond: "has ruled out a truce", "severed its ties"."""
    return said.relation.name in words("mood.en")["bonds"]


def _hangs_on_condition(said: Said, i: int) -> bool:
    """Whether a deed in the present waits for another: "if winter comes, X attack Y"."""
    tree = said.tree
    if said.kind is not ClaimKind.EVENT or tree.feature(i, "Tense") != "Pres":
        return False
    conditions = words("mood.en")["conditions"] | {"if", "unless"}
    return any(tree.preposition(c) in conditions for c in tree.children(i, "advcl"))


def _noun(said: Said, i: int) -> None:
    tree, lexicon = said.tree, words("mood.en")
    if no_noun(tree, said.reading, i):
        said.flip()
    for child in tree.children(i, "amod", "compound", "advmod"):
        lower = tree.lower(child)
        if lower in lexicon["planned"]:
            said.intend()
        elif lower in lexicon["coming"]:
            said.foretell()
        elif lower in lexicon["thwarted"]:
            said.unreal = True
    if _in_case(said, i):
        said.unreal = True


def _in_case(said: Said, i: int) -> bool:
    """Whether a noun stands after "in the event of"."""
    tree, head = said.tree, said.tree.head(i)
    if tree.preposition(i) in words("mood.en")["condition_phrases"]:
        return True
    if head is None or tree.lower(head) not in ("event", "case"):
        return False
    return tree.preposition(i) == "of" and tree.preposition(head) == "in"


def _aim(said: Said, i: int) -> None:
    """A predicate that says what an aim is: "our goal is to attack X"."""
    tree = said.tree
    intended = effects(True)
    for subject in tree.children(i, "nsubj", "nsubj:outer"):
        noun = tree.tag(subject) == "NOUN" and intended.get(tree.lemma(subject)) == "intends"
        if noun and tree.tag(i) == "VERB" and tree.children(i, "cop", "mark"):
            said.intend()


def _share(said: Said, step: Step) -> None:
    """What a coordinated verb or noun takes from the first."""
    tree, i = said.tree, step.word
    joined = tree.joined_by(step.inner)
    if tree.tag(i) in ("NOUN", "PROPN") and tree.child(i, "cop") is None:
        if joined in ("or", "nor", "and") and no_noun(tree, said.reading, i) and not said.denied:
            said.flip()
        return
    denied = joined != "but" and negated(said.clauses, said.reading, i)
    modals(said, i, denied=denied)
    if denied and joined != "nor" and not negated(said.clauses, said.reading, step.inner):
        said.flip()


def _purpose(said: Said, step: Step) -> None:
    tree = said.tree
    first = tree.subtree(step.inner)[0]
    unwanted = first > 0 and "only" in (tree.lower(first - 1), tree.lower(first))
    if not said.outcome(step.word) and not unwanted:
        said.intend()
    modals(said, step.word)


def _dated(said: Said, step: Step) -> None:
    """A temporal clause beside what is still to come: "when the army comes, we will"."""
    tree = said.tree
    main = {tree.lower(a) for a in auxiliaries(said.tree, step.word)}
    past = tree.feature(step.inner, "Tense") == "Past" or any(
        tree.feature(a, "Tense") == "Past" for a in tree.children(step.inner, "aux", "cop")
    )
    if main & words("mood.en")["modals_future"] and not past:
        said.foretell()


def _relative(said: Said, step: Step) -> None:
    """A relative clause on nobody: "there is no group that supports X"."""
    tree = said.tree
    governed = tree.is_(step.word, "obj", "nsubj", "obl", "root")
    if governed and no_noun(tree, said.reading, step.word):
        said.flip()


def _bare(said: Said, step: Step) -> None:
    """A governor that leaves its clause as it is, unless nobody says so."""
    tree, i = said.tree, step.word
    if negated(said.clauses, said.reading, i) and tree.lemma(i) in words("mood.en")["saying"]:
        said.unreal = True
    if step.effect == "said" and said.clauses.passive(i) and not said.clauses.agents(i):
        said.weaken(Certainty.PROBABLE)
    if said.kind is ClaimKind.PREDICTION and _same_subject(said, step):
        said.intend()


def _same_subject(said: Said, step: Step) -> bool:
    """Whether somebody says what they will do themselves: "X said that it would leave"."""
    tree, lexicon = said.tree, words("mood.en")
    subject, speaker = tree.child(step.inner, "nsubj"), tree.child(step.word, "nsubj")
    if subject is None or speaker is None or said.clauses.passive(step.inner):
        return False
    will = lexicon["modals_unreal"] | lexicon["modals_future"]
    if not any(tree.lower(a) in will for a in tree.children(step.inner, "aux")):
        return False
    if tree.lower(subject) == "they":
        return tree.feature(speaker, "Number") == "Plur"
    return tree.lower(subject) in ("it", "he", "she", "we", "i")


def _top(said: Said, i: int) -> None:
    """Whether the sentence only asks; one in the order of a statement takes it for granted."""
    tree = said.tree
    sentence = tree.sentences[tree.sentence(i)]
    if not tree.text[sentence.start : sentence.end].rstrip("\"'”’» )").endswith("?"):
        return
    subject = tree.child(i, "nsubj", "nsubj:pass", "expl")
    turned = subject is None or any(c < subject for c in tree.children(i, "aux", "cop"))
    if turned and not any(
        tree.lower(w) in words("mood.en")["asking"]
        and tree.is_(w, "advmod", "nsubj", "obj", "obl", "det", "nmod", "mark")
        for w in range(sentence.first, min(sentence.last, sentence.first + 3))
    ):
        said.unreal = said.asked = True


def _weigh(said: Said) -> None:
    """Where no rule has spoken, let the model's factuality lower certainty."""
    factuality = said.tree.words[said.reading.trigger].factuality
    if not said.fired and factuality is not None and factuality < _UNLIKELY:
        said.weaken(Certainty.PROBABLE)
