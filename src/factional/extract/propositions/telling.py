"""Telling: a value in the words that the language model points at, "dead" or "some 300 men".

The model gives one word; what is said with it is read off the grammar, as it is for the frames.
"""

from __future__ import annotations

from collections.abc import Sequence

from factional.extract.layers import QuantityExpression
from factional.extract.propositions.values import span_of, worded
from factional.extract.syntax import Tree
from factional.model import Value
from factional.vocabulary.lexicon import load

_BEFORE = ("amod", "compound", "flat", "nmod:desc")


def told(
    tree: Tree, quantities: Sequence[QuantityExpression], relation: str, word: int
) -> tuple[Value, tuple[int, int]] | None:
    """The value of a relation at a word, and its stretch; None where the word tells none.

    Args:
        tree: The trees of the document.
        quantities: The numbers of people of the sentence.
        relation: `strength`, `status`, `composition` or `ideology`.
        word: The word that the model points at.
    """
    spot = tree.words[word]
    if relation == "strength":
        for one in quantities:
            if one.start <= spot.start < one.end:
                return one.quantity, (one.start, one.end)
        return None
    if relation == "status":
        held = [word, *(c for c in tree.children(word, "advmod") if c == word - 1)]
        said = load("relations.en")["status"]["told"].get(tree.lower(word))
    elif relation in ("composition", "ideology"):
        before = [c for c in tree.children(word, *_BEFORE) if c < word]
        held, said = [word, *(w for c in before for w in tree.subtree(c) if w < word)], None
    else:
        return None
    span = span_of(tree, held)
    return said or worded(tree, span), span
