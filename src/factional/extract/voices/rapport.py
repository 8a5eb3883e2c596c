"""Rapport: how two get on, told by a bare adjective in answer to a question about their relations.

"How are your relations with X?" - "Very bad."; "And with Y?" - "With them it is good.".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party, Reading
from factional.extract.voices.questions import Asked, words_of
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_LONGEST = 9
_READ = 2
_SURE = 0.7
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})
_TOGETHER = ("with", "to", "between", "towards")


def rapport(asked: Asked, sentences: Sequence[int], parties: Parties) -> Iterator[Reading]:
    """What an adjective at the head of an answer says of two of whom the question asks.

    Args:
        asked: The turn that is answered.
        sentences: Indices of the sentences of the answer.
        parties: Whom words stand for.
    """
    judged = _judged(sentences[:_READ], parties)
    if judged is None or not asked.questions:
        return
    word, good = judged
    question = words_of(parties.tree, asked.questions[-1].sentence)
    others, owners = _sides(question, parties)
    ones = owners or _speaking(sentences, parties)
    for one in ones[:1]:
        for other in others:
            if one.referent != other.referent:
                made = Reading(
                    "allied_with", one, other, word, (word,), "noun", "relation", _SURE, word
                )
                yield made if good else replace(made, relation="hostile_to")


def _judged(sentences: Sequence[int], parties: Parties) -> tuple[int, bool] | None:
    """An adjective that is all that a sentence says, and whether it praises."""
    tree, lexicon = parties.tree, words("answers.en")
    for at in sentences:
        spoken = words_of(tree, at)
        if not spoken or len(spoken) > _LONGEST:
            continue
        root = next((i for i in spoken if tree.head(i) is None), spoken[0])
        lower = tree.lower(root)
        if lower in lexicon["good"] | lexicon["bad"]:
            negated = any(tree.lower(c) in ("not", "n't", "never") for c in tree.children(root))
            return root, (lower in lexicon["good"]) is not negated
    return None


def _sides(
    question: Sequence[int], parties: Parties
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """With whom a question asks relations are, and whose they are: "your relations with X"."""
    tree, clauses = parties.tree, parties.clauses
    asked = [w for w in question if tree.lemma(w) in words("answers.en")["relations"]]
    found = [o.word for w in asked for o in clauses.obliques(w) if o.preposition in _TOGETHER]
    if not asked:  # "And with X?"
        found = [
            w for w in question if tree.head(w) is None and tree.preposition(w) in _TOGETHER[:1]
        ]
    own = [c for w in asked for c in tree.children(w, "nmod:poss")]
    return _bodies(parties, found), _bodies(parties, own)


def _speaking(sentences: Sequence[int], parties: Parties) -> tuple[Party, ...]:
    """The side of the one who answers, by the "we" of his answer."""
    tree = parties.tree
    said = [w for at in sentences for w in words_of(tree, at)]
    return _bodies(parties, [w for w in said if tree.lower(w) in ("we", "us", "our")])


def _bodies(parties: Parties, found: Sequence[int]) -> tuple[Party, ...]:
    return tuple(p for p in parties.each(found, _BODIES) if p.type in _BODIES)
