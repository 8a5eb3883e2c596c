"""Scope: the words that decide how a reading is meant, from the one it hangs on outwards.

What denies or postpones a clause stands in it, or in the clause that it is the complement of: "no
evidence that X *trained* Y", "refused to *join*". A relative clause, and most adverbial ones, stand
on their own. `path` climbs from the trigger of a reading as far as scope reaches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factional.extract.propositions.reading import Reading
from factional.extract.syntax import Clauses, Tree
from factional.vocabulary.lexicon import frames, load, words


class Link(StrEnum):
    """How a word on the path stands to the one before it.

    `OWN` is the predicate of the reading, `NOUN` a noun of a deed on the way to one. `COMPLEMENT`
    governs a clause or a noun inside it, `BARE` a clause without a word of its own for it
    ("that"). `SHARED` lends its auxiliaries to a coordinated verb, `BESIDE` only its governors.
    `MANNER` is what a participle describes, `PURPOSE` what an infinitive is the aim of, `WHEN` what
    a temporal clause dates.
    """

    OWN = "own"
    NOUN = "noun"
    COMPLEMENT = "complement"
    BARE = "bare"
    SHARED = "shared"
    BESIDE = "beside"
    MANNER = "manner"
    PURPOSE = "purpose"
    CONDITION = "condition"
    WITHOUT = "without"
    WHETHER = "whether"
    WHEN = "when"
    NOBODY = "nobody"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Step:
    """A word that has a say in a reading, and how it comes to have it.

    Attributes:
        inner: The word of the step before.
        effect: What a governor does, a key of `governors` in the lexicon; "" for none.
    """

    word: int
    link: Link
    inner: int
    effect: str = ""


_COMPLEMENTS = ("xcomp", "ccomp", "csubj", "obj", "obl", "nmod", "iobj", "nsubj")
_POSTS = frozenset({"post", "bearer"})


def path(clauses: Clauses, reading: Reading) -> Iterator[Step]:
    """The steps from a reading's trigger outwards, inside out; the last may be `TOP`, the root."""
    return _Climb(clauses, reading).steps()


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether a word is the head of a clause: a verb, or what a copula makes one."""
    if tree.child(i, "cop") is not None:
        return True
    if tree.tag(i) not in ("VERB", "AUX"):
        return tree.tag(i) == "ADJ" and tree.is_(i, "root", "xcomp", "ccomp", "advcl", "conj")
    return not (tree.is_(i, "amod", "compound", "case", "aux") and not tree.children(i, "nsubj"))


def infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb is introduced by "to"."""
    return any(tree.lower(c) == "to" for c in tree.children(i, "mark"))


@cache
def effects(noun: bool) -> dict[str, str]:
    """What each governor does, by lemma."""
    data = load("mood.en")
    table: dict[str, str] = {}
    for name in ("governors", "noun_governors") if noun else ("governors",):
        for effect, lemmas in data[name].items():
            for lemma in lemmas:
                table[str(lemma)] = str(effect)
    return table


@dataclass
class _Climb:
    clauses: Clauses
    reading: Reading

    @property
    def tree(self) -> Tree:
        return self.clauses.tree

    def steps(self) -> Iterator[Step]:
        tree, at = self.tree, self.reading.trigger
        seen: set[int] = set()
        verbal = is_predicate(tree, at) and not self._titled(at)
        yield Step(at, Link.OWN if verbal else Link.NOUN, at)
        while at not in seen:
            seen.add(at)
            outward = self._from_clause(at) if verbal else self._from_noun(at)
            if outward is None:
                return
            yield outward
            if outward.link in (Link.TOP, Link.CONDITION, Link.WHETHER, Link.WHEN, Link.NOBODY):
                return
            at = outward.word
            verbal = is_predicate(tree, at) or tree.tag(at) == "VERB"
            if outward.link is Link.BARE:
                return

    def _titled(self, i: int) -> bool:
        """Whether a noun of a post stands in no clause of its own."""
        return self.reading.clause is None and self.tree.child(i, "cop") is None

    def _from_noun(self, i: int) -> Step | None:
        """From a noun of a deed to what governs it."""
        tree = self.tree
        head = tree.head(i)
        if head is None:
            return Step(i, Link.TOP, i)
        if tree.is_(i, "conj"):
            return Step(head, Link.SHARED, i)
        if tree.is_(i, "nmod:poss", "appos", "flat", "nmod:desc", "parataxis"):
            return None
        if tree.tag(head) in ("NOUN", "PROPN", "ADJ") and not is_predicate(tree, head):
            effect = effects(True).get(tree.lemma(head), "")
            bridged = tree.preposition(i) or tree.is_(i, "compound")
            return Step(head, Link.COMPLEMENT, i, effect) if effect and bridged else None
        if self.reading.clause is None or not self._reaches(head, i):
            return None
        return Step(head, Link.COMPLEMENT, i, self._effect(head, i))

    def _reaches(self, head: int, i: int) -> bool:
        """Whether the mood of a predicate is that of a noun in it."""
        tree, lexicon = self.tree, words("mood.en")
        lemma = tree.lemma(head)
        if tree.is_(i, "obl") and tree.preposition(i) in lexicon["reasons"]:
            return False
        if self.clauses.copular_subjects(i):
            return True
        if self.reading.rule in _POSTS and i == self.reading.trigger:
            return False
        if head in self.reading.words:
            return True
        if lemma in lexicon["breaks"] and not tree.is_(i, "obl"):
            return True
        if lemma in lexicon["factive"]:
            return False
        light = lemma in lexicon["light"] or lemma in frames().light
        effect = effects(False).get(lemma, "")
        definite = bool(tree.children(i, "nmod:poss")) or any(
            tree.lower(c) in lexicon["definite"] for c in tree.children(i, "det")
        )
        if definite and not light and effect in ("", "plain", "known"):
            return False
        if tree.is_(i, "obj", "nsubj:pass", "iobj", "xcomp"):
            return True
        if tree.is_(i, "nsubj"):
            return light or tree.tag(head) == "ADJ" or lemma in ("prove", "turn")
        return light or effect not in ("", "plain", "known")

    def _from_clause(self, i: int) -> Step | None:
        tree = self.tree
        head = tree.head(i)
        if head is None or tree.is_(i, "root"):
            return Step(i, Link.TOP, i)
        if tree.is_(i, "acl:relcl"):
            return Step(head, Link.NOBODY, i)
        if tree.is_(i, "conj"):
            return Step(head, Link.SHARED if self._shares(i, head) else Link.BESIDE, i)
        if tree.is_(i, "acl"):
            return self._from_modifier(i, head)
        if tree.is_(i, "advcl"):
            return self._from_adverbial(i, head)
        if tree.is_(i, *_COMPLEMENTS):
            return self._from_complement(i, head)
        return None

    def _shares(self, i: int, head: int) -> bool:
        """Whether a coordinated verb takes its auxiliaries from the first."""
        tree = self.tree
        if tree.children(i, "nsubj", "aux", "cop", "expl"):
            return False
        finite = tree.feature(i, "VerbForm") == "Fin"
        return not (finite and tree.children(head, "aux"))

    def _from_complement(self, i: int, head: int) -> Step | None:
        tree = self.tree
        if any(tree.lower(c) in ("whether", "if") for c in tree.children(i, "mark", "advmod")):
            return Step(head, Link.WHETHER, i)
        effect = self._effect(head, i)
        tied = tree.is_(i, "xcomp", "csubj") or infinitive(tree, i) or tree.tag(head) == "ADJ"
        if effect in ("", "known", "plain", "said") and not tied:
            return Step(head, Link.BARE, i, effect)
        return Step(head, Link.COMPLEMENT, i, effect)

    def _from_modifier(self, i: int, head: int) -> Step | None:
        """From a clause after a noun: "plans to attack", "rumours that X attacked"."""
        tree = self.tree
        introduced = infinitive(tree, i) or bool(tree.preposition(i))
        if tree.tag(head) == "ADJ":
            return self._from_complement(i, head)
        if not introduced:
            return None
        return Step(head, Link.COMPLEMENT, i, effects(True).get(tree.lemma(head), ""))

    def _from_adverbial(self, i: int, head: int) -> Step | None:
        tree, lexicon = self.tree, words("mood.en")
        mark = tree.preposition(i)
        first = mark.partition(" ")[0]
        if mark in lexicon["conditions"] or first in ("if", "unless") or inverted(tree, i):
            return Step(head, Link.CONDITION, i)
        if mark in lexicon["without"] or first in ("without", "instead"):
            return Step(head, Link.WITHOUT, i)
        if first == "whether":
            return Step(head, Link.WHETHER, i)
        effect = self._effect(head, i)
        if infinitive(tree, i):
            governs = effect and (effect != "plain" or not tree.children(head, "obj"))
            if governs and "in order" not in mark:
                return Step(head, Link.COMPLEMENT, i, effect)
            return Step(head, Link.PURPOSE, i)
        gerund = self._gerund(i)
        if gerund and first in (
            "from",
            "of",
            "about",
            "for",
            "on",
            "against",
            "with",
            "into",
            "in",
            "at",
        ):
            return Step(head, Link.COMPLEMENT, i, effect)
        if mark in lexicon["temporal"] or any(
            tree.lower(c) in lexicon["temporal"] for c in tree.children(i, "advmod", "mark")
        ):
            return Step(head, Link.WHEN, i)
        if not mark and not tree.children(i, "nsubj"):
            return Step(head, Link.MANNER, i)
        return None

    def _gerund(self, i: int) -> bool:
        tree = self.tree
        verbs = (i, *tree.children(i, "aux", "cop"))
        ends = any(tree.lower(v).endswith("ing") for v in verbs)
        return ends and not tree.children(i, "nsubj")

    def _effect(self, head: int, i: int) -> str:
        """What a verb or adjective does to its complement; a particle or preposition may decide."""
        tree = self.tree
        table = effects(tree.tag(head) == "NOUN")
        lemma = tree.lemma(head)
        beside = [c for c in tree.children(head, "compound:prt", "advmod") if c == head + 1]
        turns = [*(tree.lower(c) for c in beside), tree.preposition(i)]
        if infinitive(tree, i):
            turns.append("to")
        for turn in turns:
            if f"{lemma} {turn}" in table:
                return table[f"{lemma} {turn}"]
        if lemma == "keep" and tree.preposition(i) != "from":
            return "plain"
        return table.get(lemma, "")


def inverted(tree: Tree, i: int) -> bool:
    """Whether a clause is a condition by its word order: "had they come", "should X attack"."""
    subject = tree.child(i, "nsubj")
    if subject is None or tree.children(i, "mark"):
        return False
    first = tree.subtree(subject)[0]
    if first == 0 or first - 1 < tree.sentences[tree.sentence(i)].first:
        return False
    return tree.lower(first - 1) in ("had", "should", "were") and tree.tag(first - 1) == "AUX"


def wholes(tree: Tree, word: int) -> list[int]:
    """The nouns that a noun is tied to from below: "members" in "40 members of X"."""
    found = []
    for above in tree.ancestors(word):
        if not tree.is_(word, "nmod") or tree.tag(above) in ("VERB", "AUX"):
            break
        found.append(above)
        word = above
    return found
