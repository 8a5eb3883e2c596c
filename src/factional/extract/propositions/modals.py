"""Modals: what auxiliaries make of a predicate."""

from __future__ import annotations

from factional.extract.propositions.said import Said
from factional.extract.propositions.scope import infinitive, inverted
from factional.extract.syntax import Tree
from factional.model import Certainty
from factional.vocabulary.lexicon import words


def modals(said: Said, i: int, *, denied: bool = False) -> None:
    """Reckon with a predicate's auxiliaries.

    Args:
        said: What has been gathered so far; changed.
        i: The predicate.
        denied: Whether it is denied: "cannot" says more than "can".
    """
    tree, lexicon = said.tree, words("mood.en")
    found = auxiliaries(said.tree, i)
    forms = {tree.lower(a) for a in found} | {tree.lemma(a) for a in found if tree.lower(a) == "'d"}
    perfect = any(tree.lemma(a) == "have" for a in found if tree.lower(a) != "'d")
    stative = tree.child(i, "cop") is not None
    if forms & lexicon["modals_possible"]:
        said.weaken(Certainty.POSSIBLE)
        said.soon(perfect=perfect)
    if not denied and (forms & lexicon["modals_able"] or "cannot" in forms):
        said.weaken(Certainty.POSSIBLE)
        said.soon(perfect=perfect)
    if forms & lexicon["modals_future"]:
        said.foretell()
    if forms & lexicon["modals_unreal"] and "have" not in {
        tree.lemma(a) for a in found if tree.lower(a) == "'d"
    }:
        if perfect:
            said.unreal = True
        said.foretell()
    bound = [a for a in found if tree.lemma(a) == "be" and not tree.is_(a, "aux:pass")]
    if infinitive(tree, i) and any(tree.feature(a, "VerbForm") == "Fin" for a in bound):
        said.foretell()
    if forms & lexicon["modals_bound"]:
        if perfect or stative:
            said.weaken(Certainty.PROBABLE)
        else:
            said.intend()


def auxiliaries(tree: Tree, i: int) -> list[int]:
    """Auxiliaries of a predicate, without one that begins a condition under it."""
    stolen = {
        tree.subtree(c)[0] - 1 for c in tree.children(i, "advcl", "ccomp") if inverted(tree, c)
    }
    return [a for a in tree.children(i, "aux") if a not in stolen]
