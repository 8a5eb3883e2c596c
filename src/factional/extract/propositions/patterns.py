"""Patterns: how a frame of the lexicon is found in a tree.

A pattern is a head, literal words and a slot: `pledge allegiance|loyalty to *actor`. Over a tree,

- a literal noun is an argument of the head or of an earlier literal ("pledged their allegiance",
  "the allegiance pledged"), with the literal preposition before it, if any;
- a literal particle is one of the head ("broke away");
- a slot after a preposition is filled by what that preposition ties to the head or to a literal;
- a slot without one is the deep object: whom it is done to, in the active and in the passive;
- a slot after "of" is filled by a possessor, too: "joined ranks of *org" by "joined X's ranks";
- literals after the slot are further arguments of the head ("provide * with arms").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factional.extract.syntax import Clauses, Tree
from factional.vocabulary.lexicon import words

_ARGUMENTS = ("obj", "iobj", "obl", "nmod", "advmod", "xcomp", "amod", "compound", "advcl", "acl",
              "ccomp", "appos", "dep", "nummod")  # fmt: skip
_PARTICLES = ("compound:prt", "advmod", "case", "mark", "obl")
# first words of "out of", "up to", "in front of", which another pattern than theirs may not take
_PARTICLE_LIKE = frozenset(
    {"out", "up", "down", "away", "off", "back", "apart", "ahead", "in", "on"}
)
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "myself", "ourselves"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a head word.

    Attributes:
        fillers: Words in the slot; () for a frame without one.
        used: The head and the literals found.
        direct: Whether the slot is the deep object, rather than after a preposition.
        object_taken: Whether a literal is the deep object ("pledged allegiance").
    """

    fillers: tuple[int, ...]
    used: tuple[int, ...]
    direct: bool
    object_taken: bool


def is_preposition(alternatives: frozenset[str]) -> bool:
    """Whether a literal is a preposition or particle in all its alternatives."""
    return alternatives <= words("control.en")["prepositions"]


class Matcher:
    """Finds patterns in the trees of a document."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tree: Tree = clauses.tree

    def match(
        self,
        head: int,
        literals: tuple[frozenset[str], ...],
        after: tuple[frozenset[str], ...] = (),
        *,
        slot: bool = True,
    ) -> Iterator[Match]:
        """Every way in which the words after a head's pattern are there."""
        for anchors, pending, taken in self._literals(head, literals, (head,), (), False):
            if not slot:
                if not pending:
                    yield Match((), anchors, direct=False, object_taken=taken)
                continue
            fillers = self._fillers(head, anchors, pending)
            if after and not pending:
                fillers = self._given(head, after[0]) or fillers
            if fillers and self._after(head, after, fillers):
                yield Match(fillers, anchors, direct=not pending, object_taken=taken)

    def _literals(
        self,
        head: int,
        literals: tuple[frozenset[str], ...],
        anchors: tuple[int, ...],
        pending: tuple[frozenset[str], ...],
        taken: bool,
    ) -> Iterator[tuple[tuple[int, ...], tuple[frozenset[str], ...], bool]]:
        """The words that stand for the literals, with prepositions still open before the slot."""
        if not literals:
            yield anchors, pending, taken
            return
        first, rest = literals[0], literals[1:]
        if is_preposition(first):
            particle = self._particle(head, anchors, first)
            if particle is not None:
                yield from self._literals(head, rest, (*anchors, particle), pending, taken)
            yield from self._literals(head, rest, anchors, (*pending, first), taken)
            return
        for word, direct in self._literal(head, anchors, first, pending):
            yield from self._literals(head, rest, (*anchors, word), (), taken or direct)

    def _particle(
        self, head: int, anchors: tuple[int, ...], alternatives: frozenset[str]
    ) -> int | None:
        tree = self.tree
        for child in tree.children(head, *_PARTICLES):
            if child not in anchors and tree.lower(child) in alternatives and child > head:
                return child
        return None

    def _literal(
        self,
        head: int,
        anchors: tuple[int, ...],
        alternatives: frozenset[str],
        pending: tuple[frozenset[str], ...],
    ) -> Iterator[tuple[int, bool]]:
        """Words that a literal is, each with whether it is the deep object of the head."""
        tree = self.tree
        objects = self.clauses.deep_objects(head) if not pending else ()
        seen: set[int] = set()
        for word in (w for o in objects for w in self._counted(o)):
            if self._is(word, alternatives) and word not in anchors:
                seen.add(word)
                yield word, True
        for anchor in anchors:
            for child in tree.children(anchor, *_ARGUMENTS):
                for word in tree.conjuncts(child):
                    if word in seen or word in anchors or not self._is(word, alternatives):
                        continue
                    said = tree.preposition(word)
                    if pending and not self._introduces(said, pending):
                        continue
                    if not pending and said not in ("", "as") and tree.is_(child, "obl", "nmod"):
                        continue  # "labels X as terrorists" and "labels X terrorists" are one
                    if not pending and said == "to" and tree.tag(word) == "VERB":
                        continue  # "have to deal with" is no deal
                    seen.add(word)
                    yield word, not pending and tree.is_(child, "obj")

    def _counted(self, word: int) -> tuple[int, ...]:
        """A word, and what it is a number or a part of: "a series of raids", "most of its guns"."""
        tree = self.tree
        if tree.tag(word) != "NUM" and tree.lemma(word) not in words("control.en")["counting"]:
            return (word,)
        held = [o.word for o in self.clauses.obliques(word) if o.preposition == "of"]
        return (word, *held)

    def _is(self, word: int, alternatives: frozenset[str]) -> bool:
        lower = self.tree.lower(word)
        if self.tree.lemma(word) in alternatives or lower in alternatives:
            return True
        # capitals make names of nouns: "HOLDS TALKS"
        plural = self.tree.tag(word) == "PROPN" and lower.endswith("s")
        return plural and (lower[:-1] in alternatives or f"{lower[:-3]}y" in alternatives)

    def _introduces(self, said: str, pending: tuple[frozenset[str], ...]) -> bool:
        """Whether the preposition in the text is the one that the pattern asks for."""
        parts = said.split()
        if not parts or "than" in parts:  # "closer to X than to Y"
            return False
        if len(pending) == 1:
            first = parts[0] in pending[0] and parts[0] not in _PARTICLE_LIKE  # "outside of"
            return said in pending[0] or first or parts[-1] in pending[0]
        if len(parts) >= len(pending):
            return all(p in want for p, want in zip(parts, pending, strict=False))
        return parts[-1] in pending[-1] and len(parts) == 1 and len(pending) == 1

    def _fillers(
        self, head: int, anchors: tuple[int, ...], pending: tuple[frozenset[str], ...]
    ) -> tuple[int, ...]:
        if not pending:
            last = anchors[-1]  # "vowed to destroy X"
            at = last if self.tree.tag(last) == "VERB" else head
            found = [w for w in self.clauses.deep_objects(at) if w not in anchors]
            if not found or any(self.tree.lower(a) in _REFLEXIVE for a in anchors):
                found = [
                    w
                    for c in self.tree.children(head, "xcomp", "obj")
                    for w in self.tree.conjuncts(c)
                    if self.tree.tag(c) in ("NOUN", "PROPN") and w not in anchors
                ]
            return tuple(dict.fromkeys(found))
        found, obliques = [], self.clauses.obliques
        for anchor in anchors:
            for oblique in obliques(anchor):
                if oblique.word not in anchors and self._introduces(oblique.preposition, pending):
                    found.append(oblique.word)
            noun = anchor != head or self.tree.tag(head) == "NOUN"
            if noun and len(pending) == 1 and "of" in pending[0]:
                found.extend(w for w in self._owners(anchor) if w not in anchors)
        if not found:  # "shares houses and a doctor with X", where a parse hung X on the doctor
            found = [
                o.word
                for a in anchors[1:]
                for c in self.tree.conjuncts(a)[1:]
                for o in obliques(c)
                if self._introduces(o.preposition, pending)
            ]
        if not found and "of" not in pending[-1]:  # "keeps a network of cells in X"
            held = [o.word for a in anchors[1:] for o in obliques(a) if o.preposition == "of"]
            found = [
                o.word
                for w in held
                for o in obliques(w)
                if self._introduces(o.preposition, pending)
            ]
        if pending[-1] == {"by"} or "by" in pending[-1]:
            found.extend(w for w in self.clauses.agents(head) if w not in anchors)
        return tuple(dict.fromkeys(found))

    def _given(self, head: int, gift: frozenset[str]) -> tuple[int, ...]:
        """Who is given something: "gave us guns", or where a parse made one of the two."""
        tree = self.tree
        given = [w for c in tree.children(head, "iobj") for w in tree.conjuncts(c)]
        if given and any(self._is(c, gift) for c in tree.children(head, "obj")):
            return tuple(given)
        if {"to", "for"} & {o.preposition for o in self.clauses.obliques(head)}:
            return ()
        return tuple(
            w
            for noun in self.clauses.deep_objects(head)
            if self._is(noun, gift)
            for c in tree.children(noun, "compound")
            if c < noun
            for w in tree.conjuncts(c)
        )

    def _owners(self, noun: int) -> Iterator[int]:
        """Whose a noun is, which says what "of" says: "joined X's ranks", "took X orders"."""
        tree = self.tree
        for child in tree.children(noun, "nmod:poss", "compound", "amod"):  # "Karvian custody"
            if child < noun:
                stands = self.clauses.antecedent(child)
                yield from tree.conjuncts(child) if stands is None else (stands,)

    def _after(
        self, head: int, after: tuple[frozenset[str], ...], fillers: tuple[int, ...]
    ) -> bool:
        """Whether what must follow the slot follows: "train X as ...", "allow X to"."""
        if not after:
            return True
        if after == (frozenset({"to"}),):
            tree = self.tree
            return any(
                "to" in (tree.lower(m) for m in tree.children(c, "mark"))
                for c in tree.children(head, "xcomp", "advcl", "ccomp")
            ) or any(o.preposition == "to" for o in self.clauses.obliques(head))
        if all(is_preposition(a) for a in after):
            said = {o.preposition for o in self.clauses.obliques(head)}
            said |= {self.tree.preposition(c) for c in self.tree.children(head, "advcl", "xcomp")}
            said |= {self.tree.lower(c) for c in self.tree.children(head, *_PARTICLES)}
            return any(self._introduces(s, after[:1]) for s in said)
        anchors = (head, *fillers)
        return any(not pending for _, pending, _ in self._literals(head, after, anchors, (), False))
