"""Questions: what an interviewer's turn states, takes for granted, and leaves to the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Reading
from factional.extract.syntax import Tree
from factional.vocabulary.lexicon import words

Reader = Callable[[int, Parties], Iterable[Reading]]
"""Reads what a sentence states: its index, and whom its words stand for."""

_TOPIC = 80
_EDGES = " \n\t”\"»')]"
_LABEL = re.compile(r"\s*(?:\[[^\]]{1,40}\]|[\w .’'-]{1,40}:)\s*")
_NOMINAL = ("obj", "obl", "nsubj", "nsubj:pass", "nmod", "appos", "compound", "nmod:poss", "amod")


class Kind(StrEnum):
    """How a question asks: for yes or no, for what is left open, or by saying it ("…, right?")."""

    POLAR = "polar"
    OPEN = "open"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence that asks.

    Attributes:
        sentence: Its index.
        kind: How it asks.
        open: What it asks about: an answer affirms or denies it.
        granted: What it takes for granted.
        hole: The word that somebody or something is asked for with ("which groups"), or None.
    """

    sentence: int
    kind: Kind
    open: tuple[Reading, ...]
    granted: tuple[Reading, ...]
    hole: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn that asks.

    Attributes:
        stated: What its other sentences state outright.
        questions: Its sentences that ask, in text order.
        said: The readings of its last sentence, where that asks nothing: an answer may accept it.
        topic: What it is about, in the words of the last question.
        about: Referents that the questions name, in order.
    """

    stated: tuple[Reading, ...]
    questions: tuple[Question, ...]
    said: tuple[Reading, ...] = ()
    topic: str = ""
    about: tuple[str, ...] = ()

    @property
    def granted(self) -> tuple[Reading, ...]:
        """What its questions take for granted."""
        return tuple(r for q in self.questions for r in q.granted)


def asks(tree: Tree, sentence: int) -> bool:
    """Whether a sentence asks: it ends with a question mark."""
    held = tree.sentences[sentence]
    return tree.text[held.start : held.end].rstrip(_EDGES).endswith("?")


def asked(sentences: Sequence[int], parties: Parties, read: Reader) -> Asked:
    """What the sentences of an interviewer's turn state, grant and ask.

    Args:
        sentences: Indices of the sentences of the turn.
        parties: Whom words stand for.
        read: Reads what a sentence states.
    """
    tree = parties.tree
    stated: list[Reading] = []
    questions = []
    said: tuple[Reading, ...] = ()
    topic = ""
    for at in sentences:
        found = tuple(read(at, parties))
        if not asks(tree, at):
            stated.extend(found)
            said = found
            continue
        said = ()
        questions.append(_question(tree, at, found))
        topic = _topic(tree, at)
    held = [q.sentence for q in questions] or list(sentences)
    return Asked(tuple(stated), tuple(questions), said, topic, _about(tree, parties, held))


def _question(tree: Tree, at: int, found: tuple[Reading, ...]) -> Question:
    kind = kind_of(tree, at)
    spine = _spine(tree, at)
    unsure = any(
        tree.lemma(c) in words("answers.en")["unsure"]
        for i in spine
        for c in tree.children(i, "aux")
    )
    asked_of, granted = [], []
    for reading in found:
        main = _main(tree, reading, spine)
        if main and kind is Kind.POLAR:
            asked_of.append(reading)
        elif main and kind is Kind.SAID:
            asked_of.append(reading)
            granted.append(reading)
        elif main and _told_why(tree, spine):
            granted.append(reading)
        elif main and (unsure or _under_opinion(tree, reading, spine)):
            asked_of.append(reading)
        elif main or _grants(tree, reading, spine):
            granted.append(reading)
    hole = _hole(tree, at) if kind is Kind.OPEN else None
    return Question(at, kind, tuple(asked_of), tuple(granted), hole)


def kind_of(tree: Tree, at: int) -> Kind:
    """How a sentence asks."""
    lexicon = words("answers.en")
    held = tree.sentences[at]
    text = tree.text[held.start : held.end].rstrip(_EDGES).rstrip("?").lower().replace("’", "'")
    tag = text.rpartition(",")[2].strip()
    if "," in text and tag in lexicon["tags"]:
        return Kind.SAID
    root = head(tree, at)
    if root is None:
        return Kind.SAID
    if any(tree.lower(i) in lexicon["open"] | lexicon["hole"] for i in _first(tree, at)):
        return Kind.OPEN
    subjects = tree.children(root, "nsubj", "csubj", "expl")
    before = [c for c in tree.children(root, "aux", "cop") if not subjects or c < subjects[0]]
    if tree.lemma(root) in ("be", "have", "do") and subjects and root < subjects[0]:
        return Kind.POLAR
    if before and (not subjects or before[0] < subjects[0]):
        return Kind.OPEN if _told_why(tree, [root]) else Kind.POLAR
    if text.endswith(tuple(f" {t}" for t in lexicon["tags"])):
        return Kind.SAID
    return Kind.SAID


def _told_why(tree: Tree, spine: list[int]) -> bool:
    """Whether a question wraps one that is left open: "can you tell us why you left?"."""
    clauses = tree.children(spine[0], "ccomp", "advcl") if spine else []
    opening = [c for k in clauses for c in tree.children(k, "advmod", "mark") if c < k]
    telling = bool(spine) and tree.lemma(spine[0]) in words("answers.en")["telling"]
    return telling and any(tree.lower(c) in words("answers.en")["open"] for c in opening)


def head(tree: Tree, at: int) -> int | None:
    """The main predicate of a sentence, past a label before it ("Q:")."""
    root = tree.root(at)
    if root is None or tree.tag(root) in ("VERB", "AUX") or tree.child(root, "cop") is not None:
        return root
    held = tree.sentences[at]
    label = any(tree.form(i) == ":" for i in range(root, min(root + 3, held.last)))
    beside = tree.children(root, "parataxis")
    return beside[0] if label and beside else root


def words_of(tree: Tree, at: int) -> list[int]:
    """The words of a sentence without a label before it ("Q:", "[Venn]") and without marks."""
    held = tree.sentences[at]
    label = _LABEL.match(tree.text[held.start : held.end])
    begin = held.start + (label.end() if label else 0)
    found = [i for i in range(held.first, held.last) if tree.words[i].start >= begin]
    return [i for i in found if tree.tag(i) != "PUNCT"]


def _first(tree: Tree, at: int) -> list[int]:
    """The first words of a question past what introduces it ("And", "Then,", "In that case,")."""
    found = words_of(tree, at)
    root = head(tree, at)
    fronted = [i for i in found if root is None or i <= root]
    return [i for i in fronted if not tree.is_(i, "cc", "discourse")][:7]


def _spine(tree: Tree, at: int) -> list[int]:
    """The predicates that a question asks about: the main one and what it is the frame of."""
    root = head(tree, at)
    if root is None:
        return []
    found = [root]
    for i in found:
        below = tree.children(i, "conj")
        if tree.lemma(i) in words("answers.en")["opinion"] or tree.child(i, "cop") is not None:
            below = [*below, *tree.children(i, "ccomp", "xcomp", "csubj")]
        below = [*below, *tree.children(i, "xcomp")]
        found.extend(c for c in below if c not in found)
    return found


def _main(tree: Tree, reading: Reading, spine: list[int]) -> bool:
    """Whether a reading is what a question is about, not a name or clause inside it."""
    clause = reading.trigger if reading.clause is None else reading.clause
    if reading.trigger in spine:
        return True
    above = tree.head(reading.trigger)
    light = above is not None and tree.lemma(above) in words("answers.en")["light"]
    held = tree.is_(reading.trigger, "obj", "xcomp", "nsubj", "root")
    return clause in spine and light and held and reading.rule != "compound"


def _under_opinion(tree: Tree, reading: Reading, spine: list[int]) -> bool:
    """Whether a main reading stands under a verb that asks for a view ("what do you think ...")."""
    return bool(spine) and reading.trigger != spine[0] and tree.lemma(spine[0]) != "be"


def _grants(tree: Tree, reading: Reading, spine: list[int]) -> bool:
    """Whether a question takes for granted what a word inside it states."""
    lexicon = words("answers.en")["granting"]
    for at in (reading.trigger, *tree.ancestors(reading.trigger)):
        if at in spine:
            return True
        if tree.is_(at, "advcl"):
            mark = tree.preposition(at)
            asides = [tree.lower(c) for c in tree.children(at, "advmod", "mark")]
            if mark in ("if", "unless", "whether") or not ({mark, *asides} & lexicon):
                return False
    return True


def _hole(tree: Tree, at: int) -> int | None:
    """The noun phrase that a question asks for: "which groups", "who"."""
    for i in _first(tree, at):
        if tree.lower(i) not in words("answers.en")["hole"]:
            continue
        above = tree.head(i)
        if tree.is_(i, "det", "nmod:poss") and above is not None:
            return above
        return i if tree.is_(i, *_NOMINAL) else None
    return None


def _topic(tree: Tree, at: int) -> str:
    held = tree.sentences[at]
    label = _LABEL.match(tree.text[held.start : held.end])
    text = tree.text[held.start + (label.end() if label else 0) : held.end].strip()
    return text if len(text) <= _TOPIC else text[:_TOPIC].rsplit(" ", 1)[0]


def _about(tree: Tree, parties: Parties, sentences: Sequence[int]) -> tuple[str, ...]:
    spans = [(tree.sentences[s].start, tree.sentences[s].end) for s in sentences]
    return tuple(
        dict.fromkeys(
            m.referent
            for s in parties.layers.sentences
            for m in s.mentions
            if any(a <= m.start < b for a, b in spans)
        )
    )
