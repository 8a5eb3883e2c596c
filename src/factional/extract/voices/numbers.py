"""How many: the number that an answer gives to who asks how strong a body is."""

from __future__ import annotations

from collections.abc import Sequence

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.values import BODIES, listed, valued
from factional.extract.quantities import headcount
from factional.extract.syntax import Tree
from factional.extract.voices.questions import Asked, words_of
from factional.model import Quantity

_SURE = 0.7
_FRAGMENT = 14


def numbered(asked: Asked, spoken: Sequence[int], parties: Parties) -> Reading | None:
    """The strength that the first words of an answer give: "About 600." to "How many are you?".

    Args:
        asked: The turn that is answered.
        spoken: The words of the first sentence of the answer, without its label.
        parties: Whom words stand for.
    """
    tree = parties.tree
    if not asked.questions or not 0 < len(spoken) <= _FRAGMENT:
        return None
    if any(_main(tree, i) for i in spoken):
        return None
    question = words_of(tree, asked.questions[-1].sentence)
    unit = _counted_noun(parties, question)
    body = _asked_of(parties, question)
    if unit is None or body is None:
        return None
    found = _quantity(parties, spoken, unit)
    if found is None:
        return None
    quantity, span = found
    return valued(
        "strength", body, quantity, span, trigger=spoken[0], cue="quantity", confidence=_SURE
    )


def _main(tree: Tree, word: int) -> bool:
    """Whether a word is a verb that says something, not only when: "when I joined, 900"."""
    verb = tree.tag(word) in ("VERB", "AUX") and not tree.is_(word, "acl", "amod", "advcl")
    head = tree.head(word)
    return verb and not (head is not None and tree.is_(head, "advcl"))


def _counted_noun(parties: Parties, question: Sequence[int]) -> str | None:
    """What a question wants counted, "members" where it does not say; None for other questions."""
    tree = parties.tree
    for at, word in enumerate(question):
        after = tree.lower(question[at + 1]) if at + 1 < len(question) else ""
        if tree.lower(word) == "how" and after in ("many", "large", "strong", "big", "numerous"):
            noun = question[at + 2] if at + 2 < len(question) else word
            if tree.tag(noun) != "NOUN":
                return "members"
            known = listed("strength", "nouns") | listed("strength", "counting")
            return tree.lower(noun) if tree.lemma(noun) in known else None
        if tree.lower(word) in ("strength", "number", "size") and tree.is_(word, "nsubj", "root"):
            return "members"
    return None


def _asked_of(parties: Parties, question: Sequence[int]) -> Party | None:
    """The body whose number is asked for."""
    tree = parties.tree
    likely = [w for w in question if tree.is_(w, "nsubj", "nmod:poss")]
    rest = [w for w in question if tree.is_(w, "nmod", "obl", "root")]
    return next(iter(parties.each([*likely, *rest], BODIES)), None)


def _quantity(
    parties: Parties, spoken: Sequence[int], unit: str
) -> tuple[Quantity, tuple[int, int]] | None:
    """The number that an answer begins with, and where it stands."""
    tree = parties.tree
    start, end = tree.words[spoken[0]].start, tree.words[spoken[-1]].end
    for sentence in parties.layers.sentences:
        for each in sentence.quantities:
            if start <= each.start < end:
                return each.quantity, (each.start, each.end)
    alone = headcount(tree.text, start, end)
    if alone is None:
        return None
    number = alone.quantity
    return Quantity(number.min, number.max, number.approx, unit), (alone.start, alone.end)
